"""Why the class is not another one, as text: the class as it is, the rules, then what stands in the way."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from explanations.case_rows import Told
from explanations.hindrances import DIFFER, NO_RECORD, RECORDED
from explanations.words import first_of, joined, said

SHOWN: Final = 3
"""Hindrances told of one vote in one reading; the rest are counted, and stand whole in the JSON."""
ENTRIES_NAMED: Final = 4

HEADINGS: Final = {RECORDED: "on record", NO_RECORD: "no record", DIFFER: "accounts differ"}
FIELDS: Final = {
    "best": "the class with what is not known at its best",
    "worst": "the class with what is not known at its worst",
    "highest": "the highest of the four votes",
    "risk": "the risk vote",
    "protection": "protection",
    "weakest": "the weakest capacity to change that is asked about",
    "red_list": "the red list",
    "end": "the end looked at",
    "best and worst": "the classes at both ends",
}
ASKS: Final = {
    "are_same": "the same at both ends",
    "cross_from_medium_to_high": "medium or better at one end and high or worse at the other",
    "is_below_high": "below high",
    "is_more_than_none": "more than none",
    "is_not_unanswered": "nothing that a manager has not answered",
    "none": "none",
}
ENDS: Final = {"best": "at its best", "worst": "at its worst"}


def why_not_text(told: Told, width: int = 100) -> str:
    """The answer of `why_not` as lines no wider than ``width``."""
    lines = []
    for indent, text in _told(told):
        lines += wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2)) or [""]
    return "\n".join(lines) + "\n"


def _told(told: Told) -> Iterator[tuple[int, str]]:
    yield 0, f"Proposal {told['proposal']}. Asked: why the class is not {said(told['asked'])}."
    yield 0, f"{_as_it_is(told)} {_verdict(told)}"
    yield 0, ""
    if told["verdict"] == "it_is":
        yield 0, "The rules that could have given it; one of them holds:"
    else:
        yield 0, f"What would have made it {said(told['asked'])}, by rule, and the first condition that failed:"
    for rule in told["ends"]:
        yield 2, f"- {_rule(rule)}"
    for row in told["readings"]:
        yield 0, ""
        yield 0, _fell_short(row, told)
        for rule in row["rules"]:
            yield 2, f"- {_rule(rule)}"
        yield from _hindrances(row, told)


def _fell_short(row: Told, told: Told) -> str:
    return (
        f"With what is not known {ENDS[row['reading']]} the class is {said(row['stands'])} (the range is "
        f"{_range(told)}); it would have to be {said(row['needs'])}:"
    )


def _as_it_is(told: Told) -> str:
    """The class as it is, never without its range."""
    return f"On the evidence the class is {_with_range(told)}."


def _with_range(told: Told) -> str:
    if told["class"] == "not_classified":
        return f"not classified, between {said(told['best_case'])} and {said(told['worst_case'])}"
    left = f"{said(told['not_excluded'])} is not excluded" if told["not_excluded"] else "the same at both ends"
    return f"{said(told['class'])}; {left}"


def _range(told: Told) -> str:
    best, worst = said(told["best_case"]), said(told["worst_case"])
    return f"{best} at both ends" if best == worst else f"{best} at its best to {worst} at its worst"


def _verdict(told: Told) -> str:
    asked = said(told["asked"])
    return {
        "it_is": "That is the class asked about: ask `--why class` for its reasons.",
        "not_excluded": "Answers to what is not known could make it so: `--missing` says which.",
        "in_range": f"{asked.capitalize()} lies within that range: `--missing` says what would settle it.",
        "not_it": "",
    }[told["verdict"]]


def _rule(rule: Told) -> str:
    """One rule and its first condition that failed, with what stands instead."""
    lead = f"{rule['title']} [{rule['card']}]"
    if rule["first_failed"] is None:
        return f"{lead}: every condition holds."
    held = rule["first_failed"]
    failed = rule["conditions"][held]
    before = f" ({held} before it held)" if held else ""
    field = FIELDS.get(failed["field"], failed["field"])
    asks = ASKS.get(failed["asks"], said(failed["asks"]))
    is_, it_is = ("are", "they are") if " and " in failed["field"] else ("is", "it is")
    return f"{lead}: asks that {field} {is_} {asks}; {it_is} {said(failed['stands'])}{before}."


def _hindrances(row: Told, told: Told) -> Iterator[tuple[int, str]]:
    by_vote: dict[str, list[Told]] = {}
    above = [one["because"] for other in told["readings"] if other is not row for one in other["hindrances"]]
    for one in row["hindrances"]:
        twin = [_other_end(name) for name in one["because"]]
        if row["reading"] == "worst" and twin in above:
            continue  # said at its best, where it weighs more
        by_vote.setdefault(one.get("vote", "red list"), []).append(one)
    if not by_vote and row["hindrances"]:
        yield 2, "What stands in the way is what is said above; it holds even at its best."
    for vote, held in by_vote.items():
        yield 2, f"{said({'protective': 'protection'}.get(vote, vote)).capitalize()}:"
        for one in held[:SHOWN]:
            yield 4, f"- {_hindrance(one)}"
        if len(held) > SHOWN:
            yield 4, f"- and {len(held) - SHOWN} more: use --format json"


def _hindrance(one: Told) -> str:
    """How it ends first, then what it is, the entries, and who could answer it."""
    rows = one["entries"] or one["other_rows"]
    entries = f" ({joined(first_of(rows, ENTRIES_NAMED))})" if rows and one["ending"] != NO_RECORD else ""
    looked = f" Not looked in: {joined(said(name) for name in one['domains'])}." if one.get("domains") else ""
    who = f" Who can say: {one['who']} [{one['gap']}]." if one["who"] else ""
    return f"{HEADINGS[one['ending']].upper()}: {one['say']}{entries}{looked}{who}"


def _other_end(name: str) -> str:
    """The id the same conclusion has at the best end."""
    return ".".join("best" if part == "worst" else part for part in name.split("."))

"""One change tried on a copy: what would be different, and nothing else (`explain --set`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any, Final

from engine.assess import assess
from engine.assessment import Assessment
from explanations.case_rows import Told
from explanations.names import Names
from explanations.spine import spine
from explanations.what_if import answer_of, the_class
from explanations.what_if_text import with_range
from explanations.words import counted, said

LISTS: Final = {
    "statuses": ("status", ("factor", "about"), "status"),
    "capacity": ("capacity", ("adult", "factor"), "level"),
    "challenges": ("challenge", ("id",), "why"),
    "gaps": ("question", ("id",), "ask"),
    "gates": ("gate", ("id",), "state"),
    "duties": ("duty", ("id",), "state"),
    "recommendations": ("recommendation", ("because",), "goal"),
}
"""The lists of a proposal that are compared: what one row is called, what it is named after, and what it says."""

SHOWN: Final = 6


def set_one(assessment: Assessment, supposed: Mapping[str, str], proposal: str | None = None) -> Told:
    """The differences between the answer as it is and the answer with some things supposed, for one proposal.

    Gives `before` and `after` (class with range), `votes`, and for each list the rows that are `gone`, `new` or
    `changed`. Raises NothingOfThatName for a proposal there is none of.
    """
    answer = answer_of(assessment, proposal)
    again = assess(assessment.case, assessment.knowledge, supposed={**assessment.supposed, **supposed})
    after = answer_of(again, answer.id)
    old, new = (_proposal(spine(one), answer.id) for one in (assessment, again))
    votes = {
        vote: {"before": old["classification"]["votes"][vote], "after": new["classification"]["votes"][vote]}
        for vote in old["classification"]["votes"]
        if old["classification"]["votes"][vote] != new["classification"]["votes"][vote]
    }
    names = Names(assessment.case, assessment.knowledge)
    return {
        "proposal": answer.id,
        "supposed": dict(sorted(supposed.items())),
        "supposed_said": [_said(key, value, names) for key, value in sorted(supposed.items())],
        "before": the_class(answer),
        "after": the_class(after),
        "votes": votes,
        "differences": {name: _differences(name, old[name], new[name], names) for name in LISTS},
    }


def _proposal(told: Mapping[str, Any], name: str) -> Told:
    return next(row for row in told["proposals"] if row["id"] == name)


def _said(key: str, value: str, names: Names) -> str:
    of, _, person = key.partition("@")
    kind, _, factor = of.rpartition(".")
    who = f" for {names.who(person)}" if person else ""
    if kind == "capacity":
        return f"capacity to change on {names.named(factor)}{who}: {said(value)}"
    return f"{names.named(of) if of.startswith('rf_') else said(of)}{who}: {said(value)}"


def _differences(name: str, old: list[Told], new: list[Told], names: Names) -> Told:
    _, keys, says = LISTS[name]
    held = [{tuple(str(row[key]) for key in keys): row for row in rows} for rows in (old, new)]
    before, after = held
    return {
        "gone": [_row(before[key], says, names) for key in before if key not in after],
        "new": [_row(after[key], says, names) for key in after if key not in before],
        "changed": [
            _row(after[key], says, names) | {"before": before[key][says]}
            for key in after
            if key in before and before[key][says] != after[key][says]
        ],
    }


def _row(row: Told, says: str, names: Names) -> Told:
    about = row.get("about") if isinstance(row.get("about"), str) else row.get("adult")
    factor = row.get("factor")
    parts = [names.named(factor) if factor else "", names.who(about) if about and factor else ""]
    title = row.get("id") if not any(parts) or "id" in row else ", ".join(part for part in parts if part)
    return {"what": title or ", ".join(part for part in parts if part), "says": row[says]}


def set_one_text(told: Told, width: int = 100) -> str:
    """The answer of `set_one` as lines no wider than ``width``."""
    lines: list[str] = []
    for indent, text in _told(told):
        lines += wrap(text, width, initial_indent=" " * indent, subsequent_indent=" " * (indent + 2)) or [""]
    return "\n".join(lines) + "\n"


def _told(told: Told) -> Iterator[tuple[int, str]]:
    yield 0, f"A WHAT-IF, on supposed facts and not on the record. Supposed: {'; '.join(told['supposed_said'])}."
    same = with_range(told["before"]) == with_range(told["after"])
    yield (
        0,
        (
            f"Proposal {told['proposal']}. On the evidence the class is {with_range(told['before'])}; supposing this, "
            f"it would be {'the same' if same else with_range(told['after'])}."
        ),
    )
    for vote, row in told["votes"].items():
        name = {"protective": "protection"}.get(vote, vote)
        yield 2, f"- The {name} vote: {said(row['after'])} instead of {said(row['before'])}."
    quiet = True
    for name, held in told["differences"].items():
        one = LISTS[name][0]
        for way, rows in held.items():
            if rows:
                quiet = False
                yield 0, f"{counted(len(rows), one, _many(one)).capitalize()} {way}:"
                yield from _rows(way, rows)
    if quiet and not told["votes"]:
        yield 0, "Nothing else would be different."


def _rows(way: str, rows: list[Told]) -> Iterator[tuple[int, str]]:
    for row in rows[:SHOWN]:
        if way == "changed":
            yield 2, f"- {row['what']}: {said(row['says'])} instead of {said(row['before'])}."
        else:
            yield 2, f"- {row['what']}: {said(row['says'])}"
    if len(rows) > SHOWN:
        yield 2, f"And {len(rows) - SHOWN} more: use --format json."


def _many(one: str) -> str:
    return {"status": "statuses", "capacity": "capacities", "duty": "duties"}.get(one, f"{one}s")

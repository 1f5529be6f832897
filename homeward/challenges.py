"""Everything about each challenge in one place: entries whole, what it is put to, answers, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any, Final

from engine.assessment import Assessment
from explanations import spine
from explanations.entry_line import is_possible, possible_said
from explanations.words import day_said, joined, said, when_said
from homeward.settling import settled_by, what_would_settle
from homeward.whole_record import case_lines, of_a_proposal, of_the_case, proposal_lines

Told = dict[str, Any]

_HOLDS: Final = {
    "stage_2_gate": "It holds the gate of stage 2 until it is answered.",
    "supervision_agenda": "It stands on the agenda of the next supervision.",
}
_WHEN: Final = {
    "already_on_record": "They were on record when it was said.",
    "since": "They came after it was said.",
}


def challenges_in_full(assessment: Assessment) -> Told:
    """Every challenge of every proposal as plain data, in the order in which they are to be read."""
    told = spine(assessment)
    facts = {fact["id"]: fact for fact in told["facts"]}
    return {
        "format": told["format"],
        "case": told["case"],
        "as_of": told["as_of"],
        "names": told["names"],
        **of_the_case(told),
        "proposals": [
            {
                "id": row["id"],
                "child": row["child"],
                "household": row["household"],
                "challenges": [_in_full(assessment, row, challenge, facts) for challenge in row["challenges"]],
                **of_a_proposal(row),
            }
            for row in told["proposals"]
        ],
    }


def _in_full(assessment: Assessment, row: Told, challenge: Told, facts: Mapping[str, Told]) -> Told:
    put_to = set(challenge["statements"])
    return {
        **challenge,
        "entries_in_full": [{"id": name, **facts[name]["values"]} for name in challenge["entries"]],
        "supports": [
            support
            for support in row["supports"]
            if support["about"] in put_to and (challenge["factor"] is None or support["factor"] == challenge["factor"])
        ],
        "answers": [_answer(assessment, given) for given in _given(assessment, challenge["id"])],
        "would_settle": what_would_settle(assessment, challenge["id"]),
    }


def _given(assessment: Assessment, challenge: str) -> list[Any]:
    """The answers in the case file to one challenge, oldest first."""
    rows = [row for row in assessment.case.responses if row.challenge == challenge]
    return sorted(rows, key=lambda row: (str(row.on or ""), row.by or "", row.answer))


def _answer(assessment: Assessment, row: Any) -> Told:
    settling = settled_by(assessment, row)
    return {
        "kind": row.answer,
        "by": row.by,
        "agreed_by": row.agreed_by,
        "on": row.on.isoformat() if row.on is not None else None,
        "entries": list(row.entries),
        "settles": list(settling.settled),
        "does_not_settle": list(settling.not_settled),
        "missing": list(settling.missing),
    }


# --- as text ----------------------------------------------------------------------------------------------------


def challenges_text(told: Told, width: int) -> str:
    """The same as lines a person reads, no wider than `width`."""
    lines = [f"{told['case']}, on {day_said(told['as_of'])}", *_wrapped(case_lines(told), width)]
    for proposal in told["proposals"]:
        lines += ["", f"{proposal['id']}: {_name(told, proposal['child'])} to {proposal['household']}"]
        if not proposal["challenges"]:
            lines += ["", "Nothing on record speaks against the current view. That is what was entered, and no more."]
        for challenge in proposal["challenges"]:
            lines += ["", *_wrapped(_lines(told, challenge), width)]
        lines += _wrapped(proposal_lines(told, proposal), width)
    return "\n".join(lines)


def _wrapped(lines: Iterator[tuple[str, int]], width: int) -> Iterator[str]:
    """Lines no wider than the page, each standing in as far as it asks for."""
    for text, indent in lines:
        pad = " " * indent
        yield from wrap(text, width, initial_indent=pad, subsequent_indent=pad + "  ") or [""]


def _lines(told: Told, challenge: Told) -> Iterator[tuple[str, int]]:
    """The lines of one challenge, each with how far it stands in."""
    yield f"{challenge['rank']}. {challenge['id']}", 0
    yield f"{_factor(told, challenge)}, {said(challenge['direction'])}", 3
    yield challenge["why"], 3
    if challenge["holds"] is not None:
        yield _HOLDS[challenge["holds"]], 3
    for support in challenge["supports"]:
        since = f" since {day_said(support['silent_since'])}" if support["silent_since"] else ""
        state = f"; {said(support['state'])}{since}" if support["state"] else ""
        rated = f"{support['about']}, {said(support['rated'])} on {support['factor'] or 'the return itself'}"
        yield f"{rated}: {said(support['support'])}{state}", 3
    if challenge["entries"]:
        yield " ".join(_of_the_entries(challenge)), 3
    for entry in challenge["entries_in_full"]:
        unsure = [possible_said(entry, challenge["factor"])] if is_possible(entry, challenge["factor"]) else []
        yield f"{entry['id']}, {when_said(entry)}: {', '.join([*_source(told, entry), *unsure])}", 5
        yield entry["event"] or "No text is recorded.", 7
    for answer in challenge["answers"] or [None]:
        yield from _answer_lines(told, answer)
    yield f"What would settle it: {challenge['would_settle']}", 3


def _of_the_entries(challenge: Told) -> Iterator[str]:
    yield "The entries, the weightiest first."
    if challenge["already_on_record_too"]:
        yield "Some were on record when it was said, others came after."
    elif challenge["when"] in _WHEN:
        yield _WHEN[challenge["when"]]
    if not challenge["confirmed"]:
        yield "Nobody has confirmed what they say on it."
    if not challenge["mentioned"]:
        yield "Not all of them are mentioned by an assessment or behind a rating."


def _source(told: Told, entry: Told) -> list[str]:
    """Where an entry comes from and how it stands, in the order in which a reader weighs it."""
    who = _name(told, entry["told_by"]) if entry["told_by"] else None
    parts = [
        f"source {said(entry['source'])}" if entry["source"] else "no source recorded",
        f"told by {who}" if who else None,
        f"rests on what was {said(entry['rests_on'])}" if entry["rests_on"] in ("seen", "tested", "told") else None,
        "rests on a document" if entry["rests_on"] == "document" else None,
        said(entry["standing"]),
        said(entry["severity"]) if entry["severity"] else None,
    ]
    return [part for part in parts if part]


def _answer_lines(told: Told, answer: Told | None) -> Iterator[tuple[str, int]]:
    if answer is None:
        yield "Not answered yet.", 3
        return
    agreed = f", agreed by {answer['agreed_by']}" if answer["agreed_by"] else ""
    behind = f", with {joined(answer['entries'])}" if answer["entries"] else ""
    settles = f"settles {joined(answer['settles'])}" if answer["settles"] else "settles nothing"
    yield f"Answered: {answer['kind']}, by {answer['by']}{agreed}, {day_said(answer['on'])}{behind}. It {settles}.", 3
    for line in answer["missing"]:
        yield f"- {line}", 5


def _name(told: Told, id_: str) -> str:
    return str(told["names"]["people"].get(id_, id_))


def _factor(told: Told, challenge: Told) -> str:
    name = challenge["factor"]
    return str(told["names"]["factors"].get(name, name)) if name else "the overall view"

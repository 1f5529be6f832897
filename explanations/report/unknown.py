"""What is not known and what would decide it, the most decisive first; and the days on which what was shown lapses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.tally import CARE_QUESTION
from explanations.case_rows import Told
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.report.reading import Answer, first_upper
from explanations.words import counted, day_said, first_of, joined, said

TOGETHER = frozenset({"core_open", "domain_not_looked"})
GAPS_SHOWN = 5
LAPSES_SHOWN = 2
NAMES_SHOWN = 3


def unknown(answer: Answer, proposal: Told) -> Iterator[Block]:
    """The gaps of a proposal and what an answer to each would do."""
    yield Heading(3, "What is not known, and what would change it")
    gaps, held = proposal["gaps"], proposal["classification"]
    if not gaps:
        yield Paragraph("No open question was found in what is on record. That is not the same as knowing everything.")
    else:
        yield from _asked(answer, proposal)
    if held["undecided_by"]:
        together = counted(len(held["undecided_by"]), "question")
        yield Paragraph(
            f"Answered for the family together, those marked * would give a class ({together}).",
            tuple(held["undecided_by"]),
        )
    waiting = [block for block in held["blocks"] if block["rationale"] is None]
    if waiting and set(held["votes"].values()) == {"low"}:
        names = joined(answer.named(block["factor"]) for block in waiting)
        because = tuple(name for block in waiting for name in block["because"])
        yield Paragraph(
            f"Every vote is low; what keeps the class at medium is the history on record: {names}.", because
        )
    yield from _lapses(answer, proposal)


def _asked(answer: Answer, proposal: Told) -> Iterator[Block]:
    """The questions, those that are one piece of work in one line."""
    groups: dict[tuple[Any, ...], list[Told]] = {}
    for gap in proposal["gaps"]:
        groups.setdefault(_piece_of_work(proposal, gap), []).append(gap)
    lines = [_line(answer, proposal, group) for group in groups.values()]
    yield Points(tuple(lines[:GAPS_SHOWN]), numbered=True)
    if len(lines) > GAPS_SHOWN:
        because = tuple(name for line in lines[GAPS_SHOWN:] for name in line.because)
        yield Paragraph(f"{len(lines) - GAPS_SHOWN} more: use --format json.", because)


def _piece_of_work(proposal: Told, gap: Told) -> tuple[Any, ...]:
    """What gaps are asked together by: looks in several domains, and open factors of one person, of one effect."""
    effect = (gap["would_change_class"], gap["at_best"], gap["at_worst"], _marked(proposal, gap))
    if gap["kind"] in TOGETHER:
        return (gap["kind"], gap["subject"], *effect)
    return (gap["id"],)


def _marked(proposal: Told, gap: Told) -> bool:
    return gap["id"] in proposal["classification"]["undecided_by"]


def _line(answer: Answer, proposal: Told, gaps: list[Told]) -> Line:
    """One question, or several of one kind, with what an answer would do."""
    first = gaps[0]
    text = first["ask"] if len(gaps) == 1 else _together(answer, proposal, gaps)
    mark = "* " if _marked(proposal, first) else ""
    effect = _effect(proposal, first, _yes(answer, first))
    because = tuple(name for gap in gaps for name in gap["because"])
    return Line(f"{mark}{text}", because, (effect,) if effect else ())


def _together(answer: Answer, proposal: Told, gaps: list[Told]) -> str:
    if gaps[0]["kind"] == "domain_not_looked":
        return (
            "Look for what protects this child in the domains never looked in, and record that you looked, whatever "
            f"you find: {joined(said(gap['names']) for gap in gaps)}."
        )
    who, open_ = gaps[0]["subject"], {row["factor"] for row in proposal["statuses"] if row["status"] == "open"}
    names = []
    for gap in gaps:
        one_question = gap["factor"] == CARE_QUESTION[0] and open_.issuperset(CARE_QUESTION)
        names.append("care and harm now" if one_question else answer.named(gap["factor"]))
    return (
        f"Ask who outside the household can look into each of these for {answer.who(who)}, and have it written down "
        f"who looked, when and how: {'; '.join(first_of(names, NAMES_SHOWN))}."
    )


def _yes(answer: Answer, gap: Told) -> str:
    """What an answer for the family would be, in words: "T says yes"."""
    if gap["kind"] == "domain_not_looked":
        return "something is found that protects and would act after the move"
    if gap["kind"].startswith("wish_"):
        return f"{answer.who(gap['subject'])} says yes"
    if gap["kind"] in ("to_be_settled", "suggestion_unconfirmed"):
        return "it is settled for the family"
    return "answered for the family"


def _effect(proposal: Told, gap: Told, yes: str) -> str:
    """What an answer would do: "medium if T says yes, high if not"; empty where it would change nothing by itself."""
    if not gap["would_change_class"]:
        return ""
    best, worst = said(gap["at_best"]), said(gap["at_worst"])
    if gap["kind"] == "date_vague":
        return f"{first_upper(best)} at the other end of what the date allows, {worst} as it is read here."
    if best != worst:
        return f"{first_upper(best)} if {yes}, {worst} if not."
    held = proposal["classification"]
    if held["not_excluded"] and best == said(held["class"]):
        return f"{first_upper(best)} either way; it bears on whether {said(held['not_excluded'])} is excluded."
    return f"{first_upper(best)} either way, and not {said(held['class'])}."


def _lapses(answer: Answer, proposal: Told) -> Iterator[Block]:
    """The days on which what was shown lapses, soonest first; what lapses on one day stands in one line."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for row in proposal["lapses"]:
        check = tuple(row["from"]) if row["kind"] == "check" else ()
        groups.setdefault((row["on"], row["kind"], *check), []).append(row)
    if not groups:
        return
    yield Heading(4, "What lapses, and when")
    lines = [_lapse(answer, rows) for rows in groups.values()]
    yield Points(tuple(lines[:LAPSES_SHOWN]))
    if len(lines) > LAPSES_SHOWN:
        because = tuple(name for line in lines[LAPSES_SHOWN:] for name in line.because)
        yield Paragraph(f"{len(lines) - LAPSES_SHOWN} more: use --format json.", because)


def _lapse(answer: Answer, rows: list[Told]) -> Line:
    day, kind = day_said(rows[0]["on"]), rows[0]["kind"]
    because = tuple(name for row in rows for name in row["because"])
    people = joined(dict.fromkeys(answer.who(row["about"]) for row in rows))
    if kind == "wish":
        return Line(f"{day}: what was said by {people} is too old to count unless asked and recorded afresh.", because)
    factors = first_of((answer.named(row["factor"]) for row in rows), NAMES_SHOWN)
    about = f"{joined(factors)}, for {people},"
    if kind == "check":
        check = rows[0]["from"][0]
        return Line(f"{day}: check {check} on {about} no longer counts unless it is made again before then.", because)
    return Line(f"{day}: the run of observations on {about} lapses unless it is seen again before then.", because)

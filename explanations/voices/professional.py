"""The pages for a supervisor and for a panel: the same lines as the worker's, chosen and ordered for what they do.

A supervisor checks the reasoning: whether a judgement came first, where readings part, what speaks against the view,
how it was reached, and the three questions. A panel decides: what is proposed and what the record says both ways, where
it stands, what the framework and the law ask, what is planned and missing, and who did not agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explanations.case_rows import Told
from explanations.report.ahead import action_blocks, breakdown_blocks, contingency_blocks
from explanations.report.around import voice_blocks
from explanations.report.asked import at_this_class, duty_blocks
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.report.evidence import evidence
from explanations.report.front import front
from explanations.report.grounds import grounds
from explanations.report.page import proposal_heading
from explanations.report.placing import placing
from explanations.report.reading import Answer
from explanations.report.unknown import unknown
from explanations.report.weighing import questions, two_readers, weighing
from explanations.report.whole import quality, reflection
from explanations.voices.depth import first_lines
from explanations.words import day_said, joined, said

PLAN = "`homeward plan CASE` shows them all."


def supervisor_page(told: Mapping[str, Any]) -> list[Block]:
    """The page a supervisor brings to supervision, for an answer as `spine_for` gives it."""
    answer = Answer(told)
    blocks = [*front(answer, with_next_steps=False), *withheld_here(told)]
    for proposal in told["proposals"]:
        blocks += proposal_heading(answer, proposal)
        blocks += [*evidence(answer, proposal), *placing(answer, proposal), *questions(proposal)]
        blocks += [*two_readers(answer, proposal), *reflection(proposal), *unknown(answer, proposal)]
    blocks += [*quality(answer), Heading(2, "To check this for yourself"), Points(CHECKS)]
    return [*blocks, *grounds(answer, blocks)]


CHECKS = (
    Line("Why it is this class, down to the entries: `homeward explain CASE --why class`"),
    Line("Why it is not another: `homeward explain CASE --why-not medium`"),
    Line("What would move it, and who can do that: `homeward explain CASE --what-if`"),
    Line("That every line follows, by a second way of working it out: `homeward replay ANSWER CASE`"),
    Line("The patterns, the four explanations and every challenge in full: `homeward challenge CASE`"),
)


def panel_page(told: Mapping[str, Any]) -> list[Block]:
    """The page a panel or a deciding manager reads, for an answer as `spine_for` gives it."""
    answer = Answer(told)
    blocks = [*front(answer, with_next_steps=False), *withheld_here(told)]
    for proposal in told["proposals"]:
        who = answer.who(proposal["child"])
        blocks += proposal_heading(answer, proposal)
        blocks += [*voice_blocks(proposal, who), *evidence(answer, proposal), *weighing(answer, proposal)]
        blocks += [*placing(answer, proposal), *two_readers(answer, proposal), *_decided(answer, proposal)]
        blocks += [*unknown(answer, proposal), *at_this_class(proposal), *duty_blocks(proposal)]
        planned = [*action_blocks(answer, proposal), *contingency_blocks(answer, proposal)]
        blocks += [first_lines(block, PLAN) for block in (*planned, *breakdown_blocks(answer, proposal))]
    blocks += quality(answer)
    return [*blocks, *grounds(answer, blocks)]


def withheld_here(told: Mapping[str, Any]) -> Iterator[Block]:
    """That something is withheld from this reader, and how much, before anything else is read."""
    entries, people = told["withheld"]["entries"], told["withheld"]["people"]
    if not entries and not people:
        return
    parts = []
    if entries:
        parts.append(f"the words of {joined(entries)}")
    if people:
        parts.append(f"{len(people)} name{'s' if len(people) > 1 else ''}")
    yield Paragraph(
        f"Withheld from this reader: {joined(parts)}. They were read, and the answer is the same; each is marked where "
        "it would have stood. Whoever keeps the case file can say why.",
        prominent=True,
    )


def _decided(answer: Answer, proposal: Told) -> Iterator[Block]:
    """What was decided before on this proposal, oldest first, and who did not agree."""
    if proposal["history"]:
        yield Heading(4, "Decided before")
        yield Points(tuple(_decision(answer, row) for row in proposal["history"]))


def _decision(answer: Answer, row: Told) -> Line:
    by = f", by {answer.who(row['by'])}" if row["by"] else ""
    found = f"the class written down then was {said(row['class'])}" if row["class"] else "no class was written down"
    dissent = answer.facts[row["id"]]["values"]["dissent"]
    return Line(
        f"{day_said(row['on'])}{by}: {found}, on the record as it stood then.",
        tuple(row["because"]),
        tuple(_dissent(answer, one) for one in dissent),
    )


def _dissent(answer: Answer, row: Told) -> str:
    who = answer.who(row["by"]) if row["by"] else "somebody not named"
    return f"Did not agree: {who}: {row['says'] or 'no reason recorded'}"

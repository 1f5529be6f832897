"""The whole page, in the order a tired reader needs it: evidence first, the class after it, then what is not known.

Advice read first is followed most, right or wrong; so the facts and their contraries come before the class, and the
class never stands without them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from explanations.case_rows import Told
from explanations.report.asked import asked_in_short
from explanations.report.blocks import Block, Heading, Paragraph
from explanations.report.evidence import evidence
from explanations.report.front import front
from explanations.report.grounds import grounds
from explanations.report.placing import placing
from explanations.report.reading import Answer
from explanations.report.unknown import unknown
from explanations.report.weighing import questions, two_readers, weighing
from explanations.report.whole import patterns, quality, reflection
from explanations.words import day_said, joined, said


def report(told: Mapping[str, Any]) -> list[Block]:
    """The blocks of the page for one answer, as `spine` gives it."""
    answer = Answer(told)
    blocks = [*front(answer), *quality(answer)]
    for proposal in told["proposals"]:
        blocks += _proposal(answer, proposal)
    return [*blocks, *grounds(answer, blocks)]


def proposal_heading(answer: Answer, proposal: Told) -> Iterator[Block]:
    """What is proposed: who goes to live with whom, when, under what status, and when in the work this is asked."""
    adults = joined(answer.who(adult) for adult in proposal["adults"]) or "nobody named yet"
    yield Heading(2, f"Proposal {proposal['id']}: {answer.who(proposal['child'])} to live with {adults}")
    planned = f"Planned for {day_said(proposal['planned'])}. " if proposal["planned"] else ""
    status = f"Legal status: {said(proposal['legal_status'])}. " if proposal["legal_status"] else ""
    yield Paragraph(f"{planned}{status}Household {proposal['household']}. {POINTS[proposal['point']]}")


def _proposal(answer: Answer, proposal: Told) -> Iterator[Block]:
    yield from proposal_heading(answer, proposal)
    yield from evidence(answer, proposal)
    yield from patterns(proposal)
    yield from weighing(answer, proposal)
    yield from placing(answer, proposal)
    yield from asked_in_short(proposal)
    yield from two_readers(answer, proposal)
    yield from unknown(answer, proposal)
    yield from reflection(proposal)
    yield from questions(proposal)


POINTS = {
    "rc1": "First classification, after the assessment.",
    "rc2": "Reclassification, after the agreed work and before return.",
    "rc3": "Reclassification, after return.",
    "rc_event": "Reclassification, after a significant event.",
}

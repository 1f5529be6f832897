"""What is asked now, as blocks: the framework's row for this class, the gates of the stage, and the duties in law."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from explanations.case_rows import Told
from explanations.duty_notes import NOTES_SAID
from explanations.report.ahead import (
    action_blocks,
    breakdown_blocks,
    check_blocks,
    contingency_blocks,
    tripped_blocks,
)
from explanations.report.around import pathway_blocks, voice_blocks
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.report.front import changed_here
from explanations.report.reading import Answer
from explanations.words import day_said, joined, said
from knowledge_base.shapes.entry import PROVENANCE_SAID

OPEN: Final = ("not_met", "unknown")
STAGES: Final = {
    "stage_1": "Stage 1, assessment",
    "stage_2": "Stage 2, first classification and decision",
    "stage_3": "Stage 3, agreement, goals and support",
    "stage_4": "Stage 4, reclassification, decision and plan",
    "stage_5": "Stage 5, at home again",
}
HOW_SAID: Final = {
    "met": "on record",
    "not_met": "not so",
    "unknown": "not known",
    "does_not_apply": "not for this child now",
}
DUTIES_NOTE: Final = (
    "Read from the legal status and from what is entered under `visits`, `reviews` and `steps`; the chronology is not "
    "searched for what was done. Days are the last day for each. It is no legal advice: take that from the authority's "
    "lawyers."
)


def plan_report(told: Mapping[str, Any]) -> list[Block]:
    """The page of `homeward plan`, by what is due next, for an answer as `spine` gives it."""
    answer = Answer(told)
    blocks: list[Block] = [
        Heading(1, f"What is asked now: {told['case']}"),
        Paragraph(
            f"As the record stood on {day_said(told['as_of'])}. It organises what is on record against what the "
            "framework and the law ask; people decide."
        ),
        *changed_here(told),
        *_contacts(told["local"]),
    ]
    for proposal in told["proposals"]:
        who = answer.who(proposal["child"])
        blocks.append(Heading(2, f"Proposal {proposal['id']}: {who}"))
        blocks += [*tripped_blocks(answer, proposal), *duty_blocks(proposal), *voice_blocks(proposal, who)]
        blocks += [*action_blocks(answer, proposal), *contingency_blocks(answer, proposal)]
        blocks += [*breakdown_blocks(answer, proposal), *check_blocks(proposal), *_stages(told, proposal)]
        blocks += [*pathway_blocks(told, proposal), *at_this_class(proposal)]
    return blocks


def _contacts(local: Told | None) -> Iterator[Block]:
    """Whom to ring, as the council's own file gives it."""
    if local is None or not local["contacts"]:
        return
    yield Heading(2, f"Contacts ({local['council']}, {day_said(local['on'])})")
    rows = [(f"{row['for']}: {row['who']}, {row['how']}", row["hours"]) for row in local["contacts"]]
    yield Points(tuple(Line(f"{said_} ({hours})." if hours else f"{said_}.") for said_, hours in rows))


def duty_blocks(proposal: Told) -> Iterator[Block]:
    """The duties that fall under the legal status, what is still open first."""
    yield Heading(3, "Duties in law and guidance, by what is due next")
    open_ones = [row for row in proposal["duties"] if row["state"] != "done"]
    status = said(proposal["legal_status"]) if proposal["legal_status"] else "not recorded"
    yield Paragraph(f"Legal status: {status}. {DUTIES_NOTE}")
    if not proposal["duties"]:
        yield Paragraph("Nothing held here falls under this status now. Other duties may.")
    if open_ones:
        yield Points(tuple(_duty(row) for row in open_ones))
    done = [row for row in proposal["duties"] if row["state"] == "done"]
    if done:
        because = tuple(name for row in done for name in row["because"])
        yield Paragraph(f"On record as done: {len(done)}, which says that they were done and not how.", because)


def _duty(row: Told) -> Line:
    under = [part for part in (row["asks"], NOTES_SAID.get(row["note"] or "")) if part]
    if row["basis"]:
        under.append(f"{_who(row)}{row['basis']}.")
    return Line(row["say"], tuple(row["because"]), tuple(under))


def _who(row: Told) -> str:
    """Who it falls to, or can supply it."""
    roles = joined(said(role.removeprefix("role_")) for role in row["who"])
    return f"Falls to: {roles}. Basis: " if roles else "Basis: "


def _stages(told: Mapping[str, Any], proposal: Told) -> Iterator[Block]:
    """The stage the case is in first; then earlier ones, where what is open may still matter; later ones as a count."""
    now = told["stage"]
    if now is None:
        yield Heading(3, "Gates of the framework")
        yield Paragraph("The case file names no stage, so that the gates of every stage are shown.")
    for stage, title in sorted(STAGES.items(), key=lambda item: (item[0] != now, item[0])):
        rows = [row for row in proposal["gates"] if row["stage"] == stage]
        wanting = [row for row in rows if row["state"] in OPEN]
        if now is not None and stage > now:
            still_open = f"; {len(wanting)} of {len(rows)} checks are still open" if wanting else ""
            yield Paragraph(f"{title}: comes later{still_open}.")
            continue
        yield Heading(3, f"{title}{'' if stage != now else ' (now)'}")
        met = [row for row in rows if row["state"] == "met"]
        yield Paragraph(f"{_counts(rows)}. What is not known is not taken for done.")
        if wanting:
            yield Points(tuple(_gate(row) for row in wanting))
        if met:
            yield Points(tuple(Line(row["say"], tuple(row["because"])) for row in met))


def _counts(rows: list[Told]) -> str:
    """How many of the checks stand how; what there is none of is left out."""
    held = {state: sum(1 for row in rows if row["state"] == state) for state in HOW_SAID}
    counts = [f"{number} {HOW_SAID[state]}" for state, number in held.items() if number]
    return f"Of {len(rows)} checks {joined(counts)}"


def _gate(row: Told) -> Line:
    roles = joined(said(role.removeprefix("role_")) for role in row["who"])
    held = f" Held by {len(row['held_by'])} challenges: `homeward challenge CASE` shows them." if row["held_by"] else ""
    return Line(row["say"], tuple(row["because"]), (f"{row['do']} Who can: {roles}.{held}",))


def at_this_class(proposal: Told) -> Iterator[Block]:
    """What the framework says at this class, beside how sure the class is; and the cases its table does not settle."""
    decision, found = proposal["decision"], proposal["classification"]
    yield Heading(3, "What the framework says at this class")
    ends = f"{said(found['best_case'])} with what is open at its best, {said(found['worst_case'])} at its worst"
    yield Paragraph(
        f"The class on this record is {said(found['class'])} ({ends}). What follows is no "
        f"instruction and stands or falls with the class ({PROVENANCE_SAID[decision['provenance']]}).",
    )
    because = tuple(decision["because"])
    yield Points(
        (
            Line(f"At the first decision. {decision['stage_2']}", because[:1]),
            Line(f"At the decision before return. {decision['stage_4']}", because[1:2]),
        )
    )
    special = decision["special_cases_said"]
    if special:
        yield Paragraph("Cases the table does not settle:")
        yield Points(tuple(Line(row["say"], tuple(row["because"])) for row in special))


def asked_in_short(proposal: Told) -> Iterator[Block]:
    """For the answer as a whole: the row for the decision that comes next, and how much is open."""
    decision = proposal["decision"]
    comes_next, place = ("stage_2", 0) if proposal["point"] == "rc1" else ("stage_4", 1)
    gates = sum(1 for row in proposal["gates"] if row["state"] in OPEN)
    late = sum(1 for row in proposal["duties"] if row["state"] == "overdue")
    yield Paragraph(decision[comes_next], tuple(decision["because"][place : place + 1]))
    yield Paragraph(f"Open checks {gates}, late duties {late}: `homeward plan CASE`.")

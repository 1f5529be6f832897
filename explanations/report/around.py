"""The child's own voice and the council's own pathway, as blocks of the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from explanations.case_rows import Told
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.words import joined, said
from knowledge_base.shapes.entry import PROVENANCE_SAID

BODIES: Final = {
    "council": "a council's own arrangement",
    "provider": "a provider's own description",
    "opinion": "one writer's opinion",
}


def voice_blocks(proposal: Told, who: str) -> Iterator[Block]:
    """What is on record of what the child wants, and the ways that fit this child for asking again."""
    voice = proposal["voice"]
    yield Heading(3, "The child's own voice")
    how = (f"How it was heard: {said(voice['how'])}.",) if voice["how"] else ()
    yield Points((Line(voice["say"], tuple(voice["because"]), how),))
    if not voice["ways"]:
        yield Paragraph("None of the ways held here is marked for this age; that is a limit of the list.")
        return
    ways = "; ".join(row["name"] for row in voice["ways"])
    age = f"age {voice['age']}" if voice["age"] is not None else "an age that is not recorded"
    yield Paragraph(
        f"Ways to hear {who} that fit {age} and how {who} communicates: {ways}. The ages are this tool's own reading; "
        "`homeward show` and an id such as "
        f"{voice['ways'][0]['id']} says more."
    )


def pathway_blocks(told: Mapping[str, Any], proposal: Told) -> Iterator[Block]:
    """The steps of the pathway the case names, and where it differs from others: beside each other and not blended."""
    pathway = proposal["local_pathway"]
    if pathway is None:
        if told["pathway"]:
            yield Paragraph(f"The case names the pathway {told['pathway']}, which is not held here.")
        return
    yield Heading(3, f"Local pathway: {pathway['name']}")
    yield Paragraph(
        f"{BODIES[pathway['body']][:1].upper()}{BODIES[pathway['body']][1:]} ({PROVENANCE_SAID[pathway['provenance']]}"
        f"). It adds to the duties and gates and replaces none. {pathway['limits'] or ''}".rstrip()
    )
    open_ones = [row for row in pathway["steps"] if row["state"] != "done" or row["late"]]
    now = told["stage"]
    here = [row for row in open_ones if row["late"] or now is None or row["stage"] in (now, None)]
    if here:
        yield Points(tuple(_step(row) for row in sorted(here, key=_by_what_is_due)))
    elsewhere = [row for row in open_ones if row not in here]
    if elsewhere:
        yield Paragraph(
            f"Steps of other stages that are not on record as done: {len(elsewhere)}. `--format json` lists them.",
            tuple(name for row in elsewhere for name in row["because"]),
        )
    done = [row for row in pathway["steps"] if row["state"] == "done" and not row["late"]]
    if done:
        yield Paragraph(f"On record as done: {len(done)}.", tuple(name for row in done for name in row["because"]))
    if pathway["conflicts"]:
        yield Paragraph("Where pathways and sources differ, both are shown:")
        yield Points(
            tuple(
                Line(f"{row['name']}. {row['say']}", (row["id"],), (row["handling"],)) for row in pathway["conflicts"]
            )
        )


def _by_what_is_due(row: Told) -> tuple[bool, str]:
    """Late steps, then those with a day by that day; those without one stay in the pathway's order."""
    return (not row["late"], row["due"] or "9999")


def _step(row: Told) -> Line:
    under = [row["asks"]]
    roles = joined(said(role.removeprefix("role_")) for role in row["who"])
    when = f"When: {row['timing']}." if row["timing"] else ""
    falls = f"Falls to: {roles}." if roles else ""
    if when or falls:
        under.append(f"{when} {falls}".strip())
    return Line(row["say"], tuple(row["because"]), tuple(under))

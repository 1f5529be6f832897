"""One entry of the knowledge as a page: what is held to be so, on what grounds, and how far it can be relied on.

Every id an answer prints can be looked up here, and every entry behind the seed documents too. No case is needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from pydantic import BaseModel

from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.words import joined, said
from knowledge_base import AnyEntry, Citation, Knowledge, Source
from knowledge_base.shapes.entry import PROVENANCE_SAID, Prompts

SHOWN_APART: Final = frozenset(
    {
        "id",
        "name",
        "title",
        "statement",
        "citations",
        "provenance",
        "provenance_parts",
        "recall",
        "links",
        "limits",
        "again",
    }
)
HEADINGS: Final = {
    "if_failing": "If it is not met",
    "likely_where": "Taken for likely where",
    "asks": "Ask",
    "again_said": "Classified again",
    "informal": "Family and friends",
    "seen_by": "Who could see it",
    "otherwise": "If it does not come",
    "prompts": "What to ask and look for",
}


def look_up(knowledge: Knowledge, name: str) -> list[Block]:
    """The page of an entry by its id, or of a catalogue by its name. Raises KnowledgeError, with the nearest right
    id, where there is neither."""
    if name in knowledge.catalogues:
        return _catalogue(knowledge, name)
    entry = knowledge.entry(name)
    blocks: list[Block] = [
        Heading(1, f"{_title(entry)} ({name})"),
        Paragraph(f"From the catalogue: {said(knowledge.catalogue_of(name))}."),
    ]
    if (statement := getattr(entry, "statement", None)) is not None:
        blocks.append(Paragraph(statement))
    blocks += list(_details(entry))
    if isinstance(entry, Source):
        return blocks
    blocks += [Heading(2, "On what grounds"), *_grounds(knowledge, entry)]
    if limits := getattr(entry, "limits", None):
        blocks += [Heading(2, "What it cannot tell"), Paragraph(limits)]
    if links := getattr(entry, "links", ()):
        blocks += [Heading(2, "See also"), Points(tuple(Line(_linked(knowledge, link)) for link in links))]
    return blocks


def catalogues(knowledge: Knowledge) -> list[Block]:
    """A page of all catalogues with the number of entries in each."""
    lines = tuple(Line(f"{name}: {len(entries)}") for name, entries in knowledge.catalogues.items())
    return [
        Heading(1, f"Knowledge, edition {knowledge.edition}"),
        Paragraph("`homeward show` with a catalogue's name lists its entries; with an entry's id, that entry."),
        Points(lines),
    ]


def _catalogue(knowledge: Knowledge, name: str) -> list[Block]:
    entries = knowledge.catalogues[name].items()
    return [Heading(1, said(name)), Points(tuple(Line(f"{id_}: {_title(entry)}") for id_, entry in entries))]


def _title(entry: AnyEntry) -> str:
    return str(getattr(entry, "name", None) or getattr(entry, "title", None) or said(entry.id))


def _linked(knowledge: Knowledge, link: str) -> str:
    held = knowledge.all_entries.get(link)
    return f"{link}: {_title(held)}" if held is not None else link


def _details(entry: AnyEntry) -> Iterator[Block]:
    """What this kind of entry holds beside its statement: stage, time, people, figures; what is empty is left out."""
    names = [name for name in type(entry).model_fields if name not in SHOWN_APART]
    lines = [line for name in names if (line := _line(entry, name)) is not None]
    if lines:
        yield Points(tuple(lines))


def _line(entry: AnyEntry, field: str) -> Line | None:
    """One field: several sentences stand under each other, anything else on the line itself; none where it is empty."""
    value = getattr(entry, field)
    heading = HEADINGS.get(field, said(field))
    heading = f"{heading[:1].upper()}{heading[1:]}"
    if isinstance(value, Prompts):
        parts = [(said(name), getattr(value, name)) for name in Prompts.model_fields]
        return Line(heading, (), tuple(f"{name[:1].upper()}{name[1:]}: {one}" for name, held in parts for one in held))
    if isinstance(value, tuple) and len(value) > 1 and any(isinstance(part, str) and " " in part for part in value):
        return Line(heading, (), tuple(str(part) for part in value))
    told = _plain(value)
    return Line(f"{heading}: {told}") if told else None


def _plain(value: Any) -> str:
    """A field of an entry in words; nothing for a field that is empty."""
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    if isinstance(value, Citation):
        return f"{value.source}{f', {value.place}' if value.place else ''}"
    if isinstance(value, BaseModel):
        value = {name: getattr(value, name) for name in type(value).model_fields}
    if isinstance(value, dict):
        return "; ".join(f"{said(str(key))} {_plain(held)}" for key, held in value.items() if _plain(held))
    if isinstance(value, list | tuple | frozenset):
        return joined(_plain(part) for part in (sorted(value) if isinstance(value, frozenset) else value))
    return str(value)


def _grounds(knowledge: Knowledge, entry: Any) -> Iterator[Block]:
    """How well grounded it is, and its sources, each with how much of it was read."""
    parts = "".join(
        f" {part[:1].upper()}{part[1:]}: {joined(PROVENANCE_SAID[one] for one in grounds)}."
        for part, grounds in entry.provenance_parts.items()
    )
    recall = f" Strength of the recall: {entry.recall}." if entry.recall else ""
    yield Paragraph(f"{PROVENANCE_SAID[entry.provenance].capitalize()} ({entry.provenance}).{parts}{recall}")
    if entry.citations:
        yield Points(tuple(_cited(knowledge, cite) for cite in entry.citations))


def _cited(knowledge: Knowledge, cite: Citation) -> Line:
    held = knowledge.sources[cite.source]
    place = f", {cite.place}" if cite.place else ""
    under = f"{held.title}; read: {held.read}." + (f" {held.address}" if held.address else "")
    return Line(f"{cite.source}{place}", (), (under,))

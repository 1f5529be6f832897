"""From the files of a knowledge folder to typed entries, with every structural fault found on the way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from knowledge_base.catalogues import (
    CARD_FOLDER,
    CATALOGUES,
    CONDITIONS_FILE,
    EDITION_FILE,
    SET_BY_CATALOGUE,
    Catalogue,
    catalogue_of_file,
    is_card_file,
    is_place,
)
from knowledge_base.faults import KnowledgeFault, nearest
from knowledge_base.files import KnowledgeFiles
from knowledge_base.reader import Document, ReadFault, read_yaml
from knowledge_base.shapes.cards import PASSES, RuleCard
from knowledge_base.wording import said_of_error

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Place:
    """Where an entry stands: its file and the way to it inside the file."""

    file: str
    document: Document
    path: Location

    def line(self, *inside: str | int) -> int:
        """The line of a field of the entry, or of the nearest thing above it that has one."""
        return self.document.line((*self.path, *inside))


@dataclass
class Reading:
    """What was read: entries by catalogue and id, where each stands, and what was wrong.

    An entry that was refused has a place and no entry, and a file that could not be read is in `unread`, so that what
    points to either is not refused a second time.
    """

    entries: dict[str, dict[str, BaseModel]] = field(default_factory=lambda: {name: {} for name in CATALOGUES})
    cards: dict[str, RuleCard] = field(default_factory=dict)
    edition: str = ""
    places: dict[str, Place] = field(default_factory=dict)
    left_out_places: dict[str, Place] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    faults: list[KnowledgeFault] = field(default_factory=list)

    def refuse(self, file: str, line: int, entry: str, reason: str, to_do: str = "", nearest: str = "") -> None:
        """Note one fault; reading goes on, so that all faults are reported together."""
        self.faults.append(KnowledgeFault(file, line, entry, reason, to_do, nearest))

    def refuse_file(self, file: str, line: int, reason: str, to_do: str, nearest: str = "") -> None:
        """Note that nothing in a file could be read."""
        self.unread.append(file)
        self.refuse(file, line, "", reason, to_do, nearest)


def read_files(files: KnowledgeFiles) -> Reading:
    """Read every file of a knowledge folder. Faults are in the answer; nothing is raised for a wrong file."""
    reading = Reading()
    for name, content in files.items():
        if name != CONDITIONS_FILE:
            _read_file(name, content, reading)
    _look_for_missing(files, reading)
    return reading


def _read_file(name: str, content: bytes, reading: Reading) -> None:
    """One file: its edition, its catalogue or its cards."""
    catalogue = catalogue_of_file(name)
    if catalogue is None and name != EDITION_FILE and not is_card_file(name):
        places = [place for one in CATALOGUES.values() for place in one.files]
        reading.refuse_file(
            name,
            0,
            "is no place of any catalogue, so nothing in it would be read",
            "Move it to the file of its catalogue, or take it away",
            nearest(name, [*places, EDITION_FILE]),
        )
        return
    document = _document(name, content, reading)
    if document is None:
        return
    if not isinstance(document.value, dict):
        reading.refuse_file(name, 1, "does not begin with named fields", "Begin it with its catalogue or its pass")
    elif catalogue is not None:
        _read_catalogue(name, document, catalogue, reading)
    elif name == EDITION_FILE:
        _read_edition(name, document, reading)
    else:
        _read_cards(name, document, reading)


def _document(name: str, content: bytes, reading: Reading) -> Document | None:
    """The file's text through the strict reader; a file it refuses is a fault and no document."""
    try:
        return read_yaml(content, name)
    except ReadFault as refused:
        reading.refuse_file(name, refused.line, refused.reason, refused.to_do)
        return None


def _read_edition(name: str, document: Document, reading: Reading) -> None:
    """The edition: one text in a file of its own."""
    edition = _field(document, "edition")
    if not isinstance(edition, str) or not edition.strip() or document.value != {"edition": edition}:
        reading.refuse(name, 1, "", "does not hold one field `edition`", 'Write: edition: "2026-11-21"')
    else:
        reading.edition = edition.strip()


def _read_catalogue(name: str, document: Document, catalogue: Catalogue, reading: Reading) -> None:
    """A catalogue file: it says which catalogue it is, and holds that catalogue's entries."""
    said = _field(document, "catalogue")
    if said != catalogue.name and not (catalogue.name == "left_out" and said is None):
        reading.refuse_file(
            name,
            document.line(("catalogue",)),
            f'says catalogue "{said}", and this file is the place of {catalogue.name}',
            f"Write: catalogue: {catalogue.name}",
            nearest(str(said), CATALOGUES),
        )
        return
    set_here = SET_BY_CATALOGUE.get(catalogue.name, {})
    for raw, place in _listed(name, document, "entries", ("catalogue", "entries"), reading):
        if (entry := _entry(raw, place, catalogue.model, set_here, reading, catalogue.name)) is not None:
            reading.entries[catalogue.name][raw["id"]] = entry


def _read_cards(name: str, document: Document, reading: Reading) -> None:
    """A file of rule cards: its pass, once, and then the cards of that pass."""
    in_pass = _field(document, "pass")
    if in_pass not in PASSES:
        reading.refuse_file(
            name,
            document.line(("pass",)),
            f'says pass "{in_pass}", which is none of: {", ".join(PASSES)}',
            "Name the pass the cards of this file belong to",
            nearest(str(in_pass), PASSES),
        )
        return
    for raw, place in _listed(name, document, "cards", ("pass", "cards"), reading):
        if (card := _entry(raw, place, RuleCard, {"pass": in_pass}, reading, "cards")) is not None:
            assert isinstance(card, RuleCard)
            reading.cards[card.id] = card


def _listed(
    name: str, document: Document, under: str, known: tuple[str, ...], reading: Reading
) -> Iterator[tuple[dict[str, Any], Place]]:
    """The entries listed in a file that have named fields and an id, each with its place."""
    for key in _fields(document):
        if key not in known:
            reading.refuse(
                name,
                document.line((key,)),
                "",
                f"has a field `{key}` beside its {under}",
                "Correct the name or take it out",
                nearest(key, known),
            )
    listed = _field(document, under)
    if not isinstance(listed, list):
        reading.refuse_file(name, 1, f"has no list of {under}", f"Write {under}: and the entries under it, with dashes")
        return
    for number, raw in enumerate(listed):
        place = Place(name, document, (under, number))
        if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
            reading.refuse(
                name, place.line(), f"number {number + 1}", "has no `id`", "Give it one; ids are never reused"
            )
        else:
            yield raw, place


def _fields(document: Document) -> Mapping[str, object]:
    """The named fields at the top of a file."""
    return document.value if isinstance(document.value, dict) else {}


def _field(document: Document, name: str) -> object:
    """One field at the top of a file, or None."""
    return _fields(document).get(name)


def _entry(
    raw: dict[str, Any],
    place: Place,
    model: type[BaseModel],
    set_here: Mapping[str, str],
    reading: Reading,
    catalogue: str,
) -> BaseModel | None:
    """One entry through its model; every fault of it is noted, and a refused entry keeps its place."""
    id_: str = raw["id"]
    places = reading.left_out_places if catalogue == "left_out" else reading.places
    if (other := places.get(id_)) is not None:
        taken = f"has an id that {other.file}, line {other.line()} already uses"
        reading.refuse(place.file, place.line("id"), id_, taken, "Give one of the two another id, or take one out")
        return None
    places[id_] = place
    for name in set_here:
        if name in raw:
            reading.refuse(
                place.file,
                place.line(name),
                id_,
                f"writes `{name}`, which its file settles",
                "Take it out of the entry",
            )
            return None
    try:
        return model.model_validate({**raw, **set_here})
    except ValidationError as refused:
        for error in refused.errors(include_url=False):
            reason, to_do, near = said_of_error(error, model)
            reading.refuse(place.file, place.line(*error["loc"]), id_, reason, to_do, near)
    return None


def _look_for_missing(files: KnowledgeFiles, reading: Reading) -> None:
    """Every catalogue has its file, and the edition too: a file lost in packing must not pass for empty knowledge."""
    for catalogue in CATALOGUES.values():
        for place in catalogue.files:
            if place.startswith(CARD_FOLDER) and not any(name.startswith(CARD_FOLDER) for name in files):
                continue  # catalogues without any rules: there is nothing for a detector to serve
            if not any(is_place(name, place) for name in files):
                missing = f"is missing, and the catalogue {catalogue.name} stands in it"
                reading.refuse_file(place, 0, missing, "Put the file back")
    if EDITION_FILE not in files:
        reading.refuse(EDITION_FILE, 0, "", "is missing, so the edition is not known", "Put the file back")

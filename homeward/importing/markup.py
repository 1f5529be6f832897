"""Reads a part of XML from end to end without ever holding it whole (docs/decisions/0009, I2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NoReturn

from homeward.importing.containers import DAMAGED
from homeward.importing.limits import (
    MAX_DEPTH,
    MAX_ELEMENTS,
    MAX_MARKUP_CHARACTERS,
    MAX_NAMES,
    MAX_TOKEN,
    SPLIT,
    Allowance,
)
from homeward.refusal import Refused

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

Attributes = dict[str, str]


class MarkupReader:
    """Told of every element and text of a part, in order; a subclass says what each means.

    Names come without their namespace, because office programs write the same names in two sets of namespaces; where
    names of other sets would clash, `short_name` tells them apart.
    """

    def __init__(self, allowance: Allowance) -> None:
        self.allowance = allowance
        self.depth = 0
        self._names: dict[str, str] = {}
        self._characters = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Text between tags, possibly in several pieces."""

    def read(self, blocks: Iterable[bytes]) -> None:
        """Read a part to its end. Raises Refused where it is no XML, declares a document type or is too much of it."""
        from xml.parsers import expat

        parser = expat.ParserCreate("utf-8", " ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        self._listen(parser)
        try:
            self._feed(parser, blocks)
        except expat.ExpatError:
            raise Refused(DAMAGED) from None

    def _listen(self, parser: XMLParserType) -> None:
        # Called a million times and more for one file, so what they need is at hand and looked up once.
        names, allowance, start, end, text = self._names, self.allowance, self.start, self.end, self.text

        def begun(full_name: str, attributes: Attributes) -> None:
            allowance.elements += 1
            depth = self.depth = self.depth + 1
            if depth > MAX_DEPTH or allowance.elements > MAX_ELEMENTS:
                allowance.element(depth)
            start(names.get(full_name) or self._named(full_name), attributes)

        def ended(full_name: str) -> None:
            self.depth -= 1
            end(names[full_name])

        def written(piece: str) -> None:
            self._characters += len(piece)
            if self._characters > MAX_MARKUP_CHARACTERS:
                raise Refused(f"The file holds more than {MAX_MARKUP_CHARACTERS:,} characters. {SPLIT}")
            text(piece)

        parser.StartElementHandler = begun
        parser.EndElementHandler = ended
        parser.CharacterDataHandler = written

    def _feed(self, parser: XMLParserType, blocks: Iterable[bytes]) -> None:
        fed = 0
        for block in blocks:
            parser.Parse(block)
            fed += len(block)
            if fed - parser.CurrentByteIndex > MAX_TOKEN:
                raise Refused(DAMAGED)
        parser.Parse(b"", True)

    def _named(self, full_name: str) -> str:
        if len(self._names) >= MAX_NAMES:
            raise Refused(DAMAGED)
        return self._names.setdefault(full_name, self.short_name(full_name))

    def short_name(self, full_name: str) -> str:
        """An element's name without its namespace."""
        return full_name.rpartition(" ")[2]


def plain(attributes: Attributes, name: str) -> str | None:
    """An attribute by its name, in whatever namespace it stands."""
    if name in attributes:
        return attributes[name]
    ending = f" {name}"
    return next((value for key, value in attributes.items() if key.endswith(ending)), None)


class Relations(MarkupReader):
    """The parts and places that a part refers to: their kind, target and whether they lie outside, by id."""

    def __init__(self, allowance: Allowance) -> None:
        super().__init__(allowance)
        self.by_id: dict[str, tuple[str, str, bool]] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            kind = attributes.get("Type", "").rpartition("/")[2]
            outside = attributes.get("TargetMode") == "External"
            self.by_id[attributes.get("Id", "")] = (kind, attributes.get("Target", ""), outside)


def part_at(home: str, target: str) -> str:
    """The name of the part a target names, seen from a folder of the container: "/xl/a.xml" and "../xl/a.xml" alike."""
    path = [] if target.startswith("/") else [step for step in home.split("/") if step]
    for step in target.split("/"):
        if step == "..":
            del path[-1:]
        elif step not in ("", "."):
            path.append(step)
    return "/".join(path)


def _refuse_document_type(*_told: object) -> NoReturn:
    raise Refused(DAMAGED)

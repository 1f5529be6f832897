"""What a check of the knowledge found, as data and as the lines a person reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.faults import KnowledgeFault
from knowledge_base.knowledge import Knowledge
from knowledge_base.shapes.entry import Source


@dataclass(frozen=True)
class Report:
    """The faults and warnings of one check, and what the knowledge holds.

    `entries` counts per catalogue, `provenances` over all entries that have one; `answers` are the kinds that rules
    conclude and no rule reads. With any fault the knowledge is refused; a warning is for its author to look at.
    """

    edition: str
    hash: str
    files: int
    entries: dict[str, int]
    provenances: dict[str, int]
    rules: int
    detectors: int
    cards: int
    answers: tuple[str, ...]
    faults: tuple[KnowledgeFault, ...]
    warnings: tuple[KnowledgeFault, ...]

    @property
    def is_accepted(self) -> bool:
        """Whether nothing was refused."""
        return not self.faults

    def lines(self) -> Iterator[str]:
        """The report as lines of text: faults first, then warnings, then what the knowledge holds."""
        if self.faults:
            yield f"Refused: {_counted(len(self.faults), 'fault')}."
            yield from (f"  {fault}" for fault in self.faults)
        if self.warnings:
            yield f"To look at: {_counted(len(self.warnings), 'warning')}."
            yield from (f"  {warning}" for warning in self.warnings)
        yield f"Edition {self.edition or 'not known'}, {_counted(self.files, 'file')}, hash {self.hash}."
        yield f"Entries: {sum(self.entries.values())}."
        yield from (f"  {name}: {number}" for name, number in self.entries.items())
        yield "Provenance: " + ", ".join(f"{name} {number}" for name, number in self.provenances.items()) + "."
        yield f"Rules: {self.rules}, detectors: {self.detectors}, rule cards: {self.cards}."
        if self.answers:
            yield f"Concluded and read by no further rule: {', '.join(self.answers)}."
        if not self.faults:
            yield "Accepted: no fault found."


def report_of(
    knowledge: Knowledge,
    faults: list[KnowledgeFault],
    warnings: list[KnowledgeFault],
    rules: int = 0,
    answers: tuple[str, ...] = (),
) -> Report:
    """The report on some knowledge, counted, with its faults in order of file and line."""
    found = Counter(entry.provenance for entry in knowledge if not isinstance(entry, Source))
    return Report(
        edition=knowledge.edition,
        hash=knowledge.hash,
        files=len(knowledge.files),
        entries={name: len(entries) for name, entries in knowledge.catalogues.items() if name != "cards"},
        provenances={name: found[name] for name in ("seed", "source", "recalled", "project")},
        rules=rules,
        detectors=len(knowledge.detectors),
        cards=len(knowledge.cards),
        answers=answers,
        faults=tuple(sorted(set(faults))),
        warnings=tuple(sorted(set(warnings))),
    )


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"

"""What the checks look at, and where they put what they find."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge_base.faults import KnowledgeFault
from knowledge_base.knowledge import Knowledge
from knowledge_base.reading import Place


@dataclass
class Subject:
    """The knowledge under check: its entries, the place of each, and the faults and warnings found so far.

    `places` also names entries that were refused when they were read, and `unread` the files that could not be read
    at all, so that nothing that points to one of those is refused a second time.
    """

    knowledge: Knowledge
    places: Mapping[str, Place]
    unread: list[str] = field(default_factory=list)
    faults: list[KnowledgeFault] = field(default_factory=list)
    warnings: list[KnowledgeFault] = field(default_factory=list)

    def is_known(self, id_: str) -> bool:
        """Whether some file has an entry of that id, even one that was refused, or may have it and was not read."""
        return id_ in self.places or bool(self.unread)

    def was_refused(self, id_: str) -> bool:
        """Whether an entry of that id was refused, or may stand in a file that was: its fields are not known."""
        return self.is_known(id_) and id_ not in self.knowledge.all_entries

    def refuse(self, entry: str, inside: tuple[str | int, ...], reason: str, to_do: str, nearest: str = "") -> None:
        """Note a fault in an entry, at the line of the field it is in."""
        self.faults.append(self._fault(entry, inside, reason, to_do, nearest))

    def refuse_file(self, file: str, entry: str, reason: str, to_do: str, nearest: str = "") -> None:
        """Note a fault in a file as a whole, or in what should stand in it and does not."""
        self.faults.append(KnowledgeFault(file, 0, entry, reason, to_do, nearest))

    def warn(self, file: str, reason: str, to_do: str) -> None:
        """Note what an author should look at and may leave as it is."""
        self.warnings.append(KnowledgeFault(file, 0, "", reason, to_do))

    def _fault(
        self, entry: str, inside: tuple[str | int, ...], reason: str, to_do: str, nearest: str
    ) -> KnowledgeFault:
        place = self.places[entry]
        return KnowledgeFault(place.file, place.line(*inside), entry, reason, to_do, nearest)

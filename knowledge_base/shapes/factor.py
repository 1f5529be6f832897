"""Risk and protective factors: what makes future significant harm more likely, and what makes it less so."""

from __future__ import annotations

from typing import Literal, get_args

from knowledge_base.shapes.entry import AskedAbout, EntryId, Flag, Text

Domain = Literal["abuse", "child", "parent", "parenting", "family", "professional", "social"]
DOMAINS: tuple[str, ...] = get_args(Domain)


class Factor(AskedAbout):
    """A risk or protective factor, with all that the votes need to know of it.

    `kind` is set by the catalogue the factor stands in, never by its prefix. A flag that is not written is false.
    """

    kind: Literal["risk", "protective"]
    domain: Domain
    nature: Literal["static", "dynamic", "mixed"]
    asked_of: Literal["adult", "child", "household"]
    core: Flag = False
    core_question: Literal["care_and_harm"] | None = None
    harm_bearing: Flag = False
    red_list: Flag = False
    red_list_note: Text | None = None
    counterparts: tuple[EntryId, ...] = ()
    counterparts_from_entry: Flag = False
    pairs: tuple[EntryId, ...] = ()
    adult_behaviour: Flag = False
    lasting_need: Flag = False
    votes: Flag = False
    speaks_as_wish_of: Literal["adult", "child"] | None = None

    @property
    def speaks_through_counterparts(self) -> bool:
        """Whether the factor is history that speaks only through what can change (semantics 3.4)."""
        return self.nature == "static" or (self.nature == "mixed" and not self.core)

"""Rule cards and detector cards: what each rule concludes and each detector gives, said for a reader.

The conditions themselves are code in the engine; a card carries the sentence, the grounds and what weakens it.
"""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import ConfigDict, Field

from knowledge_base.shapes.entry import Backed, EntryId, Text, Texts

Pass = Literal["WEIGH", "CHALLENGE", "STATE", "VOTE", "CLASSIFY", "ADVISE", "PLAN"]
PASSES: tuple[str, ...] = get_args(Pass)
"""The passes in which rules reason, in order; detectors gather before the first of them (design 3)."""

Pattern = Literal[
    "conservative", "aggressive", "anti_recommendation", "preference", "concomitant", "indispensable", "incompatible"
]


class RuleCard(Backed):
    """What one rule says: its pass, what it concludes, the sentence a person reads and what weakens it."""

    model_config = ConfigDict(validate_by_name=True, validate_by_alias=True)

    id: EntryId
    title: Text
    pass_name: Pass = Field(alias="pass")
    statement: Text
    concludes: Text
    pattern: Pattern
    sentence: Text
    weakened_by: Texts = ()
    links: tuple[Text, ...] = ()
    parameters: tuple[EntryId, ...] = ()


class DetectorCard(Backed):
    """What one detector looks for in the record and the kind of fact it gives."""

    id: EntryId
    title: Text
    statement: Text
    gives: Text
    parameters: tuple[EntryId, ...] = ()
    links: tuple[Text, ...] = ()

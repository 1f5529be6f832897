"""The law around a return: legal statuses, and the rules that fall to somebody under each of them."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from pydantic import Field

from knowledge_base.shapes.entry import Entry, EntryId, Text

LegalWord = Literal[
    "s20", "s31", "s38", "police_protection", "epo", "pre_proceedings", "edge_of_care", "supervision_order", "sgo",
    "remand", "none",
]  # fmt: skip
LEGAL_WORDS: tuple[str, ...] = get_args(LegalWord)


class LegalStatus(Entry):
    """A legal status of a child: who holds parental responsibility, whether a parent may take the child home, how a
    return comes about and whether the child stays looked after.

    `status` is the word a case file uses for it.
    """

    status: LegalWord
    parental_responsibility: Text
    taking_home: Text
    route_home: Text
    stays_looked_after: Text


class LegalRule(Entry):
    """A rule of law, guidance or local practice.

    `regulation` is the provision, as printed; `statuses` are the legal statuses it reaches (none: any); `who` are the
    roles it falls to; `when` is when it falls due, in words; `parameters` are the figures that are reckoned with;
    `checked_on` is the day the source was read. What it says is no legal advice.
    """

    regulation: Text | None = None
    statuses: tuple[LegalWord, ...] = ()
    who: tuple[EntryId, ...] = ()
    when: Text | None = None
    parameters: tuple[EntryId, ...] = ()
    in_force_from: date | None = None
    checked_on: date = Field(default=date(2026, 11, 21))


class StatusDuty(Entry):
    """What one legal status asks for before a return, who approves it, and what follows."""

    status: LegalWord
    before: Text
    approver: Text
    after: Text

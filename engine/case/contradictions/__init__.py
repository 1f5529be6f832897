"""What in a case cannot both be true, or cannot be used: one registry of checks, run over every case that is read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from engine.case.case import Case
from engine.case.contradictions import (
    births,
    blanks,
    care,
    dates,
    evidence,
    ids,
    judgements,
    plans,
    reasons,
    spelling,
    standing,
    work,
)
from engine.case.contradictions.record import Found, Record
from engine.case.contradictions.registry import CONTRADICTIONS, Contradiction
from knowledge_base import Knowledge

TOPICS = (ids, blanks, spelling, births, care, dates, standing, evidence, judgements, reasons, plans, work)
"""The modules of checks, in the order the documentation prints them."""

__all__ = ["CONTRADICTIONS", "TOPICS", "Contradiction", "Found", "find_contradictions"]


def find_contradictions(case: Case, knowledge: Knowledge, also_known: Collection[str] = ()) -> list[Found]:
    """Every contradiction of a case, in the order of the registry. Nothing is raised.

    `also_known` are ids of rows that were left out because they could not be read; what names them is not refused.
    """
    record = Record(case, knowledge, frozenset(also_known))
    return [replace(found, kind=kind.id) for kind in CONTRADICTIONS.values() for found in kind.find(record)]

"""Reasons for care: what they are about and what drives them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from engine.case.contradictions.record import Found, Record
from engine.case.contradictions.registry import contradiction
from engine.case.faults import Path


def _driven(record: Record) -> Iterator[tuple[Path, Any, Any]]:
    """Each reason that is driven by another one of the case, with its driver."""
    by_id = {row.id: row for row in record.case.reasons_for_care}
    for path, row in record.rows("reasons_for_care"):
        if row.driven_by is not None and row.driven_by.reason in by_id:
            yield (*path, "driven_by"), row, by_id[row.driven_by.reason]


def _circular(row: Any, driver: Any) -> bool:
    return row.id == driver.id or (driver.driven_by is not None and driver.driven_by.reason == row.id)


@contradiction("Reasons that drive each other", "reasons_for_care")
def driven_in_a_circle(record: Record) -> Iterator[Found]:
    """A reason is not driven by itself, nor by one that it drives."""
    for path, row, driver in _driven(record):
        if _circular(row, driver):
            why = "Neither could be put first."
            yield Found(
                path, "it drives what drives it", why, "Keep the direction the source gives, and take out the other."
            )


@contradiction("A reason driven by a driven reason", "reasons_for_care")
def driven_two_steps(record: Record) -> Iterator[Found]:
    """A reason is driven by one that stands for itself: one step, so that every step has its own source."""
    for path, row, driver in _driven(record):
        if driver.driven_by is not None and not _circular(row, driver):
            why = f"{driver.id} is itself driven by another reason, and only one step is read."
            yield Found(path, "it is driven by a driven reason", why, f"Name the reason that drives {driver.id}.")


@contradiction("A reason driven on nobody's word", "reasons_for_care")
def driven_without_source(record: Record) -> Iterator[Found]:
    """That one reason drives another is somebody's finding, and its source is named."""
    for path, row in record.rows("reasons_for_care"):
        if row.driven_by is not None and row.driven_by.source is None:
            why = "It can make another reason read better, so it has to rest on something."
            to_do = "Add `source:` with the report, its author and date, or take `driven_by` out."
            yield Found((*path, "driven_by"), "it names no source", why, to_do)


@contradiction("A reason driven by another adult's", "reasons_for_care", "adults")
def driven_by_other_adult(record: Record) -> Iterator[Found]:
    """A reason and the one that drives it are about the same adult, or at least share one."""
    for path, row, driver in _driven(record):
        if row.about and driver.about and not set(row.about) & set(driver.about):
            why = "What drives a behaviour is read from the record of the same adult."
            yield Found(path, "the two reasons share no adult", why, "Name the right reason, or correct `about`.")


@contradiction("A strength as a reason for care", "reasons_for_care", "knowledge base")
def reason_is_a_strength(record: Record) -> Iterator[Found]:
    """A reason for care is a risk factor."""
    for path, row in record.rows("reasons_for_care"):
        factor = record.knowledge.factors.get(row.factor)
        if factor is not None and factor.kind == "protective":
            risks = ", ".join(name for name in factor.pairs if name in record.knowledge.risk_factors)
            to_do = f"Name the risk factor that was meant{f' ({risks}?)' if risks else ''}."
            why = "No child comes into care because of something that protects."
            yield Found((*path, "factor"), f"{row.factor} is a protective factor", why, to_do)

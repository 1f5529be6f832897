"""The fixed, dated list of reasons for care of one household (semantics 4.1 (i), 3.4, 3.7; readings V1, V2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from engine.gather.statics import effective_factors, reads_as_dynamic
from engine.gather.view import View
from engine.knowable import KNOWN


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason on the list: what it is asked on, of whom, and the reason that drives it."""

    id: str
    factor: str
    effective: tuple[str, ...]
    subjects: tuple[str, ...]
    entries: tuple[str, ...]
    driver: str | None
    disproved: bool
    disproved_worst: bool

    def is_disproved(self, reading: str) -> bool:
        """Whether it counts as addressed because every entry behind it was disproved."""
        return self.disproved_worst if reading == "worst" else self.disproved


@dataclass(frozen=True, slots=True)
class ReasonList:
    """The list: ``recorded`` is False where no reason was ever recorded for this child."""

    recorded: bool
    reasons: tuple[Reason, ...]

    @property
    def on_list(self) -> frozenset[tuple[str, str]]:
        """The (subject, factor) pairs the list speaks for."""
        return frozenset((s, f) for reason in self.reasons for f in reason.effective for s in reason.subjects)

    def by_id(self, reason_id: str) -> Reason | None:
        """The reason with an id, if it is on the list."""
        return next((reason for reason in self.reasons if reason.id == reason_id), None)


def reason_list(view: View) -> ReasonList:
    """The list of reasons of this child for this household, in the order of their ids."""
    rows = [
        row
        for row in sorted(view.case.reasons_for_care, key=lambda r: r.id)
        if row.child == view.child.id and (row.on is None or row.on.toordinal() <= view.as_of)
    ]
    reasons = []
    for row in rows:
        if row.household is not None and row.household != view.household.id:
            continue
        subjects = _subjects(view, row)
        if subjects:
            reasons.append(_reason(view, row, subjects))
    return ReasonList(bool(rows), tuple(reasons))


def _subjects(view: View, row: Any) -> tuple[str, ...]:
    """Whom the reason is asked of; empty where it is not this household's behaviour."""
    adults = frozenset(a.id for a in view.case.adults)
    named = [name for name in row.about if name in adults]
    here = tuple(adult for adult in view.adults if not named or adult in named)
    if view.knowledge.factors[row.factor].asked_of == "child":
        return (view.child.id,) if here or not named else ()
    return here


def _reason(view: View, row: Any, subjects: tuple[str, ...]) -> Reason:
    factor = view.knowledge.factors[row.factor]
    effective = effective_factors(view, factor, tuple(row.entries))
    if factor.asked_of == "child" and any(view.knowledge.factors[f].asked_of != "child" for f in effective):
        subjects = view.sharers or view.adults
    driver = row.driven_by.reason if row.driven_by is not None else None
    return Reason(
        id=row.id,
        factor=row.factor,
        effective=effective,
        subjects=subjects,
        entries=tuple(row.entries),
        driver=driver,
        disproved=_disproved(view, row, subjects, "best"),
        disproved_worst=_disproved(view, row, subjects, "worst"),
    )


def _disproved(view: View, row: Any, subjects: tuple[str, ...], reading: str) -> bool:
    """Whether every entry behind the reason is disproved and no other concern of the reading names its factor."""
    if not row.entries:
        return False
    entries = [view.record.entries[name] for name in row.entries]
    if any(entry.standing != "disproved" or entry.known != KNOWN for entry in entries):
        return False
    return not any(view.concerns(subject, row.factor, reading) for subject in subjects)


def is_behaviour(view: View, factor: str) -> bool:
    """Whether the catalogue marks a factor as an adult's behaviour (C11)."""
    return view.knowledge.factors[factor].adult_behaviour


def asked_adults(view: View, reason: Reason, reading: str) -> tuple[str, ...]:
    """The adults asked about a reason: those it is about, and those a concern on its own factor is about (C10 a)."""
    named = set(reason.subjects) & set(view.adults)
    named |= {adult for adult in view.adults if _concerned(view, adult, reason.factor, reading)}
    return tuple(sorted(named))


def _concerned(view: View, adult: str, factor: str, reading: str) -> bool:
    return view.knowledge.factors[factor].asked_of == "adult" and bool(view.concerns(adult, factor, reading))


__all__ = ["Reason", "ReasonList", "asked_adults", "is_behaviour", "reads_as_dynamic", "reason_list"]

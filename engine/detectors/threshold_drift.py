"""A falling response: the same concern comes again, no milder, and each time less is done (decision 0007 B).

Only the named steps of the agencies are seen. A lower step may have been enough, or all there was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.detectors.chronicle import Chronicle, day_of
from engine.detectors.found import Found
from engine.detectors.judgements import Dated, in_order
from engine.knowable import ReadEntry

STEPS = {
    **dict.fromkeys(
        ("child_protection_conference", "cp_plan_started", "plo_step", "order_made", "came_into_care"),
        4,
    ),
    **dict.fromkeys(("s47_enquiry", "strategy_meeting"), 3),
    **dict.fromkeys(("assessment", "cin_plan_started"), 2),
    **dict.fromkeys(("home_visit", "home_visit_unannounced"), 1),
}
"""The steps that meet a concern, from a visit to a conference; none of them is 0."""

SEVERITY = {"minor": 0, None: 1, "moderate": 1, "serious": 2, "grave": 3}
"""A severity that is not recorded reads as moderate."""

Step = tuple[int, int, str]
"""How high a step is, its ordinal day and its entry."""


@dataclass(frozen=True, slots=True)
class Met:
    """The concerns of one day, the most severe of them, and the highest step that met them, if any did."""

    day: int
    severity: int
    entries: tuple[str, ...]
    step: Step | None

    @property
    def height(self) -> int:
        """How high the step was; none at all is 0."""
        return self.step[0] if self.step else 0

    @property
    def dated(self) -> list[Dated]:
        """The concerns and the step, each with its day."""
        step = [(self.step[1], self.step[2])] if self.step else []
        return [*((self.day, name) for name in self.entries), *step]


def precedent_minimise(chronicle: Chronicle) -> Iterator[Found]:
    """Three concerns in a row, none milder than the one before, each met by a lower step than the one before."""
    steps = _steps(chronicle)
    for factor in chronicle.risk_factors_on_record:
        for subject in chronicle.sheet.subjects_of(factor):
            recent = chronicle.in_last(chronicle.concerns(subject, factor.id), chronicle.days("drift_window"))
            met = _met(chronicle, recent, steps) if recent else []
            behind: set[Dated] = set()
            for three in zip(met, met[1:], met[2:], strict=False):
                if _drifts(*three):
                    behind.update(*(one.dated for one in three))
            if behind:
                yield Found("bias_precedent_minimise", in_order(behind), subject=subject, factor=factor.id)


def _drifts(first: Met, second: Met, third: Met) -> bool:
    return first.severity <= second.severity <= third.severity and first.height > second.height > third.height


def _steps(chronicle: Chronicle) -> Mapping[int, list[Step]]:
    """The steps of each day, the highest first."""
    found: dict[int, list[Step]] = {}
    for entry in chronicle.of_type(*STEPS):
        if entry.type and chronicle.is_close(entry):
            found.setdefault(day_of(entry), []).append((STEPS[entry.type], day_of(entry), entry.id))
    return {day: sorted(steps, key=lambda step: (-step[0], step[2])) for day, steps in found.items()}


def _met(chronicle: Chronicle, concerns: Sequence[ReadEntry], steps: Mapping[int, list[Step]]) -> list[Met]:
    """The concerns by days, in order, each day with what met it.

    A concern whose time for an answer is not over yet is left out: the step that meets it may still come.
    """
    by_day: dict[int, list[ReadEntry]] = {}
    for entry in concerns:
        by_day.setdefault(day_of(entry), []).append(entry)
    within, found = chronicle.days("drift_step"), []
    for day, entries in by_day.items():
        if chronicle.as_of - day > within:
            names = tuple(entry.id for entry in entries)
            severity = max(SEVERITY[entry.severity] for entry in entries)
            found.append(Met(day, severity, names, _highest(steps, day, within, names)))
    return found


def _highest(steps: Mapping[int, list[Step]], day: int, within: int, own: Sequence[str]) -> Step | None:
    """The highest step on a day or soon after it; a concern is not met by its own entry."""
    best: Step | None = None
    for on in range(day, day + within + 1):
        first = next((step for step in steps.get(on, ()) if step[2] not in own), None)
        if first is not None and (best is None or first[0] > best[0]):
            best = first
    return best


DETECTORS = (precedent_minimise,)

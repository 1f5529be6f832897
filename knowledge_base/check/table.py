"""Is the table whole? Its four classes, its rows, the levels of goals and the bands of measures: no gap, no overlap."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from knowledge_base.check.subject import Subject
from knowledge_base.shapes.capacity import Band, Measure

GIVEN_BY_VOTE: Final = {
    "risk": ("low", "medium", "high"),
    "protective": ("low", "high"),
    "capacity": ("low", "medium", "high"),
    "wishes": ("low", "medium", "high"),
}
"""What each vote can be (semantics 4); a vote with no row for one of these would have a case it cannot answer."""

CLASSES: Final = "table/classes.yaml"


def check_table(subject: Subject) -> None:
    """Four classes in order, every vote with every row it needs, five goal levels."""
    _check_classes(subject)
    _check_rows(subject)
    _check_goal_levels(subject)


def check_measures(subject: Subject) -> None:
    """The bands of a measure lie inside its range and follow one another without gap or overlap."""
    for measure in subject.knowledge.measures.values():
        scales: defaultdict[str, list[tuple[int, Band]]] = defaultdict(list)
        for number, band in enumerate(measure.bands):
            scales[band.scale or ""].append((number, band))
            _check_inside(subject, measure, number, band)
        for bands in scales.values():
            _check_sequence(subject, measure, sorted(bands, key=lambda numbered: numbered[1].lowest))


def _check_classes(subject: Subject) -> None:
    classes = list(subject.knowledge.classes.values())
    for number, one in enumerate(classes):
        for other in classes[:number]:
            if one.order == other.order:
                reason = f"has order {one.order}, which {other.id} has too"
                subject.refuse(one.id, ("order",), reason, "The classes are ranked 1 (low) to 4 (severe)")
    here = [id_ for id_, place in subject.places.items() if place.file == CLASSES]
    if classes and len(here) != 4:
        reason = f"is one of {len(here)} classes, and the table has four"
        subject.refuse(classes[-1].id, (), reason, "Enter severe, high, medium and low")


def _check_rows(subject: Subject) -> None:
    rows = list(subject.knowledge.table_rows.values())
    for number, row in enumerate(rows):
        if (row.vote is None) != (row.gives is None):
            reason = "names a vote without what it gives, or the reverse"
            subject.refuse(row.id, (), reason, "Write both, or neither for a row that only explains")
        elif row.vote is not None and row.gives not in GIVEN_BY_VOTE.get(row.vote, (row.gives,)):
            reason = f"gives {row.gives}, which the {row.vote} vote can never be"
            subject.refuse(row.id, ("gives",), reason, f"Use one of: {', '.join(GIVEN_BY_VOTE[row.vote])}")
        for other in rows[:number]:
            if row.when and row.vote is not None and (row.vote, row.when) == (other.vote, other.when):
                reason = f"applies exactly when {other.id} does, in the same vote"
                subject.refuse(row.id, ("when",), reason, "Two rows for one state: keep one, or tell them apart")
    for vote, levels in GIVEN_BY_VOTE.items():
        of_vote = [row for row in rows if row.vote == vote]
        for level in levels:
            if of_vote and not any(row.gives == level for row in of_vote):
                reason = f"is a row of the {vote} vote, which has no row that gives {level}"
                subject.refuse(of_vote[0].id, ("vote",), reason, "Enter the missing row")


def _check_goal_levels(subject: Subject) -> None:
    levels = list(subject.knowledge.goal_attainment.values())
    for number, one in enumerate(levels):
        for other in levels[:number]:
            if one.level == other.level:
                reason = f"has level {one.level}, which {other.id} has too"
                subject.refuse(one.id, ("level",), reason, "Each level from -2 to 2 stands once")


def _check_inside(subject: Subject, measure: Measure, number: int, band: Band) -> None:
    if measure.range is None:
        return
    if band.lowest < measure.range.low or band.highest > measure.range.high:
        reason = (
            f"has a band from {band.lowest} to {band.highest}, outside its range of "
            f"{measure.range.low} to {measure.range.high}"
        )
        subject.refuse(measure.id, ("bands", number), reason, "Correct the band or the range")


def _check_sequence(subject: Subject, measure: Measure, bands: list[tuple[int, Band]]) -> None:
    for (_, before), (number, band) in zip(bands, bands[1:], strict=False):
        if band.lowest <= before.highest:
            reason = f"has bands that overlap: one to {before.highest}, the next from {band.lowest}"
            subject.refuse(measure.id, ("bands", number), reason, "One figure, one band")
        elif band.lowest > before.highest + 1:
            reason = f"has a gap between its bands: one to {before.highest}, the next from {band.lowest}"
            subject.refuse(measure.id, ("bands", number), reason, "Every figure between the bands needs one")

"""Traces of bias in what the current assessment reads and passes over, and in what was doubted untested (0007 B).

Citing is what can be seen. An entry may have been weighed in talk and cited nowhere.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from engine.case import Entry
from engine.detectors.chronicle import Chronicle, day_of, is_used
from engine.detectors.found import Found
from engine.detectors.judgements import OPTIMISM, PESSIMISM, Dated, dated, in_order, strengths
from engine.gather.support import answered_on
from engine.knowable import LATER, ReadEntry

LIFE_EVENTS = ("birth", "pregnancy_announced", "new_partner", "partner_left", "worker_change", "move_of_home")
LEAST_CITED = 2  # the specification's own number: one entry has no spread of days
NEARLY_ALL = 5  # more than four in five


# --- what is cited ----------------------------------------------------------------------------------------------------
def confirmation(chronicle: Chronicle) -> Iterator[Found]:
    """The assessment cites one side and passes over the other; or a concern was doubted and nobody looked again."""
    assessment = chronicle.current_assessment
    if assessment is not None:
        yield from _one_way(chronicle, assessment, cited(chronicle, assessment))
    yield from _doubted(chronicle)


def cited(chronicle: Chronicle, assessment: Any) -> list[ReadEntry]:
    """The used entries an assessment cites, whoever they are about."""
    entries = chronicle.view.record.entries
    return [entries[name] for name in sorted(set(assessment.cites)) if name in entries and is_used(entries[name])]


def _one_way(chronicle: Chronicle, assessment: Any, entries: Sequence[ReadEntry]) -> Iterator[Found]:
    """Entries tagged both ways speak no one way. What was not on record by the day could not have been cited."""
    tagged = [entry for entry in entries if entry.own_tags]
    if len(tagged) < chronicle.days("cited_least"):
        return
    day, names = assessment.on.toordinal(), frozenset(assessment.cites)
    for way, direction in (("strength", OPTIMISM), ("concern", PESSIMISM)):
        one_way = [entry for entry in tagged if all(spoken == way for _, spoken, _ in entry.own_tags)]
        if NEARLY_ALL * len(one_way) > (NEARLY_ALL - 1) * len(tagged):
            others = chronicle.all_concerns if way == "strength" else strengths(chronicle)
            passed_over = [entry for entry in others if entry.id not in names and day_of(entry) <= day]
            if passed_over:
                sources = in_order([(day, assessment.id)], dated(passed_over))
                yield Found("bias_confirmation", sources, how="one_way", direction=direction)


def start_again(chronicle: Chronicle) -> Iterator[Found]:
    """The assessment begins with a new life event, and a concern from before it is not cited."""
    assessment = chronicle.current_assessment
    if assessment is None or assessment.covers is None or assessment.covers.from_ is None:
        return
    start, near = assessment.covers.from_.toordinal(), chronicle.days("start_again_near")
    close = (entry for entry in chronicle.of_type(*LIFE_EVENTS) if chronicle.is_close(entry))
    events = [entry for entry in close if 0 <= start - day_of(entry) <= near]
    left_out = [e for e in _not_cited(chronicle, assessment) if not e.minor and day_of(e) < start]
    if events and left_out:
        sources = in_order([(assessment.on.toordinal(), assessment.id)], dated(events), dated(left_out))
        yield Found("bias_start_again", sources, how="window")


def _not_cited(chronicle: Chronicle, assessment: Any) -> Iterator[ReadEntry]:
    """The counting concerns an assessment does not cite.

    Nothing here asks how closely they are dated: a concern is read at its last possible day, so that one read before a
    day lies before it, however vague it is, and leaving the vague ones out would let the oldest history go unasked.
    """
    names = frozenset(assessment.cites)
    return (entry for entry in chronicle.all_concerns if entry.id not in names)


def availability(chronicle: Chronicle) -> Iterator[Found]:
    """All that the assessment cites is recent, and an older concern of weight is not cited."""
    assessment = chronicle.current_assessment
    if assessment is None:
        return
    day, within = assessment.on.toordinal(), chronicle.days("availability_window")
    recent = [entry for entry in cited(chronicle, assessment) if chronicle.is_close(entry)]
    if len(recent) < LEAST_CITED or not all(0 <= day - day_of(entry) <= within for entry in recent):
        return
    older = [e for e in _not_cited(chronicle, assessment) if day - day_of(e) > within]
    weighty = [e for e in older if e.severe and e.standing == "established"]
    if weighty:
        yield Found("bias_availability", in_order([(day, assessment.id)], dated(weighty)))


# --- what is doubted --------------------------------------------------------------------------------------------------
EVERYBODY = "*"
"""Stands for a check that names nobody: it covers every adult."""


def _doubted(chronicle: Chronicle) -> Iterator[Found]:
    """A concern was marked disputed by nobody and nothing, and no check, test or settled answer followed it."""
    doubted: dict[str, list[ReadEntry]] = defaultdict(list)
    rows = {row.id: row for row in chronicle.case.chronology}
    for entry in chronicle.entries:
        if entry.standing == "disputed" and _by_nobody(chronicle, rows[entry.id], entry.standing_from):
            spoken = {tag for tag, way, _ in entry.own_tags if way == "concern"}
            for name in spoken & chronicle.sheet.risk_factors.keys():
                doubted[name].append(entry)
    for name in sorted(doubted):
        looked = _looks(chronicle, name)
        left = [entry for entry in doubted[name] if not _looked_again(chronicle, name, entry, looked)]
        if left:
            yield Found("bias_confirmation", in_order(dated(left)), how="doubted", factor=name)


def _by_nobody(chronicle: Chronicle, row: Entry, since: int) -> bool:
    """Whether the dispute that stands at `as_of` says neither who disputes nor by what; one not yet known says no."""
    standing = [s for s in row.standing if s.is_ == "disputed" and (s.from_.toordinal() if s.from_ else 0) == since]
    named = (s.by for s in standing if s.by is not None)
    entries = chronicle.view.record.entries
    return all(name in entries and entries[name].known == LATER for name in named)


def _looks(chronicle: Chronicle, name: str) -> dict[str, list[Dated]]:
    """The checks and established tests on a factor by whom they are about, in the order of days; blank for anybody."""
    found: dict[str, list[Dated]] = defaultdict(list)
    of_child = chronicle.knowledge.factors[name].asked_of == "child"
    for row in chronicle.view.checks:
        if name in row.factors:
            for who in {"", *(row.about or [EVERYBODY])}:
                found[who].append((row.on.toordinal(), row.id))
    for entry in chronicle.view.record.by_factor.get(name, ()):
        if entry.rests_on == "tested" and entry.standing == "established" and is_used(entry):
            if not of_child or chronicle.is_about_child(entry):
                for who in {"", *entry.about}:
                    found[who].append((day_of(entry), entry.id))
    return {who: sorted(rows) for who, rows in found.items()}


def _looked_again(chronicle: Chronicle, name: str, entry: ReadEntry, looked: dict[str, list[Dated]]) -> bool:
    """Whether somebody looked on the concern's day or after it, at somebody it is about, or an answer settles it.

    A concern about the child, or one that names no adult, may be followed by a look at anybody; never by itself.
    """
    factor, day = chronicle.knowledge.factors[name], day_of(entry)
    about = [""] if factor.asked_of == "child" or not chronicle.names_adult(entry) else [*entry.about, EVERYBODY]
    newest = (row for who in about for row in looked.get(who, [])[-2:])
    if any(on >= day and row_id != entry.id for on, row_id in newest):
        return True
    return answered_on(chronicle.view, factor, entry, day, favourable=True).settled_by is not None


DETECTORS = (confirmation, start_again, availability)

"""How each piece of evidence weighs on four explanations of the return (semantics 6.7; decision 0008 H).

Evidence of one weight on one matter is one group, so that an incident written down three times does not speak three
times. Nothing is added up into a number about the family: the groups only say what fits and what does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from engine.gather.view import View
from engine.gather.whole import is_theme_alone
from engine.gather.wishes import newest_wish
from engine.knowable import ReadEntry
from engine.position import Reader
from engine.row_ids import return_id
from engine.sheet import Sheet
from engine.tally import Pair

FOR: Final = "for"
AGAINST: Final = "against"
OVERALL: Final = "overall"
WISHES: Final = "wishes"
RETURNS: Final = "returns"


@dataclass
class Weighing:
    """The rows of the case behind the groups, by direction, weight and matter."""

    groups: dict[tuple[str, str, str], dict[str, None]] = field(default_factory=dict)

    def add(self, direction: str, weighs: str, matter: str, row: str) -> None:
        """Put a row of the case to a group."""
        self.groups.setdefault((direction, weighs, matter), {})[row] = None


def weighed(sheet: Sheet, reader: Reader) -> Weighing:
    """Every group of evidence of a proposal, given what was concluded so far."""
    found = Weighing()
    view = sheet.view
    best, worst = reader.statuses("best"), reader.statuses("worst")
    lasted = _runs(sheet, worst, "addressed")
    begun = _runs(sheet, worst, "being_addressed")
    protects = _that_protects(reader)
    unmoved = _unmoved(reader)
    for factor in sorted({name for name in view.record.by_factor if name in view.knowledge.factors}):
        for entry in view.record.by_factor[factor]:
            for subject in _subjects(sheet, factor):
                for direction, weighs in _weights(sheet, entry, subject, factor, best, worst, unmoved):
                    if weighs == "seen":
                        weighs = _of_a_strength(entry, factor, subject, lasted, begun, protects)
                    found.add(direction, weighs, factor, entry.id)
    for entry in view.record.entries.values():
        if is_theme_alone(entry):
            found.add(AGAINST, "theme", OVERALL, entry.id)
    _wishes(view, found)
    _returns(view, found)
    _reasons(sheet, worst, found)
    return found


def _subjects(sheet: Sheet, factor: str) -> tuple[str, ...]:
    known = sheet.view.knowledge.factors[factor]
    return ("",) if known.asked_of == "household" else sheet.subjects_of(known)


def _runs(sheet: Sheet, worst: Mapping[Pair, str], status: str) -> dict[Pair, frozenset[str]]:
    """The observations of the run behind each status that is read so even at its worst."""
    found = {}
    for pair, held in worst.items():
        row = sheet.bearings.get(("worst", *pair))
        if held == status and row is not None and row.run is not None:
            found[pair] = frozenset(row.run.sources)
    return found


def _that_protects(reader: Reader) -> frozenset[str]:
    """The voting protective factors that stand even at their worst."""
    held = reader.of_kind("protective_standing", "worst").values()
    return frozenset(row["factor"] for row in held if row["standing"] == "stands")


def _weights(
    sheet: Sheet,
    entry: ReadEntry,
    subject: str,
    factor: str,
    best: Mapping[Pair, str],
    worst: Mapping[Pair, str],
    unmoved: frozenset[Pair],
) -> Iterator[tuple[str, str]]:
    """The direction and weight of each tag of an entry on a factor about a subject."""
    view = sheet.view
    for tag, way, sure in entry.tags:
        if tag != factor or (subject and not view.is_about(entry, subject, way)):
            continue
        if way == "strength":
            if view.strength_counts(entry, factor):
                yield FOR, "seen" if _is_observation(view, entry) else _not_observed(view, entry)
        elif entry.standing == "disproved":
            if sure:
                yield FOR, "cleared"
        elif entry.standing != "not_proved" and view.knowledge.factors[factor].kind == "risk":
            if view.concern_counts(entry, subject or (view.admission_by(entry) or ""), sure):
                yield AGAINST, _of_a_concern(sheet, entry, (subject, factor), best, worst, unmoved)
            else:
                yield AGAINST, "possible"


def _unmoved(reader: Reader) -> frozenset[Pair]:
    """The adults and problems where, even at best, no change was claimed or seen: conditions would have no ground."""
    held = reader.of_kind("capacity", "best").values()
    return frozenset((row["adult"], row["problem"]) for row in held if row["level"] == "none")


def _of_a_concern(
    sheet: Sheet,
    entry: ReadEntry,
    pair: Pair,
    best: Mapping[Pair, str],
    worst: Mapping[Pair, str],
    unmoved: frozenset[Pair],
) -> str:
    """How a concern that counts weighs: by where its factor stands, and never by how often it was written down."""
    factor = sheet.view.knowledge.factors[pair[1]]
    if factor.domain == "professional":
        return "practice"
    if factor.speaks_as_wish_of is not None:
        return "doubt"
    if pair not in best:
        named = {name for name, _, answered in sheet.red_list if not answered}
        return "red_list" if factor.id in named else "history"
    if entry.minor:
        return "minor"
    if worst.get(pair) in ("addressed", "absent"):
        return "answered"
    if best[pair] == "being_addressed":
        return "worked_on"
    if best[pair] in ("addressed", "absent"):
        return "possible"  # open to question only: at best it is answered
    bears_harm = factor.harm_bearing or pair in sheet.reasons.on_list
    if not bears_harm:
        return "other_present"
    if entry.severe:
        return "harm_grave"
    return "harm_unmoved" if pair in unmoved else "harm"


def _is_observation(view: View, entry: ReadEntry) -> bool:
    return entry.lo is not None and view.independent_strength(entry) and not view.is_attendance(entry)


def _not_observed(view: View, entry: ReadEntry) -> str:
    return "attended" if view.is_attendance(entry) else "own_word"


def _of_a_strength(
    entry: ReadEntry,
    factor: str,
    subject: str,
    lasted: Mapping[Pair, frozenset[str]],
    begun: Mapping[Pair, frozenset[str]],
    protects: frozenset[str],
) -> str:
    """How a strength seen from outside weighs: by the run it belongs to, or the protection it stands behind."""
    if entry.id in lasted.get((subject, factor), ()):
        return "lasted"
    if entry.id in begun.get((subject, factor), ()):
        return "begun"
    return "protects" if factor in protects else "seen_once"


def _wishes(view: View, found: Weighing) -> None:
    """Each newest wish: a no or a doubt against, the child's own yes for, an adult's yes as no more than their word."""
    for person in (view.child.id, *view.wish_voters):
        row = newest_wish(view, person)
        if row is None:
            continue
        if row.wish != "yes":
            found.add(AGAINST, "opposed" if row.wish == "no" else "doubt", WISHES, row.id)
        else:
            heard = person == view.child.id and bool(row.alone) and row.by not in view.household_people
            found.add(FOR, "wanted" if heard else "own_word", WISHES, row.id)


def _returns(view: View, found: Weighing) -> None:
    """A return of this child that ended before: the next one has to answer what ended it."""
    for row in view.case.returns:
        if row.child == view.child.id and view.counts(row.until):
            found.add(AGAINST, "return_ended", RETURNS, return_id(row))


def _reasons(sheet: Sheet, worst: Mapping[Pair, str], found: Weighing) -> None:
    """A reason for care that nothing on record shows to be addressed: silence is not an answer to it."""
    for reason in sheet.reasons.reasons:
        if reason.is_disproved("worst"):
            continue
        for subject in reason.subjects:
            for factor in reason.effective:
                if worst.get((subject, factor)) in ("present", "open"):
                    found.add(AGAINST, "reason_open", factor, reason.id)

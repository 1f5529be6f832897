"""The position of a reading once some questions are answered and all else is left as it is (semantics 5.7).

These answers move one status, one wish, what protects or one capacity, and the plain table tells what follows. Answers
that change the record itself are read by `engine.answers`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.fact import Conclusion
from engine.gather.ratings import capacity_rated
from engine.position import Reader
from engine.sheet import CARE_OF_CHILD, Sheet
from engine.table import Position, factor_vote
from engine.tally import STATUS_RANK, Pair, end_of, list_state, weakest, worst_status

OF_A_STATUS = frozenset({"core_open", "not_rated", "check_stale", "reason_open"})


def answered(sheet: Sheet, reader: Reader, reading: str, answers: Iterable[tuple[Conclusion, str]]) -> Position:
    """The position of a reading with some gaps answered."""
    answers = list(answers)
    statuses = dict(reader.statuses(reading))
    settled: dict[Pair, str] = {}
    for gap, way in answers:
        if gap["gap"] in OF_A_STATUS:
            pair = (gap["subject"], gap["factor"])
            if pair in statuses:
                settled[pair] = _settled(way, gap["gap"])
    base = reader.position(reading)
    position = base
    if settled:
        statuses.update(settled)
        position = replace(
            position,
            ballots=tuple(sheet.ballots(reading, statuses)),
            list_state=_list_state(sheet, reader, reading, statuses),
        )
    for gap, way in answers:
        position = _with(sheet, reader, position, gap, way)
    levels = _levels(sheet, reader, reading, position, answers)
    return replace(position, levels=levels)


def _settled(way: str, gap: str) -> str:
    """What stands once a question is answered."""
    if way == "against":
        return "present"
    return "addressed" if gap == "not_rated" else "absent"  # what is on record can be addressed, never be absent


def _list_state(sheet: Sheet, reader: Reader, reading: str, statuses: Mapping[Pair, str]) -> str:
    """How much of the list is addressed; what drives a reason, or disproved it, holds whatever is answered."""
    end, stands = end_of(reading), []
    for reason in sheet.reasons.reasons:
        driven = reason.driver is not None and sheet.reasons.by_id(reason.driver) is not None
        each = []
        for subject in reason.subjects:
            own = [statuses.get((subject, factor), "open") for factor in reason.effective]
            if reason.is_disproved(reading):
                each.append("addressed")
            elif driven:
                # Where its own is open or present, what stood before the answer is what its driver gives (3.7).
                held = reader.read[f"reason.{sheet.proposal}.{reading}.{reason.id}.{subject}"]["status"]
                now = worst_status(("present" if status == "open" else status for status in own), end)
                each.append(min(now, held, key=STATUS_RANK.__getitem__))
            else:
                each.append(worst_status(own, end))
        stands.append(worst_status(each, "worst"))
    return list_state(sheet.reasons.recorded, stands)


def _with(sheet: Sheet, reader: Reader, position: Position, gap: Conclusion, way: str) -> Position:
    """The position with one gap answered that is not about a status."""
    kind, good = gap["gap"], way == "for"
    if kind == "reasons_not_recorded":
        return replace(position, list_state="all" if good else "none")
    if kind == "never_met":
        others = [adult for adult in sheet.view.unmet if adult != gap["subject"]]
        return replace(position, unmet=bool(others)) if good else position
    if kind in ("wish_missing", "wish_lapsed", "wish_not_alone"):
        return replace(position, wishes=_wishes(sheet, reader, position, gap["subject"], good))
    if kind in ("domain_not_looked", "acts_not_recorded", "protection_old"):
        return replace(position, protection=_protection(sheet, reader, position, gap, good))
    return position


def _protection(sheet: Sheet, reader: Reader, position: Position, gap: Conclusion, good: bool) -> str:
    """Where protection stands once it was looked for in a domain, or once it is said how one factor stands."""
    looked = gap["names"] if gap["gap"] == "domain_not_looked" else None
    if good and position.protection == "found":
        return "found"  # another answer for the family has shown it already
    held = []
    for fact in reader.of_kind("protective_standing", position.reading).values():
        standing = fact["standing"]
        if looked is None and (fact["subject"], fact["factor"]) == (gap["subject"], gap["factor"]):
            standing = _standing(sheet, gap, position.reading) if good else "not_supported"
        held.append(standing)
    if good and looked is not None or "stands" in held:
        return "found"
    never = [domain for domain in sheet.never_looked if domain != looked]
    return "not_proved" if never or "doubtful" in held else "none"


def _standing(sheet: Sheet, gap: Conclusion, reading: str) -> str:
    """How a protective factor stands once what is asked of it is answered for the family, the rest as recorded."""
    row = next(row for row in sheet.protective if (row.subject, row.factor) == (gap["subject"], gap["factor"]))
    acts = "yes" if gap["gap"] == "acts_not_recorded" else row.acts
    if acts == "no":
        return "ends_with_placement"
    return "stands" if acts == "yes" or end_of(reading) == "best" else "doubtful"


def _wishes(sheet: Sheet, reader: Reader, position: Position, person: str, good: bool) -> tuple[str, ...]:
    held = {fact["person"]: fact["wish"] for fact in reader.of_kind("wish", position.reading).values()}
    base = list(held.values())
    changed = dict(held)
    changed[person] = "yes" if good else "opposed"
    if tuple(base) == position.wishes:
        return tuple(changed.values())
    now = list(position.wishes)
    now[list(held).index(person)] = changed[person]
    return tuple(now)


def _levels(
    sheet: Sheet, reader: Reader, reading: str, position: Position, answers: list[tuple[Conclusion, str]]
) -> tuple[str, ...]:
    """The capacity levels asked once the gaps are answered: what votes above low is asked, what votes low is not."""
    asked: dict[Pair, str] = {}
    for name, level in reader.asked(reading).items():
        adult, problem = reader.read[name]["adult"], reader.read[name]["problem"]
        asked[adult, problem] = level
    before = {(b.subject, b.factor) for b in reader.ballots(reading) if b.place == "harm_bearing"}
    held = _held_for_other_reasons(sheet, reader, reading)
    above = _above_low(position)
    met_now = {gap["subject"] for gap, way in answers if gap["gap"] == "never_met" and way == "for"}
    still = {pair for pair in sheet.never_met_pairs if reading == "worst" and pair[0] not in met_now}
    before |= {pair for pair in sheet.never_met_pairs if reading == "worst"}
    for pair in before - above - held - still:
        asked.pop(pair, None)
    for adult, problem in above:
        if adult in sheet.view.adults:
            fact = reader.read.get(f"capacity.{sheet.proposal}.{reading}.{adult}.{problem}")
            if fact is not None:
                asked[adult, problem] = sheet.driven_level(adult, problem, reading, fact["level"])
    for gap, way in answers:
        pair = (gap["subject"], gap["factor"])
        if gap["gap"] in ("capacity_open", "care_not_seen") and pair in asked:
            level = _most_at_once(sheet, pair, reading) if way == "for" else "none"
            asked[pair] = sheet.driven_level(*pair, reading, level)
    return tuple(asked[pair] for pair in sorted(asked))


def _most_at_once(sheet: Sheet, pair: Pair, reading: str) -> str:
    """What a question can show at once: a window seen from outside. To be tested with the child takes longer."""
    adult, problem = pair
    change = sheet.changes.get((reading, adult, problem))
    level = "limited" if change is not None and change.goals == "not_reached" else "evidenced"
    return weakest([level, capacity_rated(sheet.view, adult, problem).value or "sustained"])  # never better than rated


def _above_low(position: Position) -> set[Pair]:
    end = end_of(position.reading)
    return {
        (b.subject, b.factor) for b in position.ballots if b.place == "harm_bearing" and factor_vote(b, end) != "low"
    }


def _held_for_other_reasons(sheet: Sheet, reader: Reader, reading: str) -> set[Pair]:
    """The pairs asked because of the list of reasons, or as care of the child: no answer about a factor lifts them."""
    held = {(adult, CARE_OF_CHILD) for adult in sheet.asked_care(reading)}
    for reason in sheet.reasons.reasons:
        for adult in sheet.asked_on_reason(reason, reading):
            held |= {(adult, name) for name in reason.effective}
    return held

"""What answering a question would do to the class, worked out with the plain table (semantics 5.2, 5.7).

Each gap is answered twice, once for the family and once against, everything else left as it is: still open where it
is open. An answer is a change of what stands, never of a rating.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.answers import OF_THE_RECORD, question, supplied
from engine.assessment import Change
from engine.fact import Conclusion
from engine.gather.ratings import capacity_rated
from engine.plain import conclude
from engine.position import Reader
from engine.sheet import CARE_OF_CHILD, EVIDENCE, Sheet
from engine.table import Position, factor_vote, stand, together
from engine.tally import Pair, end_of, list_state, weakest, worst_status
from knowledge_base import Knowledge

OF_A_STATUS = frozenset({"core_open", "not_rated", "check_stale", "reason_open"})
Answers = Mapping[str, str]
"""By gap id: `for` or `against` the family."""


def changes_of(knowledge: Knowledge, sheet: Sheet, reader: Reader, turning: Mapping[str, str]) -> dict[str, Change]:
    """For each gap of the proposal: the class if it were answered for the family, and if against.

    ``turning`` gives, for each entry with a vague date on which the class turns, the class at its other end.
    """
    asking = _Asking(knowledge, sheet, reader)
    now = asking.class_with({})
    found = {}
    by_way = [asking.ends(way) for way in ("for", "against")]
    for name, gap in asking.gaps.items():
        if gap["gap"] == "date_vague":
            other = turning[gap["names"]]
            found[name] = Change(name, other, now[0], True, now[0] == "not_classified" != other)
            continue
        ends = [each[name] for each in by_way]
        found[name] = Change(
            gap=name,
            at_best=ends[0][0],
            at_worst=ends[1][0],
            would_change_class=any(end != now for end in ends),
            decides=now[0] == "not_classified" and any(end[0] != "not_classified" for end in ends),
        )
    return found


def deciding_set(knowledge: Knowledge, sheet: Sheet, reader: Reader, changes: Mapping[str, Change]) -> tuple[str, ...]:
    """Where there is no class: the fewest questions found that, answered for the family, would give one.

    Starts from every gap answered and leaves out each that is not needed, least decisive first, so that no smaller
    part of what is left would do. Those that decide alone come first. Empty where there is a class.
    """
    asking = _Asking(knowledge, sheet, reader)
    if asking.class_with({})[0] != "not_classified":
        return ()
    needed = sorted(
        asking.gaps, key=lambda name: (not changes[name].decides, not changes[name].would_change_class, name)
    )
    if asking.class_with(dict.fromkeys(needed, "for"))[0] == "not_classified":
        return tuple(name for name in needed if changes[name].would_change_class)
    for name in reversed(list(needed)):
        fewer = [other for other in needed if other != name]
        if asking.class_with(dict.fromkeys(fewer, "for"))[0] != "not_classified":
            needed = fewer
    return tuple(needed)


class _Asking:
    """Answers gaps of one proposal in any number of ways, and works each different set of answers out once."""

    def __init__(self, knowledge: Knowledge, sheet: Sheet, reader: Reader) -> None:
        self.knowledge, self.sheet, self.reader = knowledge, sheet, reader
        self.gaps: dict[str, Conclusion] = dict(sorted(reader.of_kind("gap").items()))
        self._known: dict[frozenset[tuple[str, ...]], tuple[str, str]] = {}
        self._read: dict[frozenset[tuple[str, ...]], tuple[Sheet, Reader]] = {frozenset(): (sheet, reader)}

    def class_with(self, answers: Answers) -> tuple[str, str]:
        """The class and what is not excluded, with some gaps answered."""
        given = {(*question(self.gaps[name]), way): (self.gaps[name], way) for name, way in answers.items()}
        asked = frozenset(given)
        if asked not in self._known:
            of_the_record = {key: given[key] for key in given if key[0] in OF_THE_RECORD}
            sheet, reader = self._read_again(of_the_record)
            rest = [given[key] for key in sorted(given) if key not in of_the_record]
            ends = [stand(self.knowledge, _answered(sheet, reader, reading, rest)).class_ for reading in EVIDENCE]
            self._known[asked] = together(ends[0], ends[1])
        return self._known[asked]

    def _read_again(self, given: Mapping[tuple[str, ...], tuple[Conclusion, str]]) -> tuple[Sheet, Reader]:
        """The record read with some of it answered: an allegation settled moves more than one status."""
        asked = frozenset(given)
        if asked not in self._read:
            sheet = supplied(self.sheet, [given[key] for key in sorted(given)])
            self._read[asked] = sheet, Reader(sheet, conclude(self.knowledge, sheet))
        return self._read[asked]

    def ends(self, way: str) -> dict[str, tuple[str, str]]:
        """The class each gap gives when it alone is answered this way."""
        now = self.class_with({})
        again = {question(gap): name for name, gap in self.gaps.items() if gap["gap"] in OF_THE_RECORD}
        moved = self._that_move(sorted(again.values()), way, now)
        found = {}
        for name, gap in self.gaps.items():
            still = gap["gap"] in OF_THE_RECORD and again[question(gap)] not in moved
            found[name] = now if still else self.class_with({name: way})
        return found

    def _that_move(self, names: list[str], way: str, now: tuple[str, str]) -> set[str]:
        """Those that move the class alone. An answer one way never undoes another of the same way (5.6), so that
        where a group together moves nothing, none of it does alone, and the record is not read again for each."""
        if not names or self.class_with(dict.fromkeys(names, way)) == now:
            return set()
        if len(names) == 1:
            return set(names)
        half = len(names) // 2
        return self._that_move(names[:half], way, now) | self._that_move(names[half:], way, now)


def _answered(sheet: Sheet, reader: Reader, reading: str, answers: Iterable[tuple[Conclusion, str]]) -> Position:
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
    stands = []
    for reason in sheet.reasons.reasons:
        each = []
        for subject in reason.subjects:
            held = reader.read[f"reason.{sheet.proposal}.{reading}.{reason.id}.{subject}"]["status"]
            now = worst_status((statuses.get((subject, f), "open") for f in reason.effective), end_of(reading))
            before = worst_status(reader.reason_statuses(reading, reason, subject), end_of(reading))
            each.append(held if now == before else now)
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

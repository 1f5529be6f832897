"""What answering a question would do to the class, worked out with the plain table (semantics 5.2, 5.7).

Each gap is answered twice, once for the family and once against, everything else left as it is: still open where it
is open. An answer is a change of what stands, never of a rating.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from engine.assessment import Change
from engine.fact import Conclusion
from engine.position import Reader
from engine.sheet import CARE_OF_CHILD, EVIDENCE, Sheet
from engine.table import Position, stand, together
from engine.tally import Pair, end_of, list_state, worst_status
from knowledge_base import Knowledge

OF_A_STATUS = frozenset(
    {"core_open", "not_rated", "check_stale", "reason_open", "to_be_settled", "suggestion_unconfirmed"}
)
Answers = Mapping[str, str]
"""By gap id: `for` or `against` the family."""


def changes_of(
    knowledge: Knowledge, sheet: Sheet, reader: Reader, turning: Mapping[str, str]
) -> dict[str, Change]:
    """For each gap of the proposal: the class if it were answered for the family, and if against.

    ``turning`` gives, for each entry with a vague date on which the class turns, the class at its other end.
    """
    asking = _Asking(knowledge, sheet, reader)
    now = asking.class_with({})
    found = {}
    for name, gap in asking.gaps.items():
        if gap["gap"] == "date_vague":
            other = turning[gap["names"]]
            found[name] = Change(name, other, now[0], True, now[0] == "not_classified" != other)
            continue
        ends = [asking.class_with({name: way}) for way in ("for", "against")]
        found[name] = Change(
            gap=name,
            at_best=ends[0][0],
            at_worst=ends[1][0],
            would_change_class=any(end != now for end in ends),
            decides=now[0] == "not_classified" and any(end[0] != "not_classified" for end in ends),
        )
    return found


def deciding_set(
    knowledge: Knowledge, sheet: Sheet, reader: Reader, changes: Mapping[str, Change]
) -> tuple[str, ...]:
    """Where there is no class: the fewest questions found that, answered for the family, would give one.

    Starts from every gap answered and leaves out each that is not needed, least decisive first, so that no smaller
    part of what is left would do. Those that decide alone come first. Empty where there is a class.
    """
    asking = _Asking(knowledge, sheet, reader)
    if asking.class_with({})[0] != "not_classified":
        return ()
    needed = sorted(asking.gaps, key=lambda name: (not changes[name].decides, not changes[name].would_change_class, name))
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
        self._known: dict[tuple[tuple[str, ...], ...], tuple[str, str]] = {}

    def class_with(self, answers: Answers) -> tuple[str, str]:
        """The class and what is not excluded, with some gaps answered."""
        given = {(*_question(self.gaps[name]), way): (self.gaps[name], way) for name, way in answers.items()}
        asked = tuple(given)
        if asked not in self._known:
            ends = []
            for reading in EVIDENCE:
                position = _answered(self.sheet, self.reader, reading, given.values())
                ends.append(stand(self.knowledge, position).class_)
            self._known[asked] = together(ends[0], ends[1])
        return self._known[asked]


def _question(gap: Conclusion) -> tuple[str, ...]:
    """What a gap asks. Gaps about several entries that speak to one status of one person ask one thing."""
    about_an_entry = gap["gap"] in ("to_be_settled", "suggestion_unconfirmed")
    return gap["gap"], gap["subject"], gap["factor"], "" if about_an_entry else gap["names"]


def _answered(sheet: Sheet, reader: Reader, reading: str, answers: Iterable[tuple[Conclusion, str]]) -> Position:
    """The position of a reading with some gaps answered."""
    answers = list(answers)
    statuses = dict(reader.statuses(reading))
    settled: dict[Pair, str] = {}
    for gap, way in answers:
        if gap["gap"] in OF_A_STATUS:
            pair = (gap["subject"], gap["factor"])
            if pair in statuses:
                settled[pair] = _settled(reader, pair, reading, way, gap["gap"])
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


def _settled(reader: Reader, pair: Pair, reading: str, way: str, gap: str) -> str:
    """What stands once a question is answered: an allegation settled for the family leaves what stood at best."""
    if gap in ("to_be_settled", "suggestion_unconfirmed"):
        return reader.statuses("best" if way == "for" else "worst").get(pair, "open")
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
        return replace(position, protection="found") if good else position
    return position


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
            # Seen from outside over a window is the most a question can show at once; tested with the child takes longer.
            asked[pair] = "evidenced" if way == "for" else "none"
    return tuple(asked[pair] for pair in sorted(asked))


def _above_low(position: Position) -> set[Pair]:
    from engine.table import factor_vote

    end = end_of(position.reading)
    return {
        (b.subject, b.factor)
        for b in position.ballots
        if b.place == "harm_bearing" and factor_vote(b, end) != "low"
    }


def _held_for_other_reasons(sheet: Sheet, reader: Reader, reading: str) -> set[Pair]:
    """The pairs asked because of the list of reasons, or as care of the child: no answer about a factor lifts them."""
    held = {(adult, CARE_OF_CHILD) for adult in sheet.asked_care(reading)}
    for reason in sheet.reasons.reasons:
        for adult in sheet.asked_on_reason(reason, reading):
            held |= {(adult, name) for name in reason.effective}
    return held

"""What answering a question would do to the class, worked out with the plain table (semantics 5.2, 5.7).

Each gap is answered twice, once for the family and once against, everything else left as it is: still open where it
is open. An answer is a change of what stands, never of a rating.
"""

from __future__ import annotations

from collections.abc import Mapping

from engine.answers import OF_THE_RECORD, question, supplied
from engine.assessment import Change
from engine.evidence import evidence_read
from engine.fact import Conclusion
from engine.position import Reader
from engine.sheet import EVIDENCE, Sheet
from engine.supposing import answered
from engine.table import class_at_both_ends
from knowledge_base import Knowledge

FEW = 3
"""So many questions are read one by one once they move something together: halving them would read more often."""

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
            best, worst = (answered(sheet, reader, reading, rest) for reading in EVIDENCE)
            self._known[asked] = class_at_both_ends(self.knowledge, best, worst)
        return self._known[asked]

    def _read_again(self, given: Mapping[tuple[str, ...], tuple[Conclusion, str]]) -> tuple[Sheet, Reader]:
        """The record read with some of it answered: an allegation settled moves more than one status."""
        asked = frozenset(given)
        if asked not in self._read:
            sheet = supplied(self.sheet, [given[key] for key in sorted(given)])
            self._read[asked] = sheet, evidence_read(sheet, self.sheet)
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
        if len(names) <= FEW:
            return {name for name in names if self.class_with({name: way}) != now}
        half = len(names) // 2
        return self._that_move(names[:half], way, now) | self._that_move(names[half:], way, now)

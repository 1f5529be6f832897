"""What stands in the way of another class: each hindrance with how it ends, and who could answer it.

A hindrance ends in one of three ways, and they are never told alike: it is **recorded** (entries say so, for or
against); there is **no record** (nobody looked, asked or rated, or a claim has nothing independent behind it); or
**accounts differ** (what is disputed or alleged is worked out once as if it had happened and once as if it had not,
semantics 3.3).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from engine.assessment import Assessment, ProposalAnswer
from engine.sheet import CARE_OF_CHILD
from engine.suppositions import NONE_FOUND
from engine.tally import LEVEL_RANK, VOTE_RANK
from explanations.case_rows import Told
from explanations.facts import FactTeller
from explanations.gaps import Gaps
from explanations.sentences import Teller

RECORDED: Final = "recorded"
NO_RECORD: Final = "no_record"
DIFFER: Final = "accounts_differ"

AS_SHOWN: Final = "cp_as_shown"
"""The card that takes a capacity as the record shows it; what showed it says more."""


@dataclass
class Hindrances:
    """Asks of one proposal what keeps a vote where it is."""

    assessment: Assessment
    answer: ProposalAnswer

    def __post_init__(self) -> None:
        self.p, self.reader, self.sheet = self.answer.id, self.answer.reader, self.answer.sheet
        self.teller = Teller(self.assessment)
        self.facts = FactTeller(self.assessment)

    def of_vote(self, vote: str, reading: str, need: str, better: bool) -> list[Told]:
        """What keeps a vote of one reading from ``need``: above it where a better class is asked, else below it."""
        made = {
            "risk": self._risk,
            "capacity": self._capacity,
            "protective": self._protection,
            "wishes": self._wishes,
        }[vote]
        return [{"vote": vote, "reading": reading, **row} for row in made(reading, need, better)]

    def red_list(self) -> list[Told]:
        """The red-list factors that hold low back: history on record, and no manager's reason."""
        held = self.answer.conclusions("block")
        return [self._row(fact["id"], RECORDED, None) for fact in held if fact["answered"] == "no"]

    # --- the four votes -----------------------------------------------------------------------------------------------
    def _risk(self, reading: str, need: str, better: bool) -> Iterator[Told]:
        for name, vote in self.reader.cast(reading).items():
            if self._holds(VOTE_RANK[vote], VOTE_RANK[need], better):
                if name.startswith("list_vote"):
                    yield from self._reasons(reading, name, better)
                else:
                    fact = self.reader.read[name]
                    pair = (fact["subject"], fact["factor"])
                    yield self._row(name, self._of_pair(*pair), self._gap(*pair))
        if reading == "worst" and better and VOTE_RANK[need] < VOTE_RANK["high"]:
            for adult in self.sheet.view.unmet:
                yield self._row(self._never_met(adult), NO_RECORD, self._gap(adult, None, "never_met"))

    def _reasons(self, reading: str, listed: str, better: bool) -> Iterator[Told]:
        if not self.sheet.reasons.recorded:
            yield self._row(listed, NO_RECORD, self._gap(None, None, "reasons_not_recorded"))
            return
        for reason in self.sheet.reasons.reasons:
            for subject in reason.subjects:
                name = f"reason.{self.p}.{reading}.{reason.id}.{subject}"
                if (self.reader.read[name]["status"] == "addressed") is better:
                    continue
                endings = {self._of_pair(subject, factor) for factor in reason.effective}
                gaps = [gap for factor in reason.effective if (gap := self._gap(subject, factor))]
                yield self._row(name, _worst_ending(endings), gaps[0] if gaps else None)

    def _capacity(self, reading: str, need: str, better: bool) -> Iterator[Told]:
        asked = self.reader.asked(reading)
        weakest = max((LEVEL_RANK[level] for level in asked.values()), default=0)
        for name, level in asked.items():
            vote = {"sustained": "low", "evidenced": "medium"}.get(level, "high")
            holds = VOTE_RANK[vote] > VOTE_RANK[need] if better else LEVEL_RANK[level] == weakest
            if holds:
                fact = self.reader.read[name]
                pair = (fact["adult"], fact["problem"])
                yield self._row(self._told_by(name), self._of_change(*pair), self._gap(*pair))

    def _protection(self, reading: str, need: str, better: bool) -> Iterator[Told]:
        standings = self.reader.of_kind("protective_standing", reading)
        for name, fact in standings.items():
            if fact["standing"] == (NONE_FOUND if better else "stands"):
                yield self._row(name, RECORDED, None)
            elif fact["standing"] == "doubtful" if not better else fact["standing"] != "stands":
                # In doubt it does not protect, and is not none either: it keeps both what is better and severe away.
                contested = any(self.reader.supports.get(r) == "contested" for r in self._ratings(fact["factor"]))
                yield self._row(name, DIFFER if contested else NO_RECORD, self._gap(None, fact["factor"]))
        vote = f"vote.{self.p}.{reading}.protective"
        domains = tuple(self.sheet.never_looked)
        if domains:
            gap = self._gap(None, None, "domain_not_looked")
            yield self._row(vote, NO_RECORD, gap) | {"domains": list(domains)}
        elif better and not standings:
            yield self._row(vote, RECORDED, None)

    def _wishes(self, reading: str, need: str, better: bool) -> Iterator[Told]:
        wishes = self.reader.of_kind("wish", reading)
        opposed = [name for name, fact in wishes.items() if fact["wish"] == "opposed"]
        if opposed and not better:
            # Somebody doubts it already: it is the risk vote of the same reading that keeps this one from high.
            yield self._row(f"vote.{self.p}.{reading}.risk", RECORDED, None)
            return
        for name in opposed if better else wishes:
            person = wishes[name]["person"]
            yield self._row(name, self._of_wish(person), self._gap(person, None, "wish_"))

    # --- how each ends ------------------------------------------------------------------------------------------------
    def _of_pair(self, subject: str, factor: str) -> str:
        best, worst = (self.reader.statuses(end).get((subject, factor), "open") for end in ("best", "worst"))
        if best != worst:
            return DIFFER
        return NO_RECORD if best == "open" else RECORDED

    def _of_change(self, adult: str, problem: str) -> str:
        """A change nobody saw and a claim with nothing independent behind it are no record."""
        if problem == CARE_OF_CHILD:
            care = self.assessment.trace.facts[f"care_record.{self.p}.worst.{adult}"]
            return NO_RECORD if care["care"] == "none" else RECORDED
        held = [self.assessment.trace.facts.get(f"capacity_record.{self.p}.{e}.{adult}.{problem}") for e in _ENDS]
        best, worst = held
        if best is None or worst is None:
            return NO_RECORD
        if any(best[field] != worst[field] for field in ("run", "seen", "concern")):
            return DIFFER
        if best["run"] != "none" or best["seen"] == "yes":
            return RECORDED
        return RECORDED if best["concern"] == "some" and best["claimed"] == "no" else NO_RECORD

    def _of_wish(self, person: str) -> str:
        """What was said or done is recorded, and so is an age at which nobody is asked; an open word is no record."""
        best, worst = (self.assessment.trace.facts[f"wish_record.{self.p}.{end}.{person}"] for end in _ENDS)
        if any(best[field] != worst[field] for field in ("word", "deed")):
            return DIFFER
        return RECORDED if best["word"] != "open" or best["deed"] != "none" else NO_RECORD

    # --- telling ------------------------------------------------------------------------------------------------------
    def _row(self, name: str, ending: str, gap: Told | None) -> Told:
        entries, others = self._rows_behind(name)
        return {
            "say": self.teller.say(name),
            "ending": ending,
            "entries": entries,
            "other_rows": others,
            "gap": gap["id"] if gap else None,
            "ask": gap["ask"] if gap else None,
            "who": gap["who"] if gap else None,
            "because": [name],
        }

    def _told_by(self, capacity: str) -> str:
        """The conclusion that tells a capacity: what it was shown by, so that a blank never reads as a concern."""
        firing = self.teller.firings(capacity)[0]
        if firing.card != AS_SHOWN:
            return capacity
        return next((name for name in firing.premises if name in self.reader.read), capacity)

    def _rows_behind(self, name: str) -> tuple[list[str], list[str]]:
        """The chronology entries behind a conclusion, newest first, and the other rows of the case, through everything
        it was concluded from: a rating, a check or a wish may be all there is."""
        found, others, waiting, seen = [], [], [name], set()
        while waiting:
            one = waiting.pop()
            if one in seen:
                continue
            seen.add(one)
            if one in self.assessment.trace.conclusions:
                waiting += [premise for firing in self.teller.firings(one) for premise in firing.premises]
            elif one in self.assessment.trace.facts:
                waiting += self.assessment.sources.get(one, ())
            elif one in self.facts.rows.entries:
                found.append(one)
            elif one in self.facts.rows.by_id:
                others.append(one)
        newest_first = sorted(found, key=lambda e: (self.facts.rows.entries[e].lo or 0, e), reverse=True)
        return newest_first, sorted(others)

    @cached_property
    def _gaps(self) -> list[Told]:
        return Gaps(self.answer, self.teller, self.facts, first=True).told()

    def _gap(self, subject: str | None, factor: str | None, kind: str = "") -> Told | None:
        """The question an answer to which would bear on this: the most decisive of those there are."""
        for gap in self._gaps:
            if gap["kind"].startswith(kind) and gap["factor"] == factor and subject in (None, gap["subject"]):
                return gap
        return None

    def _ratings(self, factor: str) -> Iterable[str]:
        return [rating for row in self.sheet.protective if row.factor == factor for rating in row.ratings]

    def _never_met(self, adult: str) -> str:
        return f"gap.{self.p}.never_met.{adult}"

    @staticmethod
    def _holds(rank: int, need: int, better: bool) -> bool:
        return rank > need if better else rank < need


_ENDS: Final = ("best", "worst")


def _worst_ending(endings: Iterable[Any]) -> str:
    """How several end together: where accounts differ on one, on all; where one has no record, that."""
    held = set(endings)
    return next((ending for ending in (DIFFER, NO_RECORD) if ending in held), RECORDED)

"""Everything gathered for one proposal, and the facts each step of the engine is handed from it.

The sheet reads the record through the detectors of `engine.gather` once, keeps what the later steps and the plain
table need, and turns it into facts. It concludes nothing: the rules do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from engine.gather.capacity import CARE_OF_CHILD, Change, change_of, is_tested
from engine.gather.care import Care, care_of, has_had_day_to_day_care
from engine.gather.household import settle_household
from engine.gather.protection import Protective, never_looked, rated_present
from engine.gather.ratings import capacity_rated, rating_read
from engine.gather.reasons import Reason, ReasonList, asked_adults, is_behaviour, reason_list
from engine.gather.redlist import red_list
from engine.gather.runs import clock
from engine.gather.statics import Speaking, effective_factors, is_baseline, reads_as_dynamic, speaking
from engine.gather.status import Bearing, bearing, has_record, is_recent, static_entries_for
from engine.gather.support import Backing, backings
from engine.gather.view import View
from engine.gather.whole import Whole, WholeBacking, whole_backings, whole_statements
from engine.gather.wishes import Wish, wishes_of
from engine.suppositions import (
    is_met_supposed,
    is_no_protection_supposed,
    is_red_list_supposed,
    level_supposed,
    status_supposed,
)
from engine.table import level_of
from engine.tally import CARE_QUESTION, LEVEL_RANK, Ballot, Pair, care_question, weakest
from knowledge_base import Factor

READINGS = ("best", "worst", "ratings_best", "ratings_worst")
EVIDENCE = ("best", "worst")


def record_reading(reading: str) -> str:
    """The evidence reading a reading takes concerns and static factors from: the ratings read them as at best (S8)."""
    return "worst" if reading == "worst" else "best"


@dataclass
class Sheet:
    """What one proposal's record says, before any rule is asked."""

    view: View
    supposed: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        settle_household(self.view)
        self.proposal = self.view.proposal.id
        if any(is_met_supposed(self.supposed, adult) for adult in self.view.unmet):
            self.view.unmet = tuple(a for a in self.view.unmet if not is_met_supposed(self.supposed, a))

    @property
    def risk_factors(self) -> Mapping[str, Factor]:
        """The risk factors of the knowledge base, by id."""
        return self.view.knowledge.risk_factors

    @cached_property
    def spoken(self) -> dict[str, list[Speaking]]:
        """The static factors that speak, per evidence reading."""
        return {reading: speaking(self.view, reading) for reading in EVIDENCE}

    def spoken_pairs(self, reading: str) -> frozenset[Pair]:
        """The (subject, factor) pairs a static factor makes harm-bearing in a reading."""
        return frozenset(pair for row in self.spoken[record_reading(reading)] for pair in row.counterparts)

    @cached_property
    def reasons(self) -> ReasonList:
        """The list of reasons for care."""
        return reason_list(self.view)

    def status_supposed(self, subject: str, factor: str) -> str | None:
        """The status a what-if supposes of a factor for a person; None where it supposes none."""
        return status_supposed(self.supposed, subject, factor)

    def level_supposed(self, adult: str, problem: str) -> str | None:
        """The capacity a what-if supposes of an adult on a problem; None where it supposes none."""
        return level_supposed(self.supposed, adult, problem)

    # --- statuses ---------------------------------------------------------------------------------------------
    def subjects_of(self, factor: Factor) -> tuple[str, ...]:
        """Whom a factor is asked of in this household; nobody for the professional domain, which never votes."""
        if factor.asked_of == "household":
            return ()
        return (self.view.child.id,) if factor.asked_of == "child" else self.view.adults

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Every (subject, factor) that has to be worked out: core, on the list, spoken for, supposed or on record."""
        wanted = set(self.reasons.on_list) | set(self.spoken_pairs("best")) | set(self.spoken_pairs("worst"))
        for factor in self.risk_factors.values():
            if factor.speaks_as_wish_of is not None or factor.nature == "static":
                continue
            for subject in self.subjects_of(factor):
                if factor.core or self.status_supposed(subject, factor.id) or has_record(self.view, subject, factor.id):
                    wanted.add((subject, factor.id))
        return tuple(sorted(wanted))

    @cached_property
    def unrecorded(self) -> dict[str, tuple[str, ...]]:
        """Per subject, the dynamic risk factors with nothing on record at all."""
        held = set(self.pairs)
        found: dict[str, list[str]] = {subject: [] for subject in (*self.view.adults, self.view.child.id)}
        for factor in sorted(self.risk_factors.values(), key=lambda f: f.id):
            if factor.speaks_as_wish_of is None and not is_baseline(factor):
                for subject in self.subjects_of(factor):
                    if (subject, factor.id) not in held:
                        found[subject].append(factor.id)
        return {subject: tuple(factors) for subject, factors in found.items() if factors}

    @cached_property
    def bearings(self) -> dict[tuple[str, str, str], Bearing]:
        """What bears on each pair in each evidence reading, by (reading, subject, factor)."""
        found = {}
        for reading in EVIDENCE:
            for subject, name in self.pairs:
                if reads_as_dynamic(self.view, self.risk_factors[name], subject, reading):
                    found[reading, subject, name] = bearing(
                        self.view, subject, name, reading, self.static_entries(subject, name, reading)
                    )
        return found

    def static_entries(self, subject: str, factor: str, reading: str) -> frozenset[str]:
        """The entries a check on a factor must name, because a static factor speaks through it."""
        return static_entries_for(self.spoken[record_reading(reading)], subject, factor, self.view.record.entries)

    @cached_property
    def rated(self) -> dict[tuple[str, str, str], str]:
        """The status each pair has on the ratings alone, where it is rated, by (reading, subject, factor) (S8)."""
        found = {}
        for reading, end in (("ratings_best", "best"), ("ratings_worst", "worst")):
            for subject, name in self.pairs:
                value = rating_read(self.view, subject, name, end).value
                value = self.status_supposed(subject, name) or value
                if value is not None:
                    found[reading, subject, name] = value
        return found

    # --- capacity ---------------------------------------------------------------------------------------------
    @cached_property
    def problems(self) -> tuple[Pair, ...]:
        """Every (adult, problem) whose capacity may be asked (C10)."""
        wanted = set()
        for adult in self.view.adults:
            for factor in self.risk_factors.values():
                if factor.harm_bearing:
                    wanted.add((adult, factor.id))
            for reason in self.reasons.reasons:
                wanted |= {(adult, name) for name in reason.effective if is_behaviour(self.view, name)}
        wanted |= {pair for reading in EVIDENCE for pair in self.spoken_pairs(reading) if pair[0] in self.view.adults}
        return tuple(sorted(wanted))

    @cached_property
    def changes(self) -> dict[tuple[str, str, str], Change]:
        """What the record shows of each adult's change, by (reading, adult, problem)."""
        return {
            (reading, adult, problem): change_of(self.view, adult, problem, reading)
            for reading in EVIDENCE
            for adult, problem in self.problems
        }

    @cached_property
    def care(self) -> dict[tuple[str, str], Care]:
        """How each adult's care of the child was seen, by (reading, adult)."""
        return {(r, adult): care_of(self.view, adult, r) for r in EVIDENCE for adult in self.view.sharers}

    def rated_level(self, adult: str, problem: str) -> str:
        """The capacity level on the ratings alone: as rated, none where it was not."""
        supposed = self.level_supposed(adult, problem)
        if supposed is not None:
            return supposed
        return capacity_rated(self.view, adult, problem).value or "none"

    def asked_care(self, reading: str) -> tuple[str, ...]:
        """The adults who are asked about their care of the child as a problem of its own (C10 c)."""
        behaviour = any(
            any(is_behaviour(self.view, name) for name in reason.effective)
            and bool(set(reason.subjects) & set(self.view.adults))
            for reason in self.reasons.reasons
        )
        if not behaviour:
            return self.view.sharers
        return tuple(adult for adult in self.view.sharers if not has_had_day_to_day_care(self.view, adult))

    def asked_on_reason(self, reason: Reason, reading: str) -> tuple[str, ...]:
        """The adults asked about one reason in a reading; nobody where it was disproved (C10 a)."""
        if reason.is_disproved(reading):
            return ()
        return asked_adults(self.view, reason, record_reading(reading))

    # --- a reason driven by another ---------------------------------------------------------------------------
    def driven_clock(self, adult: str, reason: Reason, driver: Reason, reading: str) -> int:
        """The newer of the newest concerns, not minor, of both factors (semantics 3.7)."""
        names = (*reason.effective, *driver.effective)
        return max(clock(self.view, adult, name, record_reading(reading)) for name in names)

    def tested_on_both(self, adult: str, reason: Reason, driver: Reason, reading: str) -> bool:
        """Whether change was tested with the child since the newest concern on either factor (C5)."""
        return is_tested(self.view, adult, self.driven_clock(adult, reason, driver, reading))

    def driven_level(self, adult: str, problem: str, reading: str, own: str) -> str:
        """The capacity on a problem, or the one its driving reason gives where that is better (semantics 3.7)."""
        if reading.startswith("ratings") or self.level_supposed(adult, problem) is not None:
            return own  # what drives a reason is read from the record, never from the ratings
        levels = []
        for reason in self.reasons.reasons:
            if problem not in reason.effective or adult not in reason.subjects:
                continue
            driver = self.reasons.by_id(reason.driver) if reason.driver else None
            if driver is None:
                levels.append(own)
                continue
            # Beside its driver an open one is read at its worst.
            held = "none" if self._is_open(adult, problem, reading) else own
            levels.append(min(held, self._driver_level(adult, reason, driver, reading), key=LEVEL_RANK.__getitem__))
        return weakest(levels) if levels else own

    def _is_open(self, adult: str, problem: str, reading: str) -> bool:
        """Whether nothing at all is on record of an adult's change on a problem (semantics 3.6, `open`)."""
        row = self.changes[reading, adult, problem]
        return row.window == "none" and row.rated.value is None and not (row.seen or row.claimed or row.concern)

    def _driver_level(self, adult: str, reason: Reason, driver: Reason, reading: str) -> str:
        after = self.driven_clock(adult, reason, driver, reading)
        level = weakest(
            level_of(change_of(self.view, adult, name, reading, from_day=after), reading) for name in driver.effective
        )
        if level == "sustained" and not self.tested_on_both(adult, reason, driver, reading):
            return "evidenced"
        return level

    # --- the red list -------------------------------------------------------------------------------------------
    @cached_property
    def red_list(self) -> list[tuple[str, tuple[str, ...], bool]]:
        """The red-list factors on record: the entries that name each, and whether a manager has answered it (K1)."""
        held = red_list(self.view)
        if is_red_list_supposed(self.supposed):
            return [(factor, entries, True) for factor, entries, _ in held]
        return held

    @property
    def red_list_state(self) -> str:
        """`none`, `answered` or `unanswered`."""
        if not self.red_list:
            return "none"
        return "answered" if all(answered for _, _, answered in self.red_list) else "unanswered"

    def rating_sources(self, subject: str, factor: str) -> tuple[str, ...]:
        """The ids of the ratings read for a subject on a factor."""
        return tuple(row.id for row in rating_read(self.view, subject, factor, "worst").rows)

    # --- ballots ----------------------------------------------------------------------------------------------
    def ballots(self, reading: str, statuses: Mapping[Pair, str]) -> list[Ballot]:
        """The factors asked for themselves in a reading, in order of subject and factor (V3, V4)."""
        on_list, spoken = self.reasons.on_list, self.spoken_pairs(reading)
        harm: set[Pair] = {pair for pair in spoken if pair not in on_list}
        for adult in self.view.adults:
            for factor in self.risk_factors.values():
                if factor.harm_bearing and factor.core_question is None and (adult, factor.id) not in on_list:
                    harm.add((adult, factor.id))
            harm |= {(adult, name) for name in care_question(adult, statuses, on_list, spoken)}
        found = [self._ballot(pair, "harm_bearing", statuses, reading) for pair in harm]
        for pair, status in statuses.items():
            factor = self.risk_factors[pair[1]]
            if pair in harm or pair in on_list or factor.harm_bearing or factor.domain == "professional":
                continue
            if status in ("present", "being_addressed") or (factor.core and status == "open"):
                found.append(self._ballot(pair, "core" if factor.core else "other", statuses, reading))
        return sorted(found, key=lambda b: (b.subject, b.factor))

    @cached_property
    def never_met_pairs(self) -> frozenset[Pair]:
        """Of each adult never met, every harm-bearing factor off the list: at worst each of them votes high (H4)."""
        found = set()
        for adult in self.view.unmet:
            found |= {(adult, factor.id) for factor in self.risk_factors.values() if factor.harm_bearing}
            found |= {pair for pair in self.spoken_pairs("worst") if pair[0] == adult}
        return frozenset(found - self.reasons.on_list)

    def _ballot(self, pair: Pair, place: str, statuses: Mapping[Pair, str], reading: str) -> Ballot:
        default = "absent" if reading.startswith("ratings") else "open"
        subject, name = pair
        return Ballot(
            subject=subject,
            factor=name,
            place=place,
            status=statuses.get(pair, default),
            recent=is_recent(self.view, subject, name, record_reading(reading)),
            checked=self._checked(subject, name, reading),
        )

    def _checked(self, subject: str, name: str, reading: str) -> bool:
        if reading.startswith("ratings"):
            return False  # what is present there is rated present, and a check answers only a rating that is not
        row = self.bearings.get((reading, subject, name))
        return row is not None and row.check is not None and row.rated not in ("none", "present")

    # --- the other votes ----------------------------------------------------------------------------------------
    @cached_property
    def backings(self) -> list[Backing]:
        """Every rating and claim with what stands behind it."""
        return list(backings(self.view))

    @cached_property
    def wholes(self) -> list[Whole]:
        """The statements about the return as a whole: claims, the newest decided class, the worker's own judgement."""
        return whole_statements(self.view)

    @cached_property
    def whole_backings(self) -> list[WholeBacking]:
        """Every claim about the plan or the return with what stands behind it and against it."""
        harm = {(a, f.id) for a in self.view.adults for f in self.risk_factors.values() if f.harm_bearing}
        return whole_backings(self.view, self.reasons.on_list | self.spoken_pairs("worst") | frozenset(harm))

    @cached_property
    def protective(self) -> list[Protective]:
        """The voting protective factors rated present, a disputed rating dropped; none where none is supposed found."""
        return [] if self._none_protects else rated_present(self.view, "best")

    def protective_at(self, end: str) -> list[Protective]:
        """The voting protective factors rated present at one end of what is disputed."""
        return self.protective if end == "best" or self._none_protects else rated_present(self.view, end)

    @cached_property
    def never_looked(self) -> list[str]:
        """The domains in which protective factors were never looked for; none where none is supposed found in any."""
        return [] if self._none_protects else never_looked(self.view)

    @property
    def _none_protects(self) -> bool:
        return is_no_protection_supposed(self.supposed)

    @cached_property
    def wishes(self) -> dict[str, list[Wish]]:
        """What each person said and did, per reading."""
        return {reading: wishes_of(self.view, reading) for reading in READINGS}


__all__ = ["CARE_OF_CHILD", "CARE_QUESTION", "EVIDENCE", "READINGS", "Sheet", "effective_factors", "record_reading"]

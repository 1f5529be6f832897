"""Reads what the rules concluded so far about one proposal: statuses, capacity, votes, and what may be asked next.

The steps of the engine tally with it, and the plain table takes its positions from it, so that a hypothetical reading
starts from the very same conclusions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from engine.fact import Conclusion
from engine.gather.protection import Protective
from engine.gather.reasons import Reason, is_behaviour
from engine.sheet import CARE_OF_CHILD, READINGS, Sheet, record_reading
from engine.table import Position, protection_state, wishes_state
from engine.tally import VOTE_RANK, Ballot, Pair, list_state, worst_status

Kept = TypeVar("Kept")

SUPPORT_ORDER = ("stands", "contested", "stale", "self_report_only", "unsupported")


@dataclass
class Reader:
    """Questions about one proposal, answered from the conclusions read so far."""

    sheet: Sheet
    read: Mapping[str, Conclusion]

    def __post_init__(self) -> None:
        self.p = self.sheet.proposal
        self._kept: dict[tuple[str, str], Any] = {}

    def _keep(self, name: str, reading: str, make: Callable[[str], Kept]) -> Kept:
        """Work a question out once per reading: `read` is a snapshot and does not change under the reader."""
        if (name, reading) not in self._kept:
            self._kept[name, reading] = make(reading)
        kept: Kept = self._kept[name, reading]
        return kept

    @cached_property
    def _by_kind(self) -> dict[str, dict[str, Conclusion]]:
        """The conclusions about this proposal, by kind and then by id."""
        found: dict[str, dict[str, Conclusion]] = {}
        for name, fact in self.read.items():
            if fact["proposal"] == self.p:
                found.setdefault(fact.kind, {})[name] = fact
        return found

    def of_kind(self, kind: str, reading: str | None = None) -> dict[str, Conclusion]:
        """The conclusions of one kind about this proposal, by id; of one reading where it is given."""
        held = self._by_kind.get(kind, {})
        return held if reading is None else {name: f for name, f in held.items() if f["reading"] == reading}

    def classification(self, of: str) -> Conclusion:
        """The class on the evidence (`evidence`) or on the ratings (`ratings`)."""
        return self.read[f"classification.{self.p}.{of}"]

    def class_in(self, reading: str) -> Conclusion:
        """The conclusion on the class of one reading."""
        return self.read[f"class.{self.p}.{reading}"]

    # --- statuses ---------------------------------------------------------------------------------------------------
    def status_id(self, reading: str, subject: str, factor: str) -> str:
        """The id of the conclusion about one status."""
        return f"status.{self.p}.{reading}.{subject}.{factor}"

    def statuses(self, reading: str) -> dict[Pair, str]:
        """The statuses concluded in a reading, by subject and factor."""
        return self._statuses.get(reading, {})

    @cached_property
    def _statuses(self) -> dict[str, dict[Pair, str]]:
        found: dict[str, dict[Pair, str]] = {reading: {} for reading in READINGS}
        for fact in self.of_kind("status").values():
            found[fact["reading"]][fact["subject"], fact["factor"]] = fact["status"]
        return found

    def reason_statuses(self, reading: str, reason: Reason, subject: str) -> list[str]:
        """The statuses of what a reason is asked on; on the ratings what is not rated is absent."""
        default = "absent" if reading.startswith("ratings") else "open"
        held = self.statuses(reading)
        return [held.get((subject, name), default) for name in reason.effective]

    def ballots(self, reading: str) -> list[Ballot]:
        """The factors asked for themselves in a reading."""
        return self._keep("ballots", reading, lambda r: self.sheet.ballots(r, self.statuses(r)))

    def reason_ids(self, reading: str) -> list[str]:
        """The ids of the conclusions on each reason and person in a reading."""
        return [
            f"reason.{self.p}.{reading}.{reason.id}.{subject}"
            for reason in self.sheet.reasons.reasons
            for subject in reason.subjects
        ]

    def list_state(self, reading: str) -> str:
        """How much of the list is addressed in a reading: of each reason the worst of its people."""
        stands = []
        for reason in self.sheet.reasons.reasons:
            ids = [f"reason.{self.p}.{reading}.{reason.id}.{subject}" for subject in reason.subjects]
            stands.append(worst_status((self.read[i]["status"] for i in ids), "worst"))
        return list_state(self.sheet.reasons.recorded, stands)

    # --- support and protection -------------------------------------------------------------------------------------
    @cached_property
    def supports(self) -> dict[str, str]:
        """The support of each rating or claim about factors, the weakest where it is about several."""
        found: dict[str, str] = {}
        for fact in self.of_kind("support").values():
            if not fact["factor"]:
                continue  # a claim about the plan or the return: weighed apart (decision 0008 W2)
            held = found.get(fact["about"], "stands")
            found[fact["about"]] = max(held, fact["support"], key=SUPPORT_ORDER.index)
        return found

    def support_ids(self, row: Protective) -> list[str]:
        """The ids of the conclusions on the support of a protective factor's ratings."""
        return [f"support.{self.p}.{rating}.{row.factor}" for rating in row.ratings]

    def worst_support(self, row: Protective) -> str:
        """The support a protective factor has: of several ratings the one furthest from standing."""
        held = [self.supports.get(rating, "unsupported") for rating in row.ratings]
        doubtful = [s for s in held if s in ("stale", "contested")]
        return doubtful[0] if doubtful else max(held, key=SUPPORT_ORDER.index)

    def protection(self, reading: str) -> tuple[str, list[str]]:
        """Where protection stands in a reading, capacity for change counted in, and what that was made from."""
        base, sources = self.base_protection(reading)
        capacity = self.read[f"vote.{self.p}.{reading}.capacity"]
        asked = capacity["state"] != "nothing_asked"
        state = protection_state(base, capacity["gives"], asked)
        return state, sources if state == base else [*sources, capacity["id"]]

    def base_protection(self, reading: str) -> tuple[str, list[str]]:
        """Where protection stands without capacity for change: `found`, `not_proved` or `none`."""
        held = {i: f["standing"] for i, f in self.of_kind("protective_standing", reading).items()}
        stands = [i for i, standing in held.items() if standing == "stands"]
        if stands:
            return "found", stands
        doubtful = [i for i, standing in held.items() if standing == "doubtful"]
        if doubtful or self.sheet.never_looked:
            return "not_proved", doubtful or list(held)
        return "none", list(held)

    # --- votes ------------------------------------------------------------------------------------------------------
    def cast(self, reading: str) -> dict[str, str]:
        """The votes that make up the risk vote of a reading, by the id of the conclusion."""
        found = {i: f["vote"] for i, f in self.of_kind("factor_vote", reading).items()}
        listed = f"list_vote.{self.p}.{reading}"
        found[listed] = self.read[listed]["vote"]
        return found

    def asked_pairs(self, reading: str) -> list[Pair]:
        """The (adult, problem) pairs whose capacity is asked in a reading (semantics 4.3; C10)."""
        return self._keep("asked_pairs", reading, self._asked_pairs)

    def _asked_pairs(self, reading: str) -> list[Pair]:
        wanted: set[Pair] = set()
        for reason in self.sheet.reasons.reasons:
            for adult in self.sheet.asked_on_reason(reason, reading):
                wanted |= {(adult, name) for name in reason.effective if is_behaviour(self.sheet.view, name)}
        for ballot in self.ballots(reading):
            vote = self.read.get(f"factor_vote.{self.p}.{reading}.{ballot.subject}.{ballot.factor}")
            if ballot.place == "harm_bearing" and ballot.subject in self.sheet.view.adults:
                if vote is not None and VOTE_RANK[vote["vote"]] > 0:
                    wanted.add((ballot.subject, ballot.factor))
        if reading == "worst":
            wanted |= self.sheet.never_met_pairs
        wanted |= {(adult, CARE_OF_CHILD) for adult in self.sheet.asked_care(reading)}
        return sorted(wanted)

    def asked(self, reading: str) -> dict[str, str]:
        """The capacity levels asked in a reading, by the id of the conclusion; a driven reason takes its driver's."""
        return self._keep("asked", reading, self._asked)

    def _asked(self, reading: str) -> dict[str, str]:
        found = {}
        for adult, problem in self.asked_pairs(reading):
            name = f"capacity.{self.p}.{reading}.{adult}.{problem}"
            found[name] = self.sheet.driven_level(adult, problem, reading, self.read[name]["level"])
        return found

    def wishes(self, reading: str) -> tuple[str, list[str]]:
        """Where the wishes stand in a reading, and the conclusions that say so."""
        held = {i: f["wish"] for i, f in self.of_kind("wish", reading).items()}
        risk = self.read[f"vote.{self.p}.{reading}.risk"]
        state = wishes_state(list(held.values()), risk["gives"])
        if state == "all_yes":
            return state, list(held)
        return state, [*(i for i, wish in held.items() if wish == "opposed"), risk["id"]]

    def votes(self, reading: str) -> dict[str, Any]:
        """The four votes of a reading, by their names."""
        return {
            kind: self.read[f"vote.{self.p}.{reading}.{kind}"] for kind in ("risk", "protective", "capacity", "wishes")
        }

    def position(self, reading: str) -> Position:
        """The reading as the plain table sees it."""
        return self._keep("position", reading, self._position)

    def _position(self, reading: str) -> Position:
        return Position(
            reading=reading,
            list_state=self.list_state(reading),
            ballots=tuple(self.ballots(reading)),
            unmet=bool(self.sheet.view.unmet),
            protection=self.base_protection(reading)[0],
            levels=tuple(self.asked(reading).values()),
            wishes=tuple(f["wish"] for f in self.of_kind("wish", reading).values()),
            red_list=self.sheet.red_list_state,
        )

    # --- shown ------------------------------------------------------------------------------------------------------
    def shown(self) -> Iterator[tuple[str, bool, bool, list[str]]]:
        """Per vote above low: whether established entries put it there, whether it decides the class, and what from."""
        best, worst = self.votes("best"), self.votes("worst")
        top = self.read[f"class.{self.p}.worst"]["class"]
        level = "high" if top == "severe" else top
        for kind in ("risk", "protective", "capacity", "wishes"):
            if worst[kind]["gives"] == "low":
                continue
            decides = worst[kind]["gives"] == level
            established = best[kind]["gives"] == worst[kind]["gives"] and self._established(kind)
            yield kind, established, decides, [best[kind]["id"], worst[kind]["id"]]

    def _established(self, kind: str) -> bool:
        """Whether entries that count, and not the want of them, put a vote where it is at best."""
        sheet = self.sheet
        if kind == "risk":
            return self._risk_established()
        if kind == "protective":
            if self.read[f"vote.{self.p}.best.protective"]["state"] == "none":
                return True  # looked for everywhere, and nothing found
            held = [row for row in sheet.backings if row.opposed == "yes" and row.rated == "present"]
            return any(row.about in p.ratings for p in sheet.protective for row in held)
        if kind == "wishes":
            return any(wish.word in ("no", "ambivalent") or wish.deed != "none" for wish in sheet.wishes["best"])
        weakest = self.read[f"vote.{self.p}.best.capacity"]["state"]
        for name, found in self.asked("best").items():
            adult, problem = self.read[name]["adult"], self.read[name]["problem"]
            change = sheet.changes.get(("best", adult, problem))
            if found == weakest and change is not None and (change.concern or change.seen):
                return True
        return False

    def _risk_established(self) -> bool:
        sheet, top = self.sheet, self.read[f"vote.{self.p}.best.risk"]["gives"]
        for name, vote in self.cast("best").items():
            if vote != top:
                continue
            if name.startswith("list_vote"):
                pairs = [(s, f) for r in sheet.reasons.reasons for s in r.subjects for f in r.effective]
            else:
                pairs = [(self.read[name]["subject"], self.read[name]["factor"])]
            for subject, factor in pairs:
                row = sheet.bearings.get((record_reading("best"), subject, factor))
                if row is not None and (row.concern or row.rated == "present"):
                    return True
        return False

"""One status per factor and person: what stands at both ends of the evidence, or `open` (semantics section 3).

Every dynamic risk factor has a status for everyone it is asked of. History stands as the baseline. Factors of the
professional domain are shown for nobody in particular and never vote. Protective factors appear where they are rated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.assessment import ProposalAnswer
from engine.gather.protection import CAPACITY_FACTOR
from engine.gather.ratings import newest_per_worker, ratings_of
from explanations.case_rows import Told
from explanations.facts import FactTeller
from knowledge_base import Factor

OF_WISH = {"opposed": "present", "yes": "absent", "no_vote": "open"}
RISK_ORDER = ("unknown", "absent", "addressed", "being_addressed", "disputed", "present")
PROTECTIVE_ORDER = ("unknown", "present", "disputed", "being_addressed", "addressed", "absent")
"""Ratings from better to worse, so that of two on one day the worse is read (reading S1)."""


@dataclass
class Statuses:
    """The statuses of one proposal."""

    answer: ProposalAnswer
    facts: FactTeller

    def __post_init__(self) -> None:
        self.p = self.answer.id
        self.sheet = self.answer.sheet
        self.view = self.sheet.view
        self.reader = self.answer.reader
        self.factors = self.sheet.view.knowledge.factors

    def told(self) -> list[Told]:
        """Every status, in the order of factor and person."""
        rows = [*self._worked_out(), *self._history(), *self._unrecorded(), *self._of_wishes()]
        rows += [*self._professional(), *self._protective()]
        found: dict[tuple[str, str], Told] = {}
        for row in rows:
            found.setdefault((row["factor"], row["about"] or ""), row)
        return [found[key] for key in sorted(found)]

    @cached_property
    def _spoken(self) -> frozenset[tuple[str, str]]:
        return self.sheet.spoken_pairs("worst") | self.sheet.spoken_pairs("best")

    @cached_property
    def _baselines(self) -> dict[tuple[str, str], str]:
        """The conclusions that a static factor is on record, by person and factor."""
        return {(f["subject"], f["factor"]): name for name, f in self.reader.of_kind("baseline").items()}

    def _row(self, factor: Factor, about: str | None, status: str, because: Iterable[str], **more: Any) -> Told:
        pair = (about or "", factor.id)
        listed = pair in self.sheet.reasons.on_list or any(
            reason.factor == factor.id and about in reason.subjects for reason in self.sheet.reasons.reasons
        )
        return {
            "factor": factor.id,
            "about": about,
            "kind": factor.kind,
            "core": factor.core,
            "harm_bearing": factor.harm_bearing or pair in self._spoken,
            "reason_for_care": listed,
            "status": status,
            "because": list(dict.fromkeys(because)),
            "baseline": False,
            "rated": None,
            **more,
        }

    def _rated(self, subject: str, factor: str) -> str | None:
        """The status on the ratings alone: as rated, `open` where a dispute sets its ends apart, None if not rated."""
        ends = {self.sheet.rated.get((reading, subject, factor)) for reading in ("ratings_best", "ratings_worst")}
        rated = ends - {None}
        return None if not rated else ends.pop() if len(ends) == 1 else "open"

    def _worked_out(self) -> Iterator[Told]:
        """The pairs a rule gave a status at either end."""
        for subject, name in self.sheet.pairs:
            ids = [self.reader.status_id(reading, subject, name) for reading in ("best", "worst")]
            held = [i for i in ids if i in self.reader.read]
            ends = {self.reader.read[i]["status"] for i in held}
            baseline = self._baselines.get((subject, name))
            if baseline is not None and len(held) < 2:
                held, ends = [baseline, *held], ends | {"present"}
            if not held:
                on_ratings = self.reader.status_id("ratings_best", subject, name)
                held, ends = ([on_ratings] if on_ratings in self.reader.read else []), {"open"}
            if held:
                status = ends.pop() if len(ends) == 1 else "open"
                rated = self._rated(subject, name)
                yield self._row(self.factors[name], subject, status, held, rated=rated, baseline=held == [baseline])

    def _history(self) -> Iterator[Told]:
        """Static factors on record: the baseline; open where only what is alleged or disputed names them."""
        surely = {(row.subject, row.factor) for row in self.sheet.spoken["best"]}
        for (subject, name), conclusion in self._baselines.items():
            status = "present" if (subject, name) in surely else "open"
            yield self._row(self.factors[name], subject, status, [conclusion], baseline=True)

    def _unrecorded(self) -> Iterator[Told]:
        for name, fact in self.reader.of_kind("unrecorded").items():
            for factor in fact["factors"]:
                yield self._row(self.factors[factor], fact["subject"], "open", [name])

    def _of_wishes(self) -> Iterator[Told]:
        """Being unsure of the return is read from wishes and deeds, never rated (semantics 3.5)."""
        best, worst = self.reader.of_kind("wish", "best"), self.reader.of_kind("wish", "worst")
        spoken = {f.speaks_as_wish_of: f for f in self.factors.values() if f.speaks_as_wish_of is not None}
        for (one, first), (other, second) in zip(sorted(best.items()), sorted(worst.items()), strict=True):
            factor = spoken["child" if first["person"] == self.view.child.id else "adult"]
            status = OF_WISH[first["wish"]] if first["wish"] == second["wish"] else "open"
            yield self._row(factor, first["person"], status, [one, other])

    def _professional(self) -> Iterator[Told]:
        """What agencies did or did not do: as rated, or open. It never votes (semantics 3.5)."""
        for factor in sorted(self.factors.values(), key=lambda f: f.id):
            if factor.kind != "risk" or factor.asked_of != "household":
                continue
            rows = newest_per_worker(ratings_of(self.view, factor.id), _badness(RISK_ORDER))
            rated = {row.status for row in rows} - {"unknown"}
            status = rated.pop() if len(rated) == 1 and rated.isdisjoint({"disputed"}) else "open"
            self.facts.want(row.id for row in rows)
            yield self._row(factor, None, status, self._said_of(factor.id) or [row.id for row in rows] or [
                self.facts.nothing_found(self.p, "professional", self._not_rated_professional)
            ])  # fmt: skip

    @cached_property
    def _not_rated_professional(self) -> list[str]:
        return [f.id for f in self.factors.values() if f.kind == "risk" and f.asked_of == "household"]

    def _said_of(self, factor: str) -> list[str]:
        """The conclusions on the support of a factor's ratings, and the challenges to them."""
        held = {**self.reader.of_kind("support"), **self.reader.of_kind("challenge")}
        return [name for name, fact in sorted(held.items()) if fact["factor"] == factor]

    # --- protective factors ---------------------------------------------------------------------------------------
    def _protective(self) -> Iterator[Told]:
        for name in sorted({row.factor for row in self.view.mine(self.view.case.ratings)}):
            factor = self.factors[name]
            if factor.kind == "protective":
                yield from self._protective_of(factor)
        yield self._capacity_for_change()

    def _protective_of(self, factor: Factor) -> Iterator[Told]:
        """A protective factor as rated for each person: present only where every rating of it stands."""
        by_subject: dict[str | None, list[Any]] = {}
        for row in ratings_of(self.view, factor.id):
            for subject in row.about or (None,):
                by_subject.setdefault(subject, []).append(row)
        for subject, rows in sorted(by_subject.items(), key=lambda held: held[0] or ""):
            if subject is not None and subject not in (*self.view.adults, self.view.child.id):
                continue
            read = [row for row in newest_per_worker(rows, _badness(PROTECTIVE_ORDER)) if row.status != "unknown"]
            rated = {row.status for row in read}
            supports = {f"support.{self.p}.{row.id}.{factor.id}" for row in read} & set(self.reader.read)
            stands = all(self.reader.read[name]["support"] == "stands" for name in supports) and bool(supports)
            status = "open"
            if rated == {"present"} and stands:
                status = "present"
            elif rated and rated <= {"absent"}:
                status = "absent"
            because = [*sorted(supports), *self._standings(factor.id, subject)] or [row.id for row in rows]
            self.facts.want(row.id for row in rows)
            yield self._row(factor, subject, status, because, rated=rated.pop() if len(rated) == 1 else None)

    def _standings(self, factor: str, subject: str | None) -> list[str]:
        ids = (f"protective.{self.p}.{end}.{factor}" + (f".{subject}" if subject else "") for end in ("best", "worst"))
        return [name for name in ids if name in self.reader.read]

    def _capacity_for_change(self) -> Told:
        """Capacity for change as a protective factor: never rated, it stands when capacity is evidenced (4.2)."""
        votes = [self.reader.read[f"vote.{self.p}.{end}.capacity"] for end in ("best", "worst")]
        stands = all(vote["state"] in ("evidenced", "sustained") for vote in votes)
        status = "present" if stands else "open"
        return self._row(self.factors[CAPACITY_FACTOR], None, status, [vote["id"] for vote in votes])


def _badness(order: tuple[str, ...]) -> Callable[[Any], int]:
    return lambda row: order.index(row.status)

"""The rows of the case that an answer rests on, as facts of their own: where every proof ends.

A row's fact has the row's own id and holds what a reader needs beside it. Only rows that something was made from are
told; entries that came after the day looked at never are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from engine.assessment import Assessment
from engine.case import Case
from engine.gather.readers import views_seen
from engine.gather.whole import OWN_JUDGEMENT
from engine.knowable import ReadEntry
from engine.row_ids import (
    agreement_id,
    condition_id,
    contingency_id,
    decision_id,
    family_time_id,
    legal_id,
    return_id,
    review_id,
    safety_id,
    step_id,
    view_id,
    visit_id,
)

Told = dict[str, Any]


@dataclass
class CaseRows:
    """The rows of one case by id; where two kinds of row share an id, the chronology's comes first."""

    assessment: Assessment

    @cached_property
    def entries(self) -> Mapping[str, ReadEntry]:
        """Every chronology entry as it is read on the day looked at."""
        return self.assessment.proposals[0].sheet.view.record.entries

    @cached_property
    def by_id(self) -> dict[str, Told]:
        """Every row with an id, as a fact."""
        found: dict[str, Told] = {}
        for fact in self._all():
            found.setdefault(fact["id"], fact)
        return found

    def _all(self) -> Iterator[Told]:
        case = self.assessment.case
        for entry in case.chronology:
            yield _fact(entry.id, "entry", _entry_values(entry, self.entries[entry.id]))
        for kind, rows, fields in _kinds(case):
            for row in rows:
                yield _fact(row.id, kind, {field: _as_a_set(plain(getattr(row, field))) for field in fields})
        yield from _family_time(case)
        yield from _decisions(self.assessment)
        yield from _without_ids(case)
        yield from _views(self.assessment)


def _kinds(case: Case) -> list[tuple[str, tuple[Any, ...], tuple[str, ...]]]:
    """The sections whose rows have ids, and what is told of each. Nothing that identifies a person is among it."""
    about = ("about", "factor", "status", "on", "by", "evidence", "rationale", "bears_on", "acts_after_move")
    return [
        ("rating", case.ratings, ("proposal", *about)),
        (
            "claim",
            case.claims,
            ("proposal", "by", "on", "says", "direction", "about", "factors", "evidence", "same_as"),
        ),
        ("check", case.checks, ("proposal", "about", "factors", "found", "on", "by", "how", "names")),
        ("capacity_rating", case.capacity, ("proposal", "adult", "factor", "level", "on", "by", "goal", "evidence")),
        ("wish", case.wishes, ("proposal", "of", "wish", "on", "by", "how", "alone", "rests_on", "evidence")),
        (
            "reason_for_care",
            case.reasons_for_care,
            ("child", "household", "about", "factor", "source", "on", "entries"),
        ),
        ("assessment", case.assessments, ("by", "about", "met", "on", "brief", "cites")),
        ("goal", case.plans.goals, ("adult", "factor", "behaviour", "baseline", "target", "by", "extended", "dropped")),
        ("proposal", case.proposals, ("child", "household", "planned")),
        ("adult", case.adults, ("relation_to",)),
        ("child", case.children, ("communicates",)),
        ("person", case.people, ("role", "met_family")),
    ]


def _family_time(case: Case) -> Iterator[Told]:
    """Family time has no ids of its own: it is named by child, adult and day; all of it together by child and adult."""
    rows: dict[str, list[Any]] = {}
    for row in sorted(case.plans.family_time, key=lambda r: (str(r.on), r.child, r.adult, str(r.level), str(r.entry))):
        rows.setdefault(f"family_time.{row.child}.{row.adult}", []).append(row)
        if row.on is not None:
            rows.setdefault(family_time_id(row), []).append(row)
    for name, held in rows.items():
        first = held[0]
        values = {"child": first.child, "adult": first.adult, "on": [plain(r.on) for r in held], "times": len(held)}
        yield _fact(name, "family_time", values | {"levels": sorted({r.level for r in held if r.level})})


def _decisions(assessment: Assessment) -> Iterator[Told]:
    """Decisions have no ids of their own: the engine makes one from their point and their day."""
    for answer in assessment.proposals:
        for row in answer.sheet.view.mine(assessment.case.decisions):
            dissent = [{"by": d.by, "says": d.says} for d in row.dissent]
            values = {
                "proposal": row.proposal,
                "point": row.point,
                "on": plain(row.on),
                "class": row.class_,
                "dissent": dissent,
            }
            yield _fact(decision_id(row), "decision", values)


def _without_ids(case: Case) -> Iterator[Told]:
    """Rows that are named by what they say: returns, visits, reviews, lines of plans, the worker's own judgement."""
    plans = case.plans
    kinds: list[tuple[str, Any, tuple[Any, ...], tuple[str, ...]]] = [
        ("return", return_id, case.returns, ("child", "household", "from_", "until", "ended_because")),
        ("visit", visit_id, plans.visits, ("planned", "made", "entry")),
        ("review", review_id, case.reviews, ("on", "kind", "decisions")),
        ("safety_line", safety_id, plans.safety, ("factor", "about", "action", "who", "review")),
        ("contingency_line", contingency_id, plans.contingency, ("trigger", "action", "who", "owner", "review")),
        ("condition", condition_id, plans.conditions, ("says", "by", "on", "met")),
        ("agreement", agreement_id, plans.agreements, ("with_", "on", "says", "factors", "review")),
        ("legal_status", legal_id, case.legal, ("child", "status", "from_", "until")),
        ("step", step_id, case.steps, ("step", "proposal", "done", "on", "by", "entries", "says")),
        ("service", lambda row: row.id, plans.services, ("for_", "factors", "service", "state", "from_", "until")),
    ]
    for kind, named, rows, fields in kinds:
        for row in sorted(rows, key=repr):  # two rows of one name are told by the same one, whatever the file's order
            yield _fact(named(row), kind, {f.rstrip("_"): _as_a_set(plain(getattr(row, f))) for f in fields})
    own = case.own_judgement
    if own is not None and own.class_ is not None:
        values = {"by": own.by, "class": own.class_, "on": plain(own.on), "reasons": own.reasons}
        yield _fact(OWN_JUDGEMENT, "own_judgement", values)


def _views(assessment: Assessment) -> Iterator[Told]:
    """The two co-workers' views, and neither of them while one is missing (semantics 6.8)."""
    for answer in assessment.proposals:
        view = answer.sheet.view
        seen = {name for _, _, rows in views_seen(view).values() for name in rows}
        for row in view.mine(view.case.views):
            if view_id(row) in seen and view.counts(row.on):
                values = {"by": row.by, "proposal": row.proposal, "on": plain(row.on), "class": row.class_}
                yield _fact(view_id(row), "view", values | {"reasons": row.reasons})


def _fact(name: str, kind: str, values: Told) -> Told:
    return {"id": name, "kind": kind, "values": values, "from": [name]}


def _as_a_set(value: Any) -> Any:
    """A list of ids in the order of their names: a row names them in no order that means anything."""
    return sorted(value) if isinstance(value, list) else value


def _entry_values(entry: Any, read: ReadEntry) -> Told:
    """An entry as it is printed: its date as recorded, who said it, what it rests on, its standing on the day."""
    values = {
        field: _as_a_set(plain(getattr(entry, field)))
        for field in ("date", "precision", "latest", "until", "after", "recorded", "type", "event", "rests_on")
    }
    values |= {
        "told_by": entry.told_by,
        "source": read.kind,
        "who": read.who,
        "known": read.known,
        "standing": read.standing,
        "severity": entry.severity,
        "about": sorted(entry.about),
        "children": sorted(entry.children),
        "themes": sorted(entry.themes),
        "factors": sorted(
            ({"id": tag.id, "direction": tag.direction, "confirmed": tag.confirmed} for tag in entry.factors),
            key=lambda tag: (tag["id"], tag["direction"] or "", tag["confirmed"]),
        ),
        "suggested": [
            {"id": one.factor, "direction": one.direction, "words": list(one.words)} for one in read.suggestions
        ],
    }
    return values


def plain(value: Any) -> Any:
    """A value of the case as JSON has it: days as ISO text, tuples as lists."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(value[key]) for key in sorted(value)}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value

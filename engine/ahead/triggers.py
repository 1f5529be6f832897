"""Which triggers this case makes likely, and how much of the contingency plan speaks of each (facts sheet 8.1, 8.2, C).

A trigger is likely where a risk it grows from is on record, where it has happened before, or where the plan relies on
what it would take away. Something a trigger is not likely for can happen all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from engine.ahead.events import happenings
from engine.case import Contingency
from engine.dates import age_in_years
from engine.gates.at import At
from engine.gather.ratings import rating_read
from engine.row_ids import agreement_id, contingency_id, safety_id
from knowledge_base.shapes.returning import Trigger

PARTS: Final[Mapping[str, str]] = {
    "action": "what",
    "who": "who",
    "child_sleeps": "where_tonight",
    "out_of_hours": "out_of_hours",
    "legal_route": "legal_route",
    "owner": "owner",
    "review": "review_date",
}
"""What a line of the contingency plan is to say, by the field that says it."""

ON_RECORD = ("present", "being_addressed", "addressed")
OLD_ENOUGH_TO_GO = 10
"""The age over which the seeds count a child as older (bd_age_over_10)."""
SCHOOL_AGES = range(4, 17)
NEEDS_SCHOOL_AGE = "trg_school_absence"


@dataclass(frozen=True, slots=True)
class PromptRead:
    """A likely trigger: `planned` none, partly or whole; the parts its line lacks; and the rows it was read from."""

    trigger: str
    planned: str
    missing: tuple[str, ...]
    sources: tuple[str, ...]


def prompts_of(at: At) -> list[PromptRead]:
    """Every likely trigger and every question for tonight that this case is asked, by id."""
    likely = {name: sources for name, trigger in sorted(_triggers(at).items()) if (sources := why_likely(at, trigger))}
    return [_planned(at, name, sources) for name, sources in sorted({**likely, **_tonight(at)}.items())]


def why_likely(at: At, trigger: Trigger) -> tuple[str, ...]:
    """The rows that make a trigger likely in this case; none where nothing does."""
    if trigger.id == NEEDS_SCHOOL_AGE and not _of_school_age(at):
        return ()
    found = [row for factor in trigger.factors for row in on_record(at, factor)]
    found += [entry.id for entry in happenings(at, trigger)]
    found += _RELIED_ON.get(trigger.id, _nothing)(at)
    return tuple(sorted(set(found)))


def on_record(at: At, factor: str) -> list[str]:
    """The newest concern on a risk factor, for each person it is about; or the ratings that say it is or was there."""
    rows: list[str] = []
    for subject in at.sheet.subjects_of(at.sheet.risk_factors[factor]):
        concerns = at.view.concerns(subject, factor, "worst")
        if concerns:
            rows.append(concerns[-1].source)
        elif rating_read(at.view, subject, factor, "worst").value in ON_RECORD:
            rows += [row.id for row in at.view.ratings.get(factor, ()) if at.view.names_subject(row.about, subject)]
    return rows or _of_nobody(at, factor)


def _of_nobody(at: At, factor: str) -> list[str]:
    """The same for what is asked of nobody in particular (the place, the agencies), and for what is written about the
    child where the factor is asked of the adults."""
    asked, child = at.sheet.subjects_of(at.sheet.risk_factors[factor]), at.view.child.id
    entries = [
        e
        for e in at.view.record.by_factor.get(factor, ())
        if e.direction_on(factor) == "concern" and (not asked or child in e.about)
    ]
    if entries:
        return [max(entries, key=lambda e: (e.concern_day, e.id)).id]
    rows = at.view.ratings.get(factor, ())
    return [row.id for row in rows if row.status in ON_RECORD and (not asked or child in row.about)]


def _triggers(at: At) -> Mapping[str, Trigger]:
    return at.view.knowledge.triggers


def _tonight(at: At) -> dict[str, tuple[str, ...]]:
    """The questions for one night that are asked whatever the risks, or because of the legal status."""
    found: dict[str, tuple[str, ...]] = {}
    for name, question in at.view.knowledge.tonight_questions.items():
        if question.always or (at.status is not None and at.status in question.statuses):
            found[name] = (at.sheet.proposal,)
    return found


def _planned(at: At, trigger: str, sources: tuple[str, ...]) -> PromptRead:
    """How much the contingency plan says of a trigger: of several lines on it the one that lacks least."""
    lines = [row for row in at.view.case.plans.contingency if row.trigger == trigger]
    if not lines:
        return PromptRead(trigger, "none", tuple(PARTS.values()), sources)
    missing = min((_lacking(row) for row in lines), key=lambda lacking: (len(lacking), lacking))
    named = tuple(sorted({*sources, *(contingency_id(row) for row in lines)}))
    return PromptRead(trigger, "partly" if missing else "whole", missing, named)


def _lacking(row: Contingency) -> tuple[str, ...]:
    return tuple(part for field, part in PARTS.items() if not getattr(row, field))


# --- what the plan relies on, and who the child is ------------------------------------------------------------------
def _nothing(at: At) -> list[str]:
    return []


def _age(at: At) -> int | None:
    born = at.view.child.born
    return age_in_years(born, at.today) if born is not None else None


def _of_school_age(at: At) -> bool:
    age = _age(at)
    return age is None or age in SCHOOL_AGES


def _older_child(at: At) -> list[str]:
    age = _age(at)
    return [at.view.child.id] if age is not None and age > OLD_ENOUGH_TO_GO else []


def _too_young_to_tell(at: At) -> list[str]:
    age = _age(at)
    return [at.view.child.id] if age is not None and age < at.figure("silence_counts_until") else []


def _child_not_sure(at: At) -> list[str]:
    return _older_child(at) + [row.id for row in at.child_wishes if row.wish in ("no", "ambivalent")]


def _services_in_place(at: At) -> list[str]:
    return [row.id for row in at.view.case.plans.services if row.state in ("started", "ended")]


def _treatment(at: At) -> list[str]:
    """Services for what is treated, in place or asked for."""
    treated = set(at.view.knowledge.triggers["trg_missed_treatment"].factors)
    return [row.id for row in at.view.case.plans.services if treated & set(row.factors) and row.state != "refused"]


def _goals(at: At) -> list[str]:
    return [row.id for row in at.view.case.plans.goals if not at.view.counts(row.dropped)]


def _agreements(at: At) -> list[str]:
    return [agreement_id(row) for row in at.view.case.plans.agreements if row.on is None or at.view.counts(row.on)]


def _people_relied_on(at: At) -> Iterator[str]:
    """Lines of plans that name somebody who is no worker, or a bed for the child."""
    workers = {person.id for person in at.view.case.people}
    for line in at.view.case.plans.safety:
        if line.who and line.who not in workers:
            yield safety_id(line)
    for row in at.view.case.plans.contingency:
        if row.child_sleeps or (row.who and row.who not in workers):
            yield contingency_id(row)


def _in_proceedings(at: At) -> list[str]:
    charged = at.of_type("charge", "arrest", "court_hearing", "plo_step")
    return [at.sheet.proposal, *charged] if at.status in ("s38", "pre_proceedings") else charged


def _may_be_released(at: At) -> list[str]:
    """Entries of prison, and adults who are due to come back to the household."""
    return at.of_type("prison") + [row.adult for row in at.view.household.due_to_return]


_RELIED_ON: Final[Mapping[str, Callable[[At], list[str]]]] = {
    "trg_running_away": _older_child,
    "trg_child_says_no": _child_not_sure,
    "trg_injury_unexplained": _too_young_to_tell,
    "trg_service_ends": _services_in_place,
    "trg_missed_treatment": _treatment,
    "trg_goal_missed_twice": _goals,
    "trg_agreement_breach": _agreements,
    "trg_carer_withdraws": lambda at: list(_people_relied_on(at)),
    "trg_court_outcome": _in_proceedings,
    "trg_bail_change": _may_be_released,
}
"""Where something else than a risk makes a trigger likely: what the case file holds that it would take away."""

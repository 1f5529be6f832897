"""Ratings, claims, capacity, wishes and measures that say what cannot be said."""

from __future__ import annotations

from collections.abc import Iterator

from engine.case.contradictions.record import Found, Record, in_circles
from engine.case.contradictions.registry import contradiction
from engine.case.faults import shown
from engine.case.words import CARE_OF_CHILD

FOLLOWS_CAPACITY = "pf_family_capacity_change"
SPEAK_AS_WISHES = frozenset({"rf_parent_ambivalent", "rf_child_ambivalent"})


@contradiction("History rated as addressed", "ratings", "knowledge base")
def static_rated_addressed(record: Record) -> Iterator[Found]:
    """A static factor is history: it can be present or absent, and is never addressed. What can change is its dynamic
    counterpart."""
    for path, row in record.rows("ratings"):
        factor = record.knowledge.factors.get(row.factor)
        if factor is not None and factor.nature == "static" and row.status in ("addressed", "being_addressed"):
            others = ", ".join(factor.counterparts)
            to_do = "Rate it present" + (f", and rate what can change: {others}." if others else ".")
            why = "It is a static factor: what has happened cannot be made not to have happened."
            yield Found((*path, "status"), f"{row.factor} is rated {row.status}", why, to_do)


@contradiction("Capacity to change said twice", "ratings", "capacity")
def capacity_rated_as_factor(record: Record) -> Iterator[Found]:
    """pf_family_capacity_change is not rated: it follows from `capacity`, adult by adult and problem by problem."""
    for path, row in record.rows("ratings"):
        if row.factor == FOLLOWS_CAPACITY:
            why = "Capacity to change would be said twice, and could be said differently."
            to_do = "Take the rating out and write a row under `capacity` for each adult and problem."
            yield Found((*path, "factor"), f"{FOLLOWS_CAPACITY} is rated", why, to_do)


@contradiction("A wish said twice", "ratings", "wishes")
def wish_rated_as_factor(record: Record) -> Iterator[Found]:
    """rf_parent_ambivalent and rf_child_ambivalent are not rated: they are read from `wishes` and from entries."""
    for path, row in record.rows("ratings"):
        if row.factor in SPEAK_AS_WISHES:
            why = "What somebody wants would be said twice, and could be said differently."
            to_do = "Take the rating out; write the words under `wishes` and the deeds as entries tagged with it."
            yield Found((*path, "factor"), f"{row.factor} is rated", why, to_do)


@contradiction("A rating withdrawn before it was made", "ratings")
def withdrawn_before_rated(record: Record) -> Iterator[Found]:
    """A rating is not withdrawn before the day it was made."""
    for path, row in record.rows("ratings"):
        if row.on is not None and row.withdrawn_on is not None and row.withdrawn_on < row.on:
            what = "it is withdrawn before it was made"
            why = f"It was made on {row.on}."
            yield Found((*path, "withdrawn_on"), what, why, "Correct one of the two dates.")


@contradiction("A claim about factors that names none", "claims")
def claim_names_no_factor(record: Record) -> Iterator[Found]:
    """A claim about a factor names it; one about the plan or the return says so in `about`."""
    for path, row in record.rows("claims"):
        if row.about == "factor" and not row.factors:
            why = "No entry could be set against it."
            yield Found(
                path, "names no factor", why, "Name them in `factors`, or write `about: plan` or `about: return`."
            )


@contradiction("A claim that repeats itself", "claims")
def claims_in_a_circle(record: Record) -> Iterator[Found]:
    """A claim is the same as an earlier one; following `same_as` does not lead back to it."""
    circular = in_circles({row.id: (row.same_as,) if row.same_as else () for row in record.case.claims})
    for path, row in record.rows("claims"):
        if row.id in circular:
            why = "Which of them was said first could not be told."
            yield Found((*path, "same_as"), "it is the same as itself", why, "Name the claim that was made first.")


@contradiction("Capacity to change what is no behaviour", "capacity", "knowledge base")
def capacity_of_no_behaviour(record: Record) -> Iterator[Found]:
    """Capacity to sustain change is asked of an adult's behaviour, or of `care_of_child`; not of history, of a child's
    needs, of services or of a strength."""
    for path, row in record.rows("capacity"):
        factor = record.knowledge.factors.get(row.factor)
        if row.factor != CARE_OF_CHILD and factor is not None and not factor.adult_behaviour:
            why = "It is no behaviour an adult could change."
            others = ", ".join(name for name in factor.counterparts if record.knowledge.factors[name].adult_behaviour)
            to_do = f"Name what could change: {others}." if others else "Name the behaviour, or care_of_child."
            yield Found((*path, "factor"), f"capacity is rated on {row.factor}", why, to_do)


@contradiction("Capacity rated against another's goal", "capacity", "plans")
def capacity_goal_differs(record: Record) -> Iterator[Found]:
    """The goal a capacity row is rated against is a goal of the same adult and the same problem."""
    goals = {goal.id: goal for goal in record.case.plans.goals}
    for path, row in record.rows("capacity"):
        goal = goals.get(row.goal or "")
        if goal is None:
            continue
        if goal.adult != row.adult or row.factor not in (goal.factor, CARE_OF_CHILD):
            why = "Reaching it would show nothing about this adult and problem."
            yield Found(
                (*path, "goal"), "the goal is another adult's or another problem's", why, "Name the right goal."
            )


@contradiction("A wish of somebody outside the case", "wishes", "children", "adults")
def wish_of_stranger(record: Record) -> Iterator[Found]:
    """A wish is that of a child or an adult of the case. What workers think is a view or a claim."""
    for path, row in record.rows("wishes"):
        if row.of not in record.family:
            why = "Only children and adults of the case are asked what they want."
            guess = record.guess(row.of, record.family)
            to_do = f"{guess} Name the child or adult; a worker's opinion belongs under `views` or `claims`.".strip()
            yield Found((*path, "of"), f"{shown(row.of)} is no child and no adult of this case", why, to_do)


@contradiction("A window shorter than the usual one", "windows", "knowledge base")
def window_shorter_than_usual(record: Record) -> Iterator[Found]:
    """A window that an expert, a court or the plan sets is longer than the usual one; it never shortens it."""
    for path, row in record.rows("windows"):
        usual = record.parameter(f"window_{row.length}")
        if row.days < usual:
            why = f"The usual {row.length} window is {usual} days, and nothing in a case shortens it."
            yield Found(
                (*path, "days"),
                f"{row.days} days is shorter than the usual window",
                why,
                "Take the row out, or correct it.",
            )


@contradiction("A measure outside its range", "measures", "knowledge base")
def measure_out_of_range(record: Record) -> Iterator[Found]:
    """What a measure gave lies between the lowest and the highest figure it can give."""
    for path, row in record.rows("measures"):
        measure = record.knowledge.measures.get(row.measure) or record.knowledge.measures.get(f"m_{row.measure}")
        limits = measure.range if measure is not None else None
        if limits is not None and not limits.low <= row.value <= limits.high:
            why = f"It gives figures from {limits.low} to {limits.high}."
            yield Found(
                (*path, "value"), f"{row.value} is outside the range of the measure", why, "Correct the figure."
            )

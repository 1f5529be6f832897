"""Traces of bias in how a view is reached and held: in decisions, in what an assessment cites, in ratings (0007 B).

Each says what the record shows of the work. None says what anybody thought, and a view may be right all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import Any

from engine.detectors.chronicle import Chronicle, is_used
from engine.detectors.found import Found
from engine.detectors.judgements import (
    OPTIMISM,
    PESSIMISM,
    Dated,
    Decided,
    between,
    claims,
    concerns,
    dated,
    decisions,
    goals,
    in_order,
    observations,
    ordinal,
    statement_days,
    strengths,
    times_put_off,
)
from engine.gather.readers import views_seen
from engine.knowable import ReadEntry
from engine.tally import GLOOMY, HOPEFUL

TWICE = 2  # the specification's own number: what happened once is no course of events


# --- decisions in a row -----------------------------------------------------------------------------------------------
def optimism(chronicle: Chronicle) -> Iterator[Found]:
    """The class fell while concerns came no less often than before; or an adult's goals were put off time and again."""
    counted, behind = concerns(chronicle), set[Dated]()
    for before, after in pairwise(decisions(chronicle)):
        if after.rank >= before.rank:
            continue
        since = between(counted, before.day, after.day)
        as_long_before = between(counted, 2 * before.day - after.day, before.day)
        if since and len(since) >= len(as_long_before):
            behind |= {before.dated, after.dated, *dated(since)}
    if behind:
        yield Found("bias_optimism", in_order(behind), how="class_fell")
    yield from _more_chances(chronicle)


def _more_chances(chronicle: Chronicle) -> Iterator[Found]:
    """Dropped goals count as well: each new day that was set was a chance given."""
    for adult in chronicle.view.adults:
        put_off = [goal for goal in goals(chronicle) if goal.adult == adult and times_put_off(chronicle, goal)]
        if sum(times_put_off(chronicle, goal) for goal in put_off) > chronicle.days("chances"):
            yield Found("bias_optimism", in_order(_goals_dated(put_off)), how="more_chances", subject=adult)


def _goals_dated(rows: Sequence[Any]) -> Iterator[Dated]:
    return ((ordinal(row.by), row.id) for row in rows)


def failure_revise(chronicle: Chronicle) -> Iterator[Found]:
    """Decision after decision gives the same class, while entries that speak against it have come in between."""
    newest_first = decisions(chronicle)[::-1]
    run = list(takewhile(lambda made: made.class_ == newest_first[0].class_, newest_first))[::-1]
    if len(run) < chronicle.days("revise_least"):
        return
    against = between(_against(chronicle, run[0]), run[0].day, run[-1].day)
    if len(against) >= TWICE:
        sources = in_order((made.dated for made in run), dated(against))
        yield Found("bias_failure_revise", sources, direction=_direction(run[0]))


def _against(chronicle: Chronicle, made: Decided) -> list[ReadEntry]:
    """What speaks against a class: observations where it is high or severe, otherwise concerns."""
    return observations(chronicle) if made.class_ in GLOOMY else concerns(chronicle)


def _direction(made: Decided) -> str:
    return PESSIMISM if made.class_ in GLOOMY else OPTIMISM


def anchoring(chronicle: Chronicle) -> Iterator[Found]:
    """The newest decision has the class of the first, and what came since the first is used by nothing."""
    made = decisions(chronicle)
    if len(made) < TWICE or made[0].class_ != made[-1].class_ or made[0].class_ not in GLOOMY | HOPEFUL:
        return
    view = chronicle.view
    used = {name for row in chronicle.case.assessments if view.counts(row.on) for name in row.cites}
    used |= {name for rows in view.ratings.values() for row in rows for name in row.evidence}
    since = between(_against(chronicle, made[0]), made[0].day, chronicle.as_of)
    unused = [entry for entry in since if entry.id not in used]
    if len(unused) >= chronicle.days("anchoring_least"):
        sources = in_order([made[0].dated, made[-1].dated], dated(unused))
        yield Found("bias_anchoring", sources, direction=_direction(made[0]))


def pessimism(chronicle: Chronicle) -> Iterator[Found]:
    """A goal was reached, with an entry from outside the household behind it, and the next class was no better.

    A class that is low cannot be better, so that nothing is asked where it stays low.
    """
    *_, before, newest = [None, None, *decisions(chronicle)]
    if before is None or newest is None or newest.rank < before.rank or newest.class_ == "low":
        return
    behind: dict[tuple[str, str], set[Dated]] = {}
    for goal in goals(chronicle):
        for step in goal.progress:
            if before.day < ordinal(step.on) <= newest.day and step.level >= 0:
                entry = chronicle.view.record.entries.get(step.entry)
                if entry is not None and is_used(entry) and chronicle.view.independent_strength(entry):
                    rows = behind.setdefault((goal.adult, goal.factor), {before.dated, newest.dated})
                    rows.update([(ordinal(step.on), goal.id)], dated([entry]))
    for (adult, factor), rows in sorted(behind.items()):
        yield Found("bias_pessimism", in_order(rows), subject=adult, factor=factor, direction=PESSIMISM)


# --- one explanation --------------------------------------------------------------------------------------------------
def fixed_thinking(chronicle: Chronicle) -> Iterator[Found]:
    """Everything that was claimed goes one way, and nothing on record goes the other."""
    made = claims(chronicle)
    ways = {row.direction for row in made}
    if len(made) < LEAST_CLAIMS or len(ways) > 1 or _other_way(chronicle, favourable := ways == {"favourable"}):
        return
    sources = in_order((ordinal(row.on), row.id) for row in made)
    direction = OPTIMISM if favourable else PESSIMISM
    yield Found("bias_fixed_thinking", sources, how="one_explanation", direction=direction)


def _other_way(chronicle: Chronicle, favourable: bool) -> bool:
    """Whether an entry or a view speaks the other way, or anybody dissented: a dissent is another view, whichever."""
    view = chronicle.view
    # A view that waits for the other is not told, and reading it here would tell of it (semantics 6.8).
    classes = {held for state, held, _ in views_seen(view).values() if state == "both_in"}
    if classes & (GLOOMY if favourable else HOPEFUL) or any(made.row.dissent for made in decisions(chronicle)):
        return True
    return bool(chronicle.all_concerns if favourable else strengths(chronicle))


LEAST_CLAIMS = 3
"""The specification's own number: one or two claims are no course of argument."""


# --- ratings ----------------------------------------------------------------------------------------------------------
def stereotype(chronicle: Chronicle) -> Iterator[Found]:
    """An adult is rated or described by what they are or live in, with no concern on record about what they did."""
    behind: dict[tuple[str, str], set[Dated]] = {}
    days, behaved = statement_days(chronicle), {a: _has_behaved(chronicle, a) for a in chronicle.view.adults}
    for row in chronicle.sheet.backings:
        factor = chronicle.knowledge.factors[row.factor]
        if row.rated not in ("present", "claimed") or row.favourable or factor.kind != "risk":
            continue
        if factor.asked_of == "adult" and (factor.lasting_need or not factor.adult_behaviour):
            for adult in row.subjects or chronicle.view.adults:
                if behaved.get(adult) is False:
                    behind.setdefault((adult, factor.id), set()).add((days[row.about], row.about))
    for (adult, name), rows in sorted(behind.items()):
        yield Found("bias_stereotype", in_order(rows), subject=adult, factor=name, direction=PESSIMISM)


def _has_behaved(chronicle: Chronicle, adult: str) -> bool:
    """Whether any concern that counts is on record about an adult, on a factor that is an adult's behaviour."""
    factors = (factor for factor in chronicle.knowledge.risk_factors.values() if factor.adult_behaviour)
    return any(chronicle.view.concerns(adult, factor.id, "best") for factor in factors)


def halo(chronicle: Chronicle) -> Iterator[Found]:
    """All that speaks well of one person lies in one domain, other risks are rated well too, and few were looked at."""
    if len(chronicle.sheet.never_looked) < UNLOOKED:
        return
    for subject in (*chronicle.view.adults, chronicle.child):
        praised = _praise(chronicle, subject)
        domains = {chronicle.knowledge.factors[name].domain for name in praised}
        entries = {entry.id: entry for rows in praised.values() for entry in rows}
        if len(domains) != 1 or len(entries) < chronicle.days("halo_least"):
            continue
        rated = _rated_well(chronicle, subject, praised)
        if len(rated) >= TWICE:
            days = statement_days(chronicle)
            made = [(days[name], name) for names in rated.values() for name in names]
            yield Found("bias_halo", in_order(dated(entries.values()), made), subject=subject)


def _praise(chronicle: Chronicle, subject: str) -> dict[str, list[ReadEntry]]:
    """The strengths that count for a person, by factor; those of professionals' work are nobody's."""
    asked_of = "child" if subject == chronicle.child else "adult"
    factors = chronicle.knowledge.factors
    names = [name for name in sorted(chronicle.view.record.by_factor) if factors[name].asked_of == asked_of]
    found = {name: chronicle.view.strengths(subject, name) for name in names}
    return {name: entries for name, entries in found.items() if entries}


def _rated_well(chronicle: Chronicle, subject: str, praised: dict[str, list[ReadEntry]]) -> dict[str, list[str]]:
    """The ratings in a person's favour on risk factors the strengths do not speak to, themselves or as a pair."""
    factors = chronicle.knowledge.factors
    spoken_to = {name for praise in praised for name in (praise, *factors[praise].pairs)}
    asked_of = "child" if subject == chronicle.child else "adult"
    found: dict[str, list[str]] = {}
    for row in chronicle.sheet.backings:
        factor = factors[row.factor]
        if row.favourable and row.rated != "claimed" and factor.kind == "risk" and factor.asked_of == asked_of:
            if row.factor not in spoken_to and (not row.subjects or subject in row.subjects):
                found.setdefault(row.factor, []).append(row.about)
    return found


UNLOOKED = 3
"""The specification's own number: half of the six domains."""

DETECTORS = (optimism, failure_revise, anchoring, pessimism, fixed_thinking, stereotype, halo)

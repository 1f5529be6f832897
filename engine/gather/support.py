"""What stands behind a rating or claim, and what opposes it (pass WEIGH; semantics 2.1, 2.2; readings W1 to W5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from engine.gather.ratings import ratings_of
from engine.gather.view import View
from engine.knowable import LATER, ReadEntry
from knowledge_base import Factor

FAVOURABLE_RISK = frozenset({"absent", "addressed", "being_addressed"})


@dataclass(frozen=True, slots=True)
class Opposing:
    """An established entry against a statement: its ordinal day, and the response that settles it, if any."""

    entry: ReadEntry
    day: int
    settled_by: str | None


@dataclass(frozen=True, slots=True)
class Backing:
    """One rating or claim with what stands behind it; days are ordinals."""

    about: str
    factor: str
    rated: str
    favourable: bool
    subjects: tuple[str, ...]
    behind: tuple[ReadEntry, ...]
    checks: tuple[Any, ...]
    independent: tuple[ReadEntry, ...]
    newest: int | None
    backing: str
    opposing: tuple[Opposing, ...]
    contesting: tuple[Opposing, ...]

    @property
    def opposed(self) -> str:
        """`yes` where something unsettled contests it, `settled` where all that did is answered, otherwise `no`."""
        if any(row.settled_by is None for row in self.contesting):
            return "yes"
        return "settled" if self.contesting else "no"


def is_favourable(factor: Factor, rated: str) -> bool | None:
    """Whether a rating speaks for the family; None for unknown and disputed, which say nothing either way (W1)."""
    if rated in ("unknown", "disputed"):
        return None
    return rated in FAVOURABLE_RISK if factor.kind == "risk" else rated == "present"


def backings(view: View) -> Iterator[Backing]:
    """Every rating and claim about a factor at `as_of` with its backing, ratings first, in the order of their ids."""
    for factor_id in sorted({row.factor for row in view.case.ratings}):
        for row in ratings_of(view, factor_id):
            favourable = is_favourable(view.knowledge.factors[factor_id], row.status)
            if favourable is not None:
                yield backing_of(view, row.id, factor_id, row.status, favourable, row.about, row.evidence)
    for claim in view.mine(view.case.claims):
        if view.counts(claim.on):
            for factor_id in claim.factors:
                favourable = claim.direction == "favourable"
                yield backing_of(view, claim.id, factor_id, "claimed", favourable, (), claim.evidence)


def backing_of(
    view: View, about: str, factor_id: str, rated: str, favourable: bool, named: Any, evidence: Any
) -> Backing:
    """The backing of one statement about a factor; ``named`` are whom it is about, ``evidence`` what it cites."""
    factor = view.knowledge.factors[factor_id]
    subjects = _subjects(view, factor, named)
    behind = tuple(_behind(view, factor, favourable, subjects, frozenset(evidence)))
    independent = tuple(e for e in behind if independent_behind(view, e, favourable, subjects))
    checks = tuple(_checks(view, factor_id, rated, subjects))
    outside = [row.on.toordinal() for row in checks if row.by and row.by not in view.household_people]
    newest = max([*(_newest_day(e, favourable) for e in independent), *outside], default=None)
    if not behind and not checks:
        backing = "none"
    elif newest is None:
        backing = "own_word"
    elif factor.nature != "static" and view.as_of - newest > view.record.days("support_fresh"):
        backing = "stale"
    else:
        backing = "fresh"
    opposing = tuple(_opposing(view, factor, favourable, subjects))
    reach = view.record.days("contest_addressed" if rated == "addressed" else "contest_other")
    # Where nothing independent stands behind a statement, whatever stands against it contradicts it (semantics 6.4).
    contesting = tuple(o for o in opposing if not o.entry.minor and (newest is None or newest - o.day < reach))
    return Backing(
        about,
        factor_id,
        rated,
        favourable,
        subjects,
        behind,
        checks,
        independent,
        newest,
        backing,
        opposing,
        contesting,
    )


def _checks(view: View, factor_id: str, rated: str, subjects: tuple[str, ...]) -> Iterator[Any]:
    """The checks behind a rating of absent: dated evidence, of someone who looked and found nothing (W2)."""
    if rated != "absent":
        return
    for row in view.checks:
        if row.found == "absent" and factor_id in row.factors:
            if not subjects or any(view.names_subject(row.about, subject) for subject in subjects):
                yield row


def _subjects(view: View, factor: Factor, named: Any) -> tuple[str, ...]:
    """Whom a statement is about; nobody named is everybody in the household, or the child for a child's factor."""
    if factor.asked_of == "child":
        return (view.child.id,)
    return tuple(named) if named else ()


def _concerns(view: View, entry: ReadEntry, subjects: tuple[str, ...], direction: str) -> bool:
    """Whether an entry is about those a statement is about."""
    if subjects == (view.child.id,):
        return view.is_about(entry, view.child.id, direction)
    if not subjects:
        return not entry.about or any(view.is_about(entry, adult, direction) for adult in view.adults)
    return any(view.is_about(entry, subject, direction) for subject in subjects)


def _behind(
    view: View, factor: Factor, favourable: bool, subjects: tuple[str, ...], cited: frozenset[str]
) -> Iterator[ReadEntry]:
    """The entries that carry the factor the statement's way, and cited ones with its pair or no tag at all (W2)."""
    way = "strength" if favourable else "concern"
    seen = set()
    for entry in _carrying(view, factor.id, way):
        if _concerns(view, entry, subjects, way):
            seen.add(entry.id)
            yield entry
    for entry_id in sorted(cited - seen):
        entry = view.record.entries[entry_id]
        if entry.known == LATER or not dated_for(entry, way) or entry.standing != "established":
            continue
        paired = any(_carries(view, entry, pair, way) for pair in factor.pairs)
        if (paired or not (entry.own_tags or entry.themes)) and _concerns(view, entry, subjects, way):
            yield entry


def dated_for(entry: ReadEntry, way: str) -> bool:
    """Whether a cited entry has a day it can be read at: a strength needs to be known and to have been dated."""
    return way == "concern" or (entry.known == "known" and entry.placed)


def _carrying(view: View, factor_id: str, way: str) -> list[ReadEntry]:
    """The entries that count in a direction on a factor, in the order of their ids; found once for all statements."""
    key = (factor_id, way)
    if key not in view.carrying:
        entries = view.record.by_factor.get(factor_id, ())
        view.carrying[key] = [entry for entry in entries if _carries(view, entry, factor_id, way)]
    return view.carrying[key]


def _carries(view: View, entry: ReadEntry, factor_id: str, way: str) -> bool:
    """Whether an entry counts in a direction on a factor: a strength as E6, a concern as E5."""
    if way == "strength":
        return entry.placed and view.strength_counts(entry, factor_id)
    admission = view.admission_by(entry) or ""
    return any(
        tag == factor_id and direction == "concern" and view.concern_counts(entry, admission, sure)
        for tag, direction, sure in entry.tags
    )


def independent_behind(view: View, entry: ReadEntry, favourable: bool, subjects: tuple[str, ...] = ()) -> bool:
    """Whether what stands behind a statement comes from outside: a strength as E3, a concern unless admitted (E4).

    An entry about several told by one of them is an admission for the teller, and independent for the others.
    """
    if favourable:
        return view.independent_strength(entry)
    teller = view.admission_by(entry)
    about = entry.about & frozenset(subjects) or entry.about
    return teller is None or about != {teller}


def _day(entry: ReadEntry, favourable: bool) -> int:
    return entry.strength_day if favourable else entry.concern_day


def _newest_day(entry: ReadEntry, favourable: bool) -> int:
    """The last day an entry speaks for: a strength that was seen or tested over a time reaches to the end of it."""
    return entry.end_early if favourable else entry.concern_day


def _opposing(view: View, factor: Factor, favourable: bool, subjects: tuple[str, ...]) -> Iterator[Opposing]:
    """The established entries on the factor or its pair that speak the other way, oldest first (W4)."""
    way = "concern" if favourable else "strength"
    found: dict[str, Opposing] = {}
    for name in (factor.id, *factor.pairs):
        against = [(entry, _day(entry, not favourable)) for entry in _carrying(view, name, way)]
        if way == "concern":
            entries = view.record.by_factor.get(name, ())
            against += [(e, e.standing_from) for e in entries if _disproved_strength(view, e, name)]
        for entry, day in against:
            if _concerns(view, entry, subjects, way):
                found[entry.id] = answered_on(view, factor, entry, day, favourable)
    yield from sorted(found.values(), key=lambda o: (o.day, o.entry.id))


def _disproved_strength(view: View, entry: ReadEntry, factor_id: str) -> bool:
    """Whether an entry is a strength that was disproved: contrary evidence from the day it was (semantics 1.2; E10)."""
    return entry.standing == "disproved" and any(
        tag == factor_id and direction == "strength" and sure for tag, direction, sure in entry.tags
    )


def challenge_id(proposal: str, direction: str, factor: str) -> str:
    """The id a challenge about contrary entries has: made from what it is about, never from order (semantics 6.5)."""
    return f"ch.{proposal}.{direction}.{factor}"


def answered_on(view: View, factor: Factor, entry: ReadEntry, day: int, favourable: bool) -> Opposing:
    """An opposing entry with the response that settles it on a factor, if there is one (semantics 2.2)."""
    direction = "against_optimism" if favourable else "against_pessimism"
    name = challenge_id(view.proposal.id, direction, factor.id)
    for response in view.case.responses:
        if response.challenge == name and settles(view, response, entry, day, factor.id, favourable):
            return Opposing(entry, day, name)
    return Opposing(entry, day, None)


def _same_person(view: View, factor_id: str, answer: ReadEntry, way: str, entry: ReadEntry) -> bool:
    """Whether an answering entry is about somebody the opposing entry counts for: another's conduct answers nothing."""
    other = "concern" if way == "strength" else "strength"
    people = (view.child.id,) if view.knowledge.factors[factor_id].asked_of == "child" else view.adults
    return any(view.is_about(answer, who, way) and view.is_about(entry, who, other) for who in people)


def settles(view: View, response: Any, entry: ReadEntry, day: int, factor_id: str, favourable: bool) -> bool:
    """Whether an answer settles one opposing entry: better evidence and a second person's agreement (2.2; W5)."""
    agreed = response.agreed_by
    if response.answer not in ("explained", "disputed") or not view.counts(response.on):
        return False
    person = view.record.people.get(agreed) if agreed else None
    if person is None or agreed == response.by or person.role == "role_case_holder":
        return False
    way = "strength" if favourable else "concern"
    for entry_id in response.entries:
        answer = view.record.entries[entry_id]
        if not _carries(view, answer, factor_id, way) or answer.standing != "established" or answer.known != "known":
            continue
        if not independent_behind(view, answer, favourable) or answer.directness < entry.directness:
            continue
        if not _same_person(view, factor_id, answer, way, entry):
            continue
        if _day(answer, favourable) >= day:
            return True
    return False

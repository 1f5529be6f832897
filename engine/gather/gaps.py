"""What is not known: each gap with the case ids it comes from (semantics 1.4, 4.1 to 4.4, 5.2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.gather.capacity import CARE_OF_CHILD
from engine.gather.ratings import rating_read
from engine.gather.status import undelivered_support
from engine.sheet import Sheet
from engine.tally import CARE_QUESTION, Pair


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is not known: its kind, whom and what it is about, and the case ids it was read from."""

    gap: str
    subject: str = ""
    factor: str = ""
    names: str = ""
    sources: tuple[str, ...] = ()


def missing(sheet: Sheet, statuses: Mapping[str, Mapping[Pair, str]], supports: Mapping[str, str]) -> list[Missing]:
    """Every gap of a proposal, given the statuses of both ends and the support of each rating."""
    found = [
        *_reasons(sheet, statuses),
        *_factors(sheet, statuses),
        *_people(sheet),
        *_wishes(sheet),
        *_protection(sheet, supports),
        *_capacity(sheet),
        *_entries(sheet),
        *_goals(sheet),
    ]
    return sorted(set(found), key=lambda m: (m.gap, m.subject, m.factor, m.names))


def _reasons(sheet: Sheet, statuses: Mapping[str, Mapping[Pair, str]]) -> Iterator[Missing]:
    if not sheet.reasons.recorded:
        yield Missing("reasons_not_recorded")
    for reason in sheet.reasons.reasons:
        if reason.is_disproved("worst"):
            continue  # it counts as addressed, and nothing is left to ask about it
        for subject in reason.subjects:
            for factor in reason.effective:
                if statuses["worst"].get((subject, factor)) == "open":
                    yield Missing("reason_open", subject, factor, sources=(reason.id,))


def _factors(sheet: Sheet, statuses: Mapping[str, Mapping[Pair, str]]) -> Iterator[Missing]:
    """Core factors that are open; the three members of the question of care and harm are one question."""
    on_list = sheet.reasons.on_list
    voting = {(b.subject, b.factor) for end in ("best", "worst") for b in sheet.ballots(end, statuses[end])}
    for subject, factor in sheet.pairs:
        if (subject, factor) in on_list or statuses["worst"].get((subject, factor)) != "open":
            continue
        if factor in CARE_QUESTION and _asked_with_another(subject, factor, voting, statuses["worst"]):
            continue
        if (subject, factor) in voting:
            tried = tuple(row.id for row in _checks_tried(sheet, subject, factor))
            yield Missing("check_stale" if tried else "core_open", subject, factor, sources=tried)
    for subject, factor in sheet.pairs:
        row = sheet.bearings.get(("worst", subject, factor))
        if row is not None and row.concern and row.rated == "none" and sheet.risk_factors[factor].core:
            yield Missing("not_rated", subject, factor, sources=row.sources)
    if sheet.view.entry_to_care is None:
        yield Missing("entry_not_recorded", sheet.view.child.id)


def _checks_tried(sheet: Sheet, subject: str, factor: str) -> list[Any]:
    """The checks that found nothing of a factor in this person and answer it no longer; none where one still does."""
    row = sheet.bearings.get(("worst", subject, factor))
    if row is not None and row.check is not None:
        return []  # somebody looked in time: what is missing is a rating
    about = [check for check in sheet.view.checks if sheet.view.names_subject(check.about, subject)]
    return [check for check in about if factor in check.factors and check.found == "absent"]


def _asked_with_another(subject: str, factor: str, voting: set[Pair], statuses: Mapping[Pair, str]) -> bool:
    """Whether a member of the question of care and harm is asked by asking another: one open question is asked once."""
    if (subject, factor) not in voting:
        return True
    open_members = [m for m in CARE_QUESTION if (subject, m) in voting and statuses.get((subject, m)) == "open"]
    return len(open_members) == len(CARE_QUESTION) and factor != CARE_QUESTION[0]


def _people(sheet: Sheet) -> Iterator[Missing]:
    for adult in sheet.view.unmet:
        yield Missing("never_met", adult)
    for row in sheet.view.household.due_to_return:
        yield Missing("due_to_return", row.adult)
    for adult, factor in sorted({(row.adult, row.factor) for row in sheet.view.case.supports_relied_on}):
        if adult in sheet.view.adults and undelivered_support(sheet.view, adult, factor) is not None:
            yield Missing("support_not_delivered", adult, factor)


def _wishes(sheet: Sheet) -> Iterator[Missing]:
    for wish in sheet.wishes["best"]:
        if wish.word != "open" or wish.deed != "none":
            continue
        rows = [r for r in sheet.view.mine(sheet.view.case.wishes) if r.of == wish.person and sheet.view.counts(r.on)]
        if wish.lapses is not None:
            yield Missing("wish_lapsed", wish.person, sources=wish.sources)
        elif rows and wish.person == sheet.view.child.id:
            yield Missing("wish_not_alone", wish.person, sources=tuple(r.id for r in rows))
        else:
            yield Missing("wish_missing", wish.person)


def _protection(sheet: Sheet, supports: Mapping[str, str]) -> Iterator[Missing]:
    for domain in sheet.never_looked:
        yield Missing("domain_not_looked", names=domain)
    for row in sheet.protective:
        if row.acts == "not_recorded" and all(supports.get(r) == "stands" for r in row.ratings):
            yield Missing("acts_not_recorded", row.subject, row.factor, sources=row.ratings)
        if {supports.get(r) for r in row.ratings} & {"stale", "contested"}:
            yield Missing("protection_old", row.subject, row.factor, sources=row.ratings)


def _capacity(sheet: Sheet) -> Iterator[Missing]:
    """Capacity that the record leaves open or rests on a bare claim, and care of the child not seen for long enough."""
    reasons = sheet.reasons.reasons
    asked = {(adult, f) for r in reasons for adult in sheet.asked_on_reason(r, "worst") for f in r.effective}
    for adult, problem in sorted(asked):
        change = sheet.changes.get(("worst", adult, problem))
        if change is not None and not change.seen and (change.claimed or not change.concern):
            yield Missing("capacity_open", adult, problem, sources=change.sources)
    for adult in sheet.asked_care("worst"):
        if sheet.care["worst", adult].care in ("none", "some"):
            yield Missing("care_not_seen", adult, CARE_OF_CHILD)


def _entries(sheet: Sheet) -> Iterator[Missing]:
    """Allegations and disputes that a test could settle, suggestions nobody confirmed, and disputed ratings."""
    view = sheet.view
    for subject, factor in sheet.pairs:
        for concern in view.concerns(subject, factor, "worst"):
            entry = view.record.entries.get(concern.source)
            if concern.established or entry is None:
                continue
            sure = next((s for tag, way, s in entry.tags if tag == factor and way == "concern"), True)
            yield Missing("to_be_settled" if sure else "suggestion_unconfirmed", subject, factor, entry.id, (entry.id,))
        for row in rating_read(view, subject, factor, "worst").rows:
            if row.status == "disputed":
                yield Missing("to_be_settled", subject, factor, row.id, (row.id,))
    yield from _against_protection(sheet)
    yield from _of_history(sheet)


def _against_protection(sheet: Sheet) -> Iterator[Missing]:
    """Possible concerns on a protective factor rated present (semantics 3.3)."""
    for row in sheet.protective_at("worst"):
        for name in row.possible:
            tags = sheet.view.record.entries[name].tags
            suggested = (row.factor, "concern", True) not in tags
            kind = "suggestion_unconfirmed" if suggested else "to_be_settled"
            yield Missing(kind, row.subject, row.factor, name, (name,))


def _of_history(sheet: Sheet) -> Iterator[Missing]:
    """Possible entries and disputed ratings on what is history: settled, it may no longer speak through any factor."""
    at_best = {(row.subject, row.factor): frozenset(row.sources) for row in sheet.spoken["best"]}
    for row in sheet.spoken["worst"]:
        if (row.subject, row.factor) in sheet.pairs:
            continue  # asked above, as a factor that can be current
        for source in sorted(frozenset(row.sources) - at_best.get((row.subject, row.factor), frozenset())):
            entry = sheet.view.record.entries.get(source)  # none where the source is a disputed rating
            suggested = entry is not None and (row.factor, "concern", True) not in entry.tags
            kind = "suggestion_unconfirmed" if suggested else "to_be_settled"
            yield Missing(kind, row.subject, row.factor, source, (source,))


def _goals(sheet: Sheet) -> Iterator[Missing]:
    for goal in sheet.view.case.plans.goals:
        if goal.adult in sheet.view.adults and not (goal.baseline and goal.target):
            yield Missing("goal_unmeasured", goal.adult, goal.factor or "", goal.id, (goal.id,))

"""Indicators about the adults of the household: what they want, who is around them, and the problems behind care."""

from __future__ import annotations

from engine.ahead.indicators.read import (
    UNKNOWN,
    IndicatorRead,
    absent,
    is_meant,
    of_factors,
    present,
    rated_as,
    reasons_of_adults,
    ruled_out_by,
    shown_by,
)
from engine.gates.at import AT_RISK, At

SUBSTANCE = "rf_parent_substance"
AMBIVALENT = "rf_parent_ambivalent"
CONCEALMENT = "rf_parent_concealment"
IN_THE_HOME = ("rf_family_conflict_violence", SUBSTANCE, "rf_parent_mental_health")
BEGUN = ("started", "ended")
TREATMENT = ("treatment_started", "treatment_finished", "treatment_ended_early", "service_taken", "sustained_work")
"""Kinds of event that show a treatment which had begun."""
OVER = ("addressed", "absent")


def ambivalent(at: At) -> IndicatorRead:
    """What each adult whose wish is asked wants, and entries that they are unsure; a yes that has lapsed is none."""
    wishes = [wish for wish in at.sheet.wishes["worst"] if wish.person in at.view.wish_voters]
    against = [row for wish in wishes if wish.word in ("no", "ambivalent") for row in wish.sources]
    against += [row for adult in at.view.wish_voters for row in shown_by(at, adult, AMBIVALENT)]
    if against:
        return present(against)
    wanted = bool(wishes) and all(wish.word == "yes" for wish in wishes)
    return absent(row for wish in wishes for row in wish.sources) if wanted else UNKNOWN


def isolated(at: At) -> IndicatorRead:
    """Isolation and having nobody to help, of each adult who would share the care."""
    return of_factors(at, at.view.sharers, ["rf_social_isolation", "rf_social_no_support"])


def substance(at: At) -> IndicatorRead:
    """Substance misuse of each adult of the household."""
    return of_factors(at, at.view.adults, [SUBSTANCE])


def no_treatment(at: At) -> IndicatorRead:
    """Of each adult whose substance misuse is on record, the services for it and entries of treatment. That none is
    recorded is not that none was given; that those recorded have not begun is."""
    untreated: list[str] = []
    treated: list[list[str]] = []
    for adult in at.view.adults:
        problem = shown_by(at, adult, SUBSTANCE)
        begun, asked_for = _treatment(at, adult)
        if problem and asked_for and not begun:
            untreated += [*problem, *asked_for]
        treated.append([*problem, *begun] if problem and begun else ruled_out_by(at, adult, SUBSTANCE))
    if untreated:
        return present(untreated)
    return absent(row for rows in treated for row in rows) if treated and all(treated) else UNKNOWN


def _treatment(at: At, adult: str) -> tuple[list[str], list[str]]:
    """The rows that show treatment for an adult's substance misuse which had begun, and those that show it has not."""
    services = [
        row
        for row in at.view.case.plans.services
        if SUBSTANCE in row.factors and (not row.for_ or adult in row.for_) and row.state is not None
    ]
    begun = [r.id for r in services if r.state in BEGUN and (r.from_ is None or r.from_ <= at.today)]
    waiting = [row.id for row in services if row.id not in begun]
    entries = [e for e in at.entries if e.type in TREATMENT and e.standing == "established" and adult in e.about]
    return begun + [e.id for e in entries if any(tag == SUBSTANCE for tag, _, _ in e.own_tags)], waiting


def unaddressed(at: At) -> IndicatorRead:
    """The status of each reason for care that is about an adult of the household, and of concealment: whether a
    problem was addressed is what the rules conclude, and a rating alone does not make it so."""
    statuses, reasons = at.reader.statuses("worst"), reasons_of_adults(at)
    pairs = [*reasons, *((adult, CONCEALMENT) for adult in at.view.adults)]
    return _by_status(at, reasons, [p for p in pairs if statuses.get(p) == "present"], pairs)


def unresolved(at: At) -> IndicatorRead:
    """The same once the return has a day or has begun, with every risk that bears on harm; and what is still being
    addressed is not yet resolved."""
    if not is_meant(at):
        return UNKNOWN
    statuses, reasons = at.reader.statuses("worst"), reasons_of_adults(at)
    harm = [pair for pair in at.risks_there if at.sheet.risk_factors[pair[1]].harm_bearing]
    pairs = sorted({*reasons, *harm})
    return _by_status(at, reasons, [p for p in pairs if statuses.get(p) in AT_RISK], pairs)


def _by_status(
    at: At, reasons: list[tuple[str, str]], there: list[tuple[str, str]], asked: list[tuple[str, str]]
) -> IndicatorRead:
    """Present where a problem is there, absent where there were reasons and all that is asked is over."""
    statuses = at.reader.statuses("worst")
    if there:
        return present(at.reader.status_id("worst", *pair) for pair in there)
    if reasons and all(statuses.get(pair) in OVER for pair in asked):
        return absent(at.reader.status_id("worst", *pair) for pair in asked)
    return UNKNOWN


def problems_in_the_home(at: At) -> IndicatorRead:
    """Domestic abuse or conflict, substance misuse and mental health, of each adult of the household. A history counts
    here, so that what is rated addressed is there too."""
    pairs = [(adult, factor) for adult in at.view.adults for factor in IN_THE_HOME]
    rows = [row for pair in pairs for row in shown_by(at, *pair) or _was_there(at, *pair)]
    return present(rows) if rows else of_factors(at, at.view.adults, IN_THE_HOME)


def _was_there(at: At, adult: str, factor: str) -> list[str]:
    """The ratings by which a problem is over, and so was there."""
    if rated_as(at, adult, factor) != "addressed":
        return []
    return list(at.sheet.rating_sources(adult, factor)) or [at.sheet.proposal]

"""The evaluator's four votes and who is asked what (readings C10 and V)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from evaluator_capacity import CARE_OF_CHILD, capacity, level_from_entries, level_of, tested_with_child
from evaluator_record import Record, as_date, days_between, once, precision_days, rows
from evaluator_status import (
    adults,
    check_answers,
    clock,
    concern_of,
    concerns,
    counterparts,
    counting_ratings,
    evidence_reading,
    harm_bearing,
    is_best_end,
    is_dynamic,
    is_ratings,
    listed_reasons,
    newer,
    newest_of_each_worker,
    observations,
    problems_behind_removal,
    rating_read,
    read_together,
    reason_adults,
    recorded_reasons,
    shorter_run,
    speaks_through_others,
    status,
    status_from_evidence,
    subjects_of,
    support_not_delivered,
)
from evaluator_support import supports
from evaluator_tables import (
    CARE_AND_HARM,
    CORE_OTHERS_ADULT,
    CORE_OTHERS_CHILD,
    COUNTERPARTS,
    DYNAMIC_RISK,
    LEVEL_ORDER,
    LOOKED_FOR_DOMAINS,
    MIXED_CORE,
    MIXED_OTHER,
    STALE_DAYS,
    STATUS_ORDER,
    VOTE_ORDER,
    VOTING_PROTECTIVE,
    WISH_ORDER,
    WISHES_ONLY,
    WORD_AGE_YEARS,
    best_of,
    domain_of,
    is_adults_behaviour,
    worst_of,
)

# The list of reasons (V1, V2) ---------------------------------------------------------------------------------------


@once
def reason_pairs(rec: Record, reading: str, reason_id: str) -> list[tuple[str, str]]:
    """V1: the (subject, effective factor) pairs of a reason on the list."""
    reason = next(r for r in listed_reasons(rec, reading) if r["id"] == reason_id)
    found = []
    for adult in reason_adults(rec, reading, reason):
        for factor in effective_factors(rec, reading, reason, adult):
            if domain_of(factor) != "child":
                found.append((adult, factor))
    for factor in effective_factors(rec, reading, reason, rec.child_id):
        if domain_of(factor) == "child":
            found.append((rec.child_id, factor))
    return found


def effective_factors(rec: Record, reading: str, reason: dict[str, Any], subject: str) -> list[str]:
    """V1: the reason's factor; of a static or mixed-not-core one, its counterparts (S6) for this subject."""
    factor = reason["factor"]
    if not speaks_through_others(factor):
        return [factor]
    found = list(COUNTERPARTS[factor])
    if factor == "rf_abuse_prior_removal" and subject in adults(rec, reading):
        behind = problems_behind_removal(rec, evidence_reading(reading), subject)
        found += sorted(f for f in behind if f not in found)
    return found


@once
def on_the_list(rec: Record, reading: str) -> set[tuple[str, str]]:
    """V2."""
    return {pair for reason in listed_reasons(rec, reading) for pair in reason_pairs(rec, reading, reason["id"])}


def disproved_reason(rec: Record, reading: str, reason: dict[str, Any]) -> bool:
    """V1: every entry of the reason is disproved, and nothing else on record in this reading names its factor."""
    entry_ids = rows(reason, "entries")
    if not entry_ids:
        return False
    for name in entry_ids:
        entry = rec.all_entries.get(name)
        if entry is None or entry.knowable != "known" or entry.standing != "disproved":
            return False
    factor = reason["factor"]
    subjects = [rec.child_id] if domain_of(factor) == "child" else reason_adults(rec, reading, reason)
    return not any(concerns(rec, evidence_reading(reading), subject, factor) for subject in subjects)


def open_put(value: str, reading: str) -> str:
    """V1: open put at addressed at best, at present at worst."""
    if value == "open":
        return "addressed" if is_best_end(reading) else "present"
    return value


def driver_of(rec: Record, reason: dict[str, Any]) -> dict[str, Any] | None:
    """3.7: the reason that drives this one, where its source is named; one step."""
    driven_by = reason.get("driven_by") or {}
    if not driven_by.get("reason") or not driven_by.get("source"):
        return None
    return next((r for r in recorded_reasons(rec) if r["id"] == driven_by["reason"]), None)


@once
def shared_clock(rec: Record, reading: str, adult: str, factor: str, other: str) -> date | None:
    return newer(clock(rec, reading, adult, factor), clock(rec, reading, adult, other))


@once
def tested_on_both(rec: Record, reading: str, adult: str, factor: str, other: str) -> bool:
    return tested_with_child(rec, adult, clock(rec, reading, adult, factor)) and tested_with_child(
        rec, adult, clock(rec, reading, adult, other)
    )


def reason_status(rec: Record, reading: str, reason: dict[str, Any]) -> str:
    """V1: a reason's status in a reading: the worst over its effective factors and subjects."""
    if disproved_reason(rec, reading, reason):
        return "addressed"
    pairs = reason_pairs(rec, reading, reason["id"])
    values = [pair_status(rec, reading, reason, subject, factor) for subject, factor in pairs]
    return worst_of(values, STATUS_ORDER) if values else open_put("open", reading)


def pair_status(rec: Record, reading: str, reason: dict[str, Any], subject: str, factor: str) -> str:
    """V1 for one subject and effective factor, with 3.7 where the reason is driven by another."""
    own = status(rec, reading, subject, factor)
    driver = driver_of(rec, reason)
    if driver is None or is_ratings(reading) or domain_of(factor) == "child" or domain_of(driver["factor"]) == "child":
        return open_put(own, reading)
    other = driver["factor"]
    driven = status_from_evidence(rec, reading, subject, other, shared_clock(rec, reading, subject, factor, other))
    if driven != "present" and support_not_delivered(rec, subject, other):
        driven = "open"
    driven = open_put(driven, reading)
    if driven in ("absent", "addressed") and not tested_on_both(rec, reading, subject, factor, other):
        driven = "being_addressed"
    return best_of(["present" if own == "open" else own, driven], STATUS_ORDER)


def list_vote(rec: Record, reading: str) -> str:
    """V1: none, some or all of the reasons for care addressed."""
    if not recorded_reasons(rec):
        return "low" if is_best_end(reading) else "high"
    found = [reason_status(rec, reading, reason) for reason in listed_reasons(rec, reading)]
    if all(value in ("absent", "addressed") for value in found):
        return "low"  # nothing left on the list has no say
    if not any(value in ("absent", "addressed", "being_addressed") for value in found):
        return "high"
    return "medium"


# Risk (V3, V4, V8) --------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FactorVote:
    subject: str
    factor: str
    vote: str


def present_vote(rec: Record, reading: str, subject: str, factor: str) -> str:
    """V3: the vote of a harm-bearing factor that is present."""
    for concern in concerns(rec, evidence_reading(reading), subject, factor):
        if concern.not_minor and rec.since_24_months(concern.day):
            return "high"
    rated = rating_read(rec, reading, subject, factor)
    if rated not in (None, "present") and check_answers(rec, evidence_reading(reading), subject, factor):
        return "medium"
    return "medium" if is_best_end(reading) else "high"


def harm_vote(rec: Record, reading: str, subject: str, factor: str) -> str:
    """V3: the vote of one harm-bearing factor for one subject."""
    found = status(rec, reading, subject, factor)
    if found in ("absent", "addressed"):
        return "low"
    if found == "being_addressed":
        return "medium"
    if found == "present":
        return present_vote(rec, reading, subject, factor)
    return "low" if is_best_end(reading) else "high"


@once
def harm_votes(rec: Record, reading: str) -> list[FactorVote]:
    """V3: every harm-bearing factor that is not on the list, for each adult, and the child's counterparts."""
    listed, speaking = on_the_list(rec, reading), counterparts(rec, reading)
    found = []
    for subject in [*adults(rec, reading), rec.child_id]:
        unmet = reading == "worst" and subject != rec.child_id and not rec.met(subject)
        for factor in harm_bearing(rec, reading, subject):
            if (subject, factor) in listed:
                continue
            if unmet:
                found.append(FactorVote(subject, factor, "high"))
            elif factor not in CARE_AND_HARM or votes_in_the_question(rec, reading, subject, factor, listed, speaking):
                found.append(FactorVote(subject, factor, harm_vote(rec, reading, subject, factor)))
    return found


def votes_in_the_question(
    rec: Record,
    reading: str,
    subject: str,
    factor: str,
    listed: set[tuple[str, str]],
    speaking: dict[tuple[str, str], set[str]],
) -> bool:
    """V3, the question of care and harm: whether this member, not on the list, votes for itself. Where every member
    is open, none on the list and none a counterpart, the one open vote is cast by all three alike."""
    if status(rec, reading, subject, factor) != "open" or (subject, factor) in speaking:
        return True
    return all(
        status(rec, reading, subject, member) == "open"
        and (subject, member) not in listed
        and (subject, member) not in speaking
        for member in CARE_AND_HARM
    )


def other_votes(rec: Record, reading: str) -> list[FactorVote]:
    """V4: the dynamic factors that are neither on the list nor harm-bearing."""
    listed = on_the_list(rec, reading)
    found = []
    for factor in DYNAMIC_RISK + MIXED_CORE + MIXED_OTHER:
        if domain_of(factor) == "professional" or factor in WISHES_ONLY:
            continue
        for subject in subjects_of(rec, reading, factor):
            if (subject, factor) in listed or factor in harm_bearing(rec, reading, subject):
                continue
            if is_dynamic(rec, reading, subject, factor):
                found.append(FactorVote(subject, factor, other_vote(rec, reading, subject, factor)))
    return found


def other_vote(rec: Record, reading: str, subject: str, factor: str) -> str:
    found = status(rec, reading, subject, factor)
    if found in ("present", "being_addressed"):
        return "medium"
    if found == "open" and factor in CORE_OTHERS_ADULT + CORE_OTHERS_CHILD and not is_best_end(reading):
        return "medium"
    return "low"


@once
def risk_vote(rec: Record, reading: str) -> str:
    """V8."""
    cast = [list_vote(rec, reading)]
    cast += [v.vote for v in harm_votes(rec, reading)] + [v.vote for v in other_votes(rec, reading)]
    return worst_of(cast, VOTE_ORDER)


# Capacity (C10, V6) -------------------------------------------------------------------------------------------------


@once
def capacity_asked(rec: Record, reading: str) -> dict[tuple[str, str], str]:
    """C10: {(adult, problem): level} of everything asked in a reading."""
    found: dict[tuple[str, str], str] = {}

    def ask(adult: str, problem: str, level: str) -> None:
        level = rec.supposed.get(f"capacity.{problem}@{adult}", level)
        found[(adult, problem)] = worst_of([level, found.get((adult, problem), level)], LEVEL_ORDER)

    for reason in listed_reasons(rec, reading):  # (a)
        if not disproved_reason(rec, reading, reason):
            for adult, factor in reason_asks(rec, reading, reason):
                ask(adult, factor, reason_capacity(rec, reading, reason, adult, factor))
    for cast in harm_votes(rec, reading):  # (b)
        if cast.vote != "low" and cast.subject != rec.child_id:
            ask(cast.subject, cast.factor, capacity(rec, reading, cast.subject, cast.factor))
    for adult in adults(rec, reading):  # (c)
        if rec.shares_care(adult):
            if not behaviour_on_the_list(rec, reading) or never_had_day_to_day_care(rec, adult):
                ask(adult, CARE_OF_CHILD, capacity(rec, reading, adult, CARE_OF_CHILD))
    return found


def reason_asks(rec: Record, reading: str, reason: dict[str, Any]) -> list[tuple[str, str]]:
    """C10 (a): each adult whom the reason, or a concern of the reading on its own factor, is about, on each effective
    factor that is an adult's behaviour."""
    about = set(reason_adults(rec, reading, reason))
    for adult in adults(rec, reading):
        if domain_of(reason["factor"]) != "child":
            if concerns(rec, evidence_reading(reading), adult, reason["factor"]):
                about.add(adult)
    return [
        (adult, factor)
        for adult in adults(rec, reading)
        if adult in about
        for factor in effective_factors(rec, reading, reason, adult)
        if is_adults_behaviour(factor)
    ]


def reason_capacity(rec: Record, reading: str, reason: dict[str, Any], adult: str, factor: str) -> str:
    """3.7 and V1: the adult's own level, or the one the driving reason's record gives, whichever is better."""
    own = capacity(rec, reading, adult, factor)
    driver = driver_of(rec, reason)
    if driver is None or is_ratings(reading) or domain_of(driver["factor"]) == "child":
        return own
    if level_from_entries(rec, reading, adult, factor, clock(rec, reading, adult, factor)) == "open":
        own = "none"
    other = driver["factor"]
    after = shared_clock(rec, reading, adult, factor, other)
    driven = level_of(rec, reading, adult, other, after)
    if driven == "sustained" and not tested_on_both(rec, reading, adult, factor, other):
        driven = "evidenced"
    return best_of([own, driven], LEVEL_ORDER)


def behaviour_on_the_list(rec: Record, reading: str) -> bool:
    """C10 (c): some reason, disproved or not, is the behaviour of an adult of this household."""
    return any(subject != rec.child_id and is_adults_behaviour(factor) for subject, factor in on_the_list(rec, reading))


def never_had_day_to_day_care(rec: Record, adult: str) -> bool:
    return not any(
        row.get("child") == rec.child_id and row.get("kind") in ("day_to_day", "sole")
        for row in rows(rec.person(adult), "cared_for")
    )


def weakest_capacity(rec: Record, reading: str) -> str | None:
    """The weakest level asked; None where nothing is."""
    levels = list(capacity_asked(rec, reading).values())
    return worst_of(levels, LEVEL_ORDER) if levels else None


def capacity_vote(rec: Record, reading: str) -> str:
    """V6."""
    weakest = weakest_capacity(rec, reading)
    if weakest in (None, "sustained"):
        return "low"
    return "medium" if weakest == "evidenced" else "high"


# Protection (V5) ----------------------------------------------------------------------------------------------------


@once
def protective_ratings_read(rec: Record, reading: str, factor: str) -> list[list[dict[str, Any]]]:
    """V5: for each adult of the household whose membership has not ended, for the child and for nobody named, the rows
    read where the rating read is present."""
    found = []
    staying = [adult for adult in adults(rec, reading) if not membership_ended(rec, adult)]
    for subject in [*staying, rec.child_id, None]:
        own = [
            row
            for row in counting_ratings(rec, factor)
            if (subject in rows(row, "about") if subject is not None else not rows(row, "about"))
        ]
        newest = newest_of_each_worker(own)
        if read_together(newest, reading, factor) == "present":
            found.append([{**row, "read_for": subject} for row in newest if row.get("status") == "present"])
    return found


def contested_if_established(rec: Record, group: list[dict[str, Any]]) -> bool:
    """V5, at worst: a possible concern (E5) on the factor for the subject, or, where nobody is named, for any adult."""
    subject, factor = group[0]["read_for"], group[0]["factor"]
    subjects = [subject] if subject is not None else adults(rec, "worst")
    return any(
        concern.possible
        for who in subjects
        for concern in (concern_of(rec, entry, who, factor) for entry in rec.entries)
        if concern is not None
    )


def membership_ended(rec: Record, adult: str) -> bool:
    """V5: every membership of this adult has ended by as_of, whether or not leaving is shown."""
    untils = [as_date(m.get("until")) for m in rows(rec.household, "members") if m["adult"] == adult]
    return all(until is not None and until <= rec.as_of for until in untils)


@once
def protection(rec: Record, reading: str) -> str:
    """V5: found, not_proved or none; supposed, 5.7: found, or looked for everywhere and none found."""
    domains = {
        row.get("domain") for row in rows(rec.case, "looked_for") if rec.for_this_proposal(row) and rec.counts_by(row)
    }
    looked_in_all = set(LOOKED_FOR_DOMAINS) <= domains
    read = [group for factor in VOTING_PROTECTIVE for group in protective_ratings_read(rec, reading, factor)]
    if capacity_asked(rec, reading) and capacity_vote(rec, reading) in ("low", "medium"):
        return "found"  # pf_family_capacity_change, on the ratings too
    if (supposed := rec.supposed.get("protection")) is not None:
        return "found" if supposed == "found" else "none"
    if is_ratings(reading):
        if any(all(row.get("acts_after_move") is not False for row in group) for group in read):
            return "found"
        return "none" if looked_in_all else "not_proved"
    support = supports(rec)
    allowed = (True, None) if reading == "best" else (True,)
    unsure = not looked_in_all
    for group in read:
        stands = all(support[row["id"]] == "stands" for row in group)
        if reading == "worst" and stands and contested_if_established(rec, group):
            unsure = True
            continue
        if all(support[row["id"]] == "stands" and row.get("acts_after_move") in allowed for row in group):
            return "found"
        for row in group:
            if support[row["id"]] in ("stale", "contested"):
                unsure = True
            if support[row["id"]] == "stands" and row.get("acts_after_move") is None:
                unsure = True
    return "not_proved" if unsure else "none"


def protective_vote(rec: Record, reading: str) -> str:
    return "low" if protection(rec, reading) == "found" else "high"


# Wishes (V7) --------------------------------------------------------------------------------------------------------


def wish_rows(rec: Record, person: str) -> list[tuple[date, str, dict[str, Any]]]:
    """A person's recorded wishes by as_of, oldest first, the worse last on one day."""
    found = []
    for row in rows(rec.case, "wishes"):
        said = {True: "yes", False: "no"}.get(row.get("wish"), row.get("wish"))
        if row.get("of") == person and rec.for_this_proposal(row) and rec.counts_by(row) and said in WISH_ORDER:
            on = as_date(row["on"])
            assert on is not None
            found.append((on, str(said), row))
    return sorted(found, key=lambda wish: (wish[0], WISH_ORDER.index(wish[1])))


def too_old(rec: Record, on: date) -> bool:
    return days_between(rec.as_of, on) > STALE_DAYS


def adult_word(rec: Record, adult: str) -> str:
    """V7: an adult's newest wish; a yes older than 183 days, or none, is open."""
    found = wish_rows(rec, adult)
    if not found or (found[-1][1] == "yes" and too_old(rec, found[-1][0])):
        return "open"
    return found[-1][1]


def outside_household(rec: Record, reading: str, name: Any) -> bool:
    return bool(name) and name not in adults(rec, reading)


def childs_yes_counts(rec: Record, reading: str, row: dict[str, Any]) -> bool:
    """V7: told to, or seen by, somebody outside the household, alone; or seen, where how this child communicates
    is recorded."""
    source = row.get("source")
    if isinstance(source, dict):
        source = source.get("who")
    if not outside_household(rec, reading, row.get("by")) or (source and source in adults(rec, reading)):
        return False
    if rec.child.get("communicates") and row.get("rests_on") == "seen":
        return True
    return row.get("alone") is True and row.get("rests_on") in ("told", "seen", None)


def surely_under_5(rec: Record) -> bool:
    """V7: under 5 at as_of even if born on the earliest day the precision allows."""
    born = as_date(rec.child.get("born"))
    if born is None:
        return False
    earliest, _ = precision_days(born, rec.child.get("born_precision") or "day", None)
    if earliest is None:
        return False
    day = 28 if (earliest.month, earliest.day) == (2, 29) else earliest.day
    return rec.as_of < date(earliest.year + WORD_AGE_YEARS, earliest.month, day)


def child_word(rec: Record, reading: str) -> str | None:
    """V7: yes, ambivalent, no, open; None: a child under 5 of whom nothing is said has no vote."""
    young = surely_under_5(rec)
    word: tuple[date, str] | None = None
    for on, said, row in wish_rows(rec, rec.child_id):
        if said == "yes":
            if childs_yes_counts(rec, reading, row):
                word = (on, said)
        elif not young:
            word = (on, said)
        elif outside_household(rec, reading, row.get("by")):
            word = (on, "ambivalent")
    if word is None or (word[1] == "yes" and too_old(rec, word[0])):
        return None if young else "open"
    return word[1]


def deed(rec: Record, reading: str, subject: str, factor: str) -> bool:
    """V7: a concern of the reading on the ambivalence factor since 24 months before entry, with no shorter run on it
    of observations that start after it."""
    days = [c.day for c in concerns(rec, reading, subject, factor) if rec.since_24_months(c.day)]
    if not days:
        return False
    return not shorter_run(rec, subject, factor, observations(rec, subject, factor, max(days)))


def voters_wishes(rec: Record, reading: str) -> list[str]:
    """V7: the wish of each voter, open where it is open."""
    found: list[str] = []
    word = rated_word(rec, rec.child_id) if is_ratings(reading) else child_word(rec, reading)
    if is_ratings(reading) and word == "open" and surely_under_5(rec):
        word = None
    found += with_deed(rec, reading, word, rec.child_id, "rf_child_ambivalent")
    for adult in adults(rec, reading):
        if rec.is_parent(adult) or rec.shares_care(adult):
            word = rated_word(rec, adult) if is_ratings(reading) else adult_word(rec, adult)
            found += with_deed(rec, reading, word, adult, "rf_parent_ambivalent")
    return found


def rated_word(rec: Record, person: str) -> str:
    """V7 on the ratings: the newest wish as recorded, whoever reported it and however old."""
    found = wish_rows(rec, person)
    return found[-1][1] if found else "open"


def with_deed(rec: Record, reading: str, word: str | None, subject: str, factor: str) -> list[str]:
    """The worse of word and deed; a deed with an open word is ambivalent. No word and no deed: no vote.

    A wish that is supposed stands for both (5.7).
    """
    if (supposed := rec.supposed.get(f"wish@{subject}")) is not None:
        return [{"opposed": "no"}.get(supposed, supposed)]
    if not is_ratings(reading) and deed(rec, reading, subject, factor):
        return [worst_of(["ambivalent"] if word in (None, "open") else [word, "ambivalent"], WISH_ORDER)]
    return [] if word is None else [word]


def wishes_vote(rec: Record, reading: str) -> str:
    """V7: the vote, open put at yes at best and at no at worst."""
    put = "yes" if is_best_end(reading) else "no"
    found = [put if wish == "open" else wish for wish in voters_wishes(rec, reading)]
    if all(wish == "yes" for wish in found):
        return "low"
    return "medium" if risk_vote(rec, reading) == "low" else "high"

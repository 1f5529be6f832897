"""The evaluator's patterns of the family's record (decisions/0007, readings P): escalation, cumulative harm, repeat
referrals, missed appointments, bursts before reviews, cycles of plans, moves and failed returns.

Each function takes a `Chronology` and whether possible concerns are added, and gives findings called sure; the second
reading is named not sure by `read_twice`. The numbers are those in the text's brackets.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from evaluator_patterns_ground import (
    FORMAL_STEPS,
    NOT_STATIC_RISK,
    Chronology,
    Finding,
    closely_dated,
    ids,
)
from evaluator_record import Entry, as_date, days_between, rows
from evaluator_tables import PROTECTIVE, RISK, domain_of

SEVERITIES = ("minor", "moderate", "serious", "grave")
PARENTING = tuple(factor for factor in RISK + PROTECTIVE if domain_of(factor) == "parenting")


def escalation(chron: Chronology, possible: bool, window: int = 183, least: int = 3) -> list[Finding]:
    """pt_escalation: more of them in the last half of the window, or each at least as severe as the one before."""
    found = []
    for subject, factor in chron.pairs(NOT_STATIC_RISK):
        own = [e for e in chron.concerns(subject, factor, possible) if chron.in_last(chron.day(e), window)]
        if len(own) < least:
            continue
        lately = [e for e in own if chron.in_last(chron.day(e), window // 2)]
        if len(lately) > len(own) - len(lately):
            found.append(Finding("pt_escalation", "frequency", subject, factor, True, ids(own)))
        elif more_and_more_severe(
            sorted(own, key=lambda e: (chron.day(e), SEVERITIES.index(e.raw.get("severity") or "minor")))
        ):
            found.append(Finding("pt_escalation", "severity", subject, factor, True, ids(own)))
    return found


def more_and_more_severe(entries: list[Entry], least: int = 3) -> bool:
    """Of those with a severity: at least three, none less severe than the one before, the last more than the first."""
    steps = [SEVERITIES.index(e.raw["severity"]) for e in entries if e.raw.get("severity")]
    return len(steps) >= least and all(a <= b for a, b in pairwise(steps)) and steps[-1] > steps[0]


def cumulative(chron: Chronology, possible: bool, window: int = 365, least: int = 5) -> list[Finding]:
    """pt_cumulative: many concerns about neglect or parenting, none of them serious or grave."""
    found = []
    for subject in chron.adults:
        own = {
            entry.id: entry
            for factor in ("rf_abuse_neglect", *PARENTING)
            for entry in chron.concerns(subject, factor, possible)
            if chron.in_last(chron.day(entry), window)
        }
        if len(own) >= least and not any(e.raw.get("severity") in ("serious", "grave") for e in own.values()):
            found.append(Finding("pt_cumulative", "", subject, "rf_abuse_neglect", True, ids(own.values())))
    return found


def repeat_referral(
    chron: Chronology, possible: bool, least: int = 3, action: int = 45, window: int = 365
) -> list[Finding]:
    """pt_repeat_referral: three referrals on one factor within a year, each closed with no action."""
    found = []
    steps = chron.own_types(*FORMAL_STEPS)
    closed = [
        referral
        for referral in chron.own_types("referral", "anonymous_referral")
        if not any(0 <= days_between(chron.day(s), chron.day(referral)) <= action for s in steps if s is not referral)
    ]
    for factor in RISK:
        if domain_of(factor) == "professional" or factor in ("rf_parent_ambivalent", "rf_child_ambivalent"):
            continue  # no conduct of the family; and what speaks only through wishes
        own = [referral for referral in closed if chron.concern_of_anybody(referral, factor, possible)]
        behind: set[str] = set()
        for first in own:  # every window that begins with one of them
            inside = [e for e in own if 0 <= days_between(chron.day(e), chron.day(first)) <= window]
            if len(inside) >= least:
                behind |= ids(inside)
        if behind:
            found.append(Finding("pt_repeat_referral", "", "", factor, True, frozenset(behind)))
    return found


def missed_appointments(chron: Chronology, possible: bool, window: int = 365, least: int = 3) -> list[Finding]:
    """pt_missed_appts: at least three missed, and more than a third of all; for the child, and for each adult."""
    del possible  # no concern is read
    found = []

    def look(subject: str, missed_types: tuple[str, ...], kept_types: tuple[str, ...], entries: list[Entry]) -> None:
        missed = [e for e in entries if e.raw.get("type") in missed_types]
        kept = [e for e in entries if e.raw.get("type") in kept_types]
        if len(missed) >= least and 3 * len(missed) > len(missed) + len(kept):
            found.append(Finding("pt_missed_appts", "", subject, "", True, ids(missed)))

    lately = [e for e in chron.used if closely_dated(e) and chron.in_last(chron.day(e), window)]
    look(
        chron.child,
        ("health_appointment_missed",),
        ("health_appointment_attended", "development_check", "health_assessment"),
        [e for e in lately if chron.about_the_child(e)],
    )
    for adult in chron.adults:
        look(
            adult,
            ("appointment_missed", "test_missed"),
            ("appointment_kept", "drug_test", "alcohol_test"),
            [e for e in lately if adult in rows(e.raw, "about")],
        )
    return found


def burst(
    chron: Chronology, possible: bool, before_review: int = 14, burst_after: int = 62, least: int = 2
) -> list[Finding]:
    """pt_burst: seen to be better just before a review and a concern soon after it, on at least two review days."""
    found = []
    reviews = chron.review_days()
    for subject, factor in chron.pairs():
        concerns = chron.concerns(subject, factor, possible)
        seen = chron.observations(subject, factor, paired=True) if concerns else []
        shown: dict[date, frozenset[str]] = {}
        for review, named in reviews.items():
            better = [e for e in seen if 0 <= days_between(review, chron.day(e)) <= before_review]
            worse = [e for e in concerns if 0 < days_between(chron.day(e), review) <= burst_after]
            if better and worse:
                shown[review] = ids(better) | ids(worse) | named
        if len(shown) >= least:
            behind = frozenset[str]().union(*shown.values())
            found.append(Finding("pt_burst", "", subject, factor, True, behind))
    return found


def cycle(chron: Chronology, possible: bool, step_down: int = 31, least: int = 2) -> list[Finding]:
    """pt_cycle: plans closed and opened again, at least twice."""
    del possible
    opens, closes = ("cp_plan_started", "cin_plan_started"), ("cp_plan_ended", "cin_plan_ended")
    steps = chron.used_types(*opens, *closes)
    steps.sort(key=lambda e: (chron.day(e), e.raw["type"] in opens, e.id))
    running, again = 0, 0
    closed: Entry | None = None  # the closing that left none open
    behind: set[str] = set()
    for step in steps:
        if step.raw["type"] in closes:
            running = max(0, running - 1)
            closed = step if running == 0 else closed
            continue
        if running == 0 and closed is not None and days_between(chron.day(step), chron.day(closed)) > step_down:
            again += 1
            behind |= {closed.id, step.id}
        running += 1
    return [Finding("pt_cycle", "", "", "", True, frozenset(behind))] if again >= least else []


def moves(chron: Chronology, possible: bool, least: int = 2, move_after: int = 60) -> list[Finding]:
    """pt_move_pattern: moves, each soon after a referral or an enquiry."""
    del possible
    asked = chron.own_types(
        "referral", "anonymous_referral", "s47_enquiry", "strategy_meeting", "child_protection_conference"
    )
    moved = 0
    behind: set[str] = set()
    for move in chron.own_types("move_of_home", "school_move", "homelessness"):
        before = [e for e in asked if 0 <= days_between(chron.day(move), chron.day(e)) <= move_after]
        if before:
            moved += 1
            behind |= {move.id} | ids(before)
    return [Finding("pt_move_pattern", "", "", "", True, frozenset(behind))] if moved >= least else []


def failed_return(chron: Chronology, possible: bool) -> list[Finding]:
    """pt_failed_return: a return that ended, or is said to have broken down."""
    del possible
    ended = []
    for row in chron.child_returns():
        until = as_date(row.get("until"))
        if until is not None and until <= chron.as_of:
            ended.append(row)
    told = [e for e in chron.used_types("return_breakdown", close=False) if chron.about_the_child(e)]
    if not ended and not told:
        return []
    here = any(row.get("household") in (None, chron.rec.proposal.get("household")) for row in ended)
    here = here or any(set(rows(entry.raw, "about")) & set(chron.adults) for entry in told)
    behind = ids(told) | {f"return.{chron.child}.{as_date(row.get('from')) or 'undated'}" for row in ended}
    how = "this_household" if here else "elsewhere"
    return [Finding("pt_failed_return", how, chron.child, "", True, behind)]

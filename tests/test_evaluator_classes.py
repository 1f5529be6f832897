"""The evaluator by itself: class ranges and the counter-examples of semantics 9, worked out by hand."""

from __future__ import annotations

from typing import Any

from settled_family import (
    SUBSTANCE,
    answer,
    classes,
    concern,
    level,
    rating,
    run,
    settled,
    status,
    strength,
    with_entries,
)

# One class (5; K) and the counter-examples (9) ----------------------------------------------------------------------


def empty() -> dict[str, Any]:
    keep = ("as_of", "children", "adults", "households", "proposals")
    return {key: value for key, value in settled().items() if key in keep}


def test_an_empty_case_is_high_and_not_severe() -> None:
    # Risk open (low to high), protection never looked for (high), capacity none, wishes open.
    assert classes(empty()) == ("high", "severe", "high", "severe")
    assert answer(empty())["headline_votes"]["risk"] == "open"


def harmful() -> dict[str, Any]:
    """Risk high, protection looked for in six domains and none found, nothing moved."""
    case = empty() | {"chronology": [concern("2020-05-01")], "looked_for": settled()["looked_for"]}
    case["reasons_for_care"] = settled()["reasons_for_care"]
    case["adults"][0]["cared_for"] = settled()["adults"][0]["cared_for"]
    return case


def test_severe_is_three_things_at_once() -> None:
    assert classes(harmful()) == ("severe", "severe", "severe", None)
    one_domain_short = harmful()
    one_domain_short["looked_for"].pop()
    assert classes(one_domain_short) == ("high", "severe", "high", "severe")
    limited = harmful()
    limited["chronology"].append(strength("2020-06-01"))  # progress with something independent behind it
    assert classes(limited)[0] == "high"


def test_the_parents_own_claim_does_not_lift_severe() -> None:
    case = harmful()
    case["chronology"].append(strength("2020-06-01", source={"kind": "self_report", "who": "mother"}, rests_on="told"))
    assert classes(case) == ("high", "severe", "high", "severe")  # limited at best, none at worst: severe not excluded


def test_a_trivial_addressed_factor_does_not_lower_severe() -> None:
    case = harmful()
    case["ratings"] = [rating("rf_social_housing", "addressed")]
    case["chronology"].append(strength("2020-03-01", "rf_social_housing", until="2020-09-20", rests_on="tested"))
    assert classes(case) == ("severe", "severe", "severe", None)


def test_low_to_medium_is_medium_with_low_not_excluded() -> None:
    case = settled()
    case["ratings"] = [r for r in case["ratings"] if r["factor"] != "rf_social_no_support"]  # an open core factor
    assert classes(case) == ("low", "medium", "medium", "low")


def test_a_range_across_medium_and_high_is_not_classified() -> None:
    case = settled()
    case["ratings"] = [r for r in case["ratings"] if r["factor"] != "rf_parent_mental_health"]
    found = answer(case)
    # Open and harm-bearing: low at best; at worst it votes high and its capacity, asked, is none. Protection is found.
    assert (found["class_best"], found["class_worst"], found["class"]) == ("low", "high", "not_classified")
    assert found["headline_votes"]["risk"] == "open"


def test_no_list_of_reasons_is_open_and_an_emptied_one_has_no_say() -> None:
    found = answer(settled() | {"reasons_for_care": []})["votes"]
    assert (found["best"]["risk"], found["worst"]["risk"]) == ("low", "high")
    case = settled()
    case["reasons_for_care"][0]["about"] = ["father"]  # who is not of this household
    assert answer(case)["votes"]["worst"]["risk"] == "low"  # substance votes for itself: addressed, by its own run
    case["chronology"] = [e for e in case["chronology"] if e["id"] != "tests"]
    assert answer(case)["votes"]["worst"]["risk"] == "high"  # and present, by the concern of 2019, without it


def test_a_reason_whose_entries_are_all_disproved_is_addressed_and_asks_no_capacity() -> None:
    row = {"is": "disproved", "from": "2020-01-01", "by": "tests"}
    case = settled()
    case["chronology"][0]["standing"] = [row]
    case["reasons_for_care"][0]["entries"] = [case["chronology"][0]["id"]]
    case["ratings"] = [r for r in case["ratings"] if r["factor"] != SUBSTANCE]
    assert answer(case)["votes"]["worst"]["risk"] == "low"
    assert ("mother", SUBSTANCE) not in answer(case)["capacity"]
    case["chronology"].append(concern("2019-01-01"))  # another established concern names it
    assert answer(case)["votes"]["worst"]["risk"] == "high"


def test_a_driven_reason_takes_the_drivers_record_up_to_being_addressed() -> None:
    case = settled()
    driven = {
        "id": "rc2",
        "child": "c1",
        "household": "h1",
        "about": ["mother"],
        "factor": "rf_parenting_poor_competency",
    }
    driven |= {"on": "2019-08-05", "driven_by": {"reason": "rc1", "source": "psychologist"}}
    case["reasons_for_care"].append(driven)
    case["chronology"].append(concern("2019-08-01", "rf_parenting_poor_competency", id="meals"))
    case["plans"]["family_time"] = []
    assert answer(case)["votes"]["worst"]["risk"] == "medium"  # one addressed, one being addressed
    assert level(case, "rf_parenting_poor_competency") == ("evidenced", "evidenced")  # not tested with the child
    rated = {"id": "cap1", "proposal": "p1", "adult": "mother", "factor": SUBSTANCE, "level": "limited"}
    case["capacity"] = [rated | {"on": "2020-09-20", "by": "w1"}]  # the driver's own: never better than rated
    assert level(case, "rf_parenting_poor_competency") == ("limited", "limited")
    driven["driven_by"]["source"] = ""  # no source named: its own record, which is present
    assert answer(case)["votes"]["worst"]["risk"] == "medium"
    case["reasons_for_care"] = [
        driven,
        case["reasons_for_care"][0] | {"on": "2020-10-02"},
    ]  # the driver not yet on the list
    assert answer(case)["votes"]["worst"]["risk"] == "high"


def test_the_red_list_turns_low_into_medium_unless_a_manager_says_what_changed_since() -> None:
    named = concern("2010-01-01", "rf_abuse_prior_removal", id="removal")
    case = with_entries(named)
    case["checks"][0]["names"] = ["removal"]
    assert answer(case)["red_list_blocks"] == ["rf_abuse_prior_removal"]
    assert classes(case) == ("medium", "medium", "medium", None)
    row = {"factor": "rf_abuse_prior_removal", "by": "w3", "on": "2020-09-20", "says": "why", "what_changed": "what"}
    assert classes(case | {"rationales": [row]}) == ("low", "low", "low", None)
    assert classes(case | {"rationales": [row | {"by": "w1"}]})[2] == "medium"
    assert classes(case | {"rationales": [row | {"what_changed": ""}]})[2] == "medium"
    # A manager's old rationale does not cover a new entry.
    case["chronology"].append(named | {"id": "again", "date": "2020-09-25"})
    case["checks"][0]["names"].append("again")
    assert answer(case | {"rationales": [row]})["red_list_blocks"] == ["rf_abuse_prior_removal"]


def test_an_old_concern_neither_turns_open_into_addressed_nor_lowers_the_risk_vote() -> None:
    case = settled()
    case["ratings"] = [r for r in case["ratings"] if r["factor"] != "rf_parent_mental_health"]
    before = answer(case)["votes"]
    case["chronology"].append(concern("2005-01-01", "rf_parent_mental_health"))
    after = answer(case)["votes"]
    assert status(case, "rf_parent_mental_health") == ("present", "present")
    assert (before["best"]["risk"], before["worst"]["risk"]) == ("low", "high")
    assert (after["best"]["risk"], after["worst"]["risk"]) == ("medium", "high")


def test_everything_ever_recorded_does_not_make_a_family_high_for_life() -> None:
    # Fifteen years old, looked at since: medium at both ends, and never high.
    case = with_entries(concern("2005-01-01", "rf_family_conflict_violence"))
    assert answer(case)["votes"]["worst"]["risk"] == "medium"


def test_a_learning_disability_is_judged_by_the_care_given() -> None:
    # It is the reason for care; what is asked is poor competency, and 203 days of seen care address that.
    case = settled()
    case["reasons_for_care"][0]["factor"] = "rf_parent_ld"
    case["chronology"].append(concern("2019-08-01", "rf_parent_ld", id="assessed"))
    case["chronology"].append(strength("2020-03-01", "rf_parenting_poor_competency", until="2020-09-20"))
    case["ratings"].append(rating("rf_parenting_poor_competency", "addressed"))
    assert status(case, "rf_parenting_poor_competency") == ("addressed", "addressed")
    assert answer(case)["votes"]["worst"]["risk"] == "low"


def test_a_vaguer_date_never_improves_a_status() -> None:
    order = ("absent", "addressed", "being_addressed", "present")
    for day in ("2020-02-20", "2020-03-10", "2020-05-01"):
        exact = run(strength(day, until="2020-09-20"))
        for precision in ("month", "year", "about", "before"):
            assert order.index(run(strength(day, until="2020-09-20", precision=precision))) >= order.index(exact)


# The ratings reading (5.4; S8) ---------------------------------------------------------------------------------------


def test_on_the_ratings_takes_the_ratings_at_their_word() -> None:
    # Rated as absent and addressed; capacity not rated is none, which votes high.
    assert answer(settled())["on_the_ratings"] == "high"
    case = settled()
    case["capacity"] = [{"id": "cap1", "proposal": "p1", "adult": "mother", "factor": SUBSTANCE, "level": "sustained"}]
    case["capacity"][0] |= {"on": "2020-09-20", "by": "w1"}
    assert answer(case)["on_the_ratings"] == "low"
    case |= {"chronology": [], "checks": [], "assessments": []}  # nothing behind any of it
    assert answer(case)["on_the_ratings"] == "low"
    assert answer(case)["class"] != "low"

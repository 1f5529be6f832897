"""The evaluator by itself: support of ratings, capacity to sustain change, and wishes, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from settled_family import (
    SUBSTANCE,
    answer,
    concern,
    level,
    rating,
    settled,
    strength,
    wish,
    wishes,
    with_entries,
)

# Support (2; W) -----------------------------------------------------------------------------------------------------


def support_of_help(*entries: dict[str, Any], **change: Any) -> str:
    case = with_entries(*entries, without=("grandmother",))
    return str(answer(case | change)["supports"]["r_pf_social_support"])


def test_support_is_the_first_that_fits() -> None:
    seen = strength("2020-08-01", "pf_social_support")
    assert support_of_help() == "unsupported"
    assert support_of_help(seen | {"rests_on": None}) == "self_report_only"
    assert support_of_help(seen | {"date": "2020-03-31"}) == "stale"  # 184 days
    assert support_of_help(seen | {"date": "2020-04-01"}) == "stands"  # 183
    # Isolation is its matched pair: 91 days before the support it contests, 92 days before it is only on record.
    assert support_of_help(seen, concern("2020-05-02", "rf_social_isolation")) == "contested"
    assert support_of_help(seen, concern("2020-05-01", "rf_social_isolation")) == "stands"
    assert support_of_help(seen, concern("2020-09-01", "rf_social_isolation", severity="minor")) == "stands"


def test_a_long_period_of_tests_is_as_new_as_its_end() -> None:
    # The tests began 214 days before as_of and reach to 20 September: not stale. Nobody saw it: as new as its start.
    assert answer(settled())["supports"][f"r_{SUBSTANCE}"] == "stands"
    told_of = strength("2020-03-01", until="2020-09-20", rests_on="document")
    assert answer(with_entries(told_of, without=("tests",)))["supports"][f"r_{SUBSTANCE}"] == "stale"


def test_a_check_stands_behind_a_rating_of_absent() -> None:
    support = "r_rf_parent_mental_health"
    assert answer(settled())["supports"][support] == "stands"
    for change, expected in (
        ({"by": "mother"}, "self_report_only"),
        ({"by": None}, "self_report_only"),
        ({"on": "2020-03-31"}, "stale"),  # 184 days
        ({"about": ["father"]}, "unsupported"),  # not of this household
        ({"found": "present"}, "unsupported"),
    ):
        case = settled()
        case["checks"][0] |= change
        assert answer(case)["supports"][support] == expected, change


def test_a_strength_that_goes_on_is_as_new_as_its_end() -> None:
    # Seen from 1 March on: as new as 1 April, 183 days before as_of; to 31 March, 184.
    seen = strength("2020-03-01", "pf_social_support")
    assert support_of_help(seen) == "stale"
    assert support_of_help(seen | {"until": "2020-04-01"}) == "stands"
    assert support_of_help(seen | {"until": "2020-03-31"}) == "stale"
    assert support_of_help(seen | {"until": "2020-04-01", "rests_on": "document"}) == "stale"  # nobody saw the period


def test_a_cited_entry_stands_behind_a_rating_only_of_whom_it_is_about() -> None:
    cited = strength("2020-08-01", id="cited", factors=[])
    case = with_entries(cited, without=("grandmother",))
    case["ratings"][-1]["evidence"] = ["cited"]
    assert answer(case)["supports"]["r_pf_social_support"] == "stands"
    cited["about"] = ["father"]
    assert answer(case)["supports"]["r_pf_social_support"] == "unsupported"


def test_an_answer_about_somebody_else_settles_nothing() -> None:
    entries = [
        strength("2020-08-01", "pf_social_support", id="seen"),
        concern("2020-08-10", "pf_social_support"),
        strength("2020-08-20", "pf_social_support", id="answer", about=["father"]),
    ]
    row = {"challenge": "ch.p1.against_optimism.pf_social_support", "answer": "explained", "entries": ["answer"]}
    row |= {"by": "w1", "agreed_by": "w3", "on": "2020-09-20"}
    assert support_of_help(*entries, responses=[row]) == "contested"
    entries[2]["about"] = ["mother"]
    assert support_of_help(*entries, responses=[row]) == "stands"


def test_a_rating_of_addressed_is_contested_from_further_back() -> None:
    # Newest support 1 August. 1 February is 182 days before it, 31 January 183.
    seen = strength("2020-08-01")
    for day, expected in (("2020-02-01", "contested"), ("2020-01-31", "stands")):
        assert answer(with_entries(seen, concern(day), without=("tests",)))["supports"][f"r_{SUBSTANCE}"] == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "stands"),
        ({"agreed_by": "w1"}, "contested"),
        ({"agreed_by": None}, "contested"),
        ({"agreed_by": "father"}, "contested"),  # one of the family
        ({"agreed_by": "somebody"}, "contested"),  # not one of the people of the case
        ({"agreed_by": "mother"}, "contested"),  # one of the family
        ({"agreed_by": "somebody"}, "contested"),  # nobody on file
        ({"by": "w3"}, "contested"),  # the one who answered
        ({"entries": []}, "contested"),  # a typed reason alone
        ({"entries": ["housing"]}, "contested"),  # an entry about something else
        ({"entries": ["document"]}, "contested"),  # less direct than what it answers
        ({"entries": ["seen"]}, "contested"),  # earlier than what it answers
        ({"answer": "accepted"}, "contested"),
        ({"challenge": "ch.p1.against_pessimism.pf_social_support"}, "contested"),
    ],
)
def test_what_settles_a_contest(change: dict[str, Any], expected: str) -> None:
    entries = [
        strength("2020-08-01", "pf_social_support", id="seen"),
        concern("2020-08-10", "pf_social_support"),
        strength("2020-08-20", "pf_social_support", id="answer"),
        strength("2020-08-20", "pf_social_support", id="document", rests_on="document"),
        strength("2020-08-20", "rf_social_housing", id="housing"),
    ]
    row = {"challenge": "ch.p1.against_optimism.pf_social_support", "answer": "explained", "entries": ["answer"]}
    row |= {"by": "w1", "agreed_by": "w3", "on": "2020-09-20"}
    assert support_of_help(*entries, responses=[row | change]) == expected


def test_a_disproved_strength_opposes_on_the_day_of_its_disproof() -> None:
    row = {"is": "disproved", "from": "2020-09-01", "by": "tests"}
    separated = strength(
        "2019-09-01", "pf_social_support", id="word", standing=[row], rests_on="told", told_by="mother"
    )
    assert support_of_help(strength("2020-08-01", "pf_social_support"), separated) == "contested"
    # Like a concern: naming no adult it is about every one, and a man who is not of the household is not.
    assert support_of_help(strength("2020-08-01", "pf_social_support"), separated | {"about": []}) == "contested"
    assert support_of_help(strength("2020-08-01", "pf_social_support"), separated | {"about": ["father"]}) == "stands"


# Capacity (3.6; C) --------------------------------------------------------------------------------------------------


def test_sustained_is_tested_with_the_child_in_the_adults_care() -> None:
    assert level(settled()) == ("sustained", "sustained")
    case = settled()
    case["plans"]["family_time"][0]["level"] = "supervised"
    assert level(case) == ("evidenced", "evidenced")
    case = settled()
    case["plans"]["family_time"][0]["seen_by"] = "mother"
    assert level(case) == ("evidenced", "evidenced")


def test_capacity_falls_with_what_was_seen() -> None:
    # The run is 92 days, then one visit, then a bare claim (the favourable rating), then nothing but the concern.
    assert level(with_entries(strength("2020-06-01", until="2020-09-01"), without=("tests",))) == (
        "evidenced",
        "evidenced",
    )
    assert level(with_entries(strength("2020-09-01"), without=("tests",))) == ("limited", "limited")
    assert level(with_entries(without=("tests",))) == ("limited", "none")
    case = with_entries(without=("tests",))
    case["ratings"] = [r for r in case["ratings"] if r["factor"] != SUBSTANCE]
    assert level(case) == ("none", "none")


def test_attendance_is_a_claim_and_no_more() -> None:
    case = with_entries(strength("2020-09-01", type="treatment_finished"), without=("tests",))
    case["ratings"] = [r for r in case["ratings"] if r["factor"] != SUBSTANCE]
    assert level(case) == ("limited", "none")


def test_capacity_is_never_better_than_rated() -> None:
    case = settled()
    case["capacity"] = [{"id": "cap1", "proposal": "p1", "adult": "mother", "factor": SUBSTANCE, "level": "limited"}]
    case["capacity"][0] |= {"on": "2020-09-20", "by": "w1"}
    assert level(case) == ("limited", "limited")
    case["capacity"][0]["on"] = None  # counts for nothing
    assert level(case) == ("sustained", "sustained")


def test_the_weakest_goal_governs_and_a_moved_goal_needs_its_first_date_or_a_fresh_window() -> None:
    case = settled()
    goal: dict[str, Any] = {"id": "g1", "adult": "mother", "factor": SUBSTANCE, "by": "2020-06-01", "progress": []}
    case["plans"]["goals"] = [goal]
    assert level(case) == ("limited", "limited")  # set and not reached
    goal["progress"] = [{"on": "2020-07-01", "level": 0, "entry": None}]
    assert level(case) == ("sustained", "sustained")
    goal["extended"] = ["2020-08-01"]  # reached in July, after its first date of June
    assert level(case) == ("limited", "limited")
    goal["progress"][0]["on"] = "2020-05-20"
    assert level(case) == ("sustained", "sustained")
    goal["progress"].append({"on": "2020-09-01", "level": -1, "entry": None})
    goal["extended"] = []
    assert level(case) == ("limited", "limited")


def test_care_of_a_brother_or_sister_is_evidence_up_to_evidenced() -> None:
    visits = strength("2020-03-01", until="2020-09-20", children=["c2"])
    assert level(with_entries(visits, without=("tests",))) == ("evidenced", "evidenced")


def care_of_child(*family_time: dict[str, Any]) -> str:
    """The mother's capacity to care for this child, where she has never had day-to-day care."""
    case = settled()
    case["adults"][0]["cared_for"] = []
    base = {"child": "c1", "adult": "mother", "level": "supervised", "held": True, "seen_by": "w1"}
    case["plans"]["family_time"] = [base | row for row in family_time]
    best, worst = level(case, "care_of_child")
    assert best == worst
    return str(best)


def test_care_of_this_child() -> None:
    monthly = [
        {"on": day} for day in ("2020-06-15", "2020-07-16", "2020-08-16", "2020-09-15")
    ]  # 92 days; gaps 31, 31, 30
    assert care_of_child() == "none"
    assert care_of_child({"on": "2020-09-15"}) == "limited"
    assert care_of_child(*monthly) == "evidenced"
    assert care_of_child(*monthly[1:], {"on": "2020-06-14"}) == "limited"  # a gap of 32 days
    assert care_of_child(*(row | {"seen_by": "mother"} for row in monthly)) == "limited"
    nights = [{"on": day, "level": "overnight"} for day in ("2020-06-01", "2020-08-01", "2020-09-15")]  # 106 days
    assert care_of_child(*nights) == "sustained"
    assert care_of_child(*(row | {"held": False} for row in nights)) == "none"


# Wishes (4.4; V7) ---------------------------------------------------------------------------------------------------


def with_wishes(*recorded: dict[str, Any], **child: Any) -> dict[str, Any]:
    """The settled family with these wishes and nobody else's."""
    case = settled() | {"wishes": list(recorded)}
    case["children"][0] |= child
    return case


def test_a_yes_lapses_and_a_no_does_not() -> None:
    # The risk vote is low, so a wish against votes medium.
    assert wishes(with_wishes(wish("mother", on="2020-04-01"), wish("c1"))) == ("low", "low")  # 183 days
    assert wishes(with_wishes(wish("mother", on="2020-03-31"), wish("c1"))) == ("low", "medium")  # 184: open
    assert wishes(with_wishes(wish("mother", "no", on="2015-01-01"), wish("c1"))) == ("medium", "medium")
    assert wishes(with_wishes(wish("c1"))) == ("low", "medium")  # the mother's is missing


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "low"),
        ({"alone": False}, "medium"),
        ({"by": "mother"}, "medium"),
        ({"by": None}, "medium"),
        ({"rests_on": "document"}, "medium"),
    ],
)
def test_a_childs_yes_is_told_alone_to_somebody_outside(change: dict[str, Any], expected: str) -> None:
    assert wishes(with_wishes(wish("mother"), wish("c1", **change))) == ("low", expected)


def test_a_childs_no_stays_until_the_child_alone_says_otherwise() -> None:
    no = wish("c1", "no", on="2019-01-01", alone=False, by="mother")
    assert wishes(with_wishes(wish("mother"), no, wish("c1", alone=False))) == ("medium", "medium")
    assert wishes(with_wishes(wish("mother"), no, wish("c1"))) == ("low", "low")
    # And the other way: an uncounted yes followed by nothing is open, not no.
    assert wishes(with_wishes(wish("mother"), wish("c1", alone=False))) == ("low", "medium")


def test_under_five_silence_is_no_vote_and_what_is_seen_against_it_is() -> None:
    assert wishes(with_wishes(wish("mother"), born="2015-10-02")) == ("low", "low")  # five tomorrow
    assert wishes(with_wishes(wish("mother"), born="2015-10-01")) == ("low", "medium")  # five today: asked
    assert wishes(with_wishes(wish("mother"), born="2015-10-20", born_precision="month")) == ("low", "medium")
    assert wishes(with_wishes(wish("mother"), born=None)) == ("low", "medium")
    against = wish("c1", "no", rests_on="seen")
    assert wishes(with_wishes(wish("mother"), against, born="2018-01-01")) == ("medium", "medium")
    assert wishes(with_wishes(wish("mother"), against | {"by": "mother"}, born="2018-01-01")) == ("low", "low")


def test_a_child_who_cannot_say_is_asked_in_their_own_way() -> None:
    seen = wish("c1", rests_on="seen", alone=None)
    assert wishes(with_wishes(wish("mother"), seen, communicates="signs")) == ("low", "low")
    assert wishes(with_wishes(wish("mother"), seen | {"on": "2020-03-31"}, communicates="signs")) == ("low", "medium")
    assert wishes(with_wishes(wish("mother"), seen)) == ("low", "medium")


def test_the_worse_of_word_and_deed_votes() -> None:
    missed = concern("2020-05-01", "rf_parent_ambivalent")
    assert wishes(with_entries(missed)) == ("medium", "medium")
    once = strength("2020-06-01", "rf_parent_ambivalent")
    assert wishes(with_entries(missed, once)) == ("medium", "medium")  # one good day does not undo it
    turned = strength("2020-06-01", "rf_parent_ambivalent", until="2020-09-01")  # 92 days, 30 before as_of
    assert wishes(with_entries(missed, turned)) == ("low", "low")
    assert wishes(with_entries(concern("2017-08-04", "rf_parent_ambivalent"))) == ("low", "low")  # before the 24 months


def test_one_childs_wish_is_never_anothers() -> None:
    case = with_wishes(wish("mother"), wish("c2"))
    case["children"].append({"id": "c2", "born": "2011-01-01"})
    assert wishes(case) == ("low", "medium")


def test_a_wish_against_votes_high_where_the_risk_vote_is_not_low() -> None:
    case = with_wishes(wish("mother", "ambivalent"), wish("c1"))
    case["ratings"].append(rating("rf_social_housing", "present"))  # any other factor present: medium
    assert wishes(case) == ("high", "high")

"""The evaluator by itself: windows, clocks, vague dates, checks and the household, worked out by hand.

Every case is the settled family of `settled_family` with one thing changed, so that what the change does can be read
off. The working stands in the comments.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from evaluator import evaluate
from evaluator_record import Record, months_before, precision_days
from settled_family import (
    SUBSTANCE,
    answer,
    classes,
    concern,
    rating,
    run,
    settled,
    status,
    strength,
    wish,
    with_entries,
)

# Windows and runs (1.7; D6, R) ---------------------------------------------------------------------------------------


def test_the_settled_family_is_low() -> None:
    found = answer(settled())
    assert found["votes"]["best"] == dict.fromkeys(("risk", "protective", "capacity", "wishes"), "low")
    assert classes(settled()) == ("low", "low", "low", None)


def test_a_window_is_its_number_of_days_and_not_one_less() -> None:
    # 1 March to 31 August is 183 days, to 30 August 182; 31 August is 31 days before as_of.
    assert run(strength("2020-03-01", until="2020-08-31")) == "addressed"
    assert run(strength("2020-03-01", until="2020-08-30")) == "being_addressed"
    # 1 June to 1 September is 92 days, to 31 August 91.
    assert run(strength("2020-06-01", until="2020-09-01")) == "being_addressed"
    assert run(strength("2020-06-01", until="2020-08-31")) == "present"


def test_two_visits_a_day_apart_are_not_six_months() -> None:
    assert run(strength("2020-03-01"), strength("2020-03-02")) == "present"
    assert run(strength("2020-09-01"), strength("2020-09-02")) == "present"


def test_neighbours_are_at_most_62_days_apart() -> None:
    # 31 May, 1 August (62 later), 1 September: 93 days in all.
    assert run(strength("2020-05-31"), strength("2020-08-01"), strength("2020-09-01")) == "being_addressed"
    # 30 May is 63 days before 1 August: the chain starts again on 1 August.
    assert run(strength("2020-05-30"), strength("2020-08-01"), strength("2020-09-01")) == "present"


def test_a_run_ends_no_more_than_62_days_before_as_of() -> None:
    # Ends 31 July: 62 days before. Ends 30 July: 63, and the record is silent since.
    assert run(strength("2020-04-01", until="2020-07-31")) == "being_addressed"
    assert run(strength("2020-04-01", until="2020-07-30")) == "present"


def test_four_months_of_clean_weekly_tests_are_being_addressed() -> None:
    weeks = [date.fromordinal(date(2020, 6, 1).toordinal() + 7 * n).isoformat() for n in range(17)]  # to 21 September
    assert run(*(strength(day, rests_on="tested") for day in weeks)) == "being_addressed"


def test_a_class_is_not_better_for_one_month_and_back_with_nothing_recorded() -> None:
    # The same run read at later days only lapses: 1 October is 62 days after 31 July, later days are further.
    case = with_entries(strength("2020-04-01", until="2020-07-31"), without=("tests",))
    order = ("low", "medium", "not_classified", "high", "severe")
    ranks = []
    for day in ("2020-10-01", "2020-10-02", "2020-11-01", "2020-12-01"):
        ranks.append(order.index(answer(case | {"as_of": day})["class"]))
    assert ranks == sorted(ranks)


def test_one_good_saturday_after_a_year_is_one_day() -> None:
    assert run(strength("2020-09-26")) == "present"


def test_a_period_nobody_saw_reaches_one_day() -> None:
    assert run(strength("2020-03-01", until="2020-09-20", rests_on="document")) == "present"


def test_a_period_is_cut_where_it_was_recorded() -> None:
    # Recorded on 1 July: it reaches from 1 March to 1 July, 122 days, and ends 92 days before as_of.
    assert run(strength("2020-03-01", until="2020-09-20", recorded="2020-07-01")) == "present"
    # Recorded on 15 August: 167 days, ending 47 before.
    assert run(strength("2020-03-01", until="2020-09-20", recorded="2020-08-15")) == "being_addressed"


def test_the_clock_starts_again_at_a_concern_and_not_at_a_minor_one() -> None:
    visits = [strength(f"2020-0{month}-10") for month in (3, 4, 5, 6, 7, 8, 9)]  # 10 March to 10 September: 184 days
    assert run(*visits) == "addressed"
    assert run(*visits, concern("2020-03-10", severity="minor")) == "addressed"
    # Severity not recorded is not minor. After 10 March: 10 April to 10 September, 153 days.
    assert run(*visits, concern("2020-03-10")) == "being_addressed"
    # After 20 June: 10 July to 10 September, 62 days.
    assert run(*visits, concern("2020-06-20")) == "present"


def test_a_period_that_began_before_the_concern_does_not_count() -> None:
    assert run(strength("2020-03-01", until="2020-09-20"), concern("2020-03-01")) == "present"


def test_a_check_that_found_it_present_starts_the_clock_again() -> None:
    case = settled()
    case["checks"].append(
        case["checks"][0] | {"id": "ck2", "found": "present", "factors": [SUBSTANCE], "on": "2020-06-01"}
    )
    assert status(case, SUBSTANCE) == ("present", "present")


def test_attendance_is_never_an_observation() -> None:
    assert run(strength("2020-03-01", until="2020-09-20", type="service_taken")) == "present"


def test_a_longer_window_replaces_the_parameter_and_a_shorter_one_does_not() -> None:
    case = settled()
    row = {"adult": "mother", "factor": SUBSTANCE, "length": "sustained", "entry": None}
    assert status(case | {"windows": [row | {"days": 204}]}, SUBSTANCE)[0] == "being_addressed"  # the run is 203
    assert status(case | {"windows": [row | {"days": 203}]}, SUBSTANCE)[0] == "addressed"
    assert run(strength("2020-04-10", until="2020-09-20")) == "being_addressed"  # 163 days
    # A shorter window of 250 days lengthens the sustained one too: 203 days show neither.
    assert status(case | {"windows": [row | {"days": 250, "length": "shorter"}]}, SUBSTANCE)[0] == "present"
    shorter = with_entries(strength("2020-04-10", until="2020-09-20"), without=("tests",))
    assert status(shorter | {"windows": [row | {"days": 100}]}, SUBSTANCE)[0] == "being_addressed"


def test_a_professionals_pen_does_not_make_a_parents_word_independent() -> None:
    told = {"source": {"kind": "social_worker", "who": "w1"}, "rests_on": "told", "told_by": "mother"}
    assert run(strength("2020-03-01", until="2020-09-20", **told)) == "present"
    # A day at a time, so that only whose word it is differs from the settled family.
    days = [f"2020-0{month}-10" for month in (3, 4, 5, 6, 7, 8, 9)]
    assert run(*(strength(day, **told) for day in days)) == "present"
    assert run(*(strength(day, **(told | {"told_by": "w2"})) for day in days)) == "addressed"
    assert run(*(strength(day, **(told | {"told_by": "c1"})) for day in days)) == "addressed"


# Vague dates and what could be known (1.4, 1.5; D) ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("precision", "expected"),
    [
        ("day", ("2020-02-10", "2020-02-10")),
        ("month", ("2020-02-01", "2020-02-29")),
        ("year", ("2020-01-01", "2020-12-31")),
        ("about", ("2020-01-10", "2020-03-12")),  # 31 days back and on; 19 of them in February
        ("before", (None, "2020-02-09")),
        ("between", ("2020-02-10", "2020-04-01")),
    ],
)
def test_the_days_a_precision_allows(precision: str, expected: tuple[str | None, str]) -> None:
    lo, hi = precision_days(date(2020, 2, 10), precision, date(2020, 4, 1))
    assert (lo.isoformat() if lo else None, hi.isoformat()) == expected


def test_24_months_before_the_29th_of_february_is_the_28th() -> None:
    assert months_before(date(2020, 2, 29), 24) == date(2018, 2, 28)
    assert months_before(date(2020, 1, 31), 24) == date(2018, 1, 31)


def test_a_vague_strength_is_measured_on_its_least_favourable_days() -> None:
    # "February" may begin as late as 29 February: to 30 August that is 183 days, and to 29 August 182.
    assert run(strength("2020-02-10", precision="month", until="2020-08-30")) == "addressed"
    assert run(strength("2020-02-10", precision="month", until="2020-08-29")) == "being_addressed"
    assert run(strength("2020-02-10", until="2020-08-29")) == "addressed"  # the exact day, 201 days


def test_a_vague_concern_is_read_at_its_latest_day() -> None:
    # About 10 February may be 12 March, after the first test on 1 March: the whole period is out.
    assert status(with_entries(concern("2020-02-10", precision="about")), SUBSTANCE) == ("present", "present")
    assert status(with_entries(concern("2020-02-10")), SUBSTANCE) == ("addressed", "addressed")


def test_no_date_is_today_for_a_concern_and_never_for_a_strength() -> None:
    assert status(with_entries(concern(None)), SUBSTANCE) == ("present", "present")
    assert run(strength(None, until="2020-09-20", recorded="2020-09-20")) == "present"


def test_after_gives_an_undated_strength_the_days_it_can_have() -> None:
    # After the concern of 1 August 2019: first possible day 1 August 2019, last as_of. Support reads the first: stale.
    protective = strength(None, "pf_social_support", id="grandmother", recorded="2020-09-01")
    ids = {"after": ["concern_rf_parent_substance_2019-08-01"]}
    case = with_entries(protective | ids, without=("grandmother",))
    assert answer(case)["supports"]["r_pf_social_support"] == "stale"
    assert (
        answer(with_entries(protective, without=("grandmother",)))["supports"]["r_pf_social_support"] == "unsupported"
    )


def test_what_was_recorded_later_changes_nothing() -> None:
    later = concern("2020-05-01", recorded="2020-10-02", standing=[{"is": "established", "from": "2020-05-01"}])
    assert evaluate(with_entries(later)) == evaluate(settled())


def test_a_standing_is_read_on_its_own_day() -> None:
    row = {"is": "disproved", "from": "2020-09-30", "by": "tests"}
    assert run(strength("2020-03-01", until="2020-09-20"), concern("2020-09-01", standing=[row])) == "addressed"
    later = row | {"from": "2020-10-02"}
    assert run(strength("2020-03-01", until="2020-09-20"), concern("2020-09-01", standing=[later])) == "present"


def test_cannot_tell_whether_known_uses_the_concern_at_as_of_and_not_the_strength() -> None:
    # Neither was recorded and both may have gone on past as_of.
    assert status(with_entries(concern("2020-02-01", until="2020-11-01")), SUBSTANCE) == ("present", "present")
    assert run(strength("2020-03-01", until="2020-11-01")) == "present"
    assert run(strength("2020-03-01", until="2020-11-01", recorded="2020-09-20")) == "addressed"


def test_entry_to_care_is_the_first_day_of_the_newest_joined_up_episode() -> None:
    case = settled()
    case["legal"] = [
        {"child": "c1", "status": "s20", "from": "2016-01-01", "until": "2016-06-01"},
        {"child": "c1", "status": "police_protection", "from": "2019-08-05", "until": "2019-08-08"},
        {"child": "c1", "status": "s38", "from": "2019-08-09", "until": "2020-01-31"},
        {"child": "c1", "status": "s31", "from": "2020-02-01", "until": None},
    ]
    assert Record(case, case["proposals"][0]).entry_to_care == date(2019, 8, 5)
    case["legal"][2]["from"] = "2019-08-10"  # a night at home between
    assert Record(case, case["proposals"][0]).entry_to_care == date(2019, 8, 10)


# Checks and "absent" (3.2; S3, S4) -----------------------------------------------------------------------------------


def test_absent_needs_a_check_or_a_window() -> None:
    case = settled()
    case["checks"] = []
    assert status(case, "rf_parent_mental_health") == ("open", "open")
    seen = strength("2020-06-01", "rf_parent_mental_health", until="2020-09-01")  # 92 days
    assert status(case | {"chronology": [*case["chronology"], seen]}, "rf_parent_mental_health") == ("absent", "absent")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"on": "2020-04-01"}, "absent"),  # 183 days
        ({"on": "2020-03-31"}, "open"),  # 184
        ({"how": " "}, "open"),
        ({"by": None}, "open"),
        ({"by": "mother"}, "open"),
        ({"about": ["father"]}, "open"),
        ({"about": ["mother"]}, "absent"),
        ({"on": "2020-10-02"}, "open"),
    ],
)
def test_what_a_check_must_be(change: dict[str, Any], expected: str) -> None:
    case = settled()
    case["checks"][0] |= change
    assert status(case, "rf_parent_mental_health")[0] == expected


def test_absent_does_not_dodge_the_window_once_a_concern_is_on_record() -> None:
    old = concern("2015-01-01", "rf_parent_mental_health")
    assert status(with_entries(old), "rf_parent_mental_health") == ("present", "present")
    # Eleven years on it is outside the 24 months before entry: the check holds its vote at medium, not high.
    assert answer(with_entries(old))["votes"]["worst"]["risk"] == "medium"


def test_a_check_must_name_what_makes_a_static_factor_speak() -> None:
    # A conviction speaks through family violence: unanswered until the check names it.
    conviction = concern("2014-01-01", "rf_parent_criminality", id="conviction")
    case = with_entries(conviction)
    assert status(case, "rf_family_conflict_violence") == ("open", "open")
    case["checks"][0]["names"] = ["conviction"]
    assert status(case, "rf_family_conflict_violence") == ("absent", "absent")
    assert classes(case) == ("low", "low", "low", None)


def test_concerns_tagged_only_static_do_not_give_low() -> None:
    assert classes(with_entries(concern("2014-01-01", "rf_parent_criminality")))[1] != "low"


def test_concerns_left_alleged_do_not_give_low() -> None:
    # Read twice: at best as if it had not happened; at worst it is present, and inside the 24 months it votes high.
    alleged = concern("2020-05-01", "rf_parent_mental_health", standing=[{"is": "alleged", "from": "2020-05-01"}])
    assert status(with_entries(alleged), "rf_parent_mental_health") == ("absent", "present")
    assert classes(with_entries(alleged)) == ("low", "high", "not_classified", None)
    # Of 4 August 2017, a day more than 24 months before entry to care, it counts for nothing.
    old = alleged | {"date": "2017-08-04", "standing": [{"is": "alleged", "from": "2017-08-04"}]}
    assert classes(with_entries(old)) == ("low", "low", "low", None)


def test_an_admission_stands_even_where_it_is_alleged() -> None:
    told = {"told_by": "mother", "rests_on": "told", "standing": [{"is": "alleged", "from": "2020-05-01"}]}
    assert status(
        with_entries(concern("2020-05-01", "rf_parent_mental_health", **told)), "rf_parent_mental_health"
    ) == (
        "present",
        "present",
    )


def test_an_unconfirmed_suggestion_counts_at_worst_on_a_factor_rated_absent() -> None:
    tag = {"id": "rf_parent_mental_health", "direction": "concern", "confirmed": False}
    suggested = concern("2015-05-01", "rf_parent_mental_health", factors=[tag])
    assert status(with_entries(suggested), "rf_parent_mental_health") == ("absent", "present")
    case = with_entries(suggested)
    case["ratings"] = [r for r in case["ratings"] if r["factor"] != "rf_parent_mental_health"]
    assert status(case, "rf_parent_mental_health") == ("open", "open")


def test_the_worse_of_two_workers_is_read_and_unknown_is_not_rated() -> None:
    case = settled()
    case["ratings"].append(rating("rf_parent_mental_health", "present", id="r2", by="w2", on="2020-01-01"))
    assert status(case, "rf_parent_mental_health") == ("present", "present")
    case["ratings"][-1]["withdrawn_on"] = "2020-02-01"
    assert status(case, "rf_parent_mental_health") == ("absent", "absent")
    case["ratings"][-1] |= {"withdrawn_on": None, "status": "disputed"}
    assert status(case, "rf_parent_mental_health") == ("absent", "present")
    case["ratings"][-1] |= {"status": "unknown", "by": "w1", "on": "2020-09-21"}
    assert status(case, "rf_parent_mental_health") == ("open", "open")


def test_an_undelivered_support_puts_the_factor_back_to_open() -> None:
    row = {"adult": "mother", "factor": SUBSTANCE, "support": "key worker", "delivered": True, "on": "2020-05-01"}
    case = settled() | {"supports_relied_on": [row]}
    assert status(case, SUBSTANCE) == ("addressed", "addressed")
    case["supports_relied_on"].append(row | {"delivered": False, "on": "2020-09-01"})
    assert status(case, SUBSTANCE) == ("open", "open")
    assert answer(case)["on_the_ratings"] == answer(settled())["on_the_ratings"]


# The household (1.6; H) ---------------------------------------------------------------------------------------------


def with_father(**member: Any) -> dict[str, Any]:
    case = settled()
    case["households"][0]["members"].append({"adult": "father", "as": "partner"} | member)
    case["assessments"][0]["met"].append("father")
    case["wishes"].append(wish("father"))
    case["adults"][1]["cared_for"] = case["adults"][0]["cared_for"]
    case["ratings"].append(rating(SUBSTANCE, "absent", id="r_father", about=["father"]))
    case["ratings"][-3]["about"] = ["mother"]
    row = {"id": "ck_father", "proposal": "p1", "about": ["father"], "factors": [SUBSTANCE], "found": "absent"}
    case["checks"].append(row | {"on": "2020-09-20", "by": "w1", "how": "hair test read"})
    return case


def test_a_partner_is_asked_about_like_the_mother() -> None:
    assert classes(with_father()) == ("low", "low", "low", None)


def test_a_partner_nobody_met_votes_high_at_worst() -> None:
    case = with_father()
    case["assessments"][0]["met"] = ["mother"]
    found = answer(case)
    assert (found["votes"]["best"]["risk"], found["votes"]["worst"]["risk"]) == ("low", "high")
    assert found["capacity"][("father", "rf_parent_mental_health")]["worst"] == "none"  # and so it is asked of him


def test_a_partner_said_to_have_left_counts_until_that_is_shown() -> None:
    case = with_father(until="2020-03-01")
    case["assessments"][0]["met"] = ["mother"]
    assert answer(case)["votes"]["worst"]["risk"] == "high"
    # Police and school see him gone from 5 March to 10 September, 189 days, 21 before as_of.
    gone = strength("2020-03-05", "rf_family_new_partner", about=["father"], until="2020-09-10")
    case["chronology"].append(gone)
    assert answer(case)["votes"]["worst"]["risk"] == "low"
    gone["date"] = "2020-02-28"  # begun before he left
    assert answer(case)["votes"]["worst"]["risk"] == "high"

"""The evaluator of patterns against the text of decisions/0007, on chronologies made by hand, at the boundary days."""

from __future__ import annotations

from typing import Any

import pytest
from evaluator_patterns import patterns
from plain_chronology import (
    NEGLECT,
    SUBSTANCE,
    ago,
    case_of,
    concern,
    entry,
    found,
    possible,
    strength,
    unconfirmed,
)

Row = dict[str, Any]

# Escalation and cumulative harm --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([concern("a", 182), concern("b", 90), concern("c", 0)], [("frequency", True, "a b c")]),
        ([concern("a", 183), concern("b", 90), concern("c", 0)], []),  # today is the first of 183 days
        ([concern("a", 182), concern("b", 91), concern("c", 0)], []),  # 91 days ago is in the earlier part
        (
            [concern("a", 182, "minor"), concern("b", 91, "minor"), concern("c", 0, "serious")],
            [("severity", True, "a b c")],
        ),
        ([concern("a", 182, "minor"), concern("b", 91, "minor"), concern("c", 0, "minor")], []),  # no more severe
        ([concern("a", 182, "moderate"), concern("b", 91, "minor"), concern("c", 0, "grave")], []),
        ([concern("a", 182, "minor"), concern("b", 91), concern("c", 0, "grave")], []),  # two severities on record
        ([concern("a", 182), possible(concern("b", 90)), concern("c", 0)], [("frequency", False, "a b c")]),
        ([concern("a", 182), unconfirmed(concern("b", 90)), concern("c", 0)], [("frequency", False, "a b c")]),
        ([concern("a", 182), possible(concern("b", 90), "not_proved"), concern("c", 0)], []),
        ([concern("a", 182), concern("b", 90, precision="year"), concern("c", 0)], []),  # not closely dated
        ([concern(n, 5, factor="rf_parent_criminality") for n in "abc"], []),  # static
        ([concern("a", 100, about=["aunt"]), concern("b", 90), concern("c", 0)], []),
        ([concern("a", 100, about=[]), concern("b", 90), concern("c", 0)], [("frequency", True, "a b c")]),
    ],
)
def test_escalation(rows: list[Row], expected: list[Any]) -> None:
    assert found("pt_escalation", case_of(*rows)) == expected


def test_an_alleged_concern_of_ones_own_telling_is_sure() -> None:
    told = possible(concern("b", 90, told_by="mother", rests_on="told"))
    assert found("pt_escalation", case_of(concern("a", 182), told, concern("c", 0))) == [("frequency", True, "a b c")]


def test_a_possible_concern_does_not_make_a_second_escalation() -> None:
    rows = [concern("a", 182, "minor"), concern("b", 91, "minor"), concern("c", 0, "serious")]
    more = [possible(concern(name, 5)) for name in "def"]
    assert found("pt_escalation", case_of(*rows, *more)) == [("severity", True, "a b c")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([(364, "minor"), (300, None), (200, "moderate"), (20, None), (0, None)], [("", True, "e0 e1 e2 e3 e4")]),
        ([(365, "minor"), (300, None), (200, "moderate"), (20, None), (0, None)], []),
        ([(364, "minor"), (300, None), (200, "serious"), (20, None), (0, None)], []),
        ([(364, "minor"), (300, None), (200, "moderate"), (20, None)], []),
    ],
)
def test_cumulative(rows: list[tuple[int, str | None]], expected: list[Any]) -> None:
    factors = (NEGLECT, "rf_parenting_no_empathy", NEGLECT, "rf_parenting_poor_competency", NEGLECT)
    made = [concern(f"e{n}", days, severity, factors[n]) for n, (days, severity) in enumerate(rows)]
    assert found("pt_cumulative", case_of(*made)) == expected


def test_one_entry_with_two_such_factors_is_one_and_a_possible_one_is_not_sure() -> None:
    made = [concern(f"e{n}", n, factor=NEGLECT) for n in range(4)]
    made[0]["factors"] += [{"id": "rf_parenting_no_empathy", "direction": "concern"}]
    assert found("pt_cumulative", case_of(*made)) == []
    made.append(possible(concern("e4", 9, factor=NEGLECT)))
    assert found("pt_cumulative", case_of(*made)) == [("", False, "e0 e1 e2 e3 e4")]


# Referrals, appointments, reviews ------------------------------------------------------------------------------------


def referral(name: str, days: int, **more: Any) -> Row:
    return concern(name, days, **({"type": "referral"} | more))


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ([], [("", True, "a b c")]),
        ([entry("s", 55, "s47_enquiry")], []),  # 45 days after the second
        ([entry("s", 54, "s47_enquiry")], [("", True, "a b c")]),  # 46 days after it
        ([entry("s", 100, "s47_enquiry")], []),  # on its day
        ([entry("s", 101, "s47_enquiry")], [("", True, "a b c")]),
        ([possible(entry("s", 100, "assessment"), "disproved")], [("", True, "a b c")]),
        ([entry("s", 100, "assessment", precision="year")], [("", True, "a b c")]),
        ([entry("s", 100, "assessment", about=["aunt"])], [("", True, "a b c")]),  # a step of another family
        ([entry("s", 100, "assessment", children=["c2"])], [("", True, "a b c")]),
        ([referral("d", 0)], [("", True, "a b c d")]),
        ([referral("d", 732)], [("", True, "a b c")]),  # no window of a year with two others
        ([referral("d", 466)], [("", True, "a b c")]),  # 366 days before the second
        ([referral("d", 465)], [("", True, "a b c d")]),
    ],
)
def test_repeat_referral(more: list[Row], expected: list[Any]) -> None:
    rows = [referral("a", 375), referral("b", 100), referral("c", 10, type="anonymous_referral")]
    assert found("pt_repeat_referral", case_of(*rows, *more)) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        (referral("c", 9), []),  # 366 days from the first
        (referral("c", 10, about=["aunt"]), []),  # about somebody else, so not of this proposal
        (referral("c", 10, about=[], children=["c2"]), []),
        (referral("c", 10, children=["c2"]), [("", True, "a b c")]),  # a household adult's counts whatever child
        (referral("c", 10, factor=NEGLECT), []),
        (possible(referral("c", 10)), [("", False, "a b c")]),
        (referral("c", 10, about=[]), [("", True, "a b c")]),
    ],
)
def test_which_referrals_are_read(last: Row, expected: list[Any]) -> None:
    assert found("pt_repeat_referral", case_of(referral("a", 375), referral("b", 100), last)) == expected


@pytest.mark.parametrize(
    ("missed", "kept", "expected"),
    [
        ([0, 100, 364], [], [("", True, "m0 m1 m2")]),
        ([0, 100, 365], [], []),
        ([0, 100, 364], [1, 2, 3, 4, 5], [("", True, "m0 m1 m2")]),  # 3 of 8
        ([0, 100, 364], [1, 2, 3, 4, 5, 6], []),  # 3 of 9: a third is not more than a third
        ([0, 100, 364], [1, 2, 3, 4, 5, 365], [("", True, "m0 m1 m2")]),
        ([0, 1], [], []),
    ],
)
def test_missed_appointments(missed: list[int], kept: list[int], expected: list[Any]) -> None:
    def case(missed_type: str, kept_types: tuple[str, ...], **more: Any) -> Row:
        rows = [entry(f"m{n}", days, missed_type, **more) for n, days in enumerate(missed)]
        rows += [entry(f"k{n}", days, kept_types[n % len(kept_types)], **more) for n, days in enumerate(kept)]
        return case_of(*rows)

    kept_by_child = ("health_appointment_attended", "development_check", "health_assessment")
    assert found("pt_missed_appts", case("health_appointment_missed", kept_by_child)) == expected
    assert found("pt_missed_appts", case("health_appointment_missed", kept_by_child, children=["c2"])) == []
    kept_by_adult = ("appointment_kept", "drug_test", "alcohol_test")
    assert found("pt_missed_appts", case("test_missed", kept_by_adult, about=["mother"])) == expected
    assert found("pt_missed_appts", case("appointment_missed", kept_by_adult)) == []  # about nobody
    assert found("pt_missed_appts", case("appointment_missed", kept_by_adult, about=["aunt"])) == []


def bursts(before: int, after: int, *more: Row, seen: str = SUBSTANCE, **given: Any) -> list[Any]:
    """Reviews 300 and 100 days ago, an observation so many days before each and a concern so many after."""
    rows = [strength(f"s{day}", day + before, seen, **given) for day in (300, 100)]
    rows += [concern(f"w{day}", day - after, factor=given.get("worse", SUBSTANCE)) for day in (300, 100)]
    case = case_of(*rows, entry("r100", 100, "court_hearing"), *more, reviews=[{"on": ago(300)}])
    return found("pt_burst", case)


def test_bursts_before_reviews() -> None:
    whole = [("", True, f"r100 review.{ago(300)} s100 s300 w100 w300")]
    assert bursts(14, 62) == bursts(0, 1) == whole
    assert bursts(15, 62) == bursts(14, 63) == bursts(14, 0) == []
    assert bursts(14, 62, rests_on=None) == []  # not independent
    assert bursts(14, 62, type="appointment_kept") == []  # attendance
    assert bursts(14, 62, about=[]) == []  # about nobody
    assert bursts(14, 62, possible(concern("other", 200))) == whole


def test_a_factor_paired_with_it_is_an_observation_on_it_and_one_review_is_no_pattern() -> None:
    rows = [strength("s", 305, "pf_family_no_da"), concern("w", 290, factor="rf_family_conflict_violence")]
    rows += [strength("s2", 105, "pf_family_no_da"), concern("w2", 90, factor="rf_family_conflict_violence")]
    reviews = [{"on": ago(300)}, {"on": ago(100)}]
    whole = f"review.{ago(300)} review.{ago(100)} s s2 w w2"
    assert found("pt_burst", case_of(*rows, reviews=reviews)) == [("", True, whole)]
    assert found("pt_burst", case_of(*rows, reviews=reviews[:1])) == []
    rows[1] = possible(rows[1])
    assert found("pt_burst", case_of(*rows, reviews=reviews)) == [("", False, whole)]


# Plans, moves, returns -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((900, 800, 768, 700, 668), [("", True, "closed700 closed800 opened668 opened768")]),  # 32 days after each
        ((900, 800, 769, 700, 668), []),  # 31 days is a step down
        ((900, 800, 768, 700), []),
        ((900, 800, 768, 768, 736), []),  # opened and closed on one day: the closing comes first, and one stays open
        ((900, 800, 768, 767, 735), [("", True, "closed767 closed800 opened735 opened768")]),
    ],
)
def test_cycles_of_plans(days: tuple[int, ...], expected: list[Any]) -> None:
    kinds = ("cp_plan_started", "cp_plan_ended", "cin_plan_started", "cin_plan_ended", "cp_plan_started")
    named = ["opened" if kind.endswith("started") else "closed" for kind in kinds]
    rows = [entry(f"{named[n]}{day}", day, kinds[n]) for n, day in enumerate(days)]
    assert found("pt_cycle", case_of(*rows)) == expected


def test_a_plan_opened_while_another_runs_is_no_re_opening() -> None:
    rows = [entry("a", 900, "cp_plan_started"), entry("b", 890, "cin_plan_started"), entry("c", 800, "cp_plan_ended")]
    rows += [entry("d", 700, "cp_plan_started"), entry("e", 600, "cp_plan_ended"), entry("f", 500, "cp_plan_started")]
    assert found("pt_cycle", case_of(*rows)) == []  # b runs throughout
    rows += [entry(name, days, "cin_plan_ended") for name, days in (("g", 650), ("h", 450), ("i", 449))]
    rows += [entry("j", 400, "cin_plan_started")]
    assert found("pt_cycle", case_of(*rows)) == [("", True, "e f i j")]


@pytest.mark.parametrize(
    ("before", "kind", "expected"),
    [
        (60, "referral", [("", True, "m0 m1 q0 q1")]),
        (0, "strategy_meeting", [("", True, "m0 m1 q0 q1")]),
        (61, "referral", []),
        (-1, "referral", []),
        (30, "assessment", []),
    ],
)
def test_moves_after_referrals(before: int, kind: str, expected: list[Any]) -> None:
    rows = [entry("m0", 500, "move_of_home"), entry("m1", 100, "homelessness")]
    rows += [entry("q0", 500 + before, kind), entry("q1", 100 + before, kind)]
    assert found("pt_move_pattern", case_of(*rows)) == expected
    assert found("pt_move_pattern", case_of(*rows[:1], *rows[2:])) == []


@pytest.mark.parametrize(
    ("returns", "told", "expected"),
    [
        ([{"until": ago(0)}], [], [("this_household", True, f"return.c1.{ago(90)}")]),
        ([{"until": ago(-1)}], [], []),
        ([{"until": None}], [], []),
        ([{"until": ago(1), "household": "h1"}], [], [("this_household", True, f"return.c1.{ago(90)}")]),
        ([{"until": ago(1), "household": "h2"}], [], [("elsewhere", True, f"return.c1.{ago(90)}")]),
        ([{"until": ago(1), "child": "c2"}], [], []),
        ([{"until": ago(1), "from": None}], [], [("this_household", True, "return.c1.undated")]),
        ([], [{}], [("elsewhere", True, "b0")]),
        ([], [{"about": ["mother"], "precision": "year"}], [("this_household", True, "b0")]),
        ([], [{"about": ["mother"], "children": ["c2"]}], []),
        (
            [{"until": ago(1), "household": "h2"}],
            [{"about": ["mother"]}],
            [("this_household", True, f"b0 return.c1.{ago(90)}")],  # one of the two says so
        ),
    ],
)
def test_failed_returns(returns: list[Row], told: list[Row], expected: list[Any]) -> None:
    rows = [{"child": "c1", "from": ago(90), "household": None} | row for row in returns]
    entries = [entry(f"b{n}", 400, "return_breakdown", **given) for n, given in enumerate(told)]
    assert found("pt_failed_return", case_of(*entries, returns=rows)) == expected


@pytest.mark.parametrize("factor", ["rf_parent_ambivalent", "rf_child_ambivalent", "rf_prof_turnover"])
def test_wishes_and_professionals_are_no_pattern_of_the_family(factor: str) -> None:
    rows = [concern(name, days, factor=factor, type="referral") for name, days in (("a", 100), ("b", 50), ("c", 3))]
    assert found("pt_escalation", case_of(*rows)) == found("pt_repeat_referral", case_of(*rows)) == []


def test_on_one_day_the_least_severe_is_read_first() -> None:
    rows = [concern("a", 150, "grave"), concern("b", 150, "minor"), concern("c", 95, "grave")]
    assert found("pt_escalation", case_of(*rows)) == [("severity", True, "a b c")]


def test_moves_and_what_came_before_them_are_of_this_proposal() -> None:
    for change in ({"about": ["aunt"]}, {"children": ["c2"]}):
        for other in ("m1", "q1"):
            rows = [entry("m0", 500, "move_of_home"), entry("q0", 510, "referral")]
            rows += [entry("m1", 100, "homelessness"), entry("q1", 110, "referral")]
            rows = [row | change if row["id"] == other else row for row in rows]
            assert found("pt_move_pattern", case_of(*rows)) == []


def test_a_later_entry_and_an_entry_of_no_standing_are_not_used() -> None:
    rows = [concern("a", 182), concern("b", 90, recorded=ago(-1)), concern("c", 0)]
    assert found("pt_escalation", case_of(*rows)) == []
    rows[1] = concern("b", 90, recorded=ago(0))
    assert found("pt_escalation", case_of(*rows)) == [("frequency", True, "a b c")]
    assert len(patterns(case_of(*rows))["p1"]) == 1

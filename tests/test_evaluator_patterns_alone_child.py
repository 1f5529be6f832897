"""The evaluator of patterns against the text of decisions/0007, on chronologies made by hand: the child."""

from __future__ import annotations

from typing import Any

import pytest
from plain_chronology import SUBSTANCE, ago, case_of, concern, entry, found, possible, strength, unconfirmed

Row = dict[str, Any]


def taken_back(between: int, *more: Row, about: tuple[str, ...] = ("mother",), **sections: Any) -> list[Any]:
    rows = [entry("told", 100 + between, "disclosure", about=list(about)), entry("back", 100, "retraction")]
    return found("pt_retraction", case_of(*rows, *more, **sections))


def test_retractions() -> None:
    assert taken_back(183) == taken_back(0) == [("no_contact", True, "back told")]
    assert taken_back(184) == taken_back(-1) == []
    assert taken_back(20, entry("x", 110, "family_time", about=["mother"])) == [
        ("after_contact", True, "back told x"),
    ]
    assert taken_back(20, entry("x", 120, "return_home")) == [("after_contact", True, "back told x")]
    assert taken_back(20, entry("x", 121, "family_time")) == [("no_contact", True, "back told")]
    assert taken_back(20, entry("x", 110, "family_time", about=["aunt"])) == [("no_contact", True, "back told")]
    assert taken_back(20, entry("x", 110, "family_time", children=["c2"])) == [("no_contact", True, "back told")]


def test_family_time_between_a_disclosure_and_its_retraction() -> None:
    row = {"child": "c1", "adult": "mother", "on": ago(100), "held": True}
    with_contact = [("after_contact", True, f"back family_time.c1.mother.{ago(100)} told")]
    assert taken_back(20, plans={"family_time": [row]}) == with_contact
    without = [("no_contact", True, "back told")]
    for change in ({"held": False}, {"held": None}, {"on": ago(99)}, {"child": "c2"}, {"adult": "aunt"}):
        assert taken_back(20, plans={"family_time": [row | change]}) == without
    assert taken_back(20, about=(), plans={"family_time": [row]}) == with_contact  # naming nobody: contact with anybody


def test_a_disclosure_that_names_nobody_and_the_first_of_several_contacts() -> None:
    row = {"child": "c1", "adult": "aunt", "on": ago(110), "held": True}
    behind = f"back family_time.c1.aunt.{ago(110)} told"
    assert taken_back(20, about=(), plans={"family_time": [row]}) == [("after_contact", True, behind)]
    assert taken_back(20, entry("x", 110, "family_time", about=["aunt"]), about=()) == [
        ("after_contact", True, "back told x"),
    ]
    contacts = [entry("x", 105, "family_time"), entry("y", 115, "family_time", about=["mother"])]
    assert taken_back(20, *contacts) == [("after_contact", True, "back told y")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"from": ago(30), "until": None}, [("", True, f"return.c1.{ago(30)}")]),
        ({"from": ago(0), "until": ago(-1)}, [("", True, f"return.c1.{ago(0)}")]),
        ({"from": ago(31), "until": None}, []),
        ({"from": ago(-1), "until": None}, []),
        ({"from": ago(10), "until": ago(0)}, []),
        ({"from": ago(10), "until": None, "child": "c2"}, []),
    ],
)
def test_the_first_month(row: Row, expected: list[Any]) -> None:
    assert found("pt_first_month", case_of(returns=[{"child": "c1"} | row])) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (strength("s", 162, told_by="mother"), [("", True, "s t")]),
        (strength("s", 38, source={"kind": "social_worker", "who": "mother"}), [("", True, "s t")]),
        (strength("s", 38, source={"kind": "self_report"}), [("", True, "s t")]),
        (strength("s", 37, told_by="mother"), []),
        (strength("s", 163, told_by="mother"), []),
        (strength("s", 100, source={"kind": "self_report"}, about=[]), []),
        (strength("s", 100, source={"kind": "self_report"}, told_by="aunt"), []),
        (strength("s", 100, told_by="mother", factor="rf_abuse_neglect"), []),
        (strength("s", 100), []),
        (strength("s", 100, told_by="mother", about=[], children=["c2"]), [("", True, "s t")]),
        (strength("s", 100, told_by="mother", about=["aunt"]), []),  # of somebody else
        (strength("s", 100, told_by="mother", about=["aunt", "mother"]), [("", True, "s t")]),
        (unconfirmed(strength("s", 100, told_by="mother")), []),
    ],
)
def test_a_relapse_that_was_not_told(said: Row, expected: list[Any]) -> None:
    assert found("pt_relapse_hidden", case_of(concern("t", 100, rests_on="tested"), said)) == expected
    assert found("pt_relapse_hidden", case_of(concern("t", 100, rests_on="seen"), said)) == []
    doubted = [("", False, "s t")] if expected else []
    assert found("pt_relapse_hidden", case_of(possible(concern("t", 100, rests_on="tested")), said)) == doubted


def test_a_claim_of_ones_own_against_a_test() -> None:
    claim = {"id": "k1", "proposal": "p1", "by": "mother", "direction": "favourable", "factors": [SUBSTANCE]}
    test = concern("t", 100, rests_on="tested")
    assert found("pt_relapse_hidden", case_of(test, claims=[claim | {"on": ago(162)}])) == [("", True, "k1 t")]
    for change in ({"on": ago(163)}, {"on": None}, {"by": "w1"}, {"direction": "unfavourable"}, {"factors": []}):
        assert found("pt_relapse_hidden", case_of(test, claims=[claim | {"on": ago(100)} | change])) == []


def test_a_brothers_or_sisters_signal() -> None:
    signal = concern("a", 500, children=["c2"], precision="year")
    whole = [("", True, "a")]
    assert found("pt_sibling_signal", case_of(signal)) == whole
    assert found("pt_sibling_signal", case_of(signal | {"children": ["c1", "c2"]})) == []
    assert found("pt_sibling_signal", case_of(signal, concern("b", 5))) == []
    assert found("pt_sibling_signal", case_of(signal, possible(concern("b", 5)))) == whole
    assert found("pt_sibling_signal", case_of(possible(signal))) == [("", False, "a")]
    rated = {"id": "r1", "proposal": "p1", "factor": SUBSTANCE, "status": "absent", "about": ["mother"], "on": ago(9)}
    assert found("pt_sibling_signal", case_of(signal, ratings=[rated])) == []
    assert found("pt_sibling_signal", case_of(signal, ratings=[rated | {"about": ["aunt"]}])) == whole
    check = {"id": "ck1", "proposal": "p1", "factors": [SUBSTANCE], "about": [], "on": ago(9), "found": "absent"}
    assert found("pt_sibling_signal", case_of(signal, checks=[check])) == []
    assert found("pt_sibling_signal", case_of(signal, checks=[check | {"on": ago(-1)}])) == whole
    assert found("pt_sibling_signal", case_of(signal, ratings=[rated | {"status": "unknown"}])) == whole
    reason = {"id": "rc1", "child": "c1", "factor": SUBSTANCE}
    assert found("pt_sibling_signal", case_of(signal, reasons_for_care=[reason])) == []
    neglect = concern("a", 500, children=["c2"], factor="rf_abuse_neglect")
    assert found("pt_sibling_signal", case_of(neglect)) == whole
    static = reason | {"factor": "rf_abuse_previous"}  # which speaks through neglect
    assert found("pt_sibling_signal", case_of(neglect, reasons_for_care=[static])) == []


def verified(days: tuple[int, ...], *more: Row, factor: str = SUBSTANCE, whos: str = "xy") -> list[Any]:
    rows = [
        strength(f"s{day}", day, factor, source={"kind": "health", "who": whos[n % 2]}) for n, day in enumerate(days)
    ]
    return found("pt_positive_verified", case_of(*rows, *more))


def test_improvement_that_two_sources_saw() -> None:
    days = (62, 124, 186, 245)  # 183 days, no two more than 62 apart, the newest 62 days ago
    whole = [("", True, "s124 s186 s245 s62")]
    assert verified(days) == whole
    assert verified((62, 124, 186, 244)) == verified((63, 125, 187, 246)) == verified((62, 125, 186, 245)) == []
    assert verified(days, whos="xx") == []
    assert verified(days, concern("c", 245)) == []  # the clock: only what began after it
    assert verified(days, concern("c", 246)) == verified(days, concern("c", 100, "minor")) == whole
    assert verified(days, factor="pf_family_no_da") == whole
    violence = concern("c", 100, factor="rf_family_conflict_violence")
    assert verified(days, violence, factor="pf_family_no_da") == []
    assert verified(days, concern("c", 100), factor="pf_family_no_da") == whole  # not its pair
    assert verified(days, factor="pf_child_healthy") == []  # does not vote
    assert verified(days, factor="rf_parent_criminality") == verified(days, factor="rf_parent_antisocial") == []
    current = concern("c", 300, factor="rf_parent_antisocial")
    assert verified(days, current, factor="rf_parent_antisocial") == whole  # mixed, and on record lately (S5)


def test_what_lies_within_the_days_of_a_run_and_a_source_that_is_none() -> None:
    tests = strength("p", 250, until=ago(10), rests_on="tested", source={"kind": "health"})
    seen = strength("q", 100)
    assert found("pt_positive_verified", case_of(tests, seen)) == [("", True, "p q")]
    assert found("pt_positive_verified", case_of(tests, seen | {"source": {}})) == []
    assert found("pt_positive_verified", case_of(tests, seen | {"source": {"kind": "health"}})) == []
    assert found("pt_positive_verified", case_of(tests, seen | {"source": {"kind": "health", "who": "w1"}})) != []

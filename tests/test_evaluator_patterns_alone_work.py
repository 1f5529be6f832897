"""The evaluator of patterns against the text of decisions/0007, by hand: the child, the work, and the faults."""

from __future__ import annotations

from typing import Any

import pytest
from plain_chronology import (
    SUBSTANCE,
    ago,
    case_of,
    concern,
    entry,
    found,
    found_faults,
    possible,
    strength,
    unconfirmed,
)

Row = dict[str, Any]

# The child -----------------------------------------------------------------------------------------------------------


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
    reason = {"id": "rc1", "child": "c1", "factor": SUBSTANCE}
    assert found("pt_sibling_signal", case_of(signal, reasons_for_care=[reason])) == []


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


# Visits and the child seen -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([0, 42], []),
        ([0, 43], [("between", True, f"v0 visit.{ago(43)}")]),
        ([42], []),
        ([43], [("since_last", True, "v43")]),
        ([0, 42, 84, 127], [("between", True, f"v84 visit.{ago(127)}")]),
        ([364, 407], [("between", True, f"v364 visit.{ago(407)}"), ("since_last", True, "v364")]),
        ([365, 408], [("since_last", True, "v365")]),  # the gap ended more than a year ago
        ([], []),
    ],
)
def test_gaps_between_visits(days: list[int], expected: list[Any]) -> None:
    rows = [entry(f"v{day}", day, "home_visit") for n, day in enumerate(days) if n % 2 == 0]
    made = [{"planned": None, "made": ago(day)} for n, day in enumerate(days) if n % 2]
    assert found("pt_visit_gap", case_of(*rows, plans={"visits": made})) == expected


def test_the_interval_depends_on_the_status_and_the_first_month() -> None:
    def gaps(days_home: int, status: str, gap: int, last: int = 0) -> list[str]:
        visits = [entry("b", last, "home_visit"), entry("a", last + gap, "home_visit_unannounced")]
        legal = [{"child": "c1", "status": status, "from": ago(900), "until": None}]
        case = case_of(*visits, legal=legal, returns=[{"child": "c1", "from": ago(days_home), "until": None}])
        return [how for how, _, _ in found("pt_visit_gap", case)]

    assert gaps(300, "s38", 28) == gaps(300, "s31", 42) == gaps(300, "s20", 42) == []
    assert gaps(300, "s38", 29) == gaps(300, "s31", 43) == gaps(300, "none", 43) == ["between"]
    assert gaps(37, "s31", 7) == gaps(39, "s31", 8) == []  # 31 days after the return began
    assert gaps(38, "s31", 8) == ["between"]  # 30 days after
    assert gaps(7, "s38", 8) == []  # on that day the child was not yet home


def test_visits_that_were_planned_and_not_made() -> None:
    def not_made(planned: int | None, made: int | None = None) -> list[Any]:
        row = {"planned": None if planned is None else ago(planned), "made": None if made is None else ago(made)}
        return [behind for how, _, behind in found("pt_visit_gap", case_of(plans={"visits": [row]})) if "not" in how]

    assert not_made(364) == [f"visit.{ago(364)}"]
    assert not_made(0) == [f"visit.{ago(0)}"]
    assert not_made(365) == not_made(-1) == not_made(None) == not_made(10, made=5) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([entry("v", 83, "home_visit")], [("", True, "v")]),
        ([entry("v", 84, "home_visit")], []),
        ([entry("v", 83, "home_visit", child_seen="seen")], [("", True, "v")]),
        ([entry("v", 83, "home_visit", child_seen="alone")], []),
        ([entry("v", 10, "home_visit"), entry("s", 83, "child_seen_alone")], []),
        ([entry("v", 10, "home_visit"), entry("s", 84, "child_seen_alone")], [("", True, "v")]),
        ([entry("v", 10, "home_visit"), entry("s", 5, "school_report", child_seen="alone")], []),
        (
            [entry("v", 10, "home_visit"), entry("s", 5, "other", child_seen="alone", children=["c2"])],
            [("", True, "v")],
        ),
        ([entry("v", 10, "home_visit", children=["c2"])], []),
        ([entry("v", 10, "other")], []),
    ],
)
def test_the_child_not_seen_alone(rows: list[Row], expected: list[Any]) -> None:
    assert found("pt_not_seen_alone", case_of(*rows)) == expected


# Workers, agencies, assessments --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "days", "expected"),
    [
        (92, (92, 275), [("", True, "a b ch")]),
        (91, (92, 200), []),
        (92, (92, 276), []),
        (92, (91, 92, 100), []),  # one after the change
        (92, (92,), []),
    ],
)
def test_a_change_of_worker(change: int, days: tuple[int, ...], expected: list[Any]) -> None:
    rows = [concern("abc"[n], day) for n, day in enumerate(days)]
    assert found("pt_worker_change", case_of(*rows, entry("ch", change, "worker_change"))) == expected


def test_what_was_looked_at_after_a_change_of_worker() -> None:
    def after(*more: Row, **sections: Any) -> list[Any]:
        rows = [concern("a", 150), concern("b", 120), entry("ch", 100, "worker_change")]
        return found("pt_worker_change", case_of(*rows, *more, **sections))

    whole = [("", True, "a b ch")]
    assert after() == whole
    assert after(strength("s", 99)) == []
    assert after(strength("s", 100)) == after(strength("s", 99, rests_on=None)) == whole
    check = {"id": "ck1", "proposal": "p1", "factors": [SUBSTANCE], "found": "present", "on": ago(99)}
    assert after(checks=[check]) == after(checks=[check | {"about": ["mother"]}]) == []
    assert after(checks=[check | {"on": ago(100)}]) == after(checks=[check | {"about": ["aunt"]}]) == whole
    rated = {"id": "r1", "proposal": "p1", "factor": SUBSTANCE, "status": "present", "on": ago(99)}
    assert after(ratings=[rated]) == []
    assert after(ratings=[rated | {"on": None}]) == after(ratings=[rated | {"on": ago(100)}]) == whole
    assert after(entry("later", 95, "worker_change")) == [("", True, "a b later")]
    assert after(possible(concern("c", 90))) == []  # what may be so shows all the same that it was not dropped


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([entry("a", 91), entry("b", 200)], [("", True, "a")]),
        ([entry("a", 90), entry("b", 200)], []),
        ([entry("a", 91)], []),
        ([entry("a", 91), entry("b", 400)], [("", True, "a")]),
        ([entry("a", 91), entry("b", 401)], []),  # before entry to care
        ([entry("a", 91), entry("b", 200, source={"kind": "police"})], []),
        ([entry("a", 91), entry("b", 200, about=["aunt"])], []),
        ([entry("a", 91), entry("b", 200, children=["c2"])], []),
        ([entry("a", 91), entry("b", 200, precision="year")], []),
    ],
)
def test_an_agency_gone_silent(rows: list[Row], expected: list[Any]) -> None:
    legal = [{"child": "c1", "status": "s20", "from": ago(400), "until": None}]
    assert found("pt_silent_source", case_of(*rows, legal=legal)) == expected


def test_severe_entries_that_no_assessment_mentions() -> None:
    def uncited(row: Row, **change: Any) -> list[Any]:
        assessments = [{"id": "as1", "on": ago(50), "about": ["mother"], "cites": []} | change]
        return found("pt_uncited_severe", case_of(row, assessments=assessments))

    assert uncited(concern("a", 50, "serious")) == [("known_then", True, "a")]
    assert uncited(concern("a", 49, "grave")) == [("since", True, "a")]
    assert uncited(concern("a", 300, "serious", precision="year")) == [("known_then", True, "a")]
    assert uncited(concern("a", 50, "serious"), cites=["a"]) == []
    assert uncited(concern("a", 50, "moderate")) == uncited(concern("a", 50)) == []
    assert uncited(concern("a", 50, "serious", about=["aunt"])) == []
    assert uncited(possible(concern("a", 50, "serious"))) == []
    assert uncited(unconfirmed(concern("a", 50, "serious"))) == [("known_then", False, "a")]
    assert uncited(concern("a", 50, "serious"), about=["aunt"]) == []  # no assessment of this family
    assert uncited(concern("a", 50, "serious"), on=ago(-1)) == uncited(concern("a", 50, "serious"), on=None) == []


def test_the_newest_assessment_is_the_current_one_and_of_one_day_the_first_by_id() -> None:
    rows = [{"id": name, "on": ago(50), "cites": cites} for name, cites in (("as2", ["a"]), ("as1", []))]
    severe = concern("a", 60, "serious")
    assert found("pt_uncited_severe", case_of(severe, assessments=rows)) == [("known_then", True, "a")]
    rows[0]["on"] = ago(49)
    assert found("pt_uncited_severe", case_of(severe, assessments=rows)) == []


# Faults --------------------------------------------------------------------------------------------------------------


def test_no_chronology_and_a_stale_one() -> None:
    assert found_faults("cf_absent", case_of()) == [("none", "")]
    assert found_faults("cf_absent", case_of(entry("a", 3, recorded=ago(-1)))) == [("none", "")]
    assert found_faults("cf_absent", case_of(entry("a", 43))) == [("stale", "a")]
    assert found_faults("cf_absent", case_of(entry("a", 42))) == []
    assert found_faults("cf_absent", case_of(entry("a", 90, recorded=ago(42)))) == []
    assert found_faults("cf_absent", case_of(entry("a", 90, recorded=ago(43)), entry("b", 50))) == [("stale", "a")]


def test_one_agency_and_thin_entries() -> None:
    five = [entry(f"e{n}", n) for n in range(5)]
    whole = [("", "e0 e1 e2 e3 e4")]
    assert found_faults("cf_single_agency", case_of(*five)) == whole
    assert found_faults("cf_single_agency", case_of(*five[:4])) == []
    assert found_faults("cf_single_agency", case_of(*five[:4], entry("e4", 9, source={}))) == [("", "e0 e1 e2 e3")]
    assert found_faults("cf_single_agency", case_of(*five, entry("x", 9, source={"kind": "health"}))) == []
    bare = {"source": {}, "rests_on": None}
    three = [row | bare for row in five[:3]]
    assert found_faults("cf_thin", case_of(*three, *five[3:])) == [("", "e0 e1 e2")]
    assert found_faults("cf_thin", case_of(*three[:2], *five[2:])) == []
    assert found_faults("cf_thin", case_of(*three, five[3])) == []  # four entries
    assert found_faults("cf_thin", case_of(*three[:2], three[0] | {"source": {"who": "w1"}}, *five[3:])) == []


@pytest.mark.parametrize(
    ("first", "referred", "born", "expected"),
    [
        (131, 100, "2015-03-01", [("", "a r")]),
        (132, 100, "2015-03-01", []),
        (131, None, "2015-03-01", [("", "a")]),  # then the entry to care, 100 days ago
        (132, None, "2015-03-01", []),
        (131, 100, ago(131 + 184), [("", "a r")]),
        (131, 100, ago(131 + 183), []),
    ],
)
def test_a_chronology_that_starts_late(first: int, referred: int | None, born: str, expected: list[Any]) -> None:
    rows = [entry("a", first)] + ([entry("r", referred, "referral")] if referred is not None else [])
    legal = [{"child": "c2", "status": "s20", "from": ago(100), "until": None}] if referred is None else []
    children = [{"id": "c1", "born": born}, {"id": "c2", "born": None}]
    assert found_faults("cf_starts_late", case_of(*rows, children=children, legal=legal)) == expected
    assert found_faults("cf_starts_late", case_of(entry("a", first), children=children)) == []


def test_tags_that_all_point_one_way() -> None:
    ten = [concern(f"e{n}", n) for n in range(10)]
    whole = " ".join(f"e{n}" for n in range(10))
    assert found_faults("cf_one_sided", case_of(*ten)) == [("concerns", whole)]
    assert found_faults("cf_one_sided", case_of(*ten[:9], entry("x", 3))) == []
    assert found_faults("cf_one_sided", case_of(*ten, strength("x", 3))) == []
    assert found_faults("cf_one_sided", case_of(*(strength(f"e{n}", n) for n in range(10)))) == [("strengths", whole)]


def test_much_written_down_on_one_day_and_the_same_words() -> None:
    ten = [entry(f"e{n}", day, recorded=ago(0)) for n, day in enumerate([0, 184, *range(1, 9)])]
    whole = " ".join(f"e{n}" for n in range(10))
    assert found_faults("cf_overloaded", case_of(*ten)) == [("one_day", whole)]
    ten[1] = entry("e1", 183, recorded=ago(0))
    assert found_faults("cf_overloaded", case_of(*ten)) == []
    assert found_faults("cf_overloaded", case_of(*ten[:9], entry("x", 184, recorded=ago(1)))) == []
    words = ["All well, 3 seen.", "all  well 3 seen", "All well - 3 seen"]
    same = [entry(f"e{n}", n, event=text) for n, text in enumerate(words)]
    assert found_faults("cf_overloaded", case_of(*same)) == [("same_words", "e0 e1 e2")]
    assert found_faults("cf_overloaded", case_of(*same[:2], entry("e2", 3, event="All well, 4 seen."))) == []
    assert (
        found_faults("cf_overloaded", case_of(*(entry(f"e{n}", n, event=text) for n, text in enumerate("...")))) == []
    )

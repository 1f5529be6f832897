"""The evaluator of patterns against the text of decisions/0007, by hand: visits, workers and agencies."""

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
    possible,
    strength,
    unconfirmed,
)

Row = dict[str, Any]

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
    assert not_made(365) == not_made(-1) == not_made(None) == not_made(10, made=5) == not_made(10, made=0) == []
    assert not_made(10, made=-1) == [f"visit.{ago(10)}"]  # made after the day looked at


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
    assert uncited(concern("a", 50, "serious", date=None)) == [("since", True, "a")]  # no day: read on as_of
    assert uncited(concern("a", 50, "serious"), about=["aunt"]) == []  # no assessment of this family
    assert uncited(concern("a", 50, "serious"), on=ago(-1)) == uncited(concern("a", 50, "serious"), on=None) == []


def test_the_newest_assessment_is_the_current_one_and_of_one_day_the_first_by_id() -> None:
    rows = [{"id": name, "on": ago(50), "cites": cites} for name, cites in (("as2", ["a"]), ("as1", []))]
    severe = concern("a", 60, "serious")
    assert found("pt_uncited_severe", case_of(severe, assessments=rows)) == [("known_then", True, "a")]
    rows[0]["on"] = ago(49)
    assert found("pt_uncited_severe", case_of(severe, assessments=rows)) == []

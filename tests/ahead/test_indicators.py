"""What goes with returns that end: shown by some rows, spoken against by others, and never read from silence."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_cases import generate
from scenario_cases import assessed, base, changed, rows_of

from engine.ahead.indicators import INDICATORS, IndicatorRead
from engine.gates import At
from knowledge_base import load_knowledge

ROWS: list[dict[str, Any]] = rows_of(Path(__file__).parent / "indicators.yaml")
FACTORS = load_knowledge().catalogues["breakdown_factors"]
NEVER_ABSENT = {"bd_res_previous_failed", "bd_res_more_placements"}
"""What no row of a case file can speak against: that nobody entered a return or a move does not show there was none."""
FOUND = {"present", "absent", "unknown"}


def at_of(case: Mapping[str, Any]) -> At:
    """The first proposal of a case, with what the rules concluded."""
    answer = assessed(case).proposals[0]
    return At(answer.sheet, answer.reader)


def read(case: Mapping[str, Any]) -> dict[str, IndicatorRead]:
    """What the record of a case shows of every indicator."""
    at = at_of(case)
    return {name: reader(at) for name, reader in INDICATORS.items()}


def found(case: Mapping[str, Any]) -> dict[str, str]:
    return {name: one.found for name, one in read(case).items()}


def nothing(**values: Any) -> dict[str, Any]:
    """The case in which nothing is recorded, not even the child's birth."""
    return changed(base("nothing_recorded"), {"set": {"children": [{"id": "c1", "name": "K"}], **values}})


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['indicator']}: {row['name']}")
def test_a_case_is_read_so_and_its_near_miss_otherwise(row: dict[str, Any]) -> None:
    case = changed(base("nothing_recorded"), row["case"])
    near = row["near_miss"]
    reader = INDICATORS[row["indicator"]]
    assert reader(at_of(case)).found == row["found"]
    assert reader(at_of(changed(case, near))).found == near["found"]
    assert row["found"] != near["found"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['indicator']}: {row['name']}")
def test_what_is_said_names_rows_and_the_same_rows_in_any_order(row: dict[str, Any]) -> None:
    case = changed(base("nothing_recorded"), row["case"])
    lists = {key: value[::-1] for key, value in case.items() if isinstance(value, list)}
    plans = {key: value[::-1] for key, value in case.get("plans", {}).items()}
    turned = {**case, **lists, **({"plans": plans} if plans else {})}
    reader = INDICATORS[row["indicator"]]
    first, second = reader(at_of(case)), reader(at_of(turned))
    assert first == second
    assert bool(first.sources) is (first.found != "unknown")
    assert list(first.sources) == sorted(set(first.sources))


@pytest.mark.parametrize(
    ("indicator", "name", "sources"),
    [
        ("bd_age_over_10", "A child on the eleventh birthday", {"c1"}),
        ("bd_substance", "Drink that is rated as there", {"r1"}),
        ("bd_substance", "Drink that is alleged and was never heard", {"e1"}),
        (
            "bd_substance",
            "Drink that a check on its last day did not find",
            {"status.p1.worst.mother.rf_parent_substance"},
        ),
        (
            "bd_problems_unaddressed",
            "Drinking led to care and is there",
            {"status.p1.worst.mother.rf_parent_substance"},
        ),
        ("bd_safety_plan_partial", "No line in the stage of services", {"status.p1.worst.mother.rf_parent_substance"}),
        ("bd_no_contingency", "An empty plan with a day set for the move", {"p1"}),
        ("bd_no_contingency", "A whole line for the one trigger that is likely", {"contingency.trg_carer_withdraws"}),
        ("bd_poor_monitoring", "A visit that was due yesterday and not made", {"visit.2021-05-31"}),
        ("bd_res_age_neglect", "A child of seven with neglect rated as there", {"c1", "r1"}),
        ("bd_res_short_care", "A child in care for a year with a day planned", {"p1", "legal.c1.s31.2020-02-18"}),
        ("bd_res_too_many_chances", "A goal put off three times by now", {"g1"}),
        (
            "bd_res_too_many_chances",
            "Two returns of this child that ended",
            {"return.c1.2018-01-01", "return.c1.2020-01-01"},
        ),
        ("bd_res_da_mh", "Domestic abuse that is rated addressed is history", {"r1"}),
    ],
)
def test_it_names_the_rows_it_was_read_from(indicator: str, name: str, sources: set[str]) -> None:
    row = next(row for row in ROWS if (row["indicator"], row["name"]) == (indicator, name))
    case = changed(base("nothing_recorded"), row["case"])
    assert set(INDICATORS[indicator](at_of(case)).sources) == sources


def test_every_factor_that_says_what_it_is_read_from_has_a_reader_and_no_other() -> None:
    assert list(INDICATORS) == [name for name, factor in FACTORS.items() if factor.read_from]


@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_reader_has_a_row_for_each_thing_it_can_say(indicator: str) -> None:
    mine = [row for row in ROWS if row["indicator"] == indicator]
    said = {row["found"] for row in mine} | {row["near_miss"]["found"] for row in mine}
    assert "present" in {row["found"] for row in mine}
    assert said == (FOUND - {"absent"} if indicator in NEVER_ABSENT else FOUND)


def test_every_row_is_named_by_a_sentence_of_its_own_and_is_about_an_indicator_there_is() -> None:
    names = [row["name"] for row in ROWS] + [row["near_miss"]["name"] for row in ROWS]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []
    assert all(len(name.split()) >= 3 for name in names)
    assert {row["indicator"] for row in ROWS} <= set(INDICATORS)


def test_silence_shows_nothing_and_speaks_against_nothing() -> None:
    assert set(found(nothing()).values()) == {"unknown"}
    with_age = found(base("nothing_recorded"))
    assert {name: said for name, said in with_age.items() if said != "unknown"} == {"bd_age_over_10": "absent"}


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ({"stage": "stage_3"}, {"bd_no_contingency"}),
        ({"stage": "stage_5"}, {"bd_no_contingency"}),
        (
            {"proposals": [{"id": "p1", "child": "c1", "household": "h1", "planned": "2021-08-01"}]},
            {"bd_no_contingency"},
        ),
        ({"returns": [{"child": "c1", "household": "h1", "from": "2021-01-10"}]}, {"bd_no_contingency"}),
        ({"returns": [{"child": "c1", "household": "h1"}]}, {"bd_no_contingency"}),
        ({"returns": [{"child": "c1", "household": "h1", "from": "2021-06-02"}]}, set()),
        ({"adults": [], "households": [{"id": "h1"}]}, set()),
        ({"legal": [{"child": "c1", "status": "s20", "from": "2020-01-01"}]}, {"bd_res_voluntary"}),
    ],
    ids=lambda value: str(sorted(value)),
)
def test_what_is_planned_or_begun_shows_only_what_the_plans_should_hold(change: Any, shown: set[str]) -> None:
    said = found(nothing(**change))
    assert {name for name, one in said.items() if one == "present"} == shown
    assert {name for name, one in said.items() if one == "absent"} == set()


@pytest.mark.parametrize("status", ["absent", "addressed", "unknown"])
@pytest.mark.parametrize("standing", ["established", "alleged", "disputed"])
def test_a_concern_on_record_is_shown_whatever_the_rating_says(status: str, standing: str) -> None:
    drank = {"id": "e1", "date": "2021-03-01", "event": "It was noted", "about": ["mother"]}
    drank |= {"factors": [{"id": "rf_parent_substance", "direction": "concern"}], "standing": [{"is": standing}]}
    rating = {"id": "r1", "about": ["mother"], "factor": "rf_parent_substance", "status": status, "on": "2021-05-20"}
    look = {"id": "ck1", "about": ["mother"], "factors": ["rf_parent_substance"], "found": "absent"}
    look |= {"on": "2021-05-20", "by": "w1", "how": "records read"}
    rows = {"chronology": [drank], "ratings": [rating], "checks": [look], "people": [{"id": "w1"}]}
    case = changed(nothing(), {"add": rows})
    wanted = ("bd_substance", "bd_res_substance", "bd_res_da_mh")
    assert {found(case)[name] for name in wanted} == {"present"}
    assert {row for name in wanted for row in read(case)[name].sources} == {"e1"}
    # Only its being shown not to be so takes it away.
    judged = {"id": "e2", "date": "2021-05-01", "event": "It was found not to be so"}
    judged |= {"source": {"kind": "court"}, "rests_on": "document"}
    standing_now = {"standing": [{"is": "disproved", "from": "2021-05-01", "by": "e2"}]}
    gone = changed(case, {"add": {"chronology": [judged]}, "edit": {"chronology": {"e1": standing_now}}})
    assert found(gone)["bd_substance"] == ("absent" if status == "absent" else "unknown")


@given(seed=st.integers(min_value=0, max_value=20_000))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
def test_in_any_case_every_indicator_says_one_of_three_things_with_its_rows(seed: int) -> None:
    for name, one in read(generate(seed)).items():
        assert one.found in FOUND, name
        assert one.found == "unknown" or one.sources, name
        assert not (one.found == "absent" and name in NEVER_ABSENT), name

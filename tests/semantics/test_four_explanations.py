"""Four explanations, the ledger, and the exact words in which evidence tells them apart or does not (semantics 6.7)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from random_cases import generate
from scenario_cases import assessed, base, changed

from engine.assess import assess
from engine.case import case_from_values, read_case
from explanations import spine
from explanations.hypotheses import FITS_ALL, HYPOTHESES, fitting_said

CASEBOOK = sorted((Path(__file__).parent.parent.parent / "casebook").glob("*.yaml"))


def proposals() -> list[dict[str, Any]]:
    """Every proposal of the casebook and of many random cases."""
    answers = [assess(read_case(path)) for path in CASEBOOK] + [
        assess(case_from_values(generate(s))) for s in range(40)
    ]
    return [row for answer in answers for row in spine(answer)["proposals"]]


ALL = proposals()


def test_every_proposal_has_four_rows_whatever_is_on_record() -> None:
    for row in ALL:
        assert {held["id"] for held in row["hypotheses"]} == set(HYPOTHESES)
        assert [held["order"] for held in row["hypotheses"]] == sorted(held["order"] for held in row["hypotheses"])


def test_order_is_by_least_contradiction_and_ties_share_a_place() -> None:
    for row in ALL:
        counted = {held["id"]: len(held["matters_against"]) for held in row["hypotheses"]}
        for held in row["hypotheses"]:
            assert held["order"] == 1 + sum(1 for other in counted.values() if other < counted[held["id"]])
            assert held["tied"] == (list(counted.values()).count(counted[held["id"]]) > 1)


def test_the_ledger_and_the_rows_say_the_same() -> None:
    for row in ALL:
        fits = {(line["evidence"], line["direction"]): set(line["fits"]) for line in row["ledger"]}
        for held in row["hypotheses"]:
            against = {name for (name, _), fitting in fits.items() if held["id"] not in fitting}
            assert set(held["against"]) == against
            assert not set(held["for"]) - {name for name, _ in fits}


def test_what_fits_every_row_is_said_to_decide_nothing_and_nothing_else_is() -> None:
    for row in ALL:
        for line in row["ledger"]:
            assert (line["say"] == FITS_ALL) == (len(line["fits"]) == 4)
            assert line["say"] == fitting_said(frozenset(line["fits"]))


def test_no_share_and_no_measure_stands_in_any_of_it() -> None:
    for row in ALL:
        for line in (*row["ledger"], *row["hypotheses"]):
            assert not re.search(r"%|per cent|likel|probab|chance|odds", line["say"])


def test_a_concern_never_speaks_for_going_home_and_a_strength_never_against() -> None:
    for row in ALL:
        for line in row["ledger"]:
            out = set(HYPOTHESES) - set(line["fits"])
            allowed = (
                {"not_yet", "not_in_childhood"} if line["direction"] == "for" else {"as_planned", "with_conditions"}
            )
            assert out <= allowed


@pytest.mark.parametrize("copies", [1, 2, 7])
def test_an_incident_told_many_times_is_one_matter(copies: int) -> None:
    rows = [
        {
            "id": f"x{number}",
            "date": "2021-05-28",
            "event": "Shouting.",
            "source": {"kind": kind},
            "rests_on": "seen",
            "severity": "moderate",
            "about": ["mother"],
            "factors": [{"id": "rf_family_conflict_violence", "direction": "concern"}],
        }
        for number, kind in zip(
            range(copies), ("police", "school", "health", "carer", "police", "court", "school"), strict=False
        )
    ]
    told = spine(assessed(changed(base("one_parent"), {"add": {"chronology": rows}})))["proposals"][0]
    planned = next(held for held in told["hypotheses"] if held["id"] == "as_planned")
    assert planned["matters_against"] == ["rf_family_conflict_violence"]
    assert len(planned["against"]) == copies


def test_with_nothing_on_record_nothing_is_said_to_be_right() -> None:
    told = spine(assessed(base("nothing_recorded")))["proposals"][0]
    assert all("not therefore the right one" in held["say"] for held in told["hypotheses"] if held["order"] == 1)
    assert not [line for line in told["ledger"] if line["direction"] == "for"]


def test_an_entry_with_two_tags_fits_only_what_both_fit() -> None:
    tags = [
        {"id": "rf_social_debt", "direction": "concern"},
        {"id": "rf_family_conflict_violence", "direction": "concern"},
    ]
    row = {"id": "x1", "date": "2021-05-28", "event": "Seen.", "source": {"kind": "police"}, "rests_on": "seen"}
    row |= {"severity": "serious", "about": ["mother"], "factors": tags}
    told = spine(assessed(changed(base("one_parent"), {"add": {"chronology": [row]}})))["proposals"][0]
    (line,) = [line for line in told["ledger"] if line["evidence"] == "x1"]
    assert line["fits"] == ["not_yet", "not_in_childhood"], "the graver of the two speaks against conditions as well"

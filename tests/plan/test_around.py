"""The child's own voice and the local pathway in the plan: each row of the two tables, and what is offered to whom."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from scenario_cases import assessed, base, changed, rows_of

from explanations import plan_report, spine, to_text
from knowledge_base import load_knowledge

HERE = Path(__file__).parent
KNOWLEDGE = load_knowledge()


def told_of(change: Mapping[str, Any]) -> dict[str, Any]:
    """The answer for the empty case with a change to it."""
    return spine(assessed(changed(base("nothing_recorded"), change)))


def proposal_of(change: Mapping[str, Any]) -> dict[str, Any]:
    """The first proposal of that answer."""
    first: dict[str, Any] = told_of(change)["proposals"][0]
    return first


@pytest.mark.parametrize("row", rows_of(HERE / "voice.yaml"), ids=lambda row: row["name"])
def test_what_is_on_record_of_the_childs_voice(row: Mapping[str, Any]) -> None:
    voice = proposal_of(row["change"])["voice"]
    assert {key: voice[key] for key in row["expect"]} == row["expect"]


@pytest.mark.parametrize("row", rows_of(HERE / "pathway_days.yaml"), ids=lambda row: row["name"])
def test_the_days_of_a_step(row: Mapping[str, Any]) -> None:
    steps = proposal_of(row["change"])["local_pathway"]["steps"]
    (step,) = [each for each in steps if each["id"] == row["step"]]
    told = {**step, "late": str(step["late"]).lower()}
    assert {key: told[key] for key in row["expect"]} == row["expect"]


def ways(**child: Any) -> set[str]:
    """The ways offered for a child of a certain kind."""
    change = {"set": {"children": [{"id": "c1", "name": "K", **child}]}}
    return {way["id"] for way in proposal_of(change)["voice"]["ways"]}


@pytest.mark.parametrize("way", [w for w in KNOWLEDGE.voice_methods.values() if w.offered], ids=lambda way: way.id)
def test_a_way_is_offered_from_its_first_birthday_of_that_age_to_the_last_day_of_it(way: Any) -> None:
    if way.from_age >= 2 or way.without_speech:
        assert way.id in ways(born=f"{2021 - way.from_age}-06-01")
    if way.from_age:
        assert way.id not in ways(born=f"{2021 - way.from_age}-06-02")
    if way.until_age < 18:
        assert way.id in ways(born=f"{2021 - way.until_age - 1}-06-02")
        assert way.id not in ways(born=f"{2021 - way.until_age - 1}-06-01")


def test_a_child_who_communicates_otherwise_is_offered_only_what_needs_no_speech() -> None:
    speaking, signing = ways(born="2009-06-01"), ways(born="2009-06-01", communicates="Signs and a picture board")
    assert signing < speaking
    assert all(KNOWLEDGE.voice_methods[way].without_speech for way in signing)


def test_every_way_is_offered_where_the_age_is_not_known() -> None:
    assert ways() == {way.id for way in KNOWLEDGE.voice_methods.values() if way.offered}


@pytest.mark.parametrize("pathway", KNOWLEDGE.pathways)
def test_a_pathway_shows_every_step_of_its_own_and_none_of_another(pathway: str) -> None:
    told = proposal_of({"set": {"pathway": pathway}})["local_pathway"]
    assert [step["id"] for step in told["steps"]] == [
        step.id
        for step in sorted(KNOWLEDGE.pathway_steps.values(), key=lambda step: (step.order, step.id))
        if step.pathway == pathway
    ]


def test_a_step_for_another_legal_status_is_left_out() -> None:
    on_order = {"set": {"pathway": "bcp"}, "add": {"legal": [{"child": "c1", "status": "s31", "from": "2021-01-01"}]}}
    told = {step["id"] for step in proposal_of(on_order)["local_pathway"]["steps"]}
    for step in KNOWLEDGE.pathway_steps.values():
        if step.pathway == "bcp":
            assert (step.id in told) == (not step.statuses or "s31" in step.statuses)


def test_where_pathways_differ_both_lengths_stand_beside_each_other_on_the_page() -> None:
    told = told_of({"set": {"pathway": "bcp"}})
    assert "cf_support_len" in {row["id"] for row in told["proposals"][0]["local_pathway"]["conflicts"]}
    page = " ".join(to_text(plan_report(told), 100).split())
    assert "six to nine months" in page
    assert "twelve months" in page
    assert KNOWLEDGE.pathway_conflicts["cf_support_len"].handling in page


def test_a_case_on_no_pathway_has_none_and_the_page_says_nothing_of_one() -> None:
    told = told_of({})
    assert told["proposals"][0]["local_pathway"] is None
    assert "Local pathway" not in to_text(plan_report(told), 100)


def test_the_page_never_reads_silence_as_a_wish() -> None:
    page = " ".join(to_text(plan_report(told_of({})), 100).split())
    assert "Nothing is on record of what K wants" in page

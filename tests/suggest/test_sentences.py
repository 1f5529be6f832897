"""What the words of an entry suggest: sure sentences, and beside each the near misses that must give no direction."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from engine.suggest import Suggested, lexicon_of, suggest
from knowledge_base import load_knowledge

ROWS: list[dict[str, str]] = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text("utf-8"))


def read(text: str, people: Any = None, year: int | None = None) -> Suggested:
    return suggest(text, lexicon_of(load_knowledge()), people, year)


@pytest.mark.parametrize("row", ROWS, ids=[row["text"][:60] for row in ROWS])
def test_a_direction_is_given_only_where_the_words_carry_it(row: dict[str, str]) -> None:
    found = {one.factor: one.direction or "none" for one in read(row["text"]).factors}
    which = found.get(row["factor"], "absent")
    assert which == row["which"] or (row["which"] == "any" and which != "absent"), found


def test_the_matched_words_stand_in_the_text_as_typed() -> None:
    text = "HV visited. Mother SMELT strongly of Alcohol; home dirty."
    for one in read(text).factors:
        assert one.words and all(words in text for words in one.words)


def test_what_took_a_direction_away_is_said() -> None:
    why = {one.factor: one.taken_away_by for one in read("Neighbour says mother smells of alcohol.").factors}
    assert why["rf_parent_substance"] == "reported"


@pytest.mark.parametrize(
    ("text", "year", "direction"),
    [
        ("Father was arrested for assaulting mother in 2016.", 2024, None),
        ("Father was arrested for assaulting mother in 2016.", 2016, "concern"),
        ("Father was arrested for assaulting mother in 2016.", 2018, "concern"),
        ("Father was arrested for assaulting mother in 2016.", 2019, None),
        ("Father was arrested for assaulting mother in 2016.", None, "concern"),
        ("2016 log: father was arrested for assaulting mother.", 2024, None),
        ("Seen since 2016. Father was arrested for assaulting mother.", 2024, "concern"),
        ("Father was arrested for assaulting mother. That was in 2016.", 2024, None),
        ("Father was arrested for assaulting mother. He was bailed in 2016.", 2024, "concern"),
        ("Father was arrested for assaulting mother, fined \u00a32016.", 2024, "concern"),
    ],
)
def test_a_year_well_before_the_entry_tells_of_another_time(text: str, year: int | None, direction: str | None) -> None:
    found = {one.factor: one for one in read(text, year=year).factors}["rf_family_conflict_violence"]
    assert (found.direction, found.taken_away_by) == (direction, None if direction else "other_time")


def test_names_of_the_case_tell_a_child_from_an_adult() -> None:
    text = "K said that D hits her."
    told = {one.factor: one.direction for one in read(text, {"k": "child", "d": "adult"}).factors}
    by_an_adult = {one.factor: one.direction for one in read(text, {"k": "adult", "d": "adult"}).factors}
    assert "concern" in told.values()
    assert "concern" not in by_an_adult.values()


@pytest.mark.parametrize(
    ("text", "people", "direction"),
    [
        ("Ava's gran minds the children every Friday.", {"rory": "child"}, None),
        ("Rory's gran minds the children every Friday.", {"rory": "child"}, "strength"),
        ("Dad's gran minds the children every Friday.", {"rory": "child"}, "strength"),
        ("Ava's gran minds the children every Friday.", {}, "strength"),
    ],
)
def test_a_relative_of_somebody_the_case_does_not_know_is_no_relative_of_the_child(
    text: str, people: dict[str, str], direction: str | None
) -> None:
    found = {one.factor: one.direction for one in read(text, people).factors}
    assert found["pf_family_extended_support"] == direction


def test_one_factor_has_one_direction_and_a_concern_before_a_strength() -> None:
    found = read("Mother abstinent until May. Mother smelt of alcohol in June.").factors
    assert [one.direction for one in found if one.factor == "rf_parent_substance"] == ["concern"]
    assert len({one.factor for one in found}) == len(found)


@pytest.mark.parametrize("text", ["", " ", "\n", "....", "🙂", "a" * 30_000, "not " * 5_000, "\u202e"])
def test_any_text_can_be_read(text: str) -> None:
    assert read(text) == read(text)

"""Words nobody has tagged are asked about: which they are, where it is put, what settles it (semantics 3.3 and 7)."""

from __future__ import annotations

import copy
from random import Random

import pytest
from scenario_cases import changed
from untagged_entries import (
    ARRESTED,
    CONCERNS,
    KNOWLEDGE,
    NEGLECT,
    NO_FOOD,
    NO_WAY,
    SMELT,
    STRENGTHS,
    SUBSTANCE,
    VIOLENCE,
    Values,
    class_of,
    settled,
    sheets_of,
    told_of,
    untagged,
    with_entries,
)

from engine.answers import supplied
from engine.case import case_from_values
from engine.plain import conclude
from engine.suggest.untagged import Suggestions
from explanations import canonical_json


def suggested(case: Values, name: str = "x1") -> dict[str, str | None]:
    """What is suggested about an entry: each factor and the way the words carry."""
    made = case_from_values(case)
    entry = next(entry for entry in made.chronology if entry.id == name)
    return {one.factor: one.direction for one in Suggestions(made, KNOWLEDGE).about(entry)}


# --- which entries are suggested about --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("words", "factor", "way"),
    [(SMELT, SUBSTANCE, "concern"), (NO_FOOD, NEGLECT, "concern"), (ARRESTED, VIOLENCE, "concern"),
     (STRENGTHS[0], SUBSTANCE, "strength"), (STRENGTHS[1], NEGLECT, "strength"),
     (NO_WAY[0], SUBSTANCE, None), (NO_WAY[1], SUBSTANCE, None)],
)  # fmt: skip
def test_an_entry_nobody_has_tagged_is_suggested_about(words: str, factor: str, way: str | None) -> None:
    assert suggested(with_entries(settled(), untagged("x1", words)))[factor] == way


TAGGED = {
    "any factor": {"factors": [{"id": "rf_social_debt", "direction": "concern"}]},
    "a factor nobody confirmed": {"factors": [{"id": "rf_social_debt", "confirmed": False}]},
    "a theme": {"themes": ["honesty"]},
    "turned down": {"rejected": [SUBSTANCE]},
}


@pytest.mark.parametrize("name", TAGGED)
def test_one_that_somebody_has_looked_at_is_not(name: str) -> None:
    assert SUBSTANCE not in suggested(with_entries(settled(), untagged("x1", SMELT, **TAGGED[name])))


def test_what_was_turned_down_is_not_suggested_again_and_the_rest_still_is() -> None:
    words = f"{SMELT}. {NO_FOOD}."
    both = suggested(with_entries(settled(), untagged("x1", words)))
    assert {SUBSTANCE, NEGLECT} <= set(both)
    left = suggested(with_entries(settled(), untagged("x1", words, rejected=[SUBSTANCE])))
    assert left == {factor: way for factor, way in both.items() if factor != SUBSTANCE}


# --- a cited entry ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("words", [SMELT, "Home visit."])
def test_a_cited_entry_nobody_tagged_still_stands_behind_a_rating(words: str) -> None:
    case = changed(settled(), {"edit": {"ratings": {"r10": {"evidence": ["x1"]}}}, "remove": {"checks": ["ck2"]}})
    rows = told_of(with_entries(case, untagged("x1", words)))["proposals"][0]["supports"]
    assert [(row["support"], row["entries"]) for row in rows if row["about"] == "r10"] == [("stands", ["x1"])]


# --- the doubt of 3.3 -------------------------------------------------------------------------------------------------
def test_a_possible_concern_on_a_factor_rated_absent_opens_the_class_until_somebody_settles_it() -> None:
    case = settled()
    assert class_of(case) == ("low", "low", "low")
    row = untagged("x1", SMELT)
    told = told_of(with_entries(case, row))["proposals"][0]
    assert class_of(with_entries(case, row)) == ("not_classified", "low", "high")
    [gap] = [gap for gap in told["gaps"] if gap["kind"] == "suggestion_unconfirmed"]
    assert (gap["factor"], gap["names"], gap["would_change_class"]) == (SUBSTANCE, "x1", True)
    assert "possible, not confirmed" in gap["ask"]
    assert class_of(with_entries(case, row | {"rejected": [SUBSTANCE]})) == ("low", "low", "low")
    confirmed = row | {"factors": [{"id": SUBSTANCE, "direction": "concern"}]}
    assert class_of(with_entries(case, confirmed)) == ("high", "high", "high")
    left = row | {"factors": [{"id": SUBSTANCE, "direction": "concern", "confirmed": False}]}
    assert class_of(with_entries(case, left)) == ("not_classified", "low", "high")


@pytest.mark.parametrize("status", ["present", "being_addressed", "unknown"])
def test_no_other_rating_is_put_in_doubt(status: str) -> None:
    case = changed(settled(), {"edit": {"ratings": {"r4": {"status": status}}}})
    more = with_entries(case, untagged("x1", SMELT))
    assert class_of(more) == class_of(case)
    assert not [gap for gap in told_of(more)["proposals"][0]["gaps"] if gap["kind"] == "suggestion_unconfirmed"]


def test_confirming_changes_the_record_as_the_question_says_it_would() -> None:
    """A confirmed concern stands behind no favourable rating that cites its entry, in the what-if as in the record."""
    cites = {"edit": {"ratings": {"r10": {"evidence": ["x1"]}, "p_support": {"evidence": ["x1"]}}}}
    case = changed(settled(), cites | {"remove": {"chronology": ["g1"], "checks": ["ck2"]}})
    case["assessments"][0]["cites"].remove("g1")
    row = untagged("x1", SMELT)
    [gap] = [
        g for g in told_of(with_entries(case, row))["proposals"][0]["gaps"] if g["kind"] == "suggestion_unconfirmed"
    ]
    sheet, _ = next(sheets_of(with_entries(case, row)))
    read = conclude(KNOWLEDGE, supplied(sheet, [(GAP | {"factor": SUBSTANCE}, "against")]))
    tagged = row | {"factors": [{"id": SUBSTANCE, "direction": "concern"}]}
    _, confirmed = next(sheets_of(with_entries(case, tagged)))
    assert {name: fact.as_dict() for name, fact in read.items()} == confirmed
    assert gap["at_worst"] == class_of(with_entries(case, tagged))[0]


GAP = {"gap": "suggestion_unconfirmed", "names": "x1"}


# --- what is asked ----------------------------------------------------------------------------------------------------
def challenges_of(case: Values) -> list[Values]:
    found: list[Values] = told_of(case)["proposals"][0]["challenges"]
    return found


def test_a_challenge_of_suggestions_alone_is_possible_and_stands_where_its_entries_weigh() -> None:
    row = untagged("x1", SMELT)
    possible = challenges_of(with_entries(settled(), row))
    sure = challenges_of(with_entries(settled(), row | {"factors": [{"id": SUBSTANCE, "direction": "concern"}]}))
    alone = {c["id"] for c in possible if c["entries"] == ["x1"]}
    assert f"ch.p1.against_optimism.{SUBSTANCE}" in alone
    assert {c["id"] for c in possible if not c["confirmed"]} == alone
    kept = [c["id"] for c in sure]
    assert [c["id"] for c in possible if c["id"] in kept] == kept, "its place is by weight, as once confirmed"
    kinds = [c["kind"] for c in possible]
    assert kinds == sorted(kinds, key=("contrary_entry", "shape").index)


def test_one_confirmed_entry_beside_a_suggestion_makes_the_challenge_sure() -> None:
    tagged = untagged("x2", "Seen.", factors=[{"id": SUBSTANCE, "direction": "concern"}])
    found = challenges_of(with_entries(settled(), untagged("x1", SMELT), tagged))
    row = next(c for c in found if c["id"] == f"ch.p1.against_optimism.{SUBSTANCE}")
    assert row["confirmed"] and set(row["entries"]) == {"x1", "x2"}


def test_a_possible_strength_is_put_to_a_gloomy_rating() -> None:
    case = changed(settled(), {"edit": {"ratings": {"r4": {"status": "present"}}}})
    found = challenges_of(with_entries(case, untagged("x1", STRENGTHS[0])))
    about = [(c["direction"], c["confirmed"]) for c in found if c["factor"] == SUBSTANCE and c["entries"] == ["x1"]]
    assert about == [("against_pessimism", False)]


@pytest.mark.parametrize("words", NO_WAY)
def test_words_that_do_not_say_which_way_are_listed_and_raise_no_challenge(words: str) -> None:
    told = told_of(with_entries(settled(), untagged("x1", words)))
    listed = {row["factor"]: row for row in told["record"]["possible"]}
    assert listed[SUBSTANCE] == {"factor": SUBSTANCE, "concern": [], "strength": [], "undirected": ["x1"]}
    assert not [c for c in told["proposals"][0]["challenges"] if c["factor"] == SUBSTANCE]
    assert class_of(with_entries(settled(), untagged("x1", words))) == class_of(settled())


def test_a_pattern_of_suggestions_alone_is_marked_possible() -> None:
    days = ("2021-03-01", "2021-03-29", "2021-04-26", "2021-05-20", "2021-05-27")
    rows = [untagged(f"x{n}", NO_FOOD, day, severity="moderate") for n, day in enumerate(days)]
    bare = [row | {"event": f"Visit {n}."} for n, row in enumerate(rows)]
    found, without = (told_of(with_entries(settled(), *each))["proposals"][0]["patterns"] for each in (rows, bare))
    known = {row["id"] for row in without}
    more = [row for row in found if row["id"] not in known]
    assert more and not [row["id"] for row in more if row["confirmed"]]


# --- what holds for every entry ---------------------------------------------------------------------------------------
def test_entries_of_later_days_change_nothing() -> None:
    before = told_of(settled())
    later = [untagged(f"x{n}", words, "2021-06-02") for n, words in enumerate((*CONCERNS, *STRENGTHS, *NO_WAY))]
    later.append(untagged("x9", SMELT, "2021-05-22", recorded="2021-06-02"))
    after = told_of(with_entries(settled(), *later))
    assert (after["record"].pop("entries"), after["record"].pop("after_as_of")) == (15, 8)
    assert (before["record"].pop("entries"), before["record"].pop("after_as_of")) == (7, 0)
    assert canonical_json(after) == canonical_json(before)


@pytest.mark.order_and_seed
@pytest.mark.parametrize("seed", range(6))
def test_the_answer_is_the_same_in_any_order_of_entries(seed: int) -> None:
    words = (*CONCERNS, *STRENGTHS, *NO_WAY)
    case = with_entries(settled(), *(untagged(f"x{n}", text, "2021-05-20") for n, text in enumerate(words)))
    turned = copy.deepcopy(case)
    Random(seed).shuffle(turned["chronology"])
    assert canonical_json(told_of(turned)) == canonical_json(told_of(case))

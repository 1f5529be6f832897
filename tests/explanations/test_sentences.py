"""Sentences are filled from a conclusion's own fields, names are plain, dates are as exact as they were recorded."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pytest

from engine.assess import assess
from engine.assessment import Assessment
from engine.case import case_from_values
from explanations import SayingFault, spine
from explanations.names import Names, plain
from explanations.sentences import Teller
from explanations.words import counted, day_said, first_of, joined, when_said
from knowledge_base import Knowledge, RuleCard, load_knowledge

Assessed = Callable[[str], Assessment]


def with_cards(change: Callable[[Mapping[str, RuleCard]], dict[str, RuleCard]]) -> Knowledge:
    knowledge = load_knowledge()
    return dataclasses.replace(knowledge, cards=MappingProxyType(change(knowledge.cards)))


def test_a_sentence_is_filled_with_names_and_not_with_ids(assessed: Assessed) -> None:
    assessment = assessed("two_children")
    sentence = Teller(assessment).say("status.p1.best.mother.rf_parent_substance")
    assert "M" in sentence.split(",")[0] and "substance misuse" in sentence and "rf_" not in sentence


def test_the_class_is_given_to_a_sentence_under_a_name_python_allows(values: Any) -> None:
    def change(cards: Mapping[str, RuleCard]) -> dict[str, RuleCard]:
        card = cards["cl_high_to_severe"].model_copy(update={"sentence": "{{ class_|said }}, {{ not_excluded }}."})
        return {**cards, card.id: card}

    told = spine(assess(case_from_values(values("first_look")), with_cards(change)))
    row = next(row for row in told["conclusions"] if row["id"] == "classification.p1.evidence")
    assert row["say"] == "high, severe."


def test_a_field_a_conclusion_does_not_have_is_an_error_that_names_the_card(values: Any) -> None:
    def change(cards: Mapping[str, RuleCard]) -> dict[str, RuleCard]:
        card = cards["cl_high_to_severe"].model_copy(update={"sentence": "{{ clas }}"})
        return {**cards, card.id: card}

    with pytest.raises(SayingFault, match="rule card cl_high_to_severe.*class_, not_excluded") as raised:
        spine(assess(case_from_values(values("first_look")), with_cards(change)))
    assert "two substances" not in str(raised.value)


def test_a_rule_without_a_card_is_an_error_that_names_it(values: Any) -> None:
    knowledge = with_cards(lambda cards: {name: card for name, card in cards.items() if name != "cl_high_to_severe"})
    with pytest.raises(SayingFault, match="no rule card cl_high_to_severe.*check-knowledge"):
        spine(assess(case_from_values(values("first_look")), knowledge))


def test_people_are_called_by_pseudonym_then_relation_then_id(assessed: Assessed) -> None:
    first = Names(assessed("first_look").case, load_knowledge())
    assert first.who("mother") == "the mother" and first.who("c1") == "T"
    assert first.who("") == "the household" and first.who("w1") == "the case holder (w1)"
    second = Names(assessed("two_children").case, load_knowledge())
    assert second.who(["mother", "partner"]) == "M and P"
    assert second.who("nobody_known") == "nobody_known"


def test_factors_are_called_by_plain_names(assessed: Assessed) -> None:
    names = Names(assessed("first_look").case, load_knowledge())
    assert names.named("rf_parent_substance") == "substance misuse"
    assert names.named("care_of_child") == "care of this child"
    assert names.named(("rf_abuse_neglect", "rf_social_debt")) == "neglect and debt and poverty"
    assert names.named("") == "the return itself" and names.named("g1") == "g1"
    assert plain("GP not seen") == "GP not seen"


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"date": "2020-01-16", "precision": "day"}, "16 January 2020"),
        ({"date": "2020-01-16", "precision": None}, "16 January 2020"),
        ({"date": "2020-01-01", "precision": "month"}, "January 2020"),
        ({"date": "2020-01-01", "precision": "year"}, "2020"),
        ({"date": "2020-03-01", "precision": "about"}, "about 1 March 2020"),
        ({"date": "2020-03-01", "precision": "before"}, "before 1 March 2020"),
        (
            {"date": "2020-03-01", "precision": "between", "latest": "2020-03-09"},
            "between 1 March 2020 and 9 March 2020",
        ),
        ({"date": "2020-03-01", "precision": "day", "until": "2020-04-02"}, "1 March 2020 to 2 April 2020"),
        ({"date": None, "after": ["e1", "e2"]}, "no date, after e1 and e2"),
        ({"date": None, "after": []}, "no date"),
    ],
)
def test_a_date_is_said_as_exactly_as_it_was_recorded(entry: dict[str, Any], words: str) -> None:
    assert when_said(entry) == words


def test_small_words() -> None:
    assert day_said(None) == "no date"
    assert joined([]) == "" and joined(["a"]) == "a" and joined(["a", "b", "c"]) == "a, b and c"
    assert counted(1, "entry", "entries") == "1 entry" and counted(2, "entry", "entries") == "2 entries"
    assert counted(3, "question") == "3 questions"
    assert first_of(["a", "b", "a", "c"], 2) == ["a", "b", "1 more"]
    assert first_of(["a", "b"], 2) == ["a", "b"]

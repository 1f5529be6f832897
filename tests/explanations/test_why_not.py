"""Why not another class: the first condition that failed is the rules' own, and the endings are told apart."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from project_tree import read
from random_cases import generate

from engine.assess import assess
from engine.assessment import Assessment
from engine.case import case_from_values, read_case_text
from engine.facts.words import CLASSES
from engine.rules import predicates
from explanations import NothingOfThatName
from explanations.class_rules import OF_A_READING, OF_BOTH_ENDS, class_rules, rules_for
from explanations.why_not import why_not
from explanations.why_not_text import why_not_text
from homeward.casebook import find_case, shipped_names
from knowledge_base.reader import read_yaml

ASKED = ("severe", "high", "medium", "low", "not_classified")
IN_DOUBT = (120, 124, 309, 329)
"""Cases in which protection is in doubt and every domain was looked in."""
RANDOM = int(os.environ.get("HOMEWARD_RANDOM_CASES", "40"))
CONDITIONS = json.loads(read("knowledge_base/conditions.json"))


@cache
def answered(seed: int) -> Assessment:
    return assess(case_from_values(generate(seed)))


@cache
def shipped(name: str) -> Assessment:
    found = find_case(name)
    return assess(read_case_text(found.content, found.name))


def everything() -> Iterator[Assessment]:
    yield from (shipped(name) for name in shipped_names())
    yield from (answered(seed) for seed in (*range(RANDOM), *IN_DOUBT))


# --- the rules --------------------------------------------------------------------------------------------------------
def test_the_rules_found_for_a_class_are_those_that_ever_give_it() -> None:
    """What the bodies of the rules say is held to what the engine concluded."""
    given: dict[tuple[str, str], set[str]] = {}
    for assessment in everything():
        for name, fact in assessment.trace.conclusions.items():
            if fact.kind in (OF_A_READING, OF_BOTH_ENDS):
                for firing in assessment.trace.derivations[name]:
                    given.setdefault((fact.kind, firing.card), set()).add(fact["class"])
    for (kind, card), classes in given.items():
        for class_ in (*CLASSES, "not_classified"):
            known = card in {rule.card for rule in rules_for(kind, class_)}
            assert known or class_ not in classes, (card, class_)
        fixed = {rule.gives for rule in class_rules() if rule.card == card}
        assert fixed == {None} or fixed == classes
    assert {card for _, card in given} == {rule.card for rule in class_rules()}


def first_that_fails(card: str, fact: Any, class_: str) -> tuple[str, str] | None:
    """The field and the value on which a rule fails, worked out here from the file of conditions alone."""
    rule = next(each for each in CONDITIONS if each["card"] == card)
    if card == "cl_same" and fact["best"] != class_:
        return "best", fact["best"]
    for pattern in rule["patterns"]:
        for field, asks in pattern["where"].items():
            wrong = "is" in asks and fact[field] != asks["is"]
            if wrong or ("predicate" in asks and not getattr(predicates, asks["predicate"])(fact[field])):
                return field, fact[field]
    for test in rule["tests"]:
        if not getattr(predicates, test["predicate"])(*(fact[name] for name in test["of"])):
            return " and ".join(test["of"]), " and ".join(fact[name] for name in test["of"])
    return None


def test_each_answer_agrees_with_the_rules() -> None:
    for assessment in everything():
        for proposal in assessment.proposals:
            for class_ in ASKED:
                told = why_not(assessment, class_, proposal.id)
                asked = [(rule, class_) for rule in told["ends"]]
                asked += [(rule, row["needs"]) for row in told["readings"] for rule in row["rules"]]
                for rule, needed in asked:
                    fact = assessment.trace.facts[rule["fact"]]
                    failed = first_that_fails(rule["card"], fact, needed)
                    place = rule["first_failed"]
                    shown = None if place is None else rule["conditions"][place]
                    assert failed == (None if shown is None else (shown["field"], shown["stands"]))
                assert any(rule["first_failed"] is None for rule in told["ends"]) is (told["verdict"] == "it_is")
                for row in told["readings"]:
                    assert all(rule["first_failed"] is not None for rule in row["rules"])
                    assert row["hindrances"], (class_, row["reading"])


def test_the_ending_is_that_of_the_statuses() -> None:
    endings = set()
    for assessment in everything():
        for proposal in assessment.proposals:
            best, worst = (proposal.reader.statuses(end) for end in ("best", "worst"))
            for class_ in ("low", "severe"):
                for row in why_not(assessment, class_, proposal.id)["readings"]:
                    for one in row["hindrances"]:
                        endings.add(one["ending"])
                        fact = assessment.trace.conclusions[one["because"][0]]
                        if fact.kind != "factor_vote":
                            continue
                        pair = (fact["subject"], fact["factor"])
                        two = (best.get(pair, "open"), worst.get(pair, "open"))
                        told = (
                            "accounts_differ" if two[0] != two[1] else "no_record" if two[0] == "open" else "recorded"
                        )
                        assert one["ending"] == told
    assert endings == {"recorded", "no_record", "accounts_differ"}


# --- the three endings, and a near miss beside each -----------------------------------------------------------------
BASE: dict[str, Any] = read_yaml(
    b"""
format: 1
reference: HW-WN
as_of: 2024-06-01
children: [{id: c1, name: K, born: 2016-03-01}]
adults: [{id: mother, name: A, relation_to: {c1: mother}}]
households: [{id: h1, members: [{adult: mother, as: parent}]}]
legal: [{child: c1, status: s31, from: 2023-02-01}]
people: [{id: w1, role: role_case_holder}]
""",
    "case",
    10_000,
).value
ENTRY = {
    "id": "e1",
    "date": "2023-01-10",
    "event": "Seen.",
    "source": {"kind": "police"},
    "rests_on": "seen",
    "about": ["mother"],
    "severity": "serious",
    "factors": [{"id": "rf_parent_substance", "direction": "concern"}],
}
COURT = {
    "id": "e2",
    "date": "2023-03-01",
    "event": "Found not so.",
    "source": {"kind": "court"},
    "rests_on": "document",
}
RATING = {
    "id": "r1",
    "about": ["mother"],
    "factor": "rf_parent_substance",
    "status": "absent",
    "on": "2024-05-01",
    "by": "w1",
}
CHECK = {
    "id": "ck1",
    "about": ["mother"],
    "factors": ["rf_parent_substance"],
    "found": "absent",
    "on": "2024-05-01",
    "by": "w1",
    "how": "GP record read",
}


@pytest.mark.parametrize(
    ("rows", "ending"),
    [
        ({"chronology": [ENTRY]}, "recorded"),
        ({}, "no_record"),
        ({"chronology": [ENTRY | {"standing": [{"is": "alleged"}]}]}, "accounts_differ"),
        ({"chronology": [ENTRY | {"standing": [{"is": "disproved", "by": "e2"}]}, COURT]}, "no_record"),
        ({"ratings": [RATING]}, "no_record"),
        ({"ratings": [RATING], "checks": [CHECK]}, None),
        ({"ratings": [RATING], "checks": [CHECK], "chronology": [ENTRY]}, "recorded"),
    ],
    ids=["a concern", "nothing", "alleged", "disproved", "rated on nothing", "looked", "looked and a concern"],
)
def test_recorded_no_record_and_two_accounts_are_told_apart(rows: dict[str, Any], ending: str | None) -> None:
    assessment = assess(case_from_values(json.loads(json.dumps(BASE | rows))))
    worst = next(row for row in why_not(assessment, "low")["readings"] if row["reading"] == "worst")
    held = [one for one in worst["hindrances"] if one["because"] == ["factor_vote.p1.worst.mother.rf_parent_substance"]]
    assert [one["ending"] for one in held] == ([ending] if ending else [])
    for one in held:
        assert (one["entries"] == ["e1"]) is (ending != "no_record")
        assert ending == "recorded" or (one["gap"] and one["who"])


# --- what is said -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("class_", ASKED)
def test_the_text_says_the_class_with_its_range_and_is_short_enough(
    class_: str, name: str, assessed: Callable[[str], Assessment]
) -> None:
    told = why_not(assessed(name), class_)
    text = " ".join(why_not_text(told).split())
    assert f"why the class is not {class_.replace('_', ' ')}" in text
    assert "not excluded" in text or "the same at both ends" in text or "between" in text
    assert len(why_not_text(told).splitlines()) <= 90
    for row in told["readings"]:
        for one in row["hindrances"][:1]:
            assert {"recorded": "ON RECORD", "no_record": "NO RECORD", "accounts_differ": "ACCOUNTS DIFFER"}[
                one["ending"]
            ] in text


def test_the_class_itself_is_answered_with_where_to_ask() -> None:
    assessment = shipped("theo")
    told = why_not(assessment, "high")
    assert told["verdict"] == "it_is" and not told["readings"]
    assert "ask `--why class` for its reasons" in " ".join(why_not_text(told).split())
    assert why_not(assessment, "severe")["verdict"] == "not_excluded"


def test_a_class_or_proposal_there_is_none_of_is_refused() -> None:
    with pytest.raises(NothingOfThatName, match="There is: severe, high"):
        why_not(shipped("theo"), "grave")
    with pytest.raises(NothingOfThatName, match="There is: p1"):
        why_not(shipped("theo"), "low", "p9")


# --- wishes -----------------------------------------------------------------------------------------------------------
def told_of_wishes() -> Iterator[tuple[Assessment, dict[str, Any], list[dict[str, Any]]]]:
    """Each reading that would have to be worse, short of severe, and what is said of wishes in it."""
    for assessment in everything():
        for asked in ("medium", "high"):
            for row in why_not(assessment, asked)["readings"]:
                if not row["better"] and row["needs"] != "severe":
                    yield assessment, row, [each for each in row["hindrances"] if each["vote"] == "wishes"]


def test_what_keeps_the_wishes_from_being_worse_is_told_too() -> None:
    endings, doubted = set(), 0
    for assessment, row, told in told_of_wishes():
        reader = assessment.proposals[0].reader
        wishes = reader.of_kind("wish", row["reading"])
        if any(fact["wish"] == "opposed" for fact in wishes.values()):
            doubted += 1
            assert [each["because"] for each in told] == [[f"vote.{assessment.proposals[0].id}.{row['reading']}.risk"]]
            assert reader.votes(row["reading"])["risk"]["gives"] == "low", "or the wishes would have voted high"
        else:
            assert sorted(each["because"][0] for each in told) == sorted(wishes)
            endings |= {(wishes[each["because"][0]]["wish"], each["ending"]) for each in told}
    assert {("yes", "recorded"), ("yes", "no_record")} <= endings
    assert doubted


def test_what_is_recorded_names_the_rows_it_is_recorded_in() -> None:
    """An entry, or where there is none a rating, a check or a wish; a child too young to be asked has none."""
    named = 0
    for assessment in everything():
        for asked in ("severe", "high", "medium", "low"):
            for row in why_not(assessment, asked)["readings"]:
                for one in row["hindrances"]:
                    (behind,) = one["because"]
                    silent = behind.startswith("wish.") and assessment.trace.conclusions[behind]["wish"] == "no_vote"
                    of_votes = behind.startswith("vote.")
                    if one["ending"] == "recorded" and not silent and not of_votes:
                        assert one["entries"] or one["other_rows"], (behind, one["say"])
                        named += 1
    assert named > 100

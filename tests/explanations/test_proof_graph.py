"""The proof graph: every reason fired, none goes round in a circle, each ends somewhere, and each is needed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache
from typing import Any

import networkx as nx
import pytest
from random_cases import generate

from engine.assess import assess
from engine.assessment import Assessment
from engine.case import case_from_values, read_case_text
from explanations.proof_graph import CONCLUSION, END, FIRING, ends_behind, resting_on, still_follows, ways
from explanations.why import Why, why
from explanations.why_text import is_silent, why_text
from homeward.casebook import find_case, shipped_names

RANDOM = int(os.environ.get("HOMEWARD_RANDOM_CASES", "30"))
ENDS = {"table_row", "no_record"}


@cache
def shipped(name: str) -> Assessment:
    found = find_case(name)
    return assess(read_case_text(found.content, found.name))


def everything() -> Iterator[Assessment]:
    yield from (shipped(name) for name in shipped_names())
    yield from (assess(case_from_values(generate(seed))) for seed in range(RANDOM))


def nodes(tree: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield tree
    for child in tree["because"]:
        yield from nodes(child)


def test_every_reason_fired_and_every_firing_is_there() -> None:
    for assessment in everything():
        graph = Why(assessment).graph
        assert nx.is_directed_acyclic_graph(graph)
        for name, firings in assessment.trace.derivations.items():
            assert ways(graph, name) == list(firings)
        kinds = nx.get_node_attributes(graph, "is")
        assert sum(kind == FIRING for kind in kinds.values()) == sum(map(len, assessment.trace.derivations.values()))
        for one in graph:
            assert bool(list(graph.successors(one))) is (kinds[one] != END), one


def test_every_proof_ends_in_the_record_the_table_or_a_search() -> None:
    for assessment in everything():
        held = Why(assessment)
        rows = held.facts.rows.by_id
        for name in held.graph:
            if held.graph.nodes[name]["is"] == END:
                fact = held.facts.get(name)
                assert name in rows or (fact is not None and fact["kind"] in ENDS), name


def test_a_premise_taken_out_of_every_way_takes_the_conclusion_with_it() -> None:
    for assessment in everything():
        graph = Why(assessment).graph
        for name, firings in assessment.trace.derivations.items():
            if not name.startswith(("classification.", "class.")):
                continue
            assert still_follows(graph, name, [])
            shared = set(firings[0].premises).intersection(*(firing.premises for firing in firings[1:]))
            for premise in shared:
                assert not still_follows(graph, name, [premise]), (name, premise)


def test_one_of_several_ways_is_enough_and_every_firing_needs_all_of_its_own() -> None:
    """A graph made by hand: two ways, the first on a and b, the second on b alone."""
    graph = nx.DiGraph([("c", "c#0"), ("c", "c#1"), ("c#0", "a"), ("c#0", "b"), ("c#1", "b"), ("f", "a"), ("f", "b")])
    kinds = {"c": CONCLUSION, "c#0": FIRING, "c#1": FIRING, "a": END, "b": END, "f": "fact"}
    nx.set_node_attributes(graph, kinds, "is")
    assert still_follows(graph, "c", ["a"])
    assert not still_follows(graph, "c", ["b"])
    assert not still_follows(graph, "c#0", ["a"])
    assert still_follows(graph, "f", ["a"]) and not still_follows(graph, "f", ["a", "b"])


def test_a_row_knows_what_rests_on_it_and_a_class_its_rows() -> None:
    held = Why(shipped("theo"))
    assert {"e8", "e8b"} <= set(ends_behind(held.graph, "classification.p1.evidence"))
    near = resting_on(held.graph, "e8")
    assert near and all(held.graph.nodes[one]["is"] == CONCLUSION for one in near)
    assert "classification.p1.evidence" not in near
    rows = why(held.assessment, "e8")["resting"]
    assert sorted(row["id"] for row in rows) == near and rows[0]["kind"] == "challenge"
    assert all(row["say"] == held.teller.say(row["id"]) for row in rows)


# --- as text ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", shipped_names())
def test_the_class_is_told_in_fewer_than_eighty_lines(name: str) -> None:
    for proposal in shipped(name).proposals:
        text = why_text(why(shipped(name), "class", proposal.id))
        assert len(text.splitlines()) < 80, len(text.splitlines())
        assert f"[classification.{proposal.id}.evidence]" in text
        grounds = " ".join(text.split()).rsplit("By the rules", 1)[-1]
        assert "numbers are sections of HOMEWARD semantics): cl_" in grounds and "(5." in grounds


@pytest.mark.parametrize("asked", ["class", "risk", "capacity", "rf_parent_substance"])
def test_a_sentence_is_said_once_and_no_plumbing_is_seen(asked: str) -> None:
    tree = why(shipped("theo"), asked)
    text = " ".join(why_text(tree, depth=9).split())
    for node in nodes(tree):
        if node.get("concluded") and len(node["say"]) > 60 and asked == "class":
            assert text.count(f"{' '.join(node['say'].split())} [{node['id']}]") <= 1
        elif not node.get("concluded") and node["because"] and node["kind"] not in ("rule", "question"):
            assert f"[{node['id']}]" not in text, node["id"]


def test_deeper_says_more_and_the_deepest_reaches_the_entries() -> None:
    tree = why(shipped("theo"), "risk")
    texts = [why_text(tree, depth=depth) for depth in (1, 2, 4, 9)]
    lengths = [len(text) for text in texts]
    assert lengths == sorted(lengths) and lengths[0] < lengths[-1]
    assert "[e8]" in texts[-1]


def test_the_worse_end_is_not_told_twice_where_it_is_the_same() -> None:
    text = " ".join(why_text(why(shipped("theo"), "class")).split())
    assert "the same as with what is not known at its best: 1.1" in text
    assert "wishes vote is low" in text and "wishes vote is high" in text, "what differs is told"


@pytest.mark.parametrize("asked", ["class", "risk", "capacity", "rf_parent_substance", "e8"])
def test_asked_deep_enough_nothing_that_was_concluded_is_left_out(asked: str) -> None:
    tree = why(shipped("theo"), asked)
    text = " ".join(why_text(tree, depth=99).split())
    assert "Nothing lies deeper." in text and "more reason" not in text
    for node in nodes(tree):
        if node.get("concluded") and not is_silent(node):
            at_best = node["id"].replace(".worst.", ".best.")
            assert f"[{node['id']}]" in text or f"[{at_best}]" in text, node["id"]
        if node["kind"] == "entry":
            assert f"[{node['id']}]" in text, node["id"]
    assert all(row["say"] in text for row in tree.get("resting", ()))


def test_at_a_shallow_depth_it_is_said_that_more_lies_deeper() -> None:
    for asked in ("class", "e8"):
        assert "More lies deeper: a greater --depth tells it." in why_text(why(shipped("theo"), asked))


def test_what_differs_beneath_the_same_sentence_is_told() -> None:
    """Folding the worse end into the better one compares everything beneath, not the sentence alone."""
    tree: dict[str, Any] = {
        "id": "t", "kind": "class", "say": "The class.", "concluded": True,
        "because": [_reached([_vote("best", "One reason."), _vote("worst", "Another reason.")])],
    }  # fmt: skip
    text = why_text(tree, depth=9)
    assert "One reason." in text and "Another reason." in text
    tree["because"] = [_reached([_vote("best", "One reason."), _vote("worst", "One reason.")])]
    assert why_text(tree, depth=9).count("One reason.") == 1


def test_a_second_way_to_reach_a_sentence_numbers_on() -> None:
    tree: dict[str, Any] = {
        "id": "t", "kind": "class", "say": "The class.", "concluded": True,
        "because": [_reached([_vote("best", "One reason.")]), _reached([_vote("other", "Another reason.")])],
    }  # fmt: skip
    text = why_text(tree, depth=9)
    assert "Reached in 2 ways; this is way 2" in text
    assert "1 With what is not known at its best" in text and "2 With what is not known at its other" in text


def _reached(because: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": "r", "kind": "rule", "say": "A rule", "provenance": "project", "citations": ["A source"],
        "because": because,
    }  # fmt: skip


def _vote(end: str, reason: str) -> dict[str, Any]:
    below = {"id": f"reason.{end}", "kind": "reason", "say": reason, "concluded": True, "because": []}
    say = f"With what is not known at its {end}, the vote is high."
    return {"id": f"vote.{end}", "kind": "vote", "say": say, "concluded": True, "because": [_reached([below])]}

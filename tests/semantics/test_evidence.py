"""A record read at both ends of its evidence without facts stands where the plain table puts it (semantics 5.7)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from casebook_check import cases as casebook
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from random_cases import generate
from scenario_cases import base, changed

from benchmarks.growth import SEED
from benchmarks.large_cases import large_case
from engine import changes
from engine.answers import OF_THE_RECORD, question, supplied
from engine.assess import assess, gather
from engine.case import Case, case_from_values, read_case
from engine.evidence import class_on_evidence, evidence_read
from engine.fact import Conclusion
from engine.plain import conclude
from engine.position import Reader
from engine.sheet import EVIDENCE, Sheet
from knowledge_base import load_knowledge

KNOWLEDGE = load_knowledge()
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
DRAWN = frozenset({"status", "capacity", "reason_status", "factor_vote", "wish", "protective_standing"})


def of_the_evidence(read: dict[str, Conclusion]) -> dict[str, Conclusion]:
    """Of what the plain table concludes, the conclusions that a position on the evidence is made from."""
    drawn = {name: fact for name, fact in read.items() if fact.kind in DRAWN and fact["reading"] in EVIDENCE}
    return {name: fact for name, fact in drawn.items() if fact.get("factor") != "never_met"}  # `unmet` says it


def hold_equal(sheet: Sheet, like: Sheet) -> None:
    """Every conclusion of the evidence is there and the same, nothing else is, and both ends stand the same."""
    full = conclude(KNOWLEDGE, Sheet(type(sheet.view)(sheet.view.record, sheet.view.proposal), sheet.supposed))
    drawn = evidence_read(sheet, like)
    assert {name: fact for name, fact in drawn.read.items() if fact.kind != "support"} == of_the_evidence(full)
    assert all(full[name] == fact for name, fact in drawn.read.items())
    for reading in EVIDENCE:
        assert drawn.position(reading) == Reader(sheet, full).position(reading)
    found = full[f"classification.{sheet.proposal}.evidence"]
    assert class_on_evidence(KNOWLEDGE, sheet, like) == (found["class"], found["not_excluded"])


def answered(case: Case) -> Iterator[tuple[Sheet, Sheet]]:
    """Each sheet of a case, and beside it the sheet of each record in which one gap of it is answered."""
    for proposal in assess(case).proposals:
        yield proposal.sheet, proposal.sheet
        for gap in proposal.reader.of_kind("gap").values():
            if gap["gap"] in OF_THE_RECORD:
                for way in ("for", "against"):
                    yield supplied(proposal.sheet, [(gap, way)]), proposal.sheet


@given(seed=st.integers(min_value=0, max_value=20_000))
@QUIET
def test_a_record_read_without_facts_is_read_as_the_plain_table_reads_it(seed: int) -> None:
    for sheet, like in answered(case_from_values(generate(seed))):
        hold_equal(sheet, like)


@pytest.mark.parametrize("path", casebook(), ids=lambda path: path.stem)
def test_the_casebook_is_read_the_same(path: object) -> None:
    for sheet, like in answered(read_case(path)):
        hold_equal(sheet, like)


def test_what_is_supposed_is_taken_in_both() -> None:
    case = case_from_values(base("one_parent"))
    plain, supposed = (gather(case, KNOWLEDGE, words)[0] for words in ({}, {"rf_parent_substance": "present"}))
    hold_equal(supposed, supposed)
    assert evidence_read(supposed, supposed).position("best") != evidence_read(plain, plain).position("best")


@pytest.mark.parametrize(
    "supposed", [{"protection": "found"}, {"protection": "none_found"}, {"wish@mother": "opposed"}]
)
def test_protection_and_wishes_that_are_supposed_are_taken_in_both(supposed: dict[str, str]) -> None:
    case = case_from_values(
        changed(base("one_parent"), {"edit": {"ratings": {"p_support": {"acts_after_move": None}}}})
    )
    plain, sheet = (gather(case, KNOWLEDGE, words)[0] for words in ({}, supposed))
    hold_equal(sheet, sheet)
    assert evidence_read(sheet, sheet).read != evidence_read(plain, plain).read


def test_ratings_are_read_again_where_an_answer_changes_one() -> None:
    """An answer about an entry leaves the ratings as they were read; one about a disputed rating does not."""
    alleged = {
        "id": "x1",
        "date": "2021-03-01",
        "source": {"kind": "health"},
        "about": ["mother"],
        "factors": [{"id": "rf_parent_mental_health", "direction": "concern"}],
        "standing": [{"is": "alleged"}],
    }
    edit = {"add": {"chronology": [alleged]}, "edit": {"ratings": {"r2": {"status": "disputed"}}}}
    read = {}
    for sheet, like in answered(case_from_values(changed(base("one_parent"), edit))):
        evidence_read(sheet, like)
        if sheet is not like:
            read.setdefault(sheet.view.case is like.view.case, []).append(
                sheet.view.ratings_read is like.view.ratings_read
            )
    assert read == {True: [True, True], False: [False, False]}


def test_a_record_is_read_no_oftener_than_once_for_each_question_and_once_for_all(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three questions that move the class together are four readings each way; halving them would take five."""
    asked: list[Sheet] = []
    original = changes.evidence_read
    monkeypatch.setattr(changes, "evidence_read", lambda sheet, like: asked.append(sheet) or original(sheet, like))
    proposal = assess(case_from_values(large_case(300, SEED))).proposals[0]
    gaps = [gap for gap in proposal.reader.of_kind("gap").values() if gap["gap"] in OF_THE_RECORD]
    assert len({question(gap) for gap in gaps}) == 3
    assert len(asked) == 2 * (3 + 1)

"""Bias, patterns, faults of a chronology and signs of change: figures agree, words blame nobody, and all is said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from engine.case.case import Case
from engine.case.entries import Entry as ChronologyEntry
from knowledge_base import load_knowledge
from knowledge_base.check.cards import NEVER_SAID
from knowledge_base.shapes.capacity import Sign
from knowledge_base.shapes.entry import AskedAbout, Entry
from knowledge_base.shapes.practice import Parameter
from knowledge_base.shapes.reasoning import Bias, ChronologyFault, Pattern

KNOWLEDGE: Final = load_knowledge()
READINGS: Final = Path(__file__).parents[2] / "docs" / "decisions" / "0007-how-patterns-are-read.md"
READ: Final = {
    id_: entry
    for id_, entry in KNOWLEDGE.all_entries.items()
    if isinstance(entry, Bias | Pattern | ChronologyFault | Sign)
}
WRITTEN_HERE: Final = {
    id_: entry
    for name in (
        *("bias_findings", "biases", "countermeasures", "chronology_facts", "chronology_fields", "patterns"),
        *("chronology_faults", "signs_of_real_change", "signs_to_check"),
    )
    for id_, entry in KNOWLEDGE.catalogues[name].items()
}
# Whole words that blame, that read two ways in this field, or that are for a reader of code.
NOT_FOR_A_READER: Final = (
    *("score", "scores", "result", "results", "data", "item", "items", "handler", "helper", "utils", "detector"),
    *("positive", "negative", "failed", "refuses", "admits", "manipulative", "non-compliant", "disguising"),
)


def texts_of(entry: Entry) -> Iterator[str]:
    """Every text of an entry a reader may see."""
    yield from (entry.name, entry.statement, entry.limits or "")
    for field in ("looks_for", "question", "case_field"):
        yield getattr(entry, field, "")
    if entry.prompts is not None:
        yield from (*entry.prompts.ask, *entry.prompts.shows_change, *entry.prompts.counts_against)


def wrong_words(text: str) -> list[str]:
    """The words in a text that no reader should meet."""
    words = (*NEVER_SAID, *NOT_FOR_A_READER)
    return [word for word in words if re.search(rf"\b{re.escape(word)}\b".replace(r"\ ", r"\s+"), text, re.IGNORECASE)]


@pytest.mark.parametrize("id_", sorted(WRITTEN_HERE))
def test_no_text_holds_a_word_that_blames_or_is_never_said(id_: str) -> None:
    entry = WRITTEN_HERE[id_]
    assert isinstance(entry, Entry)
    assert [word for text in texts_of(entry) for word in wrong_words(text)] == []
    assert wrong_words("She admits it, the result: no  risk.") == ["no risk", "result", "admits"]


@pytest.mark.parametrize("id_", sorted(READ))
def test_what_is_raised_from_a_record_is_said_whole(id_: str) -> None:
    entry = READ[id_]
    assert isinstance(entry, AskedAbout)
    assert len(entry.prompts.ask) >= 2 and len(entry.prompts.counts_against) >= 2
    assert len(entry.limits.split()) >= 8 and entry.looks_for.endswith(".")
    if isinstance(entry, Bias):
        assert entry.question.endswith("?")
        assert ("never flagged" in entry.looks_for) == (entry.trace == "question" or id_ == "bias_start_again")
    if isinstance(entry, Bias | Sign) and entry.trace not in ("record", "question"):
        assert entry.looks_for.startswith("Nothing")


@pytest.mark.parametrize("id_", sorted(READ))
def test_how_it_is_read_is_said_to_be_this_tools_own(id_: str) -> None:
    entry = READ[id_]
    assert entry.provenance == "project" or "project" in entry.provenance_parts.get("looks_for", ())


def figures_of(page: str) -> dict[str, set[int]]:
    """The figures a page of readings gives in brackets, by the parameter named beside each."""
    found: dict[str, set[int]] = {}
    for name, figure in re.findall(r"\[([a-z_]+) (\d+)\b", page):
        found.setdefault(name, set()).add(int(figure))
    for figure, name in re.findall(r"\[(\d+) = ([a-z_]+)\]", page):
        found.setdefault(name, set()).add(int(figure))
    return found


def test_the_page_of_readings_and_the_parameters_give_the_same_figures() -> None:
    stated = figures_of(READINGS.read_text(encoding="utf-8"))
    assert len(stated) > 50
    assert stated == {name: {KNOWLEDGE.parameters[name].value} for name in stated}
    assert figures_of("[burst_least 2], [183 = engagement_window], [183]") == {
        "burst_least": {2},
        "engagement_window": {183},
    }


def test_every_parameter_of_a_pattern_is_named_where_it_is_read() -> None:
    named = {name for entry in READ.values() for name in entry.parameters}
    stated = figures_of(READINGS.read_text(encoding="utf-8")).keys()
    assert stated <= named


@pytest.mark.parametrize("id_", sorted(KNOWLEDGE.parameters))
def test_a_parameter_says_whose_figure_it_is_and_what_it_cannot_tell(id_: str) -> None:
    entry = KNOWLEDGE.parameters[id_]
    assert isinstance(entry, Parameter)
    assert entry.citations and entry.links
    assert entry.limits or id_ == "before_review"


def test_an_interval_the_law_sets_may_be_shortened_and_never_lengthened() -> None:
    """Regulation 28 gives four weeks and six weeks; a council cannot allow more (facts sheet 9.6)."""
    for name, weeks in (("visit_interim_order_home", 4), ("visit_care_order_home", 6), ("visit_in_care", 6)):
        interval = KNOWLEDGE.parameters[name]
        assert interval.value == interval.ceiling == weeks * 7
        assert "REG28" in {citation.source for citation in interval.citations}


@pytest.mark.parametrize("id_", sorted(KNOWLEDGE.chronology_fields))
def test_a_field_of_a_chronology_names_keys_a_case_file_has(id_: str) -> None:
    said = KNOWLEDGE.chronology_fields[id_].case_field
    keys = re.findall(r"\b([a-z_]+)\.([a-z_]+)", said)
    assert keys or "decisions" in said
    for top, inner in keys:
        assert top in Case.model_fields, f"{top} is no key of a case"
        if top == "chronology":
            assert inner in ChronologyEntry.model_fields, f"{inner} is no key of an entry"


def test_the_directions_and_traces_are_all_in_use() -> None:
    """A word of a closed list that nothing uses would be read by nothing."""
    assert {entry.speaks for entry in KNOWLEDGE.patterns.values()} == {"against", "for", "either"}
    assert {entry.of for entry in KNOWLEDGE.patterns.values()} == {"family", "child", "professionals"}
    assert {entry.trace for entry in KNOWLEDGE.biases.values()} == {"record", "question", "none"}

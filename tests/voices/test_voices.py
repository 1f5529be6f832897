"""The pages of readers: what each is told, what each may not see, and that nothing is left out unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import textstat

from engine.assess import assess
from engine.assessment import Assessment
from engine.case import case_from_values
from explanations import canonical_json, spine, to_text
from explanations.report.blocks import Block, Heading, Paragraph, Points, Table
from explanations.report.reading import Answer
from explanations.voices import DEPTHS, FAMILY_READERS, READERS, pages_for, spine_for, told_pages
from explanations.voices.depth import at_depth
from explanations.voices.plain_names import plain_names
from knowledge_base import load_knowledge
from knowledge_base.reader import read_yaml

HERE = Path(__file__).parent
AT_AGES = {"4": "2020-02-01", "8": "2016-03-01", "14": "2010-03-01"}
GRADE = 7.0
Values = dict[str, Any]


@cache
def values() -> Values:
    path = HERE / "two_homes.yaml"
    return read_yaml(path.read_bytes(), path.name, 1_000_000).value


@cache
def assessed(born: str = "2016-03-01") -> Assessment:
    held = json.loads(json.dumps(values()))
    held["children"][0]["born"] = born
    return assess(case_from_values(held))


def pages(reader: str, depth: int = 2, born: str = "2016-03-01") -> dict[str, list[Block]]:
    return dict(pages_for(spine_for(assessed(born), reader), depth))


def text(blocks: list[Block]) -> str:
    return to_text(blocks, 100)


def everything(reader: str) -> str:
    """All that a reader may get, as pages at each depth and as JSON."""
    told = spine_for(assessed(), reader)
    held = [text(blocks) for depth in DEPTHS for _, blocks in pages_for(told, depth)]
    data = told_pages(told, pages_for(told)) if reader in FAMILY_READERS else told
    return "\n".join([*held, canonical_json(data)])


# --- what may not be seen -------------------------------------------------------------------------------------------
SEES = {
    "worker": {"PRIVATE-1 test", "PRIVATE-7 K said", "PRIVATE-AUNT"},
    "supervisor": {"PRIVATE-1 test", "PRIVATE-2 told"},
    "panel": {"PRIVATE-1 test", "PRIVATE-2 told"},
    "parent": set[str](),
    "child": set[str](),
}
NEVER = {
    "worker": {"PRIVATE-11"},  # why something is withheld is in nobody's answer
    "supervisor": {"PRIVATE-7", "PRIVATE-8", "PRIVATE-9", "PRIVATE-11", "PRIVATE-AUNT"},
    "panel": {"PRIVATE-7", "PRIVATE-8", "PRIVATE-9", "PRIVATE-11", "PRIVATE-AUNT"},
    "parent": {"PRIVATE"},
    "child": {"PRIVATE"},
}


@pytest.mark.parametrize("reader", READERS)
def test_a_reader_sees_what_is_theirs_and_no_withheld_word(reader: str) -> None:
    held = everything(reader)
    assert not {word for word in SEES[reader] if word not in held}
    assert not {word for word in NEVER[reader] if word in held}


def test_the_withholding_rows_are_what_takes_the_words_out() -> None:
    """The near miss: withheld from the supervisor alone, the panel sees them, and the supervisor a marker."""
    held = json.loads(json.dumps(values()))
    held["withheld"][0]["from"] = ["supervisor"]
    both = {reader: spine_for(assess(case_from_values(held)), reader) for reader in ("supervisor", "panel")}
    assert "PRIVATE-7" in canonical_json(both["panel"]) and "PRIVATE-AUNT" in canonical_json(both["panel"])
    shown = text(dict(pages_for(both["supervisor"]))["supervisor"])
    assert "PRIVATE-7" not in shown and "[withheld from this reader]" in shown
    assert "Withheld from this reader: the words of e7 and 1 name." in " ".join(shown.split())


def test_withholding_changes_what_is_printed_and_never_the_answer() -> None:
    whole, panel = spine(assessed()), spine_for(assessed(), "panel")
    for one, other in zip(whole["proposals"], panel["proposals"], strict=True):
        assert one["classification"] == other["classification"]
        assert [row["id"] for row in one["challenges"]] == [row["id"] for row in other["challenges"]]
    assert [c["id"] for c in whole["conclusions"]] == [c["id"] for c in panel["conclusions"]]


def test_one_adult_reads_nothing_of_the_other() -> None:
    told = spine_for(assessed(), "parent")
    for page in told_pages(told, pages_for(told))["pages"]:
        other = {"mother": "father", "father": "mother"}[page["for"]]
        name = {"mother": "For B", "father": "For A"}[page["for"]]
        held = json.dumps(page)
        assert other not in held and name not in held


def test_what_was_told_in_private_is_counted_and_not_named() -> None:
    father, mother = (" ".join(text(pages("parent")[who]).split()) for who in ("father", "mother"))
    assert "[What this rests on is not shown on this page.]" in father
    assert "Left out here: 3 things on record." in father
    assert "a test, 10 January 2023" in mother and "Nothing that the lines above lean on was left out." in mother
    for private in ("12 January", "15 January", "25 May"):
        assert private not in father


def test_a_note_is_open_only_to_the_adult_it_is_about() -> None:
    """The near miss: the same note of a social worker about both is named on both pages."""
    held = json.loads(json.dumps(values()))
    held["chronology"][1] |= {"told_by": None, "rests_on": "seen", "about": ["mother", "father"]}
    told = spine_for(assess(case_from_values(held)), "parent")
    father = text(dict(pages_for(told))["father"])
    assert "12 January 2023" in father


@pytest.mark.parametrize("source", ["anonymous", "family_network", "child", "police", "other"])
def test_a_source_that_could_be_put_in_danger_is_never_named_to_a_parent(source: str) -> None:
    held = json.loads(json.dumps(values()))
    held["chronology"][0] |= {"source": {"kind": source}}
    told = spine_for(assess(case_from_values(held)), "parent")
    assert "10 January 2023" not in text(dict(pages_for(told))["mother"])


# --- what each is told ----------------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["parent_mother", "child_4", "child_8", "child_14"])
def test_the_page_reads_as_it_was_read_and_agreed(name: str) -> None:
    """Golden texts, few: read them aloud before changing them."""
    reader, which = name.split("_")
    page = pages("parent")["mother"] if reader == "parent" else pages("child", born=AT_AGES[which])["c1"]
    assert text(page) == (HERE / "golden" / f"{name}.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("wish", "says"), [("yes", "you want to go home"), ("no", "do not want"), (None, "Nobody has")]
)
def test_a_child_is_told_the_wish_on_record_and_that_it_may_change(wish: str | None, says: str) -> None:
    held = json.loads(json.dumps(values()))
    held["wishes"] = [row | {"wish": wish} for row in held["wishes"] if row["of"] == "c1"] if wish else []
    told = spine_for(assess(case_from_values(held)), "child")
    assert says in text(dict(pages_for(told))["c1"])


def test_a_young_person_is_told_the_group_and_a_younger_child_is_not() -> None:
    assert '"high"' in text(pages("child", born=AT_AGES["14"])["c1"])
    for age in ("4", "8"):
        assert '"high"' not in text(pages("child", born=AT_AGES[age])["c1"])


def test_every_factor_has_a_plain_name() -> None:
    factors = set(load_knowledge().factors)
    assert set(plain_names()) - {"care_of_child", "overall"} == factors
    assert all(words == words.strip() and "_" not in words for words in plain_names().values())


@pytest.mark.parametrize("reader", FAMILY_READERS)
def test_a_page_for_a_family_is_plain(reader: str) -> None:
    for blocks in pages(reader, born=AT_AGES["14"]).values():
        words = " ".join(_sentences(blocks))
        assert len(words.split()) >= 100
        assert textstat.flesch_kincaid_grade(words) <= GRADE, textstat.flesch_kincaid_grade(words)


def _sentences(blocks: list[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Points):
            for line in block.lines:
                yield from (line.text, *line.under)


@pytest.mark.parametrize("reader", READERS)
def test_a_class_is_never_named_without_its_range(reader: str) -> None:
    held = " ".join(text(blocks) for blocks in pages(reader, born=AT_AGES["14"]).values())
    named = "in the group" in held or "Class on the evidence" in held
    assert named and ("not ruled out" in held or "not excluded" in held)


# --- depth ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("reader", READERS)
def test_depth_cuts_and_adds_lines_and_counts_what_it_cuts(reader: str) -> None:
    shallow, usual, deep = (pages(reader, depth) for depth in DEPTHS)
    for who, blocks in usual.items():
        assert [type(b) for b in shallow[who]] == [type(b) for b in blocks] == [type(b) for b in deep[who]]
        for few, all_, more in zip(shallow[who], blocks, deep[who], strict=True):
            if isinstance(few, Heading | Paragraph | Table):
                assert few == all_ == more
                continue
            assert isinstance(all_, Points) and isinstance(more, Points)
            cut = len(all_.lines) - 3
            if cut > 0:
                assert few.lines[-1].text.startswith(f"And {cut} more line")
            assert [line.text for line in more.lines] == [line.text for line in all_.lines]
    said = [line.under for blocks in deep.values() for b in blocks if isinstance(b, Points) for line in b.lines]
    because = any(part.startswith("Because: ") for under in said for part in under)
    assert because == (reader not in FAMILY_READERS)


def test_a_depth_or_reader_there_is_none_of_is_refused() -> None:
    with pytest.raises(ValueError, match="No such depth: 4"):
        at_depth([], 4, Answer(spine(assessed())))
    with pytest.raises(ValueError, match="No such reader: 'press'"):
        spine_for(assessed(), "press")

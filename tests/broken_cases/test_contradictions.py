"""For every contradiction one file that is refused for it alone, and one just inside what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest

from engine.case import CaseFault, read_case
from engine.case.contradictions import CONTRADICTIONS, TOPICS
from engine.case.contradictions.page import page

HERE = Path(__file__).parent
DOCS = HERE.parent.parent / "docs"


def test_every_contradiction_has_its_folder_and_every_folder_its_contradiction() -> None:
    assert {folder.name for folder in HERE.iterdir() if folder.is_dir() and folder.name != "__pycache__"} == set(
        CONTRADICTIONS
    )


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_the_broken_file_is_refused_for_this_and_nothing_else(kind: str) -> None:
    with pytest.raises(CaseFault) as refused:
        read_case(HERE / kind / "broken.yaml")
    assert {fault.kind for fault in refused.value.faults} == {kind}
    for fault in refused.value.faults:
        assert fault.line > 1 and f"(line {fault.line})" in fault.where
        assert fault.what and fault.why.endswith(".") and fault.to_do.endswith((".", "?", "]"))


@pytest.mark.parametrize("kind", CONTRADICTIONS)
def test_the_sound_file_is_read(kind: str) -> None:
    assert read_case(HERE / kind / "sound.yaml").reference == "HW-0001"


def test_at_least_half_stand_between_different_parts_of_the_case() -> None:
    across = [kind for kind in CONTRADICTIONS.values() if kind.between_parts]
    assert len(CONTRADICTIONS) >= 32
    assert len(across) * 2 >= len(CONTRADICTIONS)


def test_every_contradiction_belongs_to_a_topic_and_says_what_it_is() -> None:
    topics = {topic.__name__ for topic in TOPICS}
    for kind in CONTRADICTIONS.values():
        assert kind.find.__module__ in topics
        assert kind.title and kind.statement.endswith(".")
    assert len({kind.title for kind in CONTRADICTIONS.values()}) == len(CONTRADICTIONS)


def test_the_page_of_the_documentation_is_up_to_date() -> None:
    written = (DOCS / "contradictions.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m engine.case.contradictions.page > docs/contradictions.md"

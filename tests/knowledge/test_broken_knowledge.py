"""Knowledge that is broken on purpose is refused, and the refusal says where, which entry, why and what was meant."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from knowledge_base import KnowledgeError, load_knowledge
from knowledge_base.check import check_knowledge
from knowledge_base.reader import read_yaml

BROKEN = Path(__file__).parents[1] / "broken_knowledge"
GOOD = BROKEN / "good"


def _expected() -> dict[str, Any]:
    index = read_yaml((BROKEN / "expected.yaml").read_bytes(), "expected.yaml").value
    assert isinstance(index, dict)
    return index


EXPECTED = _expected()


@pytest.fixture
def folder(tmp_path: Path, name: str) -> Path:
    """The good knowledge with one thing broken: the files of the folder laid over it, the files named taken away."""
    copy = tmp_path / "knowledge"
    shutil.copytree(GOOD, copy)
    if (BROKEN / name).is_dir():
        shutil.copytree(BROKEN / name, copy, dirs_exist_ok=True)
    for file in EXPECTED[name].get("without", []):
        (copy / file).unlink()
    return copy


def test_every_broken_folder_is_in_the_index() -> None:
    folders = {one.name for one in BROKEN.iterdir() if one.is_dir()} - {"good"}
    without_files = {name for name, case in EXPECTED.items() if "without" in case}
    assert folders | without_files == set(EXPECTED)
    assert len(EXPECTED) >= 36


def test_the_good_knowledge_is_accepted() -> None:
    report = check_knowledge(GOOD)
    assert [str(fault) for fault in report.faults] == []
    assert [str(warning) for warning in report.warnings] == []
    assert load_knowledge(GOOD).edition == "2026-01-01"


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_broken_knowledge_is_refused_in_words_its_author_can_use(folder: Path, name: str) -> None:
    case = EXPECTED[name]
    said = [str(fault) for fault in check_knowledge(folder).faults]
    for words in case["says"]:
        assert any(all(word in fault for word in words) for fault in said), f"{words} in none of {said}"
    assert len(said) == int(case.get("faults", 1)), said


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_what_is_not_in_the_form_of_its_catalogue_is_not_even_loaded(folder: Path, name: str) -> None:
    if EXPECTED[name]["when"] == "checking":
        assert load_knowledge(folder).edition == "2026-01-01"
        return
    with pytest.raises(KnowledgeError) as refused:
        load_knowledge(folder)
    for words in EXPECTED[name]["says"]:
        assert any(all(word in str(fault) for word in words) for fault in refused.value.faults)
    assert "Traceback" not in str(refused.value) and "pydantic" not in str(refused.value)

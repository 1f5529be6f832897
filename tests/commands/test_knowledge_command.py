"""`check-knowledge`: the shipped knowledge, a folder with faults, and what is written anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands_run import Commands
from project_tree import ROOT

from engine.assess import inference
from engine.conditions import as_json, read_conditions


@pytest.fixture
def own_knowledge(homeward: Commands) -> Path:
    """A copy of the shipped knowledge, without its code."""
    folder = homeward.folder / "knowledge"
    leave_out = shutil.ignore_patterns("*.py", "__pycache__", "check", "shapes", ".mypy_cache", "knowledge.json")
    shutil.copytree(ROOT / "knowledge_base", folder, ignore=leave_out)
    return folder


def test_the_shipped_knowledge_is_accepted(homeward: Commands) -> None:
    ran = homeward("check-knowledge")
    assert (ran.code, ran.err) == (0, "")
    assert "Accepted: no fault found." in ran.out


def test_a_fault_is_named_with_its_file(homeward: Commands, own_knowledge: Path) -> None:
    parameters = own_knowledge / "parameters.yaml"
    text = parameters.read_text(encoding="utf-8")
    parameters.write_text(text.replace("provenance: project", "provenance: projekt", 1), encoding="utf-8")
    ran = homeward("check-knowledge", "knowledge")
    assert (ran.code, ran.out) == (1, "")
    assert "Refused" in ran.err and "parameters.yaml, line" in ran.err and "project" in ran.err


@pytest.mark.parametrize("path", ["nowhere", "case.yaml"])
def test_what_is_no_folder_is_refused(homeward: Commands, path: str) -> None:
    for more in ((), ("--write-generated",)):
        ran = homeward("check-knowledge", path, *more)
        assert (ran.code, ran.out) == (1, "")
        assert "Traceback" not in ran.err


def test_stale_conditions_are_refused_until_written_anew(homeward: Commands, own_knowledge: Path) -> None:
    (own_knowledge / "conditions.json").write_text("[]\n", encoding="utf-8")
    stale = homeward("check-knowledge", "knowledge")
    assert stale.code == 1 and "stale" in stale.err
    written = homeward("check-knowledge", "knowledge", "--write-generated")
    assert (written.code, written.err) == (0, "")
    now = as_json(read_conditions(inference().engine_class))
    assert (own_knowledge / "conditions.json").read_text(encoding="utf-8") == now
    assert (own_knowledge / "knowledge.json").is_file()
    assert "knowledge.json" in written.out and "Accepted" in written.out


def test_faulty_knowledge_is_not_compiled(homeward: Commands, own_knowledge: Path) -> None:
    parameters = own_knowledge / "parameters.yaml"
    text = parameters.read_text(encoding="utf-8")
    parameters.write_text(text.replace("provenance: project", "provenance: projekt", 1), encoding="utf-8")
    ran = homeward("check-knowledge", "knowledge", "--write-generated")
    assert ran.code == 1
    assert not (own_knowledge / "knowledge.json").exists()

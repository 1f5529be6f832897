"""README's second example, as it stands there: from nothing and a sheet to a first answer that claims nothing."""

from __future__ import annotations

import json
import re
import shlex
import shutil

import pytest
from commands_run import Commands
from project_tree import ROOT, read

BLOCK = re.search(r"<!-- second example -->\n```sh\n(.*?)```\n<!-- end", read("README.md"), re.S)
LINES = BLOCK[1].strip().splitlines() if BLOCK else []


@pytest.fixture
def example(homeward: Commands) -> Commands:
    """A folder in which every line of the example was typed."""
    shutil.copytree(ROOT / "examples", homeward.folder / "examples")
    for line in LINES:
        ran = homeward(*shlex.split(line)[1:])
        assert ran.code == 0, (line, ran.err)
    return homeward


def test_it_takes_a_few_commands(example: Commands) -> None:
    assert 3 <= len(LINES) <= 5
    assert {"hw-0001.yaml", "suggestions.csv"} <= example.left()


def test_the_first_answer_is_gaps_and_possible_challenges_and_no_false_class(example: Commands) -> None:
    told = json.loads(example("assess", "hw-0001.yaml", "--format", "json").out)
    (proposal,) = told["proposals"]
    assert proposal["classification"]["class"] in ("not_classified", "high", "severe")
    assert "shown" not in {proposal["classification"]["shown"][vote] for vote in ("risk", "capacity")}
    listed = [one for one in proposal["challenges"] if one["kind"] == "contrary_entry"]
    assert listed and not any(one["confirmed"] for one in listed)
    assert len(proposal["gaps"]) > 10
    assert told["record"]["untagged"] == told["record"]["entries"] == 12 and told["record"]["unread"] == 1


def test_each_step_says_the_next(example: Commands) -> None:
    told = json.loads(example("assess", "hw-0001.yaml", "--format", "json").out)
    steps = [step["command"] for step in told["next_steps"]]
    assert "homeward confirm CASE" in steps and "homeward import FILE --into CASE" in steps
    assert "homeward assess" in example("import", "examples/chronology.csv", "--into", "hw-0001.yaml").out
    assert "What to do next" in example("assess", "hw-0001.yaml").out
    assert "homeward import" in example("new", "hw-0002.yaml", "--reference", "HW-0002", "--as-of", "2019-04-01").out


def test_a_case_just_begun_is_told_to_import(homeward: Commands) -> None:
    assert homeward("new", "hw-0003.yaml", "--reference", "HW-0003", "--as-of", "2019-04-01").code == 0
    page = homeward("assess", "hw-0003.yaml").out
    assert "There is no chronology yet" in page and "homeward import FILE --into CASE" in page


@pytest.mark.parametrize("word", ["two words", "", "name;", "-x"])
def test_a_reference_is_one_plain_word(homeward: Commands, word: str) -> None:
    assert homeward("new", "hw-0004.yaml", f"--reference={word}", "--as-of", "2019-04-01").code == 2
    assert "hw-0004.yaml" not in homeward.left()

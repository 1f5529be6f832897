"""The seeds table: every row's command is run, and its output holds the id; what waits is not there yet."""

from __future__ import annotations

import json
import sys
from collections import Counter
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

import pytest
import yaml

from homeward.cli import main
from knowledge_base import load_knowledge

ROOT = Path(__file__).parents[2]
ROWS = yaml.safe_load((ROOT / "docs" / "seeds.yaml").read_text(encoding="utf-8"))
SHOWN = [row for row in ROWS if "command" in row]
KINDS = {"feature", "step", "role", "document", "timescale", "statistic", "principle"}
SEEDS = {"SEED-000", "SEED-001", "SEED-002", "SEED-003", "SEED-004"}

sys.path.insert(0, str(ROOT / "docs"))
from make_seeds_page import page  # noqa: E402


@cache
def output_of(command: str) -> str:
    """What a command of the table prints, run from the top of the project."""
    words = command.split()
    assert words[0] == "homeward"
    words = [str(ROOT / word) if word.startswith("tests/") else word for word in words[1:]]
    printed = StringIO()
    with redirect_stdout(printed):
        assert main(words) == 0, f"{command} was refused"
    return printed.getvalue()


def ids_in(told: object) -> set[str]:
    """Every `id` of an answer in JSON."""
    if isinstance(told, dict):
        mine = {told["id"]} if isinstance(told.get("id"), str) else set()
        return mine.union(*(ids_in(value) for value in told.values()))
    return set().union(*(ids_in(value) for value in told)) if isinstance(told, list) else set()


@cache
def json_ids_of(command: str) -> set[str]:
    return ids_in(json.loads(output_of(command)))


@pytest.mark.parametrize("command", sorted({row["command"] for row in SHOWN}))
def test_a_command_shows_every_id_its_rows_name(command: str) -> None:
    wanted = {row["id"] for row in SHOWN if row["command"] == command}
    if "--format json" in command:
        assert wanted <= json_ids_of(command)
    else:
        heading = output_of(command).split("\n==", 1)[0].replace("\n", " ")
        assert wanted == {heading.rsplit("(", 1)[1].rstrip(")")}


def test_a_command_that_shows_something_else_would_be_told() -> None:
    assert "bcp_1_2" not in output_of("homeward show voice_app")
    assert "bcp_1_1" not in json_ids_of("homeward plan tests/seeds/havering.yaml --format json")


def test_every_row_is_whole_and_said_once() -> None:
    for row in ROWS:
        assert row["seed"] in SEEDS
        assert row["kind"] in KINDS
        assert row["place"]
        assert row["says"].strip()
        assert ("command" in row) != ("later" in row), row
        assert "later" in row or row["id"]
        assert row.get("later") in (None, 6, 7)
    said_twice = [said for said, times in Counter((row["seed"], row["says"]) for row in ROWS).items() if times > 1]
    assert not said_twice
    assert {row["seed"] for row in ROWS} == SEEDS


def test_what_waits_is_not_in_the_knowledge_yet() -> None:
    held = load_knowledge().all_entries
    assert not [row["id"] for row in ROWS if "later" in row and row.get("id") in held]


def test_the_page_is_written_from_the_table() -> None:
    written = (ROOT / "docs" / "seeds.md").read_text(encoding="utf-8")
    assert written == page(ROWS), "run: python docs/make_seeds_page.py"

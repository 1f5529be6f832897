"""Every command is listed, explains itself, and every example that help or README gives can be run."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from commands_run import Commands
from openpyxl import Workbook
from project_tree import ROOT, project_file, read

from engine.suppositions import STATUSES
from homeward import __version__
from homeward.cli.app import app

COMMANDS = [command.name for command in app.registered_commands]
LANDED = [
    "new", "schema", "check", "import", "confirm", "export", "judge", "assess", "plan", "compare", "explain",
    "challenge", "respond", "replay", "show", "check-knowledge",
]  # fmt: skip
TO_COME = ["cohort", "serve", "train"]


def examples(text: str) -> list[str]:
    """The commands a text gives as examples: lines that begin with the program's name."""
    return re.findall(r"^ *(homeward [^\n`]+)$", text, re.M)


def sheets_beside(homeward: Commands) -> None:
    """The sheets that examples import."""
    rows = [("Date", "Event"), ("12/03/2019", "Seen at home."), ("14/05/2019", "Smelt of alcohol at nursery.")]
    (homeward.folder / "council.csv").write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
    book = Workbook()
    for row in rows:
        book.active.append(row)
    book.save(homeward.folder / "chronology.xlsx")


DOCUMENTED = [
    *(line.strip() for command in app.registered_commands for line in examples(command.callback.__doc__ or "")),
    *(line for line in re.findall(r"`(homeward [^`\n]+)`", read("README.md")) if "CASE" not in line),
]


def test_the_version_is_the_one_of_the_project() -> None:
    assert __version__ == project_file()["project"]["version"]


def test_what_has_landed_is_listed_and_nothing_else(homeward: Commands) -> None:
    listed = re.findall(r"^  ([a-z-]+)  ", homeward("--help").out.split("Commands:")[1], re.M)
    assert listed == COMMANDS == LANDED
    assert not set(listed) & set(TO_COME)


def test_the_help_of_assess_names_every_status_that_can_be_supposed(homeward: Commands) -> None:
    said = " ".join(homeward("assess", "--help").out.split())
    assert f"take a risk factor as {', '.join(STATUSES[:-1])} or {STATUSES[-1]}." in said


@pytest.mark.parametrize("command", LANDED)
def test_each_command_explains_itself_with_examples(homeward: Commands, command: str) -> None:
    ran = homeward(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    given = examples(ran.out)
    assert given and all(line.startswith(f"homeward {command}") for line in given)


@pytest.mark.parametrize("command", TO_COME)
def test_a_command_to_come_is_wrong_usage(homeward: Commands, command: str) -> None:
    assert homeward(command).code == 2


@pytest.mark.parametrize("line", sorted(set(DOCUMENTED)))
def test_every_documented_example_can_be_run(homeward: Commands, line: str) -> None:
    sheets_beside(homeward)
    if "replay answer.json" in line:
        assert homeward("assess", "theo", "--format", "json", "--out", "answer.json").code == 0
    if "--from suggestions.csv" in line:
        assert homeward("confirm", "case.yaml", "--list", "suggestions.csv").code == 0
    ran = homeward(*shlex.split(line)[1:])
    assert ran.code == 0, ran.err


def test_readme_gives_examples_that_were_found() -> None:
    assert "homeward assess theo" in DOCUMENTED and "homeward --help" in DOCUMENTED


def test_the_version_is_printed(homeward: Commands) -> None:
    assert homeward("--version").out == f"homeward {__version__}\n"


@pytest.mark.parametrize("words", [("asess", "theo"), ("assess",), ("assess", "theo", "--formt", "json"), ("check",)])
def test_wrong_usage_says_so_and_nothing_more(homeward: Commands, words: tuple[str, ...]) -> None:
    ran = homeward(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err


def test_schema_prints_the_form_of_a_case_file(homeward: Commands) -> None:
    import json

    from engine.case import case_schema

    assert json.loads(homeward("schema").out) == case_schema()


# --- as a program of its own ------------------------------------------------------------------------------------------

PROGRAM = "import sys; sys.path.insert(0, sys.argv.pop(1)); from homeward.cli import main; sys.exit(main())"


def program(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own, in another folder, with no terminal."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, str(ROOT), *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )


def test_a_shipped_case_from_another_folder_in_a_process_of_its_own(tmp_path: Path) -> None:
    ran = program(tmp_path, "assess", "theo")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"CB-THEO" in ran.stdout and b"\x1b" not in ran.stdout
    assert not list(tmp_path.iterdir())


def test_a_refusal_in_a_process_of_its_own(tmp_path: Path) -> None:
    ran = program(tmp_path, "assess", "teo")
    assert (ran.returncode, ran.stdout) == (1, b"")
    assert b"theo" in ran.stderr and b"Traceback" not in ran.stderr


def test_help_loads_no_engine_and_no_colours(tmp_path: Path) -> None:
    heavy = "{'engine', 'experta', 'pydantic', 'rich', 'ruamel.yaml', 'yaml', 'jinja2', 'networkx'}"
    check = PROGRAM.replace(
        "sys.exit(main())", f"main(['--help']); sys.exit(', '.join({heavy} & sys.modules.keys()) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", check, str(ROOT)], cwd=tmp_path, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_assess_when_piped_loads_no_colours_and_no_checks(tmp_path: Path) -> None:
    heavy = "{'rich', 'ruamel.yaml', 'networkx', 'knowledge_base.check'}"
    check = PROGRAM.replace(
        "sys.exit(main())", f"main(['assess', 'theo']); sys.exit(', '.join({heavy} & sys.modules.keys()) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", check, str(ROOT)], cwd=tmp_path, capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")

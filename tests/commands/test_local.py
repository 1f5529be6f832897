"""`--local` and `homeward.local.yaml`: a council may ask for more; asking for less stands on page one or is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from commands_run import Commands

from engine.assess import assess
from engine.case import read_case_text
from explanations import spine
from knowledge_base import KnowledgeError, load_knowledge
from knowledge_base.local import LOCAL_NAME, asks_more, with_local
from knowledge_base.reader import read_yaml

HERE = Path(__file__).parent
EXAMPLE = HERE.parent.parent / "examples" / LOCAL_NAME
FAULTS: Any = read_yaml((HERE / "local_faults.yaml").read_bytes(), "local_faults.yaml").value
SHIPPED = load_knowledge()
EMPTY = {"format": "1", "council": "Exampleshire", "on": "2026-04-01"}


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Commands:
    monkeypatch.chdir(tmp_path)
    return Commands(tmp_path, capsys)


def local(also: dict[str, Any]) -> bytes:
    return yaml.safe_dump({**EMPTY, **also}, default_style='"').encode()


@pytest.mark.parametrize("row", FAULTS, ids=lambda row: row["name"])
def test_what_a_council_may_not_say_is_refused_with_what_to_do(row: dict[str, Any]) -> None:
    held = {**EMPTY, **row.get("also", {})}
    held.pop(row.get("without"), None)
    with pytest.raises(KnowledgeError) as refused:
        with_local(SHIPPED, yaml.safe_dump(held, default_style='"').encode(), LOCAL_NAME)
    said = str(refused.value)
    assert all(word in said for word in [LOCAL_NAME, *row["says"]])


@pytest.mark.parametrize("name", SHIPPED.parameters)
def test_a_looser_figure_needs_a_person_and_a_reason_and_a_stricter_one_neither(name: str) -> None:
    shipped = SHIPPED.parameters[name]
    for value in {shipped.floor, shipped.ceiling} - {shipped.value}:
        content = local({"parameters": [{"parameter": name, "value": str(value)}]})
        if asks_more(shipped, value):
            (row,) = with_local(SHIPPED, content, LOCAL_NAME).overridden
            assert (row.of, row.asks_more, row.by) == (name, True, "Exampleshire")
        else:
            with pytest.raises(KnowledgeError):
                with_local(SHIPPED, content, LOCAL_NAME)
        signed = {"parameter": name, "value": str(value), "by": "Head of service", "reason": "our own practice"}
        held = with_local(SHIPPED, local({"parameters": [signed]}), LOCAL_NAME)
        assert held.parameters[name].value == value
        assert held.hash != SHIPPED.hash


def test_a_file_that_changes_nothing_changes_no_line_of_the_answer() -> None:
    case = read_case_text((HERE / "case.yaml").read_bytes(), "case.yaml")
    plain = spine(assess(case, SHIPPED))
    over = spine(assess(case, with_local(SHIPPED, local({}), LOCAL_NAME)))
    assert over["knowledge"]["overridden"] == []
    assert plain["local"] is None
    for told in (plain, over):
        del told["knowledge"], told["local"]
    assert plain == over


def test_the_file_beside_the_case_is_read_unasked_and_named_on_page_one(run: Commands) -> None:
    before = run("plan", "case.yaml")
    shutil.copyfile(EXAMPLE, run.folder / LOCAL_NAME)
    for command in ("assess", "plan"):
        page = " ".join(run(command, "case.yaml").out.split()).replace("!! ", "")
        top = page[: page.index("Proposal p1") if command == "plan" else page.index("What was looked at")]
        assert "window_shorter is 84 days and not 92 days (by Head of service: our reviews" in top
    assert "Changed here" not in before.out
    assert "Contacts (Exampleshire, 1 April 2026)" in run("plan", "case.yaml").out


def test_a_pathway_of_its_own_is_planned_by(run: Commands) -> None:
    shutil.copyfile(EXAMPLE, run.folder / LOCAL_NAME)
    text = run.case.read_text()
    run.case.write_text(text + "pathway: exampleshire\n" if "pathway:" not in text else text)
    told = json.loads(run("plan", "case.yaml", "--format", "json").out)
    assert told["pathway"] == "exampleshire"
    assert [step["id"] for step in told["proposals"][0]["local_pathway"]["steps"]] == ["ex_panel"]


def test_a_check_that_is_left_out_is_not_asked_and_is_said(run: Commands) -> None:
    row = {"gate": "g3_agreement", "by": "Head of service", "reason": "held in another form"}
    (run.folder / "own.yaml").write_bytes(local({"gates_not_asked": [row]}))
    told = json.loads(run("plan", "case.yaml", "--local", "own.yaml", "--format", "json").out)
    assert "g3_agreement" not in {gate["id"] for gate in told["proposals"][0]["gates"]}
    assert told["knowledge"]["overridden"] == [
        {
            "parameter": "g3_agreement",
            "value": "left out",
            "default": "asked for",
            "by": "Head of service",
            "reason": "held in another form",
        }
    ]


def test_a_file_that_is_not_there_is_refused_by_every_command_that_takes_one(run: Commands) -> None:
    for words in (["assess"], ["plan"], ["challenge"], ["explain", "--why", "class"]):
        ran = run(words[0], "case.yaml", *words[1:], "--local", "none.yaml")
        assert ran.code == 1
        assert "none.yaml is not a file" in ran.err


def test_check_knowledge_says_what_the_file_changes(run: Commands) -> None:
    shutil.copyfile(EXAMPLE, run.folder / LOCAL_NAME)
    ran = run("check-knowledge", LOCAL_NAME)
    assert ran.code == 0
    assert "window_shorter is 84 days and not 92 days (ASKS FOR LESS" in ran.out
    assert "window_sustained is 365 days and not 183 days (asks for more" in ran.out
    (run.folder / LOCAL_NAME).write_bytes(local({"parameters": [{"parameter": "window_sustained", "value": "150"}]}))
    ran = run("check-knowledge", LOCAL_NAME)
    assert ran.code == 1
    assert "asks for less" in ran.err

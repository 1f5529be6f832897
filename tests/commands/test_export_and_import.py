"""A chronology that was exported and imported into another case is the same chronology, entry by entry."""

from __future__ import annotations

import json

import pytest
from commands_run import Commands

from engine.case import Case, read_case_text
from homeward.casebook import casebook_folder, shipped_names

KINDS = ("xlsx", "csv", "docx")


def emptied(homeward: Commands, name: str) -> Case:
    """A shipped case; its copy in the folder, with nothing in its chronology and nothing that names an entry."""
    case = read_case_text(casebook_folder().joinpath(f"{name}.yaml").read_bytes(), f"{name}.yaml")
    people = {"children": case.children, "adults": case.adults, "people": case.people, "households": case.households}
    people["proposals"] = case.proposals
    rows = {key: [row.model_dump(mode="json", by_alias=True) for row in held] for key, held in people.items()}

    held = {"format": 1, "reference": "EMPTY-1", "as_of": case.as_of.isoformat(), **rows}
    (homeward.folder / "empty.json").write_text(json.dumps(held), encoding="utf-8")
    return case


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", shipped_names())
def test_every_shipped_chronology_comes_back_as_it_was(homeward: Commands, name: str, kind: str) -> None:
    case = emptied(homeward, name)
    assert homeward("export", name, "--to", f"out.{kind}").code == 0
    ran = homeward("import", f"out.{kind}", "--into", "empty.json")
    assert ran.code == 0, ran.err
    back = read_case_text((homeward.folder / "empty.json").read_bytes(), "empty.json")
    assert back.chronology == case.chronology
    assert not back.unread
    once = (homeward.folder / "empty.json").read_bytes()
    assert homeward("import", f"out.{kind}", "--into", "empty.json").code == 0
    assert (homeward.folder / "empty.json").read_bytes() == once


def test_a_row_added_to_an_export_becomes_an_entry_and_a_changed_one_is_not_taken_silently(homeward: Commands) -> None:
    assert homeward("export", "case.yaml", "--to", "out.csv").code == 0
    sheet = homeward.folder / "out.csv"
    text = sheet.read_text(encoding="utf-8-sig")
    header, *rows = text.splitlines()
    columns = header.split(",")
    added = {"Date": "2020-09-12", "Event": "Seen at nursery"}
    rows[0] = rows[0].replace("xylophone at dawn", "xylophone at dusk")
    rows.append(",".join(added.get(column, "") for column in columns))
    sheet.write_text("\n".join([header, *rows]), encoding="utf-8")
    ran = homeward("import", "out.csv", "--into", "case.yaml")
    assert ran.code == 0, ran.err
    case = read_case_text(homeward.case.read_bytes(), "case.yaml")
    assert [entry.event for entry in case.chronology if entry.event == "Seen at nursery"]
    assert case.chronology[0].event == "xylophone at dawn"
    assert len(case.unread) == 1 and "e1" in case.unread[0]["reason"]

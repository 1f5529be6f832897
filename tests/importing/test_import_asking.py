"""`import` at a terminal: what it asks, what each answer does, and that No and Ctrl-C write nothing (0009 R1, R6)."""

from __future__ import annotations

import pytest
import typer
from importing.desk import TEXT, Desk

TWO_DATES = ("Date", "Event date", "Event")
TOLD = "Mother did not answer the door to the health visitor"
ROWS = (("01/02/2019", "First words"), ("05/02/2019", "Second words"))


def test_yes_adds_and_no_writes_nothing(desk: Desk) -> None:
    desk.sheet(*ROWS, ("2019?", "In doubt"))
    ran = desk.answering("", "n")
    assert ran.code == 0 and "Nothing was written." in ran.out and "are kept" not in ran.out
    assert desk.case.read_text(encoding="utf-8") == TEXT and not desk.beside()
    assert "Add 2 entries?" in ran.out
    assert desk.answering("", "y").code == 0 and len(desk.new()) == 2 and len(desk.unread()) == 1


def test_it_says_yes_without_asking_where_that_is_wanted(desk: Desk) -> None:
    desk.sheet(*ROWS, ("2019?", "In doubt"))
    assert desk.answering(options=["--yes"]).code == 0 and len(desk.new()) == 2
    assert desk.answering(options=["--dry-run"]).code == 0


def test_where_only_unread_rows_would_be_kept_it_asks_about_those(desk: Desk) -> None:
    desk.sheet(("2019?", "In doubt"), ("2020?", "In doubt too"))
    ran = desk.answering("", "", "n")
    assert ran.code == 0 and "Add 0" not in ran.out
    assert "No row can be added as an entry." in ran.out
    assert "Keep 2 rows as unread in the case file, with the reason?" in ran.out
    assert desk.case.read_text(encoding="utf-8") == TEXT
    assert desk.answering("", "", "y").code == 0 and not desk.new() and len(desk.unread()) == 2
    again = desk.answering("", "")
    assert again.code == 0 and "Keep" not in again.out, "rows that are kept already are not asked about"


def test_one_entry_beside_an_unread_row_is_asked_about_as_an_entry(desk: Desk) -> None:
    desk.sheet(ROWS[0], ("2019?", "In doubt"))
    ran = desk.answering("", "y")
    assert "Add 1 entry?" in ran.out and "No row can be added" not in ran.out
    assert len(desk.new()) == 1 and len(desk.unread()) == 1


# --- Columns ----------------------------------------------------------------------------------------------------------
def test_each_column_is_asked_about_and_what_was_said_is_kept(desk: Desk) -> None:
    desk.sheet(("02/02/2019", "01/02/2019", "Arrived"), ("04/02/2019", "03/02/2019", "Left"), header=TWO_DATES)
    ran = desk.answering("", "nonsense", "recorded", "date", "", "y")
    assert ran.code == 0, ran.err
    assert "That is none of: date" in ran.out and "Column A Date: 02/02/2019 | 04/02/2019" in ran.out
    found = [(str(entry.date), str(entry.recorded), entry.event) for entry in desk.new()]
    assert found == [("2019-02-01", "2019-02-02", "Arrived"), ("2019-02-03", "2019-02-04", "Left")]
    assert "case.mapping.yaml" in ran.err and "--mapping" in ran.err
    once = desk.case.read_bytes()
    assert "2 there already" in desk.brought("--mapping", "case.mapping.yaml").out
    assert desk.case.read_bytes() == once


def test_a_column_cannot_be_what_another_is(desk: Desk) -> None:
    desk.sheet(("01/02/2019", "02/02/2019", "Arrived"), header=TWO_DATES)
    ran = desk.answering("y", "date", "date", "also", "event", "y")
    assert ran.code == 0 and "Another column is `date` already" in ran.out
    assert [(str(entry.date), dict(entry.also)) for entry in desk.new()] == [
        ("2019-02-01", {"Event date": "02/02/2019"})
    ]
    assert desk.bring("--mapping", "case.mapping.yaml").code == 0 and len(desk.new()) == 1


def test_a_mapping_that_does_not_name_the_table_asked_about_is_said_so(desk: Desk) -> None:
    desk.sheet(("01/02/2019", "02/02/2019", "Arrived"), header=TWO_DATES)
    (desk.folder / "other.yaml").write_text(
        "tables:\n  - {table: Other, header_row: 1, columns: {A: date, B: event}}\n", encoding="utf-8"
    )
    ran = desk.answering("y", "date", "also", "event", "y", options=["--mapping", "other.yaml"])
    assert ran.code == 0, ran.err
    assert "The mapping file does not name it." in ran.out and len(desk.new()) == 1
    assert "does not name it" not in desk.answering("y", "date", "also", "event").out, "no mapping was given"


@pytest.mark.parametrize("answers", [("n",), ("y", "date", "also", "also")])
def test_a_table_that_is_no_chronology_is_left_out(desk: Desk, answers: tuple[str, ...]) -> None:
    desk.sheet(("01/02/2019", "02/02/2019", "Arrived"), header=TWO_DATES)
    ran = desk.answering(*answers)
    assert ran.code == 0 and desk.case.read_text(encoding="utf-8") == TEXT


# --- Dates ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("answer", "day"), [("1", "2019-04-03"), ("2", "2019-03-04")])
def test_a_reading_of_a_date_is_chosen_once(desk: Desk, answer: str, day: str) -> None:
    desk.sheet(("03/04/2019", "Either way"), ("03/25/2019", "Month first"), ("04/02/2020", "Either way too"))
    ran = desk.answering(answer, "1", "", "y")
    assert ran.code == 0 and "Row 2: The column holds a date that can only be read month first" in ran.out
    assert [str(entry.date) for entry in desk.new()] == [day, "2019-03-25"] and len(desk.unread()) == 1
    once = desk.case.read_bytes()
    again = desk.answering("")
    assert again.code == 0 and "2 there already" in again.out and desk.case.read_bytes() == once
    assert "Row 2:" not in again.out, "what was answered is not asked again"
    assert desk.brought("--yes") and desk.case.read_bytes() == once


@pytest.mark.parametrize("answer", ["", "9", "0", "x", "²"])
def test_any_other_answer_leaves_the_row_unread(desk: Desk, answer: str) -> None:
    desk.sheet(*ROWS, ("2019?", "In doubt"))
    assert desk.answering(answer, "y").code == 0
    assert len(desk.new()) == 2 and [row["cells"]["Date"] for row in desk.unread()] == ["2019?"]


def test_an_unread_row_answered_later_becomes_an_entry_and_leaves_unread(desk: Desk) -> None:
    desk.sheet(*ROWS, ("2019?", "In doubt"))
    desk.brought()
    assert len(desk.unread()) == 1
    assert desk.answering("1", "y").code == 0
    assert not desk.unread() and desk.words() == ["First words", "Second words", "In doubt"]


def test_a_doubtful_day_of_recording_that_was_answered_adds_no_second_entry(desk: Desk) -> None:
    desk.sheet(("01/02/2019", "Words", "2020?"), ("01/03/2019", "More", "02/03/2019"),
               header=("Date", "Event", "Recorded on"))  # fmt: skip
    assert desk.answering("1", "y").code == 0 and len(desk.new()) == 2
    once = desk.case.read_bytes()
    desk.brought()
    assert desk.case.read_bytes() == once


# --- Rows without a date ----------------------------------------------------------------------------------------------
def test_a_row_without_a_date_is_put_to_the_row_above_or_stands_alone_or_is_left(desk: Desk) -> None:
    desk.sheet(ROWS[0], ("", "and more of it"), ("", "and still more"), ROWS[1], ("", "alone"), ("", "left"))
    ran = desk.answering("a", "A ", "e", "", "y")
    assert ran.code == 0, ran.err
    assert desk.words() == ["First words\nand more of it\nand still more", "Second words", "alone"]
    assert [row["cells"] for row in desk.unread()] == [{"Event": "left"}]
    assert "6 rows: 3 new entries, 2 put to the row above, 1 not read" in ran.out
    once = desk.case.read_bytes()
    assert desk.answering("").code == 0 and desk.case.read_bytes() == once


def test_a_row_is_put_to_no_row_but_the_one_above_it(desk: Desk) -> None:
    desk.sheet(ROWS[0], ("2019?", "In doubt"), ("", "goes on from the doubtful one"))
    ran = desk.answering("", "a", "y")
    assert ran.code == 0 and "part of the row above" not in ran.out
    assert desk.words() == ["First words"] and len(desk.unread()) == 2
    desk.sheet(("09/09/2019", "A new one"), ROWS[0], ("", "goes on from one that is there"))
    assert desk.answering("a", "y").code == 0
    assert desk.words() == ["First words", "A new one"] and len(desk.unread()) == 3


def test_a_row_that_was_put_to_one_the_case_file_refuses_is_kept_unread_too(desk: Desk) -> None:
    header = ("Date", "Event", "Recorded on")
    desk.sheet(("05/02/2019", "Too early", "01/02/2019"), ("", "and more", ""), header=header)
    ran = desk.answering("a", "y")
    assert ran.code == 0, ran.err
    assert not desk.new() and [row["cells"]["Event"] for row in desk.unread()] == ["Too early", "and more"]
    assert "2 rows: 2 not read" in ran.out


def test_an_unread_row_put_to_the_row_above_later_leaves_unread(desk: Desk) -> None:
    desk.sheet(ROWS[0], ("", "and more of it"))
    desk.case.write_text(
        TEXT.replace("unread: []", 'unread: [{sheet: "", row: 3, reason: x, cells: {Event: and more of it}}]'),
        encoding="utf-8",
    )
    assert desk.answering("a", "y").code == 0
    assert desk.words() == ["First words\nand more of it"] and not desk.unread()


# --- The same event twice ---------------------------------------------------------------------------------------------
def test_two_new_rows_that_are_one_event_become_one_entry(desk: Desk) -> None:
    desk.sheet(("01/02/2019", TOLD), ("02/02/2019", f"{TOLD}s"), ("03/02/2019", f"{TOLD}ss"))
    ran = desk.answering("y", "y", "y", "y")
    assert ran.code == 0, ran.err
    (entry,) = desk.new()
    assert entry.event == TOLD and len(entry.from_rows) == 3
    assert list(entry.also.values()) == [f"{TOLD}s", f"{TOLD}ss"]
    once = desk.case.read_bytes()
    again = desk.answering()
    assert again.code == 0 and "twice" not in again.out and desk.case.read_bytes() == once


def test_a_row_that_is_an_entry_of_the_case_is_added_to_it(desk: Desk) -> None:
    desk.replace('event: "marmalade at dawn"', f'event: "{TOLD}", from_rows: [old]')
    before = desk.case.read_text(encoding="utf-8").splitlines()
    desk.sheet(("02/02/2020", f"{TOLD}s"), ("02/03/2020", "Something else"))
    ran = desk.answering("y", "y", "y")
    assert ran.code == 0, ran.err
    entry = desk.read().chronology[0]
    assert (entry.id, entry.event, entry.about) == ("e1", TOLD, ("mother",))
    assert len(entry.from_rows) == 2 and entry.from_rows[0] == "old" and list(entry.also.values()) == [f"{TOLD}s"]
    assert desk.words() == ["Something else"]
    after = desk.case.read_text(encoding="utf-8")
    assert "# the first" in after
    assert [line for line in after.splitlines() if line in before] == [line for line in before if TOLD not in line]
    once = desk.case.read_bytes()
    assert desk.answering().code == 0 and desk.case.read_bytes() == once


def test_what_is_not_one_event_stays_two_and_is_not_asked_again(desk: Desk) -> None:
    desk.sheet(("01/02/2019", TOLD), ("02/02/2019", f"{TOLD}s"))
    assert desk.answering("y", "n", "y").code == 0 and len(desk.new()) == 2
    assert "twice" not in desk.answering().out


# --- Stopping ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("answers", [(), ("",), ("", "y")])
def test_the_end_of_the_input_stops_it_and_writes_nothing(desk: Desk, answers: tuple[str, ...]) -> None:
    desk.sheet(("01/02/2019", TOLD), ("02/02/2019", f"{TOLD}s"), ("2019?", "In doubt"))
    ran = desk.answering(*answers)
    assert (ran.code, ran.err) == (1, "Stopped: nothing was written.\n")
    assert desk.case.read_text(encoding="utf-8") == TEXT and not desk.beside()


@pytest.mark.parametrize("question", ["prompt", "confirm"])
def test_ctrl_c_at_a_question_stops_it_and_writes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(typer, question, interrupted)
    desk.sheet(*ROWS, ("2019?", "In doubt"))
    ran = desk.answering("")
    assert (ran.code, ran.err) == (1, "Stopped: nothing was written.\n")
    assert desk.case.read_text(encoding="utf-8") == TEXT and not desk.beside()


@pytest.mark.parametrize("at", ["read_tables", "with_pairs"])
def test_ctrl_c_at_work_stops_it_and_writes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch, at: str) -> None:
    from homeward.importing import files
    from homeward.importing.plan import Planner

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(files if at == "read_tables" else Planner, at, interrupted)
    desk.sheet(*ROWS)
    ran = desk.bring()
    assert (ran.code, ran.err) == (1, "Stopped: nothing was written.\n")
    assert desk.case.read_text(encoding="utf-8") == TEXT and not desk.beside()

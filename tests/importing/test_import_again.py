"""Importing again adds only what is new, whatever a person changed since; rows put right leave `unread` (0009 R5)."""

from __future__ import annotations

import pytest
from importing.desk import Desk

ROWS = (("01/02/2019", "First words"), ("05/02/2019", "Second words"), ("09/02/2019", "Third words"))


def test_the_same_sheet_again_adds_nothing_and_touches_nothing(desk: Desk) -> None:
    desk.sheet(*ROWS, ("last week", "In doubt"))
    desk.brought()
    once = desk.case.read_bytes()
    assert "Nothing in it is new" in desk.brought().out
    assert desk.case.read_bytes() == once


def test_what_a_person_changed_in_an_entry_does_not_make_its_row_new(desk: Desk) -> None:
    desk.sheet(*ROWS)
    desk.brought()
    desk.replace('"Second words"', '"Told otherwise"\n    about: [father]\n    standing: [{is: disputed}]')
    desk.replace('"First words"', '"First words"\n    factors: [{id: rf_parent_substance, direction: concern}]')
    desk.replace("2019-02-09", "2019-02")
    once = desk.case.read_bytes()
    assert "3 there already" in desk.brought().out and desk.case.read_bytes() == once


def test_the_same_rows_in_another_file_with_other_spaces_are_the_same(desk: Desk) -> None:
    desk.sheet(*ROWS)
    desk.brought()
    desk.sheet(*((f"{day} ", f" {words.replace(' ', '  ')}") for day, words in reversed(ROWS)), header=("When", "Note"))
    assert "3 there already" in desk.brought().out


def test_a_new_row_in_the_middle_adds_one(desk: Desk) -> None:
    desk.sheet(*ROWS)
    desk.brought()
    desk.sheet(ROWS[0], ("03/02/2019", "Between them"), *ROWS[1:])
    assert "1 new entry, 3 there already" in desk.brought().out
    assert desk.words() == ["First words", "Second words", "Third words", "Between them"]
    ids = [entry.id for entry in desk.new()]
    assert len(set(ids)) == 4


def test_a_row_that_stands_twice_is_two_entries_and_stays_two(desk: Desk) -> None:
    desk.sheet(ROWS[0], ROWS[0])
    for _ in range(3):
        desk.brought()
        assert desk.words() == ["First words"] * 2
    desk.sheet(*[ROWS[0]] * 3)
    desk.brought()
    assert desk.words() == ["First words"] * 3


# --- Rows put right ---------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("2019?", "In doubt before"), ("03/02/2019", "In doubt before")),
        (("03/02/2019", ""), ("03/02/2019", "Words at last")),
        (("31/04/2019", "No such day"), ("30/04/2019", "No such day")),
    ],
)
def test_a_row_put_right_becomes_an_entry_and_leaves_unread(
    desk: Desk, before: tuple[str, str], after: tuple[str, str]
) -> None:
    desk.sheet(ROWS[0], before, ("2018?", "Stays in doubt"))
    desk.brought()
    assert len(desk.unread()) == 2
    desk.sheet(ROWS[0], after, ("2018?", "Stays in doubt"))
    out = " ".join(desk.brought().out.split())
    assert "1 row that was kept under `unread` of the case file can now be read" in out
    assert desk.words() == ["First words", after[1]]
    assert [row["cells"]["Event"] for row in desk.unread()] == ["Stays in doubt"]
    once = desk.case.read_bytes()
    desk.brought()
    assert desk.case.read_bytes() == once


def test_the_only_unread_row_put_right_leaves_an_empty_list_and_its_remarks(desk: Desk) -> None:
    desk.replace(
        "unread: []                        # rows an import could not read",
        'unread:   # kept\n  # by hand\n  - {sheet: "", row: 2, reason: x, cells: {Date: "2019?", Event: In doubt}}\n'
        "  # and so on",
    )
    desk.sheet(("03/02/2019", "In doubt"))
    desk.brought()
    text = desk.case.read_text(encoding="utf-8")
    assert "\nunread: []   # kept\n  # by hand\n  # and so on\nresponses:\n" in text and not desk.unread()


def test_words_that_stand_in_many_rows_make_no_unread_row_vanish(desk: Desk) -> None:
    desk.sheet(("2019?", "Home visit made"), ("2018?", "Home visit made"))
    desk.brought()
    desk.sheet(("2019?", "Home visit made"), ("2018?", "Home visit made"), ("03/02/2019", "Home visit made"))
    desk.brought()
    assert [row["cells"]["Date"] for row in desk.unread()] == ["2019?", "2018?"]
    desk.sheet(("04/02/2019", "Home visit made"), ("2018?", "Home visit made"), ("03/02/2019", "Home visit made"))
    desk.brought()
    assert [row["cells"]["Date"] for row in desk.unread()] == ["2018?"] and len(desk.new()) == 2


def test_a_row_of_another_source_with_the_same_words_makes_no_unread_row_vanish(desk: Desk) -> None:
    header = ("Date", "Event", "Agency", "Outcome")
    desk.sheet(("2019?", "Home visit made", "Health", "Seen"), header=header)
    desk.brought()
    desk.sheet(("03/02/2019", "Home visit made", "Police", "None"), header=header)
    desk.brought()
    assert len(desk.unread()) == 1 and len(desk.new()) == 1

"""Every field of an entry has a column, and each kind of field reads as a person would write it."""

from __future__ import annotations

import pytest
from exported_tables import case_with
from pydantic import BaseModel

from engine.case import Entry
from engine.case.entries import Source, Standing, Tag
from homeward.exporting import forms
from homeward.exporting.columns import COLUMNS
from homeward.exporting.lists import Spoilt, joined, parts, words_in
from homeward.exporting.sheet import sheet_of

READS_TAG = {"id", "direction", "confirmed", "words"}
READS_STANDING = {"is_", "from_", "by"}
CONCERN = {"id": "rf_a", "direction": "concern"}


def without_column(model: type[BaseModel]) -> set[str]:
    return set(model.model_fields) - {column.field for column in COLUMNS}


def test_every_field_of_an_entry_has_a_column() -> None:
    assert not without_column(Entry)

    class Longer(Entry):
        weather: str = ""

    assert without_column(Longer) == {"weather"}


def test_every_field_inside_a_field_is_written() -> None:
    assert set(Source.model_fields) == {column.part for column in COLUMNS if column.field == "source"}
    assert set(Tag.model_fields) <= READS_TAG, "a field of a tag that its form does not write"
    assert set(Standing.model_fields) == READS_STANDING


def test_no_two_columns_share_a_name_or_a_field() -> None:
    names = [column.header.casefold() for column in COLUMNS]
    assert len(set(names)) == len(names)
    assert len({(column.field, column.part) for column in COLUMNS}) == len(COLUMNS)


def cells_of(**fields: object) -> dict[str, str]:
    sheet = sheet_of(case_with([Entry.model_validate({"id": "e1", **fields})]), for_a_spreadsheet=True)
    return {name: cell for name, cell in zip(sheet.header, sheet.rows[0], strict=True) if cell}


@pytest.mark.parametrize(
    ("fields", "cells"),
    [
        ({}, {}),
        ({"date": "2020-01-16"}, {"Date": "2020-01-16", "Precision": "day"}),
        ({"date": "2020-01"}, {"Date": "2020-01", "Precision": "month"}),
        ({"date": "2020"}, {"Date": "2020", "Precision": "year"}),
        ({"date": "2020-01-01"}, {"Date": "2020-01-01", "Precision": "day"}),
        ({"date": "2020-03-15", "precision": "month"}, {"Date": "2020-03-15", "Precision": "month"}),
        ({"date": "2020-01-01", "precision": "before"}, {"Date": "2020-01-01", "Precision": "before"}),
        ({"source": {"kind": "police"}}, {"Source": "police"}),
        ({"source": {"who": "w1"}}, {"Source person": "w1"}),
        ({"source": {}}, {"Source": "not recorded"}),
        ({"announced": False}, {"Announced": "no"}),
        ({"about": ["mother", "father"]}, {"About": "mother; father"}),
        ({"known_to": ["a; b", "c", ""]}, {"Known to": '"a; b"; c; ""'}),
        (
            {"factors": [CONCERN, {"id": "pf_b", "direction": "strength", "confirmed": False}]},
            {"Factors": "rf_a: concern; pf_b: strength, not confirmed"},
        ),
        (
            {"standing": [{"is": "alleged"}, {"is": "disproved", "from": "2020-03-02", "by": "e14"}]},
            {"Standing": "alleged; disproved, from 2020-03-02, by e14"},
        ),
        ({"event": "=HYPERLINK(1)"}, {"Event": "'=HYPERLINK(1)"}),
        ({"event": "- said 'no'"}, {"Event": "'- said 'no'"}),
        ({"event": "a\x0bb _x000B_"}, {"Event": "a\\u000Bb \\u005Fx000B_"}),
    ],
)  # fmt: skip
def test_a_field_is_written_as_a_person_would_read_it(fields: dict[str, object], cells: dict[str, str]) -> None:
    assert cells_of(**fields) == {"Id": "e1", **cells}


def test_a_suggestion_without_a_direction_and_what_a_row_said_beside() -> None:
    tag = {"id": "rf_a", "confirmed": False}
    assert cells_of(factors=[tag], also={"Ward": "B", "Lines": ["1"]})["Factors"] == "rf_a: not confirmed"
    assert forms.TAGS.read("rf_a: Unconfirmed") == [{"id": "rf_a", "confirmed": "false"}]
    assert forms.OTHERS.read('Ward: B; Lines: json:["1"]') == {"Ward": "B", "Lines": ["1"]}


@pytest.mark.parametrize(
    "text", ["rf_a", "rf_a:", "rf_a: maybe", "rf_a: concern, strength", '"rf_a: concern', ": concern"]
)
def test_a_tag_that_says_too_little_or_too_much_is_refused(text: str) -> None:
    with pytest.raises(Spoilt):
        forms.TAGS.read(text)


def test_lists_read_as_typed_and_as_written() -> None:
    assert words_in(' a ;b;; "c; d" ; "" ;') == ["a", "b", "c; d", ""]
    assert words_in('the "good" sister; 5" knife') == ['the "good" sister', '5" knife']
    assert joined(['"a" b', " c", "d"]) == '"""a"" b"; " c"; d'
    assert parts('concern, "a, b"', ",") == ["concern", '"a, b"']
    for spoilt in ('"a; b', '"a" b; c', '"a""'):
        with pytest.raises(Spoilt):
            words_in(spoilt)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("16/01/2020", "2020-01-16"), ("6.1.2020", "2020-01-06"), (" 2020-01 ", "2020-01"), ("2020", "2020")],
)
def test_a_day_that_a_spreadsheet_turned_round_is_read_day_first(typed: str, day: str) -> None:
    assert forms.DAY.read(typed) == day

"""Every file of the corpus, imported: what must come of it is in corpus_expected.yaml, from docs/decisions/0009."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing.corpus_expectations import CASE, EXPECTED, Expected
from importing.corpus_run import Import, fields_of, lost_texts, numbers_in, prepared, words_of

SPEAKS_OF = {
    "date": ("date", "day", "month", "year"),
    "words": ("words", "text", "event"),
    "lost_cell": ("error", "formula", "value", "character", "cell"),
}
"""What the reason of an unread row must speak of, by what is at fault."""

IMPORTED = {name: one for name, one in EXPECTED.items() if one.exit == 0}
STOPPED = {name: one for name, one in EXPECTED.items() if one.exit != 0}
imported = pytest.mark.parametrize("expected", IMPORTED.values(), ids=IMPORTED)
stopped = pytest.mark.parametrize("expected", STOPPED.values(), ids=STOPPED)


@pytest.fixture
def work(
    expected: Expected, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Import:
    """The file beside a case in which nothing has happened yet."""
    return prepared(tmp_path, capsys, monkeypatch, expected)


@imported
def test_each_row_becomes_what_it_says(work: Import, expected: Expected) -> None:
    ran = work.run()
    assert ran.code == 0, ran.err
    chronology = work.read().chronology
    assert len(chronology) == len(expected.entries), ran.out
    wrong = {}
    for entry, (table, row, fields) in zip(chronology, expected.entries, strict=True):
        meant = {name: value for name, value in fields.items() if name not in ("has", "within")}
        found = fields_of(entry, meant)
        differ = {name: (found[name], value) for name, value in meant.items() if found[name] != value}
        if fields.get("within", "") not in (entry.event or ""):
            differ["event"] = (entry.event, fields["within"])
        lost = [text for text in fields.get("has", []) if text not in words_of(entry)]
        if differ or lost:
            wrong[f"{table.table.name} row {row}"] = (differ, lost)
    assert not wrong, "found, expected; and what is lost"


@imported
def test_a_row_that_is_not_read_is_kept_whole_with_its_reason(work: Import, expected: Expected) -> None:
    ran = work.run()
    assert ran.code == 0, ran.err
    kept = work.read().unread
    assert [int(row["row"]) for row in kept] == [row for _, row in expected.unread], ran.out
    for found, (table, row) in zip(kept, expected.unread, strict=True):
        kind, letter = table.unread[row]
        assert found.keys() >= {"row", "reason", "cells"}
        if work.file.suffix == ".xlsx":
            assert found["sheet"] == table.table.name
        assert not lost_texts(found, table.table, row), row
        speaks_of = (*SPEAKS_OF[kind], table.column_name(letter), f"column {letter}")
        assert any(word.casefold() in found["reason"].casefold() for word in speaks_of), (row, found["reason"])


@imported
def test_every_row_is_accounted_for_and_said(work: Import, expected: Expected) -> None:
    ran = work.run()
    assert ran.code == 0, ran.err
    case = work.read()
    read = [table for table in expected.tables if table.read]
    counted = sum(
        len(rows) for table in read for way, rows in table.outcomes.items() if way not in ("entries", "unread")
    )
    under_header = sum(len(table.under_header) for table in read)
    assert len(case.chronology) + len(case.unread) + counted == under_header
    totals = {len(table.under_header) for table in read}
    assert under_header in numbers_in(ran.out) or totals <= numbers_in(ran.out), "the sum of the rows is printed"
    last = ran.out.strip().splitlines()[-1]
    none = not case.unread and any(word in last.casefold().split() for word in ("no", "none", "every", "all"))
    assert none or len(case.unread) in numbers_in(last), last


@imported
def test_what_no_field_can_hold_is_kept_or_said(work: Import, expected: Expected) -> None:
    ran = work.run()
    assert ran.code == 0, ran.err
    printed = " ".join((ran.out + ran.err).split())
    chronology = work.read().chronology
    assert len(chronology) == len(expected.entries)
    for entry, (table, row, _) in zip(chronology, expected.entries, strict=True):
        for letter in table.said.get("kept", []):
            text, name = table.table.text(row, letter), table.column_name(letter)
            assert text in words_of(entry) or name in printed, (row, letter)
    for table in expected.tables:
        for letter, name in table.said.get("said", {}).items():
            assert name in printed and f" {letter} " in f" {printed} ".translate(str.maketrans("(),.:;\"'", " " * 8))
    for words in expected.said.get("says", []):
        assert words.casefold() in printed.casefold()


@imported
def test_importing_again_adds_nothing(work: Import) -> None:
    first = work.run()
    assert first.code == 0, first.err
    once = work.case.read_bytes()
    again = work.run()
    assert again.code == 0, again.err
    assert work.case.read_bytes() == once


@imported
def test_what_stood_in_the_case_stays(work: Import, expected: Expected) -> None:
    ran = work.run()
    assert ran.code == 0, ran.err
    after = work.case.read_text(encoding="utf-8")
    comments = [line[line.index("#") :] for line in CASE.splitlines() if "#" in line]
    places = [after.find(comment) for comment in comments]
    assert -1 not in places and places == sorted(places), "comments are kept, in their order"
    if not expected.entries and not expected.unread:
        assert after == CASE
    unchanged = work.read().model_dump(exclude={"chronology", "unread"})
    work.case.write_text(CASE, encoding="utf-8")
    assert work.read().model_dump(exclude={"chronology", "unread"}) == unchanged


@stopped
def test_a_file_that_cannot_be_told_is_refused_and_changes_nothing(work: Import, expected: Expected) -> None:
    ran = work.run()
    assert ran.code == expected.exit
    assert ran.err.strip(), "it says where, why and what to do"
    assert work.case.read_text(encoding="utf-8") == CASE
    written = work.new_files()
    assert len(written) == (1 if expected.stops_with_mapping else 0)
    for mapping in written:
        assert mapping.name in " ".join((ran.out + ran.err).split())
        names = [table.text(1, letter) for table in expected.layout.tables for letter in "ABC"]
        assert all(name in mapping.read_text(encoding="utf-8") for name in names), "every column, to be completed"

"""A mapping is written where nobody can tell the columns, completed by a person, and read back (0009 I10 and I11)."""

from __future__ import annotations

import stat

import pytest
from importing.desk import Desk

UNCERTAIN = (("01/02/2019", "02/02/2019", "Arrived"), ("03/02/2019", "04/02/2019", "Left again"))
TWO_DATES = ("Date", "Event date", "Event")
WRITTEN = "case.mapping.yaml"


def completed(desk: Desk, name: str = WRITTEN) -> None:
    """Put words in place of the question marks of the mapping, as a person does."""
    path = desk.folder / name
    text = path.read_text(encoding="utf-8")
    assert text.count('"?"') == 2
    path.write_text(text.replace('"?"', "date", 1).replace('"?"', "also", 1), encoding="utf-8")


def test_where_nobody_can_tell_it_stops_and_writes_a_mapping_to_complete(desk: Desk) -> None:
    desk.sheet(*UNCERTAIN, header=TWO_DATES)
    said = desk.refused()
    assert "more than one of its columns could be the date" in said and f"--mapping {desk.folder}" not in said
    assert WRITTEN in said and desk.beside() == {desk.folder / WRITTEN}
    assert stat.S_IMODE((desk.folder / WRITTEN).stat().st_mode) == 0o600
    said = desk.refused("--mapping", WRITTEN)
    assert "question mark" in said, "an unfinished one is refused"
    completed(desk)
    desk.brought("--mapping", WRITTEN)
    assert [(str(entry.date), dict(entry.also)) for entry in desk.new()] == [
        ("2019-02-01", {"Event date": "02/02/2019"}),
        ("2019-02-03", {"Event date": "04/02/2019"}),
    ]


def test_a_second_unsure_import_leaves_the_first_mapping_alone(desk: Desk) -> None:
    desk.sheet(*UNCERTAIN, header=TWO_DATES)
    desk.refused()
    completed(desk)
    once = (desk.folder / WRITTEN).read_bytes()
    said = desk.refused()
    assert "case.mapping-2.yaml" in said and (desk.folder / WRITTEN).read_bytes() == once


def test_a_named_mapping_is_written_where_there_is_none_and_read_where_there_is(desk: Desk) -> None:
    desk.sheet(("01/02/2019", "Words"))
    ran = desk.bring("--mapping", "new.yaml")
    path = desk.folder / "new.yaml"
    assert ran.code == 0 and "new.yaml" in ran.err and stat.S_IMODE(path.stat().st_mode) == 0o600
    once = path.read_bytes()
    desk.sheet(("Words of the second", "03/02/2019"), header=("Date", "Event"))
    path.write_bytes(once.replace(b"A: date", b"B: date").replace(b"B: event", b"A: event"))
    changed = path.read_bytes()
    assert "Read as the mapping says." in desk.brought("--mapping", "new.yaml").out
    assert desk.words() == ["Words", "Words of the second"] and path.read_bytes() == changed


def test_a_mapping_may_say_that_dates_are_written_month_first_and_leave_out_columns(desk: Desk) -> None:
    rows = [("03/25/2019", "Words", "secret"), ("03/04/2019", "More", "secret"), ("2019-05-06", "Third", "x")]
    desk.sheet(*rows, header=("Date", "Event", "Mine"))
    desk.brought()
    assert desk.words() == ["Third"] and len(desk.unread()) == 2
    mapping = "tables:\n  - {table: '', header_row: 1, dates: month_first, columns: {a: date, B: event, C: ignore}}\n"
    (desk.folder / "us.yaml").write_text(mapping, encoding="utf-8")
    desk.case.write_text(desk.case.read_text(encoding="utf-8").split("\n  - id: e8")[0] + "\n", encoding="utf-8")
    desk.brought("--mapping", "us.yaml")
    assert [str(entry.date) for entry in desk.new()] == ["2019-03-25", "2019-03-04", "2019-05-06"]
    assert not desk.unread() and "secret" not in desk.case.read_text(encoding="utf-8")


def test_a_table_can_be_left_out(desk: Desk) -> None:
    desk.sheet(("01/02/2019", "Words"))
    (desk.folder / "skip.yaml").write_text(
        "tables:\n  - {table: '*', header_row: 0, skip: true, columns: {A: '?', B: '?'}}\n", encoding="utf-8"
    )
    assert "Not read, as the mapping says" in desk.brought("--mapping", "skip.yaml").out and not desk.new()


def test_a_mapping_saved_of_a_workbook_is_whole_and_read_again(desk: Desk) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Date", "Event"])
    book.active.append(["01/02/2019", "Words"])
    numbers = book.create_sheet("Numbers")
    for row in (["Anna", "0123"], ["Berta", "0456"], ["Carla", "0789"]):
        numbers.append(row)
    book.create_sheet("Blank")
    book.save(desk.folder / "book.xlsx")
    for _ in range(2):
        ran = desk.bring("--mapping", "book.yaml", file="book.xlsx")
        assert ran.code == 0, ran.err
    assert desk.words() == ["Words"]


def test_a_workbook_of_which_nothing_can_be_read_is_refused_though_it_has_blank_sheets(desk: Desk) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Anna", "0123"], ["Berta", "0456"]):
        book.active.append(row)
    book.create_sheet("Blank")
    book.save(desk.folder / "book.xlsx")
    assert WRITTEN in desk.refused(file="book.xlsx")


def test_our_own_export_needs_no_mapping_and_none_is_written(desk: Desk) -> None:
    assert desk.homeward("export", "case.yaml", "--to", "sheet.csv").code == 0
    desk.brought("--mapping", "own.yaml")
    assert not desk.beside()


def mapped(desk: Desk, *tables: str) -> tuple[str, str]:
    """A mapping with these tables, and the option that names it."""
    text = "tables:\n" + "".join(f"  - {{{one}}}\n" for one in tables)
    (desk.folder / "given.yaml").write_text(text, encoding="utf-8")
    return "--mapping", "given.yaml"


OTHER = "table: Xanthippe, header_row: 1, columns: {A: date, B: event}"


@pytest.mark.parametrize("header", [("Date", "Event"), TWO_DATES], ids=["named columns", "columns nobody can tell"])
def test_a_mapping_that_names_no_table_of_the_file_is_refused(desk: Desk, header: tuple[str, ...]) -> None:
    desk.sheet(*(UNCERTAIN if header == TWO_DATES else [("01/02/2019", "Words")]), header=header)
    said = desk.refused(*mapped(desk, OTHER))
    assert "names no table of the file: it is for 1 table of other names, and the file has 1 table" in said
    assert "leave out --mapping" in said and "Xanthippe" not in said
    assert desk.beside() == {desk.folder / "given.yaml"}


def test_a_table_of_the_mapping_that_the_file_has_not_is_said_where_another_is_used(desk: Desk) -> None:
    desk.sheet(("01/02/2019", "Words"))
    mine = "table: '', header_row: 1, columns: {A: date, B: event}"
    ran = desk.brought(*mapped(desk, mine, OTHER))
    assert "The mapping file, table number 2: the file has no table of that name" in " ".join(ran.out.split())
    assert "Xanthippe" not in ran.out and desk.words() == ["Words"]


def test_a_column_of_the_mapping_that_its_table_has_not_is_said(desk: Desk) -> None:
    desk.sheet(("01/02/2019", "Words"))
    columns = "columns: {A: date, B: event, D: source, E: ignore}"
    ran = desk.brought(*mapped(desk, "table: '*', header_row: 1, " + columns))
    said = " ".join(ran.out.split())
    assert "table number 1: the table has no column D, so no `source` is read from it" in said
    assert "column E" not in said, "what is not kept is not missed"


@pytest.mark.parametrize("name", ["''", "'*'"])
def test_of_a_mapping_that_fits_nothing_is_said(desk: Desk, name: str) -> None:
    desk.sheet(("01/02/2019", "Words"))
    ran = desk.brought(*mapped(desk, f"table: {name}, header_row: 1, columns: {{A: date, B: event}}"))
    assert "The mapping file" not in ran.out and desk.words() == ["Words"]


COLUMNS = "columns: {A: date, B: event}"
FAULTS = {
    "nothing": ("", "is empty. Let this command write one"),
    "no tables": ("a: 1\n", "no `tables`"),
    "tables that are none": ("tables: 3\n", "no `tables`"),
    "no mapping": ("tables: [Xanthippe]\n", "Write `table`, `header_row` and `columns`"),
    "a field of another name": ("tables: [{table: '', Xanthippe: 1, " + COLUMNS + "}]\n", "There is table, header_row"),
    "columns in a list": ("tables: [{table: '', columns: [Xanthippe]}]\n", "{A: date, B: event}"),
    "a column by its name": ("tables: [{table: '', columns: {Xanthippe: date, B: event}}]\n", "no such letter"),
    "a question mark": ("tables: [{table: '', columns: {A: '?', B: event}}]\n", "question mark. Write what it means"),
    "an unknown meaning": ("tables: [{table: '', columns: {A: Xanthippe, B: event}}]\n", "none of date, until"),
    "a blank meaning": ("tables: [{table: '', columns: {A: , B: event}}]\n", "none of date, until"),
    "a meaning twice": ("tables: [{table: '', columns: {A: date, B: event, C: date}}]\n", "One of them is `also`"),
    "no event": ("tables: [{table: '', columns: {A: date}}]\n", "or write skip: true"),
    "an event the sheet has not": ("tables: [{table: '', header_row: 1, columns: {Z: event}}]\n", "Correct the letter"),
    "another order": ("tables: [{table: '', dates: Xanthippe, " + COLUMNS + "}]\n", "day_first or month_first"),
    "a header that is no number": ("tables: [{table: '', header_row: Xanthippe, " + COLUMNS + "}]\n", "number of"),
    "a header the sheet has not": ("tables: [{table: '', header_row: 99, " + COLUMNS + "}]\n", "no row"),
    "a table twice": ("tables: [{table: X, " + COLUMNS + "}, {table: X, " + COLUMNS + "}]\n", "twice"),
    "no YAML": ("tables: [}{ Xanthippe\n", "line 1"),
    "too large": ("#" * 250_000, "too large"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_mapping_with_a_fault_is_refused_saying_what_to_write(desk: Desk, fault: str) -> None:
    content, said = FAULTS[fault]
    desk.sheet(("01/02/2019", "Words"))
    (desk.folder / "bad.yaml").write_text(content, encoding="utf-8")
    told = desk.refused("--mapping", "bad.yaml")
    assert said in told and "xanthippe" not in told.lower()
    assert desk.beside() == {desk.folder / "bad.yaml"}

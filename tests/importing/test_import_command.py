"""`import` away from a terminal: what it writes, what it says, and what it refuses (0009 I10 and R1 to R4)."""

from __future__ import annotations

import re
import stat

import pytest
from importing.corpus_run import numbers_in
from importing.desk import TEXT, Desk

from homeward.casebook import shipped_names

SHEET = (("01/02/2019", "First words of the sheet"), ("March 2019", "Second"), ("2019?", "Third, in doubt"))
UNCERTAIN = (("01/02/2019", "02/02/2019", "Arrived"), ("03/02/2019", "04/02/2019", "Left again"))
TWO_DATES = ("Date", "Event date", "Event")


# --- What it writes and says ------------------------------------------------------------------------------------------
def test_a_dry_run_shows_what_it_would_do_and_writes_nothing(desk: Desk) -> None:
    desk.sheet(*SHEET)
    ran = desk.brought("--dry-run", "--mapping", "new.yaml")
    assert "2 new entries" in ran.out and "Nothing was written." in ran.out and "would be kept whole" in ran.out
    assert desk.case.read_text(encoding="utf-8") == TEXT and not desk.beside()


def test_the_rows_are_added_and_nothing_else_is_touched(desk: Desk) -> None:
    desk.sheet(*SHEET)
    ran = desk.brought()
    assert [(str(e.date), e.precision, e.event) for e in desk.new()] == [
        ("2019-02-01", "day", SHEET[0][1]),
        ("2019-03-01", "month", "Second"),
    ]
    assert [(row["row"], row["cells"]) for row in desk.unread()] == [("4", {"Date": "2019?", "Event": SHEET[2][1]})]
    assert ran.out.strip().splitlines()[-1].startswith("1 row could not be read")
    assert stat.S_IMODE(desk.case.stat().st_mode) == 0o600
    assert not desk.beside(), "no mapping where none was needed, and nothing left over"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_line_of_the_case_file_is_left_byte_for_byte(desk: Desk, line_end: str) -> None:
    old = TEXT.replace("\n", line_end).encode()
    desk.case.write_bytes(old)
    desk.sheet(*SHEET)
    desk.brought()
    new = desk.case.read_bytes()
    added = [line for line in new.splitlines(keepends=True) if line not in old.splitlines(keepends=True)]
    assert all(line.endswith(line_end.encode()) and re.match(rb"unread: |  [ -] [a-z_]+: ", line) for line in added)
    left = [line for line in new.splitlines(keepends=True) if line not in added]
    assert left == [line for line in old.splitlines(keepends=True) if not line.startswith(b"unread")]
    assert len([line for line in added if line.startswith(b"unread:  ")]) == 1 and len(desk.new()) == 2


def test_a_json_case_takes_the_same_rows(desk: Desk) -> None:
    desk.sheet(*SHEET)
    (desk.folder / "other.json").write_text(
        '{\n    "format": 1, "reference": "X", "as_of": "2021-03-01",\n    "children": [{"id": "c1"}], "adults": [],\n'
        '    "households": [{"id": "h1"}]\n}\n',
        encoding="utf-8",
    )
    desk.brought(case="other.json")
    once = (desk.folder / "other.json").read_text(encoding="utf-8")
    assert once.startswith('{\n    "format": 1,\n') and once.count("from_rows") == 2 and '"unread"' in once
    desk.brought(case="other.json")
    assert (desk.folder / "other.json").read_text(encoding="utf-8") == once


def test_the_preview_says_columns_counts_and_first_rows(desk: Desk) -> None:
    rows = [("1", "01/02/2019", "", "Police", "Words"), ("Row", "Date", "Date recorded", "Agency", "Event"), ("",) * 5]
    desk.sheet(*rows, ("2", "31/04/2019", "", "", "No such day"), header=rows[1])
    out = " ".join(desk.brought().out.split())
    for said in ('A "Row": not kept: it counts the rows', 'B "Date": the date of the event', "1 blank",
                 'C "Date recorded": the day it was written down', 'D "Agency": the source', 'E "Event": the words',
                 "4 rows: 1 new entry, 1 not read, 1 the header again", "row 5: No calendar has this day"):  # fmt: skip
        assert said in out


def test_the_counts_add_up_to_all_rows(desk: Desk) -> None:
    desk.sheet(*SHEET, SHEET[0], ("", ""), ("Date", "Event"), ("12/06/2019", ""))
    for _ in range(2):
        line = next(line for line in desk.brought().out.splitlines() if re.match(r"\d+ rows: ", line))
        total, *parts = [int(number) for number in re.findall(r"\d+", line)]
        assert total == sum(parts) == 7, line


def test_near_duplicates_and_pasted_words_are_listed_and_kept_apart(desk: Desk) -> None:
    told = "Mother did not answer the door to the health visitor"
    pasted = [(f"0{day}/05/2019", "Letter sent to the parents about attendance") for day in (1, 9, 8)]
    desk.sheet(("01/02/2019", told), ("02/02/2019", f"{told}s"), *pasted)
    out = " ".join(desk.brought().out.split())
    assert "May be the same event twice" in out and "Kept apart unless somebody says that they are one event" in out
    assert "The same words under several dates" in out and len(desk.new()) == 5
    before = desk.case.read_bytes()
    assert "the same event twice" not in desk.brought().out and desk.case.read_bytes() == before


def test_words_with_another_negation_are_no_near_duplicates(desk: Desk) -> None:
    desk.sheet(("01/02/2019", "Child was seen alone by the social worker at home"),
               ("01/02/2019", "Child was not seen alone by the social worker at home"))  # fmt: skip
    assert "the same event twice" not in desk.brought().out and len(desk.new()) == 2


def test_columns_without_known_names_are_guessed_where_one_reading_fits_and_that_is_said(desk: Desk) -> None:
    desk.sheet(("01/02/2019", "A whole sentence of what happened"), ("02/02/2019", "Another sentence of it"),
               header=("Qqq", "Zzz"))  # fmt: skip
    out = " ".join(desk.brought().out.split())
    assert "the only way of reading it that fits: look at it" in out and 'B "Zzz": the words' in out
    assert len(desk.new()) == 2


# --- Rows that are refused --------------------------------------------------------------------------------------------
def test_a_row_recorded_before_it_happened_is_unread_and_its_column_named(desk: Desk) -> None:
    desk.sheet(("05/02/2019", "Walnut whip", "01/02/2019"), ("06/02/2019", "Right", "07/02/2019"),
               header=("Date", "Event", "Recorded on"))  # fmt: skip
    out = desk.brought().out
    assert desk.words() == ["Right"] and [row["cells"]["Event"] for row in desk.unread()] == ["Walnut whip"]
    reason = desk.unread()[0]["reason"]
    assert "Column" in reason and "Recorded on" in reason and "alnut" not in reason
    assert {2, 1} <= numbers_in(out)


def test_the_reasons_of_unread_rows_repeat_no_words_of_them(desk: Desk) -> None:
    header = ("Date", "Event", "Recorded on", "End date", "Source")
    canary = "Xanthippe zucchini"
    desk.sheet(
        (f"{canary} 2019?", canary, "", "", canary),
        ("01/02/2019", canary, "01/01/2019", "", canary),
        ("01/02/2019", canary, "", "01/01/2019", canary),
        ("01/02/2019", "", "", "", canary),
        ("31/04/2019", canary, canary, canary, canary),
        ("01/02/2019", f"{canary} \0", "", "", canary),
        header=header,
    )
    desk.brought()
    rows = desk.unread()
    assert len(rows) == 6 and not desk.new()
    assert not [row["reason"] for row in rows if re.search("xanth|zucch", row["reason"], re.IGNORECASE)]
    assert all("Xanthippe" in str(row["cells"]) for row in rows)


def test_columns_of_one_name_or_of_a_strange_one_lose_nothing(desk: Desk) -> None:
    long = "q" * 2000
    desk.sheet(("01/02/2019", "Words", "one", "two", "three", "four"),
               header=("Date", "Event", "Remark", "Remark", "<<", long))  # fmt: skip
    desk.brought()
    assert sorted(desk.new()[0].also.values()) == ["four", "one", "three", "two"]


# --- What is refused --------------------------------------------------------------------------------------------------
def test_a_case_file_that_somebody_changed_meanwhile_is_left_as_they_wrote_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from homeward.importing.plan import Planner

    plan = Planner.with_pairs
    theirs = TEXT.replace("stage_2", "stage_3").encode()

    def meanwhile(self: Planner, planned: object) -> object:
        desk.case.write_bytes(theirs)
        return plan(self, planned)  # type: ignore[arg-type]

    monkeypatch.setattr(Planner, "with_pairs", meanwhile)
    desk.sheet(*SHEET)
    ran = desk.bring()
    assert ran.code == 1 and "changed by somebody else" in ran.err and desk.case.read_bytes() == theirs
    assert not desk.beside()


def test_a_shipped_case_is_refused(desk: Desk) -> None:
    desk.sheet(*SHEET)
    ran = desk.bring(case=shipped_names()[0])
    assert ran.code == 1 and "shipped casebook" in ran.err


@pytest.mark.parametrize("sheet", ["damaged", "two dates", "empty", "quotes", "missing", "kind", "too long ago"])
def test_what_is_refused_repeats_no_word_of_the_sheet_nor_its_name(desk: Desk, sheet: str) -> None:
    canary = "Xanthippe"
    file = desk.folder / f"{canary}.{'xlsx' if sheet == 'damaged' else 'pdf' if sheet == 'kind' else 'csv'}"
    content = {
        "damaged": f"{canary},{canary}\n",
        "two dates": f"Date,Event date,Event,{canary}\n01/02/2019,02/02/2019,{canary},{canary}\n",
        "empty": "\n\n",
        "quotes": f'Date,Event\n01/02/2019,"{canary}\n',
        "kind": canary,
        "too long ago": f"{canary};{canary},{canary}\n{canary};{canary},{canary}\n",
    }
    if sheet in content:
        file.write_text(content[sheet], encoding="utf-8")
    said = desk.refused(file=file.name)
    assert said and canary.lower() not in said.lower()


@pytest.mark.parametrize("fault", ["sheet", "header"])
def test_a_workbook_that_cannot_be_told_repeats_neither_its_sheet_nor_its_header(desk: Desk, fault: str) -> None:
    from openpyxl import Workbook

    canary = "Xanthippe"
    book = Workbook()
    page = book.active
    page.title = canary
    page.append([canary, "Date", "Event date", "Event"] if fault == "header" else ["1", canary, canary, canary])
    page.append([canary, "01/02/2019", "02/02/2019", canary])
    book.create_sheet("Blank")
    book.save(desk.folder / "book.xlsx")
    said = desk.refused(file="book.xlsx")
    assert "mapping" in said and canary not in said

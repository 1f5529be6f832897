"""`confirm --list` and `--from`: a list for a spreadsheet, filled in and taken back all or none (decision 0009 S2)."""

from __future__ import annotations

import csv
import io

import pytest
from commands_run import Commands
from commands_untagged import NEGLECT, SUBSTANCE, UNTAGGED, VIOLENCE, entry, lay_out, refused, tags, waiting


@pytest.fixture(autouse=True)
def _untagged(homeward: Commands) -> None:
    lay_out(homeward)


Rows = list[dict[str, str]]


def listed(homeward: Commands) -> Rows:
    """The list as a spreadsheet shows it."""
    assert homeward("confirm", "case.yaml", "--list", "list.csv").code == 0
    text = (homeward.folder / "list.csv").read_text(encoding="utf-8-sig")
    (homeward.folder / "list.csv").unlink()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def filled(homeward: Commands, rows: Rows, delimiter: str = ",", encoding: str = "utf-8-sig") -> tuple[str, ...]:
    """The list saved, and the words that take it back."""
    written = io.StringIO(newline="")
    table = csv.DictWriter(written, list(rows[0]), delimiter=delimiter)
    table.writeheader()
    table.writerows(rows)
    (homeward.folder / "list.csv").write_bytes(written.getvalue().encode(encoding))
    return "--from", "list.csv"


def decided(rows: Rows, **decisions: str) -> Rows:
    """The rows with decisions by entry and factor: `e1_rf_parent_substance="accept"`."""
    return [row | {"Decision": decisions.get(f"{row['Entry']}_{row['Factor']}", row["Decision"])} for row in rows]


def test_the_list_says_everything_that_waits(homeward: Commands) -> None:
    rows = listed(homeward)
    ways = {"the words do not say which way": "?"}
    assert [(r["Entry"], r["Factor"], ways.get(r["Suggested"], r["Suggested"])) for r in rows] == waiting(homeward)
    assert {row["Decision"] for row in rows} == {""}
    violent = next(row for row in rows if row["Factor"] == VIOLENCE)
    assert "arrested for assaulting" in violent["Words of the entry"], "the words it was read from, wherever they stand"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "＝"])
def test_no_cell_of_it_is_live_in_a_spreadsheet(homeward: Commands, sign: str) -> None:
    lay_out(homeward, UNTAGGED.replace("No food in the house", f'"{sign}No food in the house"'.replace("\t", "\\t")))
    rows = listed(homeward)
    cells = [cell.lstrip() for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@＝")]
    assert homeward("confirm", "case.yaml", *filled(homeward, decided(rows, e2_rf_abuse_neglect="accept"))).code == 0
    assert tags(entry(homeward, "e2"))[NEGLECT] == ("concern", True)


def test_a_list_is_written_over_no_file_and_read_by_its_owner_alone(homeward: Commands) -> None:
    assert homeward("confirm", "case.yaml", "--list", "a.csv").code == 0
    assert (homeward.folder / "a.csv").stat().st_mode & 0o777 == 0o600
    before = (homeward.folder / "a.csv").read_bytes()
    assert "is there already" in refused(homeward, "--list", "a.csv")
    assert (homeward.folder / "a.csv").read_bytes() == before
    assert ".csv" in refused(homeward, "--list", "a.xlsx")


@pytest.mark.parametrize(("delimiter", "encoding"), [(",", "utf-8-sig"), (";", "cp1252"), ("\t", "utf-16")])
def test_a_filled_in_list_is_taken_however_it_was_saved(homeward: Commands, delimiter: str, encoding: str) -> None:
    rows = decided(
        listed(homeward),
        e1_rf_parent_substance="Accept",
        e2_rf_abuse_neglect="strength",
        e2_rf_family_conflict_violence="reject",
        e4_rf_parent_substance="concern",
    )
    before = waiting(homeward)
    ran = homeward("confirm", "case.yaml", *filled(homeward, rows, delimiter, encoding))
    assert (ran.code, ran.err) == (0, "") and "4 decisions" in ran.out
    assert tags(entry(homeward, "e1"))[SUBSTANCE] == ("concern", True)
    assert tags(entry(homeward, "e2"))[NEGLECT] == ("strength", True)
    assert entry(homeward, "e2")["rejected"] == [VIOLENCE]
    assert tags(entry(homeward, "e4"))[SUBSTANCE] == ("concern", True)
    assert "factors" not in entry(homeward, "e3"), "what has no decision waits"
    gone = {(row["Entry"], row["Factor"]) for row in rows if row["Decision"]}
    assert waiting(homeward) == [row for row in before if row[:2] not in gone]


def test_a_list_fills_whom_an_entry_is_about_and_what_it_rests_on(homeward: Commands) -> None:
    rows = decided(listed(homeward), e3_rf_abuse_neglect="accept")
    rows = [row | ({"About": "mother; father", "Rests on": "seen"} if row["Entry"] == "e3" else {}) for row in rows]
    homeward("confirm", "case.yaml", *filled(homeward, rows))
    assert (entry(homeward, "e3")["about"], entry(homeward, "e3")["rests_on"]) == (["father", "mother"], "seen")


def test_a_list_nobody_filled_in_changes_nothing(homeward: Commands) -> None:
    ran = homeward("confirm", "case.yaml", *filled(homeward, listed(homeward)))
    assert ran.code == 0 and "left as it is" in ran.out
    assert homeward.case.read_text(encoding="utf-8") == UNTAGGED


def test_a_list_with_faults_is_refused_whole_with_the_place_of_each(homeward: Commands) -> None:
    rows = decided(listed(homeward), e1_rf_parent_substance="accept", e4_rf_parent_substance="accept")
    good = next(row for row in rows if (row["Entry"], row["Factor"]) == ("e1", SUBSTANCE))
    rows = [
        *rows,
        good | {"Entry": "kumquat"},
        good | {"Factor": "rf_parent_substanc"},
        good | {"Decision": "xylophone"},
        good | {"About": "Quintessa"},
        good | {"Rests on": "marzipan", "Decision": "concern"},
        good | {"Decision": "reject"},
    ]
    said = refused(homeward, *filled(homeward, rows))
    at = len(rows) - 4  # the header is row 1
    undirected = next(n for n, row in enumerate(rows, 2) if row["Entry"] == "e4" and row["Decision"])
    for row, column in (
        (undirected, "H, Decision"),
        (at, "A, Entry"),
        (at + 1, "D, Factor"),
        (at + 2, "H, Decision"),
        (at + 3, "I, About"),
        (at + 4, "J, Rests on"),
        (at + 5, "H, Decision"),
    ):
        assert f"row {row}, column {column}:" in said
    assert said.count("\n- ") == 7 and "nothing was written" in said


def test_a_table_that_is_no_list_is_refused(homeward: Commands) -> None:
    (homeward.folder / "list.csv").write_text("Entry,Words\ne1,kumquat\n", encoding="utf-8")
    assert "--list" in refused(homeward, "--from", "list.csv")
    refused(homeward, "--from", "nowhere.csv")

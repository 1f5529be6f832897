"""What the page says of entries nobody has tagged, and what to do next: possible, not confirmed (semantics 7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from engine.assess import assess
from engine.case import blank_case, case_from_values
from explanations import report, spine, to_text
from explanations.report.front import POSSIBLE_SHOWN
from explanations.untagged import MOST_STEPS
from knowledge_base.reader import read_yaml

Values = dict[str, Any]
SUBSTANCE, VIOLENCE = "rf_parent_substance", "rf_family_conflict_violence"
SMELT, ARRESTED = "Mother smelt of alcohol at contact", "Police attended, father arrested for assaulting mother"
CONFIRM, IMPORT = "homeward confirm CASE", "homeward import FILE --into CASE"


def told_of(values: Values) -> Values:
    return spine(assess(case_from_values(values)))


def page_of(values: Values) -> str:
    return " ".join(to_text(report(told_of(values)), 10_000).split())


def commands(values: Values) -> list[str | None]:
    """The commands of the next steps, in order."""
    return [step["command"] for step in told_of(values)["next_steps"]]


def untagged(name: str, words: str, **more: Any) -> Values:
    row = {"id": name, "date": "2020-09-01", "event": words, "rests_on": "seen", "source": {"kind": "school"}}
    return row | {"about": ["mother"]} | more


@pytest.fixture
def tagged(values: Callable[[str], Values]) -> Values:
    """A case whose every entry somebody has tagged."""
    return values("first_look")


@pytest.fixture
def empty() -> Values:
    """The case file that `homeward new` writes, with only what it has to have."""
    held = read_yaml(blank_case(), "case.yaml", 1_000_000).value
    return held | {"reference": "HW-EMPTY", "as_of": "2020-10-01"}


@pytest.fixture
def imported(empty: Values) -> Values:
    """The same, just after a sheet was brought in: nothing is tagged, and one row could not be read."""
    words = (SMELT, ARRESTED, "Neighbour said mother was drunk again", "Swimming badge.")
    rows = [untagged(f"e{number}", text, about=[]) for number, text in enumerate(words, 1)]
    return empty | {"chronology": rows, "unread": [{"id": "u1", "why": "The date is no day.", "row": {"Date": "soon"}}]}


def with_entries(case: Values, *entries: Values) -> Values:
    return case | {"chronology": [*case["chronology"], *entries]}


# --- the record -------------------------------------------------------------------------------------------------------
def test_a_case_without_entries_has_nothing_suggested_and_is_told_to_bring_in_a_sheet(empty: Values) -> None:
    told = told_of(empty)
    record = told["record"]
    assert (record["suggested"], record["possible"], record["unread"]) == (0, [], 0)
    assert told["next_steps"][0]["command"] == IMPORT and "no chronology yet" in told["next_steps"][0]["say"]
    assert CONFIRM not in commands(empty)


def test_a_case_just_imported_is_to_be_confirmed_after_its_unread_rows(imported: Values) -> None:
    record = told_of(imported)["record"]
    assert (record["untagged"], record["suggested"], record["unread"]) == (4, 3, 1)
    possible = {row["factor"]: row for row in record["possible"]}
    assert possible[SUBSTANCE] == {"factor": SUBSTANCE, "concern": ["e1"], "strength": [], "undirected": ["e3"]}
    assert possible[VIOLENCE]["concern"] == ["e2"]
    assert commands(imported)[:2] == [IMPORT, CONFIRM]
    assert "1 row of a sheet" in told_of(imported)["next_steps"][0]["say"]
    assert "3 untagged entries" in told_of(imported)["next_steps"][1]["say"]


def test_a_tagged_case_has_nothing_to_confirm(tagged: Values) -> None:
    record = told_of(tagged)["record"]
    assert (record["untagged"], record["suggested"], record["possible"], record["unread"]) == (0, 0, [], 0)
    assert not {CONFIRM, IMPORT} & set(commands(tagged))


def test_what_is_left_of_an_entry_somebody_began_is_still_possible_and_to_be_confirmed(tagged: Values) -> None:
    left = [{"id": VIOLENCE, "direction": "concern", "confirmed": False}, {"id": SUBSTANCE, "confirmed": False}]
    told = told_of(with_entries(tagged, untagged("e9", ARRESTED, factors=left, rejected=["rf_social_debt"])))
    assert told["record"]["possible"] == [
        {"factor": VIOLENCE, "concern": ["e9"], "strength": [], "undirected": []},
        {"factor": SUBSTANCE, "concern": [], "strength": [], "undirected": ["e9"]},
    ]
    [step] = [step for step in told["next_steps"] if step["command"] == CONFIRM]
    assert "the words of 1 entry suggest" in step["say"]


def test_what_was_turned_down_and_what_came_later_is_not_possible(tagged: Values) -> None:
    refused = [
        SUBSTANCE,
        *(row["factor"] for row in told_of(with_entries(tagged, untagged("e9", SMELT)))["record"]["possible"]),
    ]
    for row in (untagged("e9", SMELT, rejected=refused), untagged("e9", SMELT, date="2020-10-02")):
        case = with_entries(tagged, row)
        assert (told_of(case)["record"]["possible"], told_of(case)["record"]["suggested"]) == ([], 0)
        assert CONFIRM not in commands(case)


def test_the_factors_with_most_possible_concerns_come_first(tagged: Values) -> None:
    rows = [untagged("e7", SMELT), untagged("e8", SMELT), untagged("e9", ARRESTED)]
    possible = told_of(with_entries(tagged, *rows))["record"]["possible"]
    counts = [len(row["concern"]) for row in possible]
    assert counts == sorted(counts, reverse=True)
    factors = [row["factor"] for row in possible]
    assert factors.index(SUBSTANCE) < factors.index(VIOLENCE)


# --- what to do next --------------------------------------------------------------------------------------------------
def test_no_more_steps_are_told_than_a_person_takes(imported: Values) -> None:
    assert len(told_of(imported)["next_steps"]) == MOST_STEPS
    assert all(step["say"].endswith(".") for step in told_of(imported)["next_steps"])


def test_what_a_case_wants_is_told_until_it_is_there(tagged: Values) -> None:
    def steps(case: Values) -> str:
        return " ".join(step["say"] for step in told_of(case)["next_steps"])

    for section in ("legal", "reasons_for_care", "ratings"):
        without = tagged | {section: []}
        assert f"`{section}`" in steps(without) and f"`{section}`" not in steps(tagged)


# --- the page ---------------------------------------------------------------------------------------------------------
def test_the_page_says_what_is_possible_and_what_to_do(imported: Values) -> None:
    page = page_of(imported)
    assert "4 entries of those looked at not tagged with any factor: nothing was counted from them." in page
    assert "An untagged chronology is not a clean one." in page
    assert "1 row that an import could not read, kept in the file and not looked at." in page
    assert "What to do next" in page and f"`{CONFIRM}`" in page and f"`{IMPORT}`" in page


def test_the_page_says_which_way_the_words_go(tagged: Values) -> None:
    rows = [untagged("e8", SMELT), untagged("e9", "Neighbour said mother was drunk again")]
    assert "Possible, not confirmed: substance misuse: a concern in 1, neither way in 1." in page_of(
        with_entries(tagged, *rows)
    )


def test_of_many_factors_the_page_names_a_few_and_counts_the_rest(imported: Values) -> None:
    told = told_of(imported)
    named = [row["factor"] for row in told["record"]["possible"]]
    many = [{"factor": name, "concern": ["e1"], "strength": [], "undirected": []} for name in (SUBSTANCE, VIOLENCE) * 3]
    told["record"]["possible"] = many
    page = " ".join(to_text(report(told), 10_000).split())
    assert named and page.count("Possible, not confirmed: ") == POSSIBLE_SHOWN
    assert f"And {len(many) - POSSIBLE_SHOWN} more factors: homeward confirm CASE." in page


def test_a_tagged_case_reads_as_before(tagged: Values) -> None:
    page = page_of(tagged)
    assert "ossible, not confirmed" not in page and "untagged" not in page and CONFIRM not in page


def test_the_matched_words_stand_beside_a_possible_challenge(tagged: Values) -> None:
    page = page_of(with_entries(tagged, untagged("e9", ARRESTED)))
    assert "possible, not confirmed (its words: " in page
    line = page[page.index("e9, 1 September 2020, school") :][:300]
    shown, words = line.split("): ")[:2]
    assert "father arrested for" in shown.split("(its words: ")[1] and words.startswith(ARRESTED)


def test_a_confirmed_entry_stands_there_without_its_words(tagged: Values) -> None:
    row = untagged("e9", ARRESTED, factors=[{"id": VIOLENCE, "direction": "concern"}])
    page = page_of(with_entries(tagged, row))
    assert ARRESTED in page and "its words" not in page

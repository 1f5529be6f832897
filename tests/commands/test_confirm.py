"""`confirm` away from a terminal: what waits, and one decision written into the case file (decision 0009 S2)."""

from __future__ import annotations

import pytest
from commands_run import Commands
from commands_untagged import NEGLECT, SUBSTANCE, UNTAGGED, VIOLENCE, as_json, entry, lay_out, refused, tags, waiting

from homeward.casebook import shipped_names


@pytest.fixture(autouse=True)
def _untagged(homeward: Commands) -> None:
    lay_out(homeward)


# --- what waits -------------------------------------------------------------------------------------------------------
def test_without_a_terminal_it_prints_what_waits(homeward: Commands) -> None:
    ran = homeward("confirm", "case.yaml")
    assert (ran.code, ran.err) == (0, "")
    found = waiting(homeward)
    assert {("e1", SUBSTANCE, "concern"), ("e2", NEGLECT, "concern"), ("e2", VIOLENCE, "concern")} <= set(found)
    assert {("e3", NEGLECT, "strength"), ("e4", SUBSTANCE, "?")} <= set(found)
    assert not [row for row in found if row[0] == "e5"]
    assert f"{len(found)} suggestions wait." in ran.out and '"Mother smelt of alcohol"' in ran.out
    assert homeward.case.read_text(encoding="utf-8") == UNTAGGED


def test_where_nothing_waits_it_says_so(homeward: Commands) -> None:
    head, _, rows = UNTAGGED.partition("  # From")
    lay_out(homeward, head + rows[rows.index("  - {id: e5") :])
    assert homeward("confirm", "case.yaml").out == "Nothing waits for confirmation.\n"


# --- one decision -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("way", ["concern", "strength"])
def test_one_decision_is_written_as_a_confirmed_tag(homeward: Commands, way: str) -> None:
    before = waiting(homeward)
    ran = homeward("confirm", "case.yaml", "e1", SUBSTANCE, way)
    assert ran.code == 0 and f"e1, {SUBSTANCE}, {way}" in ran.out and "kumquat" not in ran.out
    assert tags(entry(homeward, "e1"))[SUBSTANCE] == (way, True)
    assert waiting(homeward) == [row for row in before if row[:2] != ("e1", SUBSTANCE)]


def test_what_is_turned_down_is_kept_and_not_suggested_again(homeward: Commands) -> None:
    before = waiting(homeward)
    assert homeward("confirm", "case.yaml", "e1", SUBSTANCE, "reject").code == 0
    row = entry(homeward, "e1")
    assert row["rejected"] == [SUBSTANCE] and SUBSTANCE not in tags(row)
    assert waiting(homeward) == [each for each in before if each[:2] != ("e1", SUBSTANCE)]


def test_what_is_left_of_an_entry_somebody_began_is_kept_as_it_was_suggested(homeward: Commands) -> None:
    text = UNTAGGED.replace("No food in the house", "No food in the house. Neighbour said mother was drunk again")
    lay_out(homeward, text)
    before = waiting(homeward)
    homeward("confirm", "case.yaml", "e2", NEGLECT, "concern")
    held = tags(entry(homeward, "e2"))
    assert held[NEGLECT] == ("concern", True) and held[VIOLENCE] == ("concern", False)
    assert held[SUBSTANCE] == (None, False), "words that do not say which way stay a question"
    assert waiting(homeward) == [row for row in before if row[:2] != ("e2", NEGLECT)]
    homeward("confirm", "case.yaml", "e2", SUBSTANCE, "reject")
    held = tags(entry(homeward, "e2"))
    assert held[VIOLENCE] == ("concern", False) and SUBSTANCE not in held
    assert homeward("assess", "case.yaml").code == 0


def test_a_decision_can_be_changed_and_need_not_have_been_suggested(homeward: Commands) -> None:
    homeward("confirm", "case.yaml", "e5", "rf_parent_denial", "strength")
    homeward("confirm", "case.yaml", "e5", "rf_social_debt", "concern")
    assert tags(entry(homeward, "e5")) == {"rf_parent_denial": ("strength", True), "rf_social_debt": ("concern", True)}
    homeward("confirm", "case.yaml", "e5", "rf_social_debt", "reject")
    assert (tags(entry(homeward, "e5")), entry(homeward, "e5")["rejected"]) == (
        {"rf_parent_denial": ("strength", True)},
        ["rf_social_debt"],
    )
    homeward("confirm", "case.yaml", "e5", "rf_social_debt", "concern")
    assert not entry(homeward, "e5")["rejected"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("e9", SUBSTANCE, "concern"), "there is no entry e9 in the chronology"),
        (("e1", "rf_parent_substanc", "concern"), f"Did you mean {SUBSTANCE}?"),
        (("e1", SUBSTANCE, "concern", "--about", "mothr"), "Did you mean mother?"),
    ],
)
def test_what_is_not_there_is_refused_with_the_nearest(homeward: Commands, words: tuple[str, ...], said: str) -> None:
    assert said in refused(homeward, *words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("e1", SUBSTANCE, "concer"), "Did you mean concern?"),
        (("e1", SUBSTANCE, "concern", "--rests-on", "sen"), "Did you mean seen?"),
        (("e1", SUBSTANCE), "a factor and a direction"),
        (("e1", SUBSTANCE, "concern", "--list", "a.csv"), "one of --list"),
        (("--from", "a.csv", "--list", "a.csv"), "one of --list"),
    ],
)
def test_wrong_usage_is_told(homeward: Commands, words: tuple[str, ...], said: str) -> None:
    ran = homeward("confirm", "case.yaml", *words)
    assert (ran.code, ran.out) == (2, "") and said in " ".join(ran.err.replace("│", " ").split())


def test_about_and_rests_on_fill_what_is_blank_and_overwrite_nothing(homeward: Commands) -> None:
    more = ("--about", "father", "--rests-on", "told")
    for name, factor, way in (("e1", SUBSTANCE, "concern"), ("e3", NEGLECT, "strength")):
        assert homeward("confirm", "case.yaml", name, factor, way, *more).code == 0
    assert (entry(homeward, "e1")["about"], entry(homeward, "e1")["rests_on"]) == (["mother"], "seen")
    assert (entry(homeward, "e3")["about"], entry(homeward, "e3")["rests_on"]) == (["father"], "told")


@pytest.mark.parametrize(
    ("option", "word", "field", "held"),
    [
        ("--about", "father", "about", "mother"),
        ("--rests-on", "told", "rests_on", "seen"),
        ("--type", "drug_test", "type", "police_callout"),
    ],
)
def test_what_would_fill_a_field_that_is_filled_is_said_not_to_be_taken(
    homeward: Commands, option: str, word: str, field: str, held: str
) -> None:
    lay_out(homeward, UNTAGGED.replace("rests_on: seen, about", "rests_on: seen, type: police_callout, about"))
    ran = homeward("confirm", "case.yaml", "e1", SUBSTANCE, "concern", option, word)
    assert ran.code == 0 and tags(entry(homeward, "e1"))[SUBSTANCE] == ("concern", True)
    assert ran.err.startswith(f"{option} was not taken: the field `{field}` of e1 holds {held} already")
    assert f"change `{field}` of e1 in case.yaml" in " ".join(ran.err.split())
    assert entry(homeward, "e1")[field] == ([held] if field == "about" else held)


@pytest.mark.parametrize(
    "words",
    [
        ("e1", SUBSTANCE, "concern", "--about", "mother", "--rests-on", "seen"),
        ("e3", NEGLECT, "strength", "--about", "father", "--rests-on", "told"),
    ],
    ids=["the same as on record", "blank"],
)
def test_nothing_is_said_where_a_field_is_blank_or_holds_the_very_same(
    homeward: Commands, words: tuple[str, ...]
) -> None:
    ran = homeward("confirm", "case.yaml", *words)
    assert (ran.code, ran.err) == (0, "")


def test_a_worker_is_nobody_an_entry_can_be_about(homeward: Commands) -> None:
    assert "w1" in refused(homeward, "e3", NEGLECT, "strength", "--about", "w1")


# --- how it is written ------------------------------------------------------------------------------------------------
def test_comments_and_the_order_of_everything_survive(homeward: Commands) -> None:
    homeward("confirm", "case.yaml", "e2", VIOLENCE, "concern")
    text = homeward.case.read_text(encoding="utf-8")
    kept = [line for line in UNTAGGED.splitlines() if "e2" not in line]
    assert [line for line in text.splitlines() if line in kept] == kept
    assert "# the police" in text and "response: Police attended" in text
    assert homeward.case.stat().st_mode & 0o777 == 0o600 and homeward.left() == {"case.yaml"}


def test_a_case_written_as_json_stays_json(homeward: Commands) -> None:
    as_json(homeward)
    assert homeward("confirm", "case.json", "e1", SUBSTANCE, "concern").code == 0
    assert tags(entry(homeward, "e1", "case.json"))[SUBSTANCE] == ("concern", True)
    assert entry(homeward, "e2", "case.json") == entry(homeward, "e2")


@pytest.mark.parametrize("words", [(), ("--list", "a.csv"), ("e1", SUBSTANCE, "concern")])
def test_a_shipped_case_is_refused(homeward: Commands, words: tuple[str, ...]) -> None:
    ran = homeward("confirm", shipped_names()[0], *words)
    assert (ran.code, ran.out) == (1, "") and "only read" in ran.err
    assert homeward.left() == {"case.yaml"}

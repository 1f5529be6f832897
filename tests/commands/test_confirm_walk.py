"""`confirm` on a terminal: entry by entry, with keys; what was decided is kept however the walk ends (0009 S2)."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest
from commands_run import Commands, Ran
from commands_untagged import NEGLECT, SUBSTANCE, UNTAGGED, VIOLENCE, entry, lay_out, tags

from engine.case import Entry
from engine.suggest import Suggested, Suggestion
from engine.suggest.untagged import Suggestions
from homeward.cli import screen

Walked = Callable[..., Ran]
SUGGESTED = {
    "e1": (Suggestion(SUBSTANCE, "concern", ("smelt of alcohol",)),),
    "e2": (Suggestion(NEGLECT, "concern", ("No food",)), Suggestion(VIOLENCE, "concern", ("assaulting mother",))),
    "e3": (Suggestion(NEGLECT, "strength", ("House clean",)),),
    "e4": (Suggestion(SUBSTANCE, None, ("drunk",), "reported"),),
}
"""What is put before the person, so that no key depends on how much the lexicon reads."""


@pytest.fixture
def walked(homeward: Commands, monkeypatch: pytest.MonkeyPatch) -> Walked:
    """Runs `confirm` on a terminal with some lines typed; after them the input ends."""
    lay_out(homeward)
    monkeypatch.setattr(screen, "is_terminal", lambda: True)

    def read(self: Suggestions, row: Entry) -> Suggested:
        return Suggested(SUGGESTED.get(row.id, ()))

    monkeypatch.setattr(Suggestions, "read", read)

    def run(*typed: str) -> Ran:
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
        return homeward("confirm", "case.yaml")

    return run


def test_the_entry_and_the_matched_words_are_shown(walked: Walked) -> None:
    ran = walked("", "", "", "", "")
    assert ran.code == 0
    assert "5 suggestions about 4 entries." in ran.out and "1 of 4: e1, 1 June 2020" in ran.out
    assert "Mother smelt of alcohol at contact, kumquat" in ran.out
    assert f'({SUBSTANCE}): concern, because of "smelt of alcohol"' in ran.out
    assert "arrested for assaulting mother" in ran.out, "words that stand beside what happened are shown too"
    assert 'which way? (somebody else\'s word), because of "drunk"' in ran.out


def test_what_is_left_changes_nothing(walked: Walked, homeward: Commands) -> None:
    ran = walked("", "", "", "", "")
    assert "0 decided" in ran.out and "5 still wait." in ran.out
    assert homeward.case.read_text(encoding="utf-8") == UNTAGGED


def test_accept_change_and_reject(walked: Walked, homeward: Commands) -> None:
    ran = walked("a", "s", "mother", "seen", "r", "", "c")
    assert ran.code == 0 and "4 decided" in ran.out and "1 still wait." in ran.out
    assert tags(entry(homeward, "e1")) == {SUBSTANCE: ("concern", True)}
    assert (tags(entry(homeward, "e2")), entry(homeward, "e2")["rejected"]) == (
        {NEGLECT: ("strength", True)},
        [VIOLENCE],
    )
    assert (entry(homeward, "e2")["about"], entry(homeward, "e2")["rests_on"]) == (["mother"], "seen")
    assert "factors" not in entry(homeward, "e3")
    assert tags(entry(homeward, "e4")) == {SUBSTANCE: ("concern", True)}


def test_words_that_do_not_say_which_way_cannot_be_accepted(walked: Walked, homeward: Commands) -> None:
    ran = walked("", "", "", "", "a", "A", "s", "told")
    assert ran.out.count("The words do not say which way: type c for a concern or s for a strength.") == 2
    assert tags(entry(homeward, "e4")) == {SUBSTANCE: ("strength", True)}
    assert entry(homeward, "e4")["rests_on"] == "told"


def test_another_key_is_told_the_keys_and_asked_again(walked: Walked, homeward: Commands) -> None:
    ran = walked("x", "yes", "a", "q")
    assert ran.out.count("R reject all of this kind") == 3
    assert tags(entry(homeward, "e1")) == {SUBSTANCE: ("concern", True)}


def test_another_factor_takes_the_place_of_the_suggested_one(walked: Walked, homeward: Commands) -> None:
    ran = walked("o", "rf_parent_denia", "o", "", "o", "rf_parent_denial", "S", "x", "s", "q")
    assert "There is no such factor. Did you mean rf_parent_denial?" in ran.out and "1 decided" in ran.out
    row = entry(homeward, "e1")
    assert (tags(row), row["rejected"]) == ({"rf_parent_denial": ("strength", True)}, [SUBSTANCE])


@pytest.mark.parametrize(("key", "held"), [("A", ({SUBSTANCE: ("concern", True)}, None)), ("R", ({}, [SUBSTANCE]))])
def test_the_others_of_the_kind_are_not_asked_about(
    walked: Walked, homeward: Commands, monkeypatch: pytest.MonkeyPatch, key: str, held: tuple[object, object]
) -> None:
    monkeypatch.setitem(SUGGESTED, "e4", SUGGESTED["e1"])
    ran = walked(key, "", "", "")
    assert "as for all of this kind" in ran.out and "2 decided" in ran.out
    for name in ("e1", "e4"):
        row = entry(homeward, name)
        assert (tags(row), row.get("rejected")) == held


def test_what_was_said_of_one_kind_does_not_keep_another_from_being_asked(
    walked: Walked, homeward: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All concerns on neglect are turned down; words that do not say which way are somebody's to decide still."""
    monkeypatch.setitem(SUGGESTED, "e3", (Suggestion(NEGLECT, None, ("House",)),))
    walked("", "R", "", "c", "father", "")
    row = entry(homeward, "e3")
    assert (tags(row), row["about"]) == ({NEGLECT: ("concern", True)}, ["father"])


def test_whom_a_strength_is_about_and_what_it_rests_on_are_asked_where_blank(
    walked: Walked, homeward: Commands
) -> None:
    ran = walked("", "", "", "a", "Quintessa", "mother, father", "sene", "seen", "")
    assert "One or more of: mother, father." in ran.out and "One or more of: seen, tested, document, told." in ran.out
    row = entry(homeward, "e3")
    assert (row["about"], row["rests_on"]) == (["father", "mother"], "seen")


def test_neither_is_asked_twice_for_an_entry_nor_where_it_is_written(walked: Walked, homeward: Commands) -> None:
    ran = walked("a", "a", "mother", "s", "seen", "q")
    assert (ran.out.count("About whom?"), ran.out.count("Rests on?")) == (1, 1)
    assert "About" not in ran.out[: ran.out.index("2 of 4")], "e1 says whom it is about"
    assert (entry(homeward, "e2")["about"], entry(homeward, "e2")["rests_on"]) == (["mother"], "seen")


def test_stopping_keeps_what_was_decided_and_the_rest_of_a_begun_entry(walked: Walked, homeward: Commands) -> None:
    ran = walked("a", "r", "q")
    assert ran.code == 0 and "2 decided" in ran.out and "3 still wait." in ran.out
    row = entry(homeward, "e2")
    assert (tags(row), row["rejected"]) == ({VIOLENCE: ("concern", False)}, [NEGLECT])
    assert "factors" not in entry(homeward, "e3")
    again = walked("q")
    assert f"({VIOLENCE}): concern" in again.out and NEGLECT not in again.out.split("2 of")[0]


@pytest.mark.parametrize("typed", [("a",), ("a", "r"), ("a", "a"), ("a", "o", "rf_parent_denial")])
def test_where_the_input_ends_only_finished_entries_are_written(
    walked: Walked, homeward: Commands, typed: tuple[str, ...]
) -> None:
    ran = walked(*typed)
    assert tags(entry(homeward, "e1")) == {SUBSTANCE: ("concern", True)}
    assert "factors" not in entry(homeward, "e2") and "rejected" not in entry(homeward, "e2")
    assert ran.code == 0 and "Stopped." in ran.out and "1 decided" in ran.out
    assert "Traceback" not in ran.err + ran.out and len(ran.err.splitlines()) <= 1


def test_ctrl_c_ends_with_a_short_line(walked: Walked, homeward: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            line = super().readline()
            if not line:
                raise KeyboardInterrupt
            return line

    monkeypatch.setattr(io, "StringIO", Interrupted)
    ran = walked("a", "r")
    assert tags(entry(homeward, "e1")) == {SUBSTANCE: ("concern", True)} and "factors" not in entry(homeward, "e2")
    assert ran.code == 0 and "1 decided" in ran.out and ran.err == ""


def test_a_case_changed_meanwhile_is_left_as_it_is(
    walked: Walked, homeward: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Changing(io.StringIO):
        def readline(self, size: int | None = -1, /) -> str:
            homeward.case.write_text(UNTAGGED + "# somebody else\n", encoding="utf-8")
            return super().readline()

    monkeypatch.setattr(io, "StringIO", Changing)
    ran = walked("a", "q")
    assert ran.code == 1 and "changed by somebody else" in ran.err
    assert homeward.case.read_text(encoding="utf-8") == UNTAGGED + "# somebody else\n"


def test_where_nothing_waits_nothing_is_asked(walked: Walked, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(SUGGESTED):
        monkeypatch.setitem(SUGGESTED, name, ())
    assert walked().out == "Nothing waits for confirmation.\n"


# --- All of a kind ----------------------------------------------------------------------------------------------------
TIDY = (Suggestion(NEGLECT, "strength", ("House clean",)),)


def test_what_all_of_a_kind_need_is_asked_once_and_fills_what_is_blank(
    walked: Walked, homeward: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("e1", "e2", "e3", "e4"):
        monkeypatch.setitem(SUGGESTED, name, TIDY)
    ran = walked("A", "father", "told")
    assert ran.code == 0 and "4 decided" in ran.out, ran.out
    assert (ran.out.count("About whom? ("), ran.out.count("Rests on? (")) == (1, 1)
    assert ran.out.count("; for all of this kind where it is blank)") == 2
    assert "About whom? father, as for all of this kind" in ran.out, "what is filled without asking is said"
    written = {name: entry(homeward, name) for name in ("e1", "e2", "e3", "e4")}
    assert [row["about"] for row in written.values()] == [["mother"], ["father"], ["father"], ["mother"]]
    assert [row["rests_on"] for row in written.values()] == ["seen", "told", "told", "told"]


def test_what_was_left_open_for_all_of_a_kind_is_not_asked_again(
    walked: Walked, homeward: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("e2", "e3"):
        monkeypatch.setitem(SUGGESTED, name, TIDY)
    ran = walked("", "A", "", "", "")
    assert "2 decided" in ran.out and ran.out.count("About whom?") == 1
    assert [entry(homeward, name).get("about") for name in ("e2", "e3")] == [None, None]


def test_what_was_said_of_all_of_a_kind_is_said_of_no_other(
    walked: Walked, homeward: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A concern or a strength: nothing is asked that is not needed, nor taken from another kind."""
    monkeypatch.setitem(SUGGESTED, "e3", TIDY)
    ran = walked("", "A", "mother", "R", "a", "father", "seen", "")
    assert ran.out.count("About whom? (") == 2 and ran.out.count("Rests on? (") == 1
    assert (entry(homeward, "e2")["about"], entry(homeward, "e2").get("rests_on")) == (["mother"], None)
    assert (entry(homeward, "e3")["about"], entry(homeward, "e3")["rests_on"]) == (["father"], "seen")


def test_one_entry_is_about_what_was_said_of_it_and_not_of_another_kind_too(
    walked: Walked, homeward: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SUGGESTED, "e2", TIDY)
    both = (Suggestion("rf_parent_denial", "strength", ("House",)), *TIDY)
    monkeypatch.setitem(SUGGESTED, "e3", both)
    walked("", "A", "mother", "seen", "a", "father", "told", "")
    assert (entry(homeward, "e3")["about"], entry(homeward, "e3")["rests_on"]) == (["father"], "told")

"""`assess`, `explain` and `challenge`: what is asked, in text and as JSON, and what is refused."""

from __future__ import annotations

import json

import pytest
from commands_run import CHALLENGE, Commands

CLASSES = ("severe", "high", "medium", "low", "not_classified")


def test_assess_prints_the_page_and_says_first_that_no_judgement_was_recorded(homeward: Commands) -> None:
    ran = homeward("assess", "case.yaml")
    assert (ran.code, ran.err) == (0, "")
    no_judgement = ran.out.index("No judgement of the worker's own was recorded before this view")
    assert no_judgement < ran.out.index("Proposal p1")
    assert "\x1b" not in ran.out


def test_assess_gives_the_answer_as_json_the_same_each_time(homeward: Commands) -> None:
    first, second = (homeward("assess", "case.yaml", "--format", "json") for _ in range(2))
    told = json.loads(first.out)
    assert first.out == second.out
    assert (first.code, told["case"], told["own_judgement"]) == (0, "HW-COMMANDS", None)
    assert told["proposals"][0]["classification"]["class"] in CLASSES


def test_assess_finds_a_shipped_case_from_any_folder(homeward: Commands) -> None:
    ran = homeward("assess", "first-steps", "--format", "json")
    assert (ran.code, json.loads(ran.out)["case"]) == (0, "CB-FIRST")


def test_a_file_comes_before_a_shipped_case_of_that_name(homeward: Commands) -> None:
    homeward.case.rename(homeward.folder / "theo")
    assert json.loads(homeward("assess", "theo", "--format", "json").out)["case"] == "HW-COMMANDS"


@pytest.mark.parametrize(("word", "said"), [("teo", "theo"), ("first-step.yaml", "first-steps"), (".", "folder")])
def test_a_case_that_is_not_there_is_refused_with_the_nearest(homeward: Commands, word: str, said: str) -> None:
    ran = homeward("assess", word)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err


def test_as_of_looks_at_another_day(homeward: Commands) -> None:
    told = json.loads(homeward("assess", "case.yaml", "--as-of", "2020-07-01", "--format", "json").out)
    assert told["as_of"] == "2020-07-01"
    assert told["record"]["after_as_of"] == 2


@pytest.mark.parametrize("day", ["01/07/2020", "2020-02-30", "2020-07", "0001-01-01", "soon"])
def test_a_day_that_is_none_is_wrong_usage(homeward: Commands, day: str) -> None:
    ran = homeward("assess", "case.yaml", "--as-of", day)
    assert (ran.code, ran.out) == (2, "")
    assert "--as-of" in ran.err and "Traceback" not in ran.err


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_format_to_come_is_refused(homeward: Commands, kind: str) -> None:
    ran = homeward("assess", "case.yaml", "--format", kind)
    assert (ran.code, ran.out) == (1, "")
    assert "not in this version" in ran.err


@pytest.mark.parametrize("command", ["assess", "explain", "challenge"])
def test_another_format_is_wrong_usage_with_the_nearest(homeward: Commands, command: str) -> None:
    more = ("--why", "class") if command == "explain" else ()
    ran = homeward(command, "case.yaml", "--format", "jso", *more)
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean json?" in ran.err


def test_out_writes_the_answer_for_its_owner_alone(homeward: Commands) -> None:
    printed = homeward("assess", "case.yaml", "--format", "json").out
    ran = homeward("assess", "case.yaml", "--format", "json", "--out", "answer.json")
    answer = homeward.folder / "answer.json"
    assert (ran.code, ran.out) == (0, "")
    assert answer.read_text(encoding="utf-8") == printed
    assert answer.stat().st_mode & 0o777 == 0o600
    assert homeward.left() == {"case.yaml", "answer.json"}


@pytest.mark.parametrize("out", ["case.yaml", "./case.yaml", ".", "nowhere/answer.txt", "link.txt"])
@pytest.mark.parametrize("case", ["case.yaml", "theo"])
def test_out_refuses_a_case_a_folder_and_no_folder(homeward: Commands, case: str, out: str) -> None:
    (homeward.folder / "link.txt").symlink_to(homeward.case if case != "theo" else homeward.folder)
    before = homeward.case.read_bytes()
    ran = homeward("assess", case, "--out", out)
    assert (ran.code, ran.out) == (1, "")
    assert homeward.case.read_bytes() == before and homeward.left() == {"case.yaml", "link.txt"}


def test_out_writes_an_answer_over_an_earlier_one(homeward: Commands) -> None:
    for form in ("text", "json"):
        assert homeward("assess", "case.yaml", "--format", form, "--out", "answer.txt").code == 0
    assert json.loads((homeward.folder / "answer.txt").read_text(encoding="utf-8"))["case"] == "HW-COMMANDS"


# --- what if ----------------------------------------------------------------------------------------------------------


def test_a_what_if_says_so_before_anything_else(homeward: Commands) -> None:
    ran = homeward("assess", "case.yaml", "--suppose", "rf_parent_substance=addressed")
    assert ran.code == 0
    assert "WHAT-IF, on supposed facts and not on the record" in ran.out.splitlines()[0]
    assert "rf_parent_substance=addressed" in ran.out.splitlines()[0]


def test_a_what_if_as_json_holds_what_was_supposed(homeward: Commands) -> None:
    ran = homeward("assess", "case.yaml", "--suppose", "rf_parent_substance=absent", "--format", "json")
    assert json.loads(ran.out)["supposed"] == {"rf_parent_substance": "absent"}
    assert "WHAT-IF" in ran.err


@pytest.mark.parametrize(
    ("supposed", "said"),
    [
        ("rf_parent_substanc=absent", "Did you mean rf_parent_substance?"),
        ("rf_abuse_prior_removal=absent", "static"),
        ("pf_social_support=present", "protective"),
        ("rf_parent_ambivalent=absent", "wishes"),
        ("rf_prof_turnover=absent", "no say in the class"),
    ],
)
def test_what_cannot_be_supposed_is_refused(homeward: Commands, supposed: str, said: str) -> None:
    ran = homeward("assess", "case.yaml", "--suppose", supposed)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err


@pytest.mark.parametrize(
    ("supposed", "said"), [("rf_parent_substance", "FACTOR=STATUS"), ("rf_parent_substance=adressed", "addressed?")]
)
def test_what_is_no_supposition_is_wrong_usage(homeward: Commands, supposed: str, said: str) -> None:
    ran = homeward("assess", "case.yaml", "--suppose", supposed)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


# --- explain and challenge --------------------------------------------------------------------------------------------


def test_explain_goes_down_to_the_entries(homeward: Commands) -> None:
    ran = homeward("explain", "case.yaml", "--why", CHALLENGE)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.index(f"[{CHALLENGE}]") < ran.out.index("[e1]")


def test_explain_gives_a_tree_as_json(homeward: Commands) -> None:
    told = json.loads(homeward("explain", "case.yaml", "--why", "class", "--format", "json").out)
    assert [tree["id"] for tree in told["why"]] == ["classification.p1.evidence"]
    assert told["why"][0]["because"]


def test_explain_asks_of_every_proposal_unless_one_is_named(homeward: Commands) -> None:
    text = homeward.case.read_text(encoding="utf-8")
    two = "proposals: [{id: p1, child: c1, household: h1}, {id: p2, child: c1, household: h1, planned: 2021-05-01}]\n"
    homeward.case.write_text(text.replace("ratings:\n", two + "ratings:\n").replace("id: r1,", "id: r1, proposal: p1,"))
    asked = ("explain", "case.yaml", "--why", "class", "--format", "json")
    both = json.loads(homeward(*asked).out)["why"]
    one = json.loads(homeward(*asked, "--proposal", "p2").out)["why"]
    assert [tree["id"] for tree in both] == ["classification.p1.evidence", "classification.p2.evidence"]
    assert [tree["id"] for tree in one] == ["classification.p2.evidence"]
    assert len(json.loads(homeward("explain", "case.yaml", "--why", "e1", "--format", "json").out)["why"]) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--why", "rf_parent_substanc"), "rf_parent_substance"), (("--why", "class", "--proposal", "p2"), "p1")],
)
def test_explain_refuses_what_is_not_there_with_the_nearest(
    homeward: Commands, words: tuple[str, ...], said: str
) -> None:
    ran = homeward("explain", "case.yaml", *words)
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err


def test_explain_without_a_question_is_wrong_usage(homeward: Commands) -> None:
    assert homeward("explain", "case.yaml").code == 2


def test_challenge_shows_every_challenge_with_its_entries_whole(homeward: Commands) -> None:
    ran = homeward("challenge", "case.yaml")
    shown = json.loads(homeward("assess", "case.yaml", "--format", "json").out)["proposals"][0]["challenges"]
    assert (ran.code, ran.err) == (0, "")
    assert shown and all(row["id"] in ran.out for row in shown)
    assert "xylophone at dawn" in ran.out and "marzipan again" in ran.out
    assert "What would settle it: An answer" in ran.out


def test_challenge_as_json_holds_all_about_each(homeward: Commands) -> None:
    told = json.loads(homeward("challenge", "case.yaml", "--format", "json").out)
    rows = {row["id"]: row for row in told["proposals"][0]["challenges"]}
    row = rows[CHALLENGE]
    assert [entry["event"] for entry in row["entries_in_full"]] == ["xylophone at dawn", "marzipan again"]
    assert [(s["about"], s["factor"]) for s in row["supports"]] == [("r1", "rf_parent_substance")]
    assert row["answers"] == []
    assert "10 September 2020" not in row["would_settle"] and "20 August 2020" in row["would_settle"]

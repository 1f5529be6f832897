"""`new`, `judge` and `respond`: what is written into a case file, and what is left as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands_run import CHALLENGE, Commands

from engine.case import blank_case, read_case

RESPOND = ("respond", "case.yaml", CHALLENGE, "--by", "w1")


def changed_lines(before: str, after: str) -> list[str]:
    """The lines of `after` that `before` does not have, once it is sure that `before` lost none but those changed."""
    old, new = before.splitlines(), after.splitlines()
    kept = [line for line in new if line in old]
    assert kept == [line for line in old if line in new], "the order of lines changed"
    return [line for line in new if line not in old]


# --- new --------------------------------------------------------------------------------------------------------------


def test_new_writes_the_blank_case_for_its_owner_alone(homeward: Commands) -> None:
    ran = homeward("new", "hw-0001.yaml")
    written = homeward.folder / "hw-0001.yaml"
    assert ran.code == 0 and "homeward check" in ran.out
    assert written.read_text(encoding="utf-8") == blank_case()
    assert written.stat().st_mode & 0o777 == 0o600
    assert homeward.left() == {"case.yaml", "hw-0001.yaml"}


def test_new_adds_the_ending_and_refuses_json(homeward: Commands) -> None:
    assert homeward("new", "hw-0002").code == 0
    assert "hw-0002.yaml" in homeward.left()
    assert homeward("new", "hw-0002.json").code == 1


@pytest.mark.parametrize("path", ["case.yaml", "link.yaml", "nowhere/case.yaml"])
def test_new_overwrites_nothing(homeward: Commands, path: str) -> None:
    (homeward.folder / "link.yaml").symlink_to(homeward.folder / "not-there.yaml")
    before = homeward.case.read_bytes()
    ran = homeward("new", path)
    assert (ran.code, ran.out) == (1, "")
    assert homeward.case.read_bytes() == before
    assert homeward.left() == {"case.yaml", "link.yaml"}


# --- judge ------------------------------------------------------------------------------------------------------------


def test_judge_writes_one_line_and_assess_then_says_so(homeward: Commands) -> None:
    before = homeward.case.read_text(encoding="utf-8")
    ran = homeward("judge", "case.yaml", "--class", "medium", "--by", "w1", "--reasons", 'Seen: "steady" # so far')
    after = homeward.case.read_text(encoding="utf-8")
    assert ran.code == 0
    (line,) = changed_lines(before, after)
    assert line.startswith("own_judgement: {by: w1, class: medium,") and line.endswith("# your own view")
    own = json.loads(homeward("assess", "case.yaml", "--format", "json").out)["own_judgement"]
    assert (own["class"], own["on"], own["recorded_before"]) == ("medium", "2020-09-28", True)
    assert own["reasons"] == 'Seen: "steady" # so far'
    assert "No judgement" not in homeward("assess", "case.yaml").out


def test_a_second_judgement_is_not_written_over_the_first(homeward: Commands) -> None:
    homeward("judge", "case.yaml", "--class", "medium", "--reasons", "first")
    before = homeward.case.read_bytes()
    ran = homeward("judge", "case.yaml", "--class", "low", "--reasons", "second")
    assert (ran.code, ran.out) == (1, "")
    assert "2020-09-28" in ran.err and "decisions" in ran.err
    assert homeward.case.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--class", "hihg", "--reasons", "so"), 2, "Did you mean high?"),
        (("--class", "high", "--reasons", "  "), 2, "--reasons"),
        (("--class", "high"), 2, "--reasons"),
        (("--class", "high", "--reasons", "so", "--by", "w2"), 1, "w1"),
        (("--class", "high", "--reasons", "so", "--proposal", "p9"), 1, "p1"),
        (("--class", "high", "--reasons", "so", "--on", "2020-09-29"), 2, "has not come yet"),
    ],
)
def test_judge_refuses_what_cannot_stand(homeward: Commands, words: tuple[str, ...], code: int, said: str) -> None:
    before = homeward.case.read_bytes()
    ran = homeward("judge", "case.yaml", *words)
    assert (ran.code, ran.out) == (code, "")
    assert said in ran.err
    assert homeward.case.read_bytes() == before


def test_a_judgement_after_the_day_of_the_case_is_said_to_be(homeward: Commands) -> None:
    text = homeward.case.read_text(encoding="utf-8")
    homeward.case.write_text(text.replace("as_of: 2020-10-01", "as_of: 2020-09-25"), encoding="utf-8")
    ran = homeward("judge", "case.yaml", "--class", "high", "--reasons", "so")
    assert ran.code == 0 and "2020-09-25, which is earlier" in ran.out


# --- respond ----------------------------------------------------------------------------------------------------------


def test_an_answer_that_settles_is_written_and_said(homeward: Commands) -> None:
    before = homeward.case.read_text(encoding="utf-8")
    ran = homeward(*RESPOND, "--answer", "explained", "--entries", "e3", "--agreed-by", "w3")
    after = homeward.case.read_text(encoding="utf-8")
    assert (ran.code, ran.err) == (0, "")
    assert "It settles: e4." in ran.out
    assert changed_lines(before, after) == [
        "responses:                         # answers to challenges",
        f"  - {{challenge: {CHALLENGE}, answer: explained, entries: [e3], by: w1, agreed_by: w3, on: 2020-09-28}}",
    ]
    assert homeward.case.stat().st_mode & 0o777 == 0o600
    told = json.loads(homeward("assess", "case.yaml", "--format", "json").out)["proposals"][0]["challenges"]
    answer = next(row["answer"] for row in told if row["id"] == CHALLENGE)
    assert (answer["kind"], answer["settles"]) == ("explained", True)
    assert "Every entry of it is settled" in homeward("challenge", "case.yaml").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--answer", "accepted"), "nothing to settle"),
        (("--answer", "explained", "--entries", "e3"), "Nobody else has agreed it"),
        (("--answer", "explained", "--entries", "e3", "--agreed-by", "w1"), "by the one who gave it"),
        (("--answer", "disputed", "--agreed-by", "w3"), "No entry stands behind it"),
        (("--answer", "disputed", "--entries", "e2", "--agreed-by", "w3"), "word of the household"),
        (("--answer", "disputed", "--entries", "e2", "--agreed-by", "w3"), "e2 is earlier than e4"),
        (("--answer", "disputed", "--entries", "e2", "--agreed-by", "w3"), "e2 is less direct than e4"),
        (("--answer", "disputed", "--entries", "e1", "--agreed-by", "w3"), "e1 is not tagged strength"),
    ],
)
def test_an_answer_that_settles_nothing_says_why(homeward: Commands, words: tuple[str, ...], said: str) -> None:
    ran = homeward(*RESPOND, *words)
    assert ran.code == 0
    assert "It does not settle: e4." in ran.out and said in ran.out
    assert len(read_case(homeward.case).responses) == 1


def test_an_answer_of_a_later_day_does_not_count_yet(homeward: Commands) -> None:
    text = homeward.case.read_text(encoding="utf-8")
    homeward.case.write_text(text.replace("as_of: 2020-10-01", "as_of: 2020-09-25"), encoding="utf-8")
    ran = homeward(*RESPOND, "--answer", "explained", "--entries", "e3", "--agreed-by", "w3")
    assert ran.code == 0
    assert "after the day the case speaks of (2020-09-25)" in ran.out


def test_answers_follow_one_another_and_none_is_lost(homeward: Commands) -> None:
    homeward(*RESPOND, "--answer", "disputed", "--on", "2020-09-21")
    homeward(*RESPOND, "--answer", "accepted")
    rows = read_case(homeward.case).responses
    assert [(row.answer, str(row.on)) for row in rows] == [("disputed", "2020-09-21"), ("accepted", "2020-09-28")]


def test_a_challenge_of_shape_is_settled_by_no_answer(homeward: Commands) -> None:
    told = json.loads(homeward("assess", "case.yaml", "--format", "json").out)["proposals"][0]["challenges"]
    shape = next(row["id"] for row in told if row["kind"] == "shape")
    ran = homeward("respond", "case.yaml", shape, "--answer", "explained", "--by", "w1", "--agreed-by", "w3")
    assert ran.code == 0 and "It settles nothing." in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("ch.p1.against_optimism.rf_parent_substanc", "--by", "w1"), CHALLENGE),
        ((CHALLENGE, "--by", "w11"), "Did you mean w1?"),
        ((CHALLENGE, "--by", "w1", "--agreed-by", "w33"), "Did you mean w3?"),
        ((CHALLENGE, "--by", "w1", "--agreed-by", "mother"), "of the family"),
        ((CHALLENGE, "--by", "w1", "--entries", "e3,e33"), "Did you mean e3?"),
    ],
)
def test_respond_refuses_what_the_case_does_not_know(homeward: Commands, words: tuple[str, ...], said: str) -> None:
    before = homeward.case.read_bytes()
    ran = homeward("respond", "case.yaml", *words, "--answer", "explained")
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert homeward.case.read_bytes() == before


def test_another_answer_is_wrong_usage_with_the_nearest(homeward: Commands) -> None:
    ran = homeward(*RESPOND, "--answer", "explaind")
    assert (ran.code, ran.out) == (2, "")
    assert "Did you mean explained?" in ran.err


def test_an_answer_resting_on_a_later_entry_is_refused_before_it_is_written(homeward: Commands) -> None:
    before = homeward.case.read_bytes()
    ran = homeward(*RESPOND, "--answer", "explained", "--entries", "e3", "--on", "2020-08-30")
    assert (ran.code, ran.out) == (1, "")
    assert "happened after it" in ran.err
    assert homeward.case.read_bytes() == before


@pytest.mark.parametrize("command", [("judge", "theo", "--class", "high", "--reasons", "so"), ("respond", "theo", "x")])
def test_a_shipped_case_is_only_read(homeward: Commands, command: tuple[str, ...]) -> None:
    more = ("--answer", "accepted", "--by", "w1") if command[0] == "respond" else ()
    ran = homeward(*command, *more)
    assert (ran.code, ran.out) == (1, "")
    assert "Copy" in ran.err


def test_a_case_in_json_is_written_back_as_json(homeward: Commands) -> None:
    case = homeward.folder / "case.json"
    values = {
        "format": 1,
        "reference": "HW-JSON",
        "as_of": "2020-10-01",
        "children": [{"id": "c1"}],
        "adults": [{"id": "a1"}],
        "households": [{"id": "h1", "members": [{"adult": "a1"}]}],
        "measures": [],
    }
    case.write_text(json.dumps(values, indent=4), encoding="utf-8")
    assert homeward("judge", "case.json", "--class", "high", "--reasons", "ñandú").code == 0
    own = {"class": "high", "reasons": "ñandú", "on": "2020-09-28"}
    assert case.read_text(encoding="utf-8") == json.dumps(
        {**values, "own_judgement": own}, indent=4, ensure_ascii=False
    )


def test_a_linked_case_stays_a_link(homeward: Commands) -> None:
    link = homeward.folder / "link.yaml"
    link.symlink_to(homeward.case)
    assert homeward("judge", "link.yaml", "--class", "high", "--reasons", "so").code == 0
    assert link.is_symlink() and read_case(homeward.case).own_judgement is not None


def test_the_made_up_case_is_the_one_in_the_folder(homeward: Commands) -> None:
    assert Path.cwd() == homeward.folder and read_case("case.yaml").reference == "HW-COMMANDS"

"""Replay accepts what the engine answers and refuses what was changed in it, and experta has no part in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from commands_run import PRIVATE, Commands
from random_cases import generate

from explanations import canonical_json, spine
from homeward.casebook import find_case, shipped_names
from homeward.cli.reading import assessed_at
from homeward.refusal import Refused
from homeward.replaying.compare import differences
from homeward.replaying.reading import checked, parsed, read_answer

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
TAMPERINGS = int(os.environ.get("HOMEWARD_TAMPERINGS", "1000"))
RANDOM_CASES = int(os.environ.get("HOMEWARD_REPLAYED", "10"))


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """What the process without experta found about answers made in this one."""
    folder = tmp_path_factory.mktemp("answers")
    for name in shipped_names():
        (folder / f"{name}.yaml").write_bytes(find_case(name).content)
    for seed in range(RANDOM_CASES):
        text = json.dumps(generate(seed), ensure_ascii=False)  # JSON is YAML
        (folder / f"random_{seed}.yaml").write_text(text, encoding="utf-8")
    for case in folder.glob("*.yaml"):
        answer = canonical_json(spine(assessed_at(str(case))))
        case.with_suffix(".json").write_text(answer, encoding="utf-8")
    command = [sys.executable, str(HERE / "replaying_alone.py"), str(folder), str(TAMPERINGS), "7"]
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_every_answer_of_the_engine_follows(found: dict) -> None:
    assert found["cases"] == len(shipped_names()) + RANDOM_CASES
    assert found["refused_true"] == {}


def test_experta_was_not_loaded(found: dict) -> None:
    assert found["experta"] is False


def test_every_tampering_is_refused_by_name(found: dict) -> None:
    assert found["tampered"] == TAMPERINGS and found["hashes"] == ["knowledge.hash"]
    assert found["missed"] == []
    assert found["unnamed"] == []


def test_only_what_has_a_meaning_is_compared() -> None:
    told = {"facts": [], "conclusions": [], "names": {"b": 1, "a": "é"}}
    again = parsed(json.dumps(told, indent=7, sort_keys=True).encode(), "a.json")
    assert differences(again, told) == []
    assert differences({**told, "names": {"b": True, "a": "é"}}, told)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"{", "line 1"),
        (b"\xff", "UTF-8"),
        (b'{"a": 1, "a": 2}', "stands twice"),
        (b'{"a": NaN}', "not a number"),
        (b"[" * 200_000, "nested"),
        (b"[]", "not an answer"),
        (b'{"case": 3}', "`case`"),
    ],
)
def test_a_malformed_file_is_refused_in_plain_words(text: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says):
        checked(parsed(text, "answer.json"), "answer.json")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="not a file"):
        read_answer(tmp_path / "none.json")


# --- as a command -----------------------------------------------------------------------------------------------------
def answered(homeward: Commands, *words: str, case: str = "case.yaml") -> dict[str, Any]:
    assert homeward("assess", case, *words, "--format", "json", "--out", "answer.json").code == 0
    return json.loads((homeward.folder / "answer.json").read_text(encoding="utf-8"))


def written(homeward: Commands, told: Any, **how: Any) -> None:
    (homeward.folder / "answer.json").write_text(json.dumps(told, **how), encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [(), ("--as-of", "2020-09-15"), ("--suppose", "rf_parent_substance@mother=addressed"), ("--reader", "panel")],
    ids=" ".join,
)
def test_an_answer_is_accepted_in_any_order_of_keys_and_with_any_blanks(
    homeward: Commands, words: tuple[str, ...]
) -> None:
    told = answered(homeward, *words)
    turned = {key: told[key] for key in reversed(told)}
    written(homeward, turned, indent=3, ensure_ascii=True)
    ran = homeward("replay", "answer.json", "case.yaml")
    assert ran.code == 0, ran.err + ran.out
    assert "Everything in this answer follows" in ran.out and "without experta" in ran.out


def test_a_changed_class_is_refused_and_what_rests_on_it_named(homeward: Commands) -> None:
    told = answered(homeward)
    held = told["proposals"][0]["classification"]
    held["class"] = "low" if held["class"] != "low" else "medium"
    written(homeward, told)
    ran = homeward("replay", "answer.json", "case.yaml")
    assert ran.code == 1 and "classification.p1.evidence" in ran.out


def test_an_answer_about_a_case_that_was_changed_since_is_refused(homeward: Commands) -> None:
    answered(homeward)
    text = homeward.case.read_text(encoding="utf-8")
    homeward.case.write_text(text.replace("id: e4, date: 2020-08-20", "id: e4, date: 2020-08-21"), encoding="utf-8")
    ran = homeward("replay", "answer.json", "case.yaml")
    assert ran.code == 1 and "fact e4: it does not follow as shown" in ran.out
    assert not any(word in ran.out + ran.err for word in PRIVATE)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"knowledge": {"edition": "1999-01-01", "hash": "0", "overridden": []}}, "another edition of the knowledge"),
        ({"software": "homeward 0.0.1"}, "another version of this software"),
        ({"case": "HW-OTHER"}, "a case of another reference"),
        ({"pages": []}, "a page written for a family"),
        ({"as_of": "soon"}, "is not a day"),
        ({"supposed": {"rf_nothing": "present"}}, "names a factor there is not"),
    ],
)
def test_what_cannot_be_compared_says_why_and_what_to_do(homeward: Commands, change: dict[str, Any], says: str) -> None:
    written(homeward, answered(homeward) | change)
    ran = homeward("replay", "answer.json", "case.yaml")
    assert ran.code == 1 and says in " ".join((ran.out + ran.err).split())
    assert not any(word in ran.out + ran.err for word in PRIVATE)


def test_a_text_that_was_changed_is_not_repeated(homeward: Commands) -> None:
    told = answered(homeward)
    fact = next(row for row in told["facts"] if row["id"] == "e1")
    fact["values"]["event"] = "Zebedee was seen with Quintessa"
    written(homeward, told)
    ran = homeward("replay", "answer.json", "case.yaml")
    assert ran.code == 1 and "fact e1" in ran.out
    assert not any(word in ran.out + ran.err for word in PRIVATE)

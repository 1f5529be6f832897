"""The check of the knowledge: the shipped edition passes it, and it sees what single broken files cannot show."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from knowledge_base import KnowledgeError, load_knowledge
from knowledge_base.catalogues import CATALOGUES
from knowledge_base.check import accept_knowledge, check_knowledge, compile_knowledge
from knowledge_base.check.conditions import RuleConditions, is_included, never_true
from knowledge_base.compiled import COMPILED_FILE, compiled_text, write_compiled
from knowledge_base.files import gather_files, knowledge_folder
from knowledge_base.loading import knowledge_read
from knowledge_base.reading import read_files

GOOD = Path(__file__).parents[1] / "broken_knowledge" / "good"
RULES: list[dict[str, Any]] = json.loads((GOOD / "conditions.json").read_text())
DETECTORS = {"dt_run": "Run", "dt_rating": "Rating"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small good knowledge, to change."""
    return Path(shutil.copytree(GOOD, tmp_path / "knowledge"))


def rule(name: str = "one", *patterns: dict[str, Any], tests: list[dict[str, Any]] | None = None) -> RuleConditions:
    """A rule made of its patterns, for comparing with another."""
    raw = {"rule": name, "card": "ww_unsupported", "step": "WEIGH", "patterns": list(patterns), "tests": tests or []}
    return RuleConditions.model_validate(raw)


def pattern(fact: str, **where: dict[str, str]) -> dict[str, Any]:
    """One pattern over a kind of fact."""
    return {"fact": fact, "as": None, "where": where}


def test_the_shipped_knowledge_passes() -> None:
    report = check_knowledge()
    assert [str(fault) for fault in report.faults] == []
    assert report.is_accepted
    assert set(report.entries) == set(CATALOGUES) - {"left_out"}
    assert all(report.entries.values()), f"a catalogue is empty: {report.entries}"
    assert report.rules and report.detectors and report.cards
    assert report.rules >= report.cards
    assert all(report.provenances.values())


def test_the_report_counts_what_the_knowledge_holds() -> None:
    report = check_knowledge(GOOD)
    assert (report.rules, report.detectors, report.cards, report.files) == (3, 2, 3, 77)
    assert report.entries["risk_factors"] == 4 and report.entries["classes"] == 4
    assert report.provenances == {"seed": 1, "source": 3, "recalled": 6, "project": 95}
    assert report.answers == ("Status",)
    lines = list(report.lines())
    assert lines[0].startswith("Edition 2026-01-01, 77 files, hash ")
    assert "  risk_factors: 4" in lines
    assert "Provenance: seed 1, source 3, recalled 6, project 95." in lines
    assert "Rules: 3, detectors: 2, rule cards: 3." in lines
    assert "Concluded and read by no further rule: Status." in lines
    assert lines[-1] == "Accepted: no fault found."


def test_a_refused_report_says_so_first_and_never_accepts(folder: Path) -> None:
    (folder / "harm_types.yaml").unlink()
    lines = list(check_knowledge(folder).lines())
    assert lines[0] == "Refused: 1 fault."
    assert lines[1].startswith("  harm_types.yaml: is missing")
    assert not any(line.startswith("Accepted") for line in lines)


def test_callers_that_cannot_go_on_are_stopped(folder: Path) -> None:
    assert accept_knowledge(GOOD).is_accepted
    (folder / "harm_types.yaml").unlink()
    with pytest.raises(KnowledgeError, match=r"harm_types\.yaml: is missing"):
        accept_knowledge(folder)


def test_only_accepted_knowledge_is_compiled(folder: Path) -> None:
    written = compile_knowledge(folder, RULES, DETECTORS)
    assert written == folder / COMPILED_FILE
    assert written.read_text() == compiled_text(load_knowledge(GOOD))
    written.unlink()
    with pytest.raises(KnowledgeError, match="detector without a card"):
        compile_knowledge(folder, RULES, DETECTORS | {"dt_new": "New"})
    assert not written.exists()


def test_a_compiled_file_is_made_anew_from_the_catalogues(folder: Path) -> None:
    written = compile_knowledge(folder)
    written.write_text(written.read_text().replace("Denial", "Marked in the compiled file"))
    assert "Marked" not in compile_knowledge(folder).read_text()


def test_a_compiled_file_that_ships_is_the_one_its_catalogues_give() -> None:
    shipped = knowledge_folder() / COMPILED_FILE
    files = gather_files(knowledge_folder())
    assert not shipped.is_file() or shipped.read_text() == compiled_text(knowledge_read(files, read_files(files)))


def test_a_file_in_another_encoding_is_refused_at_its_line(folder: Path) -> None:
    file = folder / "findings.yaml"
    file.write_bytes(file.read_bytes().replace(b"later harm", b"later harm\xe9"))
    assert [str(fault) for fault in check_knowledge(folder).faults] == [
        "findings.yaml, line 5: is not written in UTF-8. Save it again as UTF-8."
    ]


def test_an_unread_file_makes_no_fault_of_what_points_into_it(folder: Path) -> None:
    (folder / "sources.yaml").write_text("catalogue: sources\nentries: [\n")
    (folder / "factors/protective/parent.yaml").unlink()
    faults = check_knowledge(folder).faults
    assert {fault.file for fault in faults} == {"sources.yaml", "factors/protective/*.yaml"}


# --- Fresh conditions and detectors ----------------------------------------------------------------------------


def test_fresh_conditions_like_the_stored_ones_are_accepted() -> None:
    report = check_knowledge(GOOD, rules=copy.deepcopy(RULES), detectors=DETECTORS)
    assert report.is_accepted and report.rules == 3


def test_stored_conditions_that_are_not_those_of_the_code_are_stale() -> None:
    fresh = copy.deepcopy(RULES)
    fresh[0]["patterns"][0]["where"]["behind"] = {"is": "little"}
    renamed = fresh[2] | {"rule": "sustained_stands"}
    faults = [str(fault) for fault in check_knowledge(GOOD, rules=[*fresh[:2], renamed]).faults]
    assert [fault.split(": ", 1)[0] for fault in faults] == [
        "conditions.json, entry nothing_behind",
        "conditions.json, entry sustained_is_addressed",
        "conditions.json, entry sustained_stands",
    ]
    assert "is stale: this rule has other conditions in the code" in faults[0]
    assert "is stale: this rule is in it, and in no code" in faults[1]
    assert "is stale: this rule is in the code, and not in it" in faults[2]


def test_an_empty_list_of_stored_conditions_is_stale(folder: Path) -> None:
    (folder / "conditions.json").write_text("[]")
    faults = check_knowledge(folder, rules=RULES).faults
    assert [fault.entry for fault in faults] == sorted(rule["rule"] for rule in RULES)


def test_the_fresh_conditions_are_the_ones_checked(folder: Path) -> None:
    """A fault of the code is found even where the stored conditions have none."""
    fresh = copy.deepcopy(RULES)
    fresh[0]["card"] = "ww_unsuported"
    assert any(
        "ww_unsuported, which is in no file of rule cards" in fault.reason
        for fault in check_knowledge(GOOD, rules=fresh).faults
    )


def test_every_detector_has_a_card_and_every_card_a_detector() -> None:
    wrong = {"dt_runs": "Run", "dt_rating": "Ratings"}
    faults = [str(fault) for fault in check_knowledge(GOOD, detectors=wrong).faults]
    assert len(faults) == 3
    assert "entry dt_runs: is a detector without a card. Nearest: dt_run." in faults[0]
    assert "entry dt_run: is a detector card without a detector. Nearest: dt_runs." in faults[1]
    assert "entry dt_rating: says it gives Rating, and the detector gives Ratings. Nearest: Ratings." in faults[2]


# --- What is to be looked at and not refused -------------------------------------------------------------------


def test_unused_sources_and_parameters_are_warnings(folder: Path) -> None:
    for file in ("rule_cards/detectors.yaml", "rule_cards/state.yaml"):
        text = (folder / file).read_text().replace("    parameters: [window_sustained]\n", "")
        (folder / file).write_text(text)
    with (folder / "sources.yaml").open("a") as file:
        file.write("  - {id: UNREAD, title: Never cited, read: part}\n")
    report = check_knowledge(folder)
    assert report.is_accepted
    said = [str(warning) for warning in report.warnings]
    assert any("sources.yaml" in warning and "(1): UNREAD" in warning for warning in said)
    assert any("parameters.yaml" in warning and "(1): window_sustained" in warning for warning in said)
    assert "To look at: 2 warnings." in list(report.lines())


def test_a_stale_compiled_file_is_a_warning(folder: Path) -> None:
    write_compiled(load_knowledge(folder), folder)
    assert check_knowledge(folder).warnings == ()
    (folder / "findings.yaml").write_text((folder / "findings.yaml").read_text() + "\n")
    assert [warning.file for warning in check_knowledge(folder).warnings] == [COMPILED_FILE]


@pytest.mark.parametrize(
    ("card", "says"),
    [
        ("ss_addressed", "and both conclude Status by different cards"),
        ("ss_present", "which has the same card, so it adds nothing"),
    ],
)
def test_a_rule_that_asks_all_another_asks_and_more_is_a_warning(card: str, says: str) -> None:
    special = copy.deepcopy(RULES[1])
    special["rule"], special["card"] = "special", card
    special["patterns"][1]["where"]["day"] = {"is": "today"}
    report = check_knowledge(GOOD, rules=[*RULES, special])
    warning = [str(one) for one in report.warnings]
    assert len(warning) == 1
    assert "entry special: is true only where unsupported_is_present is" in warning[0] and says in warning[0]


def test_a_rule_whose_card_is_unknown_is_refused_for_that_alone() -> None:
    special = copy.deepcopy(RULES[1])
    special["rule"], special["card"] = "special", "ss_unwritten"
    special["patterns"][1]["where"]["day"] = {"is": "today"}
    report = check_knowledge(GOOD, rules=[*RULES, special])
    assert report.warnings == ()
    assert {fault.reason.split(",")[0] for fault in report.faults} == {
        "is stale: this rule is in the code",
        "carries the card ss_unwritten",
    }


# --- Comparing conditions --------------------------------------------------------------------------------------


def test_conditions_mean_the_same_whatever_their_names_and_order() -> None:
    one = rule("one", pattern("A", x={"binds": "p"}, y={"is": "q"}), pattern("B", x={"binds": "p"}))
    other = rule("other", pattern("B", x={"binds": "k"}), pattern("A", y={"is": "q"}, x={"binds": "k"}))
    assert one.meaning == other.meaning


@pytest.mark.parametrize(
    "patterns",
    [
        (pattern("A", x={"binds": "p"}, y={"is": "q"}), pattern("B", x={"binds": "other"})),
        (pattern("A", x={"binds": "p"}, y={"is": "r"}), pattern("B", x={"binds": "p"})),
        (pattern("A", x={"binds": "p"}, y={"predicate": "q"}), pattern("B", x={"binds": "p"})),
        (pattern("A", x={"binds": "p"}, y={"is": "q"}),),
    ],
    ids=["no join", "another value", "a predicate", "one pattern fewer"],
)
def test_other_conditions_mean_something_else(patterns: tuple[dict[str, Any], ...]) -> None:
    one = rule("one", pattern("A", x={"binds": "p"}, y={"is": "q"}), pattern("B", x={"binds": "p"}))
    assert one.meaning != rule("other", *patterns).meaning


def test_tests_belong_to_the_meaning() -> None:
    patterns = (pattern("A", x={"binds": "p"}, y={"binds": "q"}),)
    forwards = rule("one", *patterns, tests=[{"predicate": "is_before", "of": ["p", "q"]}])
    backwards = rule("two", *patterns, tests=[{"predicate": "is_before", "of": ["q", "p"]}])
    assert len({forwards.meaning, backwards.meaning, rule("three", *patterns).meaning}) == 3


def test_what_one_rule_includes_of_another() -> None:
    general = rule("g", pattern("A", x={"binds": "p"}))
    special = rule("s", pattern("A", x={"binds": "p"}, y={"is": "q"}), pattern("B", x={"binds": "p"}))
    assert is_included(general, special) and not is_included(special, general)


def test_a_join_is_more_than_two_patterns() -> None:
    joined = rule("j", pattern("A", x={"binds": "p"}), pattern("B", x={"binds": "p"}))
    apart = rule("a", pattern("A", x={"binds": "p"}), pattern("B", x={"binds": "q"}))
    assert is_included(apart, joined) and not is_included(joined, apart)


def test_a_join_is_not_found_where_fields_are_free() -> None:
    joined = rule("j", pattern("A", x={"binds": "p"}), pattern("B", x={"binds": "p"}))
    free = rule("f", pattern("A", y={"is": "q"}), pattern("B"))
    assert not is_included(joined, free)


def test_a_comparison_is_asked_of_the_same_values() -> None:
    test = [{"predicate": "is_before", "of": ["p", "q"]}]
    general = rule("g", pattern("A", x={"binds": "p"}, y={"binds": "q"}), tests=test)
    special = rule("s", pattern("A", x={"binds": "k"}, y={"binds": "m"}, z={"is": "1"}))
    compared = [{"predicate": "is_before", "of": ["k", "m"]}]
    same = rule("t", pattern("A", x={"binds": "k"}, y={"binds": "m"}, z={"is": "1"}), tests=compared)
    assert not is_included(general, special) and is_included(general, same)


def test_a_rule_is_never_true_only_of_one_fact() -> None:
    one_fact = (pattern("A", id={"binds": "a"}, x={"is": "p"}), pattern("A", id={"binds": "a"}, x={"is": "q"}))
    two_facts = (pattern("A", id={"binds": "a"}, x={"is": "p"}), pattern("A", id={"binds": "b"}, x={"is": "q"}))
    assert never_true(rule("one", *one_fact)) == "x"
    assert never_true(rule("two", *two_facts)) == ""


@pytest.mark.parametrize(
    ("step", "is_placed"), [("WEIGH", True), ("VOTE.2", True), ("VOTE.", False), ("VOTE.b", False), ("GATHER", False)]
)
def test_a_step_is_a_pass_or_a_numbered_part_of_one(step: str, is_placed: bool) -> None:
    conditions = RuleConditions.model_validate(rule("one", pattern("A")).model_dump() | {"step": step})
    assert conditions.is_placed is is_placed


def test_steps_follow_their_passes_and_then_their_numbers() -> None:
    steps = ["CLASSIFY", "VOTE.10", "VOTE.2", "VOTE", "STATE.9", "WEIGH"]
    raw = rule("one", pattern("A")).model_dump()
    placed = [RuleConditions.model_validate(raw | {"step": step}) for step in steps]
    assert [one.step for one in sorted(placed, key=lambda one: one.order)] == list(reversed(steps))

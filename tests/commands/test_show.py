"""`show`: any id of the knowledge is looked up, with its grounds and its limits; a wrong one is guessed at."""

from __future__ import annotations

import json

import pytest

from explanations import to_text
from explanations.look_up import catalogues, look_up
from homeward.cli import main
from knowledge_base import KnowledgeError, load_knowledge

KNOWLEDGE = load_knowledge()


@pytest.mark.parametrize("catalogue", KNOWLEDGE.catalogues)
def test_every_entry_of_a_catalogue_has_a_page_with_its_grounds(catalogue: str) -> None:
    for name, entry in KNOWLEDGE.catalogues[catalogue].items():
        page = " ".join(to_text(look_up(KNOWLEDGE, name), 100).split())
        assert f"({name})" in page
        for cite in getattr(entry, "citations", ()):
            assert cite.source in page
        if statement := getattr(entry, "statement", None):
            assert " ".join(statement.split()) in page.replace(" > ", " ")
    listed = to_text(look_up(KNOWLEDGE, catalogue), 10_000)
    assert all(f"- {name}: " in listed for name in KNOWLEDGE.catalogues[catalogue])


def test_all_catalogues_are_counted() -> None:
    listed = to_text(catalogues(KNOWLEDGE), 100)
    assert all(f"- {name}: {len(entries)}" in listed for name, entries in KNOWLEDGE.catalogues.items())


def test_what_is_recalled_says_that_it_is_to_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "risk_severe"]) == 0
    assert "check against the original" in " ".join(capsys.readouterr().out.split())


def test_json_holds_the_whole_entry(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "bcp_4_1", "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["catalogue"] == "pathway_steps"
    assert told["entry"]["timing"] == {"reckoned_from": "return", "unit": "months", "least": 6, "most": 9}


def test_a_wrong_id_is_refused_with_the_nearest_right_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "bcp_4_11"]) == 1
    assert "Did you mean bcp_4_1?" in capsys.readouterr().err
    with pytest.raises(KnowledgeError):
        look_up(KNOWLEDGE, "bcp_4_11")

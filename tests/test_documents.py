"""The documents agree with the project they describe, and with each other."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from project_tree import ROOT, place, project_file, read

from knowledge_base import load_knowledge

PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def test_the_changelog_speaks_of_this_version() -> None:
    version = project_file()["project"]["version"]
    releases = re.split(r"^## ", read("CHANGELOG.md"), flags=re.M)[1:]
    assert releases[0].startswith(f"{version} "), "the newest release in CHANGELOG.md is the version in pyproject.toml"
    for release in releases:
        assert "### Practice" in release and "### Software" in release, "changes of practice stand apart"


def test_every_dependency_is_acknowledged() -> None:
    project = project_file()["project"]
    asked_for = [
        *project["dependencies"],
        *(need for extra in project["optional-dependencies"].values() for need in extra),
    ]
    names = {re.match(r"[\w.-]+", need)[0].casefold() for need in asked_for}
    acknowledged = {name.casefold() for name in re.findall(r"^\| ([\w.-]+) \|", read("THIRD_PARTY.md"), re.M)}
    assert names - acknowledged == set()
    assert "LGPL" in read("THIRD_PARTY.md")


def test_the_licence_is_the_one_named() -> None:
    assert project_file()["project"]["license"] == "MIT"
    assert read("LICENSE").startswith("MIT License")


@pytest.mark.parametrize("page", PAGES, ids=place)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", read(page)) if "://" not in link]
    assert not [link for link in links if link and not (page.parent / link).exists()]


def test_decisions_are_numbered_one_by_one_and_say_why() -> None:
    pages = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(page.name[:4]) for page in pages] == list(range(1, len(pages) + 1))
    for page in pages:
        assert re.match(rf"# {int(page.name[:4])}\. ", read(page)), f"{place(page)}: its title carries its number"


# --- How a class is reached ----------------------------------------------------------------------------------------

TWO_PAGES = "docs/how-a-class-is-reached.md"


@pytest.mark.parametrize(
    "parameter", ["window_shorter", "window_sustained", "run_gap", "run_recent", "support_fresh", "recent_concern"]
)
def test_the_two_pages_give_the_figures_of_the_knowledge_base(parameter: str) -> None:
    entry = load_knowledge().parameters[parameter]
    assert f"{entry.value} {entry.unit}" in " ".join(read(TWO_PAGES).split())


def test_the_two_pages_name_every_class_vote_and_status() -> None:
    text = read(TWO_PAGES).casefold()
    for word in (
        *("severe", "high", "medium", "low", "not classified", "not excluded"),
        *("risk", "protection", "capacity", "wishes", "shown", "not shown"),
        *("present", "being addressed", "addressed", "absent", "open"),
    ):
        assert word in text


def test_the_two_pages_are_two_pages() -> None:
    words = re.findall(r"[A-Za-z][\w'’-]*", read(TWO_PAGES))
    assert 900 <= len(words) <= 1_250


def test_the_two_pages_cite_readings_that_exist() -> None:
    cited = set(re.findall(r"\b([A-Z]\d+)\b", read(TWO_PAGES)))
    defined = set(re.findall(r"^- ([A-Z]\d+) ", read("docs/decisions/0002-readings-of-the-semantics.md"), re.M))
    assert cited and cited <= defined


# --- Glossary ------------------------------------------------------------------------------------------------------


def glossary_words() -> list[str]:
    """The words GLOSSARY.md explains, in its order."""
    return re.findall(r"^\*\*`?(.+?)`?\*\*: ", read("GLOSSARY.md"), re.M)


def test_the_glossary_is_in_order_and_says_each_word_once() -> None:
    words = glossary_words()
    assert len(words) > 50
    assert words == sorted(set(words), key=lambda word: word.casefold().replace("`", ""))


def test_the_glossary_explains_the_words_of_the_answer() -> None:
    needed = {"class", "vote", "reading", "status", "standing", "support", "challenge", "window", "gap", "proposal"}
    needed |= {"rule", "rule card", "detector", "parameter", "pass", "provenance", "not classified", "not shown"}
    assert needed <= set(glossary_words())

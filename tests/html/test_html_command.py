"""`assess --format html`: printed or written whole for its owner alone, for every reader, and a what-if says so."""

from __future__ import annotations

import pytest
from commands_run import PRIVATE, Commands
from lxml import html


@pytest.fixture
def homeward(tmp_path, monkeypatch, capsys) -> Commands:  # type: ignore[no-untyped-def]
    monkeypatch.chdir(tmp_path)
    return Commands(tmp_path, capsys)


def test_without_out_the_page_is_printed(homeward: Commands) -> None:
    ran = homeward("assess", "case.yaml", "--format", "html")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("<!DOCTYPE html>") and ran.out.endswith("</html>\n")


def test_with_out_the_page_is_written_for_its_owner_alone(homeward: Commands) -> None:
    printed = homeward("assess", "case.yaml", "--format", "html").out
    ran = homeward("assess", "case.yaml", "--format", "html", "--out", "page.html")
    written = homeward.folder / "page.html"
    assert (ran.code, ran.out) == (0, "")
    assert written.read_text(encoding="utf-8") == printed
    assert written.stat().st_mode & 0o777 == 0o600


def test_a_what_if_page_says_so_first(homeward: Commands) -> None:
    out = homeward("assess", "case.yaml", "--format", "html", "--suppose", "rf_parent_substance=addressed").out
    words = html.document_fromstring(out).find("body/header").text_content().split()
    assert " ".join(words).startswith("A WHAT-IF, on supposed facts and not on the record.")


@pytest.mark.parametrize("reader", ["worker", "supervisor", "panel", "parent", "child"])
def test_every_reader_has_a_page_without_a_script_or_a_request(homeward: Commands, reader: str) -> None:
    ran = homeward("assess", "case.yaml", "--format", "html", "--reader", reader)
    tree = html.document_fromstring(ran.out)
    assert ran.code == 0
    assert not tree.xpath("//script|//img|//link") and all(href.startswith("#") for href in tree.xpath("//@href"))
    assert tree.find("body/a").get("href") == "#main" and tree.find("body/main").get("id") == "main"


@pytest.mark.parametrize("reader", ["parent", "child"])
def test_a_page_for_a_family_holds_no_grounds_and_no_words_of_the_record(homeward: Commands, reader: str) -> None:
    out = homeward("assess", "case.yaml", "--format", "html", "--reader", reader).out
    assert not html.document_fromstring(out).xpath("//*[@class='refs' or @class='way']")
    assert not [word for word in PRIVATE[2:] if word in out]


def test_a_page_for_a_family_says_what_the_text_page_says(homeward: Commands) -> None:
    text = homeward("assess", "case.yaml", "--reader", "child").out
    out = homeward("assess", "case.yaml", "--format", "html", "--reader", "child").out
    words = "".join("".join(html.document_fromstring(out).find("body/main").itertext()).split())
    kept = [line for line in text.splitlines() if line.strip() and not set(line.strip()) <= set("=-")]
    assert kept and not [line for line in kept if "".join(line.lstrip(" >-!0123456789.").split()) not in words]


def test_depth_is_for_text(homeward: Commands) -> None:
    ran = homeward("assess", "case.yaml", "--format", "html", "--depth", "3")
    assert (ran.code, ran.out) == (1, "")
    assert "--depth goes with --format text" in ran.err

"""The page itself: it reaches for nothing, holds together, is in order, and says what the text page says."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest
from html_pages import PAGES, Shown, flat, page_of, shown, values_of

from explanations import report
from explanations.report import Paragraph
from explanations.words import said

on_every_page = pytest.mark.parametrize("name", PAGES)


# --- nothing from outside, nothing that runs -----------------------------------------------------------------------
@on_every_page
def test_the_page_reaches_for_nothing_and_runs_nothing(name: str) -> None:
    tree = page_of(name).tree
    assert not tree.xpath(
        "//script|//img|//link|//iframe|//object|//embed|//form|//input|//button|//base|//svg|//video"
    )
    assert {attribute for element in tree.iter() for attribute in element.attrib} <= {
        "aria-label", "aria-labelledby", "charset", "class", "content", "data-of", "dir", "href", "http-equiv", "id",
        "lang", "name", "role", "scope", "start", "tabindex",
    }  # fmt: skip
    assert all(href.startswith("#") for href in tree.xpath("//@href"))
    [style] = tree.xpath("//style")
    assert not re.search(r"url\(|@import|https?:|expression|</", style.text, re.I)


@on_every_page
def test_the_policy_lets_in_this_style_sheet_and_nothing_else(name: str) -> None:
    tree = page_of(name).tree
    [policy] = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(tree.findtext("head/style").encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert tree.find("head").index(tree.xpath("//meta[@http-equiv]")[0]) < tree.find("head").index(
        tree.find("head/style")
    )


# --- in order -----------------------------------------------------------------------------------------------------
@on_every_page
def test_ids_are_unique_and_every_link_has_its_target(name: str) -> None:
    ids = page_of(name).ids()
    assert len(ids) == len(set(ids))
    targets = {href[1:] for href in page_of(name).tree.xpath("//a/@href")}
    labels = set(page_of(name).tree.xpath("//@aria-labelledby"))
    assert len(targets) > 20
    assert not (targets | labels) - set(ids)


@on_every_page
def test_headings_begin_with_one_and_never_skip_a_level(name: str) -> None:
    levels = [int(element.tag[1]) for element in page_of(name).tree.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


@on_every_page
def test_landmarks_and_the_way_past_them(name: str) -> None:
    body = page_of(name).tree.body
    assert [element.tag for element in body] == ["a", "header", "nav", "main", "footer"]
    assert body[0].get("href") == "#main" and body.find("main").get("id") == "main"


@on_every_page
def test_every_table_says_what_its_rows_and_columns_are(name: str) -> None:
    for table in page_of(name).tree.iter("table"):
        box = table.getparent()
        assert table.find("caption") is not None or box.get("aria-label")
        assert box.get("class").startswith("scroll") and box.get("tabindex") == "0"
        assert {cell.get("scope") for cell in table.xpath("thead//th")} == {"col"}
        for row in table.xpath("tbody/tr"):
            assert row[0].tag == "th" and row[0].get("scope") == "row"
            assert len(row) == len(table.xpath("thead/tr")[0])


def test_no_list_or_table_is_empty() -> None:
    for name in PAGES:
        for element in page_of(name).tree.iter("ul", "ol", "table", "li", "td", "th", "p", "summary"):
            blank_corner = element.tag == "td" and element.getparent().getparent().tag == "thead"
            assert blank_corner or element.text_content().strip(), (name, element.getparent().text_content()[:80])


# --- what it says -------------------------------------------------------------------------------------------------
@on_every_page
def test_whose_judgement_came_first_is_said_before_anything_of_the_case(name: str) -> None:
    header = flat(page_of(name).tree.find("body/header").text_content())
    assert "judgement" in header
    assert page_of(name).words.index("judgement") < page_of(name).words.index("Where the readings part")


@on_every_page
def test_the_first_section_of_a_proposal_is_where_the_readings_part(name: str) -> None:
    for chapter in proposals(page_of(name)):
        titles = [element.text for element in chapter.iter("h3")]
        assert titles[:3] == [
            "Where the readings part",
            "What the record says against the current view, and for it",
            "Each favourable statement, and what stands beside it",
        ]


def proposals(page: Shown) -> list[Any]:
    """The chapter of each proposal."""
    chapters = [one for one in page.tree.xpath("//main/section") if one.find("h2").text.startswith("Proposal ")]
    assert len(chapters) == len(page.told["proposals"])
    return chapters


@on_every_page
def test_every_factor_rated_one_way_and_read_another_is_in_it(name: str) -> None:
    page = page_of(name)
    people, factors = page.told["names"]["people"], page.told["names"]["factors"]
    for chapter, proposal in zip(proposals(page), page.told["proposals"], strict=True):
        first = chapter.xpath("section")[0]
        rows = {tuple(flat(cell.text_content()).lower() for cell in row[:4]) for row in first.xpath(".//tbody/tr")}
        for row in proposal["statuses"]:
            if row["rated"] is not None and row["rated"] != row["status"]:
                who = people.get(row["about"], row["about"]) if row["about"] else "the household"
                line = (factors[row["factor"]], who, said(row["rated"]), said(row["status"]))
                assert tuple(part.lower() for part in line) in rows


@on_every_page
def test_everything_the_text_page_sets_apart_is_set_apart_here(name: str) -> None:
    page = page_of(name)
    notices = [flat(element.text_content()) for element in page.tree.xpath("//*[@class='notice']/p")]
    apart = [block.text for block in report(page.told) if isinstance(block, Paragraph) and block.prominent]
    for text in apart:
        # Those lines are a table here, which another test reads.
        assert text.startswith("RATED ONE WAY") or flat(text) in notices


CLASS = r"(?:severe|high|medium|low)"
NAMED = re.compile(rf"\bclass (?:on the evidence: |is |would be ){CLASS}\b|This view: {CLASS}\b", re.I)
BESIDE = re.compile(r"not excluded|not ruled out|at its best|at its worst|Worst case|whatever is missing", re.I)


@on_every_page
def test_a_class_never_stands_alone(name: str) -> None:
    """Wherever a class is named, what is not excluded or the other end of the range is in the same block."""
    found = 0
    for element in page_of(name).tree.iter("p", "li", "td", "summary"):
        if NAMED.search(own_words(element)):
            found += 1
            block = next(e for e in (element, *element.iterancestors()) if e.tag in ("section", "summary", "li"))
            assert BESIDE.search(flat(block.text_content())) or ranges_are_points(page_of(name)), own_words(element)
    assert found


def own_words(element: Any) -> str:
    """The words of an element itself, without those of the blocks in it."""
    return flat(" ".join(element.xpath("text()")))


def ranges_are_points(page: Shown) -> bool:
    """Whether what is not known changes no class of the answer, so that there is no range to name."""
    held = [proposal["classification"] for proposal in page.told["proposals"]]
    return all(one["best_case"] == one["worst_case"] for one in held)


SHOWN = (
    "statuses", "supports", "challenges", "gaps", "lapses", "bias_flags", "patterns", "signs_of_change", "hypotheses",
    "ledger", "supervision_questions", "duties", "recommendations", "contingency_prompts", "tripped",
)  # fmt: skip


@on_every_page
def test_the_grounds_of_every_line_can_be_reached_and_stand_once(name: str) -> None:
    page = page_of(name)
    told_once = [element.text for element in page.tree.xpath("//*[@class='id']")]
    assert len(told_once) == len(set(told_once))
    conclusions = {conclusion["id"]: conclusion for conclusion in page.told["conclusions"]}
    wanted = [
        each
        for proposal in page.told["proposals"]
        for row in (proposal["classification"], *(row for key in SHOWN for row in proposal[key]))
        for each in row["because"]
        if each in conclusions
    ]
    assert wanted and not set(wanted) - set(told_once)
    for below in page.tree.xpath("//*[@class='way']"):
        conclusion = conclusions[below.find("p").text]
        assert flat(conclusion["say"]) in flat(below.getprevious().text_content())


@on_every_page
def test_what_a_conclusion_rests_on_stands_under_it_or_is_linked(name: str) -> None:
    page = page_of(name)
    conclusions = {conclusion["id"]: conclusion for conclusion in page.told["conclusions"]}
    place = {element.find("p").text: element for element in page.tree.xpath("//*[@class='way']")}
    for each, below in place.items():
        links = set(below.xpath("ul/li/a/@href"))
        for premise in conclusions[each]["premises"]:
            if premise in conclusions:
                assert place[premise].getparent() in list(below) or f"#{place[premise].get('id')}" in links


@pytest.mark.parametrize("name", ["theo", "whole", "nearly_empty"])
def test_what_was_looked_at_and_what_was_not_is_said_in_full(name: str) -> None:
    page = page_of(name)
    [chapter] = [one for one in page.tree.xpath("//main/section") if one.find("h2").get("id") == "looked-at"]
    words, record = flat(chapter.text_content()), page.told["record"]
    assert f"{record['used']} looked at" in words
    assert ("not tagged with any factor" in words) is bool(record["untagged"])
    assert all(part in words for part in record["not_looked_at"])


def test_a_what_if_says_so_before_anything_else() -> None:
    page = shown(values_of("theo"), {"rf_parent_substance": "addressed"})
    first = page.tree.find("body/header")[0]
    assert flat(first.text_content()).startswith("A WHAT-IF, on supposed facts and not on the record.")
    assert "substance misuse addressed" in first.text_content()
    assert page.tree.findtext("head/title").startswith("What if: ")


def test_the_reasons_of_the_workers_own_judgement_stand_beside_both_classes() -> None:
    first = page_of("names").tree.xpath("//section[contains(@class, 'first')]")[0]
    assert "Mae Llŷr eisiau mynd adref." in first.text_content()


def test_the_same_answer_gives_the_same_page() -> None:
    assert shown(values_of("theo")).text == page_of("theo").text

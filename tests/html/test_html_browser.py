"""The page in a real browser: axe finds nothing, nothing is asked of a network, nothing runs, it narrows and it prints.

Asked for with `pytest -m browser`, with the extra `browser` installed and a Chromium on the machine; HOMEWARD_BROWSER
names it where it is not the one first found.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from html_pages import PAGES, page_of, shown, values_of

pytestmark = pytest.mark.browser

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")
SERIOUS = {"include": [["body"]]}
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
OPEN_ALL = "document.querySelectorAll('details').forEach(each => each.open = true)"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    found = os.environ.get("HOMEWARD_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)
    assert found, "there is no Chromium on this machine; install one, or name it in HOMEWARD_BROWSER"
    # No sandbox, because containers that run as root give it no room; the pages are this project's own.
    with sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield launched
        launched.close()


class Opened:
    """A page in the browser, and all it asked for or said."""

    def __init__(self, browser: Any, text: str, folder: Path, width: int) -> None:
        path = folder / "page.html"
        path.write_text(text, encoding="utf-8")
        self.asked: list[str] = []
        self.messages: list[str] = []
        self.page = browser.new_page(viewport={"width": width, "height": 800})
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.messages.append(message.text))
        self.page.on("dialog", lambda dialog: self.messages.append(dialog.message))
        self.page.on("pageerror", lambda fault: self.messages.append(str(fault)))
        self.page.goto(path.as_uri())

    def does(self, script: str) -> Any:
        """What a line of script gives on the page."""
        return self.page.evaluate(script)


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    pages: list[Opened] = []

    def opening(text: str, width: int = 1280) -> Opened:
        pages.append(Opened(browser, text, tmp_path, width))
        return pages[-1]

    yield opening
    for one in pages:
        one.page.close()


def faults(opened: Opened) -> list[str]:
    """What axe finds wrong with a page as it stands."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(opened.page, context=SERIOUS, options=RULES).response["violations"]
    return [f"{one['id']}: {one['help']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(
    ("name", "width", "open_all"),
    [
        ("theo", 1280, True),
        ("names", 320, True),
        ("nearly_empty", 320, False),
        ("nearly_empty", 1280, True),
        ("long", 1280, False),
    ],
)
def test_axe_finds_nothing(name: str, width: int, open_all: bool, opened: Any) -> None:
    page = opened(page_of(name).text, width)
    if open_all:
        page.does(OPEN_ALL)
    assert not faults(page)


@pytest.mark.parametrize("fault", ["<h2></h2>", '<p style="color:#bbb">pale</p>', "<table><tr><th></th></tr></table>"])
def test_axe_would_find_something(fault: str, opened: Any) -> None:
    text = page_of("nearly_empty").text
    without_policy = text.replace("Content-Security-Policy", "x-none")
    assert faults(opened(without_policy.replace("</main>", f"{fault}</main>")))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_asked_for_and_nothing_is_complained_of(name: str, opened: Any) -> None:
    page = opened(page_of(name).text)
    assert [url.rsplit("/", 1)[1] for url in page.asked] == ["page.html"]
    assert not page.messages
    assert page.does("getComputedStyle(document.querySelector('.first')).borderTopStyle") == "solid"


@pytest.mark.parametrize("name", PAGES)
def test_at_320_pixels_the_page_needs_no_scrolling_sideways(name: str, opened: Any) -> None:
    page = opened(page_of(name).text, 320)
    page.does(OPEN_ALL)
    assert page.does("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", PAGES)
def test_at_320_pixels_no_column_of_a_table_is_out_of_sight(name: str, opened: Any) -> None:
    """The last column may be the worst case, or what a reading rests on: it is never the one to be looked for."""
    page = opened(page_of(name).text, 320)
    hidden = page.does("[...document.querySelectorAll('.scroll')].filter(b => b.scrollWidth > b.clientWidth).length")
    labels = page.does("[...document.querySelectorAll('.scroll td[data-of]')].filter(c => !c.dataset.of).length")
    assert (hidden, labels) == (0, 0)


def test_a_table_is_a_table_where_there_is_room_and_each_cell_says_its_column_where_there_is_none(opened: Any) -> None:
    cell = "document.querySelector('.scroll td[data-of]')"
    said = f"getComputedStyle({cell}, '::before').content"
    wide, narrow = (opened(page_of("theo").text, width) for width in (1280, 320))
    assert wide.does(f"getComputedStyle({cell}).display") == "table-cell" and wide.does(said) == "none"
    assert narrow.does(f"getComputedStyle({cell}).display") == "block"
    assert narrow.does(f"{cell}.dataset.of") in narrow.does(said)


def test_a_very_long_word_widens_nothing(opened: Any) -> None:
    values = values_of("names")
    values["adults"][0]["name"] = values["chronology"][1]["event"] = "Pneumono" * 60
    page = opened(shown(values).text, 320)
    page.does(OPEN_ALL)
    assert page.does("document.documentElement.scrollWidth") <= 320


def test_columns_stack_where_the_page_is_narrow(opened: Any) -> None:
    count = "getComputedStyle(document.querySelector('.sides')).gridTemplateColumns.split(' ').length"
    assert opened(page_of("theo").text, 1280).does(count) == 2
    assert opened(page_of("theo").text, 320).does(count) == 1


def test_a_link_to_the_grounds_opens_what_it_leads_to(opened: Any) -> None:
    page = opened(page_of("theo").text)
    last = page.does("[...document.querySelectorAll('.way .way .way')].at(-1).id")
    assert not page.does(f"document.getElementById('{last}').checkVisibility()")
    page.does(f"location.hash = '{last}'")
    page.page.wait_for_function(f"document.getElementById('{last}').checkVisibility()")


def test_on_paper_everything_stands_open(opened: Any) -> None:
    page = opened(page_of("theo").text)
    page.page.emulate_media(media="print")
    heights = page.does("[...document.querySelectorAll('.way')].map(each => each.getBoundingClientRect().height)")
    assert heights and min(heights) > 0
    assert page.does("getComputedStyle(document.querySelector('nav')).display") == "none"


@pytest.mark.parametrize(
    "script", ["<script>document.title='run'</script>", "<img src=x onerror=\"document.title='run'\">"]
)
def test_what_a_case_holds_never_runs_and_would_not_run_even_as_markup(script: str, opened: Any) -> None:
    values = values_of("names")
    values["chronology"][0]["event"] = values["children"][0]["name"] = script
    text = shown(values).text
    for page in (opened(text), opened(text.replace("</main>", f"{script}</main>"))):
        assert page.does("document.title") != "run"

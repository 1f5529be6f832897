"""HTML pages made for tests, and what a parser finds in them."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Final

from lxml import html
from project_tree import ROOT

from benchmarks.large_cases import large_case
from engine.assess import assess
from engine.case import case_from_values
from explanations import spine
from explanations.html import page
from knowledge_base.reader import read_yaml

Values = dict[str, Any]

FILES: Final = {
    "theo": ROOT / "casebook" / "theo.yaml",
    "five": ROOT / "casebook" / "five-siblings-ireland.yaml",
    "whole": ROOT / "tests" / "case_file" / "contract_example.yaml",
    "names": ROOT / "tests" / "html" / "names.yaml",
    "nearly_empty": ROOT / "tests" / "html" / "nearly_empty.yaml",
}
PAGES: Final = (*FILES, "long")
LONG: Final = 300


@dataclass(frozen=True)
class Shown:
    """A page and the answer it was made from."""

    told: Values
    text: str

    @cached_property
    def tree(self) -> Any:
        """The page as a parser reads it."""
        return html.document_fromstring(self.text)

    @cached_property
    def words(self) -> str:
        """Everything that can be read on the page, in one line."""
        return flat(" ".join(self.tree.body.itertext()))

    def ids(self) -> list[str]:
        """Every id on the page."""
        return [str(name) for name in self.tree.xpath("//@id")]


def flat(text: str) -> str:
    """A text with each run of blanks made one."""
    return " ".join(text.split())


def values_of(name: str) -> Values:
    """A case as plain values, to be changed freely."""
    return large_case(LONG, 1) if name == "long" else copy.deepcopy(_file(name))


def shown(values: Values, supposed: dict[str, str] | None = None) -> Shown:
    """The page about a case given as values."""
    told = spine(assess(case_from_values(values), supposed=supposed or {}))
    return Shown(told, page(told))


@cache
def page_of(name: str) -> Shown:
    """The page about one of the cases, made once."""
    return shown(values_of(name))


@cache
def _file(name: str) -> Values:
    path = FILES[name]
    return dict(read_yaml(path.read_bytes(), path.name, 1_000_000).value)


def skeleton(tree: Any) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Every element of a page with its attributes, in order: what is left of it when all text is taken out."""
    for element in tree.iter():
        yield str(element.tag), tuple(sorted(element.attrib.items()))

"""The grounds of an answer to why: the rules behind it with their sources, each rule said once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from explanations.case_rows import Told
from knowledge_base.shapes.entry import PROVENANCE_SAID

OWN: Final = "HOMEWARD semantics"
"""The source nearly every rule names first; told once, and then by the number of its section alone."""


def grounds(rules: Iterable[Told]) -> list[str]:
    """A sentence for each provenance, with its rules in the order they were told and the sources of each.

    ``rules`` are the nodes of kind `rule` of a tree of `why`.
    """
    by_mark: dict[str, dict[str, str]] = {}
    for rule in rules:
        by_mark.setdefault(rule["provenance"], {})[rule["id"]] = "; ".join(rule["citations"])
    return [_sentence(mark, cited) for mark, cited in by_mark.items()]


def _sentence(mark: str, cited: dict[str, str]) -> str:
    own = f"; numbers are sections of {OWN}" if any(each.startswith(OWN) for each in cited.values()) else ""
    told = ", ".join(f"{name} ({each.removeprefix(OWN).lstrip()})" for name, each in cited.items())
    return f"By the rules ({PROVENANCE_SAID[mark]}{own}): {told}."

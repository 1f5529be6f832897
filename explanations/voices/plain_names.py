"""What each factor is called on a page for a family (`plain_names.yaml`)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

OF_THE_CHILD = {"care_of_child": "how you look after the child", "overall": "the whole of it"}
"""Problems that are asked about and are no factor."""


@cache
def plain_names() -> dict[str, str]:
    """The plain name of every factor, by id, from the file beside this module."""
    held = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return {name: words for kind in ("risk", "protective") for name, words in held[kind].items()} | OF_THE_CHILD


def topic(factor: str) -> str:
    """What a factor is about, in words a family reads. Raises KeyError for an id that is no factor."""
    return plain_names()[factor]

"""The blank case file that `homeward new` writes: every section, with comments that teach."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def blank_case() -> str:
    """The text of the blank case file. It can be read once the fields marked REQUIRED are filled in."""
    return files("engine.case").joinpath("blank_case.yaml").read_text(encoding="utf-8")

"""The blank case file that `homeward new` writes: every section, with comments that teach."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.resources import files


def blank_case(reference: str | None = None, as_of: date | None = None) -> str:
    """The text of the blank case file, with the two fields marked REQUIRED filled in where they are given.

    Until both are, it cannot be read. `reference` is one plain word.
    """
    text = _blank()
    for field, value in (("reference", reference), ("as_of", as_of)):
        if value is not None:
            before, _, after = text.partition(f"\n{field}:")
            said = f" {value}"
            text = f"{before}\n{field}:{said}{after[len(said) :] if after.startswith(' ' * (len(said) + 1)) else after}"
    return text


@cache
def _blank() -> str:
    return files("engine.case").joinpath("blank_case.yaml").read_text(encoding="utf-8")

"""Whether a saved mapping is for the file it is given with: what it names and the file does not have is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from explanations.words import counted
from homeward.importing.layout import EVERY_TABLE, Layout
from homeward.importing.mapping import TableMapping
from homeward.importing.table import column_letter
from homeward.refusal import Refused

_NOT_KEPT: Final = frozenset({"ignore", "number"})


def check_mapping(layouts: Sequence[Layout]) -> None:
    """Raises Refused where a mapping was given and names no table of the file, so that all of it would be ignored.

    A table whose columns a person has just named has no mapping to be held to.
    """
    saved = _saved(layouts)
    if not saved or not all(layout.saved for layout in layouts) or len(_missing(layouts)) < len(saved):
        return
    raise Refused(
        f"The mapping file names no table of the file: it is for {counted(len(saved), 'table')} of other names, and "
        f"the file has {counted(len(layouts), 'table')}. Nothing was imported. Write each `table` as the file has it, "
        f'"" where a table has no name and "{EVERY_TABLE}" for every table; or name the mapping of this source, or '
        "leave out --mapping."
    )


def not_in_the_file(layouts: Sequence[Layout]) -> Iterator[str]:
    """A sentence for each table and column that the mapping names and the file does not have.

    Tables are told by their number in the mapping: a name may be a child's.
    """
    saved = _saved(layouts)
    numbers = {name: number for number, name in enumerate(saved, 1)}
    for name in _missing(layouts):
        yield (
            f"The mapping file, table number {numbers[name]}: the file has no table of that name, so this part of the "
            "mapping is not used. Correct the name if it should be."
        )
    for layout in layouts:
        mapped = layout.saved.get(layout.table.name) or layout.saved.get(EVERY_TABLE)
        if mapped is None or layout.kind != "mapped":
            continue
        here = {column_letter(at) for at in range(len(layout.header.meanings))}
        for letter, meaning in mapped.columns.items():
            if letter not in here and meaning not in _NOT_KEPT:
                yield (
                    f"The mapping file, table number {numbers[mapped.table]}: the table has no column {letter}, so "
                    f"no `{meaning}` is read from it. Correct the letter if it stands elsewhere."
                )


def _saved(layouts: Sequence[Layout]) -> Mapping[str, TableMapping]:
    """The mapping the layouts were looked up in; one without tables where none was given."""
    return next((layout.saved for layout in layouts if layout.saved), {})


def _missing(layouts: Sequence[Layout]) -> list[str]:
    """The tables of the mapping that the file does not have."""
    names = {layout.table.name for layout in layouts}
    return [name for name in _saved(layouts) if name != EVERY_TABLE and name not in names]

"""Writes a mapping beside the case, under a name that is still free."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from homeward.case_file import write_new
from homeward.importing.layout import Layout
from homeward.importing.mapping import mapping_text
from homeward.importing.mapping_fits import check_mapping


def write_mapping(layouts: Sequence[Layout], path: Path | None, case: Path) -> Path:
    """Write the mapping of some tables and give its path: the one named, or a new file beside the case file.

    Named after the case and not after the sheet, whose name may hold a child's. Raises Refused without a folder,
    and where the mapping that was given names no table of the file.
    """
    check_mapping(layouts)
    foreign = [layout for layout in layouts if layout.kind != "own"]  # our own tables need no mapping
    text = mapping_text(
        [layout.as_mapping() for layout in foreign], {layout.table.name: layout.header.names for layout in foreign}
    )
    written = (
        path if path is not None and not path.exists() else _free(path or case.with_name(f"{case.stem}.mapping.yaml"))
    )
    write_new(written, text.encode("utf-8"))
    return written


def _free(path: Path) -> Path:
    """A name that nothing has yet: this one, or with a number before its ending."""
    number = 2
    found = path
    while found.exists():
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return found

"""A hostile file is refused, or read with every lost cell named, and never fills the memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing.hostile_files import HOSTILE, Hostile, read_apart

MOST_MEMORY = 100_000_000


def test_no_two_hostile_files_share_a_name() -> None:
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE) > 120


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused_or_read_with_its_lost_cells_named(tmp_path: Path, hostile: Hostile) -> None:
    path = tmp_path / hostile.name
    hostile.make(path)
    reading = read_apart(path)
    assert hostile.says in reading.said
    assert bool(reading.said) == bool(hostile.says)
    assert reading.lost == hostile.lost
    assert reading.memory < MOST_MEMORY
    # Where, why, and what to do next; and a file's name may hold a child's.
    assert path.stem not in reading.said
    assert not reading.said or reading.said.count(". ") >= 1

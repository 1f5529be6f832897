"""Writes files whole or not at all, readable by their owner alone.

A file is written under another name in the same folder, forced to the disk and then given its own name in one step; the
folder is forced to the disk after it. A power cut leaves the old file or the new one, and never half of either.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from homeward.refusal import Refused


def write_whole(path: Path, content: bytes, mode: int = 0o600) -> None:
    """Write a file, in place of what stood there. Raises OSError where the folder refuses."""
    target = path.resolve()  # a link keeps pointing where it does; what it points to is replaced

    def name_it(written: str) -> None:
        os.chmod(written, mode)
        os.replace(written, target)

    _write(target, content, name_it)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet. Raises Refused where something has that name already, and OSError."""

    def name_it(written: str) -> None:
        try:
            os.link(written, path)  # fails where the name is taken, even if it was taken a moment ago
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):  # a file system without links
            if os.path.lexists(path):
                raise FileExistsError from None
            os.replace(written, path)

    try:
        _write(path, content, name_it)
    except FileExistsError:
        raise Refused(f"{path} is there already, and is left as it is. Choose another name.") from None


def write_over(path: Path, content: bytes, read: bytes) -> None:
    """Write a case file back. Raises Refused, and writes nothing, where it no longer holds what was read from it."""
    if path.read_bytes() != read:
        raise Refused(
            f"{path.name} was changed by somebody else while this command worked on it, so nothing was written. "
            "Run the command again."
        )
    write_whole(path, content)


def _write(target: Path, content: bytes, name_it: Callable[[str], None]) -> None:
    """Write beside the target, force it to the disk, and give it its name; whatever happens, nothing is left over."""
    if not target.parent.is_dir():
        raise Refused(f"{target.parent} is not a folder. Make it first, or name another place.")
    handle, written = tempfile.mkstemp(dir=target.parent, prefix=".homeward-")  # made with mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        name_it(written)
    finally:
        Path(written).unlink(missing_ok=True)
    _force(target.parent)


def _force(folder: Path) -> None:
    """Force a folder's list of names to the disk, on systems that can."""
    if os.name == "nt":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

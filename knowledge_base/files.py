"""Which files the knowledge is made of, and the hash that changes when any word of them does."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib.resources import files as package_files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

from knowledge_base.catalogues import CONDITIONS_FILE

NOT_KNOWLEDGE: Final = frozenset({"check", "shapes", "__pycache__"})
"""Folders of the package that hold code; they are not searched for catalogues."""

KnowledgeFiles = Mapping[str, bytes]
"""The files of a knowledge folder: the name from the folder, with `/` on every system, to what is in it."""


def knowledge_folder(path: Path | str | None = None) -> Traversable:
    """The folder to read: the one named, or the shipped one wherever the package is installed."""
    return package_files("knowledge_base") if path is None else Path(path)


def gather_files(folder: Traversable) -> KnowledgeFiles:
    """Every catalogue and card file of a folder, and its conditions, in order of name; line ends made the same.

    A checkout on Windows may hold CR LF; the knowledge is the same knowledge, so its hash is too.
    """
    found = {name: file.read_bytes().replace(b"\r\n", b"\n") for name, file in _walk(folder, "")}
    return dict(sorted(found.items()))


def hash_of(files: KnowledgeFiles) -> str:
    """The SHA-256 of the names and contents of the files, in order of name."""
    together = sha256()
    for name, content in sorted(files.items()):
        together.update(f"{name}\n{len(content)}\n".encode())
        together.update(content)
    return together.hexdigest()


def _walk(folder: Traversable, above: str) -> Iterator[tuple[str, Traversable]]:
    """The knowledge files under a folder, each with its name from the top."""
    for child in folder.iterdir():
        name = f"{above}{child.name}"
        if child.name.endswith((".yaml", ".yml")) or name == CONDITIONS_FILE:
            yield name, child
        elif "." not in child.name and child.name not in NOT_KNOWLEDGE and child.is_dir():
            yield from _walk(child, f"{name}/")

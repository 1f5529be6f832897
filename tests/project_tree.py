"""The project's own files, found by walking its folder, so that an unpacked archive is tested like a checkout."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).resolve().parent.parent
PACKAGES: Final = ("knowledge_base", "engine", "explanations", "homeward")  # each may import those before it
SHIPPED: Final = (*PACKAGES, "casebook")

_NOT_OURS: Final = {"__pycache__", "build", "dist", "node_modules"}  # dot folders are left out too, .ci apart
_TEXT: Final = {"", ".css", ".html", ".j2", ".json", ".md", ".py", ".svg", ".toml", ".txt", ".yaml", ".yml"}


def text_files(*folders: str) -> Iterator[Path]:
    """Every text file under the named folders, or of the whole project where none is named, in a fixed order."""
    starts = [ROOT / folder for folder in folders] or [ROOT]
    for start in starts:
        for path in sorted(start.rglob("*")):
            inside = path.relative_to(ROOT)
            if path.is_file() and path.suffix in _TEXT and not any(_left_out(part) for part in inside.parts[:-1]):
                yield path


def _left_out(folder: str) -> bool:
    return folder in _NOT_OURS or folder.endswith(".egg-info") or (folder.startswith(".") and folder != ".ci")


def python_files(*folders: str) -> Iterator[Path]:
    """The Python files among `text_files`."""
    return (path for path in text_files(*folders) if path.suffix == ".py")


def place(path: Path) -> str:
    """A file's path inside the project, as a message should name it."""
    return path.relative_to(ROOT).as_posix()


def read(path: Path | str) -> str:
    """The text of a file, named in full or from the project's folder."""
    return (ROOT / path).read_text(encoding="utf-8")


def syntax_tree(path: Path) -> ast.Module:
    """A Python file as a syntax tree."""
    return ast.parse(read(path), filename=place(path))


def project_file() -> dict[str, Any]:
    """pyproject.toml as plain data."""
    return tomllib.loads(read("pyproject.toml"))

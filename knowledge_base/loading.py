"""Loads the knowledge: the shipped edition, or another folder of the same form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from knowledge_base.catalogues import CATALOGUES
from knowledge_base.compiled import read_compiled
from knowledge_base.faults import KnowledgeError, KnowledgeFault
from knowledge_base.files import KnowledgeFiles, gather_files, hash_of, knowledge_folder
from knowledge_base.knowledge import Knowledge
from knowledge_base.reading import Reading, read_files


def load_knowledge(path: Path | str | None = None) -> Knowledge:
    """The knowledge, ready to reason with: the shipped edition, or the one in the folder named.

    The shipped edition is read once per process. Raises KnowledgeError, with every fault found, where a file is not
    in the form of its catalogue; links, citations and cards are checked by `check_knowledge`.
    """
    return _shipped() if path is None else _load(knowledge_folder(path))


@lru_cache(maxsize=1)
def _shipped() -> Knowledge:
    return _load(knowledge_folder())


def _load(folder: Traversable) -> Knowledge:
    """From the compiled file where it was made from exactly these catalogues, otherwise from the catalogues."""
    files = gather_knowledge(folder)
    hash_ = hash_of(files)
    if (compiled := read_compiled(folder, hash_)) is not None:
        return assemble(compiled.edition, hash_, list(files), compiled.entries, compiled.cards)
    return knowledge_read(files, read_files(files))


def gather_knowledge(folder: Traversable) -> KnowledgeFiles:
    """The files of a knowledge folder. Raises KnowledgeError where there is no such folder or nothing in it."""
    files = gather_files(folder) if folder.is_dir() else {}
    if not files:
        reason = "is not a folder with catalogues in it"
        to_do = "Name the folder that holds sources.yaml, or name none to use the shipped knowledge"
        raise KnowledgeError([KnowledgeFault(folder.name, 0, "", reason, to_do)])
    return files


def knowledge_read(files: KnowledgeFiles, reading: Reading) -> Knowledge:
    """The knowledge a reading holds. Raises KnowledgeError with all its structural faults where it has any."""
    if reading.faults:
        raise KnowledgeError(reading.faults)
    return assemble(reading.edition, hash_of(files), list(files), reading.entries, reading.cards)


def assemble(
    edition: str,
    hash_: str,
    files: Sequence[str],
    entries: Mapping[str, Mapping[str, BaseModel]],
    cards: Mapping[str, BaseModel],
) -> Knowledge:
    """One Knowledge from its entries by catalogue; every mapping is made read-only."""
    mappings: dict[str, Any] = {name: MappingProxyType(dict(entries[name])) for name in CATALOGUES}
    mappings["cards"] = MappingProxyType(dict(cards))
    pointed_to = {name: mapping for name, mapping in mappings.items() if name != "left_out"}
    return Knowledge(
        edition=edition, hash=hash_, files=tuple(files), catalogues=MappingProxyType(pointed_to), **mappings
    )

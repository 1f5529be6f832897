"""The corpus: every made-up chronology file, by name."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from importing.corpus_documents import DOCUMENTS
from importing.corpus_layouts import Layout
from importing.corpus_texts import TEXTS
from importing.corpus_texts_dates import TEXTS as TEXTS_WITH_DATES
from importing.corpus_workbooks import WORKBOOKS
from importing.corpus_workbooks_dates import WORKBOOKS as WORKBOOKS_WITH_DATES
from importing.corpus_workbooks_odd import WORKBOOKS as ODD_WORKBOOKS

BUILDERS: Final = (*WORKBOOKS, *WORKBOOKS_WITH_DATES, *ODD_WORKBOOKS, *TEXTS, *TEXTS_WITH_DATES, *DOCUMENTS)
LAYOUTS: Final[dict[str, Layout]] = {layout.name: layout for layout in (build() for build in BUILDERS)}
"""Each layout by the name of its file."""


def write_corpus(folder: Path) -> list[Path]:
    """Write every file of the corpus into a folder."""
    return [layout.into(folder) for layout in LAYOUTS.values()]

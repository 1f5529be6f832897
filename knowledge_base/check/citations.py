"""Does every citation lead to a source, and does every provenance have the citations it claims?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from knowledge_base.check.subject import Subject
from knowledge_base.faults import nearest
from knowledge_base.shapes.entry import Backed, Source
from knowledge_base.shapes.table import RiskClass

SEED: Final = "SEED-"
"""How the ids of seed documents begin; other sources have no number in front."""


def check_citations(subject: Subject) -> None:
    """Every citation resolves, and what is said to come from a seed or a source cites one."""
    for id_, entry in subject.knowledge.all_entries.items():
        if isinstance(entry, Source):
            continue
        for inside, backed in _backed_parts(entry):
            _check_sources(subject, id_, inside, backed)
            _check_provenance(subject, id_, inside, backed)


def warn_of_unused_sources(subject: Subject) -> None:
    """A source nothing cites may be a citation forgotten somewhere."""
    cited = {
        citation.source
        for entry in subject.knowledge
        if not isinstance(entry, Source)
        for _, backed in _backed_parts(entry)
        for citation in backed.citations
    }
    if unused := [id_ for id_ in subject.knowledge.sources if id_ not in cited]:
        reason = f"holds sources that no entry cites ({len(unused)}): {', '.join(unused)}"
        subject.warn("sources.yaml", reason, "Cite them where they back something, or leave them as reading")


def _backed_parts(entry: Backed) -> Iterator[tuple[tuple[str, ...], Backed]]:
    """The entry itself, and the published rows inside a class: each has grounds of its own."""
    yield (), entry
    if isinstance(entry, RiskClass):
        for name, row in (("ward", entry.ward), ("framework", entry.framework)):
            if row is not None:
                yield (name,), row


def _check_sources(subject: Subject, id_: str, inside: tuple[str, ...], backed: Backed) -> None:
    sources = subject.knowledge.sources
    for number, citation in enumerate(backed.citations):
        if citation.source not in sources and not subject.was_refused(citation.source):
            subject.refuse(
                id_,
                (*inside, "citations", number),
                f"cites {citation.source}, which is no source in sources.yaml",
                "Correct the code, or enter the source",
                nearest(citation.source, sources),
            )


def _check_provenance(subject: Subject, id_: str, inside: tuple[str, ...], backed: Backed) -> None:
    """Provenance `seed` needs a seed document behind it, `source` any other source; so does every part that says so."""
    has = {
        "seed": any(citation.source.startswith(SEED) for citation in backed.citations),
        "source": any(not citation.source.startswith(SEED) for citation in backed.citations),
    }
    if not has.get(backed.provenance, True):
        subject.refuse(
            id_,
            (*inside, "provenance"),
            f"says provenance {backed.provenance} and cites no {_kind(backed.provenance)}",
            "Cite where it comes from, or say recalled or project",
        )
    for part, provenances in backed.provenance_parts.items():
        for provenance in provenances:
            if not has.get(provenance, True):
                subject.refuse(
                    id_,
                    (*inside, "provenance_parts", part),
                    f'says provenance {provenance} for its part "{part}" and cites no {_kind(provenance)}',
                    "Cite where that part comes from, or say recalled or project",
                )


def _kind(provenance: str) -> str:
    return "seed document (SEED-...)" if provenance == "seed" else "source other than the seed documents"

"""Reads and assesses a case for a command. The engine is loaded here, when it is needed, and not before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from homeward.casebook import CaseText, find_case
from homeward.cli.options import nearest
from homeward.refusal import Refused

if TYPE_CHECKING:
    from engine.assessment import Assessment
    from engine.case import Case
    from knowledge_base import Knowledge


def knowledge_for(found: CaseText, local: str | None = None) -> Knowledge:
    """The shipped knowledge, with the council's own file over it: the one named, or the one beside the case.

    Raises Refused where the file named is not there, and KnowledgeError with every fault of it.
    """
    from knowledge_base import load_knowledge
    from knowledge_base.local import LOCAL_NAME, with_local

    path = Path(local) if local is not None else found.path.parent / LOCAL_NAME if found.path is not None else None
    if path is None or (local is None and not path.is_file()):
        return load_knowledge()
    if not path.is_file():
        raise Refused(f"--local: {path} is not a file. Name the council's own file, such as {LOCAL_NAME}.")
    return with_local(load_knowledge(), path.read_bytes(), path.name)


def case_in(found: CaseText, knowledge: Knowledge | None = None) -> Case:
    """The case a file holds, held to the knowledge given or to the one that goes with the file.

    Raises CaseFault with every fault of the file, and as `knowledge_for`.
    """
    from engine.case import read_case_text

    return read_case_text(found.content, found.name, knowledge or knowledge_for(found))


def assessed(
    case: Case,
    as_of: date | None = None,
    supposed: Mapping[str, str] | None = None,
    knowledge: Knowledge | None = None,
    since: date | None = None,
) -> Assessment:
    """The engine's answer about a case. Raises EngineError, and gives nothing, where anything goes wrong.

    Raises Refused for a day before a child of the case was born: the file would be refused with that day in it.
    """
    from engine.assess import assess

    unborn = [
        child.id for child in case.children if as_of is not None and child.born is not None and child.born > as_of
    ]
    if unborn:
        raise Refused(f"--as-of {as_of}: {', '.join(unborn)} was not born by then. Name a day after the birth.")
    return assess(case, knowledge, as_of=as_of, supposed=supposed, since=since)


def assessed_at(
    word: str, local: str | None = None, as_of: date | None = None, since: date | None = None
) -> Assessment:
    """The answer about the case that a path or a name stands for, on the day the case speaks of or another; `since`
    is the day its plan is taken as settled."""
    found = find_case(word)
    knowledge = knowledge_for(found, local)
    return assessed(case_in(found, knowledge), as_of, knowledge=knowledge, since=since)


def check_proposal(assessment: Assessment, proposal: str | None) -> None:
    """Raises Refused where a proposal is named that the case does not have, with those it has."""
    known = [answer.id for answer in assessment.proposals]
    if proposal is not None and proposal not in known:
        raise Refused(unknown("proposal", proposal, known, "in this case"))


def check_who(case: Case, word: str | None, option: str) -> None:
    """Raises Refused where somebody is named whom the case does not know, with the nearest it knows."""
    known = [row.id for rows in (case.people, case.adults, case.children) for row in rows]
    if word is not None and word not in known:
        to_do = "Add them under `people` in the case file first."
        raise Refused(f"{option}: {unknown('person', word, known, 'in this case')} {to_do}")


def check_entries(case: Case, words: Sequence[str]) -> None:
    """Raises Refused where an entry is named that the chronology does not have, with the nearest it has."""
    known = [entry.id for entry in case.chronology]
    for word in words:
        if word not in known:
            raise Refused(f"--entries: {unknown('entry', word, known, 'in the chronology')}")


def unknown(kind: str, word: str, known: Sequence[str], where: str) -> str:
    """The sentence that says an id is not known, and which known one is most like it."""
    near = nearest(word, known)
    if near:
        return f"there is no {kind} {word} {where}. Did you mean {near}?"
    listed = ", ".join(known[:20]) + (f" and {len(known) - 20} more" if len(known) > 20 else "")
    return f"there is no {kind} {word} {where}. There is: {listed or 'none'}."

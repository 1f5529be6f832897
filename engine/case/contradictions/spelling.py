"""Words the format leaves open, written so nearly like one that matters that it must have been meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from typing import Final

from engine.case.contradictions.record import Found, Record
from engine.case.contradictions.registry import contradiction
from engine.case.faults import Path
from engine.case.words import PARENT_RELATIONS

# How alike two words must be before another meaning is hard to think of. The words themselves stay open.
_ALIKE: Final = 0.9
# Where a slip would let attendance pass for change, or leave a parent unasked, less likeness is enough.
_LESS_ALIKE: Final = 0.82

# Relations that look like a parent's and are not.
_NO_PARENT: Final = re.compile(r"^other$|brother|grand|step|god|great|foster|^co_?|in_law")

ROLES: Final = (
    "role_case_holder", "role_chronologist", "role_manager", "role_iro", "role_carer", "role_trusted_adult",
    "role_school", "role_multi_agency", "role_nominated_officer", "role_panel", "role_family_liaison",
)  # fmt: skip

_OTHER_WORDS_FOR_A_PARENT: Final[Mapping[str, str]] = {
    "mum": "mother", "mom": "mother", "mummy": "mother", "mam": "mother", "birth_mother": "mother",
    "biological_mother": "mother", "natural_mother": "mother", "dad": "father", "daddy": "father",
    "birth_father": "father", "biological_father": "father", "natural_father": "father", "birth_parent": "parent",
}  # fmt: skip


def _meant(word: str, right: Collection[str], alike: float = _ALIKE) -> str | None:
    """The word that was plainly meant, where the one written is not itself right."""
    if word in right:
        return None
    found = get_close_matches(word.strip().lower().replace(" ", "_")[:60], sorted(right), n=1, cutoff=alike)
    return found[0] if found else None


def _found(path: Path, field: str, meant: str, why: str) -> Found:
    return Found(path, f"`{field}` is nearly, but not quite, {meant}", why, f"Write {meant}, or a word less like it.")


@contradiction("A misspelt type of event", "chronology", "knowledge base")
def misspelt_event_type(record: Record) -> Iterator[Found]:
    """A type of event that the knowledge base does not list is kept as written; one that is nearly a listed type is
    refused, because attendance that is not recognised would be counted as change. Another way of joining the same
    words (police_call_out) is kept, unless it is a type of attendance."""
    known = frozenset(record.knowledge.event_types)
    attendance = frozenset(id_ for id_, type_ in record.knowledge.event_types.items() if type_.attendance)
    told = {word: _meant_type(word, known, attendance) for word in {row.type for row in record.case.chronology}}
    for path, entry in record.rows("chronology"):
        if (meant := told[entry.type]) is not None:
            yield _found((*path, "type"), "type", meant, "The type decides how the entry may count.")


def _meant_type(word: str | None, known: Collection[str], attendance: Collection[str]) -> str | None:
    if word is None or word in known:
        return None
    if (meant := _meant(word, attendance, _LESS_ALIKE)) is not None:
        return meant
    meant = _meant(word, known)
    return None if meant is None or _joined(meant) == _joined(word) else meant


def _joined(word: str) -> str:
    """A type without what tells its spelling from its meaning. An announced visit is no slip for an unannounced one."""
    return re.sub(r"_un|[^a-z0-9]", "", f"_{word.lower()}").rstrip("es")


@contradiction("A misspelt role", "people")
def misspelt_role(record: Record) -> Iterator[Found]:
    """Roles are open, but one that is nearly a role of the framework is refused: what a manager or case holder may do
    would be denied to them, or allowed to them, by a slip of spelling."""
    for path, person in record.rows("people"):
        if person.role is None:
            continue
        meant = _meant(person.role, ROLES) or (f"role_{person.role}" if f"role_{person.role}" in ROLES else None)
        if meant is not None:
            yield _found((*path, "role"), "role", meant, "The role decides whose agreement counts.")


@contradiction("A misspelt relation to a child", "adults")
def misspelt_relation(record: Record) -> Iterator[Found]:
    """Relations are open, but a parent is written mother, father or parent, with adoptive_ before where that is so: a
    parent who is not recognised as one would not be asked what they want."""
    for path, adult in record.rows("adults"):
        for child, relation in adult.relation_to.items():
            meant = _OTHER_WORDS_FOR_A_PARENT.get(relation.strip().lower())
            if meant is None and not _NO_PARENT.search(relation):
                meant = _meant(relation, PARENT_RELATIONS, _LESS_ALIKE)
            if meant is not None:
                place = (*path, "relation_to", child)
                yield _found(place, "relation_to", meant, "The relation decides who is a parent of the child.")


@contradiction("A misspelt country", "jurisdiction")
def misspelt_jurisdiction(record: Record) -> Iterator[Found]:
    """Any country may stand there, but one that is nearly `england` is refused: its duties would be left out."""
    word = record.case.jurisdiction
    if word is not None and (meant := _meant(word, ["england"], _LESS_ALIKE)) is not None:
        yield _found(
            ("jurisdiction",), "jurisdiction", meant, "It decides whether the duties of England are looked at."
        )

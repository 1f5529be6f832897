"""Static factors speak through their dynamic counterparts (semantics 3.4; readings S5, S6)."""

from __future__ import annotations

from dataclasses import dataclass

from engine.gather.ratings import rating_read
from engine.gather.view import View
from knowledge_base import Factor


@dataclass(frozen=True, slots=True)
class Speaking:
    """A static factor on record for a subject: the counterparts it speaks through and the entries that name it."""

    factor: str
    subject: str
    counterparts: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]


def reads_as_dynamic(view: View, factor: Factor, subject: str, reading: str) -> bool:
    """Whether a factor is read as dynamic: dynamic, mixed and core, or mixed with a recent concern (S5)."""
    if factor.nature == "dynamic" or (factor.nature == "mixed" and factor.core):
        return True
    if factor.nature == "static":
        return False
    return any(concern.day >= view.since for concern in view.concerns(subject, factor.id, reading))


def is_baseline(factor: Factor) -> bool:
    """Whether a factor speaks through counterparts: static, or mixed and not core."""
    return factor.nature == "static" or (factor.nature == "mixed" and not factor.core)


def effective_factors(view: View, factor: Factor, entries: tuple[str, ...]) -> tuple[str, ...]:
    """What a reason for care is asked on: the factor itself, or the counterparts of a static one (V1, S6)."""
    if not is_baseline(factor):
        return (factor.id,)
    found = list(factor.counterparts)
    if factor.counterparts_from_entry:
        for entry_id in entries:
            found += _problems_behind(view, view.record.entries[entry_id].own_tags)
    return tuple(dict.fromkeys(found))


def _problems_behind(view: View, tags: tuple[tuple[str, str, bool], ...]) -> list[str]:
    """The dynamic risk factors an entry names beside the static one: the problem behind an earlier removal."""
    found = []
    for tag, direction, confirmed in sorted(tags):
        factor = view.knowledge.factors[tag]
        if direction != "concern" or not confirmed or factor.kind != "risk" or is_baseline(factor):
            continue
        if factor.domain not in ("professional", "child") and factor.speaks_as_wish_of is None:
            found.append(tag)
    return found


def speaking(view: View, reading: str) -> list[Speaking]:
    """Every static factor that speaks in a reading, per subject, in the order of factor and subject (S6)."""
    found = []
    for factor in sorted(view.knowledge.risk_factors.values(), key=lambda f: f.id):
        if not is_baseline(factor):
            continue
        subjects = (view.child.id,) if factor.asked_of == "child" else view.adults
        for subject in subjects:
            sources = [c.source for c in view.concerns(subject, factor.id, reading)]
            rated = rating_read(view, subject, factor.id, "worst" if reading == "worst" else "best")
            named = rated.value is not None and rated.value != "absent"
            if sources or named:
                sources += [row.id for row in rated.rows] if named else []
                pairs = _counterparts(view, factor, subject, tuple(sources))
                found.append(Speaking(factor.id, subject, pairs, tuple(sources)))
    return found


def _counterparts(view: View, factor: Factor, subject: str, sources: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The (subject, counterpart) pairs a static factor makes harm-bearing."""
    names = list(factor.counterparts)
    if factor.counterparts_from_entry:
        for source in sources:
            entry = view.record.entries.get(source)
            names += _problems_behind(view, entry.own_tags) if entry is not None else []
    pairs = []
    for name in dict.fromkeys(names):
        asked_of = view.knowledge.factors[name].asked_of
        if asked_of == "child":
            pairs.append((view.child.id, name))
        elif subject == view.child.id:
            pairs += [(adult, name) for adult in view.sharers]
        else:
            pairs.append((subject, name))
    return tuple(pairs)

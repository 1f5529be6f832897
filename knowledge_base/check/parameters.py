"""Do parameters stand between their floor and their ceiling, does anything use them, and is each said where it is?"""

from __future__ import annotations

import re

from knowledge_base.check.subject import Subject
from knowledge_base.shapes.entry import Source


def check_parameters(subject: Subject) -> None:
    """A council may move a parameter between floor and ceiling, so its shipped value lies between them."""
    for id_, one in subject.knowledge.parameters.items():
        if one.floor < 0:
            subject.refuse(id_, ("floor",), f"has a floor of {one.floor}, below nought", "Set it at nought or above")
        if one.floor > one.ceiling:
            reason = f"has a floor of {one.floor} above its ceiling of {one.ceiling}"
            subject.refuse(id_, ("floor",), reason, "Change one of the two; perhaps they are the wrong way round")
        elif not one.floor <= one.value <= one.ceiling:
            reason = (
                f"has a value of {one.value} {one.unit}, outside its floor of {one.floor} and ceiling of {one.ceiling}"
            )
            subject.refuse(id_, ("value",), reason, "Change the value, or the limit, and cite the reason")


def check_figures(subject: Subject) -> None:
    """What an entry says it looks for gives the figure of every parameter it names, as this edition ships it.

    A parameter that is changed here, and not in the words a supervisor reads, would make those words untrue.
    """
    parameters = subject.knowledge.parameters
    for id_, entry in subject.knowledge.all_entries.items():
        looks_for: str | None = getattr(entry, "looks_for", None)
        if looks_for is None:
            continue
        said = set(re.findall(r"\d+", looks_for))
        for name in getattr(entry, "parameters", ()):
            if name in parameters and str(parameters[name].value) not in said:
                one = parameters[name]
                reason = f"names {name}, and what it looks for does not say {one.value} {one.unit}"
                subject.refuse(id_, ("looks_for",), reason, "Say the figure, in figures, or take the parameter out")


def warn_of_unused_parameters(subject: Subject) -> None:
    """A parameter that no card or entry names, and none links to, may be a threshold nothing obeys."""
    used: set[str] = set()
    for entry in subject.knowledge:
        if isinstance(entry, Source):
            continue
        used.update(entry.links)
        used.update(getattr(entry, "parameters", ()))
    if unused := [id_ for id_ in subject.knowledge.parameters if id_ not in used]:
        reason = f"holds parameters that no card names and no entry links to ({len(unused)}): {', '.join(unused)}"
        subject.warn("parameters.yaml", reason, "Name each on the card or entry of what uses it")

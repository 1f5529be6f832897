"""Do parameters stand between their floor and their ceiling, and does anything use them?"""

from __future__ import annotations

from knowledge_base.check.subject import Subject
from knowledge_base.shapes.cards import DetectorCard, RuleCard
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


def warn_of_unused_parameters(subject: Subject) -> None:
    """A parameter that no card names and no entry links to may be a threshold nothing obeys."""
    used: set[str] = set()
    for entry in subject.knowledge:
        if isinstance(entry, Source):
            continue
        used.update(entry.links)
        if isinstance(entry, RuleCard | DetectorCard):
            used.update(entry.parameters)
    if unused := [id_ for id_ in subject.knowledge.parameters if id_ not in used]:
        reason = f"holds parameters that no card names and no entry links to ({len(unused)}): {', '.join(unused)}"
        subject.warn("parameters.yaml", reason, "Name each on the card of the rule or detector that uses it")

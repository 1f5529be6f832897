"""Can the sentences of the cards be written, and do they keep to the words this tool may use?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from knowledge_base.check.subject import Subject
from knowledge_base.faults import nearest

NEVER_SAID: Final = ("is safe", "no risk", "predicts", "the system decided")
"""What no output may say (design 5): this tool organises evidence, and never vouches, foretells or decides."""

_FOUND: Final = re.compile(
    r"\b(" + "|".join(phrase.replace(" ", r"\s+") for phrase in NEVER_SAID) + r")\b", re.IGNORECASE
)


def check_cards(subject: Subject) -> None:
    """Every sentence is a template that can be read and holds none of the words that are never printed."""
    from jinja2 import Environment, TemplateSyntaxError

    environment = Environment(autoescape=True)
    for id_, card in subject.knowledge.cards.items():
        try:
            environment.parse(card.sentence)
        except TemplateSyntaxError as wrong:
            reason = f"has a sentence that is no template: {wrong.message}"
            subject.refuse(id_, ("sentence",), reason, "Close every {{ with }} and every {% with %}")
        if said := _FOUND.search(card.sentence):
            reason = f'has a sentence that says "{said.group()}"'
            subject.refuse(id_, ("sentence",), reason, "Say what is on record; never vouch, foretell or decide")
        if card.pattern == "aggressive" and not card.weakened_by:
            reason = "is aggressive (it takes the absence of a record for an answer) and names nothing that weakens it"
            subject.refuse(id_, ("pattern",), reason, "Write what would weaken it, or make it conservative")


def check_detectors(subject: Subject, in_code: Mapping[str, str]) -> None:
    """Every detector in the code has a card that gives the same kind, and every card a detector.

    `in_code` goes from the id of a detector to the kind of fact it gives.
    """
    detectors = subject.knowledge.detectors
    for id_, card in detectors.items():
        if id_ not in in_code:
            near = nearest(id_, sorted(set(in_code) - set(detectors)))
            subject.refuse(
                id_, ("id",), "is a detector card without a detector", "Write it, or take the card out", near
            )
        elif in_code[id_] != card.gives:
            reason = f"says it gives {card.gives}, and the detector gives {in_code[id_]}"
            subject.refuse(id_, ("gives",), reason, "Make the two agree", in_code[id_])
    file = "rule_cards/detectors.yaml"
    for id_ in sorted(set(in_code) - set(detectors)):
        if not subject.was_refused(id_):
            subject.refuse_file(file, id_, "is a detector without a card", "Write its card", nearest(id_, detectors))

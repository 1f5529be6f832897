"""The whole answer as one plain mapping: the JSON of `assess`, and what every page, picture and document starts from.

Every key of the format stands from the first version on. What this version does not build yet is empty and named in
`not_built`, so that empty never reads as nothing found. Lists have a fixed order: by id, or by the rank they carry.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from engine.assessment import Assessment, ProposalAnswer
from engine.gather.whereabouts import legal_in_force, return_under_way
from explanations import untagged
from explanations.ahead import Ahead
from explanations.case_rows import Told
from explanations.challenges import Challenges
from explanations.chronology import Chronology
from explanations.classification import Classifier
from explanations.conclusions import told_conclusions
from explanations.facts import FactTeller
from explanations.gaps import Gaps
from explanations.history import History
from explanations.hypotheses import Hypotheses
from explanations.local import local_file, overridden
from explanations.plan import Plan
from explanations.readers import Readers
from explanations.sentences import Teller
from explanations.statuses import Statuses
from explanations.supervision import Supervision
from explanations.supports import Supports
from explanations.voice import ChildsVoice, LocalPathway
from explanations.words import NOT_LOOKED_AT

FORMAT: Final = 1
NOT_INSTALLED: Final = "not installed"

NOT_BUILT: Final[tuple[str, ...]] = ()
"""The parts of the format that this version leaves empty."""


def spine(assessment: Assessment) -> Told:
    """The whole answer for one assessment. Raises SayingFault where a rule card is missing or cannot be filled."""
    return Spine(assessment).told()


def canonical_json(told: Told) -> str:
    """The answer as text: keys in one order, UTF-8 left as it is, one line end at the end; the same for the same case
    in whatever order its file lists things."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False) + "\n"


def software() -> str:
    """The name and version of this software; a checkout that was never installed says so."""
    try:
        return f"homeward {version('homeward')}"
    except PackageNotFoundError:
        return f"homeward ({NOT_INSTALLED})"


@dataclass
class Spine:
    """Gathers the parts of the answer."""

    assessment: Assessment

    def __post_init__(self) -> None:
        self.case = self.assessment.case
        self.knowledge = self.assessment.knowledge
        self.facts = FactTeller(self.assessment)

    @cached_property
    def teller(self) -> Teller:
        """Says what each conclusion says."""
        return Teller(self.assessment)

    @cached_property
    def chronology(self) -> Chronology:
        """Says what the chronology shows as a whole."""
        return Chronology(self.assessment, self.teller, self.facts)

    @cached_property
    def readers(self) -> Readers:
        """Says what the two co-workers think, once both are in."""
        return Readers(self.assessment, self.teller, self.facts)

    def told(self) -> Told:
        """Every key of the format, in its order."""
        case = self.case
        told: Told = {
            "format": FORMAT,
            "case": case.reference,
            "as_of": case.as_of.isoformat(),
            "stage": case.stage,
            "pathway": case.pathway,
            "jurisdiction": case.jurisdiction,
            "not_built": list(NOT_BUILT),
            "knowledge": {
                "edition": self.knowledge.edition,
                "hash": self.knowledge.hash,
                "overridden": overridden(self.knowledge),
            },
            "local": local_file(self.knowledge),
            "software": software(),
            "supposed": dict(sorted(self.assessment.supposed.items())),
            "record": self._record(),
            "own_judgement": self._own_judgement(),
            "chronology_quality": self.chronology.faults(),
            "views": self.readers.views(),
            "view_differences": self.readers.differences(),
            "co_working": self.readers.co_working(),
            "proposals": [self._proposal(answer) for answer in self.assessment.proposals],
            "conclusions": told_conclusions(self.teller),
        }
        told["next_steps"] = untagged.next_steps(self.assessment, told)
        # Last, because what the other parts print decides which rows of the case are told.
        told["facts"] = self.facts.all()
        told["names"] = self.teller.names.told()
        told["sources"] = self._sources(told["conclusions"])
        return told

    def _record(self) -> Told:
        """What of the record was looked at, and what was not."""
        held: Told = dict(self.assessment.record)
        sections: dict[str, Any] = {
            name: getattr(self.case, name, None) or getattr(self.case.plans, name, ()) for name in NOT_LOOKED_AT
        }
        held |= {
            "suggested": untagged.suggested(self.assessment),
            "possible": untagged.possible(self.assessment),
            "unread": len(self.case.unread),
        }
        return {**held, "not_looked_at": [NOT_LOOKED_AT[name] for name in sorted(sections) if sections[name]]}

    def _own_judgement(self) -> Told | None:
        """The worker's own class, and whether it was there before this view; None where none is recorded."""
        row = self.case.own_judgement
        if row is None or row.class_ is None:
            return None
        before = row.on is not None and row.on <= self.case.as_of
        return {
            "class": row.class_,
            "on": row.on.isoformat() if row.on is not None else None,
            "recorded_before": before,
            "proposal": row.proposal or None,
            "by": row.by,
            "reasons": row.reasons,
        }

    # --- one proposal ---------------------------------------------------------------------------------------------
    def _proposal(self, answer: ProposalAnswer) -> Told:
        view = answer.sheet.view
        point = self._point(answer)
        supports = Supports(answer, self.facts)
        explained = Hypotheses(answer, self.teller, self.facts)
        plan = Plan(answer, self.teller, self.facts)
        legal = legal_in_force(view)
        planned = view.proposal.planned
        return {
            "id": answer.id,
            "child": view.child.id,
            "household": view.household.id,
            "planned": planned.isoformat() if planned is not None else None,
            "adults": list(view.adults),
            "legal_status": legal.status if legal is not None else None,
            "point": point,
            "classification": Classifier(answer, self.knowledge).told(),
            "statuses": Statuses(answer, self.facts).told(),
            "supports": supports.told(),
            "capacity": supports.capacity(),
            "lapses": supports.lapses(),
            "challenges": Challenges(answer, self.teller, self.facts).told(),
            "gaps": Gaps(answer, self.teller, self.facts, first=point == "rc1").told(),
            "bias_flags": self.chronology.biases(answer),
            "patterns": self.chronology.patterns(answer),
            "signs_of_change": self.chronology.signs(answer),
            "hypotheses": explained.told(),
            "ledger": explained.ledger(),
            "supervision_questions": Supervision(answer, self.teller, self.facts).told(),
            "decision": plan.decision(),
            "gates": plan.gates(),
            "duties": plan.duties(),
            "voice": ChildsVoice(answer, self.teller, self.facts).told(),
            "local_pathway": LocalPathway(answer, self.teller, self.facts).told(),
            **Ahead(answer, self.teller, self.facts).told(),
            "history": History(answer, self.facts).told(),
        }

    def _point(self, answer: ProposalAnswer) -> str:
        """When in the work this class is made: after assessment, before return, or after it (semantics 5.5)."""
        stage = self.case.stage
        if stage is not None:
            return {"stage_3": "rc2", "stage_4": "rc2", "stage_5": "rc3"}.get(stage, "rc1")
        view = answer.sheet.view
        home = return_under_way(view)
        if home is not None and home.from_ is not None:
            return "rc3"
        return "rc2" if any(view.counts(row.on) for row in view.mine(self.case.decisions)) else "rc1"

    def _sources(self, conclusions: list[Told]) -> list[Told]:
        """Every source a conclusion cites, with its title and how much of it was read."""
        cited = {cite.split(" ")[0] for conclusion in conclusions for cite in conclusion["citations"]}
        for answer in self.assessment.proposals:
            published = self.knowledge.classes.get(f"risk_{answer.classification('evidence')['class']}")
            if published is not None:
                framework = published.framework or published.ward
                cites = [*published.citations, *(framework.citations if framework is not None else ())]
                cited |= {cite.source for cite in cites}
        held = [self.knowledge.sources[name] for name in sorted(cited)]
        return [{"id": s.id, "title": s.title, "address": s.address, "read": s.read} for s in held]

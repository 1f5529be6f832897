"""What could end this return and what is planned against it, told for one proposal with its grounds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from engine.assessment import ProposalAnswer
from engine.fact import Conclusion
from engine.gather.runs import windows
from explanations.case_rows import Told
from explanations.chronology import rows_behind
from explanations.facts import FactTeller
from explanations.names import plain
from explanations.sentences import Teller
from knowledge_base.shapes.entry import Entry

INDICATOR_ORDER: Final = ("present", "unknown", "absent")
CHECK_ORDER: Final = ("not_met", "unknown", "met", "does_not_apply")
PLANNED_ORDER: Final = ("none", "partly", "whole")
PARTS_SAID: Final = {
    "what": "what is done",
    "who": "who does it",
    "where_tonight": "where the child sleeps tonight",
    "out_of_hours": "who acts out of hours",
    "legal_route": "the legal route",
    "owner": "who keeps the line up to date",
    "review_date": "when it is looked at again",
}
"""The parts of a line of the contingency plan, in words."""


@dataclass
class Ahead:
    """Indicators, stories, advice, coverage, checks, prompts and trip-wires of one proposal."""

    answer: ProposalAnswer
    teller: Teller
    facts: FactTeller

    def __post_init__(self) -> None:
        self.knowledge = self.teller.assessment.knowledge

    def told(self) -> Told:
        """The keys of the answer that this part fills."""
        return {
            "breakdown_indicators": self.indicators(),
            "pre_mortem": self.stories(),
            "recommendations": self.recommendations(),
            "coverage": self.coverage(),
            "plan_checks": self.plan_checks(),
            "contingency_prompts": self.prompts(),
            "tripped": self.tripped(),
        }

    # --- indicators and stories -------------------------------------------------------------------------------------
    def indicators(self) -> list[Told]:
        """Every indicator that is read from a case: those present first. A figure is background about many families."""
        held = self.knowledge.breakdown_factors
        rows = sorted(
            self.answer.conclusions("indicator"),
            key=lambda f: (INDICATOR_ORDER.index(f["state"]), list(held).index(f["indicator"])),
        )
        return [self._indicator(fact) for fact in rows]

    def _indicator(self, fact: Conclusion) -> Told:
        entry = self.knowledge.breakdown_factors[fact["indicator"]]
        return {
            "id": fact["indicator"],
            "name": plain(entry.name),
            "state": fact["state"],
            "say": self.teller.say(fact["id"]),
            "background": f"{entry.figure} ({_cited(entry)})" if entry.figure else None,
            "early_sign": entry.early_sign if fact["state"] != "absent" else None,
            **self._grounds(fact, entry),
        }

    def stories(self) -> list[Told]:
        """The ways in which this return could end, the newest row first."""
        held = sorted(self.answer.conclusions("story"), key=lambda f: (f["on"], f["id"]), reverse=True)
        return [self._story(fact) for fact in held]

    def _story(self, fact: Conclusion) -> Told:
        trigger = self.knowledge.triggers.get(fact["trigger"])
        entry = trigger or self.knowledge.breakdown_factors.get("bd_res_previous_failed")
        return {
            "say": self.teller.say(fact["id"]),
            "trigger": fact["trigger"] or None,
            "factor": fact["factor"] or None,
            "on": fact["on"],
            "early_sign": entry.early_sign if entry is not None else None,
            **self._grounds(fact, entry),
        }

    # --- advice and coverage ----------------------------------------------------------------------------------------
    def recommendations(self) -> list[Told]:
        """What could be done about each risk: what would move the class first, then what is past its day."""
        order = ("start", "waiting", "aim", "reword", "renew", "keep")
        held = sorted(
            self.answer.conclusions("recommendation"),
            key=lambda f: (f["settles"] == "no", f["late"] == "no", order.index(f["action"]), f["id"]),
        )
        return [self._recommendation(fact) for fact in held]

    def _recommendation(self, fact: Conclusion) -> Told:
        action = next(row for row in self.knowledge.actions.values() if row.factor == fact["factor"])
        services = [self.knowledge.services[name] for name in action.services]
        held_for = windows(self.answer.sheet.view, fact["subject"], fact["factor"])["sustained"]
        return {
            "id": action.id,
            "for": [fact["factor"]],
            "subject": fact["subject"],
            "action": fact["action"],
            "would_move_class": fact["settles"] == "yes",
            "overdue": fact["late"] == "yes",
            "goal": action.goal,
            "service": "; ".join(plain(row.name) for row in services) or None,
            "services": list(action.services),
            "informal": action.informal,
            "seen_by": action.seen_by,
            "by": fact["by"] or None,
            "held_for": f"{held_for} days",
            "otherwise": action.otherwise,
            "say": self.teller.say(fact["id"]),
            **self._grounds(fact, action),
        }

    def coverage(self) -> Told:
        """Risks without an action, actions without a risk, and risks that only a waiting list answers, each as the id
        of a conclusion; `said` holds the sentence of each."""
        held = sorted(self.answer.conclusions("cover"), key=lambda fact: fact["id"])
        by_state = {
            state: [f["id"] for f in held if f["state"] == state]
            for state in ("uncovered", "no_risk", "waiting", "covered")
        }
        for fact in held:
            self.facts.want(rows_behind(self.teller, fact["id"]))
        return {
            "risks_without_action": by_state["uncovered"],
            "actions_without_risk": by_state["no_risk"],
            "waiting": by_state["waiting"],
            "covered": by_state["covered"],
            "said": {fact["id"]: self.teller.say(fact["id"]) for fact in held},
        }

    # --- checks, prompts, trip-wires --------------------------------------------------------------------------------
    def plan_checks(self) -> list[Told]:
        """Every check on the plans: what is not met first, then what is not known."""
        elements = self.knowledge.plan_elements
        held = sorted(
            self.answer.conclusions("plan_check"),
            key=lambda f: (CHECK_ORDER.index(f["state"]), list(elements).index(f["element"])),
        )
        return [self._check(fact) for fact in held]

    def _check(self, fact: Conclusion) -> Told:
        entry = self.knowledge.plan_elements[fact["element"]]
        return {
            "id": fact["element"],
            "name": plain(entry.name),
            "part": entry.part,
            "state": fact["state"],
            "say": self.teller.say(fact["id"]),
            "do": entry.if_failing if fact["state"] in ("not_met", "unknown") else None,
            "who": list(entry.who),
            "missing": list(fact["missing"]),
            **self._grounds(fact, entry),
        }

    def prompts(self) -> list[Told]:
        """Every likely trigger: those with no line in the contingency plan first."""
        held = sorted(
            self.answer.conclusions("contingency_prompt"),
            key=lambda f: (PLANNED_ORDER.index(f["planned"]), f["trigger"]),
        )
        return [self._prompt(fact) for fact in held]

    def _prompt(self, fact: Conclusion) -> Told:
        trigger = self.knowledge.triggers.get(fact["trigger"])
        questions = self.knowledge.tonight_questions
        entry: Entry = trigger if trigger is not None else questions[fact["trigger"]]
        asks = list(trigger.asks) if trigger is not None else [questions[fact["trigger"]].ask]
        return {
            "trigger": fact["trigger"],
            "name": plain(entry.name),
            "planned": fact["planned"],
            "ask": " ".join(asks),
            "missing": list(fact["missing"]),
            "missing_said": [PARTS_SAID[part] for part in fact["missing"]],
            "tonight": [row.ask for row in questions.values() if trigger is not None and trigger.id in row.triggers],
            "tell_first": trigger.tell_first if trigger is not None else None,
            "classify_again": trigger.again_said if trigger is not None else None,
            "early_sign": trigger.early_sign if trigger is not None else None,
            "say": self.teller.say(fact["id"]),
            **self._grounds(fact, entry),
        }

    def tripped(self) -> list[Told]:
        """What came since the plan was settled and broke an assumption of it, in the order it came."""
        held = sorted(self.answer.conclusions("tripped"), key=lambda f: (f["on"], f["id"]))
        return [self._tripped(fact) for fact in held]

    def _tripped(self, fact: Conclusion) -> Told:
        trigger = self.knowledge.triggers.get(fact["assumption"])
        return {
            "entry": fact["entry"],
            "assumption": fact["assumption"],
            "broken": fact["broken"],
            "on": fact["on"],
            "say": self.teller.say(fact["id"]),
            "tell_first": trigger.tell_first if trigger is not None else None,
            "classify_again": trigger.again_said if trigger is not None else None,
            **self._grounds(fact, trigger),
        }

    # --- grounds ----------------------------------------------------------------------------------------------------
    def _grounds(self, fact: Conclusion, entry: Entry | None) -> dict[str, Any]:
        """The rows behind a line, its conclusion, and what the knowledge rests on."""
        rows = rows_behind(self.teller, fact["id"])
        self.facts.want(rows)
        return {
            "entries": rows,
            "because": [fact["id"]],
            "basis": _cited(entry) if entry is not None else "",
            "provenance": entry.provenance if entry is not None else "project",
        }


def _cited(entry: Entry) -> str:
    return ", ".join(_once(cite.source for cite in entry.citations))


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))

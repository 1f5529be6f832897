"""One supposed change as a condition for return: what would have to be seen, by whom, by when, for how long, and whose
it is to change (semantics 5.7; the goals are those of the catalogue of actions).

A change of what was never looked into is work for the professionals and no goal for a family. A wish is its owner's:
it is asked for and never brought about. Being at something is never a condition.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from engine.assessment import Assessment, ProposalAnswer
from engine.sheet import CARE_OF_CHILD, EVIDENCE
from engine.suppositions import NONE_FOUND, PROTECTION, RED_LIST
from explanations.case_rows import Told
from explanations.names import Names
from explanations.words import day_said, joined, said
from knowledge_base.shapes.returning import ActionFor

PARENT: Final = "parent"
SERVICE: Final = "service"
PROFESSIONALS: Final = "professionals"
WORSE: Final = ("present", "none")
"""The status and the capacity of which a change is nobody's goal."""


@dataclass
class Conditions:
    """Words the changes of one proposal as conditions."""

    assessment: Assessment
    answer: ProposalAnswer

    def __post_init__(self) -> None:
        self.names = Names(self.assessment.case, self.assessment.knowledge)
        self.sheet, self.view = self.answer.sheet, self.answer.sheet.view

    def of(self, key: str, value: str) -> Told:
        """The condition one supposition comes to: `key`, `value`, `who_changes`, `say`, `condition`, `seen_by`, `by`,
        `held_days`."""
        if key == PROTECTION and value == NONE_FOUND:
            what = "nothing that protects this child is found, though it was looked for in every domain"
            return self._row(key, value, PROFESSIONALS, what, self._look_in_vain(), None)
        if key == PROTECTION:
            return self._row(key, value, PROFESSIONALS, "something that protects this child stands", self._look(), None)
        if key == RED_LIST:
            return self._row(
                key,
                value,
                PROFESSIONALS,
                "a manager has answered the red list",
                "A manager, not the case holder, writes down why low may stand, naming the factor and what changed.",
                None,
            )
        of, _, person = key.partition("@")
        kind, _, factor = of.rpartition(".")
        if of == "met":
            what = f"{self.names.who(person)} has been met"
            return self._row(
                key, value, PROFESSIONALS, what, f"Whoever assesses the household meets {self.names.who(person)}.", None
            )
        if of == "wish":
            return self._wish(key, value, person)
        told = (
            self._capacity(key, value, person, factor) if kind == "capacity" else self._status(key, value, person, of)
        )
        if value in WORSE:
            # Worse is nobody's goal: what the goal asks for would be missing, and no time has to be waited for it.
            told |= {"condition": f"What would be missing then: {told['condition']}", "held_days": None, "by": None}
        return told

    # --- kinds of change ----------------------------------------------------------------------------------------------
    def _status(self, key: str, value: str, person: str, factor: str) -> Told:
        who, name = self.names.who(person), self.names.named(factor)
        what = f"{name} stands as {said(value)} for {who}"
        held = [self.answer.reader.statuses(reading).get((person, factor), "open") for reading in EVIDENCE]
        if value != "present" and set(held) == {"open"}:
            return self._row(
                key,
                value,
                PROFESSIONALS,
                f"{name}, which nobody has looked into for {who}, is found not to be there, or shown as {said(value)}",
                f"Somebody outside the household looks into it for {who}, and writes down who looked, when, how and "
                "what was found.",
                None,
            )
        days = self._days("window_sustained" if value == "addressed" else "window_shorter")
        owner = SERVICE if person not in self.view.adults else PARENT
        return self._behaviour(key, value, owner, what, factor, days)

    def _capacity(self, key: str, value: str, adult: str, problem: str) -> Told:
        who = self.names.who(adult)
        name = "care of this child" if problem == CARE_OF_CHILD else self.names.named(problem)
        what = f"{who}'s capacity to change on {name} is {said(value)}"
        days = self._days("window_sustained" if value == "sustained" else "window_shorter")
        if problem != CARE_OF_CHILD:
            told = self._behaviour(key, value, PARENT, what, problem, days)
            if value == "sustained":
                told["condition"] += " It holds with the child in the adult's care, as family time grows."
            return told
        sessions, gap = (self.assessment.knowledge.parameters[name].value for name in ("care_sessions", "care_gap"))
        text = (
            f"{who} looks after the child well over at least {sessions} sessions of family time, none more than {gap} "
            "days after the one before"
        )
        text += ", and then overnight or alone." if value == "sustained" else "."
        return self._row(key, value, PARENT, what, text, days) | {
            "seen_by": "Somebody outside the household who is there and writes down what they saw."
        }

    def _wish(self, key: str, value: str, person: str) -> Told:
        who = self.names.who(person)
        alone = ", alone, by somebody outside the household" if person == self.view.child.id else ""
        what = f"{who} wants the return" if value == "yes" else f"{who} is unsure of the return, or against it"
        text = (
            f"{who} is asked{alone}, and what they say is written down. The wish is theirs: nobody else can bring it "
            "about."
        )
        return self._row(key, value, PARENT if person in self.view.adults else PROFESSIONALS, what, text, None)

    def _behaviour(self, key: str, value: str, owner: str, what: str, factor: str, days: int) -> Told:
        action = self._action(factor)
        goal = (
            action.goal
            if action is not None
            else f"What {self.names.named(factor)} did to the child's care is seen to be gone."
        )
        told = self._row(key, value, owner, what, goal, days)
        if action is not None:
            services = [self.assessment.knowledge.services[name].name for name in action.services]
            told |= {"seen_by": action.seen_by, "help": services, "action": action.id}
        return told

    # --- what every condition holds -----------------------------------------------------------------------------------
    def _row(self, key: str, value: str, owner: str, what: str, condition: str, days: int | None) -> Told:
        planned = self.view.proposal.planned
        by, start = None, self.assessment.case.as_of
        if days is not None:
            first = start + timedelta(days=days)
            by = first if planned is None or first > planned else planned
        elif planned is not None and planned > start:
            by = planned
        return {
            "key": key,
            "value": value,
            "who_changes": owner,
            "say": what,
            "condition": condition,
            "seen_by": None,
            "help": [],
            "action": None,
            "held_days": days,
            "by": by.isoformat() if by is not None else None,
        }

    def _look(self) -> str:
        never = self.sheet.never_looked
        where = f" in the domains never looked in ({joined(never)})" if never else ""
        return (
            f"Somebody looks for what protects this child{where}, and a factor that would still act after the move is "
            "borne out from outside the household."
        )

    def _look_in_vain(self) -> str:
        held = {row.factor for end in EVIDENCE for row in self.sheet.protective_at(end)}
        named = [self.names.named(factor) for factor in sorted(held)]
        text = "Somebody has looked in all six domains, and has written down who looked, when and what was found."
        if named:
            text += f" What is on record as protective ({joined(named)}) would have to be shown not to stand."
        return text

    def _action(self, factor: str) -> ActionFor | None:
        held = self.assessment.knowledge.actions.values()
        return next((action for action in held if action.factor == factor), None)

    def _days(self, parameter: str) -> int:
        return int(self.assessment.knowledge.parameters[parameter].value)


def condition_said(told: Told) -> list[str]:
    """A condition as sentences: what is seen, by whom, for how long and by when; of what is worse, where it shows."""
    lines = [told["condition"]]
    if told["seen_by"]:
        worse = told["value"] in WORSE
        lines.append(f"{'Where it would show' if worse else 'Seen by'}: {told['seen_by']}")
    if told["held_days"]:
        lines.append(
            f"Held for {told['held_days']} days; if it began now, shown by {day_said(told['by'])} at the earliest."
        )
    elif told["by"]:
        lines.append(f"By {day_said(told['by'])}.")
    return lines

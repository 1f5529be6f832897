"""The `conclusions` of the answer: what each rule concluded, in its card's words, with every way it was reached."""

from __future__ import annotations

from typing import Any

from engine.runner import Firing
from explanations.case_rows import Told, plain
from explanations.sentences import Teller


def told_conclusions(teller: Teller) -> list[Told]:
    """Every conclusion of the assessment, in the order of their ids."""
    return [told_conclusion(teller, name) for name in sorted(teller.assessment.trace.conclusions)]


def told_conclusion(teller: Teller, name: str) -> Told:
    """One conclusion: its card, pass and sentence, its derivations and all their premises, its sources."""
    fact = teller.assessment.trace.conclusions[name]
    values: dict[str, Any] = {key: plain(value) for key, value in fact.as_dict().items() if key != "id"}
    firings = teller.firings(name)
    return {
        "id": name,
        "kind": fact.kind,
        "proposal": values.get("proposal"),
        "reading": values.get("reading"),
        "values": values,
        "card": firings[0].card,
        "pass": pass_of(firings[0]),
        "say": teller.say(name),
        "derivations": [_derivation(firing) for firing in firings],
        "premises": list(dict.fromkeys(premise for firing in firings for premise in firing.premises)),
        "citations": teller.citations(name),
        "provenance": teller.provenance(name),
    }


def pass_of(firing: Firing) -> str:
    """The pass a rule belongs to: the part of its step before the point."""
    return firing.step.split(".")[0]


def _derivation(firing: Firing) -> Told:
    bindings = {name: plain(value) for name, value in sorted(firing.bindings.items())}
    return {"card": firing.card, "rule": firing.rule, "premises": list(firing.premises), "bindings": bindings}

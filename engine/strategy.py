"""The order in which rules that have come true are taken: the same for every run, every order of entries, every seed.

experta's own strategy takes ties in the order of memory addresses, and drops a withdrawn activation only if it happens
to lie near where it is looked for, so that a rule whose condition no longer holds may still be taken. Here the order
follows from the case alone, and withdrawal is by what the activation is.
"""

from __future__ import annotations

from typing import Any

from engine._experta import Activation, Agenda, Fact, Strategy

Key = tuple[tuple[str, ...], str, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]


class FixedOrder(Strategy):  # type: ignore[misc]  # experta has no types
    """Order by fact ids, then the rule's name, then what the rule bound; never by salience, age or address."""

    def _update_agenda(self, agenda: Agenda, added: list[Activation], removed: list[Activation]) -> None:
        """Drop what is withdrawn, wherever it stands; put in what has come true; the next to be taken stands last."""
        if not added and not removed:
            return
        withdrawn = {key_of(activation) for activation in removed}
        activations = list(agenda.activations)
        for activation in added:
            activation.key = key_of(activation)
            activations.append(activation)
        activations.sort(key=_key, reverse=True)
        agenda.activations = [activation for activation in activations if activation.key not in withdrawn]


def key_of(activation: Activation) -> Key:
    """What an activation is: the ids of its facts, its rule, and what the rule bound, all as text that sorts.

    Names that begin with two underscores are left out of the bindings: experta builds some of them from memory
    addresses. The facts that stand behind such names come last, so that two activations of one rule over the same two
    facts, the other way round, are still told apart.
    """
    bindings, unnamed = [], []
    for name, bound in activation.context.items():
        text = _id_of(bound) if isinstance(bound, Fact) else repr(bound)
        if not name.startswith("__"):
            bindings.append((name, text))
        elif not name.startswith("__pattern_"):
            unnamed.append((name, text))
    facts = tuple(sorted(_id_of(fact) for fact in activation.facts))
    return facts, activation.rule.__name__, tuple(sorted(bindings)), tuple(sorted(unnamed))


def _id_of(fact: Any) -> str:
    """A fact's own id; experta's own initial fact has none and is told by its number."""
    own = fact.get("id")
    return own if own is not None else f"f-{fact['__factid__']:09d}"


def _key(activation: Activation) -> Key:
    key: Key = activation.key
    return key

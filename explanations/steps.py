"""Step through: every rule in the order it was taken, one sentence each, pass by pass, for a trainer at a screen."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from engine.assessment import Assessment
from explanations.case_rows import Told
from explanations.sentences import Teller
from explanations.why import NothingOfThatName
from explanations.words import counted, first_of, joined

PASSES: Final = {
    "WEIGH": "What stands behind each rating and claim is weighed against the record.",
    "CHALLENGE": "What contradicts the view on record is put to it, in both directions.",
    "STATE": "Where each factor, each adult's change and each reason for care stands.",
    "VOTE": "Risk, protection, capacity and wishes are each put to the table.",
    "CLASSIFY": "The class of each reading, then one from both ends; and what is not known.",
    "ADVISE": "What to ask, which explanation the evidence fits, and what people should be asked about.",
    "PLAN": "What the framework and the law ask for, what could be done, and what could go wrong.",
}
"""What each pass does, in the order they are worked. GATHER comes before: it reads the record and takes no rule."""

NUMBERS_NAMED: Final = 4
"""Numbers named of firings that say the same as one told before."""


def steps(assessment: Assessment, proposal: str | None = None) -> Told:
    """Every firing about one proposal in the order taken; of the first proposal where none is named.

    Gives `passes`, each with `name`, `does` and `firings`; a firing has its `number`, `step`, `rule`, `card`, `title`,
    `on` (the ids it was taken on), `concluded` (ids), `reading` and `say`. Raises NothingOfThatName for a proposal
    there is none of.
    """
    known = [answer.id for answer in assessment.proposals]
    name = proposal if proposal is not None else known[0]
    if name not in known:
        raise NothingOfThatName(f"There is no proposal {name!r} in this answer. There is: {', '.join(known)}.")
    teller = Teller(assessment)
    conclusions = assessment.trace.conclusions
    passes: dict[str, list[Told]] = {}
    for number, firing in enumerate(assessment.trace.firings, start=1):
        about = [each for each in firing.concluded if conclusions[each].fields.get("proposal")]
        if not any(conclusions[each]["proposal"] == name for each in about):
            continue
        first = conclusions[firing.concluded[0]]
        passes.setdefault(firing.step.split(".")[0], []).append(
            {
                "number": number,
                "step": firing.step,
                "rule": firing.rule,
                "card": firing.card,
                "title": teller.card(firing).title,
                "on": list(firing.premises),
                "concluded": list(firing.concluded),
                "reading": first["reading"] if "reading" in first.fields else None,
                "say": teller.say(firing.concluded[0]),
            }
        )
    return {
        "proposal": name,
        "taken": len(assessment.trace.firings),
        "passes": [{"name": each, "does": PASSES[each], "firings": rows} for each, rows in passes.items()],
    }


def steps_text(told: Told, width: int = 100) -> str:
    """All of it as text, sentences that are alike for both ends said once."""
    lines = [f"Proposal {told['proposal']}: {counted(told['taken'], 'rule')} taken for the whole case, in this order."]
    for one in told["passes"]:
        lines += ["", *pass_lines(one, width)]
        for group in folded(one["firings"]):
            lines += firing_lines(group, width)
    return "\n".join(lines) + "\n"


def pass_lines(one: Told, width: int) -> list[str]:
    """The head of a pass: its name, what it does, and how many rules were taken in it."""
    return wrap(f"{one['name']}. {one['does']} {counted(len(one['firings']), 'rule')} taken.", width)


def folded(firings: list[Told]) -> Iterator[list[Told]]:
    """The firings in their order, those of one rule that say the same for several readings together."""
    groups: dict[tuple[str, str], list[Told]] = {}
    for firing in firings:
        groups.setdefault((firing["card"], _alike(firing["say"])), []).append(firing)
    yield from groups.values()


def firing_lines(group: list[Told], width: int) -> list[str]:
    """One line for firings that say the same: the sentence, the rule, how many times, and under which numbers."""
    first, *others = group
    again = joined(first_of([str(each["number"]) for each in others], NUMBERS_NAMED))
    times = f"; {len(group)} times: also {again}" if others else ""
    text = f"{first['number']}. {first['say']} (by {first['title']} [{first['card']}]{times})"
    return wrap(text, width, initial_indent="  ", subsequent_indent="      ", break_long_words=False)


def _alike(text: str) -> str:
    """A sentence with its end left out, so that the same thing at best and at worst is told once."""
    return text.replace("at its best", "at its worst")

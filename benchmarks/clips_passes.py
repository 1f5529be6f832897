"""Passes VOTE and CLASSIFY once more in CLIPS, over the same facts: do both engines agree, and how long does each take?

CLIPS is the rule engine experta is modelled on; its rules are made from the stored conditions (`clips_rules`). The
facts are those of a real assessment: what the detectors and tallies declared, and what earlier passes concluded.
Needs clipspy, which only the benchmarks use: install `.[benchmark]`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import clips

from benchmarks.clips_rules import conditions_of_steps, fact_text, predicates, rule_of, templates
from benchmarks.growth import SEED, SIZES
from benchmarks.large_cases import large_case
from benchmarks.timing import Spread, timed
from engine import facts as kinds
from engine.assess import assess, inference
from engine.case import Case, case_from_values, read_case
from engine.conditions import read_conditions
from engine.fact import IDS, CaseFact
from engine.lint_sources import Sources
from engine.rule import rules_of
from engine.rules import RULE_SETS, STEPS
from engine.runner import Inference, Trace

PASSES = ("VOTE", "CLASSIFY")
CASEBOOK = Path(__file__).resolve().parent.parent / "casebook"
Said = tuple[str, tuple[tuple[str, Any], ...]]
"""One conclusion as both engines can be compared on it: its kind, and its fields by name."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One case in both engines: how much went in and came out, the times where taken, and every disagreement."""

    case: str
    facts: int
    conclusions: int
    firings: int
    experta: Spread | None
    clips: Spread | None
    clips_from_python: Spread | None
    disagreements: tuple[str, ...]

    @property
    def ratio(self) -> float | None:
        """How many times as long experta takes as CLIPS, least time by least time; None where no time was taken."""
        return self.experta.least / self.clips.least if self.experta is not None and self.clips is not None else None


class BothEngines:
    """The rules of the two passes in experta and in CLIPS, each built once."""

    def __init__(self) -> None:
        self.conditions = conditions_of_steps(PASSES)
        rules = rules_of(inference().engine_class)
        self.read = {pattern["fact"] for row in self.conditions for pattern in row["patterns"]}
        self.constructs = [*templates(self.conditions, rules), *predicates()]
        sources = Sources()
        self.constructs += [rule_of(row, rules[row["rule"]], sources) for row in self.conditions]
        steps = tuple(step for step in STEPS if step.startswith(PASSES))
        written = [row for row in read_conditions(inference().engine_class) if row["step"] in steps]
        if json.loads(json.dumps(written)) != self.conditions:
            raise SystemExit(
                "knowledge_base/conditions.json does not say what the rules say now. Write it anew, then measure."
            )
        theirs = [each for each in RULE_SETS if all(r.function.step in steps for r in rules_of(each).values())]
        self.experta = Inference(theirs, steps)

    def compare(self, name: str, case: Case, times: int = 0) -> Compared:
        """Run one case through both; ``times`` above 0 takes the times too."""
        trace = assess(case).trace
        wanted = [firing for firing in trace.firings if firing.step.startswith(PASSES)]
        made = {said for firing in wanted for said in firing.concluded}
        given = [*trace.facts.values(), *(c for said, c in trace.conclusions.items() if said not in made)]
        handed = [fact for fact in given if type(fact).__name__ in self.read]
        environment = self._environment(handed)
        environment.reset()
        fired = environment.run()
        in_clips = sorted(_said_by_clips(environment, {fact["id"] for fact in handed}))
        in_experta = sorted(_said_by_experta(self.experta.run(handed)))
        assessed = sorted(_said_by_experta(trace, made))
        disagreements = [
            *_differences("CLIPS", in_clips, assessed),
            *_differences("the two passes", in_experta, assessed),
        ]
        if fired != len(wanted):
            disagreements.append(f"CLIPS took {fired} rules and experta {len(wanted)}")
        spreads: list[Spread | None] = [None, None, None]
        if times:
            spreads = [*self._times(handed, environment, times)]
        return Compared(name, len(handed), len(in_clips), fired, *spreads, tuple(disagreements))

    def _times(self, handed: Sequence[CaseFact], environment: Any, times: int) -> Iterator[Spread]:
        """experta from facts to trace; CLIPS from facts it holds to the last rule; CLIPS handed each fact by Python."""
        yield timed(lambda: self.experta.run(handed), times)

        def in_clips() -> None:
            environment.reset()
            environment.run()

        yield timed(in_clips, times)
        empty = self._environment([])
        held = {name: empty.find_template(name) for name in self.read}
        slots = [(held[type(fact).__name__], _slots(fact)) for fact in handed]

        def from_python() -> None:
            for template, values in slots:
                template.assert_fact(**values)
            empty.run()

        yield timed(from_python, times, before=empty.reset)

    def _environment(self, handed: Sequence[CaseFact]) -> Any:
        environment = clips.Environment()
        for construct in self.constructs:
            environment.build(construct)
        if handed:
            environment.build(f"(deffacts handed {' '.join(fact_text(fact) for fact in handed)})")
        return environment


def measure_clips() -> list[Compared]:
    """Every case of the casebook compared, and large cases compared and timed."""
    both = BothEngines()
    found = [both.compare(path.stem, read_case(path)) for path in sorted(CASEBOOK.glob("*.yaml"))]
    for entries in SIZES:
        case = case_from_values(large_case(entries, SEED))
        found.append(both.compare(f"{entries:,} entries", case, times=15))
    return found


def _slots(fact: CaseFact) -> dict[str, Any]:
    return {field: list(fact[field]) if held is IDS else fact[field] for field, held in fact.fields.items()}


def _said_by_clips(environment: Any, handed: set[str]) -> Iterator[Said]:
    for fact in environment.facts():
        kind = getattr(kinds, fact.template.name, None)
        if kind is not None and fact["id"] not in handed:
            yield fact.template.name, tuple((field, _plain(fact[field])) for field in sorted(kind.fields))


def _said_by_experta(trace: Trace, only: set[str] | None = None) -> Iterator[Said]:
    for said, fact in trace.conclusions.items():
        if only is None or said in only:
            yield type(fact).__name__, tuple((field, fact[field]) for field in sorted(fact.fields))


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list | tuple) else value


def _differences(whose: str, found: Sequence[Said], wanted: Sequence[Said]) -> Iterator[str]:
    """What one side concludes and the other does not, by kind and id; nothing of a case beyond its ids."""
    for said in sorted({*found} - {*wanted}):
        yield f"only {whose}: {said[0]} {dict(said[1])['id']}"
    for said in sorted({*wanted} - {*found}):
        yield f"not {whose}: {said[0]} {dict(said[1])['id']}"
    if len(found) != len(wanted) and {*found} == {*wanted}:
        yield f"{whose}: {len(found)} conclusions where the assessment has {len(wanted)}"

"""From a case to an answer: gather, run the rules step by step, and work out what would change the class."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache

from engine import facts as kinds
from engine.assessment import Assessment, ProposalAnswer
from engine.case import Case
from engine.changes import changes_of, deciding_set
from engine.fact import CaseFact
from engine.gather.view import Record, View
from engine.knowable import counted, read_entries
from engine.position import Reader
from engine.rules import RULE_SETS, STEPS
from engine.rules_checked import have_been_checked
from engine.runner import Inference, Trace
from engine.sheet import Sheet
from engine.steps import Steps
from engine.suggest.untagged import Suggestions
from engine.table import table_lines
from engine.vague import turning_dates
from knowledge_base import Knowledge, load_knowledge


@cache
def inference() -> Inference:
    """The rules, checked and built into a network once in a process (design 3)."""
    return Inference(RULE_SETS, STEPS, checked=have_been_checked())


def assess(
    case: Case,
    knowledge: Knowledge | None = None,
    as_of: date | None = None,
    supposed: Mapping[str, str] | None = None,
    since: date | None = None,
) -> Assessment:
    """Work a case through every pass and give the whole answer, or raise `EngineError` and give none.

    ``as_of`` looks at the case on another day; ``supposed`` maps factor ids to statuses for a what-if, taken in every
    reading and marked as supposed; ``since`` is the day the plan is taken to have been settled, where it is not that of
    the newest decision. ``expected`` in the case file is never seen.
    """
    knowledge = knowledge or load_knowledge()
    if as_of is not None:
        case = case.model_copy(update={"as_of": as_of})
    sheets = gather(case, knowledge, supposed or {})
    steps = [_steps(knowledge, sheet, since) for sheet in sheets]
    trace = inference().run(_rows(knowledge), lambda step, so_far: _before(step, so_far, steps))
    sources = {name: made_from for each in steps for name, made_from in each.sources.items()}
    answers = tuple(_answer(knowledge, each, trace) for each in steps)
    record = counted(sheets[0].view.record.entries.values()) if sheets else {}
    return Assessment(case, knowledge, dict(supposed or {}), record, answers, trace, sources)


def gather(case: Case, knowledge: Knowledge, supposed: Mapping[str, str]) -> list[Sheet]:
    """The sheet of each proposal, in the order of their ids, over one reading of the record."""
    margin = int(knowledge.parameters["about_margin"].value)
    record = Record(case, knowledge, read_entries(case, margin, Suggestions(case, knowledge).about))
    proposals = sorted(case.proposals, key=lambda p: p.id)
    return [Sheet(View(record, proposal), supposed) for proposal in proposals]


def _rows(knowledge: Knowledge) -> list[CaseFact]:
    return [
        kinds.TableRow(id=f"{row_id}.{state}", vote=vote, state=state, gives=gives)
        for vote, state, gives, row_id in table_lines(knowledge)
    ]


def _steps(knowledge: Knowledge, sheet: Sheet, since: date | None) -> Steps:
    """The steps of one proposal, which work out once what answering each gap would do."""
    turning = turning_dates(knowledge, sheet)
    return Steps(sheet, turning, since=since, changes_of=lambda reader: changes_of(knowledge, sheet, reader, turning))


def _before(step: str, so_far: Trace, steps: Sequence[Steps]) -> list[CaseFact]:
    for each in steps:
        each.derivations = so_far.derivations
    return [fact for each in steps for fact in each.before(step, so_far.conclusions)]


def _answer(knowledge: Knowledge, steps: Steps, trace: Trace) -> ProposalAnswer:
    sheet = steps.sheet
    reader = Reader(sheet, trace.conclusions)
    changes = steps.changes_with(reader)
    return ProposalAnswer(sheet.proposal, sheet, reader, changes, deciding_set(knowledge, sheet, reader, changes))

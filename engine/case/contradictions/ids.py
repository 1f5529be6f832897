"""Ids that stand twice, and ids that name nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.case.contradictions.record import Found, Record
from engine.case.contradictions.references import Reference
from engine.case.contradictions.registry import contradiction
from engine.case.faults import row_id, shown
from engine.case.words import CARE_OF_CHILD

Sections = tuple[tuple[str, ...], ...]

_WHO: Sections = (("children",), ("adults",), ("people",))
_ALONE: Sections = (
    ("households",), ("reasons_for_care",), ("proposals",), ("chronology",), ("ratings",), ("checks",), ("claims",),
    ("capacity",), ("wishes",), ("assessments",), ("plans", "goals"), ("plans", "services"), ("plans", "agreements"),
    ("plans", "safety"), ("plans", "conditions"),
)  # fmt: skip


@contradiction("One id for two rows", "every section with ids")
def duplicate_id(record: Record) -> Iterator[Found]:
    """An id stands once in its section. Children, adults and people share one set of ids, because any of them can be
    the one who told, recorded or decided something."""
    for sections in (_WHO, *((section,) for section in _ALONE)):
        seen: set[str] = set()
        for section in sections:
            for path, row in record.rows(*section):
                if row.id is not None and row.id in seen:
                    why = "Whatever names it could mean either row."
                    to_do = "Give one of the two another id, and correct what names it."
                    yield Found(
                        (*path, "id"), f"the id {row_id(row.id) or 'of this row'} is used a second time", why, to_do
                    )
                seen.add(row.id)


def _unknown(
    record: Record, to: Collection[tuple[str, ...]], known: Collection[str], what: str, where: str
) -> Iterator[Found]:
    """The references of some kinds that name nothing known."""
    for reference in record.references:
        if reference.to in to and not _of_a_proposal(reference):
            if reference.id not in known and reference.id not in record.also_known:
                yield _found(record, reference, known, what, where)


def _of_a_proposal(reference: Reference) -> bool:
    """Whether it is the child or household of a proposal, which have checks of their own."""
    return reference.path[0] == "proposals"


def _found(record: Record, reference: Reference, known: Collection[str], what: str, where: str) -> Found:
    guess = record.guess(reference.id, known)
    to_do = f"{guess} Correct the id, or add the row under `{where}`.".strip()
    why = "It names nothing, so the row says nothing."
    return Found(reference.path, f"{shown(reference.id)} is {what}", why, to_do)


@contradiction("A child the case does not have", "children", "every section that names a child")
def unknown_child(record: Record) -> Iterator[Found]:
    """Every child that is named is listed under `children`."""
    yield from _unknown(record, [("child",)], record.ids["child"], "no child of this case", "children")


@contradiction("An adult the case does not have", "adults", "every section that names an adult")
def unknown_adult(record: Record) -> Iterator[Found]:
    """Every adult that is named is listed under `adults`. Where a row may be about an adult or a child, it names one of
    either."""
    yield from _unknown(record, [("adult",)], record.ids["adult"], "no adult of this case", "adults")
    either = [("adult", "child")]
    yield from _unknown(record, either, record.family, "no adult and no child of this case", "adults")


@contradiction("A person the case does not have", "people", "every section that names who acted")
def unknown_person(record: Record) -> Iterator[Found]:
    """Whoever told, recorded, judged, decided or agreed is listed under `people`, `adults` or `children`."""
    known = record.ids["person"] | record.family
    yield from _unknown(record, [("person", "adult", "child")], known, "nobody of this case", "people")


@contradiction("A household the case does not have", "households", "reasons_for_care", "returns")
def unknown_household(record: Record) -> Iterator[Found]:
    """Every household that is named is listed under `households`."""
    known = record.ids["household"]
    yield from _unknown(record, [("household",)], known, "no household of this case", "households")


@contradiction("An entry the chronology does not have", "chronology", "every section that cites evidence")
def unknown_entry(record: Record) -> Iterator[Found]:
    """Every entry that is cited as evidence, as the cause of a standing, or as before or against another, is in the
    chronology."""
    known = record.ids["entry"]
    yield from _unknown(record, [("entry",)], known, "no entry of the chronology", "chronology")
    anyone = known | record.ids["person"] | record.family
    or_who = [("entry", "person", "adult", "child")]
    yield from _unknown(record, or_who, anyone, "no entry of the chronology and nobody of this case", "chronology")


@contradiction("A proposal the case does not have", "proposals", "every section about a proposal")
def unknown_proposal(record: Record) -> Iterator[Found]:
    """Every row about a proposal names one that is listed under `proposals`."""
    yield from _unknown(record, [("proposal",)], record.ids["proposal"], "no proposal of this case", "proposals")


@contradiction("A proposal for a child the case does not have", "proposals", "children")
def proposal_child_unknown(record: Record) -> Iterator[Found]:
    """A proposal is for a child of the case."""
    yield from _of_proposals(record, "child", "children")


@contradiction("A proposal to a household the case does not have", "proposals", "households")
def proposal_household_unknown(record: Record) -> Iterator[Found]:
    """A proposal is to a household of the case."""
    yield from _of_proposals(record, "household", "households")


def _of_proposals(record: Record, kind: str, where: str) -> Iterator[Found]:
    for reference in record.references:
        if _of_a_proposal(reference) and reference.to == (kind,) and reference.id not in record.ids[kind]:
            yield _found(record, reference, record.ids[kind], f"no {kind} of this case", where)


@contradiction("A reason the case does not have", "reasons_for_care")
def unknown_reason(record: Record) -> Iterator[Found]:
    """A reason is driven by another reason that is listed under `reasons_for_care`."""
    known = record.ids["reason"]
    yield from _unknown(record, [("reason",)], known, "no reason for care of this case", "reasons_for_care")


@contradiction("A goal the plan does not have", "capacity", "plans")
def unknown_goal(record: Record) -> Iterator[Found]:
    """A capacity row is rated against a goal that is listed under the goals of `plans`."""
    yield from _unknown(record, [("goal",)], record.ids["goal"], "no goal of the plan", "plans: goals")


@contradiction("A claim the case does not have", "claims")
def unknown_claim(record: Record) -> Iterator[Found]:
    """A claim that repeats another names one that is listed under `claims`."""
    yield from _unknown(record, [("claim",)], record.ids["claim"], "no claim of this case", "claims")


@contradiction("A factor the framework does not have", "knowledge base", "every section that names a factor")
def unknown_factor(record: Record) -> Iterator[Found]:
    """Every factor that is named is a risk or protective factor of the knowledge base. A capacity row may also name
    `care_of_child`."""
    known = record.factor_ids
    for reference in record.references:
        allowed = known | {CARE_OF_CHILD} if CARE_OF_CHILD in reference.to else known
        if "factor" in reference.to and reference.id not in allowed:
            guess = record.guess(reference.id, allowed)
            why = "A factor nobody knows would be counted by nothing."
            to_do = guess or "Use an id of the knowledge base; risk factors begin with rf_, protective ones with pf_."
            yield Found(reference.path, f"{shown(reference.id)} is no factor of the knowledge base", why, to_do)


@contradiction("A measure the knowledge base does not have", "measures", "knowledge base")
def unknown_measure(record: Record) -> Iterator[Found]:
    """A measure that was taken is one the knowledge base knows, with or without its `m_`."""
    known = set(record.knowledge.measures)
    for reference in record.references:
        if reference.to == ("measure",) and not {reference.id, f"m_{reference.id}"} & known:
            guess = record.guess(reference.id, {name.removeprefix("m_") for name in known} | known)
            why = "What it gave could not be read."
            to_do = guess or "Use the id of a measure of the knowledge base, or record it as a chronology entry."
            yield Found(reference.path, f"{shown(reference.id)} is no measure of the knowledge base", why, to_do)


@contradiction("A step nobody knows", "steps", "knowledge base")
def unknown_step(record: Record) -> Iterator[Found]:
    """A step that was taken is a gate, a rule of law or guidance, a step of a pathway or a special case
    of the framework that the knowledge base has."""
    held = record.knowledge
    known = {*held.gates, *held.legal_rules, *held.pathway_steps, *held.special_cases, *held.plan_elements}
    for reference in record.references:
        if reference.to == ("step",) and reference.id not in known:
            guess = record.guess(reference.id, known)
            why = "No gate and no duty would be answered by it."
            to_do = guess or "Use the id of a gate, a duty or a pathway's step, as `homeward plan` prints them."
            yield Found(reference.path, f"{shown(reference.id)} is no step of the knowledge base", why, to_do)

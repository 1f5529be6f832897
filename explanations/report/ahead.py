"""What could end this return and what is planned against it, as blocks of the plan: what has already happened first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from explanations.case_rows import Told
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.report.reading import Answer
from explanations.words import counted, day_said, joined, said

STORIES_SHOWN = 5
PARTS: Final = {
    "agreement": "Agreements",
    "goal": "Goals",
    "safety": "Safety plan",
    "contingency": "Contingency plan",
    "family_time": "Family time",
    "monitoring": "After the return",
}
"""The parts of the plans that are checked, in the order of a page."""


def tripped_blocks(answer: Answer, proposal: Told) -> Iterator[Block]:
    """What came since the plan was settled and broke an assumption of it; nothing where nothing did."""
    rows = proposal["tripped"]
    if not rows:
        return
    yield Heading(3, "What has broken an assumption of the plan")
    yield Points(tuple(Line(row["say"], tuple(row["because"]), tuple(_after(answer, row))) for row in rows))


def _after(answer: Answer, row: Told) -> Iterator[str]:
    yield from answer.lines([row["entry"]])
    if row["tell_first"]:
        yield f"Tell first: {_low(row['tell_first'])} {row['classify_again']}"


def action_blocks(answer: Answer, proposal: Told) -> Iterator[Block]:
    """What could be done about each risk, and where risks and actions do not meet."""
    yield Heading(3, "What could be done about each risk")
    rows = proposal["recommendations"]
    if rows:
        yield Paragraph(
            "What would move the class comes first, then what is past its day. Each is a starting point to be worded "
            "with the family (this tool's own rule), and history is never a goal."
        )
        yield Points(tuple(_advice(group) for group in _together(rows)), numbered=True)
    else:
        yield Paragraph("Nothing that can change is on record as a present risk, which is no sign that there is none.")
    yield from _coverage(proposal["coverage"])


def _together(rows: list[Told]) -> list[list[Told]]:
    """What is to be done alike about several people stands once, where the first of them stands."""
    groups: dict[tuple[str, str, str | None], list[Told]] = {}
    for row in rows:
        groups.setdefault((row["id"], row["action"], row["by"]), []).append(row)
    return list(groups.values())


def _advice(group: list[Told]) -> Line:
    row = group[0]
    by = f"by {day_said(row['by'])}" if row["by"] else "by a day to be agreed"
    under = [
        f"What would be seen, {by} and then for {row['held_for']}: {_low(row['goal'])}",
        f"Help: {row['service'] or 'none is held here'}. Family and friends: {_low(row['informal'])}",
        f"Who could see it: {_low(row['seen_by'])}",
        f"If it does not come: {_low(row['otherwise'])}",
    ]
    because = tuple(name for each in group for name in each["because"])
    return Line(" ".join(each["say"] for each in group), because, tuple(under))


def _coverage(coverage: Told) -> Iterator[Block]:
    for key, title in (
        ("risks_without_action", "Risks with no action on record"),
        ("waiting", "Risks that only a waiting list answers"),
        ("actions_without_risk", "Actions that are for nothing on record"),
    ):
        names = coverage[key]
        if names:
            yield Paragraph(f"{title}: {len(names)}.")
            yield Points(tuple(Line(coverage["said"][name], (name,)) for name in names))


def contingency_blocks(answer: Answer, proposal: Told) -> Iterator[Block]:
    """A prompt for every trigger this case makes likely: what is not planned for first."""
    rows = proposal["contingency_prompts"]
    yield Heading(3, "If it goes wrong: what this case makes something to plan for")
    for planned, title in (
        ("none", "The contingency plan has no line for these"),
        ("partly", "The contingency plan has a line for these that leaves something blank"),
    ):
        held = [row for row in rows if row["planned"] == planned]
        if held:
            yield Paragraph(f"{title}: {len(held)}.")
            yield Points(tuple(_prompt(answer, row) for row in held))
    whole = [row for row in rows if row["planned"] == "whole"]
    if whole:
        because = tuple(name for row in whole for name in row["because"])
        yield Paragraph(f"With a line that leaves nothing blank: {joined(row['name'] for row in whole)}.", because)


def _prompt(answer: Answer, row: Told) -> Line:
    under = [f"On record: {line}" for line in answer.lines(row["entries"])[-1:] if row["tell_first"]]
    if row["planned"] == "partly":
        under.append(f"Not said: {joined(row['missing_said'])}.")
    under += [row["ask"], *row["tonight"]]
    if row["tell_first"]:
        under.append(f"Tell first: {_low(row['tell_first'])} Early sign: {_low(row['early_sign'])}")
    return Line(f"{row['name'][:1].upper()}{row['name'][1:]}.", tuple(row["because"]), tuple(under))


def breakdown_blocks(answer: Answer, proposal: Told) -> Iterator[Block]:
    """How this return could end: stories from the record, then what goes with returns that end."""
    yield Heading(3, "How this return could end")
    stories = proposal["pre_mortem"]
    if stories:
        shown = stories[:STORIES_SHOWN]
        yield Paragraph(
            f"Told as if looking back, so that the early sign is looked for; it says nothing about what will happen. "
            f"The newest {counted(len(shown), 'story', 'stories')} of {len(stories)}; `--format json` has all."
        )
        yield Points(tuple(_story(answer, row) for row in shown))
    else:
        yield Paragraph("Nothing on record to tell one from, which is no sign that it cannot happen.")
    yield from _indicators(proposal["breakdown_indicators"])


def _story(answer: Answer, row: Told) -> Line:
    under = [*answer.lines(row["entries"], factor=row["factor"])]
    if row["early_sign"]:
        under.append(f"Early sign: {_low(row['early_sign'])}")
    return Line(row["say"], tuple(row["because"]), tuple(under))


def _indicators(rows: list[Told]) -> Iterator[Block]:
    here = [row for row in rows if row["state"] == "present"]
    silent = [row for row in rows if row["state"] == "unknown"]
    shown = [row for row in rows if row["state"] == "absent"]
    if here:
        yield Paragraph(
            "What goes with returns that end, and is on this record. Figures are about many families in one study and "
            "are nobody's odds."
        )
        yield Points(tuple(_indicator(row) for row in here))
    for title, held in (("The record does not say", silent), ("The record shows otherwise", shown)):
        if held:
            because = tuple(name for row in held for name in row["because"])
            yield Paragraph(f"{title}: {joined(row['name'] for row in held)}.", because)


def _indicator(row: Told) -> Line:
    under = [f"Background: {row['background']}."] if row["background"] else []
    return Line(row["say"], tuple(row["because"]), tuple(under))


def check_blocks(proposal: Told) -> Iterator[Block]:
    """Whether agreements, goals and plans hold what they are to hold, by the plan they belong to: what is not so with
    what to do about it, then what has to be asked, then what is on record."""
    yield Heading(3, "Checks on agreements, goals and plans")
    yield Paragraph("What is not known is not taken for done, and words on paper are not yet what people do.")
    for part, title in PARTS.items():
        rows = [row for row in proposal["plan_checks"] if row["part"] == part]
        by_state = {state: [row for row in rows if row["state"] == state] for state in CHECKS_SAID}
        counts = [f"{len(held)} {CHECKS_SAID[state]}" for state, held in by_state.items() if held]
        if not counts:
            continue
        yield Paragraph(f"{title}: {joined(counts)}.", _because(by_state["met"]))
        if by_state["not_met"]:
            yield Points(tuple(_wanting(row) for row in by_state["not_met"]))
        if unknown := by_state["unknown"]:
            names = "; ".join(_low(row["name"]) for row in unknown)
            yield Paragraph(f"Not known, to be asked ({_who(unknown)}): {names}.", _because(unknown))


CHECKS_SAID: Final = {"not_met": "not so on this record", "unknown": "not known", "met": "on record"}


def _wanting(row: Told) -> Line:
    return Line(row["say"], tuple(row["because"]), (f"{row['do']} Who can: {_who([row])}.",))


def _who(rows: list[Told]) -> str:
    """The roles that can supply what is asked, each once."""
    roles = dict.fromkeys(role for row in rows for role in row["who"])
    return joined(said(role.removeprefix("role_")) for role in roles)


def _because(rows: list[Told]) -> tuple[str, ...]:
    return tuple(name for row in rows for name in row["because"])


def _low(text: Any) -> str:
    """A sentence as it goes on after a colon: without its capital, unless that is part of a word or a name."""
    words = str(text)
    return words if words[1:2].isupper() or words[:2] == "I " else words[:1].lower() + words[1:]

"""What changed between two days, as blocks: the class on both, what is asked about, then three lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from explanations.case_rows import Told
from explanations.entry_line import shortened
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.words import counted, day_said, joined, said

SHOWN: Final = 12
BY: Final = {
    "facts": "Moved by new facts",
    "judgement": "Moved by judgement alone",
    "rules": "Moved by neither: time ran out on a window, a wish, a check or a support",
}


def compare_report(told: Mapping[str, Any]) -> list[Block]:
    """The page of `homeward compare`, for what `explanations.compare.Comparison` tells."""
    blocks: list[Block] = [
        Heading(1, f"{told['case']}: from {day_said(told['from'])} to {day_said(told['to'])}"),
        Paragraph(
            "Each day is read as the record was known then, with the knowledge of today (edition "
            f"{told['knowledge']['edition']}). It says what changed, and not whether the change is right."
        ),
    ]
    for proposal in told["proposals"]:
        blocks.append(Heading(2, f"Proposal {proposal['id']}"))
        blocks += _classes(told, proposal)
        blocks += _asked(proposal)
        blocks += _new_rows(proposal)
        blocks += _moved(proposal)
    return blocks


def _classes(told: Mapping[str, Any], proposal: Told) -> Iterator[Block]:
    lines = [
        Line(f"{day_said(told[day])}: {_class(proposal[key])}.")
        for day, key in (("from", "class_then"), ("to", "class_now"))
    ]
    lines += [
        Line(f"Decided in between, on {day_said(row['on'])} ({(row['point'] or 'no point').upper()}): "
             f"{said(row['class'] or 'no class')}.")
        for row in proposal["decisions"]
    ]  # fmt: skip
    yield Points(tuple(lines))


def _class(held: Told) -> str:
    """The class, which never stands alone: with what is open at its best and worst, and what the ratings say."""
    ends = f"{said(held['best_case'])} with what is open at its best, {said(held['worst_case'])} at its worst"
    return f"{said(held['class'])} on the evidence ({ends}); {said(held['on_the_ratings'])} on the ratings"


def _asked(proposal: Told) -> Iterator[Block]:
    for row in proposal["challenged"]:
        yield Paragraph(row["say"], tuple(row["because"]), prominent=True)


def _new_rows(proposal: Told) -> Iterator[Block]:
    for key, title in (("facts", "New facts"), ("judgement", "New, changed or withdrawn judgements")):
        rows = proposal[key]
        yield Heading(3, f"{title}: {len(rows)}")
        if rows:
            yield Points(tuple(Line(f"{row['id']}: {shortened(row['say'])}") for row in rows[:SHOWN]))
            yield from _rest(len(rows))
        else:
            yield Paragraph("None on record.")


def _moved(proposal: Told) -> Iterator[Block]:
    for by, title in BY.items():
        rows = [row for row in proposal["changed"][by] if row["kind"] != "gate"]
        gates = [row for row in proposal["changed"][by] if row["kind"] == "gate"]
        yield Heading(3, f"{title}: {counted(len(rows), 'conclusion')}")
        if rows:
            alike = _together(rows)
            yield Points(tuple(_change(group) for group in alike[:SHOWN]))
            yield from _rest(len(alike))
        elif not gates:
            yield Paragraph("None.")
        if gates:
            yield Paragraph(f"And {counted(len(gates), 'gate')}; `--format json` lists them.")


def _together(rows: list[Told]) -> list[list[Told]]:
    """What moved alike at both ends of the range stands once."""
    groups: dict[tuple[str, str, str, str], list[Told]] = {}
    for row in rows:
        groups.setdefault((row["kind"], row["about"], row["then"], row["now"]), []).append(row)
    return list(groups.values())


def _change(group: list[Told]) -> Line:
    row = group[0]
    readings = [each["reading"] for each in group if each["reading"]]
    end = f", with what is open at its {joined(readings)}" if readings else ""
    names = sorted({name for each in group for name in each["rows"]})
    rows = f" Rows: {', '.join(names)}." if names else ""
    about = f"{row['about'][:1].upper()}{row['about'][1:]}"
    text = f"{about}{end}: {said(row['then'])}, now {said(row['now'])}.{rows}"
    return Line(text, tuple(each["id"] for each in group))


def _rest(number: int) -> Iterator[Block]:
    if number > SHOWN:
        yield Paragraph(f"And {number - SHOWN} more; `--format json` lists them.")

"""The four explanations as rows with the evidence across, and how far each column tells them apart, in words."""

from __future__ import annotations

from typing import Any

from explanations.case_rows import Told
from explanations.html.blocks import Evidence, Explanation, Fold, Ledger, Part, Said
from explanations.report.blocks import Paragraph, Points
from explanations.report.reading import Answer, first_upper
from explanations.report.weighing import weighing
from explanations.words import counted, first_of, joined, said

MATTERS_NAMED = 4
MATTERS_AGAINST = 8
ORDER = ("as_planned", "with_conditions", "not_yet", "not_in_childhood")
"""The explanations keep one order; which is least contradicted is said in words, so that no place means best."""

Fits = tuple[str, str]


def ledger(answer: Answer, proposal: Told) -> Part:
    """The explanations and the evidence; rows of the record that fit alike and speak alike share a column."""
    columns: dict[Fits, list[Told]] = {}
    for row in proposal["ledger"]:
        columns.setdefault((row["say"], row["direction"]), []).append(row)
    said_of = [block for block in weighing(answer, proposal) if isinstance(block, Paragraph)]
    blocks: list[Any] = [*said_of]
    if columns:
        evidence = tuple(_column(answer, key, rows) for key, rows in columns.items())
        held = {row["id"]: row for row in proposal["hypotheses"]}
        rows = tuple(_row(answer, held[name], list(columns.values())) for name in ORDER)
        caption = "Four explanations as rows, the evidence across"
        blocks.append(Ledger(caption, evidence, rows))
        lines = tuple(Said(f"{one.title}: {one.how_far}.", rows=one.rows) for one in evidence)
        blocks.append(Fold("The rows of the record in each column", (Points(lines),)))
    else:
        blocks.append(Points(tuple(Said(row["say"], tuple(row["because"])) for row in proposal["hypotheses"])))
    return Part("ledger", "Four explanations, and what tells them apart", tuple(blocks))


def _column(answer: Answer, key: Fits, rows: list[Told]) -> Evidence:
    how_far, direction = key
    because = tuple(dict.fromkeys(name for row in rows for name in row["because"]))
    matters = dict.fromkeys(answer.named(answer.conclusions[name]["values"].get("matter")) for name in because)
    what = {"against": "Against the return", "for": "For the return"}[direction]
    return Evidence(
        f"{what}: {joined(first_of(matters, MATTERS_NAMED))}",
        how_far,
        counted(len(rows), "row of the record", "rows of the record"),
        because,
        tuple(dict.fromkeys(row["evidence"] for row in rows)),
    )


def _row(answer: Answer, row: Told, columns: list[list[Told]]) -> Explanation:
    against = joined(first_of((answer.named(name) for name in row["matters_against"]), MATTERS_AGAINST))
    place = f"Against it: {against}." if against else "Nothing entered speaks against it."
    if row["order"] == 1:
        place = f"{'Among the least' if row['tied'] else 'Least'} contradicted. {place}"
    cells = tuple("fits" if row["id"] in held[0]["fits"] else "speaks against" for held in columns)
    return Explanation(first_upper(said(row["id"])), place, tuple(row["because"]), cells)

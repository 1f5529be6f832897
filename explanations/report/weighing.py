"""Four explanations as rows with the evidence across, the two readers, and three questions for supervision."""

from __future__ import annotations

from collections.abc import Iterator

from explanations.case_rows import Told
from explanations.hypotheses import FITS_ALL
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.report.reading import Answer, first_upper
from explanations.words import first_of, joined, said

ROWS_SHOWN = 4
MATTERS_SHOWN = 3


def weighing(answer: Answer, proposal: Told) -> Iterator[Block]:
    """The explanations, each a row; which is least contradicted is said, and that this is not therefore so."""
    yield Heading(3, "Four explanations, and what tells them apart")
    rows = proposal["hypotheses"]
    yield Points(tuple(_explanation(answer, row) for row in rows))
    least = [row for row in rows if row["order"] == 1]
    same = [row["evidence"] for row in proposal["ledger"] if row["say"] == FITS_ALL]
    fits = f" {first_upper(FITS_ALL)}: {joined(first_of(dict.fromkeys(same), ROWS_SHOWN))}." if same else ""
    if len(least) == len(rows):
        yield Paragraph(f"Nothing entered tells the four apart. The next look should be one that could.{fits}")
    else:
        names = joined(f'"{said(row["id"])}"' for row in least)
        what = "That is the one to test next" if len(least) == 1 else "Those are the ones to test next"
        yield Paragraph(
            f"Least contradicted by what is entered: {names}. {what}, and not therefore right.{fits}",
            tuple(name for row in least for name in row["because"]),
        )


def _explanation(answer: Answer, row: Told) -> Line:
    """One explanation: what speaks against it, by matter; `homeward challenge` names every row behind it."""
    matters = joined(first_of((answer.named(name) for name in row["matters_against"]), MATTERS_SHOWN))
    said_of = f"against it, {matters}" if matters else "nothing entered speaks against it"
    return Line(f"{first_upper(said(row['id']))}: {said_of}.", tuple(row["because"]))


def questions(proposal: Told) -> Iterator[Block]:
    """The first three questions for supervision; the full list is behind them."""
    yield Heading(3, "Three questions for supervision")
    held = proposal["supervision_questions"]
    first = [row for row in held if row["among_first_three"]]
    if not first:
        yield Paragraph("No entry is on record that a question could rest on. Begin with the chronology.")
        return
    yield Points(tuple(Line(row["ask"], tuple(row["because"])) for row in first), numbered=True)
    if len(held) > len(first):
        yield Paragraph(f"{len(held) - len(first)} more stand behind them: `homeward challenge CASE`.")


def two_readers(answer: Answer, proposal: Told) -> Iterator[Block]:
    """What the two co-workers think, once both are in; and whether two readers there are."""
    mine = [row for row in answer.told["views"] if row["proposal"] == proposal["id"]]
    apart = [row for row in answer.told["view_differences"] if row["proposal"] == proposal["id"]]
    shared = [row for row in answer.told["co_working"] if row["proposal"] == proposal["id"]]
    yield Heading(4, "Two readers")
    for row in apart:
        yield Paragraph(row["say"], tuple(row["because"]), prominent=row["on"] == "class")
    lines = [*shared, *(row for row in mine if not apart or row["class"] is None)]
    because = tuple(name for row in lines for name in row["because"])
    yield Paragraph(" ".join(dict.fromkeys(row["say"] for row in lines)), because)

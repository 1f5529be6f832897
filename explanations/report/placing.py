"""The class, after the evidence and never alone: readings side by side, votes and their reasons, rows and blocks."""

from __future__ import annotations

from collections.abc import Iterator

from explanations.case_rows import Told
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points, Table
from explanations.report.reading import Answer, first_upper
from explanations.words import counted, day_said, joined, said
from knowledge_base import PROVENANCE_SAID

VOTES = ("risk", "protective", "capacity", "wishes")
READINGS = ("on_the_ratings", "on_the_evidence", "best_case", "worst_case")
REASONS_SHOWN = 2


def placing(answer: Answer, proposal: Told) -> Iterator[Block]:
    """Where the case stands in the table, and all that a class must not be read without."""
    held = proposal["classification"]
    yield Heading(3, "Where this stands in the table")
    yield from _difference(answer, held)
    yield Table(
        ("", *(first_upper(said(name)) for name in READINGS)), tuple(_columns(held)), tuple(held["because"][:6])
    )
    yield Paragraph(f"Class on the evidence: {class_said(held)}. {_provenance(held)}", tuple(held["because"][:1]))
    if _first_high(proposal):
        yield Paragraph("High at first is the ordinary start; see what would change it, below.")
    yield from _own(answer, proposal)
    yield Heading(4, "What puts each vote where it is")
    yield Points(tuple(_vote(answer, held, vote) for vote in VOTES))
    for block in held["blocks"]:
        yield _block(answer, block)
    yield Paragraph(f"Read from the table: {_rows(held)}.")


def class_said(held: Told) -> str:
    """The class in words, with what is not excluded, and whether it stands for want of evidence alone."""
    if held["class"] == "not_classified":
        return f"not classified (between {said(held['best_case'])} and {said(held['worst_case'])})"
    words = said(held["class"])
    if _not_shown_alone(held):
        words += ": not shown otherwise"
    if held["not_excluded"]:
        words += f" ({said(held['not_excluded'])} not excluded)"
    return words


def _not_shown_alone(held: Told) -> bool:
    """Whether every vote that decides the class is there only because nothing yet shows otherwise (semantics 5.3)."""
    level = "high" if held["class"] == "severe" else held["class"]
    worst = held["votes_by_reading"]["worst_case"]
    deciding = [vote for vote in VOTES if worst[vote] == level and level != "low"]
    return bool(deciding) and all(held["shown"][vote] == "not_shown" for vote in deciding)


def _first_high(proposal: Told) -> bool:
    held = proposal["classification"]
    return proposal["point"] == "rc1" and held["class"] in ("high", "severe")


def _difference(answer: Answer, held: Told) -> Iterator[Block]:
    """What the readings differ in, set apart: it is what the reader should take from this section."""
    apart = []
    if held["on_the_ratings"] != held["on_the_evidence"]:
        apart.append(f"on the ratings {said(held['on_the_ratings'])}, on the evidence {said(held['on_the_evidence'])}")
    if held["best_case"] != held["worst_case"]:
        apart.append(
            f"with what is not known at its best {said(held['best_case'])}, at its worst {said(held['worst_case'])}"
        )
    if apart:
        votes = _votes_apart(held)
        yield Paragraph(
            f"THE READINGS DIFFER: {'; '.join(apart)}.{votes} The entries behind the difference stand above; what "
            "would decide it stands below.",
            tuple(held["because"][:6]),
            prominent=True,
        )


def _votes_apart(held: Told) -> str:
    by_reading = held["votes_by_reading"]
    apart = [vote for vote in VOTES if len({by_reading[name][vote] for name in by_reading}) > 1]
    return f" They part on {joined(_vote_name(vote) for vote in apart)}." if apart else ""


def _columns(held: Told) -> Iterator[tuple[str, ...]]:
    yield ("class", *(said(held[name]) for name in READINGS))
    by_reading = {**held["votes_by_reading"], "on_the_evidence": held["votes"]}
    for vote in VOTES:
        yield (_vote_name(vote), *(said(by_reading[name][vote]) for name in READINGS))


def _vote_name(vote: str) -> str:
    return {"protective": "protection"}.get(vote, vote)


def _provenance(held: Told) -> str:
    """Where the row of the class comes from, in the words used everywhere for each kind of ground."""
    row = next((row for row in held["rows"] if row["row"].startswith("risk_")), None)
    if row is None:
        return f"No row of the table: {PROVENANCE_SAID['project']} for a range that crosses where the decision turns."
    said_of_row = PROVENANCE_SAID[row["provenance"]]
    if row["recalled_parts"] and row["provenance"] != "recalled":
        said_of_row += f", in part ({joined(said(p) for p in row['recalled_parts'])}) {PROVENANCE_SAID['recalled']}"
    return f"Its row in the table: {said_of_row}. A row to be argued with."


def _rows(held: Told) -> str:
    """The rows the votes were read from, with one mark for all that share it."""
    by_mark: dict[str, list[str]] = {}
    for row in held["rows"]:
        by_mark.setdefault(PROVENANCE_SAID[row["provenance"]], []).append(row["row"])
    return "; ".join(f"{', '.join(rows)} ({mark})" for mark, rows in by_mark.items())


def _own(answer: Answer, proposal: Told) -> Iterator[Block]:
    """The worker's own class beside this one; where they differ, both go to supervision."""
    own = answer.told["own_judgement"]
    if own is None or own["proposal"] not in (None, proposal["id"]):
        return
    mine, here = said(own["class"]), said(proposal["classification"]["class"])
    if mine == here:
        yield Paragraph(f"The worker's own judgement: {mine}, as here. Agreeing needs its reasons as much.")
    else:
        yield Paragraph(
            f"The worker's own judgement: {mine}. This view: {here}. They differ: take both to supervision, with the "
            "reasons for each.",
            prominent=True,
        )


def _vote(answer: Answer, held: Told, vote: str) -> Line:
    """One vote: what it is, whether entries put it there, and the first of what it was tallied from."""
    text = f"{first_upper(_vote_name(vote))}: {said(held['votes'][vote])}"
    shown = held["shown"][vote]
    if shown is not None:
        words = {"shown": "shown by entries on record", "not_shown": "not shown otherwise"}
        text += f" ({words[shown]})"
    reasons = held["reasons"][vote]
    lines = list(dict.fromkeys(answer.say(name) for name in reasons[:REASONS_SHOWN]))
    if len(reasons) > REASONS_SHOWN:
        lines.append(f"and {counted(len(reasons) - REASONS_SHOWN, 'more reason')}")
    votes = [name for name in held["because"] if name.startswith("vote.") and name.endswith(f".{vote}")]
    if not lines and votes:
        lines = [answer.say(votes[-1])]
    return Line(f"{text}.", (*votes, *reasons[:REASONS_SHOWN]), tuple(lines))


def _block(answer: Answer, block: Told) -> Paragraph:
    """A red-list factor: that it holds low back, or the rationale that lets low stand."""
    text = answer.say(block["because"][0])
    reason = block["rationale"]
    if reason is not None:
        text += (
            f" Recorded by {answer.who(reason['by'])} on {day_said(reason['on'])}: {reason['says']} "
            f"What changed: {reason['what_changed']}"
        )
    return Paragraph(text, tuple(block["because"]))

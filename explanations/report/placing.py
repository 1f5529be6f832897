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
REASONS_SHOWN = 1

HOW_TO_READ = "Low beside protection means that something protects; high, that nothing is shown to."


def placing(answer: Answer, proposal: Told) -> Iterator[Block]:
    """Where the case stands in the table, and all that a class must not be read without."""
    held = proposal["classification"]
    yield Heading(3, "Where this stands in the table")
    yield from _difference(answer, held)
    yield Table(
        ("", *(first_upper(said(name)) for name in READINGS)), tuple(_columns(held)), tuple(held["because"][:6])
    )
    yield Paragraph(HOW_TO_READ)
    yield Paragraph(f"Class on the evidence: {class_said(held)}. {_provenance(held)}", tuple(held["because"][:1]))
    if _first_high(proposal):
        text = f"High at first is the ordinary start; see what would change it, below.{_and_shown(held)}"
        yield Paragraph(text, tuple(name for name in held["because"] if name.startswith("shown.")))
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


def _and_shown(held: Told) -> str:
    """Which votes entries put high, so that an ordinary start never reads as a harmless one; empty where none."""
    shown = [vote for vote in VOTES if held["votes"][vote] == "high" and held["shown"][vote] == "shown"]
    if not shown:
        return ""
    votes = "vote" if len(shown) == 1 else "votes"
    return f" Here entries on record put the {joined(_vote_name(vote) for vote in shown)} {votes} there."


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
        above = "The entries behind the difference stand above; what" if _ratings_apart(held) else "What"
        lead = "THE READINGS DIFFER" if _ratings_apart(held) else "WHAT IS NOT KNOWN WOULD DECIDE IT"
        yield Paragraph(
            f"{lead}: {'; '.join(apart)}.{votes} {above} would decide it stands below.",
            tuple(held["because"][:6]),
            prominent=True,
        )


def _votes_apart(held: Told) -> str:
    by_reading = held["votes_by_reading"]
    apart = [vote for vote in VOTES if len({by_reading[name][vote] for name in by_reading}) > 1]
    return f" They part on {joined(_vote_name(vote) for vote in apart)}." if apart else ""


def _ratings_apart(held: Told) -> bool:
    """Whether the ratings and the evidence give another class or vote; else only what is not known lies between."""
    on_ratings = held["votes_by_reading"]["on_the_ratings"]
    return held["on_the_ratings"] != held["on_the_evidence"] or any(on_ratings[v] != held["votes"][v] for v in VOTES)


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
        ours = PROVENANCE_SAID["project"]
        return f"No row of the table: {ours} for a range that crosses from medium to high, where the decision turns."
    said_of_row = PROVENANCE_SAID[row["provenance"]]
    if row["recalled_parts"] and row["provenance"] != "recalled":
        said_of_row += f" (its part on {joined(said(p) for p in row['recalled_parts'])}: {PROVENANCE_SAID['recalled']})"
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
    name, value, shown = first_upper(_vote_name(vote)), held["votes"][vote], held["shown"][vote]
    text = f"{name}: votes {said(value)}"
    if value == "open":
        ends = [said(held["votes_by_reading"][reading][vote]) for reading in ("best_case", "worst_case")]
        text = f"{name}: open, between {joined(ends)}; what is not known decides it"
    elif shown is not None:
        words = {"shown": "shown by entries on record", "not_shown": "not shown otherwise"}
        text += f" ({words[shown]})"
    reasons = sorted(held["reasons"][vote], key=lambda name: _on_nothing(answer, name))
    lines = list(dict.fromkeys(answer.say(_told_by(answer, name)) for name in reasons[:REASONS_SHOWN]))
    if len(reasons) > REASONS_SHOWN:
        lines.append(f"and {counted(len(reasons) - REASONS_SHOWN, 'more reason')}")
    votes = [name for name in held["because"] if name.startswith("vote.") and name.endswith(f".{vote}")]
    if not lines and votes:
        lines = [answer.say(votes[-1])]
    because = dict.fromkeys(part for name in reasons[:REASONS_SHOWN] for part in (name, _told_by(answer, name)))
    return Line(f"{text}.", (*votes, *because), tuple(lines))


def _told_by(answer: Answer, reason: str) -> str:
    """The conclusion that tells a reason: of a capacity taken as shown, what it was shown by, so that nothing on record
    never reads as a concern; of any other reason, itself."""
    held = answer.conclusions[reason]
    if held["card"] != "cp_as_shown":
        return reason
    return next((name for name in held["premises"] if name in answer.conclusions), reason)


def _on_nothing(answer: Answer, reason: str) -> bool:
    """Whether a capacity was read with nothing on record either way; those that rest on entries are told first."""
    return answer.conclusions[_told_by(answer, reason)]["card"] in ("cp_open_at_best", "cp_open_at_worst")


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

"""The other sections of a proposal: questions, what is not known, patterns, votes, the view itself, and the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from explanations.case_rows import Told
from explanations.html.blocks import Fold, Part, Reading, Readings, Said, Side, Sides
from explanations.html.evidence import votes
from explanations.report.asked import asked_in_short, plan_report
from explanations.report.blocks import Block, Heading, Paragraph, Points
from explanations.report.reading import Answer, first_upper
from explanations.report.unknown import unknown
from explanations.report.weighing import two_readers
from explanations.words import day_said, joined, said

BEHIND = "Everything the votes and the range were concluded from, on each reading and at both ends."
CUT = ("use --format json.", "`homeward challenge CASE`.")
"""How the pages of fewer lines end a list that they cut; here such a list stands in full."""


def questions(proposal: Told) -> Part:
    """Every question for supervision, the first three first."""
    held = proposal["supervision_questions"]
    first = [row for row in held if row["among_first_three"]]
    rest = [row for row in held if not row["among_first_three"]]
    blocks: list[Any] = [Points(tuple(_question(row) for row in first), numbered=True)]
    if not first:
        blocks = [Paragraph("No entry is on record that a question could rest on. Begin with the chronology.")]
    if rest:
        blocks.append(Fold(f"{len(rest)} more questions", (Points(tuple(_question(row) for row in rest)),)))
    return Part("questions", "Three questions for supervision", tuple(blocks))


def _question(row: Told) -> Said:
    return Said(row["ask"], tuple(row["because"]), rows=tuple(row["entries"]))


def not_known(answer: Answer, proposal: Told) -> Part:
    """What is missing, most decisive first as on every page, and then every open question with who can answer it."""
    blocks: list[Any] = list(_uncut(list(unknown(answer, proposal))[1:]))
    if proposal["gaps"]:
        lines = tuple(_gap(gap) for gap in proposal["gaps"])
        blocks.append(Fold(f"Every open question by itself: {len(lines)}", (Points(lines, numbered=True),)))
    if proposal["lapses"]:
        lines = tuple(_lapse(answer, row) for row in proposal["lapses"])
        blocks.append(Fold(f"Every day on which something lapses: {len(lines)}", (Points(lines),)))
    return Part("unknown", "What is not known, who can say, and what would change the class", tuple(blocks))


def _gap(gap: Told) -> Said:
    moves = "An answer would move the class or its range." if gap["would_change_class"] else ""
    who = f"Who can say: {gap['who']}." if gap["who"] else ""
    return Said(gap["ask"], tuple(gap["because"]), tuple(text for text in (who, moves) if text))


def _lapse(answer: Answer, row: Told) -> Said:
    about = f"{answer.named(row['factor'])}, for {answer.who(row['about'])}" if row["factor"] else ""
    what = {
        "wish": f"what was said by {answer.who(row['about'])} is too old to count unless asked and recorded afresh",
        "check": f"a check of {about} no longer counts unless it is made again",
    }.get(row["kind"], f"the run of observations on {about} lapses unless it is seen again")
    rows = tuple(row["from"]) if row["kind"] == "check" else ()
    return Said(f"{day_said(row['on'])}: {what}.", tuple(row["because"]), rows=rows)


def _uncut(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without the lines that send the reader elsewhere for the rest of a list."""
    for block in blocks:
        if not (isinstance(block, Paragraph) and block.text.endswith(CUT)):
            yield block


# --- the chronology as a whole, and how the view was reached -------------------------------------------------------
def patterns(proposal: Told) -> Part:
    """Every pattern, those against the view beside those for the family; of the work, and the signs of change."""
    held = proposal["patterns"]
    none = "No pattern was found in what is entered. That may be for want of dated, tagged and typed entries."
    blocks: list[Any] = [
        Sides(
            (
                Side("Against a hopeful view", _directed(held, "against_optimism"), none),
                Side("Against too gloomy a view", _directed(held, "against_pessimism"), none),
            )
        )
    ]
    of_the_work = _directed(held, "neither")
    if of_the_work:
        blocks += [Heading(4, "Of the work, and not of the family"), Points(of_the_work)]
    signs = proposal["signs_of_change"]
    if signs:
        blocks.append(
            Sides(
                (
                    Side("Signs against capacity to change", _directed(signs, "against"), "None found."),
                    Side("Signs for capacity to change", _directed(signs, "for"), "None found in what is entered."),
                )
            )
        )
    return Part("patterns", "What the chronology shows as a whole", tuple(blocks))


def _directed(rows: Iterable[Told], direction: str) -> tuple[Said, ...]:
    return tuple(noted(row) for row in rows if row["direction"] == direction)


def noted(row: Told) -> Said:
    """A pattern, a sign or a fault of the chronology, with the rows of the record behind it."""
    sure = "" if row.get("confirmed", True) else "Possible, not confirmed. "
    return Said(f"{sure}{row['say']}", tuple(row["because"]), rows=tuple(row["entries"]))


def reflection(proposal: Told) -> Part:
    """How the view may have been reached: flags first, then the questions that something in this case calls for."""
    held = sorted(proposal["bias_flags"], key=lambda row: (row["kind"] != "flag", row["id"], row["how"]))
    lines = tuple(Said(row["say"], tuple(row["because"]), (row["question"],), tuple(row["entries"])) for row in held)
    none = Paragraph("Nothing entered calls for one. That is no finding about how anybody thinks.")
    blocks = (Points(lines),) if lines else (none,)
    return Part("reflection", "How this view was reached: questions to reflect on", blocks)


# --- votes, statuses, decisions -----------------------------------------------------------------------------------
def standing(answer: Answer, proposal: Told) -> Part:
    """What puts each vote where it is, every factor as read, the two readers, and what was decided before."""
    rows = proposal["statuses"]
    known = tuple(_status(answer, row) for row in rows if row["status"] != "open")
    not_known = tuple(_status(answer, row) for row in rows if row["status"] == "open")
    behind = Paragraph(BEHIND, tuple(proposal["classification"]["because"]))
    blocks: list[Any] = [*votes(answer, proposal), behind, *asked_in_short(proposal)]
    if known:
        blocks.append(Fold(f"Every factor that is read: {len(known)}", (Readings("Factors as read", known),)))
    if not_known:
        caption = "Not known; the record does not say, which is no reassurance"
        blocks.append(Fold(f"Every factor that is not known: {len(not_known)}", (Readings(caption, not_known),)))
    blocks += two_readers(answer, proposal)
    if proposal["history"]:
        lines = tuple(_decided(answer, row) for row in proposal["history"])
        blocks += [Heading(4, "Decided before"), Points(lines)]
    return Part("standing", "What puts each vote where it is", tuple(blocks))


def _status(answer: Answer, row: Told) -> Reading:
    rated = said(row["rated"]) if row["rated"] else "not rated"
    factor = first_upper(answer.named(row["factor"]))
    reason = f"{factor} (reason for care)" if row["reason_for_care"] else factor
    return Reading(reason, answer.who(row["about"]), rated, said(row["status"]), tuple(row["because"]))


def _decided(answer: Answer, row: Told) -> Said:
    by = f", by {answer.who(row['by'])}" if row["by"] else ""
    what = f"the class written down then was {said(row['class'])}" if row["class"] else "no class was written down"
    dissent = answer.facts[row["id"]]["values"]["dissent"]
    under = tuple(f"Did not agree: {_dissenter(answer, one)}: {one['says'] or 'no reason recorded'}" for one in dissent)
    changed = [name for part in ("facts", "judgement") for name in row["changed"][part]]
    since = (f"Since the decision before: {joined(changed)}.",) if changed else ()
    return Said(f"{day_said(row['on'])}{by}: {what}, on the record as it stood then.", (row["id"],), under + since)


def _dissenter(answer: Answer, one: Told) -> str:
    return answer.who(one["by"]) if one["by"] else "somebody not named"


# --- the plan -----------------------------------------------------------------------------------------------------
def plans(told: Mapping[str, Any]) -> tuple[tuple[Block, ...], list[list[Part]]]:
    """The contacts of the council's own file, and for each proposal the sections of `homeward plan`, one part each."""
    chapters: list[list[Block]] = [[]]
    for block in plan_report(told):
        if isinstance(block, Heading) and block.level == 2:
            chapters.append([])
        chapters[-1].append(block)
    cut = len(chapters) - len(told["proposals"])
    contacts = tuple(block for chapter in chapters[1:cut] for block in chapter[1:])
    return contacts, [list(_plan(chapter[1:])) for chapter in chapters[cut:]]


def _plan(blocks: Iterable[Block]) -> Iterator[Part]:
    title, held, number = "", list[Block](), 0
    for block in [*blocks, Heading(3, "")]:
        if isinstance(block, Heading) and block.level == 3:
            if title:
                number += 1
                yield Part(f"plan-{number}", title, tuple(held))
            title, held = block.text, []
        else:
            held.append(block)

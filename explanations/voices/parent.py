"""The page for a parent: what people worry about, what goes well, what would help, and what is not shown here.

One page for each adult, because what one adult told is not for the other to read. Every sentence is this project's
own, in words that can be read without training; the record's own words are not on it. Topics are named for what they
are about, never for what somebody is accused of, and what is not known is said as that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from explanations.case_rows import Told
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.report.reading import Answer, first_upper
from explanations.voices.notes import Notes, more, notes_for, rests_on
from explanations.voices.plain_names import topic
from explanations.voices.standing import where_things_stand
from explanations.words import counted, day_said, joined

STANDS: Final = {
    "present": "Going by what is written down, this is still a worry.",
    "being_addressed": "This is getting better. It has to last longer before people can count on it.",
    "addressed": "This has changed, and the change has lasted.",
    "absent": "Somebody looked, and this is not a worry now.",
    "open": "Nobody knows yet. It has to be found out. That counts neither for you nor against you.",
}
BETTER: Final = ("being_addressed", "addressed", "absent")
RATED_BETTER: Final = "A worker wrote that this is better. What stands behind that is not enough yet for it to count."
GOALS_SHOWN: Final = 6
ASKED_SHOWN: Final = 8
DAYS_IN_A_MONTH: Final = 30.4

WHAT_THIS_IS: Final = (
    "This page sorts what workers have written down. A computer program put it in order. It does not decide anything: "
    "people do that, and they have to give you their reasons. It can be wrong, because what is written down can be "
    "wrong, or old, or only one side. You may say so about any line."
)
IF_NOT_RIGHT: Final = (
    "Tell your worker which line is wrong and why. Ask for what you say to be written down beside it.",
    "Ask to be shown what a line rests on. Some things may have to stay private, and then you should be told why.",
    "You can bring somebody with you to a meeting: a friend, a relative, or an advocate, whose job is to help you be "
    "heard.",
    "If you are not safe at home, tell somebody you trust, alone. Do not leave this page where it could harm you.",
)


def parent_pages(told: Mapping[str, Any]) -> Iterator[tuple[str, list[Block]]]:
    """The page of each adult of each proposal, with the adult's id, for an answer as `spine_for` gives it."""
    answer = Answer(told)
    for proposal in told["proposals"]:
        for adult in proposal["adults"]:
            yield adult, list(_page(answer, proposal, adult))


def _page(answer: Answer, proposal: Told, adult: str) -> Iterator[Block]:
    me, child = answer.who(adult), answer.who(proposal["child"])
    page = _Page(answer, proposal, adult)
    yield Heading(1, f"For {me}: about {child} coming home")
    yield Paragraph(f"This is what was on record on {day_said(answer.told['as_of'])}. {WHAT_THIS_IS}")
    yield Heading(2, f"What has to be safe before {child} can come home")
    yield from page.worries()
    yield Heading(2, "What is going well")
    yield from page.going_well()
    yield Heading(2, "What would help")
    yield from page.would_help()
    yield Heading(2, "What nobody knows yet")
    yield from page.not_known()
    yield Heading(2, "Where things stand now")
    yield from where_things_stand(answer, proposal)
    yield Heading(2, "What is not shown on this page")
    yield from page.not_shown()
    yield Heading(2, "If you think something here is wrong")
    yield Points(tuple(Line(text) for text in IF_NOT_RIGHT))


class _Page:
    """One adult's page; it remembers which notes it leaned on and may not name."""

    def __init__(self, answer: Answer, proposal: Told, adult: str) -> None:
        self.answer, self.proposal, self.adult = answer, proposal, adult
        self.closed: set[str] = set()
        self.conclusions = answer.conclusions

    def worries(self) -> Iterator[Block]:
        """The reasons for care about this adult, and what else of theirs could harm the child, each with its state."""
        mine = [row for row in self.proposal["statuses"] if row["kind"] == "risk" and row["about"] == self.adult]
        rows = [row for row in mine if row["reason_for_care"]]
        rows += [
            row
            for row in mine
            if not row["reason_for_care"] and row["harm_bearing"] and row["status"] in ("present", "being_addressed")
        ]
        if not rows:
            yield Paragraph(
                "Nothing about you is on the list of reasons why the child is in care, as it is written down. Ask your "
                "worker what the reasons are."
            )
            return
        yield Points(tuple(self._worry(row) for row in rows))

    def _worry(self, row: Told) -> Line:
        text = f"{first_upper(topic(row['factor']))}. {STANDS[row['status']]}"
        under = list(rests_on(self.notes(row["because"]), row["factor"]))
        if row["rated"] in BETTER and row["status"] != row["rated"]:
            under.insert(0, RATED_BETTER)
        return Line(text, tuple(row["because"]), tuple(under))

    def notes(self, because: Iterable[str]) -> Notes:
        """The notes behind some conclusions, as far as this adult may see them."""
        entries = [
            source
            for name in because
            for premise in self.conclusions.get(name, {}).get("premises", ())
            for source in self.answer.facts.get(premise, {}).get("from", ())
        ]
        found = notes_for(self.answer.told, entries, self.adult)
        self.closed |= found.closed
        return found

    def going_well(self) -> Iterator[Block]:
        """What protects the child, and what was said to be better and is borne out."""
        lines = [
            Line(
                f"{first_upper(topic(row['factor']))}.",
                tuple(row["because"]),
                tuple(rests_on(self.notes(row["because"]), row["factor"])),
            )
            for row in self.proposal["statuses"]
            if row["kind"] == "protective" and row["status"] == "present" and row["about"] in (None, self.adult)
        ]
        better = {
            row["factor"]: tuple(row["because"])
            for row in self.proposal["supports"]
            if row["favourable"] and row["state"] == "supported" and self.adult in row["subjects"] and row["factor"]
        }
        lines += [
            Line(f"{first_upper(topic(name))}: what was said for you is borne out by other notes.", because)
            for name, because in sorted(better.items())
        ]
        if lines:
            yield Points(tuple(lines))
        else:
            yield Paragraph(
                "Nothing is written down here yet. That may be because nobody asked or looked. Tell your worker what "
                "is going well and who has seen it."
            )

    def would_help(self) -> Iterator[Block]:
        """The goals that are this adult's, as behaviour, with who can help, who would see it, and how long."""
        rows = [row for row in self.proposal["recommendations"] if self._is_mine(row)]
        if not rows:
            yield Paragraph("No goal is set out for you here. Ask your worker what would have to be seen.")
            return
        yield Paragraph(
            "Each line says what would have to be seen, whoever has to do it. It does not say who did what in the past."
        )
        yield Points(tuple(self._goal(row) for row in rows[:GOALS_SHOWN]))
        if len(rows) > GOALS_SHOWN:
            yield Paragraph(f"{more(len(rows) - GOALS_SHOWN).strip()} Ask your worker to go through them with you.")

    def _is_mine(self, row: Told) -> bool:
        values = self.conclusions[row["because"][0]]["values"]
        return bool(values.get("subject") == self.adult)

    def _goal(self, row: Told) -> Line:
        under = [f"Who can help: {row['informal']}"]
        if row["held_for"]:
            under.append(f"How long it has to last: {_months(row['held_for'])}.")
        return Line(
            f"{first_upper(joined(topic(name) for name in row['for']))}. {row['goal']}",
            tuple(row["because"]),
            tuple(under),
        )

    def not_known(self) -> Iterator[Block]:
        """What is still to be found out, as topics: a worker's questions are worded for workers."""
        asked: dict[str, list[str]] = {}
        for gap in self.proposal["gaps"]:
            for text in self._asked(gap):
                asked.setdefault(text, []).extend(gap["because"])
        if not asked:
            yield Paragraph("No open question was found. That does not mean that everything is known.")
            return
        yield Paragraph("Workers still have to find out about these. You can help by telling them and showing them.")
        lines = [Line(f"{first_upper(text)}.", tuple(because)) for text, because in asked.items()]
        yield Points(tuple(lines[:ASKED_SHOWN]))
        if len(lines) > ASKED_SHOWN:
            because = tuple(name for line in lines[ASKED_SHOWN:] for name in line.because)
            yield Paragraph(f"{more(len(lines) - ASKED_SHOWN).strip()} Ask your worker for the list.", because)

    def _asked(self, gap: Told) -> Iterator[str]:
        mine, child = gap["subject"] == self.adult, gap["subject"] == self.proposal["child"]
        if gap["kind"].startswith("wish_") and (mine or child):
            yield "what you want now" if mine else f"what {self.answer.who(gap['subject'])} wants now"
        elif gap["kind"] == "domain_not_looked":
            yield "what keeps the child safe and well that nobody has looked for yet"
        elif gap["kind"] == "care_not_seen" and mine:
            yield "how you look after the child, seen over some time"
        elif gap["kind"] == "never_met" and mine:
            yield "you yourself: no worker who wrote about you says that they met you"
        elif gap["factor"] and (mine or child):
            yield topic(gap["factor"])

    def not_shown(self) -> Iterator[Block]:
        """What was left out and why, counted, so that nothing is missing unseen."""
        listed = self.answer.told["withheld"]["entries"]
        closed = self.closed | (set(listed) & set(self.answer.facts))
        if closed:
            yield Paragraph(
                f"Left out here: {_things(len(closed))} on record. That is done for anything that is about somebody "
                "else, that somebody told in private, or that a manager settled to keep private. It was still looked "
                "at. Your worker can say what may be shared."
            )
        else:
            yield Paragraph("Nothing that the lines above lean on was left out.")
        yield Paragraph(
            "What is written about other people in the home is on their own page. The words of the notes are not on "
            "this page: ask your worker to read them with you."
        )


def _things(number: int) -> str:
    return "one thing" if number == 1 else f"{number} things"


def _months(held_for: str) -> str:
    """A stretch in days as a person says it, with the days."""
    found = re.fullmatch(r"([0-9]+) days", held_for)
    months = round(int(found[1]) / DAYS_IN_A_MONTH) if found else 0
    return f"about {counted(months, 'month')} ({held_for})" if months else held_for

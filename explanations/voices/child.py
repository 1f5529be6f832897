"""The page for a child or a young person: what they said, what is being found out, and that none of it is their fault.

It names nobody's problem and no note of the record: what a child is told of those is for somebody who knows the child
to say, in person. How much it says goes by the child's age; a child too young to read has words for whoever tells them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from explanations.case_rows import Told
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points
from explanations.report.reading import Answer
from explanations.voices.standing import GROUPS, classes_meant
from explanations.words import counted, day_said

READS_AT: Final = 6
"""Years: below it the page is words for whoever tells the child. Ours (docs/decisions/0013)."""
YOUNG_PERSON_AT: Final = 12
"""Years: from it the page says which of the four groups it is. Ours (docs/decisions/0013)."""

WISHES: Final = {
    "yes": "It is written down that you want to go home.",
    "ambivalent": "It is written down that you are not sure about going home.",
    "no": "It is written down that you do not want to go home.",
}
NOT_ASKED: Final = (
    "Nobody has written down what you want. Somebody should ask you, on your own. You can say yes, or no, or that you "
    "are not sure."
)
CHANGE_YOUR_MIND: Final = (
    "You can change your mind. You can say it again, or say it in another way: draw it, or show it."
)
NOT_YOUR_FAULT: Final = (
    "What went wrong at home is not your fault. You did not make it happen, and it is not your job to put it right."
)
TALK_TO: Final = (
    "Your social worker. You can ask to talk on your own.",
    "An advocate. That is somebody whose job is to help you say what you want. Ask your social worker for one.",
    "Somebody you trust: a teacher, your carer, somebody in your family.",
    "If you are scared or somebody is hurting you, tell a grown-up you trust now. You will not be in trouble.",
)


def child_pages(told: Mapping[str, Any]) -> Iterator[tuple[str, list[Block]]]:
    """The page of the child of each proposal, with the child's id, for an answer as `spine_for` gives it."""
    answer = Answer(told)
    for proposal in told["proposals"]:
        yield proposal["child"], list(_page(answer, proposal))


def _page(answer: Answer, proposal: Told) -> Iterator[Block]:
    child, age = answer.who(proposal["child"]), proposal["voice"]["age"]
    yield Heading(1, f"For {child}")
    if age is not None and age < READS_AT:
        yield Paragraph(
            f"{child} is too young to read this. These are words for somebody {child} knows and trusts to say, a few "
            "at a time.",
            prominent=True,
        )
    yield Paragraph(
        f"Grown-ups are thinking about whether you can go home, and when. This page says how far they had got on "
        f"{day_said(answer.told['as_of'])}. It does not decide anything. People decide, and they have to listen to you."
    )
    yield Heading(2, "What you want")
    yield from _wish(answer, proposal)
    yield Heading(2, "What has to be safe at home")
    yield from _at_home(answer, proposal)
    yield Heading(2, "What they still have to find out")
    yield from _not_known(proposal)
    if age is not None and age >= YOUNG_PERSON_AT:
        yield Heading(2, "Where it stands")
        yield Paragraph(GROUPS.replace("you are a bad parent", "anybody is bad"))
        held = proposal["classification"]
        yield Paragraph(classes_meant(held), tuple(held["because"][:1]))
    yield Heading(2, "It is not your fault")
    yield Paragraph(NOT_YOUR_FAULT)
    yield Heading(2, "Who you can talk to")
    yield Points(tuple(Line(text) for text in TALK_TO))
    yield Heading(2, "What is not on this page")
    yield Paragraph(
        "The notes about your family are not here, and some things are private to other people. [Not shown here: "
        f"{counted(answer.told['record']['used'], 'note')}.] You can ask your social worker about them. When you are "
        "older you can ask to read what was written about you."
    )


def _wish(answer: Answer, proposal: Told) -> Iterator[Block]:
    """The newest wish of the child's own on record, and how it was said; that nobody asked, where none is."""
    child = proposal["child"]
    mine = [
        fact
        for fact in answer.told["facts"]
        if fact["kind"] == "wish" and fact["values"]["of"] == child and fact["values"]["proposal"] == proposal["id"]
    ]
    newest = max(mine, key=lambda fact: (fact["values"]["on"] or "", fact["id"]), default=None)
    because = tuple(proposal["voice"]["because"])
    if newest is None:
        yield Paragraph(NOT_ASKED, because)
        return
    day = f" That was on {day_said(newest['values']['on'])}." if newest["values"]["on"] else ""
    yield Paragraph(f"{WISHES[newest['values']['wish']]}{day} Is that right?", because)
    yield Paragraph(CHANGE_YOUR_MIND)


def _at_home(answer: Answer, proposal: Told) -> Iterator[Block]:
    """How many of the reasons for care have changed, are changing, or are not known; whose they are is not said."""
    rows = [row for row in proposal["statuses"] if row["kind"] == "risk" and row["reason_for_care"]]
    if not rows:
        yield Paragraph("Why you are not at home now is not written down here. You can ask your social worker why.")
        return
    worst: dict[str, str] = {}
    for row in rows:
        worst[row["factor"]] = max(worst.get(row["factor"], "absent"), row["status"], key=_WORSE.index)
    said_of = [
        (("addressed", "absent"), "got better and stayed better", "got better and stayed better"),
        (("being_addressed",), "is getting better", "are getting better"),
        (
            ("present",),
            "has not got better yet, as far as anybody wrote",
            "have not got better yet, as far as anybody wrote",
        ),
        (("open",), "is not known about yet", "are not known about yet"),
    ]
    yield Paragraph(
        "Some things have to change so that you can be safe at home. The grown-ups at home have to do that, and other "
        "people have to help them."
    )
    lines = []
    for states, one, many in said_of:
        held = [factor for factor, status in worst.items() if status in states]
        because = tuple(name for row in rows if row["factor"] in held for name in row["because"])
        if held:
            lines.append(
                Line(f"{counted(len(held), 'thing').capitalize()} {one if len(held) == 1 else many}.", because)
            )
    yield Points(tuple(lines))


_WORSE: Final = ("absent", "addressed", "being_addressed", "open", "present")
"""What is said of a thing that is so for one adult and not for another: the worse of the two."""


def _not_known(proposal: Told) -> Iterator[Block]:
    gaps = proposal["gaps"]
    mine = [gap for gap in gaps if gap["subject"] == proposal["child"]]
    if not gaps:
        yield Paragraph(
            "They found no question that is still open. They can still ask you, and you can still tell them."
        )
        return
    about = " Some of it is about you, so they should ask you." if mine else ""
    yield Paragraph(
        f"There is still a lot to find out: {counted(len(gaps), 'question')}.{about} Until then nobody can be sure.",
        tuple(name for gap in gaps for name in gap["because"]),
    )

"""Where the readings part, and what the record says for and against: whole lists, beside each other, at one size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from explanations.case_rows import Told
from explanations.html.blocks import Claim, Claims, Fold, Part, Reading, Readings, Said, Side, Sides
from explanations.report.blocks import Heading, Paragraph, Points
from explanations.report.placing import placing
from explanations.report.reading import Answer, first_upper
from explanations.words import day_said, joined, said

ALIKE = "No rating on record is read otherwise than it was made. That is no sign that the ratings are right."
NOTHING_AGAINST = "Nothing on record was found that speaks against it. That is no finding for it."
NOTHING_FOR = "Nothing independent on record was found that speaks for it. That may be for want of looking."
STATES = {"contradicted": "contradicted", "silent": "met by silence", "supported": "supported"}
CLAIMS_SHOWN = 6
APART_SHOWN = 8


def readings(answer: Answer, proposal: Told) -> Part:
    """Factors rated one way and read another, then the class and its range on each reading."""
    rows = [row for row in proposal["statuses"] if row["rated"] is not None and row["rated"] != row["status"]]
    rows.sort(key=lambda row: (not row["reason_for_care"], not row["harm_bearing"], row["factor"], row["about"] or ""))
    blocks: list[Any] = []
    lines = tuple(_reading(answer, row) for row in rows)
    if lines:
        blocks.append(Readings("Rated one way, read another", lines[:APART_SHOWN]))
        if rest := lines[APART_SHOWN:]:
            more = Readings("Also rated one way, read another", rest)
            blocks.append(Fold(f"{len(rest)} more rated one way and read another", (more,)))
    else:
        blocks.append(Paragraph(ALIKE))
    blocks += [*_class_blocks(answer, proposal), *_own_reasons(answer, proposal)]
    return Part("readings", "Where the readings part", tuple(blocks))


def votes(answer: Answer, proposal: Told) -> Iterator[Any]:
    """What puts each vote where it is: the rest of the same section of every report."""
    blocks = list(placing(answer, proposal))
    yield from blocks[_votes_begin(blocks) + 1 :]


def _class_blocks(answer: Answer, proposal: Told) -> list[Any]:
    blocks = list(placing(answer, proposal))
    return blocks[1 : _votes_begin(blocks)]


def _own_reasons(answer: Answer, proposal: Told) -> Iterator[Paragraph]:
    """The reasons written down with the worker's own judgement, beside both classes."""
    own = answer.told["own_judgement"]
    if own is not None and own["reasons"] and own["proposal"] in (None, proposal["id"]):
        yield Paragraph(f"Reasons written down with the worker's own judgement: {own['reasons']}")


def _votes_begin(blocks: Sequence[Any]) -> int:
    return next(place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 4)


def _reading(answer: Answer, row: Told) -> Reading:
    return Reading(
        first_upper(answer.named(row["factor"])),
        answer.who(row["about"]),
        said(row["rated"]),
        said(row["status"]),
        tuple(row["because"]),
        tuple(entries_behind(answer, row["because"])),
    )


def entries_behind(answer: Answer, because: Iterable[str]) -> list[str]:
    """The entries that conclusions were made from through the values they were taken on, the newest first."""
    found: dict[str, None] = {}
    for name in because:
        for premise in answer.conclusions[name]["premises"] if name in answer.conclusions else ():
            for source in answer.facts[premise]["from"] if premise in answer.facts else ():
                if source in answer.facts and answer.facts[source]["kind"] == "entry":
                    found[source] = None
    return sorted(found, key=lambda name: (answer.facts[name]["values"]["date"] or "", name), reverse=True)


# --- for and against ----------------------------------------------------------------------------------------------
def sides(answer: Answer, proposal: Told) -> Part:
    """What speaks against the current view beside what speaks for the family, each weightiest first."""
    against = [row for row in proposal["challenges"] if row["direction"] == "against_optimism"]
    gloomy = [row for row in proposal["challenges"] if row["direction"] == "against_pessimism"]
    both = Sides(
        (
            Side("Against the current view", tuple(_challenges(answer, against)), NOTHING_AGAINST),
            Side(
                "For the family, and against too gloomy a view",
                (*_challenges(answer, gloomy), *_supported(answer, proposal)),
                NOTHING_FOR,
            ),
        )
    )
    return Part("sides", "What the record says against the current view, and for it", (both,))


def _challenges(answer: Answer, challenges: Iterable[Told]) -> Iterator[Said]:
    """One line for each challenge; those that say the same of the same entries stand together."""
    groups: dict[tuple[str, tuple[str, ...]], list[Told]] = {}
    for challenge in challenges:
        groups.setdefault((challenge["why"], tuple(challenge["entries"])), []).append(challenge)
    for (why, entries), group in groups.items():
        text = why
        if group[0]["kind"] == "shape":
            text += f" ({', '.join(dict.fromkeys(one['about'] for one in group))})"
        for reply in (one["answer"] for one in group if one["answer"] is not None):
            settled = "which settles it" if reply["settles"] else "which does not settle it"
            text += f" Answered: {said(reply['kind'])}, {settled}."
        yield Said(text, tuple(name for one in group for name in one["because"]), rows=entries)


def _supported(answer: Answer, proposal: Told) -> Iterator[Said]:
    """Favourable statements that the record supports; those on the same ground stand together."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for row in sorted(proposal["supports"], key=lambda row: (not row["entries"], row["factor"] or "", row["about"])):
        if row["state"] == "supported":
            groups.setdefault((*row["entries"], *row["checks"]), []).append(row)
    for rows, group in groups.items():
        what = "; ".join(dict.fromkeys(answer.statement(row) for row in group))
        text = f"{first_upper(what)}: supported by what others saw, tested or wrote."
        yield Said(text, tuple(name for row in group for name in row["because"]), rows=rows)


def claims(answer: Answer, proposal: Told) -> Part:
    """Each favourable statement with what is on record for it and against it; those that stand alike share a card."""
    held = [row for row in proposal["supports"] if row["state"] is not None]
    order = tuple(STATES)
    held.sort(key=lambda row: (order.index(row["state"]), row["factor"] or "", row["about"]))
    groups: dict[tuple[Any, ...], list[Told]] = {}
    for row in held:
        against = tuple(dict.fromkeys([*row["against"], *_put_to(row, proposal)]))
        beside = (tuple(dict.fromkeys([*row["entries"], *row["checks"]])), against)
        stands = (row["factor"], row["state"], row["silent_since"], row["support"])
        groups.setdefault((*stands, *beside), []).append(row)
    cards = tuple(_claim(answer, rows, *key[-2:]) for key, rows in groups.items())
    blocks: tuple[Any, ...] = (Paragraph("No favourable rating or claim is recorded."),)
    if cards:
        blocks = (Claims(cards[:CLAIMS_SHOWN]),)
        if cards[CLAIMS_SHOWN:]:
            blocks += (Fold(f"{len(cards) - CLAIMS_SHOWN} more of these", (Claims(cards[CLAIMS_SHOWN:]),)),)
    unfavourable = tuple(_unfavourable(answer, row) for row in proposal["supports"] if row["state"] is None)
    if unfavourable:
        blocks += (
            Fold(f"{len(unfavourable)} statements that are not favourable, and their support", (Points(unfavourable),)),
        )
    return Part("claims", "Each favourable statement, and what stands beside it", blocks)


def _unfavourable(answer: Answer, row: Told) -> Said:
    text = f"{row['about']}: {answer.statement(row)}. Its support: {said(row['support'])}."
    return Said(text, tuple(row["because"]), rows=(*row["entries"], *row["checks"]))


def _claim(answer: Answer, rows: Sequence[Told], for_it: tuple[str, ...], against: tuple[str, ...]) -> Claim:
    first = rows[0]
    what = answer.statement(first) if len(rows) == 1 else answer.named(first["factor"])
    since = f" since {day_said(first['silent_since'])}" if first["silent_since"] else ""
    abouts = tuple(dict.fromkeys(row["about"] for row in rows))
    return Claim(
        f"{joined(abouts)}: {what}",
        abouts,
        f"{STATES[first['state']]}{since}",
        said(first["support"]),
        tuple(name for row in rows for name in row["because"]),
        (
            _side("For it", for_it, "Nothing from outside the household stands behind it."),
            _side("Against it", against, "Nothing on record was found against it. That is no finding for it."),
        ),
    )


def _side(title: str, rows: Sequence[str], none: str) -> Side:
    return Side(title, tuple(Said("", rows=(name,)) for name in rows), none)


def _put_to(row: Told, proposal: Told) -> Iterator[str]:
    """The entries of the challenges put to a statement that record something against it, on its own factor."""
    for challenge in proposal["challenges"]:
        if challenge["kind"] == "contrary_entry" and challenge["direction"] == "against_optimism":
            if challenge["factor"] == row["factor"] and row["about"] in challenge["statements"]:
                yield from challenge["entries"]

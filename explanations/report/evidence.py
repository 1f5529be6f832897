"""What the record says, before any class: against the current view and for it, at one size, in one form of line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explanations.case_rows import Told
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points, Table
from explanations.report.reading import Answer, first_upper
from explanations.words import day_said, first_of, joined, said

CHALLENGES_SHOWN = 10
ENTRIES_SHOWN = 2
STATEMENTS_IN_A_LINE = 3
STATEMENTS_SHOWN = 4
IDS_SHOWN = 4
APART_SHOWN = 6
APART_ENTRIES = 4
AGAINST_SHOWN = 3

STATES = {"supported": "supported", "contradicted": "contradicted", "silent": "record silent"}


def evidence(answer: Answer, proposal: Told) -> Iterator[Block]:
    """The evidence on one proposal, the parts of the readings that lie apart first."""
    yield Heading(3, "What the record says against the current view, and for it")
    yield from _apart(answer, proposal)
    against, in_favour = _sides(answer, proposal)
    rooms = _room(len(against), len(in_favour))
    yield Heading(4, "Against the current view")
    yield from _side(
        against, rooms[0], "Nothing on record was found that speaks against it. That is no finding for it."
    )
    yield Heading(4, "For the family, and against too gloomy a view")
    none = "Nothing independent on record was found that speaks for it. That may be for want of looking."
    yield from _side(in_favour, rooms[1], none)
    yield from _statements(answer, proposal)


# --- where a rating and the record part ---------------------------------------------------------------------------
def _apart(answer: Answer, proposal: Told) -> Iterator[Block]:
    """Factors rated one way and read another, with the entries behind it: the most prominent thing on the page."""
    rows = [row for row in proposal["statuses"] if row["rated"] is not None and row["rated"] != row["status"]]
    if not rows:
        return
    # Reasons for care and factors that bear harm first.
    rows.sort(key=lambda row: (not row["reason_for_care"], not row["harm_bearing"], row["factor"], row["about"] or ""))
    said_of = [_apart_line(answer, row) for row in rows[:APART_SHOWN]]
    more = f" And {len(rows) - APART_SHOWN} more: use --format json." if len(rows) > APART_SHOWN else ""
    because = tuple(name for row in rows[:APART_SHOWN] for name in row["because"])
    yield Paragraph(f"RATED ONE WAY, READ ANOTHER. {' '.join(said_of)}{more}", because, prominent=True)


def _apart_line(answer: Answer, row: Told) -> str:
    entries = _entries_behind(answer, row["because"])
    newest_first = sorted(entries, key=lambda name: (answer.facts[name]["values"]["date"] or "", name), reverse=True)
    shown = joined(first_of(newest_first, APART_ENTRIES))
    resting = f" (on {shown})" if entries else " (nothing on record decides it)"
    name = first_upper(answer.named(row["factor"]))
    return f"{name}, {answer.who(row['about'])}: rated {said(row['rated'])}, read as {said(row['status'])}{resting}."


def _entries_behind(answer: Answer, because: Sequence[str]) -> list[str]:
    """The chronology entries a conclusion was made from, through the facts it was taken on."""
    found: list[str] = []
    for name in because:
        for premise in answer.conclusions[name]["premises"] if name in answer.conclusions else ():
            for source in answer.facts[premise]["from"] if premise in answer.facts else ():
                if source in answer.facts and answer.facts[source]["kind"] == "entry":
                    found.append(source)
    return list(dict.fromkeys(found))


# --- the two sides ------------------------------------------------------------------------------------------------
def _sides(answer: Answer, proposal: Told) -> tuple[list[Line], list[Line]]:
    """What speaks against the current view, and what speaks for the family, each weightiest first."""
    against = [c for c in proposal["challenges"] if c["direction"] == "against_optimism"]
    gloomy = [c for c in proposal["challenges"] if c["direction"] == "against_pessimism"]
    supported = [row for row in proposal["supports"] if row["state"] == "supported"]
    supported.sort(key=lambda row: (not row["entries"], row["factor"] or "", row["about"]))
    return _challenges(answer, against), [*_challenges(answer, gloomy), *_supported(answer, supported)]


def _room(against: int, in_favour: int) -> tuple[int, int]:
    """Ten lines in all, shared evenly; what one side does not need goes to the other."""
    half = CHALLENGES_SHOWN // 2
    return max(half, CHALLENGES_SHOWN - in_favour), max(half, CHALLENGES_SHOWN - against)


def _side(lines: list[Line], room: int, none: str) -> Iterator[Block]:
    if not lines:
        yield Paragraph(none)
        return
    yield Points(tuple(lines[:room]), numbered=True)
    if len(lines) > room:
        because = tuple(name for line in lines[room:] for name in line.because)
        yield Paragraph(
            f"{len(lines) - room} more: use --format json. `homeward challenge CASE` shows every challenge in full.",
            because,
        )


def _challenges(answer: Answer, challenges: Sequence[Told]) -> list[Line]:
    """One line for each challenge; those that say the same of the same entries stand together."""
    groups: dict[tuple[str, tuple[str, ...]], list[Told]] = {}
    for challenge in challenges:
        said_of = (challenge["why"], tuple(challenge["entries"]))
        groups.setdefault(said_of, []).append(challenge)
    return [_challenge(answer, group) for group in groups.values()]


def _challenge(answer: Answer, group: Sequence[Told]) -> Line:
    """A challenge: why it counts, what it is put to, whether it was answered, and its weightiest entries."""
    first, text = group[0], group[0]["why"]
    if first["kind"] == "shape":
        text += f" ({', '.join(dict.fromkeys(challenge['about'] for challenge in group))})"
    for reply in (challenge["answer"] for challenge in group if challenge["answer"] is not None):
        settled = "which settles it" if reply["settles"] else "which does not settle it"
        text += f" Answered: {said(reply['kind'])}, {settled}."
    because = tuple(name for challenge in group for name in challenge["because"])
    return Line(text, because, _entries(answer, first["entries"], first["confirmed"], first["factor"]))


def _supported(answer: Answer, rows: Sequence[Told]) -> list[Line]:
    """Favourable statements the record supports, with what stands behind them; those on the same ground together."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for row in rows:
        groups.setdefault((*row["entries"], *row["checks"]), []).append(row)
    found = []
    for grounds, group in groups.items():
        what = "; ".join(first_of((answer.statement(row) for row in group), STATEMENTS_IN_A_LINE))
        because = tuple(name for row in group for name in row["because"])
        text = f"{first_upper(what)}: supported by what others saw, tested or wrote."
        found.append(Line(text, because, _entries(answer, grounds)))
    return found


def _entries(answer: Answer, ids: Sequence[str], confirmed: bool = True, factor: str | None = None) -> tuple[str, ...]:
    """The weightiest entries of several, each in the one form of line, and the ids of those besides."""
    lines = answer.lines(ids[:ENTRIES_SHOWN], confirmed, factor)
    if lines and len(ids) > ENTRIES_SHOWN:
        lines[-1] += f" Also {joined(first_of(ids[ENTRIES_SHOWN:], IDS_SHOWN))}."
    return tuple(lines)


# --- every favourable statement in its state ----------------------------------------------------------------------
def _statements(answer: Answer, proposal: Told) -> Iterator[Block]:
    rows = [row for row in proposal["supports"] if row["state"] is not None]
    yield Heading(4, "Each favourable statement: supported, contradicted, or met by silence")
    if not rows:
        yield Paragraph("No favourable rating or claim is recorded.")
        return
    order = {"contradicted": 0, "silent": 1, "supported": 2}
    rows.sort(key=lambda row: (order[row["state"]], row["factor"] or "", row["about"]))
    groups: dict[tuple[str, str, str], list[Told]] = {}
    for row in rows:
        groups.setdefault((row["factor"] or "", _state(row, proposal), _support(row)), []).append(row)
    shown = list(groups.items())[:STATEMENTS_SHOWN]
    yield Table(
        ("statement", "state", "its support"),
        tuple((_stated(answer, held), state, support) for (_, state, support), held in shown),
        tuple(name for _, held in shown for row in held for name in row["because"]),
    )
    left = sum(len(held) for held in groups.values()) - sum(len(held) for _, held in shown)
    if left:
        yield Paragraph(f"{left} more: use --format json.")


def _stated(answer: Answer, rows: Sequence[Told]) -> str:
    """A statement in words; several on one factor that stand alike are named together."""
    if len(rows) == 1:
        return f"{rows[0]['about']}: {answer.statement(rows[0])}"
    return f"{joined(row['about'] for row in rows)}: {answer.named(rows[0]['factor'])}"


def _state(row: Told, proposal: Told) -> str:
    """The state in words. Silence in support is not silence altogether: what speaks against it is named beside it."""
    if row["state"] != "silent":
        return STATES[row["state"]]
    against = _against(row, proposal)
    beside = f"; on record against it: {joined(first_of(against, AGAINST_SHOWN))}" if against else ""
    if row["silent_since"]:
        return f"record silent since {day_said(row['silent_since'])}{beside}"
    if against:
        return f"nothing from outside the household for it{beside}"
    return "record silent: nothing from outside the household"


def _against(row: Told, proposal: Told) -> list[str]:
    """The entries of the challenges put to a statement that record something against it, on its own factor."""
    return [
        entry
        for challenge in proposal["challenges"]
        if challenge["kind"] == "contrary_entry"
        and challenge["direction"] == "against_optimism"
        and challenge["factor"] == row["factor"]
        and row["about"] in challenge["statements"]
        for entry in challenge["entries"]
    ]


def _support(row: Told) -> str:
    against = f", by {', '.join(row['against'][:4])}" if row["against"] else ""
    return f"{said(row['support'])}{against}"

"""Questions for supervision: what would move the class, where accounts conflict, where the record is silent.

Each names entries of this case, and the first three rest on different ones (decision 0008 S). Which come first is
settled by what they are about, so that an entry about something else changes none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from engine.assessment import Change
from engine.challenge_order import ChallengeOrder
from engine.fact import Conclusion
from engine.gather.view import View
from engine.knowable import LATER
from engine.position import Reader
from engine.sheet import Sheet
from engine.tally import CLASS_RANK

KINDS: Final = ("leverage", "conflict", "silence")
MOST_ENTRIES: Final = 6
"""How many entries one question names: more than these nobody reads out in supervision."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One question: its kind, what it is about, and the entries it names, the weightiest first."""

    question: str
    about: str
    subject: str
    factor: str
    entries: tuple[str, ...]
    first: bool = False


def questions(order: ChallengeOrder, changes: Mapping[str, Change]) -> list[Candidate]:
    """Every question, the first three marked."""
    by_kind = {
        "leverage": list(_leverage(order, changes)),
        "conflict": list(_conflict(order)),
        "silence": list(_silence(order)),
    }
    chosen = _first_three(by_kind)
    kept = {(each.question, each.about) for each in chosen}
    rest = [each for kind in KINDS for each in by_kind[kind] if (each.question, each.about) not in kept]
    return [*chosen, *rest]


def _first_three(by_kind: Mapping[str, list[Candidate]]) -> list[Candidate]:
    """One of each kind, each on entries no other rests on; then the next best, until there are three."""
    chosen: list[Candidate] = []
    used: set[str] = set()

    def take(candidates: Iterable[Candidate], sharing: bool) -> bool:
        for each in candidates:
            if any((each.question, each.about) == (c.question, c.about) for c in chosen):
                continue
            own = tuple(name for name in each.entries if name not in used)
            if own or (sharing and each.entries):
                named = own or each.entries
                chosen.append(replace(each, entries=named[:MOST_ENTRIES], first=True))
                used.update(chosen[-1].entries)
                return True
        return False

    for kind in KINDS:
        take(by_kind[kind], sharing=False)
    everything = [each for kind in KINDS for each in by_kind[kind]]
    while len(chosen) < len(KINDS) and take(everything, sharing=False):
        pass
    # Only one entry to rest on: then rather three kinds of question about it than one kind three times.
    missing = [each for kind in KINDS if all(c.question != kind for c in chosen) for each in by_kind[kind][:1]]
    while len(chosen) < len(KINDS) and take([*missing, *everything], sharing=True):
        pass
    return chosen


def _leverage(order: ChallengeOrder, changes: Mapping[str, Change]) -> Iterator[Candidate]:
    """What is not known and would move the class, that which would give a class at all first."""
    gaps = order.reader.of_kind("gap")
    movers = [name for name in gaps if changes[name].would_change_class]
    own = {name: _of_its_own(order, gaps[name]) for name in movers}
    # Those the record already speaks to come first: there supervision has something to read.
    movers.sort(key=lambda name: (not changes[name].decides, CLASS_RANK[changes[name].at_best], not own[name], name))
    for name in movers:
        gap = gaps[name]
        entries = own[name] or _beside(order.sheet, gap["subject"])
        yield Candidate("leverage", name, gap["subject"], gap["factor"], entries)


def _of_its_own(order: ChallengeOrder, gap: Conclusion) -> tuple[str, ...]:
    """The entries a gap was read from, or else those on its factor about whom it asks."""
    held = order.sheet.view.record.entries
    own = [name for name in (*order.rows(gap), gap["names"]) if name in held]
    return tuple(dict.fromkeys(own)) or _on_factor(order.sheet, gap["subject"], gap["factor"])


def _beside(sheet: Sheet, subject: str) -> tuple[str, ...]:
    """Where the record is silent on a gap: the entries behind the reasons for care, or the newest about whom it asks,
    because a question for supervision always names this family's own record."""
    behind = [name for reason in sheet.reasons.reasons for name in reason.entries]
    known = [name for name in behind if sheet.view.record.entries[name].known != LATER]
    return tuple(dict.fromkeys(known)) or _newest_about(sheet.view, subject)


def _on_factor(sheet: Sheet, subject: str, factor: str) -> tuple[str, ...]:
    entries = [e for e in sheet.view.record.by_factor.get(factor, ()) if e.standing not in ("disproved", "not_proved")]
    mine = [e for e in entries if not subject or any(sheet.view.is_about(e, subject, way) for _, way, _ in e.tags)]
    return tuple(e.id for e in sorted(mine, key=lambda e: (-e.concern_day, e.id)))


def _newest_about(view: View, subject: str) -> tuple[str, ...]:
    entries = [e for e in view.record.entries.values() if e.known != LATER]
    mine = [e for e in entries if subject in e.about or subject in e.children] or entries
    return tuple(e.id for e in sorted(mine, key=lambda e: (-e.concern_day, e.id))[:1])


def _conflict(order: ChallengeOrder) -> Iterator[Candidate]:
    """Where a statement and the record say different things: challenges not answered, in the order they are read."""
    held = order.reader.read
    for fact in order.ordered:
        if f"agenda.{order.sheet.proposal}.{fact['id']}" not in held or fact["challenge"] != "contrary_entry":
            continue
        entries = tuple(entry.id for entry in order.entries(fact))
        yield Candidate("conflict", fact["id"], "", fact["factor"], entries)


def _silence(order: ChallengeOrder) -> Iterator[Candidate]:
    """Where the record fell silent: favourable statements nobody has borne out of late, the longest silence first."""
    view, reader = order.sheet.view, order.reader
    silent = [row for row in order.sheet.backings if _is_silent(reader, order.sheet.proposal, row.about, row.factor)]
    for row in sorted(silent, key=lambda row: (row.factor not in order.decisive, row.newest or 0, row.about)):
        entries = [e.id for e in sorted(row.behind, key=lambda e: (-e.strength_day, e.id))]
        named = tuple(entries) or _on_factor(order.sheet, row.subjects[0] if row.subjects else "", row.factor)
        yield Candidate("silence", f"{row.about}.{row.factor}", "", row.factor, named)
    for name, seen in sorted(reader.of_kind("pattern").items()):
        if seen["pattern"] in ("pt_silent_source", "pt_not_seen_alone", "pt_visit_gap"):
            rows = tuple(n for n in order.rows(seen) if n in view.record.entries)
            yield Candidate("silence", name, seen["subject"], "", rows)


def _is_silent(reader: Reader, proposal: str, about: str, factor: str) -> bool:
    held = reader.read.get(f"state.{proposal}.{about}.{factor}")
    return held is not None and held["state"] == "silent"

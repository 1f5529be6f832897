"""What of each entry could be known at `as_of`, on which days, and with what standing (semantics 1.2 to 1.5; D, E)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from engine.case import Case, Entry
from engine.dates import NEVER, possible_days
from engine.suggest.reading import Suggestion

KNOWN: Final = "known"
CANNOT_TELL: Final = "cannot_tell"
LATER: Final = "later"

DIRECTNESS: Final = {"tested": 3, "seen": 2, "document": 1, "told": 0, None: -1}
"""How direct an observation is: tested over seen over document over told (semantics 1.1)."""


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """A chronology entry as it can be read at `as_of`; every day is an ordinal."""

    id: str
    known: str
    lo: int | None
    hi: int
    dated: bool
    placed: bool
    precision: str
    concern_day: int
    start_late: int
    end_early: int
    standing: str
    standing_from: int
    about: frozenset[str]
    children: frozenset[str]
    minor: bool
    tags: tuple[tuple[str, str, bool], ...]
    themes: tuple[str, ...]
    rests_on: str | None
    told_by: str | None
    who: str | None
    kind: str | None
    type: str | None
    severity: str | None
    looked_at: bool = False
    """Whether somebody turned down what its words suggest, so that it speaks to nothing and was looked at."""
    suggestions: tuple[Suggestion, ...] = ()
    """What the lexicon suggests about an entry nobody has tagged; those with a direction stand among `tags` too."""

    @property
    def own_tags(self) -> tuple[tuple[str, str, bool], ...]:
        """The tags somebody wrote into the case file or confirmed in a what-if, without those the lexicon suggests."""
        if not self.suggestions:
            return self.tags  # asked of every entry again and again, and nearly all have none
        suggested = {(one.factor, one.direction, False) for one in self.suggestions}
        return tuple(tag for tag in self.tags if tag not in suggested)

    @property
    def strength_day(self) -> int:
        """The day a strength is read at: the earliest its words allow (D5)."""
        return self.lo if self.lo is not None else NEVER

    @property
    def severe(self) -> bool:
        """Whether its severity is recorded as serious or grave; not recorded is neither severe nor minor (E7)."""
        return self.severity in ("serious", "grave")

    @property
    def directness(self) -> int:
        """How direct it is, from told (0) to tested (3)."""
        return DIRECTNESS.get(self.rests_on, -1)

    def direction_on(self, factor: str) -> str | None:
        """`concern` or `strength` where the entry is tagged with the factor, otherwise None."""
        for tag, direction, _ in self.tags:
            if tag == factor:
                return direction
        return None


Suggest = Callable[[Entry], tuple[Suggestion, ...]]


def read_entries(case: Case, margin: int, suggestions: Suggest = lambda entry: ()) -> dict[str, ReadEntry]:
    """Every entry of the case as it can be read at `as_of`, later ones included and marked so.

    ``margin`` is the days either side of a date given as `about`; ``suggestions`` reads the words of an entry nobody
    has tagged (semantics 7).
    """
    as_of = case.as_of.toordinal()
    spans = _first_days(case, margin)
    knowability = {entry.id: _knowability(entry, *spans[entry.id], as_of) for entry in case.chronology}
    return {
        entry.id: _read(entry, *spans[entry.id], knowability, as_of, suggestions(entry)) for entry in case.chronology
    }


def _first_days(case: Case, margin: int) -> dict[str, tuple[int | None, int]]:
    """The possible first days of each entry; one known only by its order after others takes its first day from them."""
    as_of = case.as_of.toordinal()
    known: dict[str, tuple[int | None, int]] = {}
    relative = {}
    for entry in case.chronology:
        if entry.date is None:
            relative[entry.id] = entry.after
            known[entry.id] = (None, as_of)
        else:
            span = possible_days(entry.date, entry.precision, entry.latest, margin)
            known[entry.id] = (span.lo, span.hi)
    followers: dict[str, list[str]] = {}
    for entry_id, after in relative.items():
        for name in after:
            followers.setdefault(name, []).append(entry_id)
    # From the latest first day back: each entry takes the first day that reaches it, also through entries that are
    # themselves only ordered, and is visited once however long such a chain is.
    dated = [(lo, name) for name in followers if (lo := known.get(name, (None, as_of))[0]) is not None]
    for lo, name in sorted(dated, reverse=True):
        reached = [name]
        while reached:
            for follower in followers.get(reached.pop(), ()):
                if known[follower][0] is None:
                    known[follower] = (lo, max(lo, as_of))  # after something that came later, it came later too
                    reached.append(follower)
    return known


def _knowability(entry: Entry, lo: int | None, hi: int, as_of: int) -> str:
    """Whether the entry was on record by `as_of`, came later, or cannot be told (D4)."""
    recorded = entry.recorded
    until = entry.until
    if recorded is not None:
        return LATER if recorded.toordinal() > as_of else KNOWN
    if lo is not None and lo > as_of:
        return LATER
    last = until.toordinal() if until is not None else hi
    if entry.date is None or last > as_of:
        return CANNOT_TELL
    return KNOWN


def standing_at(entry: Entry, knowability: Mapping[str, str], as_of: int) -> tuple[str, int]:
    """The standing of the entry on the day `as_of`, and the ordinal it holds from (E1)."""
    best = (NEVER - 1, "established", NEVER)
    for row in entry.standing:
        start = row.from_.toordinal() if row.from_ is not None else NEVER
        if start > as_of or knowability.get(row.by or "", KNOWN) == LATER:
            continue
        if start > best[0]:
            best = (start, row.is_, start)
    return best[1], best[2]


def _tags(entry: Entry, suggestions: Iterable[Suggestion]) -> tuple[tuple[str, str, bool], ...]:
    """The tags of an entry that say which way; a suggestion stands among them as not confirmed."""
    written = [(tag.id, tag.direction, tag.confirmed) for tag in entry.factors if tag.direction is not None]
    return (*written, *((one.factor, one.direction, False) for one in suggestions if one.direction is not None))


def _read(
    entry: Entry,
    lo: int | None,
    hi: int,
    knowability: Mapping[str, str],
    as_of: int,
    suggestions: tuple[Suggestion, ...],
) -> ReadEntry:
    known = knowability[entry.id]
    standing, since = standing_at(entry, knowability, as_of)
    last = entry.until.toordinal() if entry.until is not None else hi
    concern_day = as_of if known == CANNOT_TELL else min(last, as_of)
    end_early = lo if lo is not None else NEVER
    if entry.until is not None and entry.rests_on in ("seen", "tested"):
        ends = [entry.until.toordinal(), as_of]
        if entry.recorded is not None:
            ends.append(entry.recorded.toordinal())
        end_early = max(min(ends), end_early)
        start_late = min(hi, min(ends))
    else:
        start_late = hi
    source = entry.source
    return ReadEntry(
        id=entry.id,
        known=known,
        lo=lo,
        hi=hi,
        dated=entry.date is not None,
        placed=entry.date is not None or bool(entry.after),
        precision=entry.precision or "day",
        concern_day=concern_day,
        start_late=min(start_late, as_of),
        end_early=min(end_early, as_of),
        standing=standing,
        standing_from=since,
        about=frozenset(entry.about),
        children=frozenset(entry.children),
        minor=entry.severity == "minor",
        tags=_tags(entry, suggestions),
        looked_at=bool(entry.rejected),
        suggestions=suggestions,
        themes=tuple(entry.themes),
        rests_on=entry.rests_on,
        told_by=entry.told_by,
        who=source.who if source is not None else None,
        kind=source.kind if source is not None else None,
        type=entry.type,
        severity=entry.severity,
    )


def counted(entries: Iterable[ReadEntry]) -> dict[str, int]:
    """How many entries were used, left out as later, or could not be told apart; and how many carry no factor."""
    counts = {"entries": 0, "used": 0, "after_as_of": 0, "cannot_tell_whether_known": 0, "untagged": 0}
    for entry in entries:
        counts["entries"] += 1
        if entry.known == LATER:
            counts["after_as_of"] += 1
            continue
        counts["used"] += 1
        if entry.known == CANNOT_TELL:
            counts["cannot_tell_whether_known"] += 1
        if not entry.own_tags and not entry.themes and not entry.looked_at:
            counts["untagged"] += 1
    return counts

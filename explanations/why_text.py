"""Why, as text: the sentences that matter, numbered, each said once and referred back to, down to the entries.

Between two sentences stand tallies, records and lines of the table. They are left out unless asked for (`plumbing`),
and nothing is lost by it: what a sentence rests on through them stands under it. What a depth leaves out is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from explanations.case_rows import Told
from explanations.why_grounds import grounds
from explanations.why_plumbing import ROWS_SHOWN, every_node
from explanations.words import counted, first_of, joined

DEPTH: Final = 3
"""Steps down that are shown where no depth is asked for: class, reading, vote, reason."""
SHOWN: Final = 3
"""Reasons shown under one sentence at the usual depth; the rest are counted. Asked deeper, all are told."""
ROWS_TOLD: Final = 2
ENTRIES_NAMED: Final = 4
NEW_SHOWN: Final = 2
"""Reasons shown at least where others under the same sentence were told before and are referred to."""
RESTING_TOLD: Final = 2
"""Sentences of one kind told of a row that is asked for; the rest of the kind are counted."""
SILENT: Final = frozenset({"cp_as_shown", "rs_own"})
"""Cards of rules that take a thing as its own record shows it."""
TABLE_LINE: Final = "table_row"
SEARCH: Final = "no_record"


def why_text(tree: Told, width: int = 100, depth: int | None = None, plumbing: bool = False) -> str:
    """A tree of `why` as lines no wider than ``width``, ``depth`` steps down.

    With ``plumbing`` every node of the tree in the order of the proof, whatever the depth.
    """
    if plumbing:
        return "\n".join(every_node(tree, width)) + "\n"
    return "\n".join(WhyText(tree, width, depth or DEPTH).lines()) + "\n"


class WhyText:
    """Tells one tree; it remembers what it has said, and under which number."""

    def __init__(self, tree: Told, width: int, depth: int) -> None:
        self.tree, self.width, self.depth = tree, width, depth
        self.held: dict[str, Told] = {}
        self.said: dict[str, tuple[str, str]] = {}  # id: number and sentence
        self.rows_told: set[str] = set()
        self.all_told = depth > DEPTH
        self.left_out = False
        self.beneath: dict[str, tuple[frozenset[str], tuple[str, ...]]] = {}
        waiting = [tree]
        while waiting:
            node = waiting.pop()
            if not node.get("see_above") and node["kind"] != "rule":
                self.held.setdefault(node["id"], node)
            waiting += node["because"]

    def lines(self) -> Iterator[str]:
        """The head of the tree, what is under it, the grounds, and how to ask further."""
        if self.tree["kind"] == "question":
            yield from self._wrapped(0, self.tree["say"])
            yield from self._questioned()
        else:
            yield from self._wrapped(0, f"{self.tree['say']} [{self.tree['id']}]")
            self.said[self.tree["id"]] = ("the top", self.tree["say"])
            yield from self._under(self.tree, "", 1)
        yield from self._resting()
        yield from self._grounds()

    def _questioned(self) -> Iterator[str]:
        """Each sentence a short name means; one that is told alike for the worse end is not told again."""
        alike = told = 0
        for child in (self._whole(each) for each in self.tree["because"]):
            if self._said_at_best(child):
                alike += 1
            else:
                told += 1
                yield from self._sentence(child, str(told), 1)
        if alike:
            yield f"With what is not known at its worst, {counted(alike, 'sentence')} would be the same."

    # --- sentences ----------------------------------------------------------------------------------------------------
    def _sentence(self, node: Told, number: str, level: int) -> Iterator[str]:
        """One sentence and what is under it; a reference where it was said before."""
        indent = 2 * (level - 1)
        if node["id"] in self.said:
            yield from self._wrapped(indent, f"{number} Said at {self.said[node['id']][0]}. [{node['id']}]")
            return
        self.said[node["id"]] = (number, node["say"])
        entries = self._entries(node)
        cut = level >= self.depth
        self.left_out |= cut and bool(node["because"])
        named = f" (on {joined(first_of(entries, ENTRIES_NAMED))})" if cut and entries else ""
        yield from self._wrapped(indent, f"{number} {node['say']}{named} [{node['id']}]")
        if not cut:
            yield from self._under(node, number, level + 1)

    def _under(self, node: Told, number: str, level: int) -> Iterator[str]:
        """What a sentence rests on: further sentences, then rows of the record; ways to reach it are kept apart."""
        indent = 2 * (level - 1)
        reached = [child for child in node["because"] if child["kind"] == "rule"] or [node]
        told = 0
        for place, way in enumerate(reached, start=1):
            if len(reached) > 1:
                yield from self._wrapped(indent, f"Reached in {len(reached)} ways; this is way {place}: {way['say']}.")
            sentences, rows = self._below(way)
            yield from self._all(sentences, number, level, told)
            yield from self._rows(rows, indent)
            told += len(sentences)  # a second way numbers on, so that a number means one sentence

    def _all(self, sentences: list[Told], number: str, level: int, told: int) -> Iterator[str]:
        indent = 2 * (level - 1)
        same = [one for one in sentences if self._said_at_best(one)]
        if same:
            places = dict.fromkeys(self.said[_other_end(one["id"])][0] for one in same)
            lead = "The same as" if len(same) == len(sentences) else "Also, the same as"
            yield from self._wrapped(
                indent, f"{lead} with what is not known at its best: {joined(first_of(places, 6))}."
            )
        new = [one for one in sentences if one not in same]
        new.sort(key=lambda one: not self._entries(one))
        whole = self.all_told or all(one["kind"] == "vote" for one in new)  # a class is told with all its votes
        room = len(new) if whole else max(NEW_SHOWN, SHOWN - len(same))
        for place, one in enumerate(new[:room], start=told + 1):
            yield from self._sentence(one, f"{number}.{place}" if number else str(place), level)
        if len(new) > room:
            self.left_out = True
            yield from self._wrapped(indent, f"And {counted(len(new) - room, 'more reason')}.")

    def _said_at_best(self, node: Told) -> bool:
        """Whether the same sentence, resting on the same sentences and entries, was told for the better end."""
        twin = _other_end(node["id"])
        if twin == node["id"] or twin not in self.said:
            return False
        return self._beneath(self.held[twin]) == self._beneath(node)

    def _beneath(self, node: Told) -> tuple[frozenset[str], tuple[str, ...]]:
        """The sentence and all beneath it, said without the end they are said at, and the entries behind them."""
        held = self.beneath.get(node["id"])
        if held is None:
            below = self._all_below(node)
            sayings = frozenset(
                one["say"].replace("at its best", "at its worst") for one in below if one.get("concluded")
            )
            entries = tuple(one["id"] for one in below if one["kind"] == "entry")
            held = self.beneath[node["id"]] = (sayings, entries)
        return held

    # --- what is below ------------------------------------------------------------------------------------------------
    def _whole(self, node: Told) -> Told:
        return node if node["kind"] == "rule" else self.held.get(node["id"], node)

    def _below(self, way: Told) -> tuple[list[Told], list[Told]]:
        """The sentences and the rows one way rests on, through the records and tallies in between."""
        sentences: dict[str, Told] = {}
        rows: dict[str, Told] = {}
        waiting = [self._whole(child) for child in reversed(way["because"])]
        while waiting:
            node = waiting.pop()
            if node.get("concluded") and not is_silent(node):
                sentences.setdefault(node["id"], node)
            elif node["because"]:
                waiting += [self._whole(child) for child in reversed(node["because"])]
            elif node["kind"] != TABLE_LINE:
                rows.setdefault(node["id"], node)
        return list(sentences.values()), list(rows.values())

    def _rows(self, rows: list[Told], indent: int) -> Iterator[str]:
        """Rows of the record: the first in full and the rest by their ids; asked deeper, all in full, each once."""
        again = [row["id"] for row in rows if row["id"] in self.rows_told]
        rows = [row for row in rows if row["id"] not in self.rows_told]
        room = len(rows) if self.all_told else ROWS_TOLD
        for row in rows[:room]:
            self.rows_told.add(row["id"])
            mark = "" if row["kind"] == SEARCH else f" [{row['id']}]"
            yield from self._wrapped(indent, f"- {row['say']}{mark}")
        self.left_out |= len(rows) > room
        more = [*again, *(row["id"] for row in rows[room:])]
        if more:
            named = len(more) if self.all_told else ROWS_SHOWN
            yield from self._wrapped(indent, f"- {'also ' if rows else ''}{joined(first_of(more, named))}")

    def _entries(self, node: Told) -> tuple[str, ...]:
        """The entries a sentence rests on, in whatever way."""
        return self._beneath(node)[1]

    def _all_below(self, node: Told) -> list[Told]:
        """A node and everything it rests on, each once, in the order of the proof."""
        found: list[Told] = []
        waiting, seen = [node], set[str]()
        while waiting:
            one = self._whole(waiting.pop())
            if one["id"] in seen and one["kind"] != "rule":
                continue
            seen.add(one["id"])
            found.append(one)
            waiting += reversed(one["because"])
        return found

    # --- the foot -----------------------------------------------------------------------------------------------------
    def _resting(self) -> Iterator[str]:
        """What rests on the row that was asked for, as sentences, kind by kind."""
        by_kind: dict[str, list[Told]] = {}
        for row in self.tree.get("resting") or ():
            by_kind.setdefault(row["kind"], []).append(row)
        if by_kind:
            yield ""
            yield from self._wrapped(0, "Resting on it:")
        for kind, rows in by_kind.items():
            room = len(rows) if self.all_told else RESTING_TOLD
            for row in rows[:room]:
                yield from self._wrapped(0, f"- {row['say']} [{row['id']}]")
            if len(rows) > room:
                self.left_out = True
                yield from self._wrapped(0, f"  and {len(rows) - room} more of the kind {kind.replace('_', ' ')}.")

    def _grounds(self) -> Iterator[str]:
        """The rules behind what was told, each once, with the same grounds said once."""
        ways = [way for name in self.said for way in self.held.get(name, {}).get("because", ())]
        said_of_rules = grounds([way for way in ways if way["kind"] == "rule"])
        if said_of_rules:
            yield ""
        for line in said_of_rules:
            yield from self._wrapped(0, line)
        deeper = "More lies deeper: a greater --depth tells it." if self.left_out else "Nothing lies deeper."
        yield from self._wrapped(0, f"{deeper} Every tally: --plumbing. Any id in brackets: --why.")

    def _wrapped(self, indent: int, text: str) -> list[str]:
        lead = " " * indent
        room = max(self.width, indent + 60)  # deep reasons stand far to the right and are given room
        return wrap(text, room, initial_indent=lead, subsequent_indent=f"{lead}  ", break_long_words=False)


def is_silent(node: Told) -> bool:
    """Whether a conclusion only takes what is below it as it is, so that the sentence below says it better."""
    ways = node["because"]
    return len(ways) == 1 and ways[0]["id"] in SILENT


def _other_end(name: str) -> str:
    """The id the same conclusion has at the better end."""
    return ".".join("best" if part == "worst" else part for part in name.split("."))

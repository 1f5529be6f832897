"""Why, as text: the sentences that matter, numbered, each said once and referred back to, down to the entries.

Between two sentences stand tallies, records and lines of the table. They are left out unless asked for (`plumbing`),
and nothing is lost by it: what a sentence rests on through them stands under it. What a depth leaves out is counted.
"""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

from explanations.case_rows import Told
from explanations.words import counted, first_of, joined
from knowledge_base.shapes.entry import PROVENANCE_SAID

DEPTH: Final = 3
"""Steps down that are shown where no depth is asked for: class, reading, vote, reason."""
SHOWN: Final = 3
"""Reasons shown under one sentence; the rest are counted."""
ROWS: Final = frozenset({"entry", "rating", "check", "claim", "wish", "family_time"})
ROWS_SHOWN: Final = 8
ROWS_TOLD: Final = 2
ENTRIES_NAMED: Final = 4
RESTING_SHOWN: Final = 12
SILENT: Final = frozenset({"cp_as_shown", "rs_own"})
"""Cards of rules that take a thing as its own record shows it."""
TABLE_LINE: Final = "table_row"
SEARCH: Final = "no_record"


def why_text(tree: Told, width: int = 100, depth: int | None = None, plumbing: bool = False) -> str:
    """A tree of `why` as lines no wider than ``width``, ``depth`` steps down.

    With ``plumbing`` every node of the tree in the order of the proof, whatever the depth.
    """
    if plumbing:
        return "\n".join(_lines(tree, 0, width)) + "\n"
    return "\n".join(WhyText(tree, width, depth or DEPTH).lines()) + "\n"


class WhyText:
    """Tells one tree; it remembers what it has said, and under which number."""

    def __init__(self, tree: Told, width: int, depth: int) -> None:
        self.tree, self.width, self.depth = tree, width, depth
        self.held: dict[str, Told] = {}
        self.said: dict[str, tuple[str, str]] = {}  # id: number and sentence
        self.rows_told: set[str] = set()
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
        alike = 0
        for child in (self._whole(each) for each in self.tree["because"]):
            if self._said_at_best(child):
                alike += 1
            else:
                yield from self._sentence(child, str(len(self.said) + 1), 1)
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
        named = f" (on {joined(first_of(entries, ENTRIES_NAMED))})" if cut and entries else ""
        yield from self._wrapped(indent, f"{number} {node['say']}{named} [{node['id']}]")
        if not cut:
            yield from self._under(node, number, level + 1)

    def _under(self, node: Told, number: str, level: int) -> Iterator[str]:
        """What a sentence rests on: further sentences, then rows of the record; ways to reach it are kept apart."""
        indent = 2 * (level - 1)
        reached = [child for child in node["because"] if child["kind"] == "rule"] or [node]
        for place, way in enumerate(reached, start=1):
            if len(reached) > 1:
                yield from self._wrapped(indent, f"Reached in {len(reached)} ways; this is way {place}: {way['say']}.")
            sentences, rows = self._below(way)
            yield from self._all(sentences, number, level)
            yield from self._rows(rows, indent)

    def _all(self, sentences: list[Told], number: str, level: int) -> Iterator[str]:
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
        room = len(new) if all(one["kind"] == "vote" for one in new) else SHOWN  # a class is told with all its votes
        for place, one in enumerate(new[:room], start=1):
            yield from self._sentence(one, f"{number}.{place}" if number else str(place), level)
        if len(new) > room:
            yield from self._wrapped(indent, f"And {counted(len(new) - room, 'more reason')}: use --format json.")

    def _said_at_best(self, node: Told) -> bool:
        """Whether the same sentence, resting on the same entries, was told for the better end."""
        twin = _other_end(node["id"])
        if twin == node["id"] or twin not in self.said:
            return False
        same = self.said[twin][1].replace("at its best", "at its worst") == node["say"]
        return same and self._entries(self.held[twin]) == self._entries(node)

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
            if node.get("concluded") and not _is_silent(node):
                sentences.setdefault(node["id"], node)
            elif node["because"]:
                waiting += [self._whole(child) for child in reversed(node["because"])]
            elif node["kind"] != TABLE_LINE:
                rows.setdefault(node["id"], node)
        return list(sentences.values()), list(rows.values())

    def _rows(self, rows: list[Told], indent: int) -> Iterator[str]:
        """Rows of the record: the newest in full, the rest by their ids."""
        again = [row["id"] for row in rows if row["id"] in self.rows_told]
        rows = [row for row in rows if row["id"] not in self.rows_told]
        for row in rows[:ROWS_TOLD]:
            self.rows_told.add(row["id"])
            mark = "" if row["kind"] == SEARCH else f" [{row['id']}]"
            yield from self._wrapped(indent, f"- {row['say']}{mark}")
        more = [*again, *(row["id"] for row in rows[ROWS_TOLD:])]
        if more:
            yield from self._wrapped(indent, f"- {'also ' if rows else ''}{joined(first_of(more, ROWS_SHOWN))}")

    def _entries(self, node: Told) -> list[str]:
        """The entries and other rows with ids that a sentence rests on, in whatever way."""
        found: dict[str, None] = {}
        waiting, seen = [node], set[str]()
        while waiting:
            one = self._whole(waiting.pop())
            if one["id"] in seen and one["kind"] != "rule":
                continue
            seen.add(one["id"])
            if one["kind"] == "entry":
                found[one["id"]] = None
            waiting += reversed(one["because"])
        return list(found)

    # --- the foot -----------------------------------------------------------------------------------------------------
    def _resting(self) -> Iterator[str]:
        held = self.tree.get("resting") or []
        if held:
            yield ""
            yield from self._wrapped(0, f"Resting on it: {joined(first_of(held, RESTING_SHOWN))}.")

    def _grounds(self) -> Iterator[str]:
        """The rules behind what was told, each once, with the same grounds said once."""
        by_mark: dict[str, dict[str, str]] = {}
        for name in self.said:
            for way in self.held.get(name, {}).get("because", ()):
                if way["kind"] == "rule":
                    by_mark.setdefault(way["provenance"], {})[way["id"]] = "; ".join(way["citations"])
        if by_mark:
            yield ""
        for mark, cited in by_mark.items():
            rules = ", ".join(f"{name} ({where})" for name, where in cited.items())
            yield from self._wrapped(0, f"By the rules ({PROVENANCE_SAID[mark]}): {rules}.")
        yield from self._wrapped(
            0,
            "Deeper with --depth, every tally in between with --plumbing; any id in brackets can be asked with --why.",
        )

    def _wrapped(self, indent: int, text: str) -> list[str]:
        lead = " " * indent
        room = max(self.width, indent + 60)  # deep reasons stand far to the right and are given room
        return wrap(text, room, initial_indent=lead, subsequent_indent=f"{lead}  ", break_long_words=False)


def _is_silent(node: Told) -> bool:
    """Whether a conclusion only takes what is below it as it is, so that the sentence below says it better."""
    ways = node["because"]
    return len(ways) == 1 and ways[0]["id"] in SILENT


def _other_end(name: str) -> str:
    """The id the same conclusion has at the better end."""
    return ".".join("best" if part == "worst" else part for part in name.split("."))


# --- with the plumbing ------------------------------------------------------------------------------------------------
def _lines(node: Told, depth: int, width: int) -> Iterator[str]:
    indent = "  " * depth
    lead = {"rule": "by the rule: ", "question": ""}.get(node["kind"], "")
    tail = " (see above)" if node.get("see_above") else ""
    text = f"{lead}{node['say']} [{node['id']}]{tail}"
    # Deep reasons stand far to the right; there they are given room rather than broken inside words.
    room = max(width, len(indent) + 60)
    yield from wrap(text, room, initial_indent=indent, subsequent_indent=indent + "    ", break_long_words=False)
    # Rows of the record under one fact can be hundreds: the first are shown, the rest counted.
    rows = [child for child in node["because"] if child["kind"] in ROWS]
    left_out = {id(row) for row in rows[ROWS_SHOWN:]}
    for child in node["because"]:
        if id(child) not in left_out:
            yield from _lines(child, depth + 1, width)
    if left_out:
        yield f"{indent}  and {len(left_out)} more rows of the record: use --format json"

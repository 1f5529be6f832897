"""What an import would do, or has done, in words: columns, first rows, what is alike, what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from explanations.entry_line import shortened
from explanations.report.blocks import Block, Heading, Line, Paragraph, Points, Table
from explanations.words import counted, when_said
from homeward.importing.layout import Layout
from homeward.importing.mapping_fits import not_in_the_file
from homeward.importing.planned import ImportPlan, NewEntry
from homeward.importing.table import column_letter

FIRST_ROWS: Final = 6
MOST_LISTED: Final = 20
_SAID: Final = {
    "date": "the date of the event",
    "until": "its last day",
    "recorded": "the day it was written down",
    "event": "the words",
    "source": "the source",
    "author": "kept beside the entry",
    "type": "the kind of event",
    "impact": "the impact",
    "response": "the response",
    "child_seen": "whether the child was seen",
    "about": "whom it is about",
    "children": "which child",
    "severity": "how serious",
    "rests_on": "what it rests on",
    "told_by": "who told it",
    "announced": "whether announced",
    "also": "kept beside the entry",
    "number": "not kept: it counts the rows",
    "ignore": "not kept, as the mapping says",
    "": "not known: kept beside the entry",
}
_OUTCOMES: Final = (
    ("entries", "new entry", "new entries"),
    ("same", "there already", "there already"),
    ("continuations", "put to the row above", "put to the row above"),
    ("unread", "not read", "not read"),
    ("repeated_header", "the header again", "the header again"),
    ("blank", "blank", "blank"),
)
_FROM_WORDS: Final = {
    "source": "the kind of source",
    "rests_on": "what it rests on",
    "told_by": "who told it",
    "about": "whom it is about",
}


def preview(plan: ImportPlan, possible: int) -> list[Block]:
    """The blocks of the preview. `possible` is how many of the new entries the lexicon suggests something about."""
    return [
        *(Paragraph(sentence, prominent=True) for sentence in not_in_the_file(plan.layouts)),
        *(block for layout in plan.layouts for block in _table(plan, layout)),
        *_counted(plan, possible),
        *_first_rows(plan),
        *_alike(plan),
        *_unread(plan),
    ]


def outcomes_said(plan: ImportPlan) -> str:
    """How many rows there were, and what became of each, adding up to all of them."""
    total = sum(plan.outcomes.values())
    parts = [f"{plan.outcomes[key]} {one if plan.outcomes[key] == 1 else many}" for key, one, many in _OUTCOMES
             if plan.outcomes.get(key)]  # fmt: skip
    above = f" {counted(plan.above, 'row', 'rows')} above the table not counted." if plan.above else ""
    return f"{counted(total, 'row', 'rows')}: {', '.join(parts) or 'none'}.{above}"


def last_line(plan: ImportPlan, dry_run: bool = False) -> str:
    """The last line of every import: how many rows could not be read, and where they are."""
    count = len(plan.unread)
    if not count:
        return "0 rows could not be read: every row is accounted for."
    one = count == 1
    kept = "would be kept" if dry_run else "is kept" if one else "are kept"
    return (
        f"{count} {'row' if one else 'rows'} could not be read: {'it' if one else 'they'} {kept} whole under `unread` "
        "in the case file, with the reason."
    )


def _table(plan: ImportPlan, layout: Layout) -> Iterator[Block]:
    name = f"Table {layout.table.name}" if layout.table.name else "The table"
    yield Heading(3, name)
    if layout.kind == "empty":
        yield Paragraph("It is empty.")
    elif layout.kind == "skipped":
        yield Paragraph("Not read, as the mapping says.")
    elif layout.kind == "unsure":
        yield Paragraph(f"Not read as a chronology: {layout.why}.", prominent=True)
    elif layout.kind == "own":
        yield Paragraph("A table that `homeward export` wrote: every column is known.")
    else:
        how = {
            "named": f"The names of the columns stand in row {layout.header.number}.",
            "mapped": "Read as the mapping says.",
            "guessed": "No name of a column is known. This is the only way of reading it that fits: look at it.",
        }[layout.kind]
        yield Paragraph(how, prominent=layout.kind == "guessed")
        yield Points(tuple(_columns(layout)))
    if layout.table.notes:
        yield Points(tuple(Line(note) for note in layout.table.notes))


def _columns(layout: Layout) -> Iterator[Line]:
    """Each column that has a meaning or holds anything."""
    for at, meaning in enumerate(layout.header.meanings):
        name = layout.header.names[at] if at < len(layout.header.names) else ""
        filled = any(at < len(row.cells) and row.cells[at] not in (None, "") for row in layout.table.rows)
        if meaning or filled:
            named = f' "{shortened(name, 40)}"' if name else ""
            yield Line(f"{column_letter(at)}{named}: {_SAID[meaning]}")


def _counted(plan: ImportPlan, possible: int) -> Iterator[Block]:
    yield Heading(3, "What would be added")
    yield Paragraph(outcomes_said(plan))
    if plan.read_again:
        rows = counted(len(plan.read_again), "row that was kept", "rows that were kept")
        yield Paragraph(f"{rows} under `unread` of the case file can now be read, and will no longer stand there.")
    taken = Counter(what for entry in plan.new for what in entry.from_words)
    if taken:
        said = ", ".join(f"{_FROM_WORDS[what]} {taken[what]}" for what in _FROM_WORDS if taken[what])
        yield Paragraph(
            f"Taken from the words, where no column says it: {said}. It stands in the case file; check it there."
        )
    if plan.new:
        yield Paragraph(
            f"The words of {possible} of {counted(len(plan.new), 'new entry', 'new entries')} suggest a factor. A "
            "suggestion is possible and not confirmed until a person confirms it (`homeward confirm`)."
        )


def _first_rows(plan: ImportPlan) -> Iterator[Block]:
    if plan.new:
        yield Heading(3, "The first rows, as they were read")
        yield Table(("row", "date", "source", "words"), tuple(map(_row, plan.new[:FIRST_ROWS])))


def _row(entry: NewEntry) -> tuple[str, ...]:
    values: dict[str, Any] = dict(entry.values)
    source = values.get("source") or {}
    return (str(entry.number), _when(values), str(source.get("kind", "")), shortened(str(values.get("event", "")), 60))


def _when(values: dict[str, Any]) -> str:
    """The date of an entry as the page says it."""
    day = str(values.get("date") or "")
    full = {4: f"{day}-01-01", 7: f"{day}-01"}.get(len(day), day)
    precision = values.get("precision") or {4: "year", 7: "month"}.get(len(day), "day")
    given = {"date": full or None, "precision": precision, "latest": values.get("latest"), "until": values.get("until")}
    return when_said({**given, "after": []})


def _alike(plan: ImportPlan) -> Iterator[Block]:
    if plan.pairs:
        yield Heading(3, "May be the same event twice")
        yield Paragraph("Kept apart unless somebody says that they are one event.")
        lines = [
            Line(f"{pair.new.name} and {pair.kept.name}, {pair.new.day}: words {pair.alike} of 100 alike",
                 under=(shortened(pair.new.words), shortened(pair.kept.words)))
            for pair in plan.pairs[:MOST_LISTED]
        ]  # fmt: skip
        yield Points((*lines, *_more(len(plan.pairs))))
    if plan.pasted:
        yield Heading(3, "The same words under several dates")
        yield Paragraph("They may have been pasted. Kept as they are; say in the case file which of them happened.")
        lines = [
            Line(f"{', '.join(each.name for each in group[:12])}: {shortened(group[0].words)}")
            for group in plan.pasted[:MOST_LISTED]
        ]
        yield Points((*lines, *_more(len(plan.pasted))))


def _unread(plan: ImportPlan) -> Iterator[Block]:
    if plan.unread:
        yield Heading(3, "Rows that could not be read")
        lines = [Line(f"{_place(row.table)}row {row.number}: {row.reason}") for row in plan.unread[:MOST_LISTED]]
        yield Points((*lines, *_more(len(plan.unread))))


def _place(table: str) -> str:
    return f"{table}, " if table else ""


def _more(count: int) -> Sequence[Line]:
    return (Line(f"and {count - MOST_LISTED} more"),) if count > MOST_LISTED else ()

"""`confirm`: a person says which suggestions about untagged entries are right (semantics 7; decision 0009 S2)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from homeward.cli import screen
from homeward.cli.options import OwnCase, ids, one_of
from homeward.cli.screen import show, tell
from homeward.refusal import Refused

if TYPE_CHECKING:
    from homeward.confirming.decisions import Decision, Waiting


def confirm(
    case: OwnCase,
    entry: Annotated[str | None, typer.Argument(metavar="[ENTRY", help="One entry, by its id.")] = None,
    factor: Annotated[str | None, typer.Argument(metavar="FACTOR", help="A factor, by its id.")] = None,
    direction: Annotated[str | None, typer.Argument(metavar="DIRECTION]", help="concern, strength or reject.")] = None,
    about: Annotated[
        list[str] | None, typer.Option("--about", metavar="IDS", help="Whom it is about, where the entry does not say.")
    ] = None,
    rests_on: Annotated[
        str | None, typer.Option("--rests-on", metavar="WORD", help="seen, tested, document or told, where blank.")
    ] = None,
    type_: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="The kind of event, where blank.")] = None,
    list_to: Annotated[
        str | None, typer.Option("--list", metavar="FILE", help="Write all suggestions to a .csv to fill in.")
    ] = None,
    from_: Annotated[
        str | None, typer.Option("--from", metavar="FILE", help="Take the decisions of a list that was filled in.")
    ] = None,
) -> None:
    """Confirm what the words of untagged entries suggest, change it, or turn it down.

    On a terminal it walks through them entry by entry. Elsewhere it prints them; a list can be written, filled in and
    taken back in one go. Until a person confirms a suggestion it is possible only, and counts towards no class.

    \b
    Examples:
      homeward confirm case.yaml
      homeward confirm case.yaml e2 rf_parent_substance concern --about mother
      homeward confirm case.yaml --list suggestions.csv
      homeward confirm case.yaml --from suggestions.csv
    """
    given = [word for word in (entry, factor, direction) if word is not None]
    if len(given) not in (0, 3):
        raise typer.BadParameter("give an entry, a factor and a direction, or none of them.", param_hint="ENTRY")
    if sum((bool(given), list_to is not None, from_ is not None)) > 1:
        raise typer.BadParameter("give one of --list, --from and a single entry.", param_hint="--list")
    confirming = Confirming(case)
    if given:
        confirming.one(given[0], given[1], given[2], ids(about or []), rests_on, type_)
    elif list_to is not None:
        confirming.write_list(Path(list_to))
    elif from_ is not None:
        confirming.take_list(Path(from_))
    elif screen.is_terminal():
        confirming.walk()
    else:
        confirming.print_all()


class Confirming:
    """The case being confirmed. Every decision is written at once, and the case is read again before it is."""

    def __init__(self, word: str) -> None:
        from homeward.casebook import find_own_case
        from homeward.cli.reading import case_in
        from homeward.confirming.decisions import waiting_in
        from knowledge_base import load_knowledge

        self.found, self.path = find_own_case(word)
        self.content = self.found.content
        self.case = case_in(self.found)
        self.knowledge = load_knowledge()
        self.waiting: list[Waiting] = waiting_in(self.case, self.knowledge)

    def one(
        self, entry: str, factor: str, direction: str, about: list[str], rests_on: str | None, type_: str | None
    ) -> None:
        """One decision from the command line; the factor need not have been suggested."""
        from homeward.cli.reading import check_who, unknown
        from homeward.confirming.decisions import ANSWERS, Decision, not_taken

        entries = [row.id for row in self.case.chronology]
        if entry not in entries:
            raise Refused(unknown("entry", entry, entries, "in the chronology"))
        if factor not in self.knowledge.factors:
            raise Refused(unknown("factor", factor, list(self.knowledge.factors), "in the knowledge"))
        answer: Any = one_of(direction, ANSWERS, "DIRECTION")
        for who in about:
            check_who(self.case, who, "--about")
        if rests_on is not None:
            one_of(rests_on, ("seen", "tested", "document", "told"), "--rests-on")
        if type_ is not None and type_ not in self.knowledge.event_types:
            raise Refused(
                f"--type: {unknown('kind of event', type_, list(self.knowledge.event_types), 'in the knowledge')}"
            )
        decision = Decision(entry, factor, answer, tuple(about), rests_on, type_)
        left = not_taken(next(row for row in self.case.chronology if row.id == entry), decision)
        self.save([decision])
        for name, held in left:
            tell(
                f"--{name.replace('_', '-')} was not taken: the field `{name}` of {entry} holds {held} already, and "
                f"what is on record is not overwritten. If that is wrong, change `{name}` of {entry} in "
                f"{self.path.name}."
            )
        show(f"Written to {self.path.name}: {entry}, {factor}, {direction}. {self.left_said()}")

    def write_list(self, path: Path) -> None:
        """All suggestions as a list to fill in."""
        from homeward.case_file import write_new
        from homeward.confirming.lists import list_bytes

        if path.suffix.lower() != ".csv":
            raise Refused(f"{path.name}: the list is a .csv file. Name it so; Excel opens it.")
        write_new(path, list_bytes(self.waiting, self.knowledge))
        show(
            f"Written: {path}, {len(self.waiting)} suggestions. Fill in Decision with concern, strength or reject, "
            f"leave the rest empty, and run: homeward confirm {self.path} --from {path}"
        )

    def take_list(self, path: Path) -> None:
        """The decisions of a filled-in list, all or none."""
        from homeward.confirming.lists import decisions_in
        from homeward.importing.files import read_tables

        tables = read_tables(path)
        if len(tables) != 1:
            raise Refused("The list is one table. Name the file that --list wrote.")
        decisions = decisions_in(tables[0], self.case, self.knowledge, self.waiting)
        if not decisions:
            show(f"No row has a decision, so {self.path.name} is left as it is.")
            return
        self.save(decisions)
        show(f"Written to {self.path.name}: {len(decisions)} decisions. {self.left_said()}")

    def walk(self) -> None:
        """Entry by entry on a terminal."""
        from homeward.confirming.walk import Walk

        if not self.waiting:
            show("Nothing waits for confirmation.")
            return
        decided = Walk(self.case, self.knowledge, self.save).through(self.waiting)
        show(f"\n{decided} decided, all written to {self.path.name}. {self.left_said()}")

    def print_all(self) -> None:
        """Everything that waits, for a reader without a terminal."""
        for each in self.waiting:
            one = each.suggestion
            words = "; ".join(f'"{word}"' for word in one.words)
            show(f"{each.entry.id} {one.factor} {one.direction or '?'}: {words}")
        show(
            f"{len(self.waiting)} suggestions wait. Confirm one: homeward confirm {self.path} ENTRY FACTOR "
            "DIRECTION. All in one go: --list FILE, then --from FILE."
            if self.waiting
            else "Nothing waits for confirmation."
        )

    def save(self, decisions: Sequence[Decision]) -> None:
        """Write some decisions. Raises Refused, and writes nothing, where the case file would not take them."""
        from homeward.case_edits import with_changes
        from homeward.case_file import write_over
        from homeward.casebook import CaseText
        from homeward.cli.reading import case_in
        from homeward.confirming.decisions import changes_of

        changes = changes_of(self.case, self.knowledge, decisions)
        written = with_changes(self.content, self.found.name, "chronology", changes)
        changed = case_in(CaseText(self.found.name, written, self.path))
        write_over(self.path, written, self.content)
        self.content, self.case = written, changed

    def left_said(self) -> str:
        """How many suggestions still wait."""
        from homeward.confirming.decisions import waiting_in

        left = len(waiting_in(self.case, self.knowledge))
        return f"{left} still wait." if left else "Nothing waits any more."

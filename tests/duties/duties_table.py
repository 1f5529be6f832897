"""Reads the tables of duties beside this file.

A row has a name, a case in short form, and for each day looked at (`on`) the duties expected:

- `legal: [s20 2020-02-18 2020-06-01]` is a status, its first day and its last; `-` or nothing: not recorded.
- `home` are returns in the same way; `listed: "yes"` puts the child among the household's children.
- `visits` and `reviews` are days; `steps: {pwp_17a: 2020-11-16}` says that a step was done, `no 2020-11-16` that it
  was not.
- `rv_first: due 2020-03-17 not_recorded` is a state, the day, and a note; a note left out is not looked at, a day left
  out must not be there, `uncertain` says that the day reaches a year not yet proclaimed, and `none` that the duty is
  not asked for.
- under `only`, no duty but these is asked for; `same_as` adds to them a list that the table keeps under `duties`.
- `facts` at the head of a table are in the case of every row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from engine.case import case_from_values
from engine.gather.duties import DutyRead, duties_of
from engine.gather.view import Record, View
from knowledge_base import Knowledge, load_knowledge
from knowledge_base.reader import read_yaml

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Expected:
    """The duties one case is expected to have on one day."""

    table: str
    name: str
    case: Mapping[str, Any]
    duties: Mapping[str, str]
    only: bool


def tables() -> Iterator[Expected]:
    """Every day of every row of every table."""
    for path in sorted(HERE.glob("*.yaml")):
        table = read_yaml(path.read_text(encoding="utf-8"), path.name).value
        for row in table["rows"]:
            short = {**table.get("facts", {}), **row["case"]}
            for day, said in row["on"].items():
                only = "only" in said or "same_as" in said
                named = table["duties"][said["same_as"]] if "same_as" in said else {}
                expected = {**named, **said.get("only", {})} if only else said
                yield Expected(path.stem, row["name"], case(short, day), expected, only)


def case(short: Mapping[str, Any], as_of: str) -> dict[str, Any]:
    """The case that the short form stands for, as it is on a day."""
    return {
        "format": "1",
        "reference": "HW-0001",
        "as_of": as_of,
        "stage": short.get("stage"),
        "pathway": short.get("pathway"),
        "jurisdiction": short.get("jurisdiction"),
        "children": [{"id": "c1", "born": short.get("born", "2015-02-15")}],
        "adults": [{"id": "mother", "relation_to": {"c1": "mother"}}],
        "households": [
            {"id": "h1", "members": [{"adult": "mother"}], "children": ["c1"] if short.get("listed") == "yes" else []}
        ],
        "proposals": [{"id": "p1", "planned": short.get("planned")}],
        "legal": [{"status": row.split()[0], **_days(row.split()[1:])} for row in short.get("legal", [])],
        "returns": [_days(row.split()) for row in short.get("home", [])],
        "reviews": [{"kind": "lac_review", "on": _day(on)} for on in short.get("reviews", [])],
        "plans": {"visits": [{"made": _day(made)} for made in short.get("visits", [])]},
        "steps": [
            {"step": step, "done": "no" if "no" in said.split() else "yes", "on": said.split()[-1]}
            for step, said in short.get("steps", {}).items()
        ],
    }


def _day(written: str) -> str | None:
    return None if written == "-" else written


def _days(written: list[str]) -> dict[str, str | None]:
    first, last = (*written, "-", "-")[:2]
    return {"from": _day(first), "until": _day(last)}


def view(values: Mapping[str, Any], knowledge: Knowledge | None = None) -> View:
    """What the one proposal of a case makes of it."""
    read = case_from_values(dict(values))
    return View(Record(read, knowledge or load_knowledge(), {}), read.proposals[0])  # no duty is read from entries


def duties(values: Mapping[str, Any]) -> dict[str, DutyRead]:
    """The duties of a case by their ids; each is there once."""
    read = list(duties_of(view(values)))
    by_id = {each.duty: each for each in read}
    assert len(by_id) == len(read), f"said twice: {[each.duty for each in read]}"
    return by_id


def as_written(read: DutyRead | None, like: str) -> str:
    """A duty as the table writes it; the note only where the table has one."""
    if read is None:
        return "none"
    state, *rest = like.split()
    noted = any(word != "uncertain" and not word[0].isdigit() for word in rest)
    words = [read.state, read.due.isoformat() if read.due else "", "" if read.certain else "uncertain"]
    return " ".join(word for word in [*words, read.note if noted else ""] if word)


def day(written: str) -> date:
    """A day from its text."""
    return date.fromisoformat(written)

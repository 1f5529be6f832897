"""Invented cases of any length, the same one every time for the same seed, to measure how cost grows with entries.

Nothing here describes a family: texts are stock phrases and days are drawn at random. The shape follows a long
childhood (two adults, one child, one proposal, twelve years of chronology), and every part of a case file is present.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from benchmarks.large_case_judgements import AS_OF, ENTRY_TO_CARE, TAGGED, judgements, plans, reasons_for_care

FIRST_DAY: Final = date(2012, 6, 4)
MOST_ENTRIES: Final = 20_000

SOURCES: Final[tuple[tuple[str, int, tuple[str, ...], str | None], ...]] = (
    ("social_worker", 30, ("seen", "seen", "document"), "home_visit"),
    ("health", 14, ("seen", "document"), None),
    ("school", 12, ("seen",), None),
    ("police", 10, ("seen", "document"), "police_callout"),
    ("test_result", 9, ("tested",), "drug_test"),
    ("self_report", 9, ("told",), None),
    ("carer", 6, ("seen",), None),
    ("adult_service", 4, ("document",), "service_taken"),
    ("court", 3, ("document",), None),
    ("child", 2, ("told",), None),
    ("anonymous", 1, ("told",), None),
)
"""Kind of source, how often it writes, what its entries can rest on, and its type of event."""

PRECISIONS: Final = (("day", 82), ("month", 8), ("about", 4), ("between", 3), ("year", 2), ("before", 1))
STANDINGS: Final = (("established", 84), ("alleged", 7), ("disputed", 4), ("disproved", 3), ("not_proved", 2))
EVENTS: Final = ("a visit was made and noted.", "a call came in.", "a report arrived.", "a meeting was held.")
THEMES: Final = ("oversight", "honesty", "assessment", "overall_view")


def large_case(entries: int, seed: int) -> dict[str, Any]:
    """A whole case file with that many chronology entries, as plain values; days are ISO text.

    The same ``entries`` and ``seed`` give the same case. Raises ValueError where the number is below 0 or above what
    a case file may hold.
    """
    if not 0 <= entries <= MOST_ENTRIES:
        raise ValueError(f"a case file holds 0 to {MOST_ENTRIES} entries, and {entries} were asked for; ask for fewer")
    draw = Random(f"{entries} {seed}")
    chronology = _chronology(draw, entries)
    case: dict[str, Any] = {"format": 1, "reference": f"LARGE-{entries}-{seed}", "as_of": AS_OF.isoformat()}
    case |= {"stage": "stage_4", "jurisdiction": "england"}
    case |= _family()
    case["reasons_for_care"] = reasons_for_care(chronology)
    case["chronology"] = chronology
    case |= judgements(draw, chronology)
    case["plans"] = plans(draw)
    return case


def write(path: str | Path, entries: int = 3_000, seed: int = 1) -> Path:
    """Write such a case to ``path`` and return it, as JSON, which is YAML too.

    Raises ValueError where the name ends in none of .json, .yaml and .yml, and OSError where it cannot be written.
    """
    file = Path(path)
    if file.suffix not in (".json", ".yaml", ".yml"):
        raise ValueError(f"a case file ends in .json, .yaml or .yml, and {file.name!r} does not; rename it")
    file.write_text(json.dumps(large_case(entries, seed), indent=1) + "\n", encoding="utf-8")
    return file


def _family() -> dict[str, Any]:
    entry = ENTRY_TO_CARE.isoformat()
    care = {"child": "c1", "kind": "day_to_day", "from": "2011-02-15", "until": entry}
    roles = ("case_holder", "chronologist", "manager", "carer", "multi_agency", "iro")
    parents = (("mother", "M"), ("father", "F"))
    return {
        "children": [{"id": "c1", "name": "L", "born": "2011-02-15", "born_precision": "day"}],
        "adults": [
            {"id": who, "name": name, "relation_to": {"c1": who}, "cared_for": [dict(care)]} for who, name in parents
        ],
        "households": [{"id": "h1", "members": [{"adult": who, "as": "parent"} for who, _ in parents]}],
        "legal": [
            {"child": "c1", "status": "s20", "from": "2017-03-01", "until": "2017-12-01"},
            {"child": "c1", "status": "s38", "from": entry, "until": "2023-03-20"},
            {"child": "c1", "status": "s31", "from": "2023-03-20"},
        ],
        "people": [{"id": f"w{n}", "role": f"role_{role}"} for n, role in enumerate(roles, start=1)],
        "proposals": [{"id": "p1", "child": "c1", "household": "h1", "planned": "2024-07-15"}],
        "returns": [
            {"child": "c1", "household": "h1", "from": "2017-12-01", "until": entry, "ended_because": "As before."}
        ],
    }


def _chronology(draw: Random, entries: int) -> list[dict[str, Any]]:
    length = (AS_OF - FIRST_DAY).days
    days = sorted(FIRST_DAY + timedelta(draw.randrange(length + 1)) for _ in range(entries))
    rows = [_entry(draw, number, day) for number, day in enumerate(days, start=1)]
    _settle_standings(draw, rows)
    return rows


def _entry(draw: Random, number: int, day: date) -> dict[str, Any]:
    kind, _, grounds, event_type = draw.choices(SOURCES, [weight for _, weight, _, _ in SOURCES])[0]
    row: dict[str, Any] = {"id": f"e{number}", **_dated(draw, day)}
    if event_type is not None and draw.random() < 0.7:
        row["type"] = event_type
    row["event"] = f"Invented entry {number}: {draw.choice(EVENTS)}"
    row["source"] = {"kind": kind}
    row["rests_on"] = draw.choice(grounds)
    row["about"] = draw.choice((["mother"], ["mother"], ["father"], ["mother", "father"]))
    row["children"] = ["c1"]
    if row["rests_on"] == "told" and kind != "anonymous":
        row["told_by"] = "c1" if kind == "child" else row["about"][0]
    if draw.random() < 2 / 3:
        row["factors"] = _tags(draw, day)
    elif draw.random() < 0.1:
        row["themes"] = [draw.choice(THEMES)]
    if draw.random() < 0.5:
        row["severity"] = draw.choice(("minor", "moderate", "moderate", "serious"))
    return row


def _dated(draw: Random, day: date) -> dict[str, Any]:
    """The date of an entry and its precision, and mostly the day it was recorded: never before its last possible day.

    That day is left out only for some exact days, so that every entry is known at `as_of`.
    """
    precision = draw.choices([word for word, _ in PRECISIONS], [weight for _, weight in PRECISIONS])[0]
    dated: dict[str, Any] = {"date": day.isoformat(), "precision": precision}
    month_on = day + timedelta(31)
    last = {"month": month_on, "about": month_on, "year": date(day.year, 12, 31)}.get(precision, day)
    if precision == "between":
        last = min(day + timedelta(draw.randint(5, 60)), AS_OF)
        dated["latest"] = last.isoformat()
    if precision != "day" or draw.random() < 0.9:
        dated["recorded"] = min(last + timedelta(draw.randint(0, 3)), AS_OF).isoformat()
    return dated


def _tags(draw: Random, day: date) -> list[dict[str, str]]:
    """One to three factors; before care mostly concerns, afterwards mostly strengths."""
    concern = 0.75 if day < ENTRY_TO_CARE else 0.35
    weights = [6] * 4 + [2] * (len(TAGGED) - 4)
    chosen = sorted(set(draw.choices(TAGGED, weights, k=draw.choice((1, 1, 2, 3)))))
    return [{"id": factor, "direction": "concern" if draw.random() < concern else "strength"} for factor in chosen]


def _settle_standings(draw: Random, rows: Sequence[dict[str, Any]]) -> None:
    """Give each entry its standing. Only a later entry of a court or laboratory clears one; else it is alleged."""
    clears: dict[str, Any] | None = None
    for row in reversed(rows):
        word = draw.choices([word for word, _ in STANDINGS], [weight for _, weight in STANDINGS])[0]
        if word in ("disproved", "not_proved") and clears is not None and clears["recorded"] > row["date"]:
            cleared = {"is": word, "from": clears["recorded"], "by": clears["id"]}
            row["standing"] = [{"is": "alleged", "from": row["date"]}, cleared]
        elif word != "established":
            row["standing"] = [{"is": "disputed" if word == "disputed" else "alleged", "from": row["date"]}]
        elif row["source"]["kind"] in ("court", "test_result") and row["precision"] == "day" and "recorded" in row:
            clears = row

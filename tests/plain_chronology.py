"""One plain case to write chronologies into, for tests of the evaluator of patterns alone.

`as_of` is 1 October 2020 and days are said as so many days before it. A mother and her child c1 in household h1; an
aunt who is in no household; c2, another child.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from evaluator_patterns import Finding, faults, patterns

AS_OF = date(2020, 10, 1)
SUBSTANCE = "rf_parent_substance"
NEGLECT = "rf_abuse_neglect"


def ago(days: int) -> str:
    return (AS_OF - timedelta(days=days)).isoformat()


def case_of(*entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A case that holds these entries; other sections as given."""
    case: dict[str, Any] = {
        "as_of": AS_OF.isoformat(),
        "children": [{"id": "c1", "born": "2015-03-01"}, {"id": "c2", "born": "2012-03-01"}],
        "adults": [{"id": "mother", "relation_to": {"c1": "mother"}}, {"id": "aunt"}],
        "households": [{"id": "h1", "members": [{"adult": "mother"}]}],
        "proposals": [{"id": "p1", "child": "c1", "household": "h1"}],
        "chronology": list(entries),
        "plans": {},
    }
    return case | more


def entry(name: str, days: int | None, kind: str | None = None, **more: Any) -> dict[str, Any]:
    """An entry so many days ago, of a type, that says no factor."""
    row: dict[str, Any] = {"id": name, "date": None if days is None else ago(days), "type": kind}
    return row | {"event": f"What {name} tells.", "source": {"kind": "school"}, "rests_on": "seen"} | more


def concern(name: str, days: int, severity: str | None = None, factor: str = SUBSTANCE, **more: Any) -> dict[str, Any]:
    """A concern about the mother."""
    tag = {"id": factor, "direction": "concern"}
    return entry(name, days, **({"about": ["mother"], "factors": [tag], "severity": severity} | more))


def strength(name: str, days: int, factor: str = SUBSTANCE, **more: Any) -> dict[str, Any]:
    """Something good seen of the mother."""
    return entry(name, days, **({"about": ["mother"], "factors": [{"id": factor, "direction": "strength"}]} | more))


def possible(row: dict[str, Any], word: str = "alleged") -> dict[str, Any]:
    return row | {"standing": [{"is": word, "from": None}]}


def unconfirmed(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"factors": [tag | {"confirmed": False} for tag in row["factors"]]}


def found(pattern: str, case: dict[str, Any]) -> list[tuple[str, bool, str]]:
    """Of one pattern: (how, sure, "the ids behind it, in order"), in order."""
    return sorted((f.how, f.sure, told(f)) for f in patterns(case)["p1"] if f.pattern == pattern)


def found_faults(fault: str, case: dict[str, Any]) -> list[tuple[str, str]]:
    """Of one fault: (how, "the ids behind it, in order")."""
    return sorted((f.how, told(f)) for f in faults(case) if f.pattern == fault)


def told(finding: Finding) -> str:
    return " ".join(sorted(finding.sources))

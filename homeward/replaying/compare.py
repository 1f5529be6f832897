"""What an answer says held to what follows. Each difference is named; what rests on it is named too.

Facts, conclusions, the ways one was reached and what a fact was made `from` may stand in any order. Everywhere else the
order of a list is part of the answer: it is by rank.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any, Final

from homeward.replaying.steps_shown import faults_of_derivations

A_WORD: Final = re.compile(r"[a-z0-9_.]{0,80}")
MOST_NAMED: Final = 12
UNORDERED: Final = ("from", "derivations")
SAME_FIRST: Final = {
    "knowledge": "it was made with another edition of the knowledge, or other settings, than are here. Replay it with "
    "the same, and with the same --local file.",
    "software": "it was made with another version of this software than is here. Replay it with the same.",
    "case": "it is about a case of another reference. Name the case file it was made from.",
    "as_of": "it is about another day than was derived. Name the case file it was made from.",
}
"""What has to be the same before anything else is worth comparing, and what to do where it is not."""


def not_comparable(shown: Mapping[str, Any], derived: Mapping[str, Any]) -> list[str]:
    """What must be the same before anything else is worth comparing, and is not."""
    return [
        f"The answer says {key}: {what}" for key, what in SAME_FIRST.items() if not alike(shown.get(key), derived[key])
    ]


def differences(shown: Mapping[str, Any], derived: Mapping[str, Any]) -> list[str]:
    """Every difference between an answer and what was derived, as sentences; none where everything follows."""
    found = []
    resting = _resting(derived)
    for part in ("facts", "conclusions"):
        one, other = ({row["id"]: row for row in told[part]} for told in (shown, derived))
        noun = part[:-1]
        for name in sorted(one.keys() - other.keys()):
            found.append(f"{noun} {said(name)}: it is shown, and it does not follow.")
        for name in sorted(other.keys() - one.keys()):
            found.append(f"{noun} {name}: it follows, and it is not shown.{_also(name, resting)}")
        for name in sorted(one.keys() & other.keys()):
            found += [
                f"{noun} {name}: it does not follow as shown: {what}.{_also(name, resting)}"
                for what in _differing(one[name], other[name], "")
            ]
    rest = [key for key in sorted({*shown, *derived}) if key not in ("facts", "conclusions")]
    for what in _differing(
        {k: shown[k] for k in rest if k in shown}, {k: derived[k] for k in rest if k in derived}, ""
    ):
        found.append(f"{_conclusion_behind(what)}{what}.")
    return found + (faults_of_derivations(shown) if found else [])


def alike(one: Any, other: Any) -> bool:
    """Whether two pieces of JSON say the same; 1, 1.0 and true are three things."""
    return next(_differing(one, other, ""), None) is None


def said(value: Any) -> str:
    """A value as a message may repeat it: ids, words and numbers; free text never, which may name a child."""
    if isinstance(value, str):
        return (value or "nothing") if A_WORD.fullmatch(value) else f"a text of {len(value)} characters"
    if value is None or isinstance(value, bool | int):
        return "nothing" if value is None else str(value).lower()
    return f"something of {len(value)} parts" if isinstance(value, list | dict) else "a number"


def _differing(one: Any, other: Any, path: str) -> Iterator[str]:
    """Where two pieces of JSON differ, by path."""
    if type(one) is not type(other) or not isinstance(one, dict | list):
        if type(one) is not type(other) or one != other:
            yield f"{path or 'it'} is shown as {said(one)}, and {said(other)} was derived"
    elif json.dumps(one) == json.dumps(other):
        return  # the quick way for what was not touched; in another order of keys, the rest finds no difference
    elif isinstance(one, dict):
        for key in sorted({*one, *other}):
            place = f"{path}.{said(key)}" if path else said(key)
            if key not in other:
                yield f"{place} is shown, and does not follow"
            elif key not in one:
                yield f"{place} follows, and is not shown"
            else:
                yield from _differing(one[key], other[key], place)
    else:
        yield from _differing_lists(one, other, path)


def _differing_lists(one: list[Any], other: list[Any], path: str) -> Iterator[str]:
    """Where two lists differ: by id where all they hold has one, otherwise by place."""
    if path.split(".")[-1] in UNORDERED:
        one, other = sorted(one, key=repr), sorted(other, key=repr)
    ids, right = ([row.get("id") if isinstance(row, dict) else None for row in rows] for rows in (one, other))
    if (
        all(type(name) is str for name in (*ids, *right))
        and len(set(ids)) == len(ids)
        and len(set(right)) == len(right)
    ):
        if set(ids) == set(right) and ids != right:
            yield f"{path} stands in another order than was derived"
        yield from _differing(dict(zip(ids, one, strict=True)), dict(zip(right, other, strict=True)), path)
        return
    if len(one) != len(other):
        yield f"{path} is shown with {len(one)}, and {len(other)} were derived"
    for place, (left, correct) in enumerate(zip(one, other, strict=False), 1):
        yield from _differing(left, correct, f"{path}.{place}")


def _conclusion_behind(what: str) -> str:
    """The conclusion a part of a proposal tells, where it tells one."""
    parts = what.split(" ")[0].split(".")
    if parts[0] == "proposals" and len(parts) > 2 and parts[2] == "classification":
        return f"classification.{parts[1]}.evidence: "
    return ""


def _resting(derived: Mapping[str, Any]) -> dict[str, set[str]]:
    """For each fact and conclusion, what was made from it directly."""
    found: dict[str, set[str]] = defaultdict(set)
    for conclusion in derived["conclusions"]:
        for premise in conclusion["premises"]:
            found[premise].add(conclusion["id"])
    for fact in derived["facts"]:
        for source in fact["from"]:
            if isinstance(source, str):
                found[source].add(fact["id"])
    return found


def _also(name: str, resting: Mapping[str, set[str]]) -> str:
    """The conclusions that rest on something, near ones first, as a sentence."""
    seen, edge = {name: None}, [name]
    while edge:
        edge = [after for each in edge for after in sorted(resting.get(each, ())) if after not in seen]
        seen.update(dict.fromkeys(edge))
    rest = list(seen)[1:]
    more = f" and {len(rest) - MOST_NAMED} more" if len(rest) > MOST_NAMED else ""
    return f" What rests on it no longer follows: {', '.join(rest[:MOST_NAMED])}{more}." if rest else ""

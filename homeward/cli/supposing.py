"""What is typed as FACTOR=STATUS, for `assess --suppose` and `explain --set`: read, and refused with what would do.

Beside a factor, for everybody or with `@PERSON` for one, a what-if may suppose `capacity.FACTOR@ADULT`, `wish@PERSON`,
`met@ADULT`, `protection` and `red_list`; these are the keys of `explain --what-if --format json`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import typer

from homeward.cli.options import nearest
from homeward.refusal import Refused

if TYPE_CHECKING:
    from engine.case import Case
    from knowledge_base import Knowledge

CAPACITY: Final = "capacity."
CARE_OF_CHILD: Final = "care_of_child"


def pair(word: str, option: str) -> tuple[str, str]:
    """The key and the value of one supposition; wrong usage where it is not one."""
    key, sign, value = word.partition("=")
    if not sign or not key:
        raise typer.BadParameter(f"{word!r} is not FACTOR=STATUS.", param_hint=option)
    right = _values_of(key.partition("@")[0])
    if value not in right:
        near = nearest(value, right)
        guess = f" Did you mean {near}?" if near else ""
        raise typer.BadParameter(f"{value!r} is not one of {', '.join(right)}.{guess}", param_hint=option)
    return key, value


def _values_of(name: str) -> tuple[str, ...]:
    """The values that what is supposed under a name can have."""
    # The engine is asked only when something is supposed, so that --help stays quick.
    from engine import suppositions as can

    others = {
        "wish": can.WISHES,
        "met": (can.MET,),
        can.PROTECTION: (can.FOUND, can.NONE_FOUND),
        can.RED_LIST: (can.ANSWERED,),
    }
    return others.get(name) or (can.LEVELS if name.startswith(CAPACITY) else can.STATUSES)


def supposed(pairs: Sequence[tuple[str, str]], case: Case, knowledge: Knowledge, option: str) -> dict[str, str]:
    """The suppositions by key. Raises Refused for what nothing can be supposed of, and for people there are none of."""
    factors = sorted(
        name
        for name, factor in knowledge.risk_factors.items()
        if factor.nature != "static" and factor.speaks_as_wish_of is None and factor.asked_of != "household"
    )
    found: dict[str, str] = {}
    for key, value in pairs:
        if key in found:
            raise Refused(f"{option}: {key} is given twice. Suppose one thing of it.")
        _check(key, case, knowledge, factors, option)
        found[key] = value
    return found


def _check(key: str, case: Case, knowledge: Knowledge, factors: Sequence[str], option: str) -> None:
    """Raises Refused where a key names nothing that could be otherwise."""
    from engine.suppositions import PROTECTION, RED_LIST

    of, at, person = key.partition("@")
    people = [row.id for rows in (case.adults, case.children) for row in rows]
    if at and person not in people:
        near = nearest(person, people)
        guess = f"Did you mean {near}?" if near else f"There is: {', '.join(people)}."
        raise Refused(f"{option}: nobody in this case is {person!r}. {guess}")
    if of in (PROTECTION, RED_LIST) and not at:
        return
    if of in ("wish", "met") or of.startswith(CAPACITY):
        if not at:
            raise Refused(f"{option}: {of} is one person's. Write {of}@PERSON, such as {of}@{people[0]}.")
        problem = of.removeprefix(CAPACITY)
        if of in ("wish", "met") or problem == CARE_OF_CHILD:
            return
        of = problem
    if of not in factors:
        raise Refused(f"{option}: {_why_not(of, knowledge, factors)}")


def _why_not(name: str, knowledge: Knowledge, right: Sequence[str]) -> str:
    """Why nothing can be supposed of a factor, and of which one it can."""
    factor = knowledge.factors.get(name)
    if factor is None:
        near = nearest(name, right)
        return f"there is no factor {name}." + (f" Did you mean {near}?" if near else "")
    if factor.kind == "protective":
        return (
            f"{name} is a protective factor. Only the status of a risk factor can be supposed, or protection=found, or "
            "protection=none_found."
        )
    if factor.speaks_as_wish_of is not None:
        return f"{name} is read from wishes and deeds, and has no status of its own. Suppose wish@PERSON instead."
    if factor.asked_of == "household":
        return f"{name} is about services, and has no say in the class."
    others = " or ".join(other for other in factor.counterparts if other in right)
    return f"{name} is static: it is history and does not change." + (f" Suppose {others} instead." if others else "")

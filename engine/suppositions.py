"""What a what-if may suppose, and under which key: of what stands, never of a rating (semantics 5.7).

| key | value |
| --- | --- |
| `FACTOR`, for everybody, or `FACTOR@PERSON` | present, being_addressed, addressed, absent |
| `capacity.FACTOR@ADULT` (`capacity.care_of_child@ADULT`) | none, limited, evidenced, sustained |
| `wish@PERSON` | yes, opposed |
| `protection` | found: one voting protective factor stands; none_found: looked for everywhere, and none stands |
| `met@ADULT` | yes: an assessment names them as met |
| `red_list` | answered: a manager records what changed |
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

STATUSES: Final = ("present", "being_addressed", "addressed", "absent")
LEVELS: Final = ("none", "limited", "evidenced", "sustained")
WISHES: Final = ("yes", "opposed")
PROTECTION: Final = "protection"
FOUND: Final = "found"
NONE_FOUND: Final = "none_found"
RED_LIST: Final = "red_list"
ANSWERED: Final = "answered"
MET: Final = "yes"

AN_EXAMPLE: Final = "pf_family_extended_support"
"""The protective factor that stands in a what-if: an example of one, and no finding."""

PROTECTING: Final = {FOUND: (AN_EXAMPLE, "stands"), NONE_FOUND: ("", NONE_FOUND)}
"""By what is supposed of protection: the factor it is told of, empty where none is found, and how that one stands."""

Supposed = Mapping[str, str]


def status_key(subject: str, factor: str) -> str:
    """The key of one person's status on one factor."""
    return f"{factor}@{subject}"


def capacity_key(adult: str, problem: str) -> str:
    """The key of one adult's capacity on one problem."""
    return f"capacity.{problem}@{adult}"


def wish_key(person: str) -> str:
    """The key of one person's wish."""
    return f"wish@{person}"


def met_key(adult: str) -> str:
    """The key of an adult's having been met."""
    return f"met@{adult}"


def status_supposed(supposed: Supposed, subject: str, factor: str) -> str | None:
    """The status supposed of a factor for a person; None where none is."""
    return supposed.get(status_key(subject, factor), supposed.get(factor))


def level_supposed(supposed: Supposed, adult: str, problem: str) -> str | None:
    """The capacity supposed of an adult on a problem; None where none is."""
    return supposed.get(capacity_key(adult, problem))


def wish_supposed(supposed: Supposed, person: str) -> str | None:
    """The wish supposed of a person; None where none is."""
    return supposed.get(wish_key(person))


def protection_supposed(supposed: Supposed) -> tuple[str, str] | None:
    """The factor and the standing of a protection that is supposed; None where nothing is supposed of it."""
    return PROTECTING.get(supposed.get(PROTECTION, ""))


def is_no_protection_supposed(supposed: Supposed) -> bool:
    """Whether protection is supposed to be looked for everywhere and not found."""
    return supposed.get(PROTECTION) == NONE_FOUND


def is_met_supposed(supposed: Supposed, adult: str) -> bool:
    """Whether an adult is supposed to have been met."""
    return supposed.get(met_key(adult)) == MET


def is_red_list_supposed(supposed: Supposed) -> bool:
    """Whether the red list is supposed to have been answered by a manager."""
    return supposed.get(RED_LIST) == ANSWERED

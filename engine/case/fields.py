"""The kinds of field a case file has: texts, ids, days, yes-or-no, numbers, words from a fixed list.

A YAML file gives every value as text and a JSON file gives some of them typed; both come out the same here. A field
left blank, `null` or `~` is the same as a field that is not there: nothing is recorded.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, NoReturn

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
MOST: Final = 10**15
"""No figure of a case is as large; larger ones only cost time."""

_ONE_WORD: Final = re.compile(r"[^\s\"'`<>]{1,80}")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]{1,15})?([eE][+-]?[0-9]{1,3})?")
_WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}")
_ISO_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ISO_PART: Final = re.compile(r"[0-9]{4}(-[0-9]{2})?")
_OTHER_DAY: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{2,4})")


class Row(BaseModel):
    """One row of a case file. It cannot be changed once read, and has no field the format does not name."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        populate_by_name=True,
        hide_input_in_errors=True,
    )

    @model_validator(mode="before")
    @classmethod
    def blank_is_not_recorded(cls, given: object) -> object:
        """A field that is blank, `null` or `~` is left to its default. A field nobody knows is kept, to be refused."""
        if not isinstance(given, Mapping):
            return given
        known = known_keys(cls)
        return {key: value for key, value in given.items() if not (is_blank(value) and key in known)}


class FrozenDict(dict[str, Any]):
    """A mapping of a frozen row: it reads like any dict and cannot be changed."""

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a case that has been read cannot be changed; read the file again after editing it")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[FrozenDict], tuple[dict[str, Any]]]:
        """Copied and sent to another process as a whole, since it cannot be filled field by field."""
        return FrozenDict, (dict(self),)

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))


@dataclass(frozen=True)
class Refers:
    """Marks a field that names rows kept elsewhere in the case, or entries of the knowledge base, by their id."""

    to: tuple[str, ...]

    def __init__(self, *to: str) -> None:
        object.__setattr__(self, "to", to)


@cache
def known_keys(model: type[BaseModel]) -> dict[str, str]:
    """The keys a row may have, each with the name of its attribute (`from` -> `from_`)."""
    keys: dict[str, str] = {}
    for name, about in model.model_fields.items():
        keys[name] = name
        if about.alias:
            keys[about.alias] = name
    return keys


def is_blank(value: object) -> bool:
    """Whether a field says nothing: not there, null, or a text of spaces alone."""
    return value is None or (isinstance(value, str) and not value.strip())


def freeze(value: object) -> object:
    """Plain values of any shape, made unchangeable. Single values become text, as YAML gives them."""
    if isinstance(value, Mapping):
        return FrozenDict({str(key): freeze(inside) for key, inside in value.items()})
    if isinstance(value, list | tuple):
        return tuple(freeze(inside) for inside in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if value is None or isinstance(value, str) else str(value)


def _mapping(given: object) -> object:
    """A row whose fields nobody fixed: kept whole, unchangeable, its single values as text."""
    return freeze(given) if isinstance(given, dict) else given


AnyFields = Annotated[dict[str, Any], BeforeValidator(_mapping), AfterValidator(FrozenDict)]


def _text(value: object) -> object:
    """A text. A whole number counts as one: an id of 1 is the text 1 in YAML."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < MOST:
        return str(value)
    if isinstance(value, str):
        return value
    raise PydanticCustomError("not_text", "is not a text")


def _own_id(value: object) -> object:
    """The id of a row: one short word, so that a message, a link and an answer can carry it."""
    word = _text(value)
    if isinstance(word, str) and _ONE_WORD.fullmatch(word):
        return word
    raise PydanticCustomError("not_an_id", "is not one short word")


def _yes_or_no(value: object) -> object:
    """True or false; the words true, false, yes and no."""
    word = value.strip().lower() if isinstance(value, str) else value
    if isinstance(word, bool):
        return word
    if word in ("true", "yes"):
        return True
    if word in ("false", "no"):
        return False
    raise PydanticCustomError("not_yes_or_no", "is neither true nor false")


def _whole(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and _WHOLE.fullmatch(value.strip()):
        return int(value)
    raise PydanticCustomError("not_whole", "is not a whole number")


def _number(value: object) -> object:
    """A number; 7.0 and 7 are the same one."""
    if isinstance(value, str):
        value = float(value) if _NUMBER.fullmatch(value.strip()) else None
    if isinstance(value, int | float) and not isinstance(value, bool) and -MOST < value < MOST:
        return int(value) if float(value).is_integer() else value
    raise PydanticCustomError("not_number", "is not a number")


def _day(value: object) -> object:
    """A whole day, written 2020-01-16."""
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return value
    written = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    found = _ISO_DAY.fullmatch(written)
    if found is not None:
        year, month, day = (int(part) for part in found.groups())
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise PydanticCustomError("year_out_of_reach", "has a year no case can have")
        try:
            return datetime.date(year, month, day)
        except ValueError:
            raise PydanticCustomError("no_such_day", "is a day no calendar has") from None
    if _ISO_PART.fullmatch(written):
        raise PydanticCustomError("part_of_a_day", "is a month or a year, and a whole day is needed here")
    if _OTHER_DAY.fullmatch(written):
        raise PydanticCustomError("day_not_year_first", "is not written with the year first")
    raise PydanticCustomError("not_a_day", "is not a day")


def part_of_day(value: object) -> tuple[datetime.date, datetime.date, str] | None:
    """Of `2020-01` or `2020`: its first day, its last day, and `month` or `year`. None for anything else."""
    written = str(value).strip() if isinstance(value, str | int) and not isinstance(value, bool) else ""
    if not _ISO_PART.fullmatch(written):
        return None
    year, month = int(written[:4]), int(written[5:] or 0)
    if not FIRST_YEAR <= year <= LAST_YEAR or month > 12 or (len(written) > 4 and month == 0):
        return None
    if not month:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31), "year"
    first = datetime.date(year, month, 1)
    after = datetime.date(year + month // 12, month % 12 + 1, 1)
    return first, after - datetime.timedelta(days=1), "month"


Text = Annotated[str, BeforeValidator(_text)]
Id = Text
"""An id that names a row kept elsewhere."""
OwnId = Annotated[str, BeforeValidator(_own_id)]
"""The id a row is named by."""
Ids = tuple[Id, ...]
YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
Whole = Annotated[int, BeforeValidator(_whole)]
Number = Annotated[int | float, BeforeValidator(_number)]
Day = Annotated[datetime.date, BeforeValidator(_day)]

ChildId = Annotated[Id, Refers("child")]
AdultId = Annotated[Id, Refers("adult")]
HouseholdId = Annotated[Id, Refers("household")]
EntryId = Annotated[Id, Refers("entry")]
ReasonId = Annotated[Id, Refers("reason")]
ProposalId = Annotated[Id, Refers("proposal")]
GoalId = Annotated[Id, Refers("goal")]
ClaimId = Annotated[Id, Refers("claim")]
StepId = Annotated[Id, Refers("step")]
FactorId = Annotated[Id, Refers("factor")]
WhoId = Annotated[Id, Refers("person", "adult", "child")]
"""Anyone the case knows: a worker or other person, an adult, a child."""
FamilyId = Annotated[Id, Refers("adult", "child")]

ChildIds = tuple[ChildId, ...]
AdultIds = tuple[AdultId, ...]
EntryIds = tuple[EntryId, ...]
FactorIds = tuple[FactorId, ...]
WhoIds = tuple[WhoId, ...]
FamilyIds = tuple[FamilyId, ...]
Texts = tuple[Text, ...]

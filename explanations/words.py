"""The words a person reads for the words the engine reasons with, and dates said as exactly as they were recorded."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

SAID: Final[dict[str, str]] = {
    "against_optimism": "against a hopeful reading",
    "against_pessimism": "against a gloomy reading",
    "bears_on_nothing": "bears on nothing that is present",
    "before_reviews": "improvement only before reviews",
    "cannot_tell": "cannot tell whether known",
    "care_of_child": "care of this child",
    "day_to_day": "day to day",
    "ends_with_placement": "ends with the placement",
    "iro": "independent reviewing officer",
    "multi_agency": "other agencies",
    "epo": "emergency protection order",
    "none_found": "looked for everywhere, none found",
    "never_met": "not met by any assessment",
    "no_vote": "no vote",
    "nothing_asked": "nothing to ask",
    "on_the_evidence": "on the evidence",
    "on_the_ratings": "on the ratings",
    "opposed": "unsure or against it",
    "overall": "the overall view",
    "returns": "a return that ended before",
    "ratings_best": "on the ratings, what is disputed at its best",
    "ratings_worst": "on the ratings, what is disputed at its worst",
    "best": "with what is open at its best",
    "worst": "with what is open at its worst",
    "s20": "section 20",
    "s31": "section 31 care order",
    "s38": "section 38 interim care order",
    "self_report": "own account",
    "self_report_only": "on the family's word alone",
    "single_source": "one source alone",
    "test_result": "test",
    "coverage": "risks without an action",
    "decision": "what the class means for the decision",
    "history": "earlier answers",
    "as_planned": "return as planned",
    "with_conditions": "return with conditions",
    "not_in_childhood": "not in this childhood",
    "role_chronologist": "author of the chronology",
    "plan_checks": "checks of the plan",
    "pre_mortem": "how it could go wrong",
    "tripped": "assumptions new entries broke",
    "too_short": "too short a time",
}
"""Where the words differ from the id with its underscores taken out. Anything else is read as it stands."""

NOT_LOOKED_AT: Final[dict[str, str]] = {
    "conditions": "conditions set before return (who set them is looked at)",
    "measures": "questionnaires and tests",
    "unread": "rows an import could not read",
}
"""Parts of a case file that are kept and that this version does not reason over, said for the first page."""

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


def said(value: Any) -> str:
    """A value in words: `being_addressed` is "being addressed", nothing is "not recorded", several are joined."""
    if value is None or value == "":
        return "not recorded"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        return joined(said(part) for part in value)
    text = str(value)
    return SAID.get(text, text.replace("_", " "))


def joined(parts: Iterable[str]) -> str:
    """Several words as a person lists them: "a, b and c"."""
    words = list(parts)
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def first_of(names: Iterable[str], shown: int) -> list[str]:
    """The first of several names, and how many there are besides."""
    held = list(dict.fromkeys(names))
    return held if len(held) <= shown else [*held[:shown], f"{len(held) - shown} more"]


def counted(number: int, one: str, many: str = "") -> str:
    """A number of things: "1 entry", "3 entries"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def day_said(iso: str | None) -> str:
    """An ISO day as a person writes it: "16 January 2020"."""
    if not iso:
        return "no date"
    day = date.fromisoformat(iso)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def when_said(values: dict[str, Any]) -> str:
    """The date of an entry, as exactly as it was recorded and no more."""
    if not values.get("date"):
        after = values.get("after") or []
        return f"no date, after {joined(after)}" if after else "no date"
    day = date.fromisoformat(values["date"])
    exact = day_said(values["date"])
    first = {
        "month": f"{MONTHS[day.month - 1]} {day.year}",
        "year": str(day.year),
        "about": f"about {exact}",
        "before": f"before {exact}",
        "between": f"between {exact} and {day_said(values.get('latest'))}",
    }.get(values.get("precision") or "day", exact)
    return f"{first} to {day_said(values['until'])}" if values.get("until") else first

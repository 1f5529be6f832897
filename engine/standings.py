"""What one record or tally gives, value by value: the parts of the plain table that are not votes (semantics 5.7).

Each function takes what a fact says and gives what the rules conclude from it. `engine.plain` makes conclusions of
them from the facts, and `engine.evidence` from the sheet itself; so the semantics are written down once for both.
"""

from __future__ import annotations

from engine.tally import LEVEL_RANK, STATUS_RANK

CARE_LEVELS = {"overnight": "sustained", "sessions": "evidenced", "before_entry": "evidenced", "some": "limited"}


def support_of(backing: str, opposed: str) -> str:
    """The support of a rating or claim, from what stands behind it and whether anything unsettled stands against it."""
    named = {"none": "unsupported", "own_word": "self_report_only", "stale": "stale"}
    return named.get(backing) or ("contested" if opposed == "yes" else "stands")


def care_level(care: str) -> str:
    """The capacity that an adult's care of the child shows."""
    return CARE_LEVELS.get(care, "none")


def no_better_than_rated(level: str, rated: str) -> str:
    """The capacity shown, never better than rated; ``rated`` is `not_rated` where nobody rated it."""
    return level if rated == "not_rated" else max(level, rated, key=LEVEL_RANK.__getitem__)


def reason_status(own: str, compared: str, driven: str, disproved: bool) -> str:
    """The status of a reason for care, from its own, its own beside a driver, and what its driver gives."""
    if disproved:
        return "addressed"
    return own if driven == "no_driver" else min(compared, driven, key=STATUS_RANK.__getitem__)


def wish_standing(word: str, deed: str, end: str) -> str:
    """Where one person's wish stands: `yes`, `opposed` or `no_vote`."""
    if deed == "ambivalent":
        return "opposed"
    said = {"yes": "yes", "silent": "no_vote", "open": "yes" if end == "best" else "opposed"}
    return said.get(word, "opposed")


def protective_standing(support: str, acts: str, end: str) -> str | None:
    """How one protective factor stands; None where it is taken as rated and ends with the placement."""
    if support == "as_rated":
        return None if acts == "no" else "stands"
    if support in ("stale", "contested"):
        return "doubtful"
    if support != "stands":
        return "not_supported"
    if acts == "no":
        return "ends_with_placement"
    return "stands" if acts == "yes" or end == "best" else "doubtful"

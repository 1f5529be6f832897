"""The named predicates the rules may use: each says one thing about one value, or compares two."""

from __future__ import annotations

from engine.tally import LEVEL_RANK, STATUS_RANK


def is_not_fresh(backing: str) -> bool:
    """Nothing independent and recent stands behind it."""
    return backing != "fresh"


def is_not_opposed(opposed: str) -> bool:
    """Nothing on record contests it, or all that did has been settled."""
    return opposed != "yes"


def is_supposed(supposed: str) -> bool:
    """A status was supposed for a what-if."""
    return supposed != "no"


def is_some_run(run: str) -> bool:
    """A shorter or a sustained window is shown."""
    return run != "none"


def is_better_than_present(rated: str) -> bool:
    """Rated absent, addressed or being addressed."""
    return rated in ("absent", "addressed", "being_addressed")


def allows_more(goals: str) -> bool:
    """No goal stands unreached: all are reached, or none was set."""
    return goals != "not_reached"


def is_absent_or_addressed(status: str) -> bool:
    """The factor is absent or addressed."""
    return status in ("absent", "addressed")


def is_present_in_some_degree(status: str) -> bool:
    """The factor is present or being addressed."""
    return status in ("present", "being_addressed")


def is_for_itself(place: str) -> bool:
    """A factor that is neither harm-bearing nor on the list of reasons."""
    return place != "harm_bearing"


def is_below_high(vote: str) -> bool:
    """A vote of low or medium."""
    return vote != "high"


def is_more_than_none(level: str) -> bool:
    """Some capacity is shown, or nothing was asked."""
    return level != "none"


def is_not_unanswered(red_list: str) -> bool:
    """No red-list factor waits for a manager's rationale."""
    return red_list != "unanswered"


def is_doubt(word: str) -> bool:
    """No, or of two minds."""
    return word in ("no", "ambivalent")


def is_stale_or_contested(support: str) -> bool:
    """Support that has grown old, or that an entry contests."""
    return support in ("stale", "contested")


def is_without_support(support: str) -> bool:
    """Nothing independent stands behind it."""
    return support in ("unsupported", "self_report_only")


def is_not_ruled_out(acts: str) -> bool:
    """Not said to end with the move."""
    return acts != "no"


def no_better_than(level: str, rated: str) -> bool:
    """The level shown is no better than the level rated."""
    return rated == "not_rated" or LEVEL_RANK[level] >= LEVEL_RANK[rated]


def better_than(level: str, rated: str) -> bool:
    """The level shown is better than the level rated."""
    return rated != "not_rated" and LEVEL_RANK[level] < LEVEL_RANK[rated]


def no_worse_than(compared: str, driven: str) -> bool:
    """Another reason drives this one, and its own status is no worse than the one that reason gives."""
    return driven != "no_driver" and STATUS_RANK[compared] <= STATUS_RANK[driven]


def worse_than(compared: str, driven: str) -> bool:
    """Another reason drives this one, and its own status is worse than the one that reason gives."""
    return driven != "no_driver" and STATUS_RANK[compared] > STATUS_RANK[driven]


def are_same(best: str, worst: str) -> bool:
    """Both ends give the same class."""
    return best == worst


def cross_from_medium_to_high(best: str, worst: str) -> bool:
    """The ends lie on both sides of the line between medium and high, where the decision turns."""
    return best in ("low", "medium") and worst in ("high", "severe")


def is_not_answered(answered: str) -> bool:
    """Whether a challenge is without an answer that still stands: none was given, or newer entries overtook it."""
    return answered in ("no", "overtaken")

"""Circumstances the risk classification table does not settle, as far as the record shows them (facts sheet 2.7)."""

from __future__ import annotations

from collections.abc import Iterator

from engine.gates.at import At
from engine.row_ids import return_id

Circumstance = tuple[str, str, tuple[str, ...]]
"""The special case, whether it `is_so` or `could_be`, and the rows behind it."""

HARD_TO_STOP = ("high", "severe", "not_classified")
UNDER_ORDER = ("s31", "s38")
BY_AGREEMENT = ("s20",)


def circumstances(at: At) -> Iterator[Circumstance]:
    """Every special case this case is, or under section 20 could become overnight, in the order of the catalogue."""
    yield from _nobody_decided(at)
    directed = at.step("sc_court_directs")
    if directed.found == "done":
        yield "sc_court_directs", "is_so", directed.sources
    if at.home is not None and at.status in UNDER_ORDER:
        yield "sc_already_home", "is_so", (return_id(at.home),)
    children = sorted(child.id for child in at.view.case.children)
    if len(children) > 1:
        yield "sc_siblings", "is_so", tuple(children)
    homes = _homes(at)
    if len(homes) > 1:
        yield "sc_two_parents", "is_so", tuple(homes)


def _nobody_decided(at: At) -> Iterator[Circumstance]:
    """A return that cannot simply be refused: at home although the class is high or worse, or in care by agreement
    only, which a parent may end any day."""
    fact = at.reader.classification("evidence")
    if fact["class"] not in HARD_TO_STOP:
        return
    if at.home is not None and at.status not in UNDER_ORDER:
        yield "sc_votes_with_feet", "is_so", (fact["id"], return_id(at.home))
    elif at.home is None and at.status in BY_AGREEMENT:
        yield "sc_votes_with_feet", "could_be", (fact["id"],)


def _homes(at: At) -> list[str]:
    """The proposals of this child, where they are for more than one household; otherwise none."""
    mine = [row for row in at.view.case.proposals if row.child == at.view.child.id]
    return sorted(row.id for row in mine) if len({row.household for row in mine}) > 1 else []

"""Blanks that the file does not leave to be understood, because it allows more than one answer."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from engine.case.contradictions.record import Found, Record
from engine.case.contradictions.registry import contradiction
from engine.case.faults import row_id

_MOST_CHOICES = 12
_OF_A_PROPOSAL = ("ratings", "checks", "looked_for", "claims", "capacity", "wishes", "decisions", "views")


@contradiction("No proposal, and more than one it could be", "proposals", "children", "households")
def no_proposal(record: Record) -> Iterator[Found]:
    """Where the case has several children or several households, the proposal says which child may return where."""
    if not record.case.proposals:
        child = row_id(record.case.children[0].id) or "..."
        home = row_id(record.case.households[0].id) or "..."
        why = "There are several children or several households, and none can be guessed."
        to_do = f"Write, for instance: proposals: [{{id: p1, child: {child}, household: {home}}}]"
        yield Found(("proposals",), "no proposal is written", why, to_do)


@contradiction("A row that could belong to several proposals", "proposals", "every section about a proposal")
def which_proposal(record: Record) -> Iterator[Found]:
    """With several proposals, each rating, check, claim, wish, look, capacity row, view and decision says which one it
    is about."""
    if len(record.case.proposals) < 2:
        return
    choice = _choice(record.ids["proposal"])
    rows = [(path, row) for section in _OF_A_PROPOSAL for path, row in record.rows(section)]
    if record.case.own_judgement is not None:
        rows.append((("own_judgement",), record.case.own_judgement))
    for path, row in rows:
        if not row.proposal:
            to_do = f"Add `proposal:` with one of: {choice}."
            yield Found(path, "does not say which proposal it is about", "The case has several.", to_do)


@contradiction(
    "A row that could be about several children", "children", "legal", "reasons_for_care", "returns", "plans"
)
def which_child(record: Record) -> Iterator[Found]:
    """With several children, each legal status, reason for care, return, proposal, time of care and session of family
    time says whose it is."""
    if len(record.case.children) < 2:
        return
    choice = _choice(record.ids["child"])
    sections = (("legal",), ("reasons_for_care",), ("returns",), ("proposals",), ("plans", "family_time"))
    rows = [found for section in sections for found in record.rows(*section)]
    for path, adult in record.rows("adults"):
        rows.extend(((*path, "cared_for", number), row) for number, row in enumerate(adult.cared_for))
    for path, row in rows:
        if not row.child:
            to_do = f"Add `child:` with one of: {choice}."
            yield Found(path, "does not say which child it is about", "The case has several.", to_do)


@contradiction("A proposal that could be to several households", "households", "proposals")
def which_household(record: Record) -> Iterator[Found]:
    """With several households, each proposal says to which one."""
    choice = _choice(record.ids["household"])
    for path, row in record.rows("proposals"):
        if not row.household and len(record.case.households) > 1:
            to_do = f"Add `household:` with one of: {choice}."
            yield Found(path, "does not say to which household", "The case has several.", to_do)


def _choice(ids: Collection[str]) -> str:
    """The ids there are to choose from, as far as a sentence can hold them."""
    return ", ".join(sorted(id_ for id_ in ids if row_id(id_))[:_MOST_CHOICES])

"""The passes STATE to CLASSIFY once more, without rules: one plain function per kind of fact (semantics 5.7).

It is handed the very facts the rules are handed and makes the same conclusions, so that a hypothetical record can be
read in a few milliseconds. It explains nothing. A test holds it equal to the rules over the casebook and many cases.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from engine import facts as kinds
from engine.fact import CaseFact, Conclusion
from engine.rules import STEPS
from engine.sheet import Sheet
from engine.standings import (
    care_level,
    no_better_than_rated,
    protective_standing,
    reason_status,
    support_of,
    wish_standing,
)
from engine.steps import Steps
from engine.table import class_of, factor_vote, level_from, list_vote, look_up, status_of, together
from engine.tally import Ballot
from knowledge_base import Knowledge

NOT_HERE = frozenset({"CHALLENGE", "CLASSIFY.3", "ADVISE.1", "ADVISE.2", "PLAN"})
"""The steps that no class is made from."""


def conclude(knowledge: Knowledge, sheet: Sheet) -> dict[str, Conclusion]:
    """What the rules would conclude of a sheet from WEIGH to CLASSIFY, challenges and gaps apart, by id."""
    steps = Steps(sheet)
    read: dict[str, Conclusion] = {}
    for step in STEPS:
        if step in NOT_HERE:
            continue
        made = [each for fact in steps.before(step, read) for each in _from_fact(knowledge, fact)]
        if step == "STATE.2":
            made += [_capacity(fact) for fact in read.values() if fact.kind == "capacity_shown"]
        read.update((each["id"], each) for each in made)
    return read


def _from_fact(knowledge: Knowledge, fact: CaseFact) -> list[Conclusion]:
    make = MAKERS.get(type(fact))
    if make is None:
        return []
    made = make(knowledge, fact)
    return [made] if made is not None else []


def _who(fact: Mapping[str, Any], *fields: str) -> dict[str, Any]:
    return {field: fact[field] for field in fields}


def _support(_: Knowledge, fact: CaseFact) -> Conclusion:
    support = support_of(fact["backing"], fact["opposed"])
    return kinds.Support(**_who(fact, "proposal", "about", "factor", "rated"), support=support)


def _whole(_: Knowledge, fact: CaseFact) -> Conclusion:
    support = support_of(fact["backing"], fact["opposed"])
    return kinds.Support(**_who(fact, "proposal", "about"), factor="", rated="claimed", support=support)


def _status(_: Knowledge, fact: CaseFact) -> Conclusion:
    status = fact["supposed"]
    if status == "no":
        concern, check, delivered = fact["concern"] == "some", fact["check"] == "answers", fact["delivered"] == "yes"
        status = status_of(fact["rated"], concern, fact["run"], check, delivered)
    return kinds.Status(**_who(fact, "proposal", "reading", "subject", "factor"), status=status)


def _as_rated(_: Knowledge, fact: CaseFact) -> Conclusion:
    return kinds.Status(**_who(fact, "proposal", "reading", "subject", "factor", "status"))


def _change(_: Knowledge, fact: CaseFact) -> Conclusion:
    level = level_from(
        fact["run"],
        fact["goals"] != "not_reached",
        fact["tested"] == "yes",
        fact["seen"] == "yes",
        fact["claimed"] == "yes",
        fact["concern"] == "some",
        fact["reading"],
    )
    return kinds.CapacityShown(**_who(fact, "proposal", "reading", "adult", "problem", "rated"), level=level)


def _care(_: Knowledge, fact: CaseFact) -> Conclusion:
    who = _who(fact, "proposal", "reading", "adult", "rated")
    return kinds.CapacityShown(**who, problem="care_of_child", level=care_level(fact["care"]))


def _capacity_as_rated(_: Knowledge, fact: CaseFact) -> Conclusion:
    return kinds.Capacity(**_who(fact, "proposal", "reading", "adult", "problem", "level"))


def _capacity(fact: CaseFact) -> Conclusion:
    level = no_better_than_rated(fact["level"], fact["rated"])
    return kinds.Capacity(**_who(fact, "proposal", "reading", "adult", "problem"), level=level)


def _reason(_: Knowledge, fact: CaseFact) -> Conclusion:
    status = reason_status(fact["own"], fact["compared"], fact["driven"], fact["disproved"] == "yes")
    return kinds.ReasonStatus(**_who(fact, "proposal", "reading", "reason", "subject"), status=status)


def _factor_vote(_: Knowledge, fact: CaseFact) -> Conclusion | None:
    recent, checked = fact["recent"] == "yes", fact["checked"] == "yes"
    ballot = Ballot(fact["subject"], fact["factor"], fact["place"], fact["status"], recent, checked)
    return kinds.FactorVote(
        **_who(fact, "proposal", "reading", "subject", "factor"), vote=factor_vote(ballot, fact["end"])
    )


def _never_met(_: Knowledge, fact: CaseFact) -> Conclusion:
    adult = fact["adult"]
    return kinds.FactorVote(proposal=fact["proposal"], reading="worst", subject=adult, factor="never_met", vote="high")


def _list(_: Knowledge, fact: CaseFact) -> Conclusion:
    return kinds.ListVote(**_who(fact, "proposal", "reading", "state"), vote=list_vote(fact["state"], fact["end"]))


def _wish(_: Knowledge, fact: CaseFact) -> Conclusion:
    said = wish_standing(fact["word"], fact["deed"], fact["end"])
    return kinds.WishStanding(**_who(fact, "proposal", "reading", "person"), wish=said)


def _protective(_: Knowledge, fact: CaseFact) -> Conclusion | None:
    standing = protective_standing(fact["support"], fact["acts"], fact["end"])
    if standing is None:
        return None
    return kinds.ProtectiveStanding(**_who(fact, "proposal", "reading", "factor", "subject"), standing=standing)


def _supposed_capacity(_: Knowledge, fact: CaseFact) -> Conclusion:
    return kinds.Capacity(**_who(fact, "proposal", "reading", "adult", "problem", "level"))


def _supposed_wish(_: Knowledge, fact: CaseFact) -> Conclusion:
    return kinds.WishStanding(**_who(fact, "proposal", "reading", "person", "wish"))


def _supposed_protection(_: Knowledge, fact: CaseFact) -> Conclusion:
    return kinds.ProtectiveStanding(**_who(fact, "proposal", "reading", "factor", "standing"), subject="")


def _vote(knowledge: Knowledge, fact: CaseFact) -> Conclusion:
    gives, row = look_up(knowledge, fact["vote"], fact["state"])
    who = _who(fact, "proposal", "reading", "vote", "state")
    return kinds.Vote(**who, gives=gives, row=f"{row}.{fact['state']}")


def _class(_: Knowledge, fact: CaseFact) -> Conclusion:
    votes = {"risk": fact["risk"], "any": fact["highest"]}
    found = class_of(votes, fact["protection"], fact["weakest"], fact["red_list"], fact["end"])
    return kinds.ReadingClass(**_who(fact, "proposal", "reading"), **{"class": found})


def _ends(_: Knowledge, fact: CaseFact) -> Conclusion:
    found, not_excluded = together(fact["best"], fact["worst"])
    return kinds.Classification(**_who(fact, "proposal", "of"), **{"class": found}, not_excluded=not_excluded)


MAKERS: dict[type[CaseFact], Callable[[Knowledge, Any], Conclusion | None]] = {
    kinds.BackingRecord: _support,
    kinds.WholeRecord: _whole,
    kinds.FactorRecord: _status,
    kinds.RatedRecord: _as_rated,
    kinds.CapacityRecord: _change,
    kinds.CareRecord: _care,
    kinds.RatedCapacityRecord: _capacity_as_rated,
    kinds.ReasonRecord: _reason,
    kinds.FactorBallot: _factor_vote,
    kinds.UnmetRecord: _never_met,
    kinds.ReasonListTally: _list,
    kinds.WishRecord: _wish,
    kinds.ProtectiveRecord: _protective,
    kinds.SupposedCapacity: _supposed_capacity,
    kinds.SupposedWish: _supposed_wish,
    kinds.SupposedProtection: _supposed_protection,
    kinds.VoteTally: _vote,
    kinds.VotesRecord: _class,
    kinds.EndsRecord: _ends,
}

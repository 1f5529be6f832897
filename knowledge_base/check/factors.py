"""Do the fields of the factors agree with one another? The votes read these fields, so a slip here moves a class."""

from __future__ import annotations

from typing import Final

from knowledge_base.check.subject import Subject
from knowledge_base.faults import nearest
from knowledge_base.shapes.factor import Factor

ASKED_OF_DOMAIN: Final = {"child": "child", "professional": "household"}
"""Whom the factors of a domain are asked of; of every other domain, each adult (reading E9)."""

BEHAVIOUR_DOMAINS: Final = frozenset({"abuse", "parent", "parenting", "family"})
"""The domains whose risk factors can be an adult's behaviour (reading C11)."""


def check_factors(subject: Subject) -> None:
    """Pairs, counterparts and flags of every factor."""
    for factor in subject.knowledge.factors.values():
        _check_domain(subject, factor)
        _check_pairs(subject, factor)
        _check_counterparts(subject, factor)
        _check_flags(subject, factor)
        _check_votes(subject, factor)


def _check_domain(subject: Subject, factor: Factor) -> None:
    """A factor stands in the file of its domain and is asked of whom its domain is about."""
    file = subject.places[factor.id].file
    stem = file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if factor.domain != stem:
        reason = f"says domain {factor.domain}, and stands in the file of {stem}"
        subject.refuse(factor.id, ("domain",), reason, "Correct the domain, or move the entry")
    expected = ASKED_OF_DOMAIN.get(factor.domain, "adult")
    if factor.asked_of != expected:
        reason = f"is asked of the {factor.asked_of}, and factors of its domain are asked of the {expected}"
        subject.refuse(factor.id, ("asked_of",), reason, f"Write: asked_of: {expected}")


def _check_pairs(subject: Subject, factor: Factor) -> None:
    """A matched pair is a risk and a protective factor, and each names the other."""
    factors = subject.knowledge.factors
    for number, name in enumerate(factor.pairs):
        where = ("pairs", number)
        other = factors.get(name)
        if other is None:
            if not subject.was_refused(name):
                reason = f"is paired with {name}, which is no factor"
                subject.refuse(factor.id, where, reason, "Correct the id", nearest(name, factors))
        elif other.kind == factor.kind:
            reason = f"is paired with {name}, and both are {factor.kind} factors"
            subject.refuse(factor.id, where, reason, "Pair a risk factor with a protective one")
        elif factor.id not in other.pairs:
            reason = f"is paired with {name}, which does not name it back"
            subject.refuse(factor.id, where, reason, f"Write {factor.id} among the pairs of {name} too")


def _check_counterparts(subject: Subject, factor: Factor) -> None:
    """History speaks only through what can change, so each counterpart is a risk factor that can (semantics 3.4)."""
    needed = factor.kind == "risk" and factor.speaks_through_counterparts
    if needed and not factor.counterparts:
        reason = f"is {factor.nature} and names no counterpart, so nothing could ever speak for it"
        subject.refuse(factor.id, ("nature",), reason, "Name the dynamic factor it speaks through")
    if not needed and factor.counterparts:
        reason = "names counterparts, and speaks for itself"
        to_do = "Only static risk factors, and mixed ones that are not core, have counterparts; take them out"
        subject.refuse(factor.id, ("counterparts",), reason, to_do)
    if factor.counterparts_from_entry and not needed:
        reason = "takes counterparts from the entry, and speaks for itself"
        subject.refuse(factor.id, ("counterparts_from_entry",), reason, "Take the field out")
    risks = subject.knowledge.risk_factors
    for number, name in enumerate(factor.counterparts):
        where = ("counterparts", number)
        other = risks.get(name)
        if other is None:
            if not subject.was_refused(name):
                reason = f"names the counterpart {name}, which is not among the risk factors"
                subject.refuse(factor.id, where, reason, "Correct the id", nearest(name, risks))
        elif other.speaks_through_counterparts:
            reason = f"names the counterpart {name}, which is {other.nature} and cannot change either"
            subject.refuse(factor.id, where, reason, "Name a dynamic factor")


def _check_flags(subject: Subject, factor: Factor) -> None:
    """Flags that go only with one kind, nature or domain of factor."""
    risk = factor.kind == "risk"
    behaviour_possible = risk and factor.domain in BEHAVIOUR_DOMAINS
    rules: tuple[tuple[str, bool, bool, str], ...] = (
        ("core", factor.core, risk and factor.nature != "static", "only a risk factor that can change is core"),
        ("harm_bearing", factor.harm_bearing, factor.core, "only a core factor is harm-bearing by itself"),
        ("core_question", factor.core_question is not None, factor.harm_bearing, "its members are harm-bearing"),
        ("red_list", factor.red_list, risk and factor.nature == "static", "the red list holds static risk factors"),
        ("red_list_note", factor.red_list_note is not None, factor.red_list, "it is not on the red list"),
        ("adult_behaviour", factor.adult_behaviour, behaviour_possible, "its domain holds no adult's behaviour"),
        ("lasting_need", factor.lasting_need, risk, "only a risk factor can be a lasting need"),
        ("speaks_as_wish_of", factor.speaks_as_wish_of is not None, risk, "only a risk factor speaks as a wish"),
    )
    for field, is_set, may_be_set, why in rules:
        if is_set and not may_be_set:
            reason = f"has `{field}`, and {why}"
            subject.refuse(factor.id, (field,), reason, "Take the field out, or correct what it rests on")
    if factor.lasting_need and factor.adult_behaviour:
        reason = "is a lasting need and an adult's behaviour at once"
        subject.refuse(factor.id, ("lasting_need",), reason, "A need is no behaviour: keep one of the two")
    if factor.speaks_as_wish_of is not None and factor.speaks_as_wish_of != factor.asked_of:
        reason = f"speaks as the wish of the {factor.speaks_as_wish_of}, and is asked of the {factor.asked_of}"
        subject.refuse(factor.id, ("speaks_as_wish_of",), reason, "Make the two agree")


def _check_votes(subject: Subject, factor: Factor) -> None:
    """Static and professional factors never vote, nor do wishes or a healthy child (semantics 3.4, 3.5, 4.2)."""
    if not factor.votes:
        return
    why = ""
    if factor.nature == "static":
        why = "static factors never vote"
    elif factor.domain == "professional":
        why = "professional factors never vote"
    elif factor.speaks_as_wish_of is not None:
        why = "it speaks only through wishes"
    if why:
        subject.refuse(factor.id, ("votes",), f"has `votes`, and {why}", "Take the field out")

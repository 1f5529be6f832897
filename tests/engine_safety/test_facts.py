"""A fact is whole and well spelt, or it is not made."""

from __future__ import annotations

import pickle

import pytest
from engine_safety.stock import experta
from engine_safety.toy_rules import Behind, Status, behind

from engine._experta import MATCH
from engine.fact import IDS, TEXT, CaseFact, Conclusion, FactError, is_pattern

WHOLE = behind(1).as_dict()


def test_a_whole_fact_is_read_by_field() -> None:
    fact = Behind(**WHOLE)
    assert fact["id"] == "behind.1" and fact["entries"] == () and fact["days_old"] == 10
    assert set(Behind.fields) == set(WHOLE), "the id is among the fields without being named"


class StockBehind(experta.Fact):
    """Stock experta takes any field with any value."""


def test_stock_facts_take_any_misspelling() -> None:
    assert StockBehind(evidance="non")["evidance"] == "non"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (WHOLE | {"evidance": "none"}, "no field 'evidance'. Nearest: 'evidence'"),
        (WHOLE | {"evidence": "non"}, "'non', which is not one of its words. Nearest: 'none'"),
        (WHOLE | {"evidence": None}, "holds None"),
        (WHOLE | {"evidence": ("none",)}, "holds a tuple"),
        (WHOLE | {"about": 7}, "must hold a text"),
        (WHOLE | {"days_old": "7"}, "must hold a whole number"),
        (WHOLE | {"days_old": True}, "must hold a whole number"),
        (WHOLE | {"entries": ["e1"]}, "must hold a tuple of texts"),
        (WHOLE | {"entries": (1,)}, "must hold a tuple of texts"),
        (WHOLE | {"id": 1}, "must hold a text"),
        ({field: value for field, value in WHOLE.items() if field != "about"}, "about not given"),
        ({"id": "behind.1"}, "proposal, about, evidence, favourable, entries, days_old not given"),
    ],
)
def test_what_is_not_whole_is_refused_and_the_message_says_where(values: dict[str, object], said: str) -> None:
    with pytest.raises(FactError) as refused:
        Behind(**values)
    assert said in str(refused.value)
    assert "engine_safety.toy_rules, Behind" in str(refused.value)


def test_a_message_never_repeats_free_text() -> None:
    with pytest.raises(FactError) as refused:
        Behind(**(WHOLE | {"evidence": "Mother said she had seen him on Friday"}))
    assert "a text of 38 characters" in str(refused.value)
    assert "Friday" not in str(refused.value)


def test_a_fact_is_never_changed() -> None:
    fact = Behind(**WHOLE)
    for change in (lambda: fact.update({"evidence": "dated"}), lambda: fact.__setitem__("evidence", "dated")):
        with pytest.raises(FactError, match="never changed"):
            change()
    assert fact == Behind(**WHOLE)


def test_facts_that_say_the_same_are_equal_before_and_after_they_are_declared() -> None:
    declared, other = Behind(**WHOLE), Behind(**WHOLE)
    declared.__factid__ = 7
    assert declared == other and hash(declared) == hash(other)
    assert declared != Behind(**(WHOLE | {"days_old": 11}))
    assert "__factid__" not in declared.as_dict()


def test_facts_travel_between_processes_as_what_they_say() -> None:
    declared = Behind(**WHOLE)
    declared.__factid__ = 7
    arrived = pickle.loads(pickle.dumps(declared))  # noqa: S301  # made in this test
    assert arrived == declared and arrived.__factid__ is None


@pytest.mark.parametrize("pattern", [Behind(), Behind(evidence="none"), Behind(id=MATCH.id), Behind(evidance="none")])
def test_what_names_only_some_fields_is_a_pattern(pattern: Behind) -> None:
    assert is_pattern(pattern)


def test_a_conclusion_is_named_after_what_it_is_about() -> None:
    status = Status(**{"proposal": "p1", "about": "rating_1", "class": "present"})
    assert status["id"] == "status.p1.rating_1.present"
    assert is_pattern(Status(proposal=MATCH.proposal, about="rating_1", **{"class": "present"}))
    with pytest.raises(FactError, match="not one of its words"):
        Status(**{"proposal": "p1", "about": "rating_1", "class": "presnt"})


@pytest.mark.parametrize(
    ("base", "members", "said"),
    [
        (CaseFact, {"fields": {"about__person": TEXT}}, "double underscores"),
        (CaseFact, {"fields": {"_about": TEXT}}, "plain name"),
        (CaseFact, {"fields": {"about": {"a", "b"}}}, "frozenset"),
        (CaseFact, {"fields": {"about": frozenset()}}, "frozenset"),
        (CaseFact, {"fields": {"about": str}}, "frozenset"),
        (Conclusion, {"fields": {"about": TEXT}}, "needs its kind"),
        (Conclusion, {"kind": "k", "fields": {"about": TEXT}, "named_after": ("abuot",)}, "named after 'abuot'"),
        (Conclusion, {"kind": "k", "fields": {"about": IDS}, "named_after": ("about",)}, "fields of text"),
    ],
)
def test_a_class_of_facts_that_could_not_work_is_refused(base: type, members: dict[str, object], said: str) -> None:
    with pytest.raises(FactError) as refused:
        type("Misdefined", (base,), members)
    assert said in str(refused.value)

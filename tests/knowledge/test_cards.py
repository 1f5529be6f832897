"""The cards fit the rules: each has its rule, says what the rule concludes, and its sentence can be written and read.

The rules are read as the engine reads them: their conditions as plain data, and what their bodies conclude from their
source.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest
from jinja2 import Environment, StrictUndefined, TemplateSyntaxError, UndefinedError, nodes

from engine import facts
from engine.assess import inference
from engine.conditions import read_conditions
from engine.fact import IDS, CaseFact, Conclusion
from engine.lint_bodies import read_body
from engine.lint_sources import Sources
from engine.rule import rules_of
from engine.rules import RULE_SETS
from knowledge_base import load_knowledge
from knowledge_base.check import check_knowledge
from knowledge_base.check.cards import NEVER_SAID
from knowledge_base.files import gather_files, knowledge_folder
from knowledge_base.reader import read_yaml
from knowledge_base.shapes.cards import RuleCard

KNOWLEDGE: Final = load_knowledge()
CARDS: Final = KNOWLEDGE.cards

# Words for a reader of code, or words that read two ways in this field. Whole words only: "database" is not "data".
NOT_FOR_A_READER: Final = (
    *("score", "scores", "result", "results", "data", "item", "items", "handler", "utils", "helper", "helpers"),
    *("positive", "negative", "disguised", "manipulative", "non-compliant", "failed", "admits", "admitted", "refuses"),
    *("ballot", "tally", "detector", "premise", "binding", "firing", "predicate", "supposed_for"),
)
# Fields that may be blank where the rule's fact is about nobody or nothing in particular; elsewhere a factor is named.
MAY_BE_BLANK: Final = {
    "factor": {
        *("sh_goal_moved_twice", "sh_said_before", "sh_dissent", "sh_reasons_left"),
        *("sh_goal_ignored", "sh_group_not_behaviour", "sh_wish_changed", "sh_no_evidence", "sh_self_report_only"),
        *("sh_single_source", "sq_leverage", "sq_silence"),
        *("gp_reasons_not_recorded", "gp_goal_unmeasured", "gp_never_met", "gp_due_to_return", "gp_wish_missing"),
        *("gp_wish_lapsed", "gp_wish_not_alone", "gp_domain_not_looked", "gp_entry_not_recorded", "gp_date_vague"),
        *("gp_support_not_delivered",),
    },
    "names": {card for card in CARDS if card.startswith("gp_")}
    - {"gp_to_be_settled", "gp_suggestion_unconfirmed", "gp_goal_unmeasured", "gp_domain_not_looked"},
}


@cache
def conditions() -> list[dict[str, Any]]:
    """The conditions of every rule of the engine, as plain data."""
    return read_conditions(inference().engine_class)


@cache
def concluded() -> dict[str, type[Conclusion]]:
    """What the rule of each card concludes, read from the rule's body."""
    sources, rules = Sources(), rules_of(inference().engine_class)
    found = {}
    for asked in conditions():
        body = read_body(rules[asked["rule"]], sources)
        assert not body.faults
        (found[asked["card"]],) = body.concludes
    return found


# --- Cards and rules -----------------------------------------------------------------------------------------------


def test_every_rule_has_its_own_card_and_every_card_its_rule() -> None:
    carried = [asked["card"] for asked in conditions()]
    assert sorted(carried) == sorted(CARDS)


def test_the_check_accepts_the_cards_against_the_rules_of_today() -> None:
    report = check_knowledge(rules=conditions())
    assert [str(fault) for fault in report.faults] == []
    assert report.rules == report.cards == len(conditions())


def test_a_rule_that_reads_a_conclusion_is_refused_where_nothing_concludes_it() -> None:
    """Cards name the kind, patterns the class: the check has to see that they are one."""
    shown = {card for card, kind in concluded().items() if kind is facts.CapacityShown}
    without = [asked for asked in conditions() if asked["card"] not in shown]
    faults = [str(fault) for fault in check_knowledge(rules=without).faults]
    assert any("reads facts of the kind capacity_shown, which no detector gives and no rule" in one for one in faults)


@pytest.mark.parametrize("card", sorted(CARDS))
def test_a_card_names_what_its_rule_concludes_in_the_pass_of_its_rule(card: str) -> None:
    (step,) = {asked["step"] for asked in conditions() if asked["card"] == card}
    assert (CARDS[card].concludes, CARDS[card].pass_name) == (concluded()[card].kind, step.split(".")[0])


def test_a_file_of_cards_holds_the_cards_of_the_rule_module_of_its_name() -> None:
    held = {}
    for name, content in gather_files(knowledge_folder()).items():
        if name.startswith("rule_cards/") and name != "rule_cards/detectors.yaml":
            written = read_yaml(content, name).value
            assert isinstance(written, dict)
            held[name.removeprefix("rule_cards/").removesuffix(".yaml")] = {one["id"] for one in written["cards"]}
    modules = {
        rule_set.__module__.rsplit(".", 1)[1]: {written.function.card for written in rules_of(rule_set).values()}
        for rule_set in RULE_SETS
    }
    assert held == modules


def test_every_kind_of_fact_a_detector_makes_has_one_detector_card() -> None:
    made = [
        name
        for name, kind in vars(facts).items()
        if isinstance(kind, type) and issubclass(kind, CaseFact) and not issubclass(kind, Conclusion)
        if kind is not CaseFact
    ]
    assert sorted(detector.gives for detector in KNOWLEDGE.detectors.values()) == sorted(made)
    assert {pattern["fact"] for asked in conditions() for pattern in asked["patterns"]} - {"CapacityShown"} == set(made)


@pytest.mark.parametrize("card", sorted(CARDS))
def test_a_card_cites_this_tools_own_rule_and_says_what_weakens_it(card: str) -> None:
    written = CARDS[card]
    assert written.provenance == "project" and written.weakened_by and written.links
    assert any(one.source == "HOMEWARD" and str(one.place).startswith("semantics ") for one in written.citations)


# --- Sentences -----------------------------------------------------------------------------------------------------


def named(factor: str) -> str:
    """The plain name of a factor, in lower case; a KeyError where it is none, blank included."""
    return KNOWLEDGE.factors[factor].name.lower()


def who(person: str) -> str:
    """How a person is shown, in small letters as in the middle of a sentence; nobody named is the household."""
    return f"the {person}" if person else "the household"


def said(value: str) -> str:
    """A value in plain words."""
    assert isinstance(value, str) and value
    return value.replace("_", " ")


def dated(day: str) -> str:
    """A day as a person writes it."""
    assert isinstance(day, str) and day
    return f"the day {day}"


def entitled(value: str | tuple[str, ...]) -> str:
    """The name of whatever an id stands for, or of several."""
    return (
        " and ".join(entitled(one) for one in value) if isinstance(value, tuple) else f"the thing called {said(value)}"
    )


def headed(value: str) -> str:
    """Such a name as it begins a sentence."""
    return entitled(value).capitalize()


def sentences() -> Environment:
    """Sentences as they are written for a reader: strict about every name."""
    environment = Environment(undefined=StrictUndefined, autoescape=True)
    environment.filters.update(named=named, who=who, said=said, entitled=entitled, headed=headed, dated=dated)
    return environment


def values_of(card: str, field: str, kind: type[Conclusion]) -> list[Any]:
    """What a field of a card's conclusion may hold; a text gets one of its kind, and none where it may be blank."""
    vocabulary = kind.fields[field]
    if isinstance(vocabulary, frozenset):
        return sorted(vocabulary)
    if vocabulary is IDS:
        return [("rf_parent_substance", "rf_abuse_recent"), *([()] if kind is facts.Gate else [])]
    blank = [""] if card in MAY_BE_BLANK.get(field, ()) else []
    if field == "subject" and card.startswith(("pr_", "gp_")):
        blank = [""]
    texts = {
        "factor": ["rf_parent_substance", "rf_abuse_neglect"],
        "problem": ["rf_parent_substance"] if kind is facts.CapacityShown else ["rf_parent_substance", "care_of_child"],
        "rated": ["claimed", "being_addressed"],
        "matter": ["rf_parent_substance", "wishes"] if card == "ev_own_word" else ["rf_parent_substance"],
        "matters": ["0", "1", "3"],
        "due": ["2021-03-01", ""],
        "by": ["2021-03-01", ""],
        "when": ["since", "both", "already_on_record"],
        "state": ["found", "not_proved", "none", "nothing_asked", "sustained", "all_yes", "opposed_risk_low"],
    }
    return [*texts.get(field, ["mother"]), *blank]


def fields_used(sentence: str) -> set[str]:
    """The names a sentence uses."""
    tree = Environment().parse(sentence)
    return {node.name for node in tree.find_all(nodes.Name)}


def written_out(card: str, **held: str) -> Iterator[str]:
    """A card's sentence for every mix of the values its fields may hold, as a reader would see it; ``held`` stay."""
    kind = concluded()[card]
    template = sentences().from_string(CARDS[card].sentence)
    may_hold = {("class_" if field == "class" else field): values_of(card, field, kind) for field in kind.fields}
    used = sorted(fields_used(CARDS[card].sentence) & may_hold.keys() - held.keys())
    usual = {name: values[0] for name, values in may_hold.items()} | held
    for mix in itertools.product(*(may_hold[name] for name in used)):
        yield " ".join(template.render(usual | dict(zip(used, mix, strict=True))).split())


@pytest.mark.parametrize("card", sorted(CARDS))
def test_a_sentence_uses_the_fields_of_its_conclusion_and_the_plain_forms_alone(card: str) -> None:
    assert foreign_to(CARDS[card].sentence) == set()
    known = {"class_" if field == "class" else field for field in concluded()[card].fields}
    assert fields_used(CARDS[card].sentence) <= known


@pytest.mark.parametrize("card", sorted(CARDS))
def test_a_sentence_can_be_written_whatever_its_conclusion_holds(card: str) -> None:
    for text in written_out(card):
        assert 20 < len(text) <= 330, text
        assert text[0].isupper() and text[-1] in ".?", text
        assert not re.search(r" [.,:;?]|[.,:;?]{2}|[{}_]|\( ?\)", text), text
        assert not wrong_words(text), text


@pytest.mark.parametrize("card", sorted(name for name in CARDS if name.startswith("gp_")))
def test_a_gap_is_put_as_a_question_to_somebody(card: str) -> None:
    assert all(text.startswith("Ask ") for text in written_out(card))


def test_what_is_put_at_its_best_is_never_said_without_saying_so() -> None:
    """Unknown never reads as reassurance: a sentence for the better end names it, or says that it is no answer."""
    at_best = [
        asked["card"]
        for asked in conditions()
        for pattern in asked["patterns"]
        if {"is": "best"} in (pattern["where"].get("end"), pattern["where"].get("reading"))
    ]
    assert len(at_best) >= 8
    for card in at_best:
        assert CARDS[card].pattern == "aggressive"
        for reading in ("best", "ratings_best"):
            said_so = [re.search("at (its )?best", text, re.IGNORECASE) for text in written_out(card, reading=reading)]
            assert all(said_so), card


@pytest.mark.parametrize("card", sorted(name for name in CARDS if CARDS[name].concludes in ("vote", "reading_class")))
def test_a_vote_and_a_class_say_at_which_end_they_stand(card: str) -> None:
    """What is low only because a blank was put at its best, or a rating taken at its word, must not read as found."""
    for reading in sorted(facts.READINGS):
        for text in written_out(card, reading=reading):
            assert f"at its {reading.removeprefix('ratings_')}, the " in text
            assert text.startswith(
                "On the ratings alone" if reading.startswith("ratings") else "With what is not known"
            )


@pytest.mark.parametrize("card", ["fv_harm_answered", "rs_own", "lv_all_addressed"])
def test_on_the_ratings_alone_a_factor_nobody_rated_is_not_said_to_be_answered(card: str) -> None:
    for reading in ("ratings_best", "ratings_worst"):
        (text,) = written_out(card, reading=reading, status="addressed", factor="rf_parent_substance")
        assert "not rated at all" in text or "nobody rated" in text


# --- What no card may say ------------------------------------------------------------------------------------------


def wrong_words(text: str) -> list[str]:
    """The words in a text that no reader should meet."""
    words = [*NEVER_SAID, *NOT_FOR_A_READER]
    return [word for word in words if re.search(rf"\b{re.escape(word)}\b".replace(r"\ ", r"\s+"), text, re.IGNORECASE)]


def foreign_to(sentence: str) -> set[str]:
    """The parts of a sentence that are neither a field, one of the six filters nor a plain `if`."""
    plain = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.If, nodes.Const, nodes.And, nodes.Or)
    tree = Environment().parse(sentence)
    foreign = set()
    for node in tree.find_all(nodes.Node):
        if isinstance(node, nodes.Filter):
            if node.name not in ("named", "who", "said", "entitled", "headed", "dated") or node.args:
                foreign.add(f"filter {node.name}")
        elif isinstance(node, nodes.Operand):
            foreign |= {node.op} - {"eq", "ne"}
        elif not isinstance(node, (*plain, nodes.Compare)):
            foreign.add(type(node).__name__)
    return foreign


def texts_of(card: RuleCard) -> list[str]:
    """Every text of a card a reader may see."""
    return [card.title, card.statement, card.sentence, *card.weakened_by]


@pytest.mark.parametrize("card", sorted(CARDS))
def test_no_text_of_a_card_holds_a_word_that_is_never_said(card: str) -> None:
    assert [word for text in texts_of(CARDS[card]) for word in wrong_words(text)] == []


@pytest.mark.parametrize("detector", sorted(KNOWLEDGE.detectors))
def test_no_text_of_a_detector_card_holds_a_word_that_is_never_said(detector: str) -> None:
    card = KNOWLEDGE.detectors[detector]
    assert wrong_words(f"{card.title}. {card.statement}") == []


def test_the_checks_of_this_file_see_what_they_should() -> None:
    assert wrong_words("The home is  safe, the test was positive.") == ["is safe", "positive"]
    assert wrong_words("The database resulted.") == []
    assert foreign_to("{{ factor|named }}{% if a == 'b' and c != 'd' %}x{% endif %}") == set()
    assert foreign_to("{% for one in factors %}{{ one|join(',') }}{% endfor %}") == {"For", "filter join"}
    assert foreign_to("{% if a in b %}{% endif %}{{ a.b }}") == {"in", "Getattr"}
    with pytest.raises(UndefinedError):
        sentences().from_string("{{ factro|who }}").render(factor="mother")
    with pytest.raises(TemplateSyntaxError):
        sentences().from_string("{{ factor|nmaed }}")
    with pytest.raises(KeyError):
        sentences().from_string("{{ factor|named }}").render(factor="")

"""The case as it is read: one model from YAML and JSON, frozen, with every key of the format and little demanded."""

from __future__ import annotations

import copy
import json
import pickle
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel, ValidationError

from engine.case import Case, CaseFault, case_from_values, read_case, read_case_text
from engine.case.fields import Row
from knowledge_base.reader import read_yaml

HERE = Path(__file__).parent
EXAMPLE = HERE / "contract_example.yaml"

SHORT = """\
format: 1
reference: HW-0002
as_of: 2020-10-01
children: [{id: c1}]
adults: [{id: mother, relation_to: {c1: mother}}]
households: [{id: h1, members: [{adult: mother}]}]
people: [{id: w1, role: role_case_holder}]
legal: [{status: s20, from: 2020-02-18}]
reasons_for_care: [{factor: rf_parent_substance, about: [mother]}]
chronology:
  - {id: e1, date: 2020-01-16, event: "Found intoxicated.", rests_on: seen, about: [mother],
     factors: [{id: rf_parent_substance, direction: concern}]}
  - {id: e2, date: 2020-08, event: "Clean tests.", rests_on: tested, about: [mother],
     factors: [{id: rf_parent_substance, direction: strength}]}
  - {id: e3, date: 2019, event: "An argument."}
ratings:
  - {factor: rf_parent_substance, about: [mother], status: being_addressed, on: 2020-09-20, by: w1, evidence: [e2]}
wishes: [{of: mother, wish: yes}]
"""


def lines_of(row: Row) -> set[tuple[type[BaseModel], str]]:
    """Every field of every kind of row that a case fills with something other than its default."""
    found = set()
    for name, about in type(row).model_fields.items():
        held = getattr(row, name)
        if held != about.get_default(call_default_factory=True):
            found.add((type(row), name))
        for inside in held if isinstance(held, tuple) else (held,):
            if isinstance(inside, Row):
                found |= lines_of(inside)
    return found


def kinds_of_row(kind: type[Row] = Row) -> set[type[Row]]:
    """Every kind of row there is."""
    return {kind, *(inside for below in kind.__subclasses__() for inside in kinds_of_row(below))} - {Row}


def test_a_short_file_is_read_and_leaves_the_obvious_to_be_understood() -> None:
    assert len(SHORT.splitlines()) <= 20
    case = read_case_text(SHORT)
    assert [(row.id, row.child, row.household) for row in case.proposals] == [("p1", "c1", "h1")]
    assert case.ratings[0].proposal == case.wishes[0].proposal == "p1"
    assert case.legal[0].child == case.reasons_for_care[0].child == "c1"
    assert case.ratings[0].id == "ratings.p1.rf_parent_substance.mother.2020-09-20.w1"
    assert case.stage is None and case.jurisdiction is None and case.chronology[0].severity is None
    assert case.plans.goals == () and case.own_judgement is None


def test_an_understood_id_is_made_of_what_the_row_is_about_and_not_of_where_it_stands() -> None:
    before = read_case_text(SHORT)
    more = SHORT.replace("ratings:\n", "ratings:\n  - {factor: rf_social_housing, status: present}\n")
    assert read_case_text(more).ratings[1].id == before.ratings[0].id


def test_every_key_of_the_format_is_accepted_and_the_example_fills_every_one() -> None:
    case = read_case(EXAMPLE)
    all_fields = {(kind, name) for kind in kinds_of_row() for name in kind.model_fields}
    # Told apart from the default only by being written: the values the example gives are the defaults, or blank.
    written_as_the_default = {"confirmed", "born_precision", "dropped", "withdrawn_on", "same_as", "source"}
    left = {(kind.__name__, name) for kind, name in all_fields - lines_of(case) if name not in written_as_the_default}
    assert left <= {("Entry", "disagrees_with"), ("DueToReturn", "on"), ("Claim", "evidence"), ("Check", "names"),
                    ("Claim", "about"), ("SafetyLine", "until"), ("SafetyLine", "entry"), ("Service", "until"),
                    ("Wish", "evidence"), ("Condition", "entry"), ("Legal", "until")}  # fmt: skip


def test_yaml_and_json_of_one_case_give_equal_models() -> None:
    case = read_case(EXAMPLE)
    texts_only = json.dumps(read_yaml(EXAMPLE.read_bytes(), "example").value)
    typed = json.dumps(case.model_dump(mode="json", by_alias=True))
    short_form = json.dumps(case.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    for text in (texts_only, typed, short_form):
        assert read_case_text(text, "case.json") == case
    assert '"level": 1' in typed and '"alone": true' in typed and '"wish": "yes"' in typed


def test_json_typed_by_hand_gives_the_same_as_yaml() -> None:
    yaml = read_case_text(SHORT + "measures: [{of: mother, measure: audit, value: 7}]\nproposals: [{id: 1}]\n")
    values = read_yaml(SHORT, "short").value
    assert isinstance(values, dict)
    values |= {"measures": [{"of": "mother", "measure": "audit", "value": 7.0}], "proposals": [{"id": 1}], "format": 1}
    values["chronology"][2]["date"] = 2019
    assert read_case_text(json.dumps(values), "case.json") == yaml
    assert type(yaml.measures[0].value) is int


@pytest.mark.parametrize("word", ["true", "True", "yes", "YES"])
def test_yes_stays_a_wish_and_is_true_where_true_is_meant(word: str) -> None:
    text = SHORT.replace("{of: mother, wish: yes}", f"{{of: mother, wish: yes, alone: {word}}}")
    wish = read_case_text(text).wishes[0]
    assert wish.wish == "yes" and wish.alone is True


def test_a_blank_is_not_recorded_however_it_is_written() -> None:
    for blank in ("", "~", "null", "''", '"  "'):
        entry = (
            f"  - {{id: e9, date: {blank}, severity: {blank}, about: {blank}, factors: {blank}, told_by: {blank}}}\n"
        )
        read = read_case_text(SHORT.replace("chronology:\n", "chronology:\n" + entry)).chronology[0]
        assert (read.date, read.precision, read.severity, read.about, read.factors) == (None, "day", None, (), ())


@pytest.mark.parametrize(
    "written,day,precision",
    [
        ("date: 2020-02-29", date(2020, 2, 29), "day"),
        ("date: 2020-02", date(2020, 2, 1), "month"),
        ("date: 2020", date(2020, 1, 1), "year"),
        ("date: 2020-02-10, precision: month", date(2020, 2, 10), "month"),
        ("date: 2020-02, precision: year", date(2020, 2, 1), "year"),
        ("date: 2020-02, precision: before", date(2020, 2, 1), "before"),
        ("date: 2020-02-10, precision: about", date(2020, 2, 10), "about"),
        ("date: 2020, precision: between, latest: 2021-02", date(2020, 1, 1), "between"),
    ],
)
def test_a_part_of_a_date_says_how_exact_it_is(written: str, day: date, precision: str) -> None:
    entry = read_case_text(SHORT.replace("chronology:\n", f"chronology:\n  - {{id: e9, {written}}}\n")).chronology[0]
    assert (entry.date, entry.precision) == (day, precision)
    assert entry.latest == (date(2021, 2, 28) if precision == "between" else None)


@pytest.mark.parametrize(
    "written",
    [
        "date: 2020-02, precision: day", "date: 2020, precision: month", "date: 2020-02, precision: about",
        "date: 2020-13", "date: 2019-02-29", "date: 16/01/2020", "date: 1820-01-01", "date: 20-01-16",
        "date: 2020-01-16T10:00", "until: 2020-02", "recorded: 2020", "precision: roughly, date: 2020-01-01",
    ],
)  # fmt: skip
def test_a_date_that_does_not_fit_is_refused_at_its_line(written: str) -> None:
    with pytest.raises(CaseFault) as refused:
        read_case_text(SHORT.replace("chronology:\n", f"chronology:\n  - {{id: e9, {written}}}\n"))
    assert [fault.line for fault in refused.value.faults] == [11]
    assert "chronology e9" in str(refused.value)


def test_a_case_is_frozen_all_through_and_can_be_hashed() -> None:
    case = read_case(EXAMPLE)
    with pytest.raises(ValidationError):
        case.as_of = date(2021, 1, 1)  # type: ignore[misc]
    with pytest.raises(ValidationError):
        case.chronology[0].severity = "minor"  # type: ignore[misc]
    with pytest.raises(TypeError):
        case.adults[0].relation_to["c1"] = "aunt"
    with pytest.raises(TypeError):
        case.expected.update(x=1)
    assert hash(case) == hash(read_case(EXAMPLE))


def test_a_case_can_be_copied_and_sent_to_another_process() -> None:
    case = read_case(EXAMPLE)
    assert pickle.loads(pickle.dumps(case)) == copy.deepcopy(case) == case  # noqa: S301 - our own bytes, just made


def test_short_ways_of_writing_are_accepted() -> None:
    text = SHORT.replace("{adult: mother}]", "{adult: mother}], due_to_return: [mother]")
    text += "decisions: [{by: [w1], dissent: [mother, 'I did not agree.']}]\n"
    case = read_case_text(text)
    assert [(row.adult, row.on) for row in case.households[0].due_to_return] == [("mother", None)]
    assert [(row.by, row.says) for row in case.decisions[0].dissent] == [("mother", None), (None, "I did not agree.")]


def test_values_already_in_memory_are_held_to_the_same_checks() -> None:
    values = read_yaml(SHORT, "short").value
    assert isinstance(values, dict)
    assert case_from_values(values) == read_case_text(SHORT)
    with pytest.raises(CaseFault) as refused:
        case_from_values({**values, "ratings": [{"factor": "rf_parent_substance", "status": "adressed"}]})
    assert 'Did you mean "addressed"?' in str(refused.value)


def test_the_models_accept_their_own_attribute_names() -> None:
    case = read_case(EXAMPLE)
    assert Case.model_validate(case.model_dump()) == case

"""Cells of source, type and other columns, and whom words mean: what is sure is taken, and nothing else (0009 R3)."""

from __future__ import annotations

import pytest

from engine.case import Case, read_case_text
from engine.suggest.reading import Suggested
from homeward.importing import kinds
from homeward.importing.people import People
from homeward.importing.row_fields import RowFields
from knowledge_base import Knowledge, load_knowledge

CASE = b"""
format: 1
reference: X
as_of: 2021-03-01
children: [{id: c1, name: Kit Vane, born: 2014-05-03}, {id: c2, name: J, born: 2016-05-03}]
adults:
  - {id: mother, name: Quintessa Vane, relation_to: {c1: mother, c2: mother}}
  - {id: father, name: Will, relation_to: {c1: father, c2: father}}
  - {id: a3, name: D, relation_to: {c1: partner_of_mother}}
  - {id: a4, relation_to: {c1: maternal_grandmother}}
households: [{id: h1, members: [{adult: mother}]}]
proposals: [{id: p1, child: c1, household: h1}]
"""


def nothing(text: str) -> Suggested:
    """A lexicon that finds nothing, so that the tables alone are held."""
    return Suggested(())


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


@pytest.fixture(scope="module")
def case() -> Case:
    return read_case_text(CASE)


@pytest.fixture(scope="module")
def people(case: Case) -> People:
    return People(case)


# --- Cells ------------------------------------------------------------------------------------------------------------
SOURCES = {
    "HV": ("health", True),
    "h.v.": (None, False),
    "Health Visitor": ("health", True),
    "A&E": ("health", True),
    "Police": ("police", True),
    "Police, DC 1234": ("police", False),
    "HV J, 0-19 team": ("health", False),
    "GP letter of 3 May": ("health", False),
    "HV / school": (None, False),
    "School and police": (None, False),
    "School nurse": ("health", True),
    "Children's Services": ("social_worker", True),
    "Children\u2019s Guardian": ("guardian", True),
    "Foster carer": ("carer", True),
    "Mother": ("self_report", True),
    "MGM": ("family_network", True),
    "anon": ("anonymous", True),
    "Women's Aid": ("adult_service", True),
    "Hair strand test": ("test_result", True),
    "Court order": ("court", True),
    "Member of public": ("other", True),
    "Dr Smith": (None, False),
    "LA LA Land": (None, False),
    "J": (None, False),
    "?": (None, False),
    "a note that somebody put into the file of the family about the school that day": (None, False),
}


@pytest.mark.parametrize("cell", SOURCES)
def test_the_kind_of_source_a_cell_names(cell: str) -> None:
    assert kinds.source_kind(cell, nothing) == SOURCES[cell]


CELLS = {
    "child_seen": {"Yes": "seen", "y": "seen", "SEEN ALONE": "alone", "No": "not_seen", "Yes - alone": "alone",
                   "seen asleep": None, "not home": None, "": None},
    "severity": {"High": "serious", "severe": "grave", "Low": "minor", "medium": "moderate", "high?": "serious",
                 "5": None, "low to medium": None},
    "rests_on": {"seen": "seen", "Observed": "seen", "reported": "told", "Document": "document", "heard": None},
    "yes_no": {"Y": "true", "Unannounced": "false", "no": "false", "yes, by letter": None},
}  # fmt: skip


@pytest.mark.parametrize(("read", "cell"), [(read, cell) for read, cells in CELLS.items() for cell in cells])
def test_cells_that_say_one_word_of_the_format(read: str, cell: str) -> None:
    assert getattr(kinds, read)(cell) == CELLS[read][cell]


def test_the_kind_of_event_is_named_by_its_id_or_its_name_alone(knowledge: Knowledge) -> None:
    for type_ in knowledge.event_types.values():
        for cell in (type_.id, type_.name, type_.name.upper(), f" {type_.name}. "):
            assert kinds.event_type(cell, nothing, knowledge) == (type_.id, True), cell
    for cell in ("Birth of a plan", "drug", "?", "home"):
        assert kinds.event_type(cell, nothing, knowledge) == (None, False)


# --- People -----------------------------------------------------------------------------------------------------------
ADULTS = {
    "Mother did not attend": "mother",
    "mum's house was dirty": "mother",
    "Quintessa rang": "mother",
    "Kit's mother rang": "mother",
    "the child's father rang": "father",
    "Will came to contact": "father",
    "MGM looks after them": "a4",
    "maternal grandmother came": "a4",
    "mother's partner shouted": "a3",
    "her partner shouted": "a3",
    "D shouted": "a3",
    "Mother and father argued": "father mother",
    # and what means nobody for sure
    "dad's partner shouted": "",
    "Mother's friend came": "",
    "friend of mother came": "",
    "another child's mother came": "",
    "foster mother said so": "",
    "step-father came": "",
    "ex partner came": "",
    "paternal grandmother came": "",
    "PGM came": "",
    "the school will call": "",
    "vitamin D was given": "",
    "Mr Vane came": "",
    "the family of a friend": "",
    "motherhood": "",
    "": "",
}


@pytest.mark.parametrize("text", ADULTS)
def test_the_adults_that_words_mean(people: People, text: str) -> None:
    assert " ".join(people.adults_in(text)) == ADULTS[text]


@pytest.mark.parametrize(("cell", "who"), [("will", ["father"]), ("d", ["a3"]), ("mum/dad", ["father", "mother"])])
def test_a_cell_that_names_people_may_be_written_small(people: People, cell: str, who: list[str]) -> None:
    assert list(people.adults_in(cell, is_cell=True)) == who


@pytest.mark.parametrize(
    ("text", "who"), [("Kit and J", "c1 c2"), ("Kit", "c1"), ("J.", "c2"), ("Vane", ""), ("a kit for j", ""), ("", "")]
)
def test_the_children_that_words_mean(people: People, text: str, who: str) -> None:
    assert " ".join(people.children_in(text)) == who


TELLERS = {
    "Mother said that she was well": "mother",
    "Mother has since admitted it": "mother",
    "Mother, who later denied it": "mother",
    "Kit disclosed to the teacher": "c1",
    "Mother's partner said so": "a3",
    "Mother said so. Mother also said no": "mother",
    # and what nobody for sure told
    "Mother and father said so": None,
    "Mother/father said so": None,
    "Mother, father said so": None,
    "Mother said, father denied": None,
    "Mother said so, the school reported": None,
    "Called mother. School said she was late": None,
    "Saw mother. Said she was late": None,
    "Friend of mother said so": None,
    "Mother's friend said so": None,
    "dad's partner said so": None,
    "neighbour of father reported noise": None,
    "SW told mother": None,
    "Mother was told": None,
    "Kit reported missing": None,
    "Father alleged to have hit her": None,
    "Told by mother": None,
    "Mother attended": None,
}


@pytest.mark.parametrize("text", TELLERS)
def test_who_told_it(people: People, text: str) -> None:
    assert people.teller_in(text) == TELLERS[text]


def test_one_word_for_two_people_means_neither() -> None:
    two = CASE.replace(b"father, name: Will, relation_to: {c1: father", b"f2, name: Will, relation_to: {c1: mother")
    people = People(read_case_text(two))
    assert people.adults_in("Mother came") == () and people.adults_in("Quintessa came") == ("mother",)


# --- A whole row ------------------------------------------------------------------------------------------------------
def fields(case: Case, knowledge: Knowledge, words: str, **texts: str) -> RowFields:
    """The fields of a row by its columns, with a lexicon that finds nothing."""
    read = RowFields(texts, words, nothing, People(case), knowledge)
    read.put_all()
    return read


def test_a_source_that_is_one_person_told_it(case: Case, knowledge: Knowledge) -> None:
    assert fields(case, knowledge, "x", source="Mother").values == {
        "source": {"kind": "self_report"}, "rests_on": "told", "told_by": "mother"}  # fmt: skip
    assert "told_by" not in fields(case, knowledge, "x", source="Parents").values


def test_columns_come_before_words_and_what_they_do_not_hold_is_named(case: Case, knowledge: Knowledge) -> None:
    read = fields(
        case, knowledge, "Mother said so", about="Will", told_by="the neighbour", severity="5", children="both"
    )
    assert read.values["about"] == ["father"] and read.not_held == ["told_by", "children", "severity"]
    assert read.values["told_by"] == "mother" and read.from_words == ["rests_on", "told_by"]


def test_words_that_mean_two_adults_are_about_nobody_in_particular(case: Case, knowledge: Knowledge) -> None:
    assert "about" not in fields(case, knowledge, "Mother and father argued").values
    assert fields(case, knowledge, "Mother shouted").values["about"] == ["mother"]

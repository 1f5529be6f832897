"""The page: evidence before the class, both directions at one size, never a class without all that belongs to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from rich.console import Console

from engine.assess import assess
from engine.case import case_from_values
from explanations import report, spine, to_terminal, to_text
from explanations.report import Block, Heading, Paragraph, Points, Table
from explanations.report.grounds import named_by
from explanations.report.placing import class_said
from explanations.report.text import column_widths
from explanations.words import said
from knowledge_base import load_knowledge

Values = dict[str, Any]
Answer = Callable[[str], Values]

AGAINST = "Against the current view"
IN_FAVOUR = "For the family, and against too gloomy a view"
STATEMENTS = "Each favourable statement: supported, contradicted, or met by silence"
CLASS = "Where this stands in the table"
UNKNOWN = "What is not known, and what would change it"


def told_of(values: Values) -> Values:
    return spine(assess(case_from_values(values)))


def headings(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks if isinstance(block, Heading)]


def section(blocks: list[Block], heading: str, nth: int = 0) -> list[Block]:
    """The blocks under the nth heading of that text, up to the next heading of its level or above."""
    starts = [place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.text == heading]
    start = starts[nth]
    found: list[Block] = []
    for block in blocks[start + 1 :]:
        if isinstance(block, Heading) and block.level <= blocks[start].level:  # type: ignore[union-attr]
            break
        found.append(block)
    return found


def text_of(blocks: list[Block]) -> str:
    return " ".join(to_text(blocks, 10_000).split())


# --- the order -------------------------------------------------------------------------------------------------------
def test_the_order_of_the_page(answer: Answer) -> None:
    found = headings(report(answer("two_children")))
    each = [AGAINST, IN_FAVOUR, STATEMENTS, CLASS, UNKNOWN]
    wanted = ["What was looked at", *each, *each, "Sources"]
    assert [text for text in found if text in wanted] == wanted


def test_the_evidence_comes_before_any_class_of_this_tool(name: str, answer: Answer) -> None:
    told = answer(name)
    blocks = report(told)
    for nth, held in enumerate(told["proposals"]):
        heading = f"Proposal {held['id']}"
        start = next(p for p, b in enumerate(blocks) if isinstance(b, Heading) and b.text.startswith(heading))
        table = next(p for p, b in enumerate(blocks) if p > start and isinstance(b, Heading) and b.text == CLASS)
        before = text_of(blocks[start:table])
        assert not re.search(r"\bclass(ed|ified)? (on|is|of)\b", before), nth
        assert class_said(held["classification"]) in text_of(blocks[table:])


def test_whether_the_worker_judged_first_is_said_before_anything_of_the_case(answer: Answer, values: Any) -> None:
    def second(told: Values) -> Paragraph:
        block = report(told)[2]
        assert isinstance(block, Paragraph)
        return block

    assert "No judgement of the worker's own was recorded before this view" in second(answer("first_look")).text
    assert second(answer("first_look")).prominent
    assert "on 30 May 2021, before this view" in second(answer("two_children")).text
    case = values("two_children")
    case["own_judgement"]["on"] = "2021-06-20"
    assert "cannot be said to have come before" in second(told_of(case)).text


def test_the_workers_own_class_is_put_beside_this_one_and_not_above_the_evidence(answer: Answer) -> None:
    blocks = report(answer("two_children"))
    start = next(place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.text == CLASS)
    assert "medium" not in text_of(blocks[:start])
    assert "The worker's own judgement: medium. This view: high. They differ: take both to supervision" in text_of(
        section(blocks, CLASS)
    )


# --- never a class alone (H2) ----------------------------------------------------------------------------------------
def test_a_class_never_stands_alone(name: str, answer: Answer) -> None:
    told = answer(name)
    blocks = report(told)
    foot = text_of(section(blocks, "Sources"))
    assert told["knowledge"]["edition"] in foot and told["software"] in foot and "Not a decision" in foot
    assert "not a decision" in text_of(blocks[:3])
    for nth, held in enumerate(told["proposals"]):
        page = text_of(section(blocks, CLASS, nth))
        assert class_said(held["classification"]) in page
        assert "What puts each vote where it is" in page, "its reasons"
        for vote in ("Risk", "Protection", "Capacity", "Wishes"):
            assert f"- {vote}: " in page
        for reading in ("On the ratings", "On the evidence", "Best case", "Worst case"):
            assert reading in page
        marks = ("guidance says", "widely used; check against the original", "this tool's own rule")
        assert any(mark in page for mark in marks)
        assert text_of(section(blocks, AGAINST, nth)), "the contrary evidence"
        assert text_of(section(blocks, UNKNOWN, nth)), "what is not known"


def test_the_sources_are_those_of_the_conclusions_on_the_page(name: str, answer: Answer) -> None:
    told = answer(name)
    blocks = report(told)
    named = {name for block in blocks for name in named_by(block)}
    conclusions = {row["id"]: row for row in told["conclusions"]}
    cited = {cite.split(" ")[0] for name in named & set(conclusions) for cite in conclusions[name]["citations"]}
    foot = text_of(section(blocks, "Sources"))
    assert cited - {"HOMEWARD"}
    for source in cited - {"HOMEWARD"}:
        assert f"- {source}: " in foot and load_knowledge().sources[source].title.split()[0] in foot


def test_every_line_of_the_page_rests_on_something_in_the_answer(name: str, answer: Answer) -> None:
    told = answer(name)
    known = {row["id"] for row in told["conclusions"]} | {row["id"] for row in told["facts"]}
    blocks = report(told)
    points = [line for block in blocks if isinstance(block, Points) for line in block.lines]
    of_case = [line for line in points if line.because]
    assert len(of_case) > 10
    for block in blocks:
        assert not set(named_by(block)) - known


# --- both directions at one size -------------------------------------------------------------------------------------
def test_what_speaks_for_and_against_is_shown_at_the_same_size(name: str, answer: Answer) -> None:
    told = answer(name)
    blocks = report(told)
    for nth in range(len(told["proposals"])):
        sides = [section(blocks, heading, nth) for heading in (AGAINST, IN_FAVOUR)]
        levels = {block.level for block in blocks if isinstance(block, Heading) and block.text in (AGAINST, IN_FAVOUR)}
        assert levels == {4}
        lines = [[line for b in side if isinstance(b, Points) for line in b.lines] for side in sides]
        assert sum(len(side) for side in lines) <= 10
        assert all(block.numbered for side in sides for block in side if isinstance(block, Points))
        assert {len(line.under) <= 3 for side in lines for line in side} == {True}


def test_an_entry_is_printed_in_one_form_on_both_sides(answer: Answer) -> None:
    blocks = report(answer("two_children"))
    assert (
        "e04, 20 March 2021, social worker, seen, established, serious: Foil and burnt spoons on the kitchen floor."
        in text_of(section(blocks, AGAINST))
    )
    assert "e05, May 2021, child, told by T, established: T said that tea was ready every time." in text_of(
        section(blocks, IN_FAVOUR)
    )
    assert "e07, 2018, anonymous, told, disproved: Left alone for a weekend, it was said." in text_of(
        section(blocks, IN_FAVOUR)
    )


def test_one_side_does_not_crowd_out_the_other(values: Callable[[str], Values]) -> None:
    case = values("two_children")
    for number in range(12):
        factor = ("rf_family_stress", "rf_social_isolation", "rf_social_housing", "rf_parenting_no_empathy")[number % 4]
        case["chronology"].append(
            {
                "id": f"x{number:02}",
                "date": f"2021-03-{number + 1:02}",
                "rests_on": "tested",
                "severity": "grave",
                "about": ["mother"],
                "factors": [{"id": factor, "direction": "concern"}],
            }
        )
    blocks = report(told_of(case))
    in_favour = [line for b in section(blocks, IN_FAVOUR) if isinstance(b, Points) for line in b.lines]
    against = [line for b in section(blocks, AGAINST) if isinstance(b, Points) for line in b.lines]
    assert len(in_favour) == len(against) == 5
    assert "more: use --format json." in text_of(section(blocks, AGAINST))


def test_a_rating_and_its_reading_that_part_are_set_apart_with_the_entries(answer: Answer) -> None:
    blocks = report(answer("two_children"))
    apart = [block for block in blocks if isinstance(block, Paragraph) and block.text.startswith("RATED ONE WAY")]
    assert all(block.prominent and block.because for block in apart)
    assert "Substance misuse, M: rated addressed, read as present (on e04 and e01)" in apart[0].text


def test_each_favourable_statement_is_in_its_state(answer: Answer) -> None:
    table = next(b for b in section(report(answer("two_children")), STATEMENTS) if isinstance(b, Table))
    states = {row[0].split(":")[0]: row[1] for row in table.rows}
    assert states["r1"] == "contradicted" and states["r3"] == "supported"
    assert states["r2"] == "record silent: nothing from outside the household"


# --- the class in words ----------------------------------------------------------------------------------------------
def placed(**changed: Any) -> Values:
    votes = {"risk": "high", "protective": "high", "capacity": "low", "wishes": "low"}
    held: Values = {
        "class": "high",
        "not_excluded": None,
        "best_case": "high",
        "worst_case": "high",
        "shown": {"risk": "not_shown", "protective": "not_shown", "capacity": None, "wishes": None},
        "votes_by_reading": {"worst_case": votes},
    }
    return {**held, **changed}


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({}, "high: not shown otherwise"),
        ({"not_excluded": "severe", "worst_case": "severe"}, "high: not shown otherwise (severe not excluded)"),
        ({"class": "severe", "worst_case": "severe"}, "severe: not shown otherwise"),
        ({"shown": {"risk": "shown", "protective": "not_shown", "capacity": None, "wishes": None}}, "high"),
        ({"class": "not_classified", "best_case": "low"}, "not classified (between low and high)"),
    ],
)
def test_the_class_says_when_it_rests_on_want_of_evidence(changed: Values, words: str) -> None:
    assert class_said(placed(**changed)) == words


def test_a_low_class_is_not_said_to_stand_for_want_of_evidence() -> None:
    votes = dict.fromkeys(("risk", "protective", "capacity", "wishes"), "low")
    held = placed(**{"class": "low"}, shown=dict.fromkeys(votes), votes_by_reading={"worst_case": votes})
    assert class_said(held) == "low"


def test_high_at_the_first_classification_is_said_to_be_the_ordinary_start(answer: Answer) -> None:
    ordinary = "High at first is the ordinary start; see what would change it"
    assert ordinary in text_of(report(answer("first_look")))
    assert ordinary not in text_of(report(answer("two_children"))), "not at a reclassification"


def test_readings_that_differ_are_set_apart(name: str, answer: Answer) -> None:
    told = answer(name)
    for nth, held in enumerate(told["proposals"]):
        row = held["classification"]
        differ = row["on_the_ratings"] != row["class"] or row["best_case"] != row["worst_case"]
        by_ratings = row["votes_by_reading"]["on_the_ratings"] != row["votes"] or row["on_the_ratings"] != row["class"]
        blocks = section(report(told), CLASS, nth)
        prominent = [b.text for b in blocks if isinstance(b, Paragraph) and b.prominent]
        apart = [text for text in prominent if text.startswith(("THE READINGS DIFFER", "WHAT IS NOT KNOWN WOULD"))]
        assert bool(apart) == differ
        assert all(text.startswith("THE READINGS DIFFER") == by_ratings for text in apart)


# --- what is not known -----------------------------------------------------------------------------------------------
def test_an_answer_that_would_decide_is_put_with_what_it_would_decide(values: Callable[[str], Values]) -> None:
    case = values("nearly_home")
    case["wishes"] = case["wishes"][1:]
    case["rationales"] = [
        {
            "factor": "rf_abuse_prior_removal",
            "by": "w3",
            "on": "2021-05-28",
            "says": "Long ago.",
            "what_changed": "Much.",
        }
    ]
    case["chronology"][1]["date"] = "2021-02-01"
    told = told_of(case)
    held = told["proposals"][0]
    assert held["classification"]["class"] == "not_classified"
    page = text_of(section(report(told), UNKNOWN))
    assert "1. * Ask V what they want" in page
    assert "Medium if V says yes, high if not." in page
    assert "those marked * would give a class (1 question)" in page


def test_questions_of_one_kind_are_asked_in_one_line(answer: Answer) -> None:
    page = text_of(section(report(answer("first_look")), UNKNOWN))
    assert "abuse, child, family, parent, parenting and social." in page
    assert "care and harm now; conflict and violence between adults;" in page
    assert "High either way; it bears on whether severe is excluded." in page


def test_the_days_on_which_things_lapse_are_printed(answer: Answer) -> None:
    page = text_of(section(report(answer("nearly_home")), UNKNOWN))
    assert "27 July 2021: the run of observations on substance misuse, for F, lapses" in page
    assert "15 November 2021: what was said by V and F is too old to count" in page
    assert "what keeps the class at medium is the history on record: another child permanently removed" in page


def test_an_untagged_chronology_does_not_read_as_a_clean_one(answer: Answer) -> None:
    page = text_of(section(report(answer("two_children")), "What was looked at"))
    assert "An untagged chronology is not a clean one." in page
    assert "1 entry after this date, not looked at." in page
    assert "used where a concern, and not where a strength" in page


def test_changed_settings_and_suppositions_stand_on_the_first_page(answer: Answer) -> None:
    told = answer("first_look")
    told["supposed"] = {"rf_parent_substance": "addressed"}
    told["knowledge"]["overridden"] = [
        {
            "parameter": "window_shorter",
            "value": "120",
            "default": "92",
            "by": "a named person",
            "reason": "local practice",
        }
    ]
    blocks = report(told)
    top = [block.text for block in blocks[:6] if isinstance(block, Paragraph) and block.prominent]
    assert "Supposed for this view, and not on record: substance misuse addressed." in top
    assert any("window_shorter is 120 and not 92 (by a named person: local practice)" in text for text in top)
    assert "1 setting changed, named at the top" in text_of(blocks)


# --- words -----------------------------------------------------------------------------------------------------------
NEVER = ("is safe", "no risk", "predict", "system decided", "score", "percent", "total", "likelihood", "probab")


def test_the_page_keeps_to_the_words_it_may_use(name: str, answer: Answer) -> None:
    told = answer(name)
    lines = to_text(report(told), 10_000).splitlines()
    page = " ".join(line.strip() for line in lines if line.strip("=-.!"))
    for text in (page, " ".join(row["say"] for row in told["conclusions"])):
        assert "%" not in text and "{{" not in text and "None," not in text
        for word in NEVER:
            assert not re.search(rf"\b{word}", text, re.I), word
        assert not re.search(r"\b(rf|pf)_[a-z_]+ ", text), "a factor is called by its name"
        assert " ." not in text and ".." not in text.replace("...", "")


def test_an_entrys_text_is_shortened_and_cannot_move_the_cursor(values: Callable[[str], Values]) -> None:
    case = values("first_look")
    case["chronology"][0]["event"] = "[bold]Long\x1b[2J" + " word" * 80
    told = told_of(case)
    text = to_text(report(told))
    assert "[bold]Long [2J word" in text and "word..." in text and "\x1b" not in text
    terminal = StringIO()
    to_terminal(report(told), Console(file=terminal, width=90, force_terminal=False))
    assert "[bold]Long [2J word" in terminal.getvalue()


# --- text ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("width", [40, 72, 100, 160])
def test_no_line_is_wider_than_the_page(width: int, name: str, answer: Answer) -> None:
    text = to_text(report(answer(name)), width)
    wide = [line for line in text.splitlines() if len(line) > width]
    assert all(len(line.split()) <= 3 for line in wide), "only one long word may stand out"
    assert text.endswith("\n") and not text.endswith("\n\n")


def test_every_sentence_of_the_blocks_is_in_the_text(name: str, answer: Answer) -> None:
    blocks = report(answer(name))
    text = " ".join(to_text(blocks, 100).replace("\n!! ", " ").split())
    for block in blocks:
        sentences = {
            Heading: lambda b: [b.text],
            Paragraph: lambda b: [b.text],
            Points: lambda b: [part for line in b.lines for part in (line.text, *line.under)],
            Table: lambda b: [word for row in b.rows for cell in row for word in cell.split()],
        }[type(block)](block)
        assert sentences
        for sentence in sentences:
            assert " ".join(sentence.split()) in text


def test_a_proposal_can_be_read_in_ten_minutes(name: str, answer: Answer) -> None:
    told = answer(name)
    lines = to_text(report(told), 100).splitlines()
    front = next(place for place, line in enumerate(lines) if line.startswith("Proposal"))
    foot = lines.index("Sources")
    # At 160 words a minute, slow enough for dense text. Words and not lines: headings and white space help the reader.
    assert sum(len(line.split()) for line in lines[front:foot]) / len(told["proposals"]) <= 1600


def test_the_terminal_shows_the_same_lines(name: str, answer: Answer) -> None:
    blocks = report(answer(name))
    terminal = StringIO()
    to_terminal(blocks, Console(file=terminal, width=100, force_terminal=False))
    shown = [line.rstrip() for line in terminal.getvalue().splitlines()]
    assert "\n".join(shown).rstrip() == to_text(blocks, 100).rstrip()


def test_columns_give_way_to_the_page() -> None:
    rows = [("a", "bb" * 30, "c" * 8), ("dddd", "e", "f")]
    assert column_widths(rows, 100) == [4, 60, 8]
    narrow = column_widths(rows, 40)
    assert sum(narrow) + 4 == 40 and narrow[0] == 4 and narrow[2] == 8


def test_the_words_of_the_page_are_those_of_the_glossary() -> None:
    assert said("being_addressed") == "being addressed"
    assert said("self_report_only") == "on the family's word alone"
    assert said(None) == "not recorded" and said(["a_b", "c"]) == "a b and c"

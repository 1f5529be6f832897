"""The evaluator of a chronology's faults against the text of decisions/0007, by hand, at the boundary days."""

from __future__ import annotations

from typing import Any

import pytest
from plain_chronology import ago, case_of, concern, entry, found_faults, strength


def test_no_chronology_and_a_stale_one() -> None:
    assert found_faults("cf_absent", case_of()) == [("none", "")]
    assert found_faults("cf_absent", case_of(entry("a", 3, recorded=ago(-1)))) == [("none", "")]
    assert found_faults("cf_absent", case_of(entry("a", 43))) == [("stale", "a")]
    assert found_faults("cf_absent", case_of(entry("a", 42))) == []
    assert found_faults("cf_absent", case_of(entry("a", 90, recorded=ago(42)))) == []
    assert found_faults("cf_absent", case_of(entry("a", 90, recorded=ago(43)), entry("b", 50))) == [("stale", "a")]


def test_one_agency_and_thin_entries() -> None:
    five = [entry(f"e{n}", n) for n in range(5)]
    whole = [("", "e0 e1 e2 e3 e4")]
    assert found_faults("cf_single_agency", case_of(*five)) == whole
    assert found_faults("cf_single_agency", case_of(*five[:4])) == []
    assert found_faults("cf_single_agency", case_of(*five[:4], entry("e4", 9, source={}))) == [("", "e0 e1 e2 e3")]
    assert found_faults("cf_single_agency", case_of(*five, entry("x", 9, source={"kind": "health"}))) == []
    bare = {"source": {}, "rests_on": None}
    three = [row | bare for row in five[:3]]
    assert found_faults("cf_thin", case_of(*three, *five[3:])) == [("", "e0 e1 e2")]
    assert found_faults("cf_thin", case_of(*three[:2], *five[2:])) == []
    assert found_faults("cf_thin", case_of(*three, five[3])) == []  # four entries
    assert found_faults("cf_thin", case_of(*three[:2], three[0] | {"source": {"who": "w1"}}, *five[3:])) == []


@pytest.mark.parametrize(
    ("first", "referred", "born", "expected"),
    [
        (131, 100, "2015-03-01", [("", "a r")]),
        (132, 100, "2015-03-01", []),
        (131, None, "2015-03-01", [("", "a")]),  # then the entry to care, 100 days ago
        (132, None, "2015-03-01", []),
        (131, 100, ago(131 + 184), [("", "a r")]),
        (131, 100, ago(131 + 183), []),
    ],
)
def test_a_chronology_that_starts_late(first: int, referred: int | None, born: str, expected: list[Any]) -> None:
    rows = [entry("a", first)] + ([entry("r", referred, "referral")] if referred is not None else [])
    legal = [{"child": "c2", "status": "s20", "from": ago(100), "until": None}] if referred is None else []
    children = [{"id": "c1", "born": born}, {"id": "c2", "born": None}]
    assert found_faults("cf_starts_late", case_of(*rows, children=children, legal=legal)) == expected
    assert found_faults("cf_starts_late", case_of(entry("a", first), children=children)) == []


def test_tags_that_all_point_one_way() -> None:
    ten = [concern(f"e{n}", n) for n in range(10)]
    whole = " ".join(f"e{n}" for n in range(10))
    assert found_faults("cf_one_sided", case_of(*ten)) == [("concerns", whole)]
    assert found_faults("cf_one_sided", case_of(*ten[:9], entry("x", 3))) == []
    assert found_faults("cf_one_sided", case_of(*ten, strength("x", 3))) == []
    assert found_faults("cf_one_sided", case_of(*(strength(f"e{n}", n) for n in range(10)))) == [("strengths", whole)]


def test_much_written_down_on_one_day_and_the_same_words() -> None:
    ten = [entry(f"e{n}", day, recorded=ago(0)) for n, day in enumerate([0, 184, *range(1, 9)])]
    whole = " ".join(f"e{n}" for n in range(10))
    assert found_faults("cf_overloaded", case_of(*ten)) == [("one_day", whole)]
    ten[1] = entry("e1", 183, recorded=ago(0))
    assert found_faults("cf_overloaded", case_of(*ten)) == []
    assert found_faults("cf_overloaded", case_of(*ten[:9], entry("x", 184, recorded=ago(1)))) == []
    words = ["All well, 3 seen.", "all  well 3 seen", "All well - 3 seen"]
    same = [entry(f"e{n}", n, event=text) for n, text in enumerate(words)]
    assert found_faults("cf_overloaded", case_of(*same)) == [("same_words", "e0 e1 e2")]
    assert found_faults("cf_overloaded", case_of(*same[:2], entry("e2", 3, event="All well, 4 seen."))) == []
    assert (
        found_faults("cf_overloaded", case_of(*(entry(f"e{n}", n, event=text) for n, text in enumerate("...")))) == []
    )

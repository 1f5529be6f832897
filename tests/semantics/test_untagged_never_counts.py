"""Whatever is suggested counts for nothing, except as a doubt on a favourable rating (semantics 3.3 and 7; reading E5).

Suggestions are drawn at random and stand in for those of the lexicon, so that what holds here holds for any edition.
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from random_cases import generate
from untagged_entries import (
    CONCERNS,
    KNOWLEDGE,
    NO_WAY,
    STRENGTHS,
    Drawn,
    Values,
    drawn_entries,
    settled,
    sheets_of,
    told_of,
    untagged,
    with_entries,
)

from engine.gather.ratings import rating_read
from engine.sheet import Sheet
from knowledge_base.reader import read_yaml

CASEBOOK = sorted((Path(__file__).parent.parent.parent / "casebook").glob("*.yaml"))
ENDS = ("best", "worst")
NOT_WORSE = ("best", "ratings_best", "ratings_worst")
RANK = ("low", "medium", "high", "severe")


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine reads suggestions out of the words as `Drawn` does."""
    monkeypatch.setattr("engine.assess.Suggestions", Drawn)


def not_worse(made: dict[str, Values]) -> dict[str, Values]:
    """What is concluded in the best case and in both readings of the ratings."""
    return {name: row for name, row in made.items() if row.get("reading") in NOT_WORSE}


def no_better(before: dict[str, Values], after: dict[str, Values]) -> bool:
    """Whether no reading of a proposal has a better class than it had."""
    return all(
        RANK.index(after[name]["class"]) >= RANK.index(row["class"])
        for name, row in before.items()
        if name.startswith("class.")
    )


def changed_at_worst(before: dict[str, Values], after: dict[str, Values]) -> set[tuple[str, str]]:
    """The adults and factors whose status at worst is another one, or is new and is not open."""
    now = {name: row for name, row in after.items() if name.startswith("status.") and row["reading"] == "worst"}
    old = {name: before.get(name, {}).get("status", "open") for name in now}
    return {(row["subject"], row["factor"]) for name, row in now.items() if row["status"] != old[name]}


def concerns_suggested(entries: list[Values]) -> set[str]:
    words = [word.split(" ") for row in entries for word in row["event"].split("; ")]
    return {factor for factor, way in words if way == "concern"}


def favoured(sheet: Sheet) -> set[tuple[str, str]]:
    """The adults and factors rated absent, addressed or, if protective, present: what a suggestion puts in doubt."""
    rated = {"risk": ("absent", "addressed"), "protective": ("present",)}
    return {
        (subject, factor.id)
        for factor in KNOWLEDGE.factors.values()
        for subject in (*sheet.view.adults, sheet.view.child.id)
        if rating_read(sheet.view, subject, factor.id, "best").value in rated[factor.kind]
    }


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("seed", range(80))
def test_whatever_is_suggested_counts_only_as_a_doubt_on_a_favourable_rating(seed: int) -> None:
    case, draw = generate(seed), Random(seed)
    entries = drawn_entries(case, draw)
    more = with_entries(case, *entries)
    for (sheet, before), (_, after) in zip(sheets_of(case), sheets_of(more), strict=True):
        assert not_worse(after) == not_worse(before) and no_better(before, after)
        doubted = {pair for pair in favoured(sheet) if pair[1] in concerns_suggested(entries)}
        assert changed_at_worst(before, after) <= doubted
        if not doubted:
            assert {name: row for name, row in after.items() if name in before} == before


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("seed", range(20))
def test_a_strength_nobody_confirmed_helps_nothing_and_settles_nothing(seed: int) -> None:
    case = generate(seed)
    more = with_entries(case, *drawn_entries(case, Random(seed), ("strength",)))
    assert [made for _, made in sheets_of(more)] == [made for _, made in sheets_of(case)]


@pytest.mark.parametrize("path", CASEBOOK, ids=lambda path: path.stem)
def test_real_words_count_no_more_in_the_casebook(path: Path) -> None:
    case = read_yaml(path.read_bytes(), path.name, 1_000_000).value
    on = str(case["as_of"])
    for words in ((*CONCERNS, *NO_WAY), STRENGTHS):
        more = with_entries(case, *(untagged(f"zz{n}", text, on, about=[]) for n, text in enumerate(words)))
        for (sheet, before), (_, after) in zip(sheets_of(case), sheets_of(more), strict=True):
            assert not_worse(after) == not_worse(before) and no_better(before, after)
            assert changed_at_worst(before, after) <= favoured(sheet)
            assert words is not STRENGTHS or after == before


@pytest.mark.usefixtures("drawn")
def test_a_possible_concern_on_what_protects_is_a_doubt_too() -> None:
    more = with_entries(settled(), untagged("zz1", "pf_family_extended_support concern"))
    [gap] = [g for g in told_of(more)["proposals"][0]["gaps"] if g["kind"] == "suggestion_unconfirmed"]
    assert (gap["factor"], gap["names"]) == ("pf_family_extended_support", "zz1")
    _, made = next(sheets_of(more))
    standing = {end: made[f"protective.p1.{end}.pf_family_extended_support.mother"]["standing"] for end in ENDS}
    assert standing == {"best": "stands", "worst": "doubtful"}


@pytest.mark.usefixtures("drawn")
@pytest.mark.parametrize("seed", range(30))
def test_suggestions_alone_raise_no_bias_fault_or_sign(seed: int) -> None:
    """Beside the same entries under ids that `Drawn` reads nothing from."""
    case, draw = generate(seed), Random(seed)
    entries = drawn_entries(case, draw)
    bare = [row | {"id": row["id"].replace("zz", "zy")} for row in entries]
    with_words, without = (told_of(with_entries(case, *rows)) for rows in (entries, bare))
    assert _quiet(with_words) == _quiet(without)


def _quiet(told: Values) -> Any:
    """The faults of the chronology, the biases and the signs of change of every proposal."""
    rows = [told["chronology_quality"], *([p["bias_flags"], p["signs_of_change"]] for p in told["proposals"])]
    return json.loads(json.dumps(rows).replace("zz", "zy"))

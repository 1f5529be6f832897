"""A bias planted in any rich case of the casebook is found, with the very rows that were planted behind it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bias_variants import VARIANTS, plant

from engine.assess import assess
from engine.case import case_from_values
from explanations import spine
from knowledge_base.reader import read_yaml

CASEBOOK = Path(__file__).parent.parent / "casebook"
RICH = 5
SEEDS = range(4)


def rich_cases() -> dict[str, dict[str, Any]]:
    """The cases of the casebook with at least five entries, as plain values without what is expected of them."""
    found = {}
    for path in sorted(CASEBOOK.glob("*.yaml")):
        values: Any = read_yaml(path.read_text(encoding="utf-8"), path.name, 50_000_000).value
        if len(values.get("chronology", ())) >= RICH:
            values.pop("expected", None)
            found[path.stem] = values
    return found


CASES = rich_cases()


def test_the_casebook_has_rich_cases() -> None:
    assert len(CASES) >= 7


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("variant", VARIANTS, ids=lambda v: v.__name__)
@pytest.mark.parametrize("name", sorted(CASES))
def test_what_was_planted_is_found(name: str, variant: Any, seed: int) -> None:
    planted = plant(CASES[name], variant, seed)
    told = spine(assess(case_from_values(planted.case)))
    proposal = told["proposals"][0]
    flags = [row for row in proposal["bias_flags"] if (row["id"], row["how"]) == (planted.bias, planted.how)]
    assert flags, [(row["id"], row["how"]) for row in proposal["bias_flags"]]
    assert any(planted.rows <= set(row["entries"]) for row in flags), [row["entries"] for row in flags]
    assert all(row["kind"] == "flag" for row in flags)
    challenged = {entry for row in proposal["challenges"] for entry in row["entries"]}
    assert planted.challenged <= challenged
    shapes = {(row["shape"], row["about"]) for row in proposal["challenges"] if row["kind"] == "shape"}
    assert set(planted.shapes) <= shapes


@pytest.mark.parametrize("variant", VARIANTS, ids=lambda v: v.__name__)
@pytest.mark.parametrize("name", sorted(CASES))
def test_nothing_is_planted_in_the_case_as_it_is(name: str, variant: Any) -> None:
    """The rows behind a planted flag are the planted ones: the case alone has no flag resting on them."""
    told = spine(assess(case_from_values(CASES[name])))
    planted = plant(CASES[name], variant, 0)
    for proposal in told["proposals"]:
        for row in proposal["bias_flags"]:
            assert not (planted.rows & set(row["entries"]))

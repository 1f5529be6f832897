"""The casebook: what each case was expected to say, and where the engine says otherwise, by name and with reasons.

An expectation that is not met is not edited to fit. It stands in `casebook/training/disagreements.yaml` with both
sides' reasoning until one of them is shown to be wrong; a disagreement that has gone must leave that file.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from casebook_check import CASEBOOK, cases, misses

from engine.assess import assess
from engine.case import case_from_values
from explanations import canonical_json, spine
from knowledge_base.reader import read_yaml

DISAGREEMENTS = CASEBOOK / "training" / "disagreements.yaml"


def disagreements() -> dict[str, dict[str, str]]:
    return dict(read_yaml(DISAGREEMENTS.read_text(encoding="utf-8"), DISAGREEMENTS.name).value["disagreements"])


@pytest.mark.parametrize("path", cases(), ids=lambda p: p.stem)
def test_a_case_says_what_was_expected_or_the_disagreement_is_on_record(path: Path) -> None:
    found = {miss.name: miss for miss in misses(path)}
    listed = {name for name in disagreements() if name.split("/")[0] == path.stem}
    assert set(found) - listed == set(), [str(found[name]) for name in sorted(set(found) - listed)]
    assert listed - set(found) == set(), "these disagreements have gone: take them out of the file"


def test_each_disagreement_gives_both_sides() -> None:
    for name, row in disagreements().items():
        assert set(row) == {"expected", "found", "for_the_expectation", "for_the_engine"}, name
        assert all(len(row[side].split()) >= 8 for side in ("for_the_expectation", "for_the_engine")), name


@pytest.mark.parametrize("path", cases(), ids=lambda p: p.stem)
def test_what_is_expected_never_reaches_the_engine(path: Path) -> None:
    values = read_yaml(path.read_text(encoding="utf-8"), path.name).value
    without = {key: held for key, held in values.items() if key != "expected"}
    first, second = assess(case_from_values(values)), assess(case_from_values(without))
    assert canonical_json(spine(first)) == canonical_json(spine(second))

"""The page of what is asked: how a duty's day was found is said in words."""

from __future__ import annotations

from typing import Any

import pytest

from engine.gather.duty_read import NOTES
from explanations import plan_report, to_text
from explanations.duty_notes import NOTES_SAID, SAID_BY_THE_DUTY


def test_every_note_of_a_duty_has_words_or_is_said_by_its_sentence() -> None:
    assert set(NOTES_SAID) | SAID_BY_THE_DUTY == NOTES
    assert not set(NOTES_SAID) & SAID_BY_THE_DUTY
    assert all(said[0].isupper() and said.endswith(".") for said in NOTES_SAID.values())


@pytest.mark.parametrize("case", ["nearly_home"])
def test_a_day_counted_from_the_start_of_care_says_so(case: str, answer: Any) -> None:
    told = answer(case)
    noted = [row for row in told["proposals"][0]["duties"] if row["note"] == "moves_not_recorded"]
    assert noted
    page = " ".join(to_text(plan_report(told)).replace(">", " ").split())
    assert page.count(NOTES_SAID["moves_not_recorded"]) == len(noted)

"""A start skips the lint only where the lint has passed the very sources on disk."""

from __future__ import annotations

import pytest

from engine import rules_checked
from engine.rules import RULE_SETS, STEPS
from engine.runner import Inference


def test_the_note_is_fresh_and_the_rules_it_speaks_for_do_pass_the_lint() -> None:
    Inference(RULE_SETS, STEPS)
    assert rules_checked.have_been_checked(), "run: homeward check-knowledge --write-generated"


def test_one_changed_character_calls_for_another_lint(monkeypatch: pytest.MonkeyPatch) -> None:
    noted = rules_checked.NOTE.read_text(encoding="ascii")
    monkeypatch.setattr(rules_checked, "rules_digest", lambda: noted.strip()[:-1] + "x")
    assert not rules_checked.have_been_checked()


def test_a_lost_note_calls_for_another_lint(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(rules_checked, "NOTE", tmp_path / "none.txt")
    assert not rules_checked.have_been_checked()

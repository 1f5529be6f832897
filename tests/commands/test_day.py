"""The day a case is looked at on must be one on which its children were born."""

from __future__ import annotations

from commands_run import Commands


def test_a_day_before_the_birth_is_refused_and_gives_no_class(homeward: Commands) -> None:
    ran = homeward("assess", "theo", "--as-of", "2019-01-01")
    assert ran.code == 1
    assert "was not born by then" in ran.err
    assert ran.out == ""


def test_the_day_of_the_birth_is_taken(homeward: Commands) -> None:
    assert homeward("assess", "theo", "--as-of", "2020-02-15").code == 0

"""Step through: every rule that was taken, in its order, and on a terminal at the reader's own pace."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from engine.assessment import Assessment
from explanations import NothingOfThatName
from explanations.steps import PASSES, firing_lines, folded, steps, steps_text
from homeward.cli.stepping import walk

Assessed = Callable[[str], Assessment]


def test_every_firing_of_a_proposal_is_told_in_the_order_taken(name: str, assessed: Assessed) -> None:
    assessment = assessed(name)
    told = [steps(assessment, answer.id) for answer in assessment.proposals]
    numbers = [[firing["number"] for one in each["passes"] for firing in one["firings"]] for each in told]
    assert all(each == sorted(each) for each in numbers)
    of_one = {number for each in numbers for number in each}
    whole = [f for f in assessment.trace.firings if not _of_a_proposal(assessment, f.concluded[0])]
    assert len(of_one) + len(whole) == len(assessment.trace.firings)
    for each in told:
        names = [one["name"] for one in each["passes"]]
        assert names == [known for known in PASSES if known in names]
        for one in each["passes"]:
            for firing in one["firings"]:
                taken = assessment.trace.firings[firing["number"] - 1]
                assert (firing["card"], firing["on"]) == (taken.card, list(taken.premises))
                assert firing["say"] and firing["title"]


def _of_a_proposal(assessment: Assessment, conclusion: str) -> bool:
    fact = assessment.trace.conclusions[conclusion]
    return bool(fact.fields.get("proposal")) and bool(fact["proposal"])


def test_what_is_alike_is_told_once_with_how_often(assessed: Assessed) -> None:
    told = steps(assessed("two_children"))
    for one in told["passes"]:
        groups = list(folded(one["firings"]))
        assert sum(len(group) for group in groups) == len(one["firings"])
        for group in groups:
            line = " ".join(" ".join(firing_lines(group, 100)).split())
            named = [str(each["number"]) for each in group[1:5]]
            assert all(f" {number}" in line.rsplit("times: also", 1)[-1] for number in named)
            assert ("times: also" in line) is bool(named)
    text = steps_text(told)
    assert "2 times: also " in " ".join(text.split())
    assert all(f"{name}. {does}" in " ".join(text.split()) for name, does in PASSES.items())


def test_a_proposal_there_is_none_of_is_refused(assessed: Assessed) -> None:
    with pytest.raises(NothingOfThatName, match="There is: p1 and p2|There is: p1, p2"):
        steps(assessed("two_children"), "p9")


def _typing(*words: str) -> Callable[[str], str]:
    held: Iterator[str] = iter(words)
    return lambda _: next(held, "q")


@pytest.mark.parametrize(
    ("words", "shown"),
    [(("q",), 1), (("", "q"), 2), (("5", "q"), 6), (("", "", "", ""), 5), (("what", "q"), 2)],
)
def test_the_reader_sets_the_pace(
    words: tuple[str, ...], shown: int, assessed: Assessed, capsys: pytest.CaptureFixture[str]
) -> None:
    walk(steps(assessed("first_look")), _typing(*words))
    lines = capsys.readouterr().out.splitlines()
    assert (
        sum(line.lstrip()[:1].isdigit() and line.startswith("  ") for line in lines if "      " not in line[:6])
        == shown
    )


def test_a_pass_can_be_skipped(assessed: Assessed, capsys: pytest.CaptureFixture[str]) -> None:
    told = steps(assessed("first_look"))
    walk(told, _typing("p", "q"))
    out = capsys.readouterr().out
    first, second = (one["name"] for one in told["passes"][:2])
    assert f"{first}. " in out and f"{second}. " in out
    assert out.count("(by ") == 2

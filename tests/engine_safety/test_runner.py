"""The trace of a run: what was declared, what was taken, on what, and what it concluded."""

from __future__ import annotations

import pickle

import pytest
from engine_safety.toy_rules import CARDS, RULE_SETS, STEPS, Behind, Status, Support, behind, opposed

from engine._experta import AS, MATCH
from engine.fact import CaseFact
from engine.rule import RuleSet, rule
from engine.runner import EngineError, Firing, Inference, Trace


@pytest.fixture(scope="module")
def inference() -> Inference:
    return Inference(RULE_SETS, STEPS, CARDS)


def test_the_trace_tells_each_firing(inference: Inference) -> None:
    trace = inference.run([opposed(1), behind(1)])
    assert trace.firings == (
        Firing(
            card="ww_unsupported",
            rule="nothing_dated",
            step="WEIGH",
            premises=("behind.1",),
            roles={"behind": "behind.1"},
            bindings={"about": "rating_1", "proposal": "p1"},
            concluded=("support.p1.rating_1",),
        ),
        Firing(
            card="st_present",
            rule="opposed_and_unsupported",
            step="STATE",
            premises=("support.p1.rating_1", "opposed.1"),
            roles={"support": "support.p1.rating_1", "opposed": "opposed.1"},
            bindings={"about": "rating_1", "proposal": "p1"},
            concluded=("status.p1.rating_1.present",),
        ),
        Firing(
            card="vt_high",
            rule="present_votes_high",
            step="VOTE",
            premises=("status.p1.rating_1.present",),
            roles={"status": "status.p1.rating_1.present"},
            bindings={"about": "rating_1", "proposal": "p1"},
            concluded=("vote.p1.rating_1",),
        ),
    )
    assert trace.steps_taken == 3
    assert dict(trace.facts) == {"behind.1": behind(1), "opposed.1": opposed(1)}
    assert list(trace.conclusions) == [firing.concluded[0] for firing in trace.firings]
    assert trace.derivations == {firing.concluded[0]: (firing,) for firing in trace.firings}


def test_a_pattern_without_a_role_is_still_a_premise(inference: Inference) -> None:
    (firing, *_) = inference.run([behind(1, evidence="dated")]).firings
    assert (firing.rule, firing.premises, dict(firing.roles)) == ("dated_and_recent", ("behind.1",), {})


def test_a_comparison_of_bound_values_decides(inference: Inference) -> None:
    trace = inference.run([behind(1, evidence="dated", days_old=5), opposed(1, weight=6), opposed(2, weight=6)])
    assert [firing.rule for firing in trace.firings] == ["dated_and_recent", "outweighed", "supported_votes_low"]
    lighter = inference.run([behind(1, evidence="dated", days_old=5), opposed(1, weight=5)])
    assert [firing.rule for firing in lighter.firings] == ["dated_and_recent", "supported_votes_low"]


def test_a_role_can_be_read_in_the_body(inference: Inference) -> None:
    trace = inference.run([behind(1, evidence="own_word", favourable="no")])
    assert trace.conclusions["support.p1.rating_1"]["support"] == "self_report_only"


def test_before_each_step_more_facts_can_be_given_and_the_trace_so_far_is_seen(inference: Inference) -> None:
    seen: list[tuple[str, tuple[str, ...]]] = []

    def before(step: str, trace: Trace) -> list[CaseFact]:
        seen.append((step, tuple(trace.conclusions)))
        return [opposed(1)] if step == "STATE" else []

    trace = inference.run([behind(1)], before)
    assert seen == [
        ("WEIGH", ()),
        ("STATE", ("support.p1.rating_1",)),
        ("VOTE", ("support.p1.rating_1", "status.p1.rating_1.present")),
    ]
    assert "vote.p1.rating_1" in trace.conclusions and "opposed.1" in trace.facts


def test_no_facts_no_firings(inference: Inference) -> None:
    assert inference.run([]) == Trace({}, {}, {}, (), 0)


def test_the_trace_can_travel_between_processes(inference: Inference) -> None:
    trace = inference.run([behind(1), opposed(1)])
    assert pickle.loads(pickle.dumps(trace)) == trace  # noqa: S301  # made in this test


def test_the_same_fact_given_twice_is_one_fact(inference: Inference) -> None:
    assert inference.run([behind(1), behind(1)], lambda step, _: [behind(1)]) == inference.run([behind(1)])


# --- Failing closed ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ([behind(1), behind(1, days_old=11)], "a Behind and a Behind, they differ in days_old"),
        ([behind(1), opposed(1).__class__(**(opposed(1).as_dict() | {"id": "behind.1"}))], "one is a Behind"),
        ([Behind(evidence="none")], "without an id of its own"),
        ([{"id": "behind.1"}], "gave a dict"),
        ([Support(id="s", proposal="p1", about="rating_1", support="stands")], "Only a rule concludes"),
    ],
)
def test_facts_that_cannot_stand_stop_the_run(inference: Inference, facts: list[CaseFact], said: str) -> None:
    with pytest.raises(EngineError) as stopped:
        inference.run(facts)
    assert said in str(stopped.value)
    assert inference.run([behind(1)]).steps_taken == 1, "and the next case is not touched by it"


def test_a_conclusion_under_the_id_of_a_fact_stops_the_run(inference: Inference) -> None:
    in_the_way = Behind(**(behind(2).as_dict() | {"id": "support.p1.rating_1"}))
    with pytest.raises(EngineError, match="ww_unsupported, rule nothing_dated: concludes under the id of a fact"):
        inference.run([behind(1), in_the_way])
    with pytest.raises(EngineError, match="Two different facts have one id"):
        inference.run([behind(1)], lambda step, _: [in_the_way] if step == "STATE" else [])


def test_the_step_limit_fails_closed() -> None:
    facts = [behind(number) for number in range(5)]
    assert Inference(RULE_SETS, STEPS, step_limit=5).run(facts).steps_taken == 5
    with pytest.raises(EngineError, match="Stopped after 4 rules"):
        Inference(RULE_SETS, STEPS, step_limit=4).run(facts)


class Misfits(RuleSet):
    """A rule whose conclusion does not fit its own class in some cases."""

    @rule("st_wrong", "STATE", AS.behind << Behind(proposal=MATCH.proposal, about=MATCH.about, evidence=MATCH.word))
    def taken_over(self, proposal, about, word):
        self.conclude(Status(proposal=proposal, about=about, **{"class": str(word)}))


def test_a_conclusion_that_cannot_stand_stops_the_run_and_names_card_and_rule() -> None:
    with pytest.raises(EngineError) as stopped:
        Inference([Misfits], ["STATE"]).run([behind(1)])
    assert "Card st_wrong, rule taken_over" in str(stopped.value)
    assert "Status, field 'class'" in str(stopped.value)


def test_a_detector_that_goes_wrong_stops_the_run(inference: Inference) -> None:
    def stumbles(step: str, _: Trace) -> list[CaseFact]:
        raise LookupError("a family matter")

    with pytest.raises(EngineError) as stopped:
        inference.run([behind(1)], stumbles)
    assert "LookupError at test_runner.py, line" in str(stopped.value) and "family" not in str(stopped.value)

"""Claims about the plan and the return: engine and evaluator, written apart, weigh them alike (decisions/0008, W2).

The evaluator (`evaluator_whole.py`) is plain Python from the page, without experta and without any code or data of the
product. They are compared on cases worked out by hand, boundary days among them, and on 1,000 random ones. Where the
two differ, one of them does not say what the page says.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

import pytest
from evaluator_record import Record, rows
from evaluator_support import Statement
from evaluator_whole import against, behind_claim, newest_independent, opposed, whole_claims
from random_cases import generate
from random_whole_claims import with_whole_claims
from settled_family import concern, settled, strength

from engine.assess import assess
from engine.case import case_from_values

SEEDS = 1000
BATCH = 50
LEAST = 5
SUPPORTS = ("unsupported", "self_report_only", "stale", "contested", "stands")
WAYS = ("favourable", "unfavourable")
STATES = ("supported", "contradicted", "silent")

VIOLENCE = "rf_family_conflict_violence"
DENIAL = "rf_parent_denial"
NEGLECT = "rf_abuse_neglect"


def engine_says(case: dict[str, Any]) -> dict[str, dict[str, dict[str, str | None]]]:
    """What the engine concluded of each claim about the whole, in the evaluator's words."""
    found: dict[str, dict[str, dict[str, str | None]]] = {}
    for proposal in assess(case_from_values(case)).proposals:
        read, own = proposal.reader.read, found.setdefault(proposal.id, {})
        for claim in (row["id"] for row in case["claims"] if row["about"] != "factor"):
            support, state = (read.get(f"{what}.{proposal.id}.{claim}") for what in ("support", "state"))
            if support is not None or state is not None:
                support_word = None if support is None else str(support["support"])
                own[claim] = {"support": support_word, "state": None if state is None else str(state["state"])}
    return found


# Worked out by hand -------------------------------------------------------------------------------------------------


class ByHand(NamedTuple):
    """Entries added to the settled family (whose newest concern is of 1 August 2019), and a claim that cites `cited`.
    `changes` replaces whole lists of the case."""

    entries: tuple[dict[str, Any], ...]
    support: str
    state: str | None
    cited: str = "seen"
    direction: str = "favourable"
    changes: dict[str, list[dict[str, Any]]] = {}


# As_of is 1 October 2020. 1 August is 61 days before it, 2 May is 91 days before 1 August and 1 May 92.
SEEN = strength("2020-08-01", "pf_social_support", id="seen")
WORRY = concern("2020-08-01", "rf_social_isolation", id="seen")  # of no reason for care and not harm-bearing
ALLEGED = [{"is": "alleged", "from": None, "by": None}]
COURT = {"id": "court", "date": "2020-08-12", "source": {"kind": "court"}, "rests_on": "document", "factors": []}
TWICE = [{"id": factor, "direction": "concern"} for factor in (NEGLECT, VIOLENCE)]
BOTH_WELL = [{"id": factor, "direction": "strength"} for factor in (NEGLECT, VIOLENCE)]
TWO_CHILDREN = [{"id": "c1", "born": "2012-02-15"}, {"id": "c2", "born": "2010-01-01"}]


def reason(factor: str) -> dict[str, list[dict[str, Any]]]:
    row = {"id": "rc1", "child": "c1", "household": "h1", "about": [], "factor": factor, "on": "2019-08-05"}
    return {"reasons_for_care": [row]}


def answered(factor: str, side: str = "optimism", **more: Any) -> dict[str, list[dict[str, Any]]]:
    row = {"challenge": f"ch.p1.against_{side}.{factor}", "answer": "explained", "on": "2020-09-20", "by": "w1"}
    return {"responses": [row | {"entries": ["answer"], "agreed_by": "w3"} | more]}


def by_the_court(word: str) -> list[dict[str, Any]]:
    return [{"is": word, "from": "2020-08-12", "by": "court"}]


HOPEFUL = {
    # What stands behind it (W2), and how old it may be.
    "nothing cited, an old concern on record": ByHand((), "unsupported", "contradicted", cited=""),
    "nothing cited, nothing on record": ByHand((), "unsupported", "silent", cited="", changes={"chronology": []}),
    "seen": ByHand((SEEN,), "stands", "supported"),
    "seen, and not cited": ByHand((SEEN,), "unsupported", "contradicted", cited=""),
    "183 days old": ByHand((SEEN | {"date": "2020-04-01"},), "stands", "supported"),
    "184 days old": ByHand((SEEN | {"date": "2020-03-31"},), "stale", "silent"),
    "a period seen, up to 183 days ago": ByHand(
        (SEEN | {"date": "2020-02-01", "until": "2020-04-01"},), "stands", "supported"
    ),
    "a period nobody saw": ByHand(
        (SEEN | {"date": "2020-02-01", "until": "2020-09-01", "rests_on": "document"},), "stale", "silent"
    ),
    "the mother's word": ByHand(
        (SEEN | {"rests_on": "told", "told_by": "mother"},), "self_report_only", "contradicted"
    ),
    "nothing said of any factor": ByHand((SEEN | {"factors": []},), "stands", "supported"),
    "no factor but a theme": ByHand(
        (SEEN | {"factors": [], "themes": ["overall_view"]},), "unsupported", "contradicted"
    ),
    "not confirmed": ByHand(
        (SEEN | {"factors": [{"id": VIOLENCE, "direction": "strength", "confirmed": False}]},),
        "unsupported",
        "contradicted",
    ),
    "alleged": ByHand((SEEN | {"standing": ALLEGED},), "unsupported", "contradicted"),
    "tagged the other way": ByHand((WORRY,), "unsupported", "contradicted"),
    "no day at all": ByHand((SEEN | {"date": None, "recorded": "2020-08-01"},), "unsupported", "contradicted"),  # D5
    "about a man of another home": ByHand((SEEN | {"about": ["father"]},), "unsupported", "contradicted"),  # 1.6
    "about nobody in particular": ByHand((SEEN | {"about": []},), "stands", "supported"),
    "about the other child alone": ByHand(
        (strength("2020-08-01", "pf_child_attribution", id="seen", about=[], children=["c2"]),),
        "unsupported",
        "contradicted",
        changes={"children": TWO_CHILDREN},
    ),
    # What opposes it, and from how far back.
    "harm-bearing, 91 days before": ByHand((SEEN, concern("2020-05-02", VIOLENCE)), "contested", "contradicted"),
    "harm-bearing, 92 days before": ByHand((SEEN, concern("2020-05-01", VIOLENCE)), "stands", "supported"),
    "harm-bearing, the same day": ByHand((SEEN, concern("2020-08-01", VIOLENCE)), "contested", "contradicted"),
    "a reason for care": ByHand((SEEN, concern("2020-08-02")), "contested", "contradicted"),
    "neither": ByHand((SEEN, concern("2020-08-02", DENIAL)), "stands", "supported"),
    "minor": ByHand((SEEN, concern("2020-08-02", VIOLENCE, severity="minor")), "stands", "supported"),
    "alleged against it": ByHand((SEEN, concern("2020-08-02", VIOLENCE, standing=ALLEGED)), "stands", "supported"),
    "admitted against it": ByHand(
        (SEEN, concern("2020-08-02", VIOLENCE, standing=ALLEGED, rests_on="told", told_by="mother")),
        "contested",
        "contradicted",
    ),
    "against a man of another home": ByHand(
        (SEEN, concern("2020-08-02", VIOLENCE, about=["father"])), "stands", "supported"
    ),
    "stale, and opposed since": ByHand(
        (SEEN | {"date": "2020-03-31"}, concern("2020-09-01", VIOLENCE)), "stale", "contradicted"
    ),
    "what a static factor on record speaks through": ByHand(  # 3.4, S6
        (SEEN, concern("2015-01-01", "rf_abuse_severe_physical"), concern("2020-08-02", DENIAL)),
        "contested",
        "contradicted",
    ),
    "what a static reason for care speaks through": ByHand(
        (SEEN, concern("2020-08-02", "rf_parenting_poor_competency")),
        "contested",
        "contradicted",
        changes=reason("rf_parent_ld"),
    ),
    "a static reason for care is not there itself": ByHand(
        (SEEN, concern("2020-08-02", "rf_parent_ld")), "stands", "supported", changes=reason("rf_parent_ld")
    ),
    # Themes.
    "a theme, 91 days before": ByHand(
        (SEEN, concern("2020-05-02", factors=[], themes=["honesty"], severity="minor")), "contested", "contradicted"
    ),
    "a theme, 92 days before": ByHand(
        (SEEN, concern("2020-05-01", factors=[], themes=["honesty"])), "stands", "supported"
    ),
    "a theme that was disproved": ByHand(
        (SEEN, COURT, concern("2020-08-10", factors=[], themes=["honesty"], standing=by_the_court("disproved"))),
        "stands",
        "supported",
    ),
    # Answers (2.2; 0002, W5).
    "answered": ByHand(
        (SEEN, concern("2020-08-02", VIOLENCE), strength("2020-08-02", VIOLENCE, id="answer")),
        "stands",
        "supported",
        changes=answered(VIOLENCE),
    ),
    "answered with an earlier entry": ByHand(
        (SEEN, concern("2020-08-02", VIOLENCE), strength("2020-08-01", VIOLENCE, id="answer")),
        "contested",
        "contradicted",
        changes=answered(VIOLENCE),
    ),
    "answered by the case holder alone": ByHand(
        (SEEN, concern("2020-08-02", VIOLENCE), strength("2020-08-02", VIOLENCE, id="answer")),
        "contested",
        "contradicted",
        changes=answered(VIOLENCE, agreed_by="w1"),
    ),
    **{
        f"an entry with two concerns, answered on {factor} alone": ByHand(
            (SEEN, concern("2020-08-02", factors=TWICE), strength("2020-08-02", factor, id="answer")),
            "contested",
            "contradicted",
            changes=answered(factor),
        )
        for factor in (NEGLECT, VIOLENCE)
    },
    "an entry with two concerns, answered on both": ByHand(
        (SEEN, concern("2020-08-02", factors=TWICE), strength("2020-08-02", id="answer", factors=BOTH_WELL)),
        "stands",
        "supported",
        changes={"responses": answered(NEGLECT)["responses"] + answered(VIOLENCE)["responses"]},
    ),
}
GLOOMY = {
    "nothing cited against": ByHand((), "unsupported", None, cited="", direction="unfavourable"),
    "a concern": ByHand((WORRY,), "stands", None, direction="unfavourable"),
    "a concern 184 days old": ByHand((WORRY | {"date": "2020-03-31"},), "stale", None, direction="unfavourable"),
    "the mother's admission": ByHand(  # 2.1; 0002, W3 and E4
        (WORRY | {"rests_on": "told", "told_by": "mother"},), "self_report_only", None, direction="unfavourable"
    ),
    "the mother's admission, alleged": ByHand(  # E4: counts as established
        (WORRY | {"rests_on": "told", "told_by": "mother", "standing": ALLEGED},),
        "self_report_only",
        None,
        direction="unfavourable",
    ),
    "a concern about a man of another home": ByHand(
        (WORRY | {"about": ["father"]},), "unsupported", None, direction="unfavourable"
    ),
    "an observation 91 days before": ByHand(
        (WORRY, strength("2020-05-02", VIOLENCE)), "contested", None, direction="unfavourable"
    ),
    "an observation 92 days before": ByHand(
        (WORRY, strength("2020-05-01", VIOLENCE)), "stands", None, direction="unfavourable"
    ),
    "the word of the mother is no observation": ByHand(
        (WORRY, strength("2020-08-02", VIOLENCE, rests_on="told", told_by="mother")),
        "stands",
        None,
        direction="unfavourable",
    ),
    "attendance is no observation": ByHand(
        (WORRY, strength("2020-08-02", VIOLENCE, type="treatment_finished")), "stands", None, direction="unfavourable"
    ),
    "an observation on what a static factor speaks through": ByHand(
        (WORRY, concern("2015-01-01", "rf_abuse_severe_physical"), strength("2020-08-02", DENIAL)),
        "contested",
        None,
        direction="unfavourable",
    ),
    "a theme speaks against hope only": ByHand(
        (WORRY, concern("2020-08-02", factors=[], themes=["honesty"])), "stands", None, direction="unfavourable"
    ),
    "an observation answered": ByHand(
        (WORRY, strength("2020-08-02", VIOLENCE), concern("2020-08-02", VIOLENCE, id="answer", severity="minor")),
        "stands",
        None,
        direction="unfavourable",
        changes=answered(VIOLENCE, side="pessimism"),
    ),
}
BY_HAND = HOPEFUL | GLOOMY


def case_by_hand(one: ByHand) -> dict[str, Any]:
    case = settled() | {"format": 1, "reference": "HW-0000", "stage": "stage_2", "jurisdiction": "england"}
    case["chronology"] = [e for e in case["chronology"] if e["id"] not in ("tests", "grandmother")] + list(one.entries)
    claim = {"id": "k1", "proposal": "p1", "by": "w1", "on": "2020-09-30", "about": "return", "factors": []}
    case["claims"] = [claim | {"direction": one.direction, "evidence": [one.cited] if one.cited else []}]
    return case | one.changes


@pytest.mark.parametrize("name", BY_HAND)
def test_the_evaluator_by_hand(name: str) -> None:
    one = BY_HAND[name]
    assert whole_claims(case_by_hand(one)) == {"p1": {"k1": {"support": one.support, "state": one.state}}}


@pytest.mark.parametrize("name", BY_HAND)
def test_the_engine_by_hand(name: str) -> None:
    one = BY_HAND[name]
    assert engine_says(case_by_hand(one)) == {"p1": {"k1": {"support": one.support, "state": one.state}}}


def test_a_plan_is_weighed_as_a_return_is() -> None:
    for one in BY_HAND.values():
        case = case_by_hand(one)
        of_return = whole_claims(case)
        case["claims"][0]["about"] = "plan"
        assert whole_claims(case) == of_return


@pytest.mark.parametrize("on", [None, "2020-10-02"])
def test_a_claim_with_no_day_or_one_to_come_counts_for_nothing(on: str | None) -> None:
    case = case_by_hand(ByHand((SEEN,), "", ""))
    case["claims"][0]["on"] = on
    assert whole_claims(case) == engine_says(case) == {"p1": {}}  # D9


def test_a_factor_that_such_a_claim_names_adds_nothing() -> None:
    case = case_by_hand(ByHand((SEEN, concern("2020-08-02", "rf_social_isolation")), "", "", cited=""))
    case["claims"][0]["factors"] = ["pf_social_support"]
    expected = {"p1": {"k1": {"support": "unsupported", "state": "contradicted"}}}
    assert whole_claims(case) == engine_says(case) == expected


# Drawn at random ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("start", range(0, SEEDS, BATCH))
def test_engine_and_evaluator_agree(start: int) -> None:
    differ = []
    for seed in range(start, start + BATCH):
        case = with_whole_claims(seed)
        told, theirs = whole_claims(case), engine_says(case)
        for proposal, claims in told.items():
            for claim in sorted(claims.keys() | theirs[proposal].keys()):
                ours, engines = claims.get(claim), theirs[proposal].get(claim)
                if ours != engines:
                    differ.append((seed, proposal, claim, {"evaluator": ours, "engine": engines}))
    assert not differ


def test_every_support_and_state_is_drawn_often_enough_to_mean_something() -> None:
    counts = census()
    wanted = [(about, way, word) for about in ("plan", "return") for way in WAYS for word in SUPPORTS]
    wanted += [(about, "favourable", word) for about in ("plan", "return") for word in STATES]
    wanted += [("boundary", word) for word in ("183 or 184 days", "91 or 92 days")]
    wanted += [("settled", way) for way in WAYS]
    assert not {what: counts[what] for what in wanted if counts[what] < LEAST}


def census() -> Counter[tuple[str, ...]]:
    """How often each support and state is concluded; how often days stand at a boundary; and how often what would
    oppose a claim has been settled."""
    counts: Counter[tuple[str, ...]] = Counter()
    for seed in range(SEEDS):
        case = with_whole_claims(seed)
        told = whole_claims(case)
        for proposal in case["proposals"]:
            rec = Record(case, proposal)
            for row in (row for row in case["claims"] if row["id"] in told[proposal["id"]]):
                about, way, found = row["about"], row["direction"], told[proposal["id"]][row["id"]]
                counts[about, way, str(found["support"])] += 1
                if found["state"] is not None:
                    counts[about, way, found["state"]] += 1
                claim = Statement(row["id"], (), way == "favourable", frozenset(), tuple(rows(row, "evidence")), None)
                newest = newest_independent(behind_claim(rec, claim))
                if newest is None:
                    continue
                days = [(newest - day).days for _, _, day in against(rec, claim)]
                counts["boundary", "183 or 184 days"] += (rec.as_of - newest).days in (183, 184)
                counts["boundary", "91 or 92 days"] += bool({91, 92} & set(days))
                counts["settled", way] += min(days, default=92) < 92 and not opposed(rec, claim, newest)
    return counts


def test_adding_claims_changes_nothing_that_was_drawn() -> None:
    for seed in range(0, SEEDS, 10):
        drawn, added = generate(seed), with_whole_claims(seed)
        assert added == with_whole_claims(seed)
        assert {
            key: rows_of[: len(drawn[key])] if isinstance(rows_of, list) else rows_of for key, rows_of in added.items()
        } == drawn
        assert {key for key in added if added[key] != drawn[key]} <= {"chronology", "claims", "responses"}


def test_the_order_of_the_rows_does_not_matter() -> None:
    for seed in range(0, SEEDS, 10):
        case = with_whole_claims(seed)
        turned = {key: list(reversed(held)) if isinstance(held, list) else held for key, held in case.items()}
        assert whole_claims(turned) == whole_claims(case), f"seed {seed}"

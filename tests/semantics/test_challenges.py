"""Challenges: contrary entries and shapes in both directions, answers, ids, order (semantics 2.2, 6.1 to 6.5; W5)."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from random_cases import generate
from scenario_cases import assessed, base, changed

from engine.assess import assess
from engine.assessment import Assessment
from engine.case import CaseFault, case_from_values
from explanations import spine


def accepted_seeds(how_many: int) -> list[int]:
    """The first seeds whose case the case file accepts."""
    found = []
    for seed in range(200):
        try:
            case_from_values(generate(seed))
        except CaseFault:
            continue
        found.append(seed)
        if len(found) == how_many:
            break
    return found


SEEDS = accepted_seeds(12)
HELP = "pf_family_extended_support"
VIOLENCE = "rf_family_conflict_violence"
ANSWERED = f"ch.p1.against_optimism.{HELP}"

# Shapes that speak one way only, and why there is nothing on the other side to hold them up to.
NO_MIRROR = {
    "self_report_only": "an adult's own admission of a concern stands in full (semantics 1.1)",
    "untested": "a concern need not be seen or tested to be asked about",
    "too_short": "only change has to be seen for a time (semantics 1.7)",
    "before_reviews": "an engagement pattern, which is about what was shown",
    "said_before": "claims are compared with what came after them; no claim is made against a family again",
    "goal_moved_twice": "goals are set for what is to become better",
    "silence": "months without observation are not months without concern (semantics 1.7)",
    "bears_on_nothing": "only a protective factor names what it bears on",
    "reasons_left": "the plan is to return; no plan is that there be reasons",
    "goal_ignored": "it is itself the other side of a goal moved twice: progress that was verified and passed over",
    "group_not_behaviour": "what somebody is speaks for nobody either, but no rating says so in a family's favour",
    "tie_counted_against": "a tie to carers is held against a parent; nobody holds the want of one in their favour",
}


def challenges(answer: Assessment) -> dict[str, dict[str, Any]]:
    """Each challenge by its id: its fields, and the entries behind it in the order in which they are shown."""
    found = {}
    for name, row in answer.trace.conclusions.items():
        if row.kind == "challenge":
            premises = [p for firing in answer.trace.derivations[name] for p in firing.premises]
            entries = [source for premise in premises for source in answer.sources[premise]]
            fields = ("direction", "factor", "challenge", "shape", "about", "when", "confirmed", "mentioned")
            found[name] = {field: row[field] for field in fields} | {"entries": entries}
    return found


def contrary(answer: Assessment, direction: str, factor: str, about: str = "") -> dict[str, Any] | None:
    """The challenge about contrary entries on a factor in one direction; None where there is none."""
    held = [
        row
        for row in challenges(answer).values()
        if row["challenge"] == "contrary_entry"
        and (row["direction"], row["factor"], row["about"]) == (direction, factor, about)
    ]
    assert len(held) <= 1
    return held[0] if held else None


def support_of(answer: Assessment, rating: str) -> str:
    return str(next(row["support"] for row in answer.proposals[0].conclusions("support") if row["about"] == rating))


def entry(name: str, day: str, factor: str, direction: str, **values: Any) -> dict[str, Any]:
    """An established entry about the mother, seen by health, unless said otherwise."""
    row = {"id": name, "date": day, "source": {"kind": "health"}, "rests_on": "seen", "about": ["mother"]}
    return row | {"factors": [{"id": factor, "direction": direction}]} | values


def with_entries(*entries: dict[str, Any], **changes: Any) -> Assessment:
    return assessed(changed(base("one_parent"), {"add": {"chronology": list(entries)}} | changes))


# --- both directions ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rated", "tag", "direction"),
    [("absent", "concern", "against_optimism"), ("present", "strength", "against_pessimism")],
)
def test_an_entry_is_put_to_the_view_it_speaks_against(rated: str, tag: str, direction: str) -> None:
    answer = with_entries(entry("x1", "2021-03-01", VIOLENCE, tag), edit={"ratings": {"r2": {"status": rated}}})
    found = contrary(answer, direction, VIOLENCE)
    assert found is not None
    assert found["entries"] == ["x1"]


def test_an_entry_on_the_matched_pair_is_put_to_the_view_too() -> None:
    answer = with_entries(entry("x1", "2021-03-01", "rf_social_isolation", "concern"))
    found = contrary(answer, "against_optimism", HELP)
    assert found is not None
    assert found["entries"] == ["x1"]


def test_one_event_can_be_put_to_a_bright_view_on_one_factor_and_to_a_dark_one_on_another() -> None:
    both = [{"id": VIOLENCE, "direction": "concern"}, {"id": "rf_parent_denial", "direction": "strength"}]
    answer = with_entries(
        entry("x1", "2021-03-01", VIOLENCE, "concern", factors=both), edit={"ratings": {"r7": {"status": "present"}}}
    )
    for direction, factor in (("against_optimism", VIOLENCE), ("against_pessimism", "rf_parent_denial")):
        found = contrary(answer, direction, factor)
        assert found is not None
        assert found["entries"] == ["x1"]


@pytest.mark.parametrize("standing", ["disproved", "not_proved"])
def test_a_concern_disproved_or_not_proved_speaks_against_pessimism_only(standing: str) -> None:
    finding = {"id": "x2", "date": "2021-04-01", "source": {"kind": "court"}, "rests_on": "document"}
    stands = [{"is": standing, "from": "2021-04-01", "by": "x2"}]
    answer = with_entries(entry("x1", "2021-03-01", VIOLENCE, "concern", standing=stands), finding)
    behind = [row for row in challenges(answer).values() if "x1" in row["entries"]]
    assert [(row["direction"], row["about"]) for row in behind] == [("against_pessimism", "disproved_concern")]
    assert support_of(answer, "r2") == "stands"


@pytest.mark.parametrize("standing", ["disproved", "not_proved"])
def test_what_was_not_proved_is_shown_as_not_proved_and_never_as_disproved(standing: str) -> None:
    finding = {"id": "x2", "date": "2021-04-01", "source": {"kind": "court"}, "rests_on": "document"}
    stands = [{"is": standing, "from": "2021-04-01", "by": "x2"}]
    answer = with_entries(entry("x1", "2021-03-01", VIOLENCE, "concern", standing=stands), finding)
    shown = next(fact for fact in spine(answer)["facts"] if fact["id"] == "x1")
    assert shown["values"]["standing"] == standing


def test_a_tag_nobody_confirmed_is_put_as_possible_and_counts_for_nothing() -> None:
    for tag, direction, rated in (
        ("concern", "against_optimism", "absent"),
        ("strength", "against_pessimism", "present"),
    ):
        suggested = [{"id": VIOLENCE, "direction": tag, "confirmed": False}]
        edit = {"ratings": {"r2": {"status": rated}}}
        answer = with_entries(entry("x1", "2021-05-24", VIOLENCE, tag, factors=suggested), edit=edit)
        found = contrary(answer, direction, VIOLENCE)
        assert found is not None
        assert found["confirmed"] == "no"
        without = with_entries(edit=edit)
        assert support_of(answer, "r2") == support_of(without, "r2")
        assert answer.proposals[0].class_in("best") == without.proposals[0].class_in("best")


def test_a_group_with_one_confirmed_entry_is_not_called_unconfirmed() -> None:
    suggested = [{"id": VIOLENCE, "direction": "concern", "confirmed": False}]
    answer = with_entries(
        entry("x1", "2021-03-01", VIOLENCE, "concern", factors=suggested),
        entry("x2", "2021-03-02", VIOLENCE, "concern"),
    )
    found = contrary(answer, "against_optimism", VIOLENCE)
    assert found is not None
    assert (found["confirmed"], sorted(found["entries"])) == ("yes", ["x1", "x2"])


def test_what_came_later_than_the_day_looked_at_is_put_to_nothing() -> None:
    later = entry("x1", "2021-03-01", VIOLENCE, "concern", recorded="2021-06-02")
    assert contrary(with_entries(later), "against_optimism", VIOLENCE) is None
    assert contrary(with_entries(later | {"recorded": "2021-06-01"}), "against_optimism", VIOLENCE) is not None


# --- order ----------------------------------------------------------------------------------------------------------

WEIGHTIEST_FIRST = [
    {"rests_on": "tested", "severity": "minor", "date": "2020-03-01"},
    {"rests_on": "seen", "severity": "grave", "date": "2020-03-02"},
    {"rests_on": "seen", "severity": "serious", "date": "2020-03-03"},
    {"rests_on": "seen", "severity": "moderate", "date": "2020-03-05"},
    {"rests_on": "seen", "severity": None, "date": "2020-03-04"},  # not recorded is not minor: read as moderate
    {"rests_on": "seen", "severity": "minor", "date": "2020-03-06"},
    {"rests_on": "document", "severity": "grave", "date": "2020-03-07"},
    {"rests_on": "told", "told_by": "w4", "severity": "minor", "date": "2020-03-08"},
    # The mother's own word, on the left of independence: less than anything told from outside, however grave.
    {"rests_on": "told", "told_by": "mother", "severity": "grave", "date": "2020-03-09"},
]


@pytest.mark.parametrize(
    ("rated", "tag", "direction"),
    [("absent", "concern", "against_optimism"), ("present", "strength", "against_pessimism")],
)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_entries_are_shown_by_directness_then_independence_then_severity_then_recency(
    rated: str, tag: str, direction: str, seed: int
) -> None:
    order = [f"x{n}" for n in Random(seed).sample(range(100), len(WEIGHTIEST_FIRST))]
    rows = [entry(name, "", VIOLENCE, tag, **values) for name, values in zip(order, WEIGHTIEST_FIRST, strict=True)]
    shuffled = Random(seed).sample(rows, len(rows))
    found = contrary(with_entries(*shuffled, edit={"ratings": {"r2": {"status": rated}}}), direction, VIOLENCE)
    assert found is not None
    assert found["entries"] == order


# --- ids ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_ids_stay_when_something_else_is_recorded(seed: int) -> None:
    case = generate(seed)
    before = challenges(assess(case_from_values(case)))
    more = changed(
        case,
        {
            "add": {
                "chronology": [
                    entry("zz1", case["as_of"], "rf_social_debt", "concern", recorded=case["as_of"]),
                    entry("aa1", case["as_of"], "pf_social_volunteers", "strength", recorded=case["as_of"]),
                ]
            }
        },
    )
    after = challenges(assess(case_from_values(more)))
    kept = ("rf_social_debt", "pf_social_volunteers", "rf_social_isolation")
    assert {name for name, row in before.items() if row["factor"] not in kept} <= set(after)


@pytest.mark.parametrize("seed", SEEDS)
def test_ids_and_all_they_say_do_not_depend_on_the_order_of_the_file(seed: int) -> None:
    case = generate(seed)
    turned = {key: rows[::-1] if isinstance(rows, list) else rows for key, rows in case.items()}
    assert challenges(assess(case_from_values(case))) == challenges(assess(case_from_values(turned)))


# --- answers --------------------------------------------------------------------------------------------------------

AGAINST = entry("x1", "2021-04-25", HELP, "concern")
BETTER = entry("g2", "2021-05-05", HELP, "strength", source={"kind": "school"})
ANSWER = {"challenge": ANSWERED, "answer": "explained", "entries": ["g2"], "by": "w2", "agreed_by": "w3"}
ANSWER |= {"on": "2021-05-26"}
SETTLES = {
    "as good as it has to be": ({}, {}, {}, True),
    "disputed, with the same entry behind it": ({"answer": "disputed"}, {}, {}, True),
    "accepted: the concern is agreed with": ({"answer": "accepted"}, {}, {}, False),
    "nobody agreed": ({"agreed_by": None}, {}, {}, False),
    "agreed by the one who answered": ({"agreed_by": "w2"}, {}, {}, False),
    "agreed by the case holder": ({"agreed_by": "w1"}, {}, {}, False),
    "answered by the case holder, agreed by the manager": ({"by": "w1"}, {}, {}, True),
    "answered the day after the day looked at": ({"on": "2021-06-02"}, {}, {}, False),
    "answered on the day looked at": ({"on": "2021-06-01"}, {}, {}, True),
    "with no day": ({"on": None}, {}, {}, False),
    "a typed reason alone": ({"entries": []}, {}, {}, False),
    "an answer to another challenge": ({"challenge": f"ch.p1.against_pessimism.{HELP}"}, {}, {}, False),
    "an entry of the same day": ({}, {"date": "2021-04-25"}, {}, True),
    "an entry of the day before": ({}, {"date": "2021-04-24"}, {}, False),
    "an entry that may be of the day before": ({}, {"precision": "about"}, {}, False),
    "an entry more direct": ({}, {"rests_on": "tested"}, {}, True),
    "an entry less direct": ({}, {"rests_on": "document"}, {}, False),
    "as direct as what it answers": ({}, {"rests_on": "document"}, {"rests_on": "document"}, True),
    "an entry on another factor": ({}, {"factors": [{"id": "pf_social_school", "direction": "strength"}]}, {}, False),
    "an entry on the matched pair": (
        {},
        {"factors": [{"id": "rf_social_isolation", "direction": "strength"}]},
        {},
        False,
    ),
    "an entry that says the same as the concern": ({}, {"factors": [{"id": HELP, "direction": "concern"}]}, {}, False),
    "an entry nobody confirmed": (
        {},
        {"factors": [{"id": HELP, "direction": "strength", "confirmed": False}]},
        {},
        False,
    ),
    "the mother's word": (
        {},
        {"rests_on": "told", "told_by": "mother"},
        {"rests_on": "told", "told_by": "w4"},
        False,
    ),
    "the child's word": ({}, {"rests_on": "told", "told_by": "c1"}, {"rests_on": "told", "told_by": "w4"}, True),
    "an entry that is alleged": ({}, {"standing": [{"is": "alleged"}]}, {}, False),
    "an entry of which nobody can tell whether it was known": ({}, {"until": "2021-06-02"}, {}, False),
}


@pytest.mark.parametrize("name", sorted(SETTLES))
def test_an_answer_settles_only_with_better_evidence_and_a_second_person(name: str) -> None:
    answer, better, against, settles = SETTLES[name]
    made = with_entries(AGAINST | against, BETTER | better)
    assert support_of(made, "p_support") == "contested", "there has to be something to settle"
    answered = with_entries(AGAINST | against, BETTER | better, set={"responses": [ANSWER | answer]})
    assert support_of(answered, "p_support") == ("stands" if settles else "contested")


def test_an_answer_to_one_of_two_contests_leaves_the_other_standing() -> None:
    later = entry("x2", "2021-05-10", HELP, "concern")  # newer than what the answer rests on
    answered = with_entries(AGAINST, later, BETTER, set={"responses": [ANSWER]})
    assert support_of(answered, "p_support") == "contested"
    both = with_entries(AGAINST, later | {"date": "2021-05-04"}, BETTER, set={"responses": [ANSWER]})
    assert support_of(both, "p_support") == "stands"


def test_an_answer_settles_a_contest_against_a_dark_view_by_the_same_rule() -> None:
    rows = [
        entry("x1", "2021-05-01", VIOLENCE, "concern"),
        entry("g2", "2021-05-04", VIOLENCE, "strength"),
        entry("x3", "2021-05-04", VIOLENCE, "concern"),
    ]
    edit = {"ratings": {"r2": {"status": "present"}}}
    assert support_of(with_entries(*rows, edit=edit), "r2") == "contested"
    response = ANSWER | {"challenge": f"ch.p1.against_pessimism.{VIOLENCE}", "entries": ["x3"]}
    assert support_of(with_entries(*rows, edit=edit, set={"responses": [response]}), "r2") == "stands"
    older = response | {"entries": ["x1"]}
    assert support_of(with_entries(*rows, edit=edit, set={"responses": [older]}), "r2") == "contested"


@pytest.mark.parametrize("answer", ["accepted", "explained", "disputed"])
def test_an_answer_never_deletes_or_changes_a_challenge(answer: str) -> None:
    before = challenges(with_entries(AGAINST, BETTER))
    assert ANSWERED in before
    for challenge in before:
        response = ANSWER | {"challenge": challenge, "answer": answer}
        assert challenges(with_entries(AGAINST, BETTER, set={"responses": [response]})) == before


# --- statements -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_every_favourable_statement_about_a_factor_is_in_exactly_one_of_three_states(seed: int) -> None:
    answer = assess(case_from_values(generate(seed)))
    for proposal in answer.proposals:
        states = [(row["about"], row["factor"]) for row in proposal.conclusions("statement_state")]
        favourable = [(b.about, b.factor) for b in proposal.sheet.backings if b.favourable]
        assert sorted(states) == sorted(favourable)
        assert len(set(states)) == len(states)
        rated = {row.id for row in answer.case.ratings if _favourable(row) and _counts(proposal.sheet.view, row)}
        claimed = {row.id for row in answer.case.claims if row.direction == "favourable" and row.factors}
        counted = {row.id for row in proposal.sheet.view.mine(answer.case.claims) if proposal.sheet.view.counts(row.on)}
        assert {about for about, _ in states} == rated | (claimed & counted)


def _favourable(row: Any) -> bool:
    return row.status in (("present",) if row.factor.startswith("pf_") else ("absent", "addressed", "being_addressed"))


def _counts(view: Any, row: Any) -> bool:
    late = row.on is not None and row.on > view.case.as_of
    withdrawn = row.withdrawn_on is not None and row.withdrawn_on <= view.case.as_of
    return row.proposal == view.proposal.id and not late and not withdrawn


# --- the mirror -----------------------------------------------------------------------------------------------------

RATED = (VIOLENCE, "rf_parent_denial", "rf_parent_mental_health", "pf_family_no_da", "pf_parent_recognises", HELP)
SWAPPED = {"concern": "strength", "strength": "concern", "present": "absent", "absent": "present"}
SWAPPED |= {"against_optimism": "against_pessimism", "against_pessimism": "against_optimism"}
SWAPPED |= {"favourable": "unfavourable", "unfavourable": "favourable", "medium": "high", "high": "medium"}
SWAPPED |= {"yes": "no", "no": "yes"}


def family(seed: int) -> dict[str, Any]:
    """The base with every entry and rating about these factors drawn anew: established, independent, of exact days."""
    draw = Random(seed)
    case = changed(base("one_parent"), {"remove": {"chronology": ["g1"], "ratings": "all", "checks": "all"}})
    case["assessments"][0]["cites"] = ["x1", "x3"]
    for number in range(draw.randint(4, 12)):
        tags = [{"id": f, "direction": draw.choice(("concern", "strength"))} for f in draw.sample(RATED, 2)]
        row = entry(f"x{number}", f"2021-0{draw.randint(1, 5)}-{draw.randint(10, 24)}", "", "", factors=tags)
        row["severity"] = draw.choice(("minor", "moderate", "serious", "grave", None))
        row["rests_on"] = draw.choice(("seen", "tested"))
        row["source"] = {"kind": draw.choice(("health", "school", "police"))}
        if number and draw.random() < 0.3:
            row["disagrees_with"] = [f"x{number - 1}"]
            for tag in tags:  # what speaks both ways disagrees with the plan, in either reading
                tag["direction"] = tags[0]["direction"]
        case["chronology"].append(row)
    for number, factor in enumerate(RATED):
        row = {"id": f"q{number}", "about": ["mother"], "factor": factor, "status": draw.choice(("present", "absent"))}
        case["ratings"].append(row | {"on": f"2021-04-{draw.randint(10, 28)}", "by": "w1"})
    return _of_the_whole(case, draw)


def _of_the_whole(case: dict[str, Any], draw: Random) -> dict[str, Any]:
    """The same with a claim about the return, a decided class, the worker's own, and a wish that changed, drawn."""
    claim = {"id": "xk", "about": "return", "direction": draw.choice(("favourable", "unfavourable"))}
    case["claims"] = [claim | {"on": f"2021-05-{draw.randint(24, 28)}", "by": "w1", "evidence": ["x1"]}]
    decided = {"point": "rc1", "class": draw.choice(("medium", "high")), "on": f"2021-02-{draw.randint(10, 28)}"}
    case["decisions"] = [decided | {"by": ["w3"], "reasons": "Weighed."}]
    case["own_judgement"] = {
        "by": "w1",
        "class": draw.choice(("medium", "high")),
        "on": "2021-05-25",
        "reasons": "Mine.",
    }
    words = [draw.choice(("yes", "no")) for _ in range(2)]
    for number, word in enumerate(words):
        row = {"id": f"xw{number}", "of": "mother", "wish": word, "on": f"2021-05-{20 + number}", "by": "w1"}
        case["wishes"].append(row | {"alone": "true", "rests_on": "told"})
    return case


def mirrored(case: dict[str, Any]) -> dict[str, Any]:
    """The same case with concern and strength, and present and absent, swapped on these factors."""
    made = changed(case, {})
    for row in made["chronology"]:
        for tag in row["factors"]:
            if tag["id"] in RATED:
                tag["direction"] = SWAPPED[tag["direction"]]
    for row in made["ratings"]:
        row["status"] = SWAPPED[row["status"]]
    for row in made["claims"]:
        row["direction"] = SWAPPED[row["direction"]]
    for row in (*made["decisions"], made["own_judgement"]):
        row["class"] = SWAPPED[row["class"]]
    for row in made["wishes"]:
        if row["of"] == "mother":
            row["wish"] = SWAPPED[row["wish"]]
    return made


def turned(found: dict[str, dict[str, Any]]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The challenges as they would be in the other direction."""
    for name, row in found.items():
        other = SWAPPED[row["direction"]]
        yield name.replace(row["direction"], other), row | {"direction": other}


def of_the_drawn(answer: Assessment) -> dict[str, dict[str, Any]]:
    """The challenges on the drawn factors, and what entries disagree on, less the shapes that have no mirror."""
    return {
        name: row
        for name, row in challenges(answer).items()
        if (row["factor"] in RATED or row["about"].startswith("x")) and row["shape"] not in NO_MIRROR
    }


def in_order(case: dict[str, Any], turn: bool) -> list[tuple[str, str]]:
    """The contrary entries on the drawn factors in the order they are read, each with its direction."""
    told = spine(assessed(case))["proposals"][0]["challenges"]
    rows = [row for row in told if row["kind"] == "contrary_entry" and row["factor"] in RATED]
    assert [row["rank"] for row in rows] == sorted(row["rank"] for row in rows)
    # Where two weigh the same, ids settle which is first, and an id holds the direction: compare those as a set.
    weighed: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for row in rows:
        way = SWAPPED[row["direction"]] if turn else row["direction"]
        weighed.setdefault((row["entries"][0],), []).append((row["factor"], way))
    return [pair for pairs in weighed.values() for pair in sorted(pairs)]


@pytest.mark.parametrize("seed", range(16))
def test_what_holds_against_a_bright_view_holds_against_a_dark_one(seed: int) -> None:
    case = family(seed)
    here, there = of_the_drawn(assessed(case)), of_the_drawn(assessed(mirrored(case)))
    assert dict(turned(here)) == there  # entries in the same order too
    assert in_order(case, turn=True) == in_order(mirrored(case), turn=False)
    assert any(row["challenge"] == "contrary_entry" for row in here.values())


def test_the_table_of_shapes_without_a_mirror_names_shapes_there_are() -> None:
    from engine.assess import inference
    from engine.conditions import read_conditions

    shapes = {
        row["patterns"][0]["where"]["shape"]["is"]
        for row in read_conditions(inference().engine_class)
        if row["card"].startswith("sh_")
    }
    assert set(NO_MIRROR) < shapes
    seen = {row["shape"] for seed in range(4) for row in of_the_drawn(assessed(family(seed))).values()}
    assert shapes - set(NO_MIRROR) <= seen, "every shape that has a mirror is held up to it"

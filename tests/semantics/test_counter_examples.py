"""Each counter-example of semantics 9 that broke an earlier draft, as a test of its own.

Every test starts from one of the bases of `tests/scenarios/bases` and changes what the counter-example is about. In
`one_parent` a mother of one child has been clear of drugs for more than six months and every vote is low; in
`two_parents` the same is so of her partner's violence; in `nothing_recorded` there is only the question.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from scenario_cases import assessed, base, changed

from engine.assess import assess, gather
from engine.assessment import ProposalAnswer
from engine.case import case_from_values
from engine.plain import conclude
from knowledge_base import load_knowledge

KNOWLEDGE = load_knowledge()
AS_OF = date(2021, 6, 1)
RANK = {"low": 0, "medium": 1, "high": 2, "severe": 3}
STATUSES = {"absent", "addressed", "being_addressed", "present", "open"}
READINGS = ("best", "worst", "ratings_best", "ratings_worst")
EVIDENCE = ("best", "worst")
SEVERE = {
    "edit": {
        "ratings": {"r1": {"status": "present"}, "p_support": {"status": "unknown"}},
        "capacity": {"cap1": {"level": "none"}},
    }
}


def answer(change: Mapping[str, Any], start: str = "one_parent", *more: Mapping[str, Any]) -> ProposalAnswer:
    """The engine's answer to a base with some things changed."""
    case = changed(base(start), change)
    for each in more:
        case = changed(case, each)
    return assessed(case).proposals[0]


def headline(of: ProposalAnswer) -> tuple[str, str]:
    """The class on the evidence, and what is not excluded."""
    row = of.classification("evidence")
    return row["class"], row["not_excluded"]


def status(of: ProposalAnswer, factor: str, reading: str, subject: str = "mother") -> str | None:
    """The status of a factor, or None where it has none in that reading."""
    return of.reader.statuses(reading).get((subject, factor))


def votes(of: ProposalAnswer, reading: str) -> dict[str, str]:
    """What each of the four votes gives in a reading."""
    return {kind: row["gives"] for kind, row in of.reader.votes(reading).items()}


def support(of: ProposalAnswer, about: str) -> str:
    """How far a rating or claim is supported."""
    return of.reader.supports[about]


def capacity(of: ProposalAnswer, problem: str, reading: str, adult: str = "mother") -> str:
    """The capacity of an adult on a problem in a reading."""
    return str(of.reader.read[f"capacity.p1.{reading}.{adult}.{problem}"]["level"])


def wish(of: ProposalAnswer, person: str, reading: str) -> str:
    """How a person's wish votes in a reading."""
    return str(of.reader.read[f"wish.p1.{reading}.{person}"]["wish"])


def entry(id_: str, day: str, factor: str, direction: str, **more: Any) -> dict[str, Any]:
    """A chronology entry about the mother, seen by a health visitor unless it says otherwise."""
    tags = [{"id": factor, "direction": direction}]
    row = {
        "id": id_,
        "date": day,
        "source": {"kind": "health"},
        "rests_on": "seen",
        "about": ["mother"],
        "factors": tags,
    }
    return {**row, **more}


@pytest.mark.parametrize("start", ["one_parent", "two_parents"])
def test_the_bases_are_low_in_every_reading(start: str) -> None:
    of = answer({}, start)
    assert {of.class_in(reading) for reading in READINGS} == {"low"}
    assert headline(of) == ("low", "neither")


def test_a_trivial_addressed_factor_does_not_lower_severe() -> None:
    """Housing put right, seen for six months and rated addressed, leaves a severe family severe."""
    seen = entry("v1", "2020-11-01", "rf_social_housing", "strength", until="2021-05-20")
    damp = entry("e2", "2020-02-01", "rf_social_housing", "concern", severity="minor")
    rating = {
        "id": "r20",
        "about": ["mother"],
        "factor": "rf_social_housing",
        "status": "addressed",
        "on": "2021-05-25",
    }
    trivial = {"add": {"chronology": [damp, seen], "ratings": [rating]}}
    before, after = answer(SEVERE), answer(SEVERE, "one_parent", trivial)
    assert {status(after, "rf_social_housing", reading) for reading in READINGS} == {"addressed"}
    for of in (before, after):
        assert headline(of) == ("severe", "neither")
        assert {of.class_in(reading) for reading in READINGS} == {"severe"}


def test_an_empty_case_is_not_severe() -> None:
    """Nothing recorded is high for want of evidence, with severe not excluded; it is never called severe."""
    of = answer({}, "nothing_recorded")
    assert headline(of) == ("high", "severe")
    assert (of.class_in("best"), of.class_in("worst")) == ("high", "severe")
    assert {row["shown"] for row in of.conclusions("shown")} == {"not_shown"}


@pytest.mark.parametrize("severity", ["minor", "moderate", "grave"])
def test_an_old_concern_does_not_turn_an_open_factor_into_addressed(severity: str) -> None:
    """A factor that nobody has rated is present, and not addressed, once an old concern names it."""
    unrated = {"edit": {"ratings": {"r3": {"status": "unknown"}}}}
    old = {"add": {"chronology": [entry("e2", "2009-01-05", "rf_parent_mental_health", "concern", severity=severity)]}}
    before, after = answer(unrated), answer(unrated, "one_parent", old)
    for reading in EVIDENCE:
        assert status(before, "rf_parent_mental_health", reading) == "open"
        assert status(after, "rf_parent_mental_health", reading) == "present"


@pytest.mark.parametrize("day", ["2001-05-05", "2018-02-17", "2018-02-18", "2020-02-09"])
def test_an_old_concern_does_not_lower_the_risk_vote(day: str) -> None:
    """A concern, however old, on a reason for care or off the list, lowers no vote of any reading."""
    unrated = {"edit": {"ratings": {"r1": {"status": "unknown"}, "r3": {"status": "unknown"}}}}
    for factor in ("rf_parent_substance", "rf_parent_mental_health", "rf_social_debt"):
        old = {"add": {"chronology": [entry("e2", day, factor, "concern")]}}
        before, after = answer(unrated), answer(unrated, "one_parent", old)
        for reading in READINGS:
            for kind, vote in votes(before, reading).items():
                assert RANK[votes(after, reading)[kind]] >= RANK[vote], (factor, reading, kind)


OLD_AND_NEW = [
    entry("e2", "2019-03-01", "rf_parent_mental_health", "concern"),
    entry("e3", "2020-12-01", "rf_social_isolation", "concern", severity="minor"),
    entry("e4", "2021-01-20", "pf_family_extended_support", "concern"),
]
HEADLINES = [
    ("low", "neither"),
    ("medium", "low"),
    ("medium", "neither"),
    ("not_classified", "neither"),
    ("high", "neither"),
    ("high", "severe"),
    ("severe", "neither"),
]


@pytest.mark.parametrize("more", [[], OLD_AND_NEW], ids=["as it is", "with concerns of several ages"])
@pytest.mark.parametrize("start", ["one_parent", "two_parents"])
def test_no_class_is_better_for_a_month_when_nothing_is_recorded(start: str, more: list[dict[str, Any]]) -> None:
    """Every five days for eight months, with nothing recorded, nothing is ever better than it was before."""
    case = case_from_values(changed(base(start), {"add": {"chronology": more}}))
    held = dict.fromkeys((*READINGS, "headline"), 0)
    for days in range(0, 245, 5):
        day = case.model_copy(update={"as_of": AS_OF + timedelta(days=days)})
        read = conclude(KNOWLEDGE, gather(day, KNOWLEDGE, {})[0])
        now = {reading: RANK[read[f"class.p1.{reading}"]["class"]] for reading in READINGS}
        row = read["classification.p1.evidence"]
        now["headline"] = HEADLINES.index((row["class"], row["not_excluded"]))
        for name, rank in now.items():
            assert rank >= held[name], (name, day.as_of)
        held = now
    assert held["worst"] >= RANK["high"]


def test_rated_absent_does_not_dodge_the_window() -> None:
    """With a concern on record, absent is read as addressed and needs the same six months; with none, a check."""
    absent = {"edit": {"ratings": {"r1": {"status": "absent"}}, "chronology": {"t1": {"date": "2020-11-19"}}}}
    of = answer(absent)
    assert {status(of, "rf_parent_substance", reading) for reading in EVIDENCE} == {"being_addressed"}
    assert headline(of) == ("medium", "neither")
    unchecked = answer({"edit": {"checks": {"ck1": {"on": "2020-11-29"}}}})
    assert {status(unchecked, "rf_parent_mental_health", reading) for reading in EVIDENCE} == {"open"}
    assert headline(unchecked)[0] == "not_classified"


def test_a_partner_said_to_have_left_still_counts() -> None:
    """Writing that the violent partner moved out last month changes neither who is asked nor the class."""
    present = {"edit": {"ratings": {"r1": {"status": "present"}}}}
    left = {
        "set": {
            "households": [
                {
                    "id": "h1",
                    "members": [
                        {"adult": "mother", "as": "parent"},
                        {"adult": "partner", "as": "partner", "until": "2021-05-01"},
                    ],
                }
            ]
        }
    }
    before, after = answer(present, "two_parents"), answer(present, "two_parents", left)
    for of in (before, after):
        assert of.sheet.view.adults == ("mother", "partner")
        assert headline(of)[0] == "high"
        assert status(of, "rf_family_conflict_violence", "best", "partner") == "present"


def test_a_partner_deleted_from_the_household_leaves_no_better_class() -> None:
    """Deleting him leaves a list with nothing of this household on it, and the mother's own care is asked instead."""
    deleted = {"set": {"households": [{"id": "h1", "members": [{"adult": "mother", "as": "parent"}]}]}}
    of = answer(deleted, "two_parents")
    assert headline(of) == ("high", "neither")
    assert of.reader.list_state("worst") == "nothing_left"
    assert set(of.reader.asked_pairs("worst")) == {("mother", "care_of_child")}


def test_one_good_saturday_does_not_outweigh_a_year_of_visit_and_come_home() -> None:
    """A child who has said alone, each month, that visiting is enough, is not made to want home by one happy day."""
    months = [
        {
            "id": f"w{n}",
            "of": "c1",
            "wish": "no",
            "on": f"2020-{n:02}-10",
            "by": "w1",
            "how": "told_worker",
            "alone": True,
            "rests_on": "told",
        }
        for n in range(6, 12)
    ]
    good = {"id": "sat", "of": "c1", "wish": "yes", "on": "2021-05-15", "by": "w1", "how": "seen at family time"}
    said = {"remove": {"wishes": ["wi2"]}, "add": {"wishes": months}}
    for saturday in ({"alone": False, "rests_on": "told"}, {"rests_on": "seen"}, {"alone": True, "by": "mother"}):
        of = answer(said, "one_parent", {"add": {"wishes": [{**good, **saturday}]}})
        assert {wish(of, "c1", reading) for reading in EVIDENCE} == {"opposed"}
        assert headline(of) == ("medium", "neither")


@pytest.mark.parametrize(
    "pen",
    [
        {"rests_on": "told", "told_by": "mother", "source": {"kind": "social_worker", "who": "w1"}},
        {"rests_on": "document", "told_by": "mother", "source": {"kind": "court"}},
        {"rests_on": "seen", "source": {"kind": "social_worker", "who": "mother"}},
        {"rests_on": None, "source": {"kind": "adult_service"}},
        {"rests_on": "told", "source": {"kind": "health"}},
    ],
    ids=["visit note", "order that relies on it", "photograph she gave", "does not say", "told by nobody named"],
)
def test_a_professionals_pen_does_not_make_a_parents_word_independent(pen: dict[str, Any]) -> None:
    """What the mother said is hers whoever wrote it down: it makes no run, no support and no capacity at worst."""
    tests = {f"t{n}": {**pen, "type": "home_visit"} for n in range(1, 6)}
    of = answer({"edit": {"chronology": tests}})
    assert {status(of, "rf_parent_substance", reading) for reading in EVIDENCE} == {"present"}
    assert support(of, "r1") == "self_report_only"
    assert capacity(of, "rf_parent_substance", "worst") == "none"
    assert headline(of)[0] == "high"


@pytest.mark.parametrize(
    ("factor", "rests_on", "day", "agreed_by", "found"),
    [
        ("pf_family_extended_support", "seen", "2021-05-02", "w3", "stands"),
        ("pf_social_school", "seen", "2021-05-02", "w3", "contested"),
        ("pf_family_extended_support", "document", "2021-05-02", "w3", "contested"),
        ("pf_family_extended_support", "seen", "2021-04-30", "w3", "contested"),
        ("pf_family_extended_support", "seen", "2021-05-02", "w1", "contested"),
        ("pf_family_extended_support", "seen", "2021-05-02", "w2", "contested"),
        ("pf_family_extended_support", "seen", "2021-05-02", None, "contested"),
    ],
    ids=["settles", "another factor", "less direct", "earlier", "case holder", "the one who answered", "nobody agreed"],
)
def test_an_irrelevant_entry_does_not_answer_a_contest(
    factor: str, rests_on: str, day: str, agreed_by: str | None, found: str
) -> None:
    """An answer settles only with an entry on the same factor, as direct and no earlier, agreed by another person."""
    against = entry("e2", "2021-05-01", "rf_social_isolation", "concern")
    reply = entry("e3", day, factor, "strength", rests_on=rests_on)
    response = {
        "challenge": "ch.p1.against_optimism.pf_family_extended_support",
        "answer": "explained",
        "entries": ["e3"],
        "by": "w2",
        "agreed_by": agreed_by,
        "on": "2021-05-30",
    }
    contested = answer({"add": {"chronology": [against]}})
    assert support(contested, "p_support") == "contested"
    of = answer({"add": {"chronology": [against, reply], "responses": [response]}})
    assert support(of, "p_support") == found


def test_four_months_of_clean_weekly_tests_do_not_read_as_present() -> None:
    """Seventeen weekly tests, rated addressed, read as being addressed: neither present nor yet addressed."""
    weekly = [
        entry(
            f"x{n}",
            (date(2021, 1, 25) + timedelta(weeks=n)).isoformat(),
            "rf_parent_substance",
            "strength",
            rests_on="tested",
        )
        for n in range(17)
    ]
    relapse = entry("e2", "2021-01-24", "rf_parent_substance", "concern", rests_on="tested", severity="serious")
    of = answer({"add": {"chronology": [relapse, *weekly]}})
    assert {status(of, "rf_parent_substance", reading) for reading in EVIDENCE} == {"being_addressed"}
    assert headline(of) == ("medium", "neither")


@pytest.mark.parametrize("precision", ["day", "month", "year", "about"])
def test_two_visits_a_day_apart_do_not_read_as_six_months(precision: str) -> None:
    """Two visits on neighbouring days show no window, however roughly their days are written down."""
    quiet = {"edit": {"chronology": {f"t{n}": {"factors": []} for n in range(1, 6)}}}
    visits = [
        entry(f"v{n}", f"2021-05-1{n}", "rf_parent_substance", "strength", precision=precision, recorded="2021-05-31")
        for n in (1, 2)
    ]
    of = answer(quiet, "one_parent", {"add": {"chronology": visits}})
    assert {status(of, "rf_parent_substance", reading) for reading in EVIDENCE} == {"present"}


VAGUER = {
    "about": {"precision": "about"},
    "month": {"precision": "month"},
    "year": {"precision": "year"},
    "no date": {"date": None},
}


@pytest.mark.parametrize("recorded", ["2021-05-25", None], ids=["recorded", "not said when"])
@pytest.mark.parametrize("vaguer", VAGUER.values(), ids=VAGUER)
@pytest.mark.parametrize("row", ["e1", "t1", "t2", "t3", "t4", "t5", "g1"])
def test_a_vaguer_date_improves_nothing(row: str, vaguer: dict[str, str | None], recorded: str | None) -> None:
    """However the date of one entry is blurred, no status, vote or class is better than with the exact day."""
    # From a position in the middle, so that there is room to improve: seen for three months since a relapse.
    relapse = entry("e2", "2021-01-31", "rf_parent_substance", "concern", severity="moderate")
    middle = {"add": {"chronology": [relapse]}, "edit": {"chronology": {row: {"recorded": recorded}}}}
    before, after = answer(middle), answer(middle, "one_parent", {"edit": {"chronology": {row: vaguer}}})
    for reading in EVIDENCE:
        assert status(before, "rf_parent_substance", reading) == "being_addressed"
        assert status(after, "rf_parent_substance", reading) in ("being_addressed", "present")
        for kind, vote in votes(before, reading).items():
            assert RANK[votes(after, reading)[kind]] >= RANK[vote]
        assert RANK[after.class_in(reading)] >= RANK[before.class_in(reading)]


def _every_factor(direction: str, **more: Any) -> list[dict[str, Any]]:
    names = enumerate(sorted(KNOWLEDGE.factors))
    return [entry(f"x{n}", "2020-01-15", factor, direction, children=["c1"], **more) for n, factor in names]


@pytest.mark.parametrize("start", ["nothing_recorded", "one_parent", "two_parents"])
@pytest.mark.parametrize(
    "rows",
    [
        [],
        _every_factor("concern"),
        _every_factor("strength"),
        _every_factor("concern", standing=[{"is": "alleged", "from": "2020-01-15"}]),
        _every_factor("concern", date=None),
    ],
    ids=["as it is", "all concerns", "all strengths", "all alleged", "all undated"],
)
def test_every_factor_has_a_status_and_every_vote_a_value(start: str, rows: list[dict[str, Any]]) -> None:
    """Whatever is recorded, each factor that can change has a status or is listed as unrecorded, and all four vote."""
    of = answer({"add": {"chronology": rows}}, start)
    listed = {(row["subject"], name) for row in of.conclusions("unrecorded") for name in row["factors"]}
    for factor in KNOWLEDGE.risk_factors.values():
        changes = factor.nature == "dynamic" or (factor.nature == "mixed" and factor.core)
        if not changes or factor.speaks_as_wish_of is not None or factor.asked_of == "household":
            continue
        for subject in ("c1",) if factor.asked_of == "child" else of.sheet.view.adults:
            for reading in EVIDENCE:
                stands = status(of, factor.id, reading, subject)
                assert (stands in STATUSES) != ((subject, factor.id) in listed), (subject, factor.id)
    for reading in READINGS:
        assert set(votes(of, reading)) == {"risk", "protective", "capacity", "wishes"}
        assert set(votes(of, reading).values()) <= {"low", "medium", "high"}
        assert of.class_in(reading) in RANK


def test_a_parents_own_claim_does_not_lift_severe() -> None:
    """Her own word alone leaves severe standing where capacity is rated, and not excluded where it is not."""
    said = entry("m1", "2021-05-26", "rf_parent_substance", "strength", rests_on="told", told_by="mother")
    own_support = entry("m2", "2021-05-26", "pf_social_support", "strength", rests_on="told", told_by="mother")
    rating = {
        "id": "p2",
        "about": ["mother"],
        "factor": "pf_social_support",
        "status": "present",
        "on": "2021-05-27",
        "by": "w1",
        "acts_after_move": True,
    }
    claim = {"add": {"chronology": [said, own_support], "ratings": [rating]}}
    quiet = {"edit": {"chronology": {f"t{n}": {"factors": []} for n in range(1, 6)}}}
    rated = answer(SEVERE, "one_parent", quiet, claim)
    assert headline(rated) == ("severe", "neither")
    assert support(rated, "p2") == "self_report_only"
    unrated = {"remove": {"capacity": ["cap1"]}}
    before, after = answer(SEVERE, "one_parent", quiet, unrated), answer(SEVERE, "one_parent", quiet, unrated, claim)
    assert headline(before) == ("severe", "neither")
    assert after.class_in("worst") == "severe"
    assert headline(after) == ("high", "severe")


@pytest.mark.parametrize("standing", ["alleged", "disputed"])
def test_a_concern_left_alleged_does_not_give_low(standing: str) -> None:
    """Violence that nobody took further is worked out both ways, and the test that would settle it is asked for."""
    row = entry(
        "e2", "2020-01-05", "rf_family_conflict_violence", "concern", standing=[{"is": standing, "from": "2020-01-05"}]
    )
    of = answer({"add": {"chronology": [row]}})
    assert (of.class_in("best"), of.class_in("worst")) == ("low", "high")
    assert headline(of) == ("not_classified", "neither")


@pytest.mark.parametrize("factor", sorted(f.id for f in KNOWLEDGE.risk_factors.values() if f.nature == "static"))
def test_a_concern_tagged_only_static_does_not_give_low(factor: str) -> None:
    """History speaks through what can change today: a check that does not name the entry does not answer for it."""
    of = answer({"add": {"chronology": [entry("e2", "2012-01-05", factor, "concern", children=["c1"])]}})
    assert headline(of)[0] != "low"
    assert of.class_in("worst") != "low"


def test_a_learning_disability_can_be_addressed() -> None:
    """A disability on the list of reasons is asked as care given with support, and seen to be good it counts as met."""
    rows = [
        entry("e2", "2019-09-10", "rf_parent_ld", "concern", rests_on="tested"),
        entry("e3", "2019-11-10", "rf_parenting_poor_competency", "concern"),
        entry("v1", "2020-11-18", "rf_parenting_poor_competency", "strength", until="2021-05-20"),
    ]
    reason = {
        "id": "rc2",
        "child": "c1",
        "household": "h1",
        "about": ["mother"],
        "factor": "rf_parent_ld",
        "source": "s20 agreement",
        "on": "2020-02-18",
        "entries": ["e2"],
    }
    rating = {
        "id": "r20",
        "about": ["mother"],
        "factor": "rf_parenting_poor_competency",
        "status": "addressed",
        "on": "2021-05-25",
        "by": "w1",
    }
    of = answer({"add": {"chronology": rows, "reasons_for_care": [reason], "ratings": [rating]}})
    assert {of.reader.list_state(reading) for reading in EVIDENCE} == {"all"}
    assert headline(of) == ("low", "neither")


@pytest.mark.parametrize(
    ("on", "by", "found"),
    [
        ("2020-11-30", "w1", ("low", "neither")),
        ("2020-11-29", "w1", ("medium", "low")),
        ("2021-05-12", "mother", ("medium", "low")),
    ],
)
def test_a_child_who_cannot_speak_is_classified(on: str, by: str, found: tuple[str, str]) -> None:
    """What somebody outside the household saw of the child with the mother is the wish; without it, it is asked."""
    signs = [{"id": "c1", "name": "K", "born": "2014-03-10", "communicates": "by sounds and by reaching"}]
    seen = {"wi2": {"how": "seen at family time", "rests_on": "seen", "alone": None, "on": on, "by": by}}
    of = answer({"set": {"children": signs}, "edit": {"wishes": seen}})
    assert headline(of) == found


@pytest.mark.parametrize("decided", [None, "low", "high"])
def test_leaving_the_first_classification_blank_does_not_dodge_the_six_months(decided: str | None) -> None:
    """The earlier worst case is re-read from the record of its own day, whatever was decided or left blank then."""
    rows = (
        []
        if decided is None
        else [{"point": "rc1", "proposal": "p1", "on": "2020-12-01", "class": decided, "by": ["w3"]}]
    )
    case = case_from_values(changed(base("one_parent"), {"set": {"decisions": rows}}))
    assert assess(case).proposals[0].class_in("worst") == "low"
    for day in (date(2020, 12, 1), date(2021, 3, 1)):
        assert RANK[assess(case, as_of=day).proposals[0].class_in("worst")] >= RANK["high"]


def test_a_managers_old_rationale_does_not_cover_a_new_entry() -> None:
    """A rationale on an earlier removal lets low stand until another entry names it."""
    old = entry("e2", "2012-06-01", "rf_abuse_prior_removal", "concern")
    new = entry("e3", "2021-05-19", "rf_abuse_prior_removal", "concern")
    rationale = {
        "factor": "rf_abuse_prior_removal",
        "by": "w3",
        "on": "2021-05-18",
        "says": "Nine years ago.",
        "what_changed": "Three years of treatment.",
    }
    answered = {
        "add": {"chronology": [old], "rationales": [rationale]},
        "edit": {"checks": {"ck1": {"names": ["e2", "e3"]}}},
    }
    first = {"add": {"chronology": [old], "rationales": [rationale]}, "edit": {"checks": {"ck1": {"names": ["e2"]}}}}
    assert headline(answer(first)) == ("low", "neither")
    both = {**answered, "add": {"chronology": [old, new], "rationales": [rationale]}}
    assert headline(answer(both)) == ("medium", "neither")
    fresh = {"edit": {"rationales": {"0": {"on": "2021-05-20"}}}}
    assert headline(answer(both, "one_parent", fresh)) == ("low", "neither")


def test_a_long_chronology_is_not_high_for_life() -> None:
    """Old concerns, answered by a check, put no risk vote at high; seen to be gone for six months they are met."""
    factors = ("rf_parent_mental_health", "rf_family_conflict_violence", "rf_abuse_neglect")
    history = [entry(f"o{n}", f"{2002 + n}-03-03", factors[n % 3], "concern") for n in range(15)]
    long = {"add": {"chronology": history}}
    assert {votes(answer(long), reading)["risk"] for reading in READINGS} <= {"low", "medium"}
    seen = [entry(f"v{n}", "2020-11-18", factor, "strength", until="2021-05-20") for n, factor in enumerate(factors)]
    assert headline(answer(long, "one_parent", {"add": {"chronology": seen}})) == ("low", "neither")

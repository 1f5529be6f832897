"""The days on which the semantics turns: each number is held at the day itself, the day before and the day after."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from scenario_cases import assessed, base, changed

from engine.assess import assess
from engine.assessment import ProposalAnswer
from engine.case import case_from_values
from engine.knowable import read_entries

AS_OF = date(2021, 6, 1)
LAST_TEST = date(2021, 5, 20)
EVIDENCE = ("best", "worst")
ABOUT_MARGIN = 31


def before(day: date, days: int) -> str:
    """The day so many days earlier, as a case file writes it."""
    return (day - timedelta(days=days)).isoformat()


def answer(*changes: Mapping[str, Any]) -> ProposalAnswer:
    """The engine's answer to the base of one parent with some things changed."""
    case = base("one_parent")
    for change in changes:
        case = changed(case, change)
    return assessed(case).proposals[0]


def read(of: ProposalAnswer, kind: str, subject: str, name: str, field: str) -> set[str]:
    """What both evidence readings conclude of one kind about one subject and factor or problem."""
    return {str(of.reader.read[f"{kind}.p1.{reading}.{subject}.{name}"][field]) for reading in EVIDENCE}


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


def spread(id_: str, first: str, last: date, factor: str) -> list[dict[str, Any]]:
    """Single observations no more than sixty days apart, from the first day to the last."""
    day, rows = date.fromisoformat(first), []
    while (last - day).days > 60:
        rows.append(entry(f"{id_}{len(rows)}", day.isoformat(), factor, "strength"))
        day += timedelta(days=60)
    rows.append(entry(f"{id_}{len(rows)}", day.isoformat(), factor, "strength"))
    return [*rows, entry(f"{id_}_last", last.isoformat(), factor, "strength")]


WINDOWS = [
    (91, "present", "limited"),
    (92, "being_addressed", "evidenced"),
    (93, "being_addressed", "evidenced"),
    (182, "being_addressed", "evidenced"),
    (183, "addressed", "sustained"),
    (184, "addressed", "sustained"),
]


@pytest.mark.parametrize("shape", ["one period", "single days"])
@pytest.mark.parametrize(("days", "status", "level"), WINDOWS)
def test_a_shorter_window_takes_92_days_and_a_sustained_one_183(shape: str, days: int, status: str, level: str) -> None:
    factor, first = "rf_parent_mental_health", before(LAST_TEST, days)
    period = [entry("v1", first, factor, "strength", until=LAST_TEST.isoformat())]
    seen = period if shape == "one period" else spread("v", first, LAST_TEST, factor)
    old = entry("e2", "2019-01-05", factor, "concern")
    of = answer({"add": {"chronology": [old, *seen]}, "edit": {"ratings": {"r3": {"status": "addressed"}}}})
    assert read(of, "status", "mother", factor, "status") == {status}
    assert read(of, "capacity", "mother", factor, "level") == {level}


@pytest.mark.parametrize(("days", "status"), [(364, "being_addressed"), (365, "addressed"), (366, "addressed")])
def test_a_longer_window_set_by_an_expert_replaces_the_usual_one(days: int, status: str) -> None:
    seen = entry("v1", before(LAST_TEST, days), "rf_parent_substance", "strength", until=LAST_TEST.isoformat())
    longer = {"adult": "mother", "factor": "rf_parent_substance", "length": "sustained", "days": 365}
    of = answer(
        {"add": {"chronology": [seen], "windows": [longer]}, "edit": {"chronology": {"e1": {"date": "2019-02-10"}}}}
    )
    assert read(of, "status", "mother", "rf_parent_substance", "status") == {status}


@pytest.mark.parametrize(("gap", "status"), [(61, "addressed"), (62, "addressed"), (63, "present")])
def test_neighbours_in_a_run_are_no_more_than_62_days_apart(gap: int, status: str) -> None:
    second = date(2020, 12, 20)
    of = answer({"edit": {"chronology": {"t3": {"date": before(second, -gap)}}}})
    assert read(of, "status", "mother", "rf_parent_substance", "status") == {status}


@pytest.mark.parametrize(("days", "status"), [(61, "being_addressed"), (62, "being_addressed"), (63, "present")])
def test_the_last_observation_is_no_more_than_62_days_old(days: int, status: str) -> None:
    of = answer({"edit": {"chronology": {"t5": {"date": before(AS_OF, days)}}}})
    assert read(of, "status", "mother", "rf_parent_substance", "status") == {status}


@pytest.mark.parametrize(("start", "status"), [("2020-10-30", "addressed"), ("2020-10-31", "being_addressed")])
def test_a_run_that_ends_with_a_vague_date_ends_on_its_first_day(start: str, status: str) -> None:
    """The last test is dated May 2021: it is joined as of 31 May and counts up to 1 May, 183 days after 30 October."""
    days = {"t1": start, "t3": "2021-02-10", "t4": "2021-04-05"}
    edits = {name: {"date": day} for name, day in days.items()}
    of = answer({"edit": {"chronology": {**edits, "t5": {"date": "2021-05-20", "precision": "month"}}}})
    assert read(of, "status", "mother", "rf_parent_substance", "status") == {status}


@pytest.mark.parametrize(
    ("date_", "precision", "status"),
    [
        ("2021-02-16", "day", "being_addressed"),
        ("2021-02-17", "day", "present"),
        ("2021-01-16", "about", "being_addressed"),
        ("2021-01-17", "about", "present"),
        ("2021-02-17", "before", "being_addressed"),
        ("2021-02-18", "before", "present"),
        ("2021-01-31", "month", "being_addressed"),
        ("2021-02-01", "month", "present"),
    ],
)
def test_a_run_starts_after_the_last_day_a_concern_can_have(date_: str, precision: str, status: str) -> None:
    """The first test of the run is of 17 February 2021, 92 days before the last."""
    relapse = entry("e2", date_, "rf_parent_substance", "concern", severity="moderate", precision=precision)
    of = answer({"add": {"chronology": [relapse]}, "edit": {"chronology": {"t3": {"date": "2021-02-17"}}}})
    assert read(of, "status", "mother", "rf_parent_substance", "status") == {status}


CONTESTS = [
    ("r1", "addressed", 182, "contested"),
    ("r1", "addressed", 183, "stands"),
    ("r1", "addressed", 184, "stands"),
    ("r1", "being_addressed", 91, "contested"),
    ("r1", "being_addressed", 92, "stands"),
    ("r1", "being_addressed", 93, "stands"),
    ("r1", "absent", 91, "contested"),
    ("r1", "absent", 92, "stands"),
    ("p_support", "present", 91, "contested"),
    ("p_support", "present", 92, "stands"),
    ("p_support", "present", 93, "stands"),
    ("r1", "addressed", 0, "contested"),
    ("r1", "addressed", -12, "contested"),
]


@pytest.mark.parametrize(("rating", "status", "days", "found"), CONTESTS)
def test_a_contest_reaches_183_days_back_for_addressed_and_92_for_any_other(
    rating: str, status: str, days: int, found: str
) -> None:
    """The days are counted back from the newest independent support; a later concern always contests."""
    factor = "rf_parent_substance" if rating == "r1" else "rf_social_isolation"
    newest = LAST_TEST if rating == "r1" else date(2021, 4, 20)
    against = entry("e2", before(newest, days), factor, "concern", severity="moderate")
    of = answer({"add": {"chronology": [against]}, "edit": {"ratings": {rating: {"status": status}}}})
    assert of.reader.supports[rating] == found
    minor = {"edit": {"chronology": {"e2": {"severity": "minor"}}}}
    assert answer({"add": {"chronology": [against]}}, minor).reader.supports[rating] == "stands"


@pytest.mark.parametrize(("days", "found"), [(182, "stands"), (183, "stands"), (184, "stale")])
def test_support_is_stale_after_183_days(days: int, found: str) -> None:
    of = answer({"edit": {"chronology": {"g1": {"date": before(AS_OF, days)}}}})
    assert of.reader.supports["p_support"] == found


@pytest.mark.parametrize(("days", "status"), [(182, "absent"), (183, "absent"), (184, "open")])
def test_a_check_is_stale_after_183_days(days: int, status: str) -> None:
    of = answer({"edit": {"checks": {"ck1": {"on": before(AS_OF, days)}, "ck2": {"on": before(AS_OF, days)}}}})
    assert read(of, "status", "mother", "rf_family_conflict_violence", "status") == {status}
    assert read(of, "status", "c1", "rf_child_behaviour", "status") == {status}


@pytest.mark.parametrize(("row", "person"), [("wi1", "mother"), ("wi2", "c1")])
@pytest.mark.parametrize(("days", "at_worst"), [(182, "yes"), (183, "yes"), (184, "opposed")])
def test_a_yes_lapses_after_183_days(row: str, person: str, days: int, at_worst: str) -> None:
    of = answer({"edit": {"wishes": {row: {"on": before(AS_OF, days)}}}})
    assert of.reader.read[f"wish.p1.best.{person}"]["wish"] == "yes"
    assert of.reader.read[f"wish.p1.worst.{person}"]["wish"] == at_worst


@pytest.mark.parametrize("wish", ["no", "ambivalent"])
@pytest.mark.parametrize(("row", "person"), [("wi1", "mother"), ("wi2", "c1")])
def test_a_doubt_never_lapses(wish: str, row: str, person: str) -> None:
    of = answer({"edit": {"wishes": {row: {"on": before(AS_OF, 700), "wish": wish, "alone": False}}}})
    assert {of.reader.read[f"wish.p1.{reading}.{person}"]["wish"] for reading in EVIDENCE} == {"opposed"}


def legal(status: str, first: str, until: str | None = None) -> dict[str, str | None]:
    """A row of the child's legal status."""
    return {"child": "c1", "status": status, "from": first, "until": until}


NOW = legal("s20", "2020-02-18")
ENTRIES = [
    ([NOW], "2018-02-18", "2018-02-17"),
    ([legal("s20", "2020-02-29")], "2018-02-28", "2018-02-27"),
    ([legal("s20", "2020-03-31")], "2018-03-31", "2018-03-30"),
    ([legal("police_protection", "2020-02-15", "2020-02-17"), NOW], "2018-02-15", "2018-02-14"),
    ([legal("police_protection", "2020-02-15", "2020-02-18"), NOW], "2018-02-15", "2018-02-14"),
    ([legal("police_protection", "2020-02-14", "2020-02-16"), NOW], "2018-02-18", "2018-02-17"),
    ([legal("s20", "2016-01-01", "2017-01-01"), NOW], "2018-02-18", "2018-02-17"),
    ([legal("supervision_order", "2019-02-18"), NOW], "2018-02-18", "2018-02-17"),
]


@pytest.mark.parametrize(("episodes", "counts", "too_old"), ENTRIES)
def test_a_concern_is_recent_from_24_months_before_this_entry_to_care(
    episodes: list[dict[str, str | None]], counts: str, too_old: str
) -> None:
    for day, vote in ((counts, "high"), (too_old, "medium")):
        concern = entry("e2", day, "rf_family_conflict_violence", "concern")
        of = answer({"set": {"legal": episodes}, "add": {"chronology": [concern]}})
        assert read(of, "factor_vote", "mother", "rf_family_conflict_violence", "vote") == {vote}


def test_with_no_entry_to_care_recorded_every_concern_is_recent() -> None:
    concern = entry("e2", "1999-01-01", "rf_family_conflict_violence", "concern")
    of = answer({"set": {"legal": []}, "add": {"chronology": [concern]}})
    assert read(of, "factor_vote", "mother", "rf_family_conflict_violence", "vote") == {"high"}


@pytest.mark.parametrize(
    ("born", "precision", "as_of", "at_worst"),
    [
        ("2016-06-02", "day", "2021-06-01", "no_vote"),
        ("2016-06-01", "day", "2021-06-01", "opposed"),
        ("2016-05-31", "day", "2021-06-01", "opposed"),
        ("2016-02-29", "day", "2021-02-28", "no_vote"),
        ("2016-02-29", "day", "2021-03-01", "opposed"),
        ("2016-06-20", "month", "2021-06-01", "opposed"),
        ("2016-07-20", "month", "2021-06-01", "no_vote"),
        ("2016-12-31", "year", "2021-06-01", "opposed"),
        ("2017-01-01", "year", "2021-06-01", "no_vote"),
        (None, None, "2021-06-01", "opposed"),
    ],
)
def test_silence_is_open_from_the_fifth_birthday(
    born: str | None, precision: str | None, as_of: str, at_worst: str
) -> None:
    """A rough date of birth is read at the earliest day its words allow; an age not known is not under five."""
    child = {"id": "c1", "name": "K", "born": born, "born_precision": precision}
    adult = {"mother": {"cared_for": []}}
    case = changed(
        base("one_parent"), {"set": {"children": [child]}, "edit": {"adults": adult}, "remove": {"wishes": ["wi2"]}}
    )
    of = assess(case_from_values(case), as_of=date.fromisoformat(as_of)).proposals[0]
    assert of.reader.read["wish.p1.worst.c1"]["wish"] == at_worst


MARCH, TODAY = "2021-03-10", "2021-06-01"
SPANS = [
    # precision, date, more, what can be known, concern day, first day, start at the latest, end at the earliest
    ("day", MARCH, {}, "known", MARCH, MARCH, MARCH, MARCH),
    ("day", TODAY, {}, "known", TODAY, TODAY, TODAY, TODAY),
    ("month", "2020-02-10", {}, "known", "2020-02-29", "2020-02-01", "2020-02-29", "2020-02-01"),
    ("month", "2021-02-10", {}, "known", "2021-02-28", "2021-02-01", "2021-02-28", "2021-02-01"),
    ("year", "2020-07-01", {}, "known", "2020-12-31", "2020-01-01", "2020-12-31", "2020-01-01"),
    ("about", MARCH, {}, "known", "2021-04-10", "2021-02-07", "2021-04-10", "2021-02-07"),
    ("about", "2021-05-01", {}, "known", TODAY, "2021-03-31", TODAY, "2021-03-31"),
    ("about", "2021-05-02", {}, "cannot_tell", TODAY, "2021-04-01", TODAY, "2021-04-01"),
    ("about", "2021-05-02", {"recorded": "2021-05-03"}, "known", TODAY, "2021-04-01", TODAY, "2021-04-01"),
    ("before", MARCH, {}, "known", "2021-03-09", None, "2021-03-09", None),
    ("between", MARCH, {"latest": "2021-04-20"}, "known", "2021-04-20", MARCH, "2021-04-20", MARCH),
    ("month", "2021-06-20", {}, "cannot_tell", TODAY, TODAY, TODAY, TODAY),
    ("day", MARCH, {"until": "2021-05-10"}, "known", "2021-05-10", MARCH, MARCH, "2021-05-10"),
    ("day", MARCH, {"until": TODAY}, "known", TODAY, MARCH, MARCH, TODAY),
    ("day", MARCH, {"until": "2021-06-02"}, "cannot_tell", TODAY, MARCH, MARCH, TODAY),
    ("day", MARCH, {"until": "2021-07-10", "recorded": "2021-04-01"}, "known", TODAY, MARCH, MARCH, "2021-04-01"),
    ("day", MARCH, {"until": "2021-05-10", "rests_on": "document"}, "known", "2021-05-10", MARCH, MARCH, MARCH),
    ("month", MARCH, {"until": "2021-03-20"}, "known", "2021-03-20", "2021-03-01", "2021-03-20", "2021-03-20"),
]  # fmt: skip


@pytest.mark.parametrize(("precision", "day", "more", "known", "concern", "first", "start_late", "end_early"), SPANS)
def test_a_rough_date_is_read_with_caution(
    precision: str,
    day: str,
    more: dict[str, str],
    known: str,
    concern: str,
    first: str | None,
    start_late: str,
    end_early: str | None,
) -> None:
    """A concern at the latest day its words allow, a strength at the earliest; a period is cut at the day looked at."""
    row = entry("x1", day, "rf_parent_substance", "concern", precision=precision, **more)
    case = case_from_values(changed(base("one_parent"), {"add": {"chronology": [row]}}))
    found = read_entries(case, ABOUT_MARGIN)["x1"]

    def ordinal(text: str | None) -> int | None:
        return date.fromisoformat(text).toordinal() if text is not None else None

    assert found.known == known
    assert (found.concern_day, found.lo) == (ordinal(concern), ordinal(first))
    assert (found.start_late, found.end_early) == (ordinal(start_late), ordinal(end_early) or 0)


@pytest.mark.parametrize("extra", [{}, {"until": "2021-06-02"}], ids=["a day", "a period"])
def test_of_what_cannot_be_told_a_concern_is_used_and_a_strength_is_not(extra: dict[str, str]) -> None:
    rough = extra or {"precision": "month"}
    day = "2021-05-25" if extra else "2021-06-01"
    concern = answer({"add": {"chronology": [entry("e2", day, "rf_family_conflict_violence", "concern", **rough)]}})
    assert concern.classification("evidence")["class"] == "high"
    unseen = {"edit": {"chronology": {"g1": {"rests_on": "told", "told_by": "mother"}}}}
    strength = entry("v1", day, "pf_family_extended_support", "strength", **rough)
    assert answer(unseen, {"add": {"chronology": [strength]}}).reader.supports["p_support"] == "self_report_only"


TOMORROW = [
    ("ratings", "r1", "on", "best", "high"),
    ("ratings", "r2", "on", "worst", "high"),
    ("checks", "ck1", "on", "worst", "high"),
    ("wishes", "wi1", "on", "worst", "medium"),
    ("wishes", "wi2", "on", "worst", "medium"),
    ("assessments", "as1", "on", "worst", "high"),
    ("capacity", "cap1", "on", "ratings_best", "high"),
    ("reasons_for_care", "rc1", "on", "worst", "high"),
]


@pytest.mark.parametrize(("section", "row", "field", "reading", "later"), TOMORROW)
def test_what_is_dated_today_counts_and_what_is_dated_tomorrow_does_not(
    section: str, row: str, field: str, reading: str, later: str
) -> None:
    today = answer({"edit": {section: {row: {field: "2021-06-01"}}}})
    tomorrow = answer({"edit": {section: {row: {field: "2021-06-02"}}}})
    assert (today.class_in(reading), tomorrow.class_in(reading)) == ("low", later)


@pytest.mark.parametrize("level", ["none", "limited", "sustained"])
def test_a_capacity_rating_without_a_day_counts_for_nothing(level: str) -> None:
    of = answer({"edit": {"capacity": {"cap1": {"on": None, "level": level}}}})
    assert read(of, "capacity", "mother", "rf_parent_substance", "level") == {"sustained"}
    assert of.class_in("ratings_best") == "high"


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ({"date": "2021-06-01"}, "high"),
        ({"date": "2021-06-02"}, "low"),
        ({"date": "2021-05-20", "recorded": "2021-06-01"}, "high"),
        ({"date": "2021-05-20", "recorded": "2021-06-02"}, "low"),
        ({"date": None}, "high"),
        ({"date": None, "recorded": "2021-06-02"}, "low"),
        ({"date": "2021-05-20", "standing": [{"is": "not_proved", "from": "2021-06-01"}]}, "low"),
        ({"date": "2021-05-20", "standing": [{"is": "not_proved", "from": "2021-06-02"}]}, "high"),
    ],
)
def test_only_what_was_knowable_on_the_day_is_used(more: dict[str, Any], found: str) -> None:
    """An entry of the day, or recorded on it, is used; one of the next day is not; each standing holds from its day."""
    of = answer({"add": {"chronology": [entry("e2", "", "rf_family_conflict_violence", "concern", **more)]}})
    assert of.class_in("worst") == found


@pytest.mark.parametrize(("days", "gone"), [(182, False), (183, True), (184, True)])
@pytest.mark.parametrize("until_first", [0, 1], ids=["from the day he left", "from the day before"])
def test_one_said_to_have_left_has_left_after_a_sustained_window(days: int, gone: bool, until_first: int) -> None:
    first = LAST_TEST - timedelta(days=days)
    members = [
        {"adult": "mother", "as": "parent"},
        {"adult": "uncle", "as": "partner", "until": before(first, -until_first)},
    ]
    seen = entry(
        "v1", first.isoformat(), "rf_family_new_partner", "strength", until=LAST_TEST.isoformat(), about=["uncle"]
    )
    of = answer({"set": {"households": [{"id": "h1", "members": members}]}, "add": {"chronology": [seen]}})
    assert ("uncle" not in of.sheet.view.adults) == (gone and until_first == 0)


def family_time(days: list[int], level: str) -> list[dict[str, Any]]:
    """Sessions of family time held, and seen by the worker, so many days before the day looked at."""
    row = {"child": "c1", "adult": "mother", "level": level, "held": True, "seen_by": "w1"}
    return [{**row, "on": before(AS_OF, n)} for n in days]


SESSIONS = [
    ("supervised", [109, 78, 47, 16], None, "evidenced"),
    ("supervised", [108, 77, 46, 16], None, "evidenced"),
    ("supervised", [107, 76, 46, 16], None, "limited"),
    ("supervised", [110, 78, 47, 16], None, "limited"),
    ("supervised", [108, 77, 16], None, "limited"),
    ("supervised", [155, 124, 93, 62], None, "evidenced"),
    ("supervised", [156, 125, 94, 63], None, "limited"),
    ("unsupervised", [108, 62, 16], None, "limited"),
    ("overnight", [108, 62, 16], None, "sustained"),
    ("overnight", [107, 62, 16], None, "limited"),
    ("overnight", [140, 78, 16], None, "sustained"),
    ("overnight", [141, 78, 16], None, "limited"),
    ("overnight", [154, 108, 62], None, "sustained"),
    ("overnight", [155, 109, 63], None, "limited"),
    ("overnight", [108, 62, 16], 109, "sustained"),
    ("overnight", [108, 62, 16], 108, "limited"),
]


@pytest.mark.parametrize(("level", "days", "concern", "found"), SESSIONS)
def test_care_of_the_child_is_counted_in_sessions(level: str, days: list[int], concern: int | None, found: str) -> None:
    """Days are counted back from the day looked at; ``concern`` is neglect on that many days before it."""
    rows = family_time(days, level)
    neglect = [] if concern is None else [entry("e2", before(AS_OF, concern), "rf_abuse_neglect", "concern")]
    of = answer({"set": {"plans": {"family_time": rows}}, "add": {"chronology": neglect}})
    assert read(of, "capacity", "mother", "care_of_child", "level") == {found}


@pytest.mark.parametrize(
    "change", [{"held": False}, {"held": None}, {"seen_by": "mother"}, {"seen_by": None}, {"on": None}]
)
def test_a_session_counts_only_when_held_dated_and_seen_from_outside(change: dict[str, Any]) -> None:
    rows = family_time([108, 62, 16], "overnight")
    rows[0] = {**rows[0], **change}
    of = answer({"set": {"plans": {"family_time": rows}}})
    assert read(of, "capacity", "mother", "care_of_child", "level") == {"limited"}


@pytest.mark.parametrize(
    ("last", "first", "precision", "found"),
    [
        (62, 154, "day", "evidenced"),
        (63, 155, "day", "limited"),
        (62, 153, "day", "limited"),
        (62, 154, "month", "limited"),
    ],
)
def test_the_last_care_before_entry_counts_where_it_was_seen(last: int, first: int, precision: str, found: str) -> None:
    into_care = date(2020, 2, 18)
    days = (first, (first + last) // 2, last)
    seen = [entry(f"s{n}", before(into_care, n), "pf_parenting_competence", "strength", children=["c1"]) for n in days]
    seen[0]["precision"] = precision
    of = answer({"add": {"chronology": seen}})
    assert read(of, "capacity", "mother", "care_of_child", "level") == {found}

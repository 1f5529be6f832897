"""The answer has the shape scripts rely on, says something of everything it must, and rests on the record."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from engine.assess import assess
from engine.assessment import Assessment
from engine.case import case_from_values
from explanations import canonical_json, spine
from explanations.spine import NOT_BUILT
from knowledge_base import load_knowledge

Values = dict[str, Any]
Answer = Callable[[str], Values]
At = Callable[[Any, str], list[Any]]


def told_of(values: Values) -> Values:
    return spine(assess(case_from_values(values)))


def proposal(told: Values, name: str = "p1") -> Values:
    return next(row for row in told["proposals"] if row["id"] == name)


def row_of(rows: list[Values], **fields: Any) -> Values:
    found = [row for row in rows if all(row[key] == value for key, value in fields.items())]
    assert len(found) == 1, f"{fields}: {len(found)} rows"
    return found[0]


# --- shape -----------------------------------------------------------------------------------------------------------
def test_every_key_of_the_format_stands(answer: Answer, at: At, table: Callable[[str], Any]) -> None:
    told, seen = answer("two_children"), 0
    for place, keys in table("contract_keys.yaml").items():
        for row in at(told, place):
            seen += 1
            assert not set(keys) - set(row), f"{place} lacks {set(keys) - set(row)}"
    assert seen > 200, "the walk found too little to mean anything"


def test_the_keys_stand_in_a_case_with_next_to_nothing_in_it(answer: Answer, at: At, table: Any) -> None:
    told = answer("first_look")
    assert told["own_judgement"] is None
    for place, keys in table("contract_keys.yaml").items():
        assert all(not set(keys) - set(row) for row in at(told, place) if row is not None), place


def test_fields_hold_only_the_words_of_the_format(name: str, answer: Answer, at: At, table: Any) -> None:
    told = answer(name)
    for place, words in table("contract_words.yaml").items():
        allowed = {None if word == "null" else word for word in words}
        held = set(at(told, place))
        assert held <= allowed, f"{place} holds {held - allowed}"


def test_what_is_not_built_is_named_and_empty(name: str, answer: Answer) -> None:
    told = answer(name)
    assert told["not_built"] == list(NOT_BUILT)
    for part in NOT_BUILT:
        for held in [told[part]] if part in told else [row[part] for row in told["proposals"]]:
            inside = held.values() if isinstance(held, dict) else held
            assert not [value for value in inside if value], part
    built = {"classification", "statuses", "supports", "capacity", "challenges", "gaps"}
    assert built.isdisjoint(told["not_built"])


# --- everything rests on something -----------------------------------------------------------------------------------
def dicts_in(held: Any) -> Iterator[Values]:
    if isinstance(held, dict):
        yield held
        for value in held.values():
            yield from dicts_in(value)
    elif isinstance(held, list):
        for value in held:
            yield from dicts_in(value)


def test_every_line_a_person_reads_rests_on_something_in_the_answer(name: str, answer: Answer) -> None:
    told = answer(name)
    known = {row["id"] for row in told["conclusions"]} | {row["id"] for row in told["facts"]}
    lines = [row for row in dicts_in(told["proposals"]) if "because" in row and "special_cases" not in row]
    assert len(lines) > 50
    for row in lines:
        assert row["because"], f"{row.get('id') or row.get('factor')} says nothing of why"
        assert not set(row["because"]) - known


def test_ids_are_there_once(name: str, answer: Answer) -> None:
    told = answer(name)
    for part in ("facts", "conclusions"):
        ids = [row["id"] for row in told[part]]
        assert ids == sorted(set(ids))


def test_every_proof_ends_in_the_record_the_table_or_a_search_that_found_nothing(name: str, answer: Answer) -> None:
    told = answer(name)
    conclusions = {row["id"]: row for row in told["conclusions"]}
    facts = {row["id"]: row for row in told["facts"]}
    ends: set[str] = set()
    for start in conclusions:
        waiting, seen, rows = [start], set(), 0
        while waiting:
            held = waiting.pop()
            if held in seen:
                continue
            seen.add(held)
            if held in conclusions:
                waiting += conclusions[held]["premises"]
                continue
            fact = facts[held]
            if fact["from"] and fact["from"] != [held]:
                waiting += fact["from"]
            elif fact["kind"] != "table_row":
                rows += 1
                ends.add(fact["kind"])
                assert fact["kind"] == "no_record" or fact["from"] == [held]
        assert rows, f"{start} rests on no row of the case and on no search"
    assert {"entry", "rating", "no_record"} <= ends


def test_a_search_says_what_was_searched(answer: Answer) -> None:
    searches = [row for row in answer("first_look")["facts"] if row["kind"] == "no_record"]
    assert searches
    for row in searches:
        assert row["values"]["entries_searched"] == "2"
        assert row["values"]["searched_from"] == "2020-02-01" and row["values"]["searched_to"] == "2020-10-01"


def test_a_conclusion_has_the_provenance_of_its_card_and_a_sentence(name: str, answer: Answer) -> None:
    cards = load_knowledge().cards
    for row in answer(name)["conclusions"]:
        assert row["provenance"] == cards[row["card"]].provenance
        assert row["citations"] and row["premises"] and row["derivations"]
        assert row["say"].strip() and "{{" not in row["say"] and "{%" not in row["say"]


def test_every_source_cited_is_told_with_its_title(name: str, answer: Answer) -> None:
    told = answer(name)
    cited = {cite.split(" ")[0] for row in told["conclusions"] for cite in row["citations"]}
    assert cited <= {row["id"] for row in told["sources"]}
    assert all(row["title"] for row in told["sources"])


# --- statuses --------------------------------------------------------------------------------------------------------
def test_every_dynamic_risk_factor_has_one_status_for_everyone_it_is_asked_of(name: str, answer: Answer) -> None:
    for held in answer(name)["proposals"]:
        pairs = [(row["factor"], row["about"]) for row in held["statuses"]]
        assert len(pairs) == len(set(pairs))
        for factor in load_knowledge().risk_factors.values():
            if factor.nature != "dynamic" or factor.speaks_as_wish_of:
                continue
            asked = {"adult": held["adults"], "child": [held["child"]], "household": [None]}[factor.asked_of]
            assert {(factor.id, who) for who in asked} <= set(pairs), factor.id


def test_a_status_is_what_stands_at_both_ends_or_open(name: str, answer: Answer) -> None:
    told = answer(name)
    said = {row["id"]: row["values"] for row in told["conclusions"]}
    seen = 0
    for held in told["proposals"]:
        for row in held["statuses"]:
            ends = {
                end: said.get(f"status.{held['id']}.{end}.{row['about']}.{row['factor']}", {}).get("status")
                for end in ("best", "worst")
            }
            if None not in ends.values():
                seen += 1
                assert row["status"] == (ends["best"] if ends["best"] == ends["worst"] else "open")
    assert seen > 10


def test_nothing_on_record_is_open_and_never_absent(answer: Answer) -> None:
    rows = proposal(answer("first_look"))["statuses"]
    unrecorded = [row for row in rows if any(name.startswith("unrecorded.") for name in row["because"])]
    assert len(unrecorded) > 5
    assert {row["status"] for row in unrecorded} == {"open"}


def test_history_is_the_baseline_and_marks_what_it_speaks_through(answer: Answer) -> None:
    rows = proposal(answer("two_children"))["statuses"]
    history = row_of(rows, factor="rf_abuse_prior_removal", about="mother")
    assert (history["status"], history["baseline"]) == ("present", True)
    assert history["because"] == ["baseline.p1.mother.rf_abuse_prior_removal"]
    neglect = row_of(rows, factor="rf_abuse_neglect", about="mother")
    assert neglect["harm_bearing"] and neglect["reason_for_care"] and not neglect["baseline"]


def test_history_that_is_only_alleged_is_open(values: Callable[[str], Values]) -> None:
    case = values("nearly_home")
    case["chronology"][3] |= {"date": "2019-03", "recorded": "2019-04-20", "standing": [{"is": "alleged"}]}
    history = row_of(proposal(told_of(case))["statuses"], factor="rf_abuse_prior_removal", about="father")
    assert (history["status"], history["baseline"]) == ("open", True)


def test_professional_factors_are_about_nobody(answer: Answer) -> None:
    rows = [row for row in proposal(answer("two_children"))["statuses"] if row["factor"].startswith("rf_prof_")]
    assert {row["about"] for row in rows} == {None}
    assert row_of(rows, factor="rf_prof_turnover")["status"] == "present"
    assert row_of(rows, factor="rf_prof_resources")["status"] == "open"


def test_a_protective_factor_is_present_only_where_its_rating_stands(values: Callable[[str], Values]) -> None:
    case = values("two_children")
    rows = proposal(told_of(case))["statuses"]
    assert row_of(rows, factor="pf_family_extended_support", about="mother")["status"] == "present"
    assert row_of(rows, factor="pf_child_one_good_relationship")["status"] == "absent"
    case["chronology"] = [row for row in case["chronology"] if row["id"] != "e17"]
    case["ratings"][2]["evidence"] = []
    rows = proposal(told_of(case))["statuses"]
    assert row_of(rows, factor="pf_family_extended_support", about="mother")["status"] == "open"


# --- support, capacity, lapses ---------------------------------------------------------------------------------------
def test_a_favourable_statement_is_supported_contradicted_or_met_by_silence(answer: Answer) -> None:
    rows = proposal(answer("two_children"))["supports"]
    rated = row_of(rows, about="r1")
    assert (rated["state"], rated["support"], rated["against"]) == ("contradicted", "contested", ["e04", "e13"])
    assert row_of(rows, about="r3")["state"] == "supported"
    silent = row_of(rows, about="r2")
    assert (silent["state"], silent["silent_since"]) == ("silent", None)
    assert row_of(rows, about="r4")["state"] is None, "an unfavourable rating is in no such state"
    assert all((row["state"] is not None) == row["favourable"] for row in rows)
    assert all(row["silent_since"] is None for row in rows if row["state"] != "silent")


def test_silence_has_a_day_where_anything_independent_was_ever_recorded(values: Callable[[str], Values]) -> None:
    case = values("nearly_home")
    case["chronology"][1] |= {"date": "2020-04-01", "until": "2020-09-01", "recorded": "2020-09-02"}
    row = row_of(proposal(told_of(case))["supports"], about="r1")
    assert (row["state"], row["silent_since"]) == ("silent", "2020-09-01")


def test_capacity_is_open_where_its_ends_differ(answer: Answer) -> None:
    row = row_of(proposal(answer("first_look"))["capacity"], adult="mother", factor="rf_parent_substance")
    assert (row["level"], row["best_case"], row["worst_case"], row["rated"]) == ("open", "limited", "none", None)
    row = row_of(proposal(answer("nearly_home"))["capacity"], adult="father", factor="rf_parent_substance")
    assert row["level"] == "sustained"


def test_the_days_on_which_runs_checks_and_wishes_lapse(answer: Answer) -> None:
    rows = proposal(answer("nearly_home"))["lapses"]
    assert [row["on"] for row in rows] == sorted(row["on"] for row in rows)
    days = {(row["kind"], row["about"], row["factor"]): row["on"] for row in rows}
    assert days["run", "father", "rf_parent_substance"] == "2021-07-27"  # 25 May and 62 days, then the day after
    assert days["wish", "c1", None] == "2021-11-15"  # 15 May and 183 days, then the day after
    assert days["check", "father", "rf_abuse_neglect"] == "2021-11-20"


# --- challenges ------------------------------------------------------------------------------------------------------
def test_challenges_run_both_ways_and_are_ranked(answer: Answer) -> None:
    told = answer("two_children")
    rows = proposal(told)["challenges"]
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    assert {row["direction"] for row in rows} == {"against_optimism", "against_pessimism"}
    said = {row["id"]: row["say"] for row in told["conclusions"]}
    assert all(row["why"] == said[row["id"]] for row in rows)
    for row in rows:
        before = [other for other in rows[: row["rank"] - 1] if other["factor"] == row["factor"] is not None]
        if row["kind"] == "contrary_entry":
            assert all(other["kind"] == "contrary_entry" for other in before), "entries stand before shapes"


def test_what_sets_the_readings_apart_comes_first(answer: Answer) -> None:
    rows = [row for row in proposal(answer("two_children"))["challenges"] if row["kind"] == "contrary_entry"]
    places = {(row["factor"], row["direction"]): row["rank"] for row in reversed(rows)}
    apart = places["rf_parent_substance", "against_optimism"]
    assert apart == 1
    assert apart < places["rf_social_debt", "against_optimism"]


def test_the_weightiest_entry_stands_first(answer: Answer) -> None:
    row = row_of(proposal(answer("two_children"))["challenges"], id="ch.p1.against_optimism.rf_parent_substance")
    assert row["entries"] == ["e01", "e04"], "tested before seen"
    assert row["statements"] == ["k1", "k2", "own_judgement", "p1", "r1"], "a judgement of medium is hopeful too"
    assert row["confirmed"] and not row["mentioned"]
    assert row["when"] == "since" and row["already_on_record_too"]


def test_a_suggestion_is_marked_as_not_confirmed(answer: Answer) -> None:
    rows = proposal(answer("two_children"))["challenges"]
    row = row_of(rows, id="ch.p1.against_optimism.rf_parent_mental_health")
    assert row["confirmed"] is False and row["entries"] == ["e16"]


def test_what_speaks_for_the_family_is_a_challenge_too(answer: Answer) -> None:
    rows = proposal(answer("two_children"))["challenges"]
    disproved = row_of(rows, id="ch.p1.against_pessimism.rf_abuse_neglect.disproved_concern")
    assert disproved["entries"] == ["e07"]


def test_an_answer_is_shown_and_settles_only_with_better_evidence(values: Callable[[str], Values]) -> None:
    case = values("two_children")
    name = "ch.p1.against_optimism.rf_parent_substance"
    row = row_of(proposal(told_of(case))["challenges"], id=name)
    assert (row["answer"]["kind"], row["answer"]["settles"]) == ("explained", False)
    case["chronology"].append(
        {
            "id": "e20",
            "date": "2021-03-25",
            "recorded": "2021-03-26",
            "event": "A test the same week was clear.",
            "source": {"kind": "test_result"},
            "rests_on": "tested",
            "about": ["mother"],
            "factors": [{"id": "rf_parent_substance", "direction": "strength"}],
        }
    )
    case["responses"][0]["entries"] = ["e20"]
    row = row_of(proposal(told_of(case))["challenges"], id=name)
    assert row["answer"]["settles"] is True
    case["responses"][0]["agreed_by"] = "w1"
    assert row_of(proposal(told_of(case))["challenges"], id=name)["answer"]["settles"] is False
    case["responses"][0]["on"] = "2021-06-02"
    assert row_of(proposal(told_of(case))["challenges"], id=name)["answer"] is None


def test_ids_of_challenges_survive_added_entries(values: Callable[[str], Values]) -> None:
    case = values("two_children")
    before = {row["id"] for row in proposal(told_of(case))["challenges"]}
    case["chronology"].insert(
        0,
        {
            "id": "e00",
            "date": "2019-06-01",
            "rests_on": "seen",
            "about": ["mother"],
            "factors": [{"id": "rf_social_isolation", "direction": "concern"}],
        },
    )
    after = {row["id"] for row in proposal(told_of(case))["challenges"]}
    assert before < after


# --- gaps and the class ----------------------------------------------------------------------------------------------
def test_every_gap_asks_and_says_whom_and_what_it_would_do(name: str, answer: Answer) -> None:
    for held in answer(name)["proposals"]:
        foremost = "wish_" if held["point"] != "rc1" else "reasons_not_recorded"
        decisive = [row["would_change_class"] for row in held["gaps"] if not row["kind"].startswith(foremost)]
        assert decisive == sorted(decisive, reverse=True)
        for row in held["gaps"]:
            assert row["ask"] and row["who"] and row["at_best"] and row["at_worst"]


def test_at_a_reclassification_a_missing_wish_is_asked_first(answer: Answer) -> None:
    held = proposal(answer("two_children"), "p2")
    assert held["point"] == "rc2"
    assert held["gaps"][0]["id"] == "gap.p2.wish_lapsed.mother"


def test_no_list_of_reasons_is_the_first_question(values: Callable[[str], Values]) -> None:
    case = values("first_look")
    case["reasons_for_care"] = []
    held = proposal(told_of(case))
    assert held["point"] == "rc1"
    assert held["gaps"][0]["kind"] == "reasons_not_recorded"


def test_a_class_is_made_from_its_two_ends(name: str, answer: Answer) -> None:
    for held in answer(name)["proposals"]:
        row = held["classification"]
        assert row["class"] == row["on_the_evidence"]
        votes = row["votes_by_reading"]
        for vote, value in row["votes"].items():
            ends = {votes["best_case"][vote], votes["worst_case"][vote]}
            assert value == (ends.pop() if len(ends) == 1 else "open")
            assert (row["shown"][vote] is None) == (votes["worst_case"][vote] == "low")
        if row["best_case"] == row["worst_case"]:
            assert row["class"] == row["best_case"] and row["not_excluded"] is None
        assert bool(row["undecided_by"]) <= (row["class"] == "not_classified")


def test_a_red_list_factor_is_shown_with_the_rationale_that_answers_it(answer: Answer) -> None:
    row = proposal(answer("nearly_home"))["classification"]
    assert row["class"] == "medium" and set(row["votes"].values()) == {"low"}
    assert [(block["factor"], block["rationale"]) for block in row["blocks"]] == [("rf_abuse_prior_removal", None)]
    assert "tr_class_red_list" in {held["row"] for held in row["rows"]}
    answered = proposal(answer("two_children"))["classification"]["blocks"]
    assert answered[0]["rationale"] == {
        "by": "w3",
        "on": "2021-05-25",
        "says": "Another household then.",
        "what_changed": "Ten years on.",
    }


def test_every_row_of_the_table_has_its_own_provenance(name: str, answer: Answer) -> None:
    knowledge = load_knowledge()
    for held in answer(name)["proposals"]:
        for row in held["classification"]["rows"]:
            if row["row"] in knowledge.table_rows:
                assert row["provenance"] == knowledge.table_rows[row["row"]].provenance
            else:
                assert row["row"] == f"risk_{held['classification']['class']}"
    assert {row["vote"] for row in held["classification"]["rows"]} == {*held["classification"]["votes"], "class"}


# --- the worker and the record ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(("on", "before"), [("2021-05-30", True), ("2021-06-01", True), ("2021-06-02", False)])
def test_a_judgement_is_one_made_before_only_when_its_day_says_so(values: Any, on: str, before: bool) -> None:
    case = values("two_children")
    case["own_judgement"]["on"] = on
    assert told_of(case)["own_judgement"]["recorded_before"] is before


def test_the_record_counts_what_was_looked_at(answer: Answer) -> None:
    record = answer("two_children")["record"]
    counts = {key: value for key, value in record.items() if key != "not_looked_at"}
    suggested, possible = counts.pop("suggested"), counts.pop("possible")
    named = {name for row in possible for way in ("concern", "strength", "undirected") for name in row[way]}
    assert suggested == len(named - {"e16"}) <= counts["untagged"] and "e16" in named, "e16 is not confirmed"
    assert counts.pop("unread") == 0
    assert counts == {"entries": 17, "used": 16, "after_as_of": 1, "cannot_tell_whether_known": 1, "untagged": 3}
    assert "questionnaires and tests" in record["not_looked_at"]


def test_what_came_after_the_day_changes_nothing_but_the_count(values: Callable[[str], Values]) -> None:
    case = values("two_children")
    whole = told_of(case)
    case["chronology"] = [row for row in case["chronology"] if row["id"] != "e11"]
    without = told_of(case)
    assert whole.pop("record") != without.pop("record")
    assert canonical_json(whole) == canonical_json(without)
    assert "Written up after the day looked at" not in canonical_json(whole)


def test_what_is_never_read_by_the_class_is_nowhere_in_the_answer(values: Callable[[str], Values]) -> None:
    case = values("two_children")
    plain = canonical_json(told_of(case))
    case["children"][0] |= {"sex": "f", "ethnicity": "planted", "faith": "planted", "disability": "planted"}
    case["expected"] = {"class": "severe"}
    assert canonical_json(told_of(case)) == plain


# --- one text for one case -------------------------------------------------------------------------------------------
ROWS = ("adults", "people", "legal", "reasons_for_care", "proposals", "chronology", "ratings", "checks", "looked_for")
MORE_ROWS = (
    "claims",
    "capacity",
    "wishes",
    "assessments",
    "children",
    "responses",
    "rationales",
    "steps",
    "reviews",
    "decisions",
)


@pytest.mark.order_and_seed
def test_the_order_of_the_file_changes_no_byte(name: str, values: Callable[[str], Values]) -> None:
    case = values(name)
    plain = canonical_json(told_of(case))
    for section in (*ROWS, *MORE_ROWS):
        rows = case.get(section, [])
        case[section] = [dict(reversed(row.items())) for row in reversed(rows)]
        for row in case[section]:
            for field in ("factors", "evidence", "about", "standing", "entries", "cared_for", "members"):
                if isinstance(row.get(field), list):
                    row[field].reverse()
    case["plans"] = {key: rows[::-1] for key, rows in case.get("plans", {}).items()}
    assert canonical_json(told_of(dict(reversed(case.items())))) == plain


def test_the_text_reads_back_to_the_same_text(name: str, answer: Answer) -> None:
    text = canonical_json(answer(name))
    assert canonical_json(json.loads(text)) == text
    assert canonical_json(dict(reversed(answer(name).items()))) == text
    assert text.endswith("}\n") and "\\u" not in text


def test_an_answer_is_not_changed_by_telling_it(assessed: Callable[[str], Assessment], name: str) -> None:
    assert canonical_json(spine(assessed(name))) == canonical_json(spine(assessed(name)))

"""Every fact of the sections named below is entered in a catalogue, or left out with a reason.

`fact_ids.yaml`, beside this file, lists the ids to account for, written out once, so that an entry which vanishes from
a catalogue is missed here and not by a family.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

import pytest

from knowledge_base import load_knowledge
from knowledge_base.reader import read_yaml

FACT_IDS: Final = Path(__file__).parent / "fact_ids.yaml"
SECTIONS: Final = {
    "2": "the risk classification table",
    "3": "factors",
    "5": "capacity to change",
    "6": "bias",
    "7": "chronologies",
    "12": "harm types",
    "1": "the framework",
    "9": "duties in law",
    "11": "local pathways",
    "B": "gates",
    "4": "breakdown and success of returns",
    "8": "plans, agreements, support and monitoring",
    "10": "statistics",
    "C": "triggers",
}
# How many facts each section states, goal attainment's five levels counted in "5": without it, a line that fell out of
# fact_ids.yaml would take its fact out of sight as well.
HOW_MANY: Final = {
    "2": 38,
    "3": 97,
    "5": 97,
    "6": 57,
    "7": 56,
    "12": 32,
    "1": 155,
    "9": 95,
    "11": 43,
    "B": 51,
    "4": 76,
    "8": 84,
    "10": 32,
    "C": 26,
}


def fact_ids() -> dict[str, list[str]]:
    """The ids to account for, by section, as `fact_ids.yaml` lists them."""
    listed = read_yaml(FACT_IDS.read_bytes(), FACT_IDS.name).value
    assert isinstance(listed, dict)
    return listed


def coverage_faults(facts: Collection[str], entered: Collection[str], left_out: Mapping[str, str]) -> list[str]:
    """One sentence for each id that is entered nowhere, entered and left out, or left out without ground."""
    faults = [
        f"{id_} is in no catalogue and not in left_out.yaml: enter it, or leave it out with a reason"
        for id_ in facts
        if id_ not in entered and id_ not in left_out
    ]
    faults += [
        f"{id_} is in a catalogue and in left_out.yaml: take it out of one" for id_ in left_out if id_ in entered
    ]
    faults += [f"{id_} is left out and is no fact of these sections" for id_ in left_out if id_ not in facts]
    faults += [f"{id_} is left out without a reason" for id_, reason in left_out.items() if len(reason.split()) < 5]
    return faults


@pytest.mark.parametrize("section", SECTIONS, ids=SECTIONS.get)
def test_the_list_of_facts_is_whole(section: str) -> None:
    listed = fact_ids()
    assert set(listed) == set(SECTIONS)
    ids = listed[section]
    assert len(ids) == len(set(ids)) == HOW_MANY[section]
    others = {id_ for other, theirs in listed.items() if other != section for id_ in theirs}
    assert not others & set(ids)


def test_every_fact_is_entered_or_left_out_and_never_both() -> None:
    knowledge = load_knowledge()
    facts = [id_ for ids in fact_ids().values() for id_ in ids]
    reasons = {id_: left.reason for id_, left in knowledge.left_out.items()}
    faults = coverage_faults(facts, knowledge.all_entries, reasons)
    assert not faults, "\n".join(faults)


def test_few_facts_are_left_out() -> None:
    """Leaving out is for what is no knowledge of ours; a long list would be a way round entering it."""
    assert len(load_knowledge().left_out) <= 5


REASON = "out of scope, as a reader would agree"


@pytest.mark.parametrize(
    ("entered", "left_out", "said"),
    [
        (["hi_da"], {}, "hi_mh is in no catalogue"),
        (["hi_da", "hi_mh"], {"hi_mh": REASON}, "hi_mh is in a catalogue and in left_out.yaml"),
        (["hi_da", "hi_mh"], {"hi_mhh": REASON}, "hi_mhh is left out and is no fact"),
        (["hi_da"], {"hi_mh": "later"}, "hi_mh is left out without a reason"),
        (["hi_da", "hi_mh", "rf_our_own"], {}, ""),
        (["hi_da"], {"hi_mh": REASON}, ""),
    ],
)
def test_the_check_of_coverage_sees_what_it_should(entered: list[str], left_out: dict[str, str], said: str) -> None:
    faults = coverage_faults(["hi_da", "hi_mh"], entered, left_out)
    assert len(faults) == bool(said)
    assert all(fault.startswith(said) for fault in faults)

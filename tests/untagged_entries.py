"""Entries nobody has tagged: plain sentences any lexicon has to read, and suggestions drawn at random instead."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

from scenario_cases import assessed, base, changed

from engine.assess import gather
from engine.case import Entry, case_from_values
from engine.plain import conclude
from engine.sheet import Sheet
from engine.suggest import Suggestion
from engine.suggest.untagged import Suggestions, is_untagged
from explanations import spine
from knowledge_base import load_knowledge

KNOWLEDGE = load_knowledge()
SUBSTANCE, NEGLECT, VIOLENCE = "rf_parent_substance", "rf_abuse_neglect", "rf_family_conflict_violence"
SMELT, NO_FOOD = "Mother smelt of alcohol at contact", "No food in the house"
ARRESTED = "Police attended, father arrested for assaulting mother"
CONCERNS = (SMELT, NO_FOOD, ARRESTED)
STRENGTHS = ("Mother has remained abstinent from alcohol", "House clean and tidy, plenty of food in the cupboards")
NO_WAY = ("Neighbour said mother was drunk again", "No smell of alcohol on mother")
Values = dict[str, Any]


def untagged(name: str, words: str, day: str = "2021-05-22", **more: Any) -> Values:
    """What the school saw of the mother, as a sheet has it: with nothing said of any factor."""
    row = {"id": name, "date": day, "event": words, "source": {"kind": "school"}, "rests_on": "seen"}
    return row | {"about": ["mother"]} | more


def with_entries(case: Values, *entries: Values) -> Values:
    return changed(case, {"add": {"chronology": list(entries)}})


def settled() -> Values:
    """A family whose class is low: the reason for care is neglect, and substance misuse is rated absent and checked."""
    text = json.dumps(base("one_parent")).replace(SUBSTANCE, "?").replace(NEGLECT, SUBSTANCE).replace("?", NEGLECT)
    return dict(json.loads(text))


def told_of(case: Values) -> Values:
    return spine(assessed(case))


def class_of(case: Values) -> tuple[str, str, str]:
    """The class, and the best and worst case."""
    row = told_of(case)["proposals"][0]["classification"]
    return row["class"], row["best_case"], row["worst_case"]


def sheets_of(case: Values) -> Iterator[tuple[Sheet, dict[str, Values]]]:
    """Each proposal's sheet, with everything concluded of it by its id."""
    for sheet in gather(case_from_values(case), KNOWLEDGE, {}):
        yield sheet, {name: fact.as_dict() for name, fact in conclude(KNOWLEDGE, sheet).items()}


class Drawn(Suggestions):
    """Suggests what stands in the words of an entry: `rf_x concern; pf_y strength; rf_z neither`."""

    def about(self, entry: Entry) -> tuple[Suggestion, ...]:
        words = (entry.event or "").split("; ") if is_untagged(entry) and entry.id.startswith("zz") else []
        pairs = sorted(tuple(word.split(" ")) for word in words)
        return tuple(Suggestion(f, None if way == "neither" else way, (f"{f} {way}",)) for f, way in pairs)


def drawn_entries(
    case: Values, draw: Random, ways: tuple[str, ...] = ("concern", "strength", "neither")
) -> list[Values]:
    """A few untagged entries of any day, about anybody, and what is suggested about each."""
    adults, as_of = [adult["id"] for adult in case["adults"]], date.fromisoformat(str(case["as_of"]))
    found = []
    for number in range(draw.randint(1, 4)):
        factors = draw.sample([*WEIGHTY, *sorted(KNOWLEDGE.factors)], draw.randint(1, 5))
        words = "; ".join(f"{factor} {draw.choice(ways)}" for factor in dict.fromkeys(factors))
        row = untagged(f"zz{number}", words, (as_of - timedelta(days=draw.choice((0, 9, 50, 150, 400)))).isoformat())
        row["about"] = draw.choice(([], draw.sample(adults, 1)))
        row["source"]["kind"] = draw.choice(("police", "health", "social_worker", "self_report"))
        row["rests_on"] = draw.choice(("seen", "tested", "told", None))
        row["severity"] = draw.choice((None, "minor", "serious"))
        found.append(row)
    return found


WEIGHTY = 3 * (SUBSTANCE, NEGLECT, VIOLENCE, "rf_parent_mental_health", "rf_abuse_recent", "rf_parent_denial")

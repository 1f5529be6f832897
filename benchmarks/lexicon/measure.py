"""Measures the lexicon on labelled entries: python -m benchmarks.lexicon.measure SET [--near SET] [--show].

Gives precision and recall for the domain and for the direction, all together and by domain, with n and the 95 %
interval (Wilson), the same for the kind of source and the type of event, and the share of near-miss sentences that are
given no direction at all. A domain counts once for an entry; a direction once for an entry and a domain. `--show`
lists what was missed and what was wrong, which is for the tuning sets only: once somebody has looked at a set, it can
no longer measure.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from pathlib import Path
from typing import Any

import yaml

from engine.suggest import lexicon_of, suggest
from knowledge_base import load_knowledge

PEOPLE = {
    "tuning": {"k": "adult", "d": "adult", "l": "child", "r": "child"},
    "first_unseen": {"s": "adult", "q": "child", "b": "child"},
    "unseen": {"j": "adult", "p": "adult", "t": "child", "v": "child"},
    "third_unseen": {"leo": "child", "ava": "child", "kit": "child", "mo": "child", "sam": "child"},
    "fourth_unseen": {"finn": "child", "isla": "child", "jude": "child", "noor": "child"},
    "fifth_unseen": {"zac": "child", "esme": "child", "tom": "child", "ruby": "child"},
    "sixth_unseen": {"alf": "child", "nia": "child", "kai": "child", "beth": "child"},
    "seventh_unseen_near": {"k": "child", "l": "child", "jodie": "adult", "dean": "adult"},
    "eighth_unseen_near": {"rory": "child", "nell": "child", "kate": "adult", "ian": "adult"},
    "ninth_unseen_near": {"mina": "child", "otis": "child", "carla": "adult", "sean": "adult"},
    "tenth_unseen_near": {"ivo": "child", "fern": "child", "lisa": "adult", "craig": "adult"},
    "eleventh_unseen_near": {"ned": "child", "posy": "child", "gemma": "adult", "wayne": "adult"},
    "twelfth_unseen_near": {"abe": "child", "lottie": "child", "shauna": "adult", "lee": "adult"},
    "thirteenth_unseen_near": {"seb": "child", "wren": "child", "paula": "adult", "gary": "adult"},
    "practice": {"tia": "child", "rhys": "child"},
}
"""The names of each case outline, as a case file would give them, by the set's name or that of its folder."""

YEAR = 2025
"""The year in which the entries of every set are written."""

TYPES = Path(__file__).parent / "types.yaml"
"""Which event types a set's own word for a type may stand for."""

Pair = tuple[str, ...]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("set", type=Path)
    asked.add_argument("--near", type=Path)
    asked.add_argument("--show", action="store_true")
    given = asked.parse_args()
    people = people_of(given.set)
    entries = yaml.safe_load(given.set.read_text("utf-8"))
    print(f"{given.set.name}: {len(entries)} entries")
    measure(entries, people, given.show)
    measure_kinds(entries, people, given.show)
    if given.near:
        near = people_of(given.near) or people
        measure_near(yaml.safe_load(given.near.read_text("utf-8")), near, given.show)


def people_of(path: Path) -> dict[str, str]:
    """The names of a set's case outline."""
    return PEOPLE.get(path.stem) or PEOPLE.get(path.parent.name, {})


def measure(entries: list[dict[str, Any]], people: dict[str, str], show: bool) -> None:
    """Print precision and recall for factor, domain and direction."""
    knowledge = load_knowledge()
    lexicon = lexicon_of(knowledge)
    domain = {id_: factor.domain for id_, factor in knowledge.factors.items()}
    gold: dict[str, set[Pair]] = {"factor": set(), "domain": set(), "direction": set()}
    said: dict[str, set[Pair]] = {"factor": set(), "domain": set(), "direction": set()}
    text = {entry["id"]: entry["text"] for entry in entries}
    for entry in entries:
        tags = [(tag["factor"], tag["direction"]) for tag in entry["tags"]]
        suggested = suggest(entry["text"], lexicon, people, YEAR).factors
        found = [(one.factor, one.direction or "none") for one in suggested]
        for rows, into in ((tags, gold), (found, said)):
            for factor, direction in rows:
                into["factor"].add((entry["id"], factor))
                into["domain"].add((entry["id"], domain[factor]))
                if direction != "none":
                    into["direction"].add((entry["id"], domain[factor], direction))
    for kind in ("factor", "domain", "direction"):
        print(f"\n{kind}: {line(gold[kind], said[kind])}")
        if kind != "factor":
            for name in sorted(set(domain.values())):
                print(f"  {name:13}{line(*({p for p in rows if p[1] == name} for rows in (gold[kind], said[kind])))}")
    if show:
        for title, pairs in (
            ("MISSED directions", gold["direction"] - said["direction"]),
            ("WRONG directions", said["direction"] - gold["direction"]),
            ("MISSED domains", gold["domain"] - said["domain"]),
        ):
            print(f"\n{title}")
            for pair in sorted(pairs):
                print("  ", *pair, "|", text[pair[0]])


def measure_kinds(entries: list[dict[str, Any]], people: dict[str, str], show: bool) -> None:
    """Print precision and recall for the kind of source and the type of event, over the entries that carry each.

    A set's word for a type may stand for several event types (types.yaml); any of them is right. An entry without the
    key names nothing plainly, so an answer there is counted apart.
    """
    knowledge = load_knowledge()
    lexicon = lexicon_of(knowledge)
    may_be: dict[str, list[str]] = yaml.safe_load(TYPES.read_text("utf-8"))
    for key, kind_of in (("source", "source"), ("type", "event_type")):
        carried, answered, right, besides = 0, 0, 0, 0
        for entry in entries:
            said = suggest(entry["text"], lexicon, people, YEAR).only(kind_of)
            given = entry.get(key)
            if given is None:
                besides += said is not None
                continue
            if kind_of == "event_type" and given not in may_be and given not in knowledge.event_types:
                print(f"  types.yaml has no {given}, which {entry['id']} says")
            holds = said is not None and said in (may_be.get(given, [given]) if key == "type" else [given])
            carried, answered, right = carried + 1, answered + (said is not None), right + holds
            if show and not holds:
                print(f"  {key} {entry['id']} is {given}, given {said} | {entry['text']}")
        print(f"\n{key}: recall {share(right, carried)}   precision {share(right, answered)}")
        print(f"  an answer where the set gives no {key}: {share(besides, len(entries) - carried)}")


def line(gold: set[Pair], said: set[Pair]) -> str:
    """Recall and precision with their intervals."""
    right = len(gold & said)
    return f"recall {share(right, len(gold))}   precision {share(right, len(said))}"


def share(part: int, whole: int) -> str:
    """A share with n and its 95 % interval by Wilson's formula."""
    if not whole:
        return "none (n 0)"
    p, z = part / whole, 1.96
    middle = (p + z * z / (2 * whole)) / (1 + z * z / whole)
    reach = z * math.sqrt(p * (1 - p) / whole + z * z / (4 * whole * whole)) / (1 + z * z / whole)
    return f"{p:.2f} (n {whole}, {middle - reach:.2f} to {middle + reach:.2f})"


def measure_near(entries: list[dict[str, Any]], people: dict[str, str], show: bool) -> None:
    """Print the share of near-miss sentences with no direction, and by kind."""
    lexicon = lexicon_of(load_knowledge())
    held: dict[str, list[bool]] = defaultdict(list)
    for entry in entries:
        directed = [one for one in suggest(entry["text"], lexicon, people, YEAR).factors if one.direction]
        held[entry["kind"]].append(not directed)
        if show and directed:
            told = [(one.factor, one.direction, one.words) for one in directed]
            print(f"  DIRECTED {entry['id']} {entry['kind']} | {entry['text']} | {told}")
    every = [one for rows in held.values() for one in rows]
    print(f"\nnear-misses with no direction: {share(sum(every), len(every))}")
    for kind, rows in sorted(held.items()):
        print(f"  {kind:13}{share(sum(rows), len(rows))}")


if __name__ == "__main__":
    main()

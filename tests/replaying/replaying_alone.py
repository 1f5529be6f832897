"""Run by the tests in a process of its own, where experta cannot be imported. Prints what it found as JSON.

It reads answers the engine made (a folder of NAME.json beside NAME.yaml), and tampers with them from a seed.
"""

from __future__ import annotations

import copy
import json
import sys
from pathlib import Path
from random import Random
from typing import Any

sys.modules["experta"] = None  # type: ignore[assignment]  # makes its import fail

from homeward.replaying.stand_in import put_in_place  # noqa: E402

assert put_in_place()

from explanations import canonical_json  # noqa: E402
from homeward.casebook import find_case  # noqa: E402
from homeward.cli.reading import case_in, knowledge_for  # noqa: E402
from homeward.replaying.compare import differences, not_comparable  # noqa: E402
from homeward.replaying.rederive import rederived  # noqa: E402


def leaves(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of every single value."""
    if isinstance(value, dict | list):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        return [leaf for key, each in pairs for leaf in leaves(each, (*path, key))]
    return [path]


def changed(value: Any, alike: list[Any], rng: Random) -> Any:
    """Another value of the same kind: half the time a right word, one that stands under the same key elsewhere."""
    others = sorted({other for other in alike if type(other) is type(value) and other != value}, key=repr)
    if others and rng.random() < 0.5:
        return rng.choice(others)
    if isinstance(value, bool) or value is None:
        return not value
    return value + 1 if isinstance(value, int) else f"{value}x"


def under(value: Any, key: Any) -> list[Any]:
    """Every single value that stands under a key, however deep."""
    return [_at(value, path) for path in leaves(value) if path and path[-1] == key]


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def tampered(shown: dict[str, Any], rng: Random) -> tuple[str, dict[str, Any]]:
    """The answer with one value changed, and the name that a refusal must hold."""
    told = copy.copy(shown)
    part = rng.choice(("facts", "conclusions", "classification", "challenges"))
    if part in ("facts", "conclusions"):
        place = rng.randrange(len(told[part]))
        told[part] = list(told[part])
        row = told[part][place] = copy.deepcopy(told[part][place])
        name = row["id"]
    else:
        told["proposals"] = copy.deepcopy(told["proposals"])
        proposal = rng.choice(told["proposals"])
        name, row = f"classification.{proposal['id']}.evidence", proposal["classification"]
        if part == "challenges" and proposal["challenges"]:
            row = rng.choice(proposal["challenges"])
            name = row["id"]
    *way, last = rng.choice(leaves(row))
    for key in way:
        row = row[key]
    row[last] = changed(row[last], under(told["conclusions"][:40], last), rng)
    return name, told


def main(folder: Path, tamperings: int, seed: int) -> None:
    rng = Random(seed)
    files = sorted(folder.glob("*.json"))
    found: dict[str, Any] = {
        "refused_true": {},
        "missed": [],
        "unnamed": [],
        "tampered": 0,
        "cases": len(files),
        "hashes": [],
    }
    for number, file in enumerate(files):
        shown = json.loads(file.read_text(encoding="utf-8"))
        case = find_case(str(file.with_suffix(".yaml")))
        knowledge = knowledge_for(case)
        derived = json.loads(canonical_json(rederived(case_in(case, knowledge), knowledge)))
        faults = not_comparable(shown, derived) or differences(shown, derived)
        if faults:
            found["refused_true"][file.stem] = faults[:5]
        # The only hash in an answer is that of the knowledge. No change inside the answer alters it, so there is none
        # to work out again: what is compared is what everything says.
        found["hashes"] = [".".join(map(str, path)) for path in leaves(shown) if "hash" in str(path[-1])]
        if not shown["proposals"] or not shown["facts"] or not shown["conclusions"]:
            continue
        for _ in range(tamperings // len(files) + (number < tamperings % len(files))):
            name, told = tampered(derived, rng)
            faults = differences(told, derived)
            found["tampered"] += 1
            if not faults:
                found["missed"].append([file.stem, name])
            elif not any(name in fault for fault in faults):
                found["unnamed"].append([file.stem, name, faults[0]])
    found["experta"] = sys.modules["experta"] is not None or any(name.startswith("experta.") for name in sys.modules)
    print(json.dumps(found))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))

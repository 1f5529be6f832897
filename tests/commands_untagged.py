"""A made-up case with entries nobody has tagged, as a sheet brings them in, for the tests of `confirm`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from commands_run import PRIVATE, Commands

from knowledge_base.reader import read_json, read_yaml

SUBSTANCE, NEGLECT, VIOLENCE = "rf_parent_substance", "rf_abuse_neglect", "rf_family_conflict_violence"
UNTAGGED: Final = """# Names and texts of this case must never be seen in a message.
format: 1
reference: HW-UNTAGGED
as_of: 2020-10-01
children: [{id: c1, name: Zebedee, born: 2016-02-15}]     # the child
adults:
  - {id: mother, name: Quintessa, relation_to: {c1: mother}}
  - {id: father, relation_to: {c1: father}}
households: [{id: h1, members: [{adult: mother}, {adult: father}]}]
people: [{id: w1, role: role_case_holder}]
chronology:
  # From the sheet of the school
  - {id: e1, date: 2020-06-01, event: "Mother smelt of alcohol at contact, kumquat", rests_on: seen, about: [mother]}
  - id: e2            # the police
    date: 2020-07-01
    event: No food in the house
    response: Police attended, father arrested for assaulting mother

  - {id: e3, date: 2020-08-01, event: "House clean and tidy, plenty of food in the cupboards"}
  - {id: e4, date: 2020-08-02, event: "Neighbour said mother was drunk again", about: [mother]}
  - {id: e5, date: 2020-08-03, event: "Seen.", factors: [{id: rf_parent_denial, direction: concern}]}   # ours
ratings: []
# The end of the file.
"""


def lay_out(homeward: Commands, text: str = UNTAGGED) -> None:
    """Put the case where the command finds it."""
    homeward.case.write_text(text, encoding="utf-8")


def entry(homeward: Commands, name: str, file: str = "case.yaml") -> dict[str, Any]:
    """An entry as it stands in the case file now."""
    text = (homeward.folder / file).read_text(encoding="utf-8")
    held: Any = (read_json if file.endswith(".json") else read_yaml)(text, file, 1_000_000).value
    return dict(next(row for row in held["chronology"] if row["id"] == name))


def as_json(homeward: Commands) -> None:
    """The same case as `case.json`."""
    held = read_yaml(UNTAGGED, "case.yaml", 1_000_000).value
    Path(homeward.folder / "case.json").write_text(json.dumps(held, indent=2), encoding="utf-8")


def tags(row: dict[str, Any]) -> dict[str, tuple[str | None, bool]]:
    """The tags of an entry: for each factor the direction, and whether somebody confirmed it."""
    return {tag["id"]: (tag.get("direction"), tag.get("confirmed") != "false") for tag in row.get("factors") or []}


def waiting(homeward: Commands) -> list[tuple[str, str, str]]:
    """What is printed as waiting: entry, factor, and concern, strength or ?."""
    lines = homeward("confirm", "case.yaml").out.splitlines()[:-1]
    return [tuple(line.split(":")[0].split(" ")) for line in lines]  # type: ignore[misc]


def refused(homeward: Commands, *words: str) -> str:
    """What a refused command says. It leaves the case as it is and repeats none of its words."""
    before = homeward.case.read_bytes()
    ran = homeward("confirm", "case.yaml", *words)
    assert (ran.code, ran.out) == (1, "") and homeward.case.read_bytes() == before
    assert not [word for word in (*PRIVATE, "smelt") if word in ran.err]
    return ran.err

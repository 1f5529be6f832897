"""One rule over two facts of one class, in both directions."""

from __future__ import annotations

from engine_safety.toy_rules import Behind, Support

from engine._experta import AS, MATCH
from engine.rule import RuleSet, rule


class PairRules(RuleSet):
    """Each pair of facts about the same thing."""

    @rule(
        "ww_pair",
        "WEIGH",
        AS.first << Behind(about=MATCH.about, id=MATCH.one),
        AS.second << Behind(about=MATCH.about, id=MATCH.other),
    )
    def pair(self, about, one, other):
        self.conclude(Support(id=f"pair.{one}.{other}", proposal="p1", about=about, support="stands"))

"""A handful of rules for the tests of the engine: small enough to hold in the head, with every form a rule may take."""

from __future__ import annotations

from engine._experta import AS, MATCH, TEST, L, P, W
from engine.fact import IDS, NUMBER, TEXT, CaseFact, Conclusion
from engine.rule import RuleSet, rule

STEPS = ("WEIGH", "STATE", "VOTE")
CARDS = ("ww_unsupported", "ww_own_word", "ww_stands", "st_present", "st_contested", "vt_high", "vt_low")


class Behind(CaseFact):
    """What stands behind a rating."""

    fields = {
        "proposal": TEXT,
        "about": TEXT,
        "evidence": frozenset({"none", "own_word", "dated"}),
        "favourable": frozenset({"yes", "no"}),
        "entries": IDS,
        "days_old": NUMBER,
    }


class Opposed(CaseFact):
    """An entry that speaks against a rating."""

    fields = {"proposal": TEXT, "about": TEXT, "standing": frozenset({"established", "alleged"}), "weight": NUMBER}


class Support(Conclusion):
    """How far a rating is supported."""

    kind = "support"
    fields = {"proposal": TEXT, "about": TEXT, "support": frozenset({"unsupported", "self_report_only", "stands"})}


class Status(Conclusion):
    """How a factor stands; named after what it is about."""

    kind = "status"
    named_after = ("proposal", "about", "class")
    fields = {"proposal": TEXT, "about": TEXT, "class": frozenset({"present", "contested"})}


class Vote(Conclusion):
    """What a factor votes."""

    kind = "vote"
    fields = {"proposal": TEXT, "about": TEXT, "vote": frozenset({"low", "medium", "high"})}


def is_dated(evidence: str) -> bool:
    """Something with a day stands behind it."""
    return evidence == "dated"


def is_recent(days_old: int) -> bool:
    """No older than half a year."""
    return days_old <= 183


def weigh_more(days_old: int, weight: int) -> bool:
    """The entry against weighs more than the age of what is for it."""
    return weight > days_old


class SupportRules(RuleSet):
    """What stands behind a rating."""

    @rule(
        "ww_unsupported",
        "WEIGH",
        AS.behind << Behind(evidence="none", favourable="yes", proposal=MATCH.proposal, about=MATCH.about),
    )
    def nothing_dated(self, proposal, about):
        """Nothing stands behind it."""
        self.conclude(Support(id=f"support.{proposal}.{about}", proposal=proposal, about=about, support="unsupported"))

    @rule(
        "ww_own_word",
        "WEIGH",
        AS.behind << Behind(evidence=L("own_word"), proposal=MATCH.proposal, about=MATCH.about, entries=W()),
    )
    def only_their_own_word(self, behind, proposal, about):
        self.conclude(
            Support(
                id=f"support.{behind['proposal']}.{about}", proposal=proposal, about=about, support="self_report_only"
            )
        )

    @rule(
        "ww_stands",
        "WEIGH",
        Behind(evidence=P(is_dated), days_old=P(is_recent), proposal=MATCH.proposal, about=MATCH.about),
    )
    def dated_and_recent(self, proposal, about):
        self.conclude(Support(id=f"support.{proposal}.{about}", proposal=proposal, about=about, support="stands"))


class StatusRules(RuleSet):
    """How a factor stands."""

    @rule(
        "st_present",
        "STATE",
        AS.support << Support(support="unsupported", proposal=MATCH.proposal, about=MATCH.about),
        AS.opposed << Opposed(standing="established", proposal=MATCH.proposal, about=MATCH.about),
    )
    def opposed_and_unsupported(self, proposal, about):
        self.conclude(Status(**{"proposal": proposal, "about": about, "class": "present"}))

    @rule(
        "st_contested",
        "STATE",
        AS.behind << Behind(proposal=MATCH.proposal, about=MATCH.about, days_old=MATCH.days_old),
        AS.opposed << Opposed(proposal=MATCH.proposal, about=MATCH.about, weight=MATCH.weight),
        TEST(weigh_more),
    )
    def outweighed(self, proposal, about):
        self.conclude(Status(**{"proposal": proposal, "about": about, "class": "contested"}))


class VoteRules(RuleSet):
    """What a factor votes."""

    @rule("vt_high", "VOTE", AS.status << Status(proposal=MATCH.proposal, about=MATCH.about, **{"class": "present"}))
    def present_votes_high(self, proposal, about):
        self.conclude(Vote(id=f"vote.{proposal}.{about}", proposal=proposal, about=about, vote="high"))

    @rule("vt_low", "VOTE", AS.support << Support(proposal=MATCH.proposal, about=MATCH.about, support="stands"))
    def supported_votes_low(self, proposal, about):
        self.conclude(Vote(id=f"vote.{proposal}.{about}", proposal=proposal, about=about, vote="low"))


RULE_SETS = (SupportRules, StatusRules, VoteRules)


def behind(number: int, **other: object) -> Behind:
    """A rating with nothing behind it, unless said otherwise."""
    values: dict[str, object] = {
        "proposal": "p1",
        "about": f"rating_{number}",
        "evidence": "none",
        "favourable": "yes",
        "entries": (),
        "days_old": 10,
    }
    return Behind(id=f"behind.{number}", **(values | other))


def opposed(number: int, **other: object) -> Opposed:
    """An established entry against a rating, unless said otherwise."""
    values: dict[str, object] = {
        "proposal": "p1",
        "about": f"rating_{number}",
        "standing": "established",
        "weight": 1,
    }
    return Opposed(id=f"opposed.{number}", **(values | other))

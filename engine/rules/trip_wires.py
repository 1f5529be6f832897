"""Pass PLAN: what came after the plan was settled and breaks what it takes for granted (semantics 6.10)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import Tripped, TripRecord
from engine.rule import RuleSet, rule

WHAT = {
    "proposal": MATCH.proposal,
    "entry": MATCH.entry,
    "on": MATCH.on,
    "assumption": MATCH.assumption,
    "factor": MATCH.factor,
}


class TripWireRules(RuleSet):
    """It says which assumption, and leaves what to do to the people who made the plan."""

    @rule("tw_rating", "PLAN", AS.read << TripRecord(broken="rating", **WHAT))
    def a_concern_against_a_better_rating(self, proposal, entry, on, assumption, factor):
        self.conclude(
            Tripped(proposal=proposal, entry=entry, on=on, assumption=assumption, factor=factor, broken="rating")
        )

    @rule("tw_trigger", "PLAN", AS.read << TripRecord(broken="trigger", **WHAT))
    def a_trigger_that_happened(self, proposal, entry, on, assumption, factor):
        self.conclude(
            Tripped(proposal=proposal, entry=entry, on=on, assumption=assumption, factor=factor, broken="trigger")
        )

    @rule("tw_visit", "PLAN", AS.read << TripRecord(broken="visit", **WHAT))
    def a_visit_that_was_not_made(self, proposal, entry, on, assumption, factor):
        self.conclude(
            Tripped(proposal=proposal, entry=entry, on=on, assumption=assumption, factor=factor, broken="visit")
        )

    @rule("tw_service", "PLAN", AS.read << TripRecord(broken="service", **WHAT))
    def a_service_that_ended(self, proposal, entry, on, assumption, factor):
        self.conclude(
            Tripped(proposal=proposal, entry=entry, on=on, assumption=assumption, factor=factor, broken="service")
        )

    @rule("tw_wish", "PLAN", AS.read << TripRecord(broken="wish", **WHAT))
    def a_wish_that_changed(self, proposal, entry, on, assumption, factor):
        self.conclude(
            Tripped(proposal=proposal, entry=entry, on=on, assumption=assumption, factor=factor, broken="wish")
        )

    @rule("tw_household", "PLAN", AS.read << TripRecord(broken="household", **WHAT))
    def somebody_new_in_the_home(self, proposal, entry, on, assumption, factor):
        self.conclude(
            Tripped(proposal=proposal, entry=entry, on=on, assumption=assumption, factor=factor, broken="household")
        )

    @rule("tw_goal", "PLAN", AS.read << TripRecord(broken="goal", **WHAT))
    def a_goal_not_reached_by_its_day(self, proposal, entry, on, assumption, factor):
        self.conclude(
            Tripped(proposal=proposal, entry=entry, on=on, assumption=assumption, factor=factor, broken="goal")
        )

    @rule("tw_new_risk", "PLAN", AS.read << TripRecord(broken="new_risk", **WHAT))
    def a_risk_nobody_planned_for(self, proposal, entry, on, assumption, factor):
        self.conclude(
            Tripped(proposal=proposal, entry=entry, on=on, assumption=assumption, factor=factor, broken="new_risk")
        )

    @rule("tw_safety", "PLAN", AS.read << TripRecord(broken="safety", **WHAT))
    def a_safety_line_that_did_not_hold(self, proposal, entry, on, assumption, factor):
        self.conclude(
            Tripped(proposal=proposal, entry=entry, on=on, assumption=assumption, factor=factor, broken="safety")
        )

"""Pass ADVISE: which of four explanations each piece of evidence fits (semantics 6.7; decision 0008 H)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import EvidenceRecord, Fit
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "matter": MATCH.matter}


class EvidenceRules(RuleSet):
    """What fits every explanation decides nothing between them, however heavy it feels."""

    @rule("ev_harm_grave", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="harm_grave", **WHAT))
    def serious_harm_not_answered(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="harm_grave",
                proposal=proposal,
                matter=matter,
                as_planned="against",
                with_conditions="against",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule(
        "ev_harm_unmoved", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="harm_unmoved", **WHAT)
    )
    def harm_with_no_change_claimed_or_seen(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="harm_unmoved",
                proposal=proposal,
                matter=matter,
                as_planned="against",
                with_conditions="against",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_harm", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="harm", **WHAT))
    def harm_not_answered(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="harm",
                proposal=proposal,
                matter=matter,
                as_planned="against",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_worked_on", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="worked_on", **WHAT))
    def a_concern_being_worked_on(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="worked_on",
                proposal=proposal,
                matter=matter,
                as_planned="against",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule(
        "ev_other_present",
        "ADVISE.1",
        AS.evidence << EvidenceRecord(direction="against", weighs="other_present", **WHAT),
    )
    def another_concern_that_is_present(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="other_present",
                proposal=proposal,
                matter=matter,
                as_planned="against",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_answered", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="answered", **WHAT))
    def a_concern_that_is_answered(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="answered",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_history", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="history", **WHAT))
    def history_on_record(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="history",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_red_list", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="red_list", **WHAT))
    def history_on_the_red_list_not_answered(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="red_list",
                proposal=proposal,
                matter=matter,
                as_planned="against",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_possible", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="possible", **WHAT))
    def a_concern_that_is_possible_only(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="possible",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_practice", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="practice", **WHAT))
    def how_agencies_worked(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="practice",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_minor", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="minor", **WHAT))
    def a_minor_concern(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="minor",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_doubt", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="doubt", **WHAT))
    def a_doubt_about_the_return(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="doubt",
                proposal=proposal,
                matter=matter,
                as_planned="against",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_opposed", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="opposed", **WHAT))
    def somebody_does_not_want_the_return(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="opposed",
                proposal=proposal,
                matter=matter,
                as_planned="against",
                with_conditions="against",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule(
        "ev_return_ended", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="return_ended", **WHAT)
    )
    def a_return_that_ended_before(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="return_ended",
                proposal=proposal,
                matter=matter,
                as_planned="against",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule(
        "ev_reason_open", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="reason_open", **WHAT)
    )
    def a_reason_for_care_not_shown_to_be_addressed(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="reason_open",
                proposal=proposal,
                matter=matter,
                as_planned="against",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_theme", "ADVISE.1", AS.evidence << EvidenceRecord(direction="against", weighs="theme", **WHAT))
    def an_entry_on_a_theme(self, proposal, matter):
        self.conclude(
            Fit(
                direction="against",
                weighs="theme",
                proposal=proposal,
                matter=matter,
                as_planned="against",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_lasted", "ADVISE.1", AS.evidence << EvidenceRecord(direction="for", weighs="lasted", **WHAT))
    def change_seen_for_a_sustained_time(self, proposal, matter):
        self.conclude(
            Fit(
                direction="for",
                weighs="lasted",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="against",
                not_in_childhood="against",
            )
        )

    @rule("ev_begun", "ADVISE.1", AS.evidence << EvidenceRecord(direction="for", weighs="begun", **WHAT))
    def change_that_has_begun(self, proposal, matter):
        self.conclude(
            Fit(
                direction="for",
                weighs="begun",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="against",
            )
        )

    @rule("ev_seen_once", "ADVISE.1", AS.evidence << EvidenceRecord(direction="for", weighs="seen_once", **WHAT))
    def a_strength_seen_and_not_yet_a_run(self, proposal, matter):
        self.conclude(
            Fit(
                direction="for",
                weighs="seen_once",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_own_word", "ADVISE.1", AS.evidence << EvidenceRecord(direction="for", weighs="own_word", **WHAT))
    def the_households_own_word(self, proposal, matter):
        self.conclude(
            Fit(
                direction="for",
                weighs="own_word",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_attended", "ADVISE.1", AS.evidence << EvidenceRecord(direction="for", weighs="attended", **WHAT))
    def attendance(self, proposal, matter):
        self.conclude(
            Fit(
                direction="for",
                weighs="attended",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

    @rule("ev_protects", "ADVISE.1", AS.evidence << EvidenceRecord(direction="for", weighs="protects", **WHAT))
    def what_protects_and_stands(self, proposal, matter):
        self.conclude(
            Fit(
                direction="for",
                weighs="protects",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="against",
            )
        )

    @rule("ev_wanted", "ADVISE.1", AS.evidence << EvidenceRecord(direction="for", weighs="wanted", **WHAT))
    def the_child_wants_it_and_said_so_alone(self, proposal, matter):
        self.conclude(
            Fit(
                direction="for",
                weighs="wanted",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="against",
            )
        )

    @rule("ev_cleared", "ADVISE.1", AS.evidence << EvidenceRecord(direction="for", weighs="cleared", **WHAT))
    def a_concern_that_was_disproved(self, proposal, matter):
        self.conclude(
            Fit(
                direction="for",
                weighs="cleared",
                proposal=proposal,
                matter=matter,
                as_planned="fits",
                with_conditions="fits",
                not_yet="fits",
                not_in_childhood="fits",
            )
        )

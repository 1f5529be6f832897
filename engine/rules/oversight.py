"""Pass CHALLENGE: what patterns of oversight mean here (facts sheet 7.4)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import PatternRecord, PatternSeen
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "subject": MATCH.subject, "factor": MATCH.factor, "sure": MATCH.sure}


class OversightRules(RuleSet):
    """Patterns in the work of professionals are questions about the work: no family is classed by them."""

    @rule(
        "pm_visit_gap_between", "CHALLENGE", AS.record << PatternRecord(pattern="pt_visit_gap", how="between", **WHAT)
    )
    def too_long_between_two_visits(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_visit_gap",
                proposal=proposal,
                how="between",
                subject=subject,
                factor=factor,
                direction="neither",
                of="professionals",
                sure=sure,
            )
        )

    @rule(
        "pm_visit_gap_since_last",
        "CHALLENGE",
        AS.record << PatternRecord(pattern="pt_visit_gap", how="since_last", **WHAT),
    )
    def too_long_since_the_last_visit(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_visit_gap",
                proposal=proposal,
                how="since_last",
                subject=subject,
                factor=factor,
                direction="neither",
                of="professionals",
                sure=sure,
            )
        )

    @rule("pm_visits_not_made", "CHALLENGE", AS.record << PatternRecord(pattern="pt_visit_gap", how="not_made", **WHAT))
    def visits_due_and_not_made(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_visit_gap",
                proposal=proposal,
                how="not_made",
                subject=subject,
                factor=factor,
                direction="neither",
                of="professionals",
                sure=sure,
            )
        )

    @rule(
        "pm_not_seen_alone", "CHALLENGE", AS.record << PatternRecord(pattern="pt_not_seen_alone", how=MATCH.how, **WHAT)
    )
    def a_child_not_seen_alone(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_not_seen_alone",
                proposal=proposal,
                how=how,
                subject=subject,
                factor=factor,
                direction="neither",
                of="professionals",
                sure=sure,
            )
        )

    @rule(
        "pm_worker_change", "CHALLENGE", AS.record << PatternRecord(pattern="pt_worker_change", how=MATCH.how, **WHAT)
    )
    def a_concern_not_taken_up_by_the_new_worker(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_worker_change",
                proposal=proposal,
                how=how,
                subject=subject,
                factor=factor,
                direction="neither",
                of="professionals",
                sure=sure,
            )
        )

    @rule(
        "pm_silent_source", "CHALLENGE", AS.record << PatternRecord(pattern="pt_silent_source", how=MATCH.how, **WHAT)
    )
    def an_agency_not_heard_from(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_silent_source",
                proposal=proposal,
                how=how,
                subject=subject,
                factor=factor,
                direction="neither",
                of="professionals",
                sure=sure,
            )
        )

    @rule(
        "pm_uncited_known_then",
        "CHALLENGE",
        AS.record << PatternRecord(pattern="pt_uncited_severe", how="known_then", **WHAT),
    )
    def a_severe_concern_the_assessment_passes_over(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_uncited_severe",
                proposal=proposal,
                how="known_then",
                subject=subject,
                factor=factor,
                direction="neither",
                of="professionals",
                sure=sure,
            )
        )

    @rule("pm_uncited_since", "CHALLENGE", AS.record << PatternRecord(pattern="pt_uncited_severe", how="since", **WHAT))
    def a_severe_concern_since_the_assessment(self, proposal, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_uncited_severe",
                proposal=proposal,
                how="since",
                subject=subject,
                factor=factor,
                direction="neither",
                of="professionals",
                sure=sure,
            )
        )

    @rule("pm_first_month", "CHALLENGE", AS.record << PatternRecord(pattern="pt_first_month", how=MATCH.how, **WHAT))
    def the_first_month_at_home(self, proposal, how, subject, factor, sure):
        self.conclude(
            PatternSeen(
                pattern="pt_first_month",
                proposal=proposal,
                how=how,
                subject=subject,
                factor=factor,
                direction="neither",
                of="child",
                sure=sure,
            )
        )

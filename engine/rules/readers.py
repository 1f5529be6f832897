"""Pass CHALLENGE: the two co-workers' views, where they part, and whether co-working is in place (semantics 6.8)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import CoView, Coworking, CoworkingRecord, ViewDifference, ViewRecord, ViewsApartRecord
from engine.rule import RuleSet, rule

WHO = {"proposal": MATCH.proposal, "role": MATCH.role}
APART = {
    "proposal": MATCH.proposal,
    "subject": MATCH.subject,
    "factor": MATCH.factor,
    "chronologist": MATCH.chronologist,
    "case_holder": MATCH.case_holder,
    "higher": MATCH.higher,
}


class ReaderRules(RuleSet):
    """Two views stay two; neither is shown before both are in, and neither is averaged away."""

    @rule("vw_not_recorded", "CHALLENGE", AS.view << ViewRecord(state="not_recorded", **WHO))
    def no_view_of_this_reader(self, proposal, role):
        self.conclude(CoView(**{"class": "none"}, state="not_recorded", proposal=proposal, role=role))

    @rule("vw_waits_for_the_other", "CHALLENGE", AS.view << ViewRecord(state="waits_for_the_other", **WHO))
    def a_view_that_waits_for_the_other(self, proposal, role):
        self.conclude(CoView(**{"class": "withheld"}, state="waits_for_the_other", proposal=proposal, role=role))

    @rule("vw_both_in", "CHALLENGE", AS.view << ViewRecord(**{"class": MATCH.held}, state="both_in", **WHO))
    def a_view_that_may_be_seen(self, proposal, role, held):
        self.conclude(CoView(**{"class": held}, state="both_in", proposal=proposal, role=role))

    @rule("vd_class", "CHALLENGE", AS.apart << ViewsApartRecord(on="class", **APART))
    def the_two_give_different_classes(self, proposal, subject, factor, chronologist, case_holder, higher):
        self.conclude(
            ViewDifference(
                on="class",
                proposal=proposal,
                subject=subject,
                factor=factor,
                chronologist=chronologist,
                case_holder=case_holder,
                higher=higher,
            )
        )

    @rule("vd_factor", "CHALLENGE", AS.apart << ViewsApartRecord(on="factor", **APART))
    def the_two_rate_a_factor_differently(self, proposal, subject, factor, chronologist, case_holder, higher):
        self.conclude(
            ViewDifference(
                on="factor",
                proposal=proposal,
                subject=subject,
                factor=factor,
                chronologist=chronologist,
                case_holder=case_holder,
                higher=higher,
            )
        )

    @rule("vd_capacity", "CHALLENGE", AS.apart << ViewsApartRecord(on="capacity", **APART))
    def the_two_see_capacity_differently(self, proposal, subject, factor, chronologist, case_holder, higher):
        self.conclude(
            ViewDifference(
                on="capacity",
                proposal=proposal,
                subject=subject,
                factor=factor,
                chronologist=chronologist,
                case_holder=case_holder,
                higher=higher,
            )
        )

    @rule("cow_in_place", "CHALLENGE", AS.coworking << CoworkingRecord(state="in_place", proposal=MATCH.proposal))
    def two_workers_one_of_whom_never_meets_the_family(self, proposal):
        self.conclude(Coworking(state="in_place", proposal=proposal))

    @rule("cow_same_person", "CHALLENGE", AS.coworking << CoworkingRecord(state="same_person", proposal=MATCH.proposal))
    def one_person_wrote_both(self, proposal):
        self.conclude(Coworking(state="same_person", proposal=proposal))

    @rule(
        "cow_author_met_family",
        "CHALLENGE",
        AS.coworking << CoworkingRecord(state="author_met_family", proposal=MATCH.proposal),
    )
    def the_author_of_the_chronology_met_the_family(self, proposal):
        self.conclude(Coworking(state="author_met_family", proposal=proposal))

    @rule(
        "cow_not_said_if_met",
        "CHALLENGE",
        AS.coworking << CoworkingRecord(state="not_said_if_met", proposal=MATCH.proposal),
    )
    def not_said_whether_the_author_met_the_family(self, proposal):
        self.conclude(Coworking(state="not_said_if_met", proposal=proposal))

    @rule(
        "cow_no_chronologist",
        "CHALLENGE",
        AS.coworking << CoworkingRecord(state="no_chronologist", proposal=MATCH.proposal),
    )
    def nobody_named_for_the_chronology(self, proposal):
        self.conclude(Coworking(state="no_chronologist", proposal=proposal))

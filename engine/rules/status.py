"""Pass STATE: the status of each factor for each person in each reading (semantics 3.1 to 3.4; reading S3)."""

from __future__ import annotations

from engine._experta import AS, MATCH, TEST, P
from engine.facts import Baseline, FactorRecord, NoRecord, RatedRecord, StaticRecord, Status, Unrecorded
from engine.rule import RuleSet, rule
from engine.rules.predicates import is_better_than_present, is_some_run, is_supposed

WHO = {"proposal": MATCH.proposal, "reading": MATCH.reading, "subject": MATCH.subject, "factor": MATCH.factor}
REAL = {"supposed": "no", "delivered": "yes", **WHO}


class StatusRules(RuleSet):
    """Only a rating ever makes a status better, and never better than rated."""

    @rule("st_supposed", "STATE.1", AS.record << FactorRecord(supposed=MATCH.supposed, **WHO), TEST(is_supposed))
    def supposed_for_a_what_if(self, proposal, reading, subject, factor, supposed):
        self.conclude(Status(status=supposed, proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule("st_rated_present", "STATE.1", AS.record << FactorRecord(rated="present", supposed="no", **WHO))
    def rated_present(self, proposal, reading, subject, factor):
        self.conclude(Status(status="present", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule("st_addressed", "STATE.1", AS.record << FactorRecord(rated="addressed", run="sustained", **REAL))
    def rated_addressed_and_seen_for_long_enough(self, proposal, reading, subject, factor):
        self.conclude(Status(status="addressed", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule("st_addressed_short", "STATE.1", AS.record << FactorRecord(rated="addressed", run="shorter", **REAL))
    def rated_addressed_but_seen_for_less(self, proposal, reading, subject, factor):
        self.conclude(
            Status(status="being_addressed", proposal=proposal, reading=reading, subject=subject, factor=factor)
        )

    @rule(
        "st_addressed_unseen", "STATE.1", AS.record << FactorRecord(rated="addressed", run="none", supposed="no", **WHO)
    )
    def rated_addressed_but_not_seen(self, proposal, reading, subject, factor):
        self.conclude(Status(status="present", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "st_being_addressed", "STATE.1", AS.record << FactorRecord(rated="being_addressed", run=P(is_some_run), **REAL)
    )
    def rated_being_addressed_and_seen(self, proposal, reading, subject, factor):
        self.conclude(
            Status(status="being_addressed", proposal=proposal, reading=reading, subject=subject, factor=factor)
        )

    @rule(
        "st_being_addressed_unseen",
        "STATE.1",
        AS.record << FactorRecord(rated="being_addressed", run="none", supposed="no", **WHO),
    )
    def rated_being_addressed_but_not_seen(self, proposal, reading, subject, factor):
        self.conclude(Status(status="present", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "st_absent_with_concern",
        "STATE.1",
        AS.record << FactorRecord(rated="absent", concern="some", run="sustained", **REAL),
    )
    def rated_absent_over_an_old_concern(self, proposal, reading, subject, factor):
        self.conclude(Status(status="addressed", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "st_absent_with_concern_short",
        "STATE.1",
        AS.record << FactorRecord(rated="absent", concern="some", run="shorter", **REAL),
    )
    def rated_absent_over_a_concern_seen_for_less(self, proposal, reading, subject, factor):
        self.conclude(
            Status(status="being_addressed", proposal=proposal, reading=reading, subject=subject, factor=factor)
        )

    @rule(
        "st_absent_with_concern_unseen",
        "STATE.1",
        AS.record << FactorRecord(rated="absent", concern="some", run="none", supposed="no", **WHO),
    )
    def rated_absent_against_a_concern(self, proposal, reading, subject, factor):
        self.conclude(Status(status="present", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "st_absent_checked",
        "STATE.1",
        AS.record << FactorRecord(rated="absent", concern="none", check="answers", **REAL),
    )
    def rated_absent_and_checked(self, proposal, reading, subject, factor):
        self.conclude(Status(status="absent", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "st_absent_seen",
        "STATE.1",
        AS.record << FactorRecord(rated="absent", concern="none", check="none", run=P(is_some_run), **REAL),
    )
    def rated_absent_and_seen_to_be(self, proposal, reading, subject, factor):
        self.conclude(Status(status="absent", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "st_absent_unchecked",
        "STATE.1",
        AS.record << FactorRecord(rated="absent", concern="none", check="none", run="none", supposed="no", **WHO),
    )
    def rated_absent_but_nobody_looked(self, proposal, reading, subject, factor):
        self.conclude(Status(status="open", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "st_named_by_concern", "STATE.1", AS.record << FactorRecord(rated="none", concern="some", supposed="no", **WHO)
    )
    def named_by_a_concern_and_not_rated(self, proposal, reading, subject, factor):
        self.conclude(Status(status="present", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule("st_not_answered", "STATE.1", AS.record << FactorRecord(rated="none", concern="none", supposed="no", **WHO))
    def not_rated_and_no_concern(self, proposal, reading, subject, factor):
        self.conclude(Status(status="open", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "st_support_lapsed_run",
        "STATE.1",
        AS.record
        << FactorRecord(rated=P(is_better_than_present), run=P(is_some_run), delivered="no", supposed="no", **WHO),
    )
    def seen_with_a_support_no_longer_delivered(self, proposal, reading, subject, factor):
        self.conclude(Status(status="open", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "st_support_lapsed_check",
        "STATE.1",
        AS.record
        << FactorRecord(
            rated="absent", concern="none", check="answers", run="none", delivered="no", supposed="no", **WHO
        ),
    )
    def checked_with_a_support_no_longer_delivered(self, proposal, reading, subject, factor):
        self.conclude(Status(status="open", proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "st_as_rated",
        "STATE.1",
        AS.record
        << RatedRecord(
            proposal=MATCH.proposal,
            reading=MATCH.reading,
            subject=MATCH.subject,
            factor=MATCH.factor,
            status=MATCH.value,
        ),
    )
    def taken_as_rated(self, proposal, reading, subject, factor, value):
        self.conclude(Status(status=value, proposal=proposal, reading=reading, subject=subject, factor=factor))

    @rule(
        "st_unrecorded",
        "STATE.1",
        AS.record << NoRecord(of="factors", proposal=MATCH.proposal, subject=MATCH.subject, factors=MATCH.factors),
    )
    def nothing_on_record(self, proposal, subject, factors):
        self.conclude(Unrecorded(proposal=proposal, subject=subject, factors=factors))

    @rule(
        "st_baseline",
        "STATE.1",
        AS.record
        << StaticRecord(
            proposal=MATCH.proposal,
            subject=MATCH.subject,
            factor=MATCH.factor,
            counterparts=MATCH.counterparts,
            lasting_need="no",
        ),
    )
    def static_is_the_baseline(self, proposal, subject, factor, counterparts):
        self.conclude(
            Baseline(
                proposal=proposal,
                subject=subject,
                factor=factor,
                counterparts=counterparts,
            )
        )

    @rule(
        "st_lasting_need",
        "STATE.1",
        AS.record
        << StaticRecord(
            proposal=MATCH.proposal,
            subject=MATCH.subject,
            factor=MATCH.factor,
            counterparts=MATCH.counterparts,
            lasting_need="yes",
        ),
    )
    def a_lasting_need_is_not_a_behaviour(self, proposal, subject, factor, counterparts):
        self.conclude(
            Baseline(
                proposal=proposal,
                subject=subject,
                factor=factor,
                counterparts=counterparts,
            )
        )

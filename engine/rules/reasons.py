"""Pass STATE: how each reason for care stands, and what drives it (semantics 3.7, 4.1 (i); reading V1)."""

from __future__ import annotations

from engine._experta import AS, MATCH, TEST
from engine.facts import ReasonRecord, ReasonStatus
from engine.rule import RuleSet, rule
from engine.rules.predicates import no_worse_than, worse_than

WHO = {"proposal": MATCH.proposal, "reading": MATCH.reading, "reason": MATCH.reason, "subject": MATCH.subject}
DRIVEN = {"compared": MATCH.compared, "driven": MATCH.driven, "disproved": "no", **WHO}


class ReasonRules(RuleSet):
    """A reason stands as its own record has it, unless the reason that drives it gives better."""

    @rule("rs_disproved", "STATE.2", AS.record << ReasonRecord(disproved="yes", **WHO))
    def every_entry_behind_it_disproved(self, proposal, reading, reason, subject):
        self.conclude(
            ReasonStatus(status="addressed", proposal=proposal, reading=reading, reason=reason, subject=subject)
        )

    @rule("rs_own", "STATE.2", AS.record << ReasonRecord(own=MATCH.own, driven="no_driver", disproved="no", **WHO))
    def as_its_own_record_has_it(self, proposal, reading, reason, subject, own):
        self.conclude(ReasonStatus(status=own, proposal=proposal, reading=reading, reason=reason, subject=subject))

    @rule("rs_own_no_worse", "STATE.2", AS.record << ReasonRecord(**DRIVEN), TEST(no_worse_than))
    def its_own_record_is_no_worse_than_its_driver(self, proposal, reading, reason, subject, compared, driven):
        self.conclude(ReasonStatus(status=compared, proposal=proposal, reading=reading, reason=reason, subject=subject))

    @rule("rs_driven", "STATE.2", AS.record << ReasonRecord(**DRIVEN), TEST(worse_than))
    def taken_from_the_reason_that_drives_it(self, proposal, reading, reason, subject, compared, driven):
        self.conclude(ReasonStatus(status=driven, proposal=proposal, reading=reading, reason=reason, subject=subject))

"""Pass CHALLENGE: what a fault of the chronology means for whoever relies on it (facts sheet 7.5; semantics 6.9)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import QualityFault, QualityRecord
from engine.rule import RuleSet, rule

WHAT = {"proposal": MATCH.proposal, "names": MATCH.names}


class ChronologyRules(RuleSet):
    """A fault is the chronology's, and is never held against a family: it says what the record cannot show."""

    @rule("qf_absent_none", "CHALLENGE", AS.record << QualityRecord(fault="cf_absent", how="none", **WHAT))
    def no_chronology_at_all(self, proposal, names):
        self.conclude(QualityFault(fault="cf_absent", proposal=proposal, how="none", names=names))

    @rule("qf_absent_stale", "CHALLENGE", AS.record << QualityRecord(fault="cf_absent", how="stale", **WHAT))
    def a_chronology_out_of_date(self, proposal, names):
        self.conclude(QualityFault(fault="cf_absent", proposal=proposal, how="stale", names=names))

    @rule("qf_single_agency", "CHALLENGE", AS.record << QualityRecord(fault="cf_single_agency", how=MATCH.how, **WHAT))
    def one_kind_of_source_alone(self, proposal, how, names):
        self.conclude(QualityFault(fault="cf_single_agency", proposal=proposal, how=how, names=names))

    @rule("qf_starts_late", "CHALLENGE", AS.record << QualityRecord(fault="cf_starts_late", how=MATCH.how, **WHAT))
    def a_chronology_that_starts_late(self, proposal, how, names):
        self.conclude(QualityFault(fault="cf_starts_late", proposal=proposal, how=how, names=names))

    @rule("qf_conflict", "CHALLENGE", AS.record << QualityRecord(fault="cf_conflict", how=MATCH.how, **WHAT))
    def two_entries_that_disagree(self, proposal, how, names):
        self.conclude(QualityFault(fault="cf_conflict", proposal=proposal, how=how, names=names))

    @rule("qf_thin", "CHALLENGE", AS.record << QualityRecord(fault="cf_thin", how=MATCH.how, **WHAT))
    def entries_that_do_not_say_where_they_come_from(self, proposal, how, names):
        self.conclude(QualityFault(fault="cf_thin", proposal=proposal, how=how, names=names))

    @rule(
        "qf_one_sided_concerns", "CHALLENGE", AS.record << QualityRecord(fault="cf_one_sided", how="concerns", **WHAT)
    )
    def concerns_alone(self, proposal, names):
        self.conclude(QualityFault(fault="cf_one_sided", proposal=proposal, how="concerns", names=names))

    @rule(
        "qf_one_sided_strengths", "CHALLENGE", AS.record << QualityRecord(fault="cf_one_sided", how="strengths", **WHAT)
    )
    def strengths_alone(self, proposal, names):
        self.conclude(QualityFault(fault="cf_one_sided", proposal=proposal, how="strengths", names=names))

    @rule(
        "qf_overloaded_one_day", "CHALLENGE", AS.record << QualityRecord(fault="cf_overloaded", how="one_day", **WHAT)
    )
    def years_written_down_on_one_day(self, proposal, names):
        self.conclude(QualityFault(fault="cf_overloaded", proposal=proposal, how="one_day", names=names))

    @rule(
        "qf_overloaded_same_words",
        "CHALLENGE",
        AS.record << QualityRecord(fault="cf_overloaded", how="same_words", **WHAT),
    )
    def the_same_words_again_and_again(self, proposal, names):
        self.conclude(QualityFault(fault="cf_overloaded", proposal=proposal, how="same_words", names=names))

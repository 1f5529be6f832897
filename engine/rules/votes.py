"""Pass VOTE: the four votes, each looked up in the table (semantics section 4)."""

from __future__ import annotations

from engine._experta import AS, MATCH
from engine.facts import TableRow, Vote, VoteTally
from engine.rule import RuleSet, rule

TALLY = {"proposal": MATCH.proposal, "reading": MATCH.reading, "state": MATCH.state}
ROW = {"id": MATCH.row, "state": MATCH.state, "gives": MATCH.gives}


class VoteRules(RuleSet):
    """Where a vote stands meets the row of the table that is for it."""

    @rule("vt_risk", "VOTE.2", AS.tally << VoteTally(vote="risk", **TALLY), AS.line << TableRow(vote="risk", **ROW))
    def risk(self, proposal, reading, state, row, gives):
        self.conclude(Vote(vote="risk", proposal=proposal, reading=reading, state=state, row=row, gives=gives))

    @rule(
        "vt_capacity",
        "VOTE.2",
        AS.tally << VoteTally(vote="capacity", **TALLY),
        AS.line << TableRow(vote="capacity", **ROW),
    )
    def capacity(self, proposal, reading, state, row, gives):
        self.conclude(Vote(vote="capacity", proposal=proposal, reading=reading, state=state, row=row, gives=gives))

    @rule(
        "vt_protective",
        "VOTE.3",
        AS.tally << VoteTally(vote="protective", **TALLY),
        AS.line << TableRow(vote="protective", **ROW),
    )
    def protective(self, proposal, reading, state, row, gives):
        self.conclude(Vote(vote="protective", proposal=proposal, reading=reading, state=state, row=row, gives=gives))

    @rule(
        "vt_wishes", "VOTE.3", AS.tally << VoteTally(vote="wishes", **TALLY), AS.line << TableRow(vote="wishes", **ROW)
    )
    def wishes(self, proposal, reading, state, row, gives):
        self.conclude(Vote(vote="wishes", proposal=proposal, reading=reading, state=state, row=row, gives=gives))

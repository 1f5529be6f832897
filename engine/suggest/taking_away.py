"""Says which words of a clause lose their direction, and by which cue.

A direction is taken away in the words of a form, a paper or a training, under negation, in somebody's word, in a
what-if, about somebody outside the household and about another time (decision 0009 S4). Without it the words are still
shown, as a question.
"""

from __future__ import annotations

from typing import Final

from engine.suggest.clauses import CONDITIONS
from engine.suggest.phrasebook import Found
from engine.suggest.spans import Said, Span
from engine.suggest.speaking import is_seen, reports
from engine.suggest.whose import is_of_a_professional, is_of_another_role, is_other, is_outside

_NEGATION_REACHES: Final = 8
_NEGATED_BEFORE: Final = 6
_LIST_PIECE: Final = 4
_PLAN_AFTER: Final = 2
_PERCEIVES: Final = {"hear", "see", "smell", "observe", "witness", "notice", "find"}
_OF_A_MONTH: Final = {"in", "since", "of", "by", "until", "til", "till", "from", "last", "this", "early", "mid", "late"}
_ORDERS: Final = {
    "ask", "chase", "consider", "remind", "encourage", "ensure", "obtain", "explore", "establish", "clarify", "seek",
    "arrange", "invite", "discuss", "refer", "to",
}  # fmt: skip
"""Words that begin an order, and no account of what happened."""
_LASTS: Final = {
    "since", "months", "month", "mths", "mth", "weeks", "wks", "year", "years", "yr", "yrs", "now", "throughout",
    "further", "longer", "more", "continues", "still", "consistently", "term",
}  # fmt: skip
_AFTER_IT_HAPPENED: Final = {"following", "after", "because", "due", "as"}


def taken_away(said: Said, span: Span) -> str | None:
    """What takes a direction away (document, hypothetical, negated, reported, other_person, other_time), or None."""
    clause = said.clause
    if clause.of_paper or any(clause.of("document")):
        return "document"
    outside = [cue for cue in clause.cues if not span.holds(cue) or _perceives_nothing(said, cue, span)]
    if (
        clause.asked
        or clause.planned
        or _is_an_order(said)
        or any(cue.means == "hypothetical" and _supposes(said, cue, span) for cue in outside)
    ):
        return "hypothetical"
    if (span.denies and not _lasts(said)) or any(_negates(said, cue, span) for cue in outside):
        return "negated"
    if clause.told or any(reports(said, cue, span) for cue in outside):
        return "reported"
    if clause.elsewhere or _is_about_another(said, span):
        return "other_person"
    if not span.past and (clause.earlier or any(cue.means == "other_time" for cue in outside)):
        return "other_time"
    return None


def _is_about_another(said: Said, span: Span) -> bool:
    """Whether a phrase is about somebody else than its factor is about."""
    somebody = is_other if span.whose in ("adult", "child") else is_outside
    if somebody(said, span) or is_of_another_role(said, span):
        return True
    return span.whose != "agency" and is_of_a_professional(said, span)


def _is_an_order(said: Said) -> bool:
    """Whether a clause asks somebody to do something; "to date" does not."""
    first = said.clause.first
    follows = said.words[first + 1].said if first < said.clause.last else ""
    return said.words[first].said in _ORDERS and follows != "date"


def _perceives_nothing(said: Said, cue: Found[str], span: Span) -> bool:
    """Whether a word of not goes with a seeing or hearing that is no part of the phrase: "did not hear her shout"."""
    if cue.means != "negation" or cue.last >= said.clause.last:
        return False
    return said.words[cue.last + 1].said in _PERCEIVES and cue.last + 1 not in span.met


def _lasts(said: Said) -> bool:
    """Whether a clause says how long something has held: "no rows" on one visit is no strength, "none since May" is."""
    return any(said.words[at].said in _LASTS for at in range(said.clause.first, said.clause.last + 1))


def _supposes(said: Said, cue: Found[str], span: Span) -> bool:
    """Whether a what-if, a plan or a referral reaches a phrase, from before it or from close after it."""
    word = said.words[cue.first].said
    if cue.first == cue.last and word in ("could", "would", "should", "may", "might"):
        follows = said.words[cue.last + 1].said if cue.last < said.clause.last else ""
        before = said.words[cue.first - 1].said if cue.first > said.clause.first else ""
        if (follows == "have" and word not in ("may", "might")) or (word == "could" and follows in _PERCEIVES):
            return False
        if word == "may" and (follows.isdigit() or before.isdigit() or before in _OF_A_MONTH):
            return False
    follows_on = span.after(cue)
    if follows_on is None:
        near = cue.first - span.last <= _PLAN_AFTER and not said.comma(span.last, cue.first)
        return near and (word in ("could", "may", "might", "would", "to", "being") or word.startswith("plan"))
    if _covers_all(said, cue) or (word in CONDITIONS and (word != "any" or cue.first == said.clause.first)):
        return True
    happened = any(said.words[at].said in _AFTER_IT_HAPPENED for at in range(cue.last + 1, follows_on))
    return not happened and _reaches(said, cue.last, follows_on)


def _covers_all(said: Said, cue: Found[str]) -> bool:
    """Whether a cue ends in "that" or has it behind it, and so reaches to the end of its clause."""
    return any(said.words[at].said == "that" for at in range(cue.last, min(cue.last + 1, said.clause.last) + 1))


def _negates(said: Said, cue: Found[str], span: Span) -> bool:
    """Whether a word of not reaches a phrase."""
    after = span.after(cue)
    if cue.means == "negation" and after is not None and _covers_all(said, cue):
        return not is_seen(said, cue.last + 1, after)
    if cue.means == "negation" and after is not None and after - cue.last <= _NEGATION_REACHES:
        if said.words[cue.last].said == "no" and said.words[cue.last + 1].said.isdigit():
            return False
        # What another phrase has taken up ("did not attend") goes no further than its own piece of the sentence.
        spent = any(cue.first in met and cue.last in met for met in said.directed)
        return _reaches(said, cue.last, after, within_a_piece=spent)
    if cue.means == "negation_after" and 0 < cue.first - span.last <= _NEGATED_BEFORE:
        return not said.comma(span.last, cue.first)
    return False


def _reaches(said: Said, cue: int, first: int, within_a_piece: bool = False) -> bool:
    """Whether a cue reaches a phrase: over a list ("no drugs, alcohol or violence"), and not into a new statement."""
    comma = None
    for at in range(cue + 1, first + 1):
        comma_here = "," in said.between(at)
        joined = said.words[at - 1].said == "and" or "&" in said.between(at) or "+" in said.between(at)
        if (comma_here or joined) and (within_a_piece or said.states_anew(at)):
            return False
        if comma_here:
            if comma is not None and at - comma > _LIST_PIECE:
                return False
            comma = at
    # After a comma only a short piece goes on with a list; a longer one is a statement of its own.
    return comma is None or first - comma < _LIST_PIECE - 1

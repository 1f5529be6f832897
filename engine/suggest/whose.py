"""Says whether a phrase is about somebody outside the household."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from engine.suggest.clauses import PARENTS, PRONOUNS
from engine.suggest.phrasebook import Found
from engine.suggest.spans import SUBJECTS, Said, Span

_ITS: Final = {"her", "his", "their", "whose"}
_IS: Final = {"is", "was", "are", "were", "been", "being"}
_HAS: Final = {"has", "had", "have"}
_BETWEEN: Final = {"also", "now", "just", "recently", "since", "currently", "sadly", "herself", "himself"}
_STATES: Final = {
    "going", "getting", "having", "drinking", "living", "staying", "lost", "gone", "got", "broken", "left", "a", "an",
    "her", "his", "their", "rent", "debts", "debt", "no",
}  # fmt: skip
_BEFORE_A_VERB: Final = {
    "a", "an", "is", "was", "has", "had", "have", "did", "does", "do", "not", "now", "and", "also", "still", "then",
    "just", "never", "would", "been", "being", "are", "were", "again", "often", "always", "only", "even", "who",
    "that", "to",
}  # fmt: skip
_PLACED: Final = {"at", "with"}
"""Behind them somebody is where or with whom it was, not whom it is about: "sofa surfing at mates"."""
_OTHERS: Final = ("other_person", "outsider")
_SOMEBODY: Final = {"she", "he", "they", "i"}
_STAFF: Final = {
    "carer",
    "foster",
    "respite",
    "worker",
    "sw",
    "teacher",
    "officer",
    "iro",
    "guardian",
    "nurse",
    "mr",
    "mrs",
}
_KIN: Final = {
    "son", "daughter", "husband", "wife", "partner", "mother", "mum", "father", "dad", "brother", "sister", "boyfriend",
    "girlfriend", "baby", "family", "children", "child", "nephew", "niece",
}  # fmt: skip
_OWNER_REACHES: Final = 3
_ACTS: Final = {
    "told", "called", "informed", "aware", "concerned", "worried", "contacted", "unable", "able", "asked", "shown",
    "notified", "met", "let", "present", "clear", "not", "of", "refused", "denied", "satisfied", "pleased", "happy",
    "alerted", "given", "sent", "made", "invited", "involved", "sworn", "abused", "threatened", "allowed", "at",
    "there", "impressed", "critical", "sure", "confident", "supportive", "held", "needed", "required",
}  # fmt: skip
"""What a professional is in doing the work, which says something of the family."""


def is_of_a_professional(said: Said, span: Span) -> bool:
    """Whether a sentence tells how a professional is ("guardian is going through a divorce"), or somebody of theirs."""
    clause, words = said.clause, said.words
    one = min(clause.of(*SUBJECTS), key=lambda cue: (cue.first, SUBJECTS.index(cue.means)), default=None)
    if one is not None and said.owns(one.last):
        # "T's nursery" is the nursery.
        one = next((cue for cue in clause.of("speaker_professional") if cue.first == one.last + 1), one)
    if one is not None and one.means == "other_person" and words[one.first].said in _STAFF:
        return one.last < span.first and not said.comma(one.last, span.first)
    if one is None or one.means != "speaker_professional":
        return False
    while (
        wider := next((cue for cue in clause.of("speaker_professional") if cue.first == one.last + 1), None)
    ) is not None:
        one = wider
    kin = range(one.last + 1, min(one.last + 3, clause.last + 1))
    if said.owns(one.last) and any(words[near].said in _KIN for near in kin):
        return True
    if one.last >= span.first or said.comma(one.last, span.first):
        return False
    people = clause.of("household_person", "speaker_child")
    if any(one.last < cue.first <= span.last and words[cue.first].said not in PRONOUNS for cue in people):
        return False
    at = one.last + 1
    if words[at].said not in _IS | _HAS:
        return False
    has = words[at].said in _HAS
    while at < span.first and words[at].said in _IS | _HAS | _BETWEEN:
        has = has and words[at].said != "been"
        at += 1
    if at >= span.first:
        return True
    state = words[at].said
    if state.endswith("ing"):
        return state in _STATES
    if has:
        return state in _STATES
    return state not in _ACTS


def is_of_another_role(said: Said, span: Span) -> bool:
    """Whether the subject close before a phrase is a child where the factor is about a parent, or the other way."""
    if span.of == "":
        return False
    clause, words = said.clause, said.words
    at = span.first - 1
    while at >= clause.first and words[at].said in _BEFORE_A_VERB and not said.comma(at, at + 1):
        at -= 1
    if at < clause.first or said.comma(at, at + 1) or said.owns(at):
        return False
    marks = list(clause.of("speaker_child", "household_person", "speaker_professional", "other_person"))
    if words[at].said in _SOMEBODY:
        named = [
            cue for cue in marks if cue.last < at and words[cue.last].said not in PRONOUNS and not said.owns(cue.last)
        ]
        if any(cue.means == "other_person" for cue in named):
            return False
        last = max((cue.last for cue in named), default=None)
        if last is None:
            return span.of == "parent" and clause.of_child and words[at].said != "they"
        at = last
    kinds = {cue.means for cue in marks if cue.first <= at <= cue.last}
    if "speaker_child" in kinds:
        return span.of == "parent"
    return span.of == "child" and words[at].said in PARENTS


def _words_before(said: Said, at: int) -> set[str]:
    """The two words before a word."""
    return {said.words[near].said for near in range(max(said.clause.first, at - 2), at)}


def _refers_back(said: Said, cue: Found[str], before: Sequence[Found[str]]) -> bool:
    """Whether words say somebody by way of a person named earlier: "teacher is off, her husband", "boy whose mum"."""
    if cue.means == "other_person" or cue.first == said.clause.first:
        return False
    if said.words[cue.first - 1].said == "whose":
        return max(
            ((each.last, each.means == "other_person") for each in before if each.last < cue.first), default=(0, False)
        )[1]
    first = min((each.first, each.means == "other_person") for each in before)
    return first[0] < cue.first and first[1] and said.words[cue.first - 1].said in _ITS


def _is_theirs(said: Said, cue: Found[str], others: Sequence[Found[str]]) -> bool:
    """Whether words say a relative of somebody outside, close behind a possessor: "the carer's grown-up son"."""
    return said.words[cue.first].said in _KIN and any(
        other.last < cue.first <= other.last + _OWNER_REACHES
        and any(said.owns(at) for at in range(other.first, other.last + 1))
        for other in others
    )


def is_other(said: Said, span: Span) -> bool:
    """Whether the person named nearest before the phrase, or else after it, stands outside the household.

    "Next door to K's room" names K only by the room: a possessor counts where nobody else is named.
    """
    marks = list(said.clause.of(*_OTHERS, "household_person", "speaker_child"))
    others = [cue for cue in marks if cue.means in _OTHERS]
    marks = [cue for cue in marks if cue.means in _OTHERS or not _is_theirs(said, cue, others)]
    # A person in a gap of the phrase is whom it is about: "K's friend was beaten".
    if any(cue.first >= span.first and cue.last < span.last for cue in others):
        return True
    if any(cue.first <= span.first <= cue.last for cue in others):
        return True
    before = [cue for cue in marks if cue.last < span.first]
    if not before and said.clause.of_other:
        return True
    before = [cue for cue in before if not _refers_back(said, cue, before)]
    named = [cue for cue in before if cue.means in _OTHERS or not said.owns(cue.last)] or before
    if named:
        return max((cue.last, cue.means in _OTHERS) for cue in named)[1]
    after = [
        (cue.first, cue.means not in _OTHERS)
        for cue in marks
        if cue.first > span.last and _words_before(said, cue.first).isdisjoint(_PLACED)
    ]
    return bool(after) and not min(after)[1]


def is_outside(said: Said, span: Span) -> bool:
    """Whether whoever is named nearest before a phrase, or in it, has no part in the case, nor their work with it."""
    marks = list(said.clause.of("outsider", "household_person", "speaker_child"))
    if any(cue.means == "outsider" and span.first <= cue.last and cue.first <= span.last for cue in marks):
        return True
    return max(((cue.last, cue.means == "outsider") for cue in marks if cue.first < span.first), default=(0, False))[1]

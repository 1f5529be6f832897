"""Says whether a phrase stands in the word of somebody who is neither a professional nor a child of the case (S4)."""

from __future__ import annotations

from typing import Final

from engine.suggest.clauses import OBSERVED, PARENTS, PRONOUNS
from engine.suggest.phrasebook import Found
from engine.suggest.spans import SUBJECTS, Said, Span

_SPEAKER_NEAR: Final = 4
_TAIL: Final = 2
_PLACE_NEAR: Final = 3
_PLACES: Final = {"from", "at", "of", "outside"}
_TOLD: Final = {"told", "informed"}
_PASSIVE: Final = {"was", "were", "been", "being", "is", "are", "when", "be"}
_A_CHILD_SAYS: Final = {"mummy", "daddy"}


def reports(said: Said, cue: Found[str], span: Span) -> bool:
    """Whether a phrase is in the word of somebody who is neither a professional nor a child of the case (S4)."""
    if cue.means == "hearsay":
        return True
    if cue.means != "saying":
        return False
    clause, words = said.clause, said.words
    follows_on = span.after(cue)
    if follows_on is not None and is_seen(said, cue.last + 1, follows_on):
        return False
    near = range(max(clause.first, cue.first - _SPEAKER_NEAR), cue.first)
    after = cue.last + 1
    ends = words[cue.last].said
    named = ends in ("by", "to", "from", "per")
    by = None
    if named or (after <= clause.last and words[after].said == "by"):
        by = _speaker(said, range(after, min(clause.last, after + _SPEAKER_NEAR) + 1), False)
    if ends in ("from", "per") and by is None:
        return False
    if follows_on is None:
        # What stands before the saying is told only in a tail of the sentence: ", she says", ", claims an ex".
        tail = clause.last - cue.last <= _TAIL and said.comma(span.last, cue.first)
        if by is None and not tail and not named:
            return False
        near = range(max(span.last + 1, near.start), cue.first)
        if tail and by is None:
            piece = next((at for at in range(cue.first, span.last, -1) if "," in said.between(at)), near.start)
            by = _speaker(said, range(max(piece, near.start), cue.first), True)
            by = by or _speaker(said, range(after, clause.last + 1), False)
        if by is None and not near:
            return False
    if cue.first > clause.first and words[cue.first - 1].said == "not":
        return False
    if by is None and ends in _TOLD and cue.first > clause.first and words[cue.first - 1].said in _PASSIVE:
        return False
    speaker = by or _speaker(said, near, True)
    if speaker is None and any(word.said in _A_CHILD_SAYS for word in words[after : clause.last + 1]):
        return False
    return speaker in (None, "inside") or (speaker == "parent" and not _is_own_view(said, span, cue))


def _is_own_view(said: Said, span: Span, cue: Found[str]) -> bool:
    """Whether a parent's own word is what the factor is about: denying, blaming, or an "I let them down"."""
    after = span.after(cue)
    if span.own == "quoted":
        return after is not None and any('"' in said.between(at) for at in range(cue.last + 1, after + 1))
    return span.own == "said"


def is_seen(said: Said, first: int, last: int) -> bool:
    """Whether behind a comma the record goes over from what was told to what was seen or found."""
    sources = {cue.first for cue in said.clause.of("speaker_professional")}
    return any(
        "," in said.between(at) and (said.words[at].said in OBSERVED or at in sources) for at in range(first, last + 1)
    )


def _speaker(said: Said, near: range, backwards: bool) -> str | None:
    """Who stands nearest to a word of saying: `parent`, `inside` (another lay person), `child`, `professional`, nobody.

    In "a mum from school says" the school does not speak: before a word of saying somebody named earlier goes before
    an agency behind "from", "at" or "of".
    """
    for at in reversed(near) if backwards else near:
        if not backwards and said.comma(at - 1, at):
            return None
        kind = _kind_of(said, at)
        if kind == "professional" and backwards and (place := _named_by(said, at)) is not None:
            earlier = (_kind_of(said, before) for before in range(place - 1, said.clause.first - 1, -1))
            return next((each for each in earlier if each is not None), kind)
        if kind is not None:
            return kind
    return None


def _kind_of(said: Said, at: int) -> str | None:
    standing = [cue for cue in said.clause.of(*SUBJECTS) if cue.first <= at <= cue.last]
    if not standing:
        return None
    if said.words[at].said in PRONOUNS and said.clause.of_child:
        return "child"
    kind = min((cue.means for cue in standing), key=SUBJECTS.index).removeprefix("speaker_")
    if kind in ("child", "professional"):
        return kind
    return "parent" if said.words[at].said in PARENTS | PRONOUNS else "inside"


def _named_by(said: Said, at: int) -> int | None:
    """The "from", "at" or "of" close before an agency, or None."""
    close = range(at - 1, max(said.clause.first, at - _PLACE_NEAR) - 1, -1)
    return next((place for place in close if said.words[place].said in _PLACES), None)

"""Divides a text into clauses, and keeps the cues that stand in each.

A clause ends where a sentence ends (sentences.py) and before words such as "but". A cue inside a longer one is not
read: "without fail" holds no "without", and "mother's cousin" no mother.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from engine.suggest.phrasebook import Found
from engine.suggest.sentences import ends_between, sentences_of
from knowledge_base.phrases import Word

_HEADING: Final = 8
"""As many words before a colon as can say in whose word the rest is given ("Anonymous letter: ...")."""
_RANG: Final = {"rang", "phoned", "called", "texted", "emailed", "messaged", "wrote"}
_HIDES_NOTHING: Final = ("negation_after", "outsider")
"""Cues that stand beside those inside them: "not seen" may come before what was not seen, and its "not" is read too."""
_DASHES: Final = ("- ", "\u2013 ", "\u2014 ")
_HIDES: Final = 3
"""As many words as a cue can have that hides the cues inside it."""
PRONOUNS: Final = {"she", "he", "they", "both"}
PARENTS: Final = {"parent", "parents", "mother", "mum", "father", "dad", "mummy", "daddy", "couple"}
OBSERVED: Final = {"smelt", "smelled", "smelling", "appeared", "presented", "looked", "seen", "observed", "noted"}
"""Words by which a record goes over to what somebody saw."""
_CONTRASTS: Final = {"but", "however", "although", "though", "altho", "whereas", "yet", "despite", "nevertheless"}
_PLAN_HEADS: Final = {
    "plan", "plans", "goal", "goals", "aim", "aims", "action", "actions", "steps", "next", "target", "targets", "do",
    "contingency", "recommendation", "recommendations", "task", "tasks", "todo",
}  # fmt: skip
"""First or last words of a heading that makes a plan of what it stands over."""
CONDITIONS: Final = {"if", "should", "whether", "unless", "were", "in", "any"}
"""First words of the what-ifs that reach to the end of their sentence."""
_RELATIVES: Final = {
    "mum", "mother", "dad", "father", "gran", "grandma", "grandmother", "grandad", "grandfather", "nan", "aunt",
    "auntie", "uncle", "cousin", "niece", "nephew", "sister", "brother", "son", "daughter", "husband", "wife",
    "partner", "boyfriend", "girlfriend", "grandson", "granddaughter", "stepdad", "stepmum", "neighbour", "lodger",
}  # fmt: skip
"""Whom a name owns that makes them somebody else's: "Ava's gran"."""
_CALLED: Final = _RELATIVES | PARENTS | PRONOUNS | {
    "mam", "mo", "fa", "nana", "nanna", "nanny", "granny", "grandpa", "granddad", "mgm", "mgf", "pgm", "pgf", "aunty",
    "child", "children", "baby", "boy", "girl", "eldest", "youngest", "family", "carer", "friend", "m", "f", "it",
    "that", "there", "here", "who", "what", "where", "how", "let",
}  # fmt: skip
"""Words with 's that name nobody outside: what a family calls its own, and "it's", "that's"."""
_OWNS_NEAR: Final = 3
"""Within as many words a relative stands behind a name that owns them: "the Dunstans' grown-up daughter"."""
_OTHER_NAME: Final = "othername"
_INITIALS: Final = {"M": "mother", "F": "father"}


@dataclass(frozen=True, slots=True)
class Clause:
    """Words first to last of a text, and what cues stand in it.

    `asked` where it ends as a question; `told` where a heading before a colon gives it as somebody's word; `of_child`
    where what stands before it named a child last, so that "she" is the child; `of_other` where it goes on with a
    sentence about somebody outside the household; `earlier` where a heading or the sentence puts it into another time;
    `planned` where a heading calls it a plan, or it goes on with a what-if; `of_paper` where a heading or the sentence
    gives it as the words of a form, a paper or a training; `elsewhere` where the sentence, or the one behind it, puts
    it into another case or another place.
    """

    first: int
    last: int
    asked: bool
    cues: tuple[Found[str], ...] = field(default=())
    told: bool = False
    of_child: bool = False
    of_other: bool = False
    earlier: bool = False
    planned: bool = False
    of_paper: bool = False
    elsewhere: bool = False

    def of(self, *kinds: str) -> Iterator[Found[str]]:
        """The cues of some kinds, in order."""
        return (cue for cue in self.cues if cue.means in kinds)


def as_heard(text: str, words: Sequence[Word], people: Mapping[str, str]) -> tuple[Word, ...]:
    """The words with the people of the case called what they are: "parent" or "child", and M and F mother and father.

    `people` goes from a name or initial in small letters to `child` or `adult`. An initial counts where it is written
    as one: "L" and not "l", and "A" not where a sentence begins. A name that the case does not know is "othername"
    where it stands before a relative ("Ava's gran").
    """
    return tuple(_heard(text, words, at, people) for at in range(len(words)))


def _heard(text: str, words: Sequence[Word], at: int, people: Mapping[str, str]) -> Word:
    word = words[at]
    short = word.end - word.begin <= 1 or text[word.begin + 1] in "'\u2019"
    written = text[word.begin]
    role = people.get(word.said)
    if short and role is not None:
        begins = at == 0 or ends_between(text, words[at - 1], word)
        if not written.isupper() or (written in "AI" and (begins or word.end - word.begin == 1 and written == "I")):
            role = None
    if role is not None:
        return Word("child" if role == "child" else "parent", word.begin, word.end)
    if short and written in _INITIALS and text[word.end : word.end + 1] not in ("&", "/"):
        return Word(_INITIALS[written], word.begin, word.end)
    if people and written.isupper() and _owns_a_relative(text, words, at):
        return Word(_OTHER_NAME, word.begin, word.end)
    return word


def _owns_a_relative(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a capitalised word that calls nobody of a family stands before a relative and owns them."""
    word = words[at]
    owns = text[word.begin : word.end].endswith(("'s", "\u2019s"))
    many = word.said.endswith("s") and text[word.end : word.end + 1] in ("'", "\u2019")  # "the Dunstans' daughter"
    if not (owns or many) or word.said in _CALLED:
        return False
    for near in range(at + 1, min(at + 1 + _OWNS_NEAR, len(words))):
        if ends_between(text, words[near - 1], words[near]) or "," in text[words[near - 1].end : words[near].begin]:
            return False
        if words[near].said in _RELATIVES:
            return True
    return False


def uncovered(cues: Sequence[Found[str]]) -> list[Found[str]]:
    """The cues that stand in no longer one."""
    wide = [cue for cue in cues if 0 < cue.last - cue.first < _HIDES and cue.means not in _HIDES_NOTHING]
    return [
        cue
        for cue in cues
        if not any(
            other.first <= cue.first and cue.last <= other.last and other.last - other.first > cue.last - cue.first
            for other in wide
        )
    ]


def clauses_of(text: str, words: Sequence[Word], cues: Iterable[Found[str]], year: int | None = None) -> list[Clause]:
    """The clauses of a text, in order; cues, which come in order, are left out where they reach over the end of one.

    `year` is the year of the entry: a sentence that names one well before it tells of another time.
    """
    held = list(cues)
    sentences = sentences_of(text, words, held, year)
    begins = {*sentences.begins, *(cue.first for cue in held if cue.means == "clause_end")}
    firsts = sorted(begins)
    stands = [cue.first for cue in held]
    found: list[Clause] = []
    of_child = False
    for first, after in zip(firsts, [*firsts[1:], len(words)], strict=True):
        if after > first:
            near = held[bisect_left(stands, first) : bisect_left(stands, after)]
            inside = tuple(cue for cue in near if cue.last < after)
            own = sentences.of(first)
            clause = Clause(
                first,
                after - 1,
                own in sentences.asked,
                inside,
                of_child=of_child,
                earlier=own in sentences.earlier,
                elsewhere=own in sentences.elsewhere,
            )
            if found and first in sentences.headed:
                clause = _under(found[-1], clause, words)
            elif found and first == own and text[words[first].begin - 2 : words[first].begin] in _DASHES:
                clause = replace(clause, told=_is_short(found[-1]) and any(found[-1].of("hearsay")))
            elif found and first != own:
                clause = _going_on(found[-1], clause, words)
            elif found and ";" in text[words[first - 1].end : words[first].begin]:
                clause = replace(clause, of_paper=found[-1].of_paper)  # the points of an agenda, one after another
            found.append(clause)
            of_child = _names_child_last(inside, words, of_child)
    return found


def _is_short(clause: Clause) -> bool:
    return clause.last - clause.first < _HEADING


def _under(heading: Clause, clause: Clause, words: Sequence[Word]) -> Clause:
    """A clause under a heading before a colon."""
    short = _is_short(heading)
    heads = {words[heading.first].said, words[heading.last].said}
    return replace(
        clause,
        told=_gives_a_word(heading, words),
        earlier=clause.earlier or heading.earlier or any(heading.of("other_time")),
        elsewhere=clause.elsewhere or heading.elsewhere,
        planned=heading.planned or (short and not heads.isdisjoint(_PLAN_HEADS)),
        of_paper=heading.of_paper or any(heading.of("document")),
    )


def _going_on(before: Clause, clause: Clause, words: Sequence[Word]) -> Clause:
    """A clause that goes on with the sentence of the one before it, and shares what holds for the whole of it."""
    contrast = words[clause.first].said in _CONTRASTS
    conditions = (cue for cue in before.of("hypothetical") if words[cue.first].said in CONDITIONS)
    return replace(
        clause,
        told=before.told or _tells_on(before, clause, words, contrast),
        of_other=_is_of_others(before),
        earlier=before.earlier or (not contrast and any(before.of("other_time"))),
        planned=before.planned or (not contrast and any(conditions)),
        of_paper=before.of_paper or any(before.of("document")),
    )


def _tells_on(before: Clause, clause: Clause, words: Sequence[Word], contrast: bool) -> bool:
    """Whether a sentence that began in the word of a lay person still is: of anybody outside behind a "but" too."""
    if any(clause.of("speaker_professional", "speaker_child")) and contrast:
        return False
    if any(words[at].said in OBSERVED for at in range(clause.first, clause.last + 1)):
        return False
    if any(before.of("hearsay")):
        return True
    said = next(before.of("saying"), None)
    speaks = next((cue for cue in before.cues if cue.means.startswith("speaker") or cue.means == "other_person"), None)
    if said is None or speaks is None or speaks.first >= said.first:
        return False
    return speaks.means == "other_person" or (speaks.means == "speaker_inside" and not contrast)


def _is_of_others(clause: Clause) -> bool:
    """Whether a clause names people outside the household and nobody else."""
    return any(clause.of("other_person")) and not any(clause.of("household_person", "speaker_child"))


def _gives_a_word(heading: Clause, words: Sequence[Word]) -> bool:
    """Whether what stands before a colon says that a lay person tells what follows, or names one from outside."""
    if not _is_short(heading) or any(heading.of("speaker_professional", "speaker_child")):
        return any(heading.of("hearsay"))
    if words[heading.last].said in _RANG and any(heading.of("speaker_inside")):
        return True
    return any(heading.of("hearsay", "saying", "other_person"))


def _names_child_last(cues: Sequence[Found[str]], words: Sequence[Word], otherwise: bool) -> bool:
    """Whether the last person a clause names, pronouns aside, is a child; as before where it names nobody."""
    named = [
        (cue.last, cue.means == "speaker_child")
        for cue in cues
        if cue.means in ("speaker_child", "speaker_inside", "other_person") and words[cue.last].said not in PRONOUNS
    ]
    return max(named)[1] if named else otherwise

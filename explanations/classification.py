"""The class with everything it must never stand without: its readings, votes, rows, blocks and reasons (section 5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from engine.assessment import ProposalAnswer
from engine.fact import Conclusion
from explanations.case_rows import Told
from knowledge_base import Knowledge

VOTES: Final = ("risk", "protective", "capacity", "wishes")
READING_OF: Final = {"best_case": "best", "worst_case": "worst"}


@dataclass
class Classifier:
    """Tells the class of one proposal."""

    answer: ProposalAnswer
    knowledge: Knowledge

    def __post_init__(self) -> None:
        self.p = self.answer.id
        self.reader = self.answer.reader

    def told(self) -> Told:
        """The classification: `not_excluded` is None where nothing beside the class is left open."""
        headline = self.answer.classification("evidence")
        return {
            "class": headline["class"],
            "not_excluded": None if headline["not_excluded"] == "neither" else headline["not_excluded"],
            "on_the_ratings": self.answer.classification("ratings")["class"],
            "on_the_evidence": headline["class"],
            "best_case": self.answer.class_in("best"),
            "worst_case": self.answer.class_in("worst"),
            "undecided_by": list(self.answer.decided_by),
            "votes": self._votes("best", "worst"),
            "shown": self._shown(),
            "votes_by_reading": {
                "on_the_ratings": self._votes("ratings_best", "ratings_worst"),
                **{name: self._votes(reading, reading) for name, reading in READING_OF.items()},
            },
            "blocks": [self._block(fact) for fact in self.answer.conclusions("block")],
            "rows": list(self._rows(headline)),
            "because": self._because(),
            "reasons": {vote: self._cast_by(vote) for vote in VOTES},
        }

    def _votes(self, one: str, other: str) -> dict[str, str]:
        """The four votes of a reading, or of two ends: `open` where the ends differ (K3)."""
        first, second = self.reader.votes(one), self.reader.votes(other)
        return {v: first[v]["gives"] if first[v]["gives"] == second[v]["gives"] else "open" for v in VOTES}

    def _shown(self) -> dict[str, str | None]:
        """Whether established entries put each vote above low; None for a vote that is low at both ends."""
        held = {fact["vote"]: fact["shown"] for fact in self.answer.conclusions("shown")}
        return {vote: held.get(vote) for vote in VOTES}

    def _block(self, fact: Conclusion) -> Told:
        return {
            "factor": fact["factor"],
            "rationale": self._rationale(fact["factor"]) if fact["answered"] == "yes" else None,
            "because": [fact["id"]],
        }

    def _rationale(self, factor: str) -> Told | None:
        """The newest rationale a manager recorded on a red-list factor by the day looked at."""
        view = self.answer.sheet.view
        rows: list[Any] = [
            row
            for row in view.case.rationales
            if row.factor == factor and view.counts(row.on) and _is_manager(view.record.people.get(row.by or ""))
        ]
        row = max(rows, key=lambda r: (r.on, r.by), default=None)
        if row is None:
            return None
        return {"by": row.by, "on": row.on.isoformat(), "says": row.says, "what_changed": row.what_changed}

    def _rows(self, headline: Conclusion) -> Iterator[Told]:
        """The lines of the table the class was read from, each with its own provenance."""
        seen = set()
        for vote in VOTES:
            for reading in READING_OF.values():
                row = str(self.reader.votes(reading)[vote]["row"]).rsplit(".", 1)[0]
                if row not in seen:
                    seen.add(row)
                    yield {"vote": vote, "row": row, "provenance": self.knowledge.table_rows[row].provenance}
        yield self._row_of_class("tr_class_highest")
        if "severe" in (self.answer.class_in("best"), self.answer.class_in("worst")):
            yield self._row_of_class("tr_class_severe")
        if self.answer.sheet.red_list_state == "unanswered":
            yield self._row_of_class("tr_class_red_list")
        published = self.knowledge.classes.get(f"risk_{headline['class']}")
        if published is not None:
            backed = published.framework or published.ward or published
            recalled = sorted(part for part, marks in backed.provenance_parts.items() if "recalled" in marks)
            yield {"vote": "class", "row": published.id, "provenance": backed.provenance, "recalled_parts": recalled}

    def _row_of_class(self, row: str) -> Told:
        return {"vote": "class", "row": row, "provenance": self.knowledge.table_rows[row].provenance}

    def _because(self) -> list[str]:
        """The class, its ends, their votes, and whatever holds low back or says what is shown."""
        ids = [f"classification.{self.p}.evidence", f"classification.{self.p}.ratings"]
        ids += [f"class.{self.p}.{reading}" for reading in ("best", "worst", "ratings_best", "ratings_worst")]
        ids += [f"vote.{self.p}.{reading}.{vote}" for reading in ("best", "worst") for vote in VOTES]
        ids += [fact["id"] for kind in ("shown", "block") for fact in self.answer.conclusions(kind)]
        return [name for name in ids if name in self.reader.read]

    def _cast_by(self, vote: str) -> list[str]:
        """The conclusions that put a vote where it is at worst; those that hold at best too come first."""
        worst, best = self._made_of("worst", vote), self._made_of("best", vote)
        held = {_at_worst(name) for name in best}
        return sorted(worst, key=lambda name: (name not in held, not name.startswith("list_vote."), name))

    def _made_of(self, reading: str, vote: str) -> tuple[str, ...]:
        """What a vote was tallied from in a reading."""
        if vote == "wishes":
            return tuple(name for name in self.reader.wishes(reading)[1] if not name.startswith("vote."))
        if vote == "protective":
            return tuple(self.reader.protection(reading)[1])
        if vote == "capacity":
            level = self.reader.votes(reading)["capacity"]["state"]
            return tuple(name for name, held in self.reader.asked(reading).items() if held == level)
        top = self.reader.votes(reading)["risk"]["gives"]
        return tuple(name for name, held in self.reader.cast(reading).items() if held == top)


def _at_worst(name: str) -> str:
    """The id the same conclusion has in the worst reading."""
    return ".".join("worst" if part == "best" else part for part in name.split("."))


def _is_manager(person: Any) -> bool:
    return person is not None and person.role == "role_manager"

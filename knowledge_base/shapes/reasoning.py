"""How judgement goes astray and what helps, and what a chronology is for, shows and lacks.

Nothing here is a vote. What is raised from a record is put as a question, with the entries behind it.
"""

from __future__ import annotations

from typing import Literal, Self

from pydantic import model_validator

from knowledge_base.shapes.entry import AskedAbout, Entry, EntryId, Text

Trace = Literal["record", "question", "none"]


class BiasFinding(Entry):
    """What inquiries, studies and commentators have said about bias in this work."""


class Bias(AskedAbout):
    """A way in which professional judgement can lean, with what raises it and the question to put in supervision.

    `trace`: `record` where the record itself shows it; `question` where it leaves no trace of its own and is only asked
    when something in the case calls for it; `none` where it is never raised. `looks_for` says what raises it, exactly
    as this tool reads it, and `phrases` are the words looked for in texts.
    """

    trace: Trace
    looks_for: Text
    question: Text
    parameters: tuple[EntryId, ...] = ()
    phrases: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _raised_by_what_it_names(self) -> Self:
        """Words or figures for what is never raised would be read by nothing."""
        if self.trace == "none" and (self.parameters or self.phrases):
            raise ValueError("has trace: none, and names parameters or phrases for nothing to read")
        return self


class Countermeasure(Entry):
    """Something that helps against bias."""


class ChronologyFact(Entry):
    """What a chronology is, what it is for and when it is kept."""


class ChronologyField(Entry):
    """A field of a chronology, and the key of a case file that holds it, or a sentence saying that none does."""

    case_field: Text


class Pattern(AskedAbout):
    """A shape in the chronology worth a second look.

    `speaks` is the direction it has for the hopeful view: against it, for the family, or either (a question). `of` says
    whose doing it shows: the family's, the child's or the professionals'.
    """

    looks_for: Text
    speaks: Literal["against", "for", "either"]
    of: Literal["family", "child", "professionals"]
    parameters: tuple[EntryId, ...] = ()


class ChronologyFault(AskedAbout):
    """A fault of a chronology in its own right: it bears on how far the record can be relied on, for or against."""

    looks_for: Text
    parameters: tuple[EntryId, ...] = ()

"""Harm types, event types, parameters and the words of a case: what practice names and what this tool may be set to."""

from __future__ import annotations

from datetime import date
from typing import Literal, get_args

from pydantic import Field

from knowledge_base.shapes.entry import AskedAbout, Entry, Flag, Text, Texts, Whole

Unit = Literal["days", "months", "years", "sessions", "entries", "times"]
UNITS: tuple[str, ...] = get_args(Unit)


class HarmType(AskedAbout):
    """A kind of harm or special issue: what to require, what reassures falsely, what the plan must answer."""

    evidence_to_require: Texts = Field(min_length=1)
    false_reassurance: Texts = Field(min_length=1)
    contingency_prompt: Texts = Field(min_length=1)


class HarmNote(Entry):
    """A note on a kind of harm."""


class EventType(Entry):
    """A kind of event a chronology holds. `attendance` marks being there, which is never change (semantics 3.6)."""

    attendance: Flag = False


class Parameter(Entry):
    """A threshold or window this tool uses: its value and unit, and how far a council may move it.

    `stricter` says which way a change asks more of the evidence or of the agency; such a change a council may make
    without more. A change the other way, and any change where nothing is said, needs a named person and a reason.
    """

    value: Whole
    unit: Unit
    floor: Whole
    ceiling: Whole
    stricter: Literal["longer", "shorter"] | None = None
    in_force_from: date | None = None


class WordList(Entry):
    """One list of words a case may use, in this project's spelling."""

    values: tuple[Text, ...] = Field(min_length=1)

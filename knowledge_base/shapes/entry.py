"""The shape every entry of knowledge has, whatever catalogue it stands in.

All models are frozen and refuse fields they do not know, so that a misspelt field is an error and never silence.
Texts come from the strict reader, which hands every scalar over as text; the types here turn them into numbers,
dates and truth values.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

Provenance = Literal["seed", "source", "recalled", "project"]
Recall = Literal["high", "med", "low"]

PROVENANCE_SAID: dict[str, str] = {
    "seed": "guidance says",
    "source": "guidance says",
    "recalled": "widely used; check against the original",
    "project": "this tool's own rule",
}
"""How each provenance is printed beside what it backs (design 2)."""


def _one_or_many(value: Any) -> Any:
    """One text is read as a list of one, so that an author need not write brackets."""
    return [value] if isinstance(value, str) else value


def _true_or_false(value: Any) -> Any:
    """Only `true` and `false`: `yes`, `on` and `1` are words and figures elsewhere in the knowledge."""
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise ValueError("must be true or false")
        return value == "true"
    return value


def _whole_number(value: Any) -> Any:
    """A whole number in figures, with a sign where it needs one; `1_000` and `6.0` are refused."""
    if isinstance(value, str) and not value.lstrip("+-").isdecimal():
        raise ValueError("must be a whole number in figures")
    return value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Texts = Annotated[tuple[Text, ...], BeforeValidator(_one_or_many)]
Flag = Annotated[bool, BeforeValidator(_true_or_false)]
Whole = Annotated[int, BeforeValidator(_whole_number)]
EntryId = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$")]
SourceId = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Za-z0-9-]*$")]
Provenances = Annotated[tuple[Provenance, ...], BeforeValidator(_one_or_many)]


class Frozen(BaseModel):
    """A piece of knowledge that cannot be changed once read, and has no field its author did not mean.

    The validator of a kind of entry is built when the first such entry is read from YAML (`defer_build`), because
    knowledge that is read from the compiled file needs none: building them all takes longer than reading it.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Citation(Frozen):
    """Where a statement comes from: a source of the catalogue of sources, and the place in it."""

    source: SourceId
    place: Text | None = None


class Prompts(Frozen):
    """What to ask about an entry, what would show change, and what would count against it."""

    ask: Texts = Field(min_length=1)
    shows_change: Texts = Field(min_length=1)
    counts_against: Texts = Field(min_length=1)


class Backed(Frozen):
    """Something said with its grounds: citations, provenance and, where recalled, how strong the recall is."""

    citations: tuple[Citation, ...] = ()
    provenance: Provenance
    provenance_parts: dict[Text, Provenances] = Field(default_factory=dict)
    recall: Recall | None = None

    @model_validator(mode="after")
    def _recall_goes_with_recalled(self) -> Self:
        """A recall is named exactly where something is recalled (facts sheet 0.1)."""
        recalled = self.provenance == "recalled" or any("recalled" in part for part in self.provenance_parts.values())
        if self.provenance == "recalled" and self.recall is None:
            raise ValueError("is recalled, and does not say how strong the recall is (recall: high, med or low)")
        if self.recall is not None and not recalled:
            raise ValueError("names a recall, and nothing in it is recalled")
        return self


class Entry(Backed):
    """One entry of a catalogue: what is held to be so, in our own words, and on what grounds."""

    id: EntryId
    name: Text
    statement: Text
    links: tuple[Text, ...] = ()
    prompts: Prompts | None = None
    limits: Text | None = None
    superseded_by: Text | None = None


class AskedAbout(Entry):
    """An entry a person is asked about: it must say what to ask and what it cannot tell."""

    prompts: Prompts
    limits: Text


class Source(Frozen):
    """A page or document that statements are taken from, and how much of it was read."""

    id: SourceId
    title: Text
    address: Text | None = None
    read: Literal["whole", "part", "abstract", "fragments"]
    note: Text | None = None


class LeftOut(Frozen):
    """An entry of the facts sheet that is no knowledge of ours to enter, with the reason."""

    id: Text
    reason: Text

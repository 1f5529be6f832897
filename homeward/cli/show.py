"""`show`: one entry of the knowledge, by any id an answer prints."""

from __future__ import annotations

from typing import Annotated

import typer

from homeward.cli.options import Format, format_asked
from homeward.cli.screen import show, show_json, width
from homeward.refusal import Refused


def show_entry(
    name: Annotated[str, typer.Argument(metavar="[ID]", help="An id of the answer, or a catalogue's name.")] = "",
    format_: Format = "text",
) -> None:
    """Show what the knowledge holds under an id: what it says, on what grounds, and what it cannot tell.

    Without an id it lists the catalogues. No case is read.

    \b
    Examples:
      homeward show
      homeward show g4_contingency
      homeward show voice_methods
    """
    format_ = format_asked(format_)

    from explanations import to_text
    from explanations.look_up import catalogues, look_up
    from knowledge_base import load_knowledge, nearest

    knowledge = load_knowledge()
    if name and name not in knowledge.catalogues and name not in knowledge.all_entries:
        near = nearest(name, [*knowledge.catalogues, *knowledge.all_entries])
        guess = f" Did you mean {near}?" if near else ""
        raise Refused(f"{name!r} is no entry of the knowledge.{guess} `homeward show` lists the catalogues.")
    if format_ == "json":
        show_json(_as_json(knowledge, name))
    else:
        show(to_text(look_up(knowledge, name) if name else catalogues(knowledge), width()))


def _as_json(knowledge, name: str) -> str:  # type: ignore[no-untyped-def]
    """The same as JSON: an entry whole with the name of its catalogue, or the ids of a catalogue or of them all."""
    import json

    if name in knowledge.all_entries:
        entry = knowledge.entry(name).model_dump(mode="json")
        held: object = {"catalogue": knowledge.catalogue_of(name), "entry": entry}
    else:
        wanted = [name] if name else list(knowledge.catalogues)
        held = {catalogue: list(knowledge.catalogues[catalogue]) for catalogue in wanted}
    return json.dumps(held, ensure_ascii=False, sort_keys=True, indent=1) + "\n"

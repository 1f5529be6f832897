"""The foot of the page: the sources of what was said, the settings that were changed, and what this is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from explanations.report.blocks import Because, Block, Heading, Line, Paragraph, Points, Table
from explanations.report.reading import Answer
from explanations.words import counted, joined, said

OURS = "HOMEWARD"


def grounds(answer: Answer, blocks: Iterable[Block]) -> Iterator[Block]:
    """The sources of the conclusions that ``blocks`` name, and of the rows of the classes."""
    told = answer.told
    cited = {
        cite.split(" ")[0]
        for block in blocks
        for name in named_by(block)
        if name in answer.conclusions
        for cite in answer.conclusions[name]["citations"]
    }
    cited |= {cite for proposal in told["proposals"] for cite in _of_classes(answer, proposal["classification"])}
    held = [source for source in told["sources"] if source["id"] in cited]
    yield Heading(2, "Sources")
    outside = [source for source in held if source["id"] != OURS]
    yield Points(tuple(Line(f"{source['id']}: {source['title']} (read: {said(source['read'])})") for source in outside))
    yield Paragraph(
        "What no source states is this tool's own rule: how published material is read and worked out here. Ask for "
        "reasons with `homeward explain CASE --why ID`: class, a vote (risk, protective, capacity, wishes), the id of "
        "a factor, an entry, a rating or a claim, or any other id of --format json."
    )
    if told["not_built"]:
        yield Paragraph(
            f"Not worked out by this version, so empty and not a finding: {joined(said(n) for n in told['not_built'])}."
        )
    changed = told["knowledge"]["overridden"]
    settings = f"{counted(len(changed), 'setting')} changed, named at the top" if changed else "no setting changed"
    yield Paragraph(
        f"Knowledge edition {told['knowledge']['edition']} ({told['knowledge']['hash'][:12]}), {settings}. "
        f"{told['software']}. Not a decision: the class, and the return, are for people to decide and to sign."
    )


def _of_classes(answer: Answer, held: dict[str, object]) -> list[str]:
    """The sources of the conclusions that gave the class."""
    because = held["because"] if isinstance(held["because"], list) else []
    return [cite.split(" ")[0] for name in because for cite in answer.conclusions[name]["citations"]]


def named_by(block: Block) -> Because:
    """The ids a block can be asked of."""
    match block:
        case Paragraph() | Table():
            return block.because
        case Points():
            return tuple(name for line in block.lines for name in line.because)
        case Heading():
            return ()

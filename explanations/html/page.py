"""The page: what it says in which order, and how it is written. Case text reaches it as data alone, never as markup.

Order: whether a judgement came first, where the readings part, what speaks against each claim and for it; then what
would settle it, the plan, what was looked at, and the grounds of every line, each conclusion once.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup

from explanations.case_rows import Told
from explanations.html.blocks import Chapter, Claims, Fold, Ledger, Part, Readings, Sides, named_in
from explanations.html.evidence import claims, readings, sides
from explanations.html.family import family_pages
from explanations.html.grounds import Ground, Grounds
from explanations.html.ledger import ledger
from explanations.html.sections import not_known, noted, patterns, plans, questions, reflection, standing
from explanations.report.blocks import Block, Heading, Paragraph, Points, Table
from explanations.report.front import front
from explanations.report.grounds import grounds as sources
from explanations.report.page import proposal_heading
from explanations.report.reading import Answer
from explanations.voices.professional import withheld_here
from explanations.words import day_said

TEMPLATES: Final = Path(__file__).with_name("templates")
_UNSEEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060-\u206f\ufeff]")
"""Characters that hide in a line or turn its order about. Marks that scripts need to be read stay as they are."""


def page(told: Mapping[str, Any]) -> str:
    """The whole page for one answer, as `spine`, `spine_for` or, for a family, `told_pages` gives it."""
    if "pages" in told:
        return _written("family.html.j2", told=told, pages=family_pages(told))
    answer = Answer(told)
    supposed, opening, looked_at = _front(answer)
    chapters = list(_chapters(answer, looked_at))
    grounds = Grounds(answer)
    groups = list(_groups(grounds, chapters))
    named = tuple(name for chapter in chapters for name in named_in(chapter))
    foot = list(sources(answer, [Paragraph("", named)]))
    return _written(
        "page.html.j2",
        told=told,
        supposed=supposed,
        opening=opening,
        chapters=chapters,
        groups=groups,
        grounds=grounds,
        foot=foot,
    )


# --- what it says -------------------------------------------------------------------------------------------------
SUPPOSED: Final = "Supposed for this view"
"""How the report begins the line that says what is supposed; here that line comes before everything else."""


def _front(answer: Answer) -> tuple[list[Block], list[Block], list[Block]]:
    """What a what-if supposes, the blocks before anything of the case, and what was looked at."""
    blocks = list(front(answer, with_next_steps=False))
    cut = next(place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.level == 2)
    supposed: list[Block] = [
        block for block in blocks[:cut] if isinstance(block, Paragraph) and block.text.startswith(SUPPOSED)
    ]
    opening = [block for block in blocks[:cut] if block not in supposed]
    if "withheld" in answer.told:
        opening += withheld_here(answer.told)
    return supposed, opening, blocks[cut + 1 :]


def _chapters(answer: Answer, looked_at: list[Block]) -> Iterator[Chapter]:
    """One chapter for each proposal, then what was looked at and what was not."""
    told = answer.told
    contacts, planned = plans(told)
    for number, (proposal, plan) in enumerate(zip(told["proposals"], planned, strict=True), start=1):
        heading, *lead = proposal_heading(answer, proposal)
        assert isinstance(heading, Heading)
        parts = _parts(answer, proposal, plan)
        yield Chapter(
            f"p{number}",
            heading.text,
            tuple(lead),
            tuple(replace(one, place=f"p{number}-{one.place}") for one in parts),
        )
    quality = tuple(noted(row) for row in told["chronology_quality"])
    faults = [Heading(3, "Faults of the chronology itself"), Points(quality)] if quality else []
    yield Chapter("looked-at", "What was looked at, and what was not", (*looked_at, *faults))
    if contacts:
        yield Chapter("contacts", f"Contacts ({told['local']['council']})", contacts)


def _parts(answer: Answer, proposal: Told, plan: list[Part]) -> list[Part]:
    return [
        readings(answer, proposal),
        sides(answer, proposal),
        claims(answer, proposal),
        ledger(answer, proposal),
        questions(proposal),
        not_known(answer, proposal),
        patterns(proposal),
        standing(answer, proposal),
        reflection(proposal),
        *plan,
    ]


def _groups(held: Grounds, chapters: list[Chapter]) -> Iterator[tuple[str, list[Ground]]]:
    """The grounds, by the section that first needs them."""
    for chapter in chapters:
        for title, block in [(chapter.title, chapter.blocks), *((part.title, part.blocks) for part in chapter.parts)]:
            found = held.unfolded(named_in(block))
            if found:
                yield title, found


# --- how it is written --------------------------------------------------------------------------------------------
def _written(template: str, **values: Any) -> str:
    """The template filled, with a policy that lets a browser fetch nothing and run nothing."""
    style = (TEMPLATES / "style.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return _template(template).render(style=Markup(style), policy=policy, **values) + "\n"


@cache
def _template(name: str) -> Template:
    """A template, read once in a process; it holds nothing of any case."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=select_autoescape(enabled_extensions=("html.j2",), default=True),
        undefined=StrictUndefined,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": day_said}
    for kind in (Heading, Paragraph, Points, Table, Sides, Claims, Ledger, Readings, Fold):
        environment.tests[kind.__name__.lower()] = _is_a(kind)
    return environment


def _is_a(kind: type[Any]) -> Callable[[object], bool]:
    """The test of a template that asks which block it has before it."""
    return lambda block: isinstance(block, kind)


def visible(value: Any) -> Any:
    """A text with every character written out that a reader could not see, or that turns a line about."""
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return _UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", value)

"""`challenge`: what on the record speaks against the current view, at full length."""

from __future__ import annotations

from homeward.cli.options import CaseOrName, Format, Local, format_asked
from homeward.cli.screen import show, show_json, width


def challenge(
    case: CaseOrName,
    format_: Format = "text",
    local: Local = None,
) -> None:
    """Show what on the record speaks against the current view, in both directions, and what would settle it.

    Each challenge has an id, to answer it with `homeward respond`.

    \b
    Examples:
      homeward challenge theo
      homeward challenge case.yaml --format json
    """
    format_ = format_asked(format_)

    from explanations import canonical_json
    from homeward.challenges import challenges_in_full, challenges_text
    from homeward.cli.reading import assessed_at

    told = challenges_in_full(assessed_at(case, local))
    if format_ == "json":
        show_json(canonical_json(told))
    else:
        show(challenges_text(told, width()))

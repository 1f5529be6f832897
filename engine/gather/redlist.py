"""The red list: static factors that hold low back until a manager records why (semantics 5.1; reading K1)."""

from __future__ import annotations

from engine.gather.view import View
from engine.knowable import ReadEntry


def red_list(view: View) -> list[tuple[str, tuple[str, ...], bool]]:
    """Each red-list factor on record: its id, the entries that name it, and whether a manager answered it."""
    found = []
    for factor in sorted(view.knowledge.risk_factors.values(), key=lambda f: f.id):
        if not factor.red_list:
            continue
        naming = [e for e in view.record.by_factor.get(factor.id, ()) if _names(view, e, factor.id)]
        if naming:
            newest = max(entry.concern_day for entry in naming)
            found.append((factor.id, tuple(e.id for e in naming), _answered(view, factor.id, newest)))
    return found


def _names(view: View, entry: ReadEntry, factor: str) -> bool:
    """Whether an entry names the factor of this household: established, alleged or disputed, on any day."""
    if entry.standing not in ("established", "alleged", "disputed"):
        return False
    if not any(tag == factor and way == "concern" and sure for tag, way, sure in entry.tags):
        return False
    return any(view.is_about(entry, adult, "concern") for adult in view.adults) or not view.adults


def _answered(view: View, factor: str, newest: int) -> bool:
    """Whether a manager, after the newest entry, named the factor and what changed."""
    for row in view.case.rationales:
        person = view.record.people.get(row.by) if row.by else None
        if row.factor != factor or person is None or person.role != "role_manager":
            continue
        if row.on is None or not view.counts(row.on):
            continue
        if (row.says or "").strip() and (row.what_changed or "").strip() and row.on.toordinal() > newest:
            return True
    return False

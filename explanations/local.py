"""What a council's own file changed and added, as plain values for every page."""

from __future__ import annotations

from explanations.case_rows import Told
from knowledge_base import Knowledge


def overridden(knowledge: Knowledge) -> list[Told]:
    """What is not as shipped, with who settled it and why: what asks for less first. Empty without a local file."""
    return [
        {"parameter": row.of, "value": row.value, "default": row.default, "by": row.by, "reason": row.reason}
        for row in knowledge.overridden
    ]


def local_file(knowledge: Knowledge) -> Told | None:
    """Whose file lies over the shipped knowledge, with its contacts; None without one."""
    local = knowledge.local
    if local is None:
        return None
    contacts = [{"for": row.for_, "who": row.who, "how": row.how, "hours": row.hours} for row in local.contacts]
    return {"council": local.council, "on": local.on.isoformat(), "contacts": contacts}

"""The one error for what cannot be done as asked: shown as it stands, with exit code 1."""

from __future__ import annotations


class Refused(Exception):
    """What was asked cannot be done. The message says where, why and what to do next.

    It repeats ids, file names and the user's own words on the command line, and never what a case file tells.
    """


def told_of(fault: OSError) -> str:
    """What the system refused, about which file, and what to do."""
    place = f"{fault.filename}: " if fault.filename else ""
    why = (fault.strerror or "the system refused").rstrip(".")
    return f"{place}{why[:1].lower()}{why[1:]}. Nothing was written. Check the name, the folder and your rights to it."

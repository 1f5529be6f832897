"""The one error for what cannot be done as asked: shown as it stands, with exit code 1."""

from __future__ import annotations


class Refused(Exception):
    """What was asked cannot be done. The message says where, why and what to do next.

    It repeats ids, file names and the user's own words on the command line, and never what a case file tells.
    """

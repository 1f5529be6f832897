"""The case file: what it may say, how it is read, and what in it cannot both be true.

`read_case` reads a file and either gives a frozen `Case` or raises `CaseFault` with every fault of the file, in the
order of the file, each with what to write instead.
"""

from __future__ import annotations

from engine.case.faults import CaseFault, Fault
from engine.case.model import *  # noqa: F403 - the rows, listed once in model.__all__
from engine.case.model import __all__ as _rows
from engine.case.reading import case_from_values, read_case, read_case_text
from engine.case.schema import case_schema
from engine.case.template import blank_case

__all__ = [*_rows, "CaseFault", "Fault", "blank_case", "case_from_values", "case_schema", "read_case", "read_case_text"]

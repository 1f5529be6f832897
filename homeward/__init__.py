"""Where people work: the command line, the case files it reads and writes, and the shipped casebook."""

from __future__ import annotations

from typing import Final

__version__: Final = "0.1.0"
"""The version of the software, as pyproject.toml has it; a test holds the two together."""

"""The answer as one HTML page that a supervisor reads: it asks for nothing from outside and runs no script."""

from __future__ import annotations

from explanations.html.page import page

__all__ = ["page"]

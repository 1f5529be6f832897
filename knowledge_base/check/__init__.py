"""Checks the knowledge: ids, citations, links, factors, parameters, tables, cards, rules and what gives what.

It knows no engine. The conditions of the rules come as plain data, from `conditions.json` or freshly read from the
code by whoever calls; given fresh ones, the stored ones must be the same.
"""

from __future__ import annotations

from knowledge_base.check.checking import accept_knowledge, check_knowledge, compile_knowledge
from knowledge_base.check.report import Report

__all__ = ["Report", "accept_knowledge", "check_knowledge", "compile_knowledge"]

"""The digest of each casebook answer and of a few random ones: what a process under another hash seed must repeat."""

from __future__ import annotations

import hashlib

from casebook_check import cases
from random_cases import generate

from engine.assess import assess
from engine.case import case_from_values, read_case
from explanations import canonical_json, spine


def digests() -> list[str]:
    """One digest per case, in a fixed order."""
    found = [read_case(path) for path in cases()] + [case_from_values(generate(seed)) for seed in range(10)]
    return [hashlib.sha256(canonical_json(spine(assess(case))).encode()).hexdigest() for case in found]

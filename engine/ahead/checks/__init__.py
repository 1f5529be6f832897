"""Whether plans, agreements and goals hold what they are to hold."""

CHECKS = {}  # type: ignore[var-annotated]

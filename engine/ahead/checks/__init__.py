"""Whether plans, agreements and goals hold what they are to hold."""

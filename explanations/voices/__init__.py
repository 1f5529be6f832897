"""One answer, many voices: the page for a worker, a supervisor, a panel, a parent, and a child or young person.

All are made from the one answer; none reasons. What a reader may not see is marked and counted, never left out unseen.
"""

from __future__ import annotations

from explanations.voices.depth import DEPTHS
from explanations.voices.pages import pages_for, told_pages
from explanations.voices.withheld import FAMILY_READERS, READERS, spine_for

__all__ = ["DEPTHS", "FAMILY_READERS", "READERS", "pages_for", "spine_for", "told_pages"]

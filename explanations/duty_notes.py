"""What a person reads about how the day of a duty was found: the words for the notes of `engine.gather.duty_read`."""

from __future__ import annotations

from typing import Final

NOTES_SAID: Final[dict[str, str]] = {
    "no_start_recorded": "The day the legal status began is not recorded.",
    "no_return_day": "The day the child came home is not recorded.",
    "no_day_planned": "No day is planned for the return yet.",
    "planned_day_passed": "The planned day is over and no return is recorded.",
    "no_birth_recorded": "Whether it is asked depends on age, and no birth is recorded.",
    "birth_not_exact": "Whether it is asked depends on age, and the day of birth is not known exactly.",
    "review_undated": "A review without its day may be the one.",
    "found_not_done": "The record says that it was not done.",
    "done_late": "It was done after its day.",
    "done_before_this_care": "What is on record belongs to an earlier time in care.",
    "moves_not_recorded": "Counted from the day care began or a return ended: a case file does not hold moves in care.",
    "assessment_waits": "It waits for the assessment and the review.",
    "decision_waits": "It waits for the decision.",
    "hours_not_recorded": "The law counts hours and the record days: the real end can be earlier than this day.",
    "extension_not_recorded": "Whether the order was extended is not recorded; the day is the last it could run to.",
    "no_day_in_law": "No day is set for it.",
    "counted_from_first_interim_order": "Counted from the first interim order: the application is not on file.",
    "runs_at_least_until": "The day is the end of the least time.",
    "order_usual_end": "The day is the usual end of the order.",
    "order_longest_end": "The day is the longest the order can run to.",
    "order_past_longest": "The order is past the longest it can run.",
}
"""By note. Those that say no more than the sentence of the duty does have no words of their own."""

SAID_BY_THE_DUTY: Final = frozenset({"", "not_recorded", "no_visit_recorded"})
"""The notes that the sentence of the duty says already."""

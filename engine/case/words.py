"""The words a case file may use where the framework fixes them, each list once."""

from __future__ import annotations

from typing import Final, Literal

Stage = Literal["stage_1", "stage_2", "stage_3", "stage_4", "stage_5"]
BornPrecision = Literal["day", "month", "year"]
Precision = Literal["day", "month", "year", "about", "before", "between"]
CareKind = Literal["day_to_day", "overnight", "sole"]
MemberAs = Literal["parent", "partner", "visitor", "carer", "relative"]
LegalStatus = Literal[
    "s20", "s31", "s38", "police_protection", "epo", "pre_proceedings", "edge_of_care", "supervision_order", "sgo",
    "remand", "none",
]  # fmt: skip
SourceKind = Literal[
    "self_report", "social_worker", "health", "school", "police", "adult_service", "carer", "child", "family_network",
    "test_result", "court", "anonymous", "guardian", "other",
]  # fmt: skip
RestsOn = Literal["seen", "tested", "document", "told"]
Direction = Literal["concern", "strength"]
StandingWord = Literal["established", "alleged", "disputed", "disproved", "not_proved"]
Severity = Literal["minor", "moderate", "serious", "grave"]
Status = Literal["present", "being_addressed", "addressed", "absent", "disputed", "unknown"]
Found = Literal["absent", "present"]
Domain = Literal["abuse", "child", "parent", "parenting", "family", "professional", "social"]
ClaimDirection = Literal["favourable", "unfavourable"]
ClaimAbout = Literal["factor", "plan", "return"]
Level = Literal["none", "limited", "evidenced", "sustained"]
WishWord = Literal["yes", "ambivalent", "no"]
WindowLength = Literal["shorter", "sustained"]
FamilyTimeLevel = Literal["supervised", "community", "unsupervised", "overnight"]
ServiceState = Literal["requested", "waiting", "started", "ended", "refused"]
Class = Literal["severe", "high", "medium", "low", "not_classified"]
Point = Literal["rc1", "rc2", "rc3", "rc_event"]
Answer = Literal["accepted", "explained", "disputed"]
Reader = Literal["supervisor", "panel", "parent", "child"]
"""Who a page can be written for, other than the worker who keeps the file and so sees all of it."""

CARE_STATUSES: Final = frozenset({"s20", "s31", "s38", "police_protection", "epo"})
"""The statuses under which a child is in care (reading D8)."""

PARENT_RELATIONS: Final = frozenset(
    {"mother", "father", "parent", "adoptive_mother", "adoptive_father", "adoptive_parent"}
)
"""The relations that make an adult a parent of the child (reading H3)."""

CARE_OF_CHILD: Final = "care_of_child"
"""The problem of its own that a capacity row may name instead of a factor (semantics 3.6)."""

"""The evaluator's own copy of the factors and numbers, typed by hand from the facts sheet and the readings.

Nothing here is read from the knowledge base: the point of the evaluator is that a slip in one of the two copies
shows as a difference. Domain is the second word of a factor's id, except where `domain_of` says otherwise.
"""

from __future__ import annotations

# Numbers (semantics 1.4, 1.7, 2.1, 3.3, 3.6, 4.4).
ABOUT_DAYS = 31
SHORTER_DAYS = 92
SUSTAINED_DAYS = 183
RUN_GAP_DAYS = 62
RUN_LAST_DAYS = 62
STALE_DAYS = 183
CONTEST_DAYS_ADDRESSED = 183
CONTEST_DAYS_OTHER = 92
POSSIBLE_MONTHS = 24
SESSION_COUNT = 4
SESSION_GAP_DAYS = 31
WORD_AGE_YEARS = 5

# Risk factors: facts sheet 3.2, with rf_parent_concealment from semantics 3.5.
STATIC_RISK = (
    "rf_abuse_severe_physical",
    "rf_abuse_growth_failure",
    "rf_abuse_mixed",
    "rf_abuse_previous",
    "rf_abuse_sexual_penetrative",
    "rf_abuse_fii",
    "rf_abuse_sadistic",
    "rf_abuse_other_child_killed_harmed",
    "rf_abuse_prior_removal",
    "rf_child_delay_special_needs",
    "rf_child_very_young",
    "rf_child_over_10",
    "rf_child_disability",
    "rf_parent_ld",
    "rf_parent_criminality",
    "rf_parent_young",
)
# Mixed, static history and current behaviour (S5). Core ones are read as dynamic always.
MIXED_CORE = ("rf_abuse_neglect", "rf_abuse_no_explanation")
MIXED_OTHER = ("rf_parent_antisocial", "rf_parent_ld_mh", "rf_parent_own_abuse_unrecognised", "rf_family_large")
DYNAMIC_RISK = (
    "rf_abuse_recent",
    "rf_child_mental_health",
    "rf_child_behaviour",
    "rf_child_ambivalent",
    "rf_parent_noncompliance",
    "rf_parent_denial",
    "rf_parent_concealment",
    "rf_parent_substance",
    "rf_parent_psychosis",
    "rf_parent_mental_health",
    "rf_parent_ambivalent",
    "rf_parenting_disordered_attachment",
    "rf_parenting_no_empathy",
    "rf_parenting_poor_competency",
    "rf_parenting_own_needs_first",
    "rf_parenting_hostile_view",
    "rf_family_conflict_violence",
    "rf_family_stress",
    "rf_family_power",
    "rf_family_new_partner",
    "rf_family_poor_wider_relations",
    "rf_prof_resources",
    "rf_prof_ineptitude",
    "rf_prof_turnover",
    "rf_prof_no_assessment",
    "rf_prof_no_contingency",
    "rf_social_isolation",
    "rf_social_no_support",
    "rf_social_neighbourhood",
    "rf_social_housing",
    "rf_social_debt",
    "rf_social_extrafamilial",
)
RISK = STATIC_RISK + MIXED_CORE + MIXED_OTHER + DYNAMIC_RISK

# Protective factors: facts sheet 3.3.
STATIC_PROTECTIVE = ("pf_abuse_less_severe", "pf_child_later_onset")
DYNAMIC_PROTECTIVE = (
    "pf_abuse_severe_but_compliant",
    "pf_child_healthy",
    "pf_child_attribution",
    "pf_child_one_good_relationship",
    "pf_parent_nonabusive_partner",
    "pf_parent_engages",
    "pf_parent_recognises",
    "pf_parent_responsibility",
    "pf_parent_mh_treatable",
    "pf_parent_adapted_childhood",
    "pf_parenting_attachment",
    "pf_parenting_empathy",
    "pf_parenting_competence",
    "pf_family_no_da",
    "pf_family_nonabusive_partner",
    "pf_family_capacity_change",
    "pf_family_extended_support",
    "pf_prof_relationship_child",
    "pf_prof_outreach",
    "pf_prof_partnership",
    "pf_social_support",
    "pf_social_childcare",
    "pf_social_volunteers",
    "pf_social_school",
    "pf_planned_support",
)
PROTECTIVE = STATIC_PROTECTIVE + DYNAMIC_PROTECTIVE


def domain_of(factor: str) -> str:
    """The domain a factor belongs to (facts sheet 3.2, 3.3): abuse, child, parent, parenting, family,
    professional, social."""
    if factor == "pf_planned_support":
        return "professional"
    word = factor.split("_")[1]
    return "professional" if word == "prof" else word


def is_risk(factor: str) -> bool:
    return factor.startswith("rf_")


# Who can vote for protection (V5). pf_family_capacity_change follows capacity and is asked apart.
VOTING_PROTECTIVE = tuple(
    factor
    for factor in DYNAMIC_PROTECTIVE
    if domain_of(factor) != "professional" and factor not in ("pf_child_healthy", "pf_family_capacity_change")
)
LOOKED_FOR_DOMAINS = ("abuse", "child", "parent", "parenting", "family", "social")

# Matching pairs: facts sheet 3.3, last paragraph. rf_abuse_severe_* is one factor today.
_PAIRS = (
    ("rf_parent_denial", "pf_parent_recognises"),
    ("rf_parent_noncompliance", "pf_parent_engages"),
    ("rf_parenting_no_empathy", "pf_parenting_empathy"),
    ("rf_parenting_disordered_attachment", "pf_parenting_attachment"),
    ("rf_parenting_poor_competency", "pf_parenting_competence"),
    ("rf_parent_own_abuse_unrecognised", "pf_parent_adapted_childhood"),
    ("rf_parent_mental_health", "pf_parent_mh_treatable"),
    ("rf_family_conflict_violence", "pf_family_no_da"),
    ("rf_social_isolation", "pf_social_support"),
    ("rf_social_isolation", "pf_family_extended_support"),
    ("rf_prof_resources", "pf_prof_outreach"),
    ("rf_prof_resources", "pf_planned_support"),
    ("rf_abuse_severe_physical", "pf_abuse_severe_but_compliant"),
)


def pairs_of(factor: str) -> set[str]:
    """The matched pair or pairs of a factor, whichever side it stands on."""
    return {b for a, b in _PAIRS if a == factor} | {a for a, b in _PAIRS if b == factor}


# Core factors (semantics 3.5; V3, V4).
CARE_AND_HARM = ("rf_abuse_neglect", "rf_abuse_recent", "rf_abuse_no_explanation")
HARM_BEARING_OTHERS = (
    "rf_parent_substance",
    "rf_family_conflict_violence",
    "rf_parent_mental_health",
    "rf_family_new_partner",
)
HARM_BEARING = HARM_BEARING_OTHERS + CARE_AND_HARM
CORE_OTHERS_ADULT = ("rf_parent_noncompliance", "rf_parent_denial", "rf_parent_concealment", "rf_social_no_support")
CORE_OTHERS_CHILD = ("rf_child_behaviour",)
WISHES_ONLY = ("rf_parent_ambivalent", "rf_child_ambivalent")

# What a static factor, or a mixed one that is not core, speaks through (S6). rf_abuse_prior_removal adds more.
COUNTERPARTS = {
    "rf_abuse_severe_physical": ("rf_parent_denial", "rf_abuse_recent"),
    "rf_abuse_sadistic": ("rf_parent_denial", "rf_abuse_recent"),
    "rf_abuse_other_child_killed_harmed": ("rf_parent_denial", "rf_abuse_recent"),
    "rf_abuse_fii": ("rf_parent_denial", "rf_abuse_recent"),
    "rf_abuse_sexual_penetrative": ("rf_parent_denial", "rf_abuse_recent"),
    "rf_abuse_growth_failure": ("rf_abuse_neglect",),
    "rf_abuse_previous": ("rf_abuse_neglect",),
    "rf_abuse_mixed": ("rf_abuse_neglect",),
    "rf_parent_criminality": ("rf_family_conflict_violence",),
    "rf_parent_antisocial": ("rf_family_conflict_violence",),
    "rf_parent_ld": ("rf_parenting_poor_competency",),
    "rf_parent_young": ("rf_parenting_poor_competency",),
    "rf_child_disability": ("rf_parenting_poor_competency",),
    "rf_child_delay_special_needs": ("rf_parenting_poor_competency",),
    "rf_child_very_young": ("rf_parenting_poor_competency",),
    "rf_family_large": ("rf_parenting_poor_competency",),
    "rf_parent_ld_mh": ("rf_parenting_poor_competency", "rf_parent_mental_health"),
    "rf_parent_own_abuse_unrecognised": ("rf_parent_denial",),
    "rf_child_over_10": ("rf_child_behaviour",),
    "rf_abuse_prior_removal": ("rf_abuse_neglect",),
}
RED_LIST = (
    "rf_abuse_other_child_killed_harmed",
    "rf_abuse_sadistic",
    "rf_abuse_fii",
    "rf_abuse_sexual_penetrative",
    "rf_abuse_severe_physical",
    "rf_abuse_prior_removal",
)


def is_adults_behaviour(factor: str) -> bool:
    """C11: whether a reason on this factor is something an adult does and can change."""
    if factor in ("rf_parent_ld", "rf_parent_young", "rf_parent_ambivalent", "rf_family_large"):
        return False
    return is_risk(factor) and domain_of(factor) in ("abuse", "parent", "parenting", "family")


ATTENDANCE_TYPES = (
    "service_taken",
    "service_finished",
    "treatment_started",
    "treatment_finished",
    "appointment_kept",
    "agreement_made",
)
CARE_STATUSES = ("s20", "s31", "s38", "police_protection", "epo")
DIRECTNESS = {"tested": 4, "seen": 3, "document": 2, "told": 1}

# Orders, from better to worse.
STATUS_ORDER = ("absent", "addressed", "being_addressed", "present")
PROTECTIVE_RATING_ORDER = ("present", "being_addressed", "addressed", "absent")
LEVEL_ORDER = ("sustained", "evidenced", "limited", "none")
WISH_ORDER = ("yes", "ambivalent", "no")
VOTE_ORDER = ("low", "medium", "high")
CLASS_ORDER = ("low", "medium", "high", "severe")


def worst_of(values: list[str], order: tuple[str, ...]) -> str:
    """The worst of some values; `order` runs from better to worse. Raises ValueError on an empty list."""
    return max(values, key=order.index)


def best_of(values: list[str], order: tuple[str, ...]) -> str:
    """The best of some values; `order` runs from better to worse. Raises ValueError on an empty list."""
    return min(values, key=order.index)

"""The words that `random_cases` draws from: factors by kind, sources, event types, levels."""

from __future__ import annotations

BEHAVIOUR = (
    "rf_parent_substance",
    "rf_family_conflict_violence",
    "rf_abuse_neglect",
    "rf_parent_mental_health",
    "rf_parenting_poor_competency",
    "rf_parent_denial",
    "rf_abuse_recent",
    "rf_abuse_no_explanation",
    "rf_family_new_partner",
    "rf_parent_noncompliance",
)
ADULT_FACTORS = (
    *BEHAVIOUR,
    "rf_parent_concealment",
    "rf_social_no_support",
    "rf_social_isolation",
    "rf_social_housing",
    "rf_family_stress",
    "rf_parent_psychosis",
    "rf_parenting_no_empathy",
    "rf_parent_ambivalent",
)
CHILD_FACTORS = ("rf_child_behaviour", "rf_child_mental_health", "rf_child_ambivalent")
STATIC_ADULT = (
    "rf_abuse_severe_physical",
    "rf_abuse_previous",
    "rf_abuse_prior_removal",
    "rf_abuse_prior_removal",
    "rf_abuse_fii",
    "rf_parent_ld",
    "rf_parent_criminality",
    "rf_parent_young",
)
STATIC_CHILD = ("rf_child_disability", "rf_child_over_10", "rf_child_very_young")
MIXED = ("rf_parent_antisocial", "rf_parent_ld_mh", "rf_parent_own_abuse_unrecognised", "rf_family_large")
PROTECTIVE = (
    "pf_social_support",
    "pf_parent_recognises",
    "pf_parent_engages",
    "pf_parenting_competence",
    "pf_parent_mh_treatable",
    "pf_family_no_da",
    "pf_child_one_good_relationship",
    "pf_family_extended_support",
    "pf_social_school",
)
# The core questions, and what static factors most often speak through: one check and one rating of each answers them.
ANSWERED_BY_ONE_CHECK = (
    "rf_parent_substance",
    "rf_family_conflict_violence",
    "rf_parent_mental_health",
    "rf_abuse_neglect",
    "rf_abuse_recent",
    "rf_abuse_no_explanation",
    "rf_family_new_partner",
    "rf_parent_noncompliance",
    "rf_parent_denial",
    "rf_parent_concealment",
    "rf_social_no_support",
    "rf_child_behaviour",
    "rf_parenting_poor_competency",
)
RED_LIST = (
    "rf_abuse_other_child_killed_harmed",
    "rf_abuse_sadistic",
    "rf_abuse_fii",
    "rf_abuse_sexual_penetrative",
    "rf_abuse_severe_physical",
    "rf_abuse_prior_removal",
)
OFFICIAL = ("court", "test_result", "police", "health", "social_worker", "adult_service", "school", "guardian")
ORDINARY_SOURCES = ("health", "school", "adult_service", "carer")
SOURCES = (
    "self_report",
    "self_report",
    "social_worker",
    "social_worker",
    "health",
    "school",
    "police",
    "adult_service",
    "carer",
    "child",
    "family_network",
    "test_result",
    "court",
    "anonymous",
    "guardian",
    "other",
)
EVENT_TYPES = (
    "home_visit",
    "home_visit",
    "drug_test",
    "police_callout",
    None,
    "service_taken",
    "service_finished",
    "treatment_started",
    "treatment_finished",
    "appointment_kept",
    "agreement_made",
)
LEVELS = ("none", "limited", "evidenced", "sustained")

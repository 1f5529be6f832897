"""Indicators: what the record shows of each thing that goes with returns that end (facts sheet 4.1 and 4.2).

One plain function for each breakdown factor that says what it is read from, run before pass PLAN. It looks up and
counts, and concludes nothing. What research found about many families says nothing about the odds of one child.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from engine.ahead.indicators import child, family, plan, work
from engine.ahead.indicators.read import IndicatorRead
from engine.gates.at import At

INDICATORS: Final[Mapping[str, Callable[[At], IndicatorRead]]] = MappingProxyType(
    {
        "bd_age_over_10": child.age_over_10,
        "bd_child_ebd": child.behaviour_or_distress,
        "bd_parent_ambivalent": family.ambivalent,
        "bd_parent_isolated": family.isolated,
        "bd_shallow_assessment": work.shallow,
        "bd_no_assessment": work.no_assessment,
        "bd_risks_implicit": work.implicit_risks,
        "bd_services_inadequate": work.inadequate_services,
        "bd_problems_unaddressed": family.unaddressed,
        "bd_substance": family.substance,
        "bd_safety_plan_partial": plan.partial_safety,
        "bd_no_contingency": plan.no_contingency,
        "bd_poor_planning": plan.poor_planning,
        "bd_poor_monitoring": plan.poor_monitoring,
        "bd_res_substance": family.substance,
        "bd_res_no_treatment": family.no_treatment,
        "bd_res_unresolved": family.unresolved,
        "bd_res_unplanned": plan.unplanned,
        "bd_res_no_support": work.no_support,
        "bd_res_closed_early": plan.closed_early,
        "bd_res_previous_failed": child.previous_return,
        "bd_res_age_neglect": child.age_and_neglect,
        "bd_res_minimise": work.minimised,
        "bd_res_too_many_chances": work.too_many_chances,
        "bd_res_persistent_neglect": child.lasting_neglect,
        "bd_res_more_placements": child.more_placements,
        "bd_res_short_care": child.short_care,
        "bd_res_voluntary": child.voluntary,
        "bd_res_removed_unsafe_care": plan.unsafe_care,
        "bd_res_residential": child.residential,
        "bd_res_da_mh": family.problems_in_the_home,
    }
)
"""How each indicator is read, by its id and in the order of the catalogue of breakdown factors."""

__all__ = ["INDICATORS", "IndicatorRead"]

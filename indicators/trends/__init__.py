"""Pure: is an indicator on course? Only names what other modules may use.

The rule is in judging.py in English and in rule.py in Dutch, as the site shows it.
"""

from indicators.trends.assessment import Assessment, assess, count_states
from indicators.trends.rule import RULE

__all__ = ["RULE", "Assessment", "assess", "count_states"]

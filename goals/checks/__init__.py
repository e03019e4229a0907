"""Quality of a tree: what a good adviser would notice (design 7), each with a way out. Pure, on an outline.

`check_tree(outline)` gives the Report: findings, what may stay, and how complete the tree is.
"""

from goals.checks.catalogue import CHECKS
from goals.checks.check import Check, Fix
from goals.checks.report import Finding, Report, check_tree, told

__all__ = ["CHECKS", "Check", "Finding", "Fix", "Report", "check_tree", "told"]

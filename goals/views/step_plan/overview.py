"""Step 8: the totaaloverzicht, also the page to print."""

from goals.enums import Level
from goals.step_plans.overview import branches_of, gaps_of, indicators_of, raakvlakken_of
from goals.step_plans.steps import OVERVIEW
from goals.views.step_plan.page import show


def show_overview(place):
    """The step: effect, doelstelling, subdoelstelling and prestatie, and what is missing."""
    contents = place.contents
    branches = branches_of(contents)
    tree = place.plan.goal_tree
    confirmed, signalled = raakvlakken_of(place.request.user, contents, branches)
    context = {
        "branches": branches,
        "indicators": indicators_of(branches),
        "gaps": gaps_of(contents, branches),
        "confirmed": confirmed,
        "signalled": signalled,
        "unfinished": [cluster for cluster in contents.clusters if cluster.goal is None],
        "loose": contents.loose,
        "words": {level.value: level.named(tree.level_names if tree else {}) for level in Level},
    }
    return show(place, OVERVIEW, context)

"""Addresses of goals in the API, and what answers tell."""

GOALS = "/api/v1/doelen"
NOT_THERE = "Dit doel is er niet, of u mag het niet zien."


def address(goal, rest=""):
    """The address of a goal, or of what belongs to it."""
    return f"{GOALS}/{goal.pk}{rest}"


def titles(response):
    """The titles on a page of a list."""
    return [row["titel"] for row in response.json()["results"]]

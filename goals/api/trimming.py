"""Less of the JSON of a tree: only so deep, or only some keys of its goals. Pure."""

ALWAYS = ("id", "nummer", "niveau", "kinderen")


def trim(data, depth=None, keys=None):
    """The JSON of a tree down to `depth` steps (1: the top), its goals with these `keys` only.

    None leaves all. Projects stand once in the tree, so they go when no goal names them.
    """
    shown = {**data, "doelen": [_trim(goal, depth, keys) for goal in data["doelen"]]}
    if keys is not None and "projecten" not in keys:
        shown["projecten"] = []
    return shown


def _trim(goal, depth, keys):
    shown = goal if keys is None else {key: goal[key] for key in goal if key in keys or key in ALWAYS}
    deeper = depth and depth - 1
    children = [] if deeper == 0 else [_trim(child, deeper, keys) for child in goal["kinderen"]]
    return {**shown, "kinderen": children}

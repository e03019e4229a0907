"""The rule of the database that the sides of a raakvlak are of their domains (design 5).

A goal without a domain of its own has that of the nearest goal above it, else that of its tree.
Domains that change later are the concern of the writers: goals/projects/ and goals/assessment/.
"""

DOMAIN_OF_GOAL = """
    SELECT COALESCE(
        (SELECT above.domain FROM goals_goal above
         WHERE above.mptt_tree = side.mptt_tree AND above.lft <= side.lft AND above.rght >= side.rght
           AND above.domain <> '' ORDER BY above.lft DESC LIMIT 1),
        (SELECT tree.domain FROM goals_goaltree tree WHERE tree.id = side.goal_tree_id)
    ) FROM goals_goal side WHERE side.id = {goal}
"""
DOMAIN_OF_PROJECT = "SELECT side.domain FROM goals_project side WHERE side.id = {project}"


def _check(side, domain):
    of_goal = DOMAIN_OF_GOAL.format(goal=f"NEW.{side}_goal_id")
    of_project = DOMAIN_OF_PROJECT.format(project=f"NEW.{side}_project_id")
    return f"""
        IF COALESCE(({of_project}), ({of_goal}), '') <> '{domain}' THEN
            RAISE EXCEPTION 'the {side} side of a raakvlak is not {domain}' USING ERRCODE = 'check_violation';
        END IF;
    """


SIDES_IN_THEIR_DOMAIN = _check("social", "sociaal") + _check("physical", "fysiek") + "RETURN NEW;"

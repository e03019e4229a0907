"""The numbers of the pages of raakvlakken counted a second time, in SQL that shares nothing with our code.

Belongs here: one question to the database for each number. What the numbers mean is on the page
itself, under ‘Hoe tellen we?’.
"""

from datetime import timedelta

from django.db import connection
from django.utils import timezone

BASE = """
WITH RECURSIVE living AS (
    SELECT goal.id, goal.level, goal.goal_tree_id AS tree, NULL::uuid AS above,
           COALESCE(NULLIF(goal.domain, ''), tree.domain) AS domain
    FROM goals_goal goal
    JOIN goals_goaltree tree ON tree.id = goal.goal_tree_id
    JOIN goals_goal root ON root.id = goal.parent_id AND root.parent_id IS NULL
    WHERE tree.organisation_id = %(organisation)s AND tree.removed_at IS NULL AND goal.removal_id IS NULL
    UNION ALL
    SELECT goal.id, goal.level, goal.goal_tree_id, living.id, COALESCE(NULLIF(goal.domain, ''), living.domain)
    FROM goals_goal goal JOIN living ON living.id = goal.parent_id
    WHERE goal.removal_id IS NULL
),
upward (id, above) AS (
    SELECT id, id FROM living
    UNION
    SELECT upward.id, living.above FROM upward JOIN living ON living.id = upward.above
    WHERE living.above IS NOT NULL
),
working AS (
    SELECT id, domain FROM goals_project
    WHERE organisation_id = %(organisation)s AND removed_at IS NULL AND phase <> 'gestopt'
),
tags (thing, term) AS (
    SELECT thing, term_id FROM (
        SELECT goal_id AS thing, term_id FROM goals_goalterm
        UNION SELECT project_id, term_id FROM goals_projectterm
    ) every JOIN organisations_term word ON word.id = term_id WHERE word.removed_at IS NULL
),
elements (id, domain) AS (SELECT id, domain FROM living UNION ALL SELECT id, domain FROM working),
links (source, goal) AS (
    SELECT project_id, goal_id FROM goals_projectcontribution
    UNION SELECT goal_id, target_id FROM goals_contribution
),
touching AS (
    SELECT COALESCE(social_goal_id, social_project_id) AS social,
           COALESCE(physical_goal_id, physical_project_id) AS physical,
           status = 'bevestigd' AS confirmed, FALSE AS linked, signalled_at AS found
    FROM goals_raakvlak WHERE status IN ('bevestigd', 'gesignaleerd')
    UNION ALL
    SELECT CASE source.domain WHEN 'sociaal' THEN source.id ELSE goal.id END,
           CASE source.domain WHEN 'sociaal' THEN goal.id ELSE source.id END, TRUE, TRUE, NULL
    FROM links JOIN elements source ON source.id = links.source JOIN living goal ON goal.id = links.goal
    WHERE source.domain <> goal.domain AND source.domain <> '' AND goal.domain <> ''
),
pairs AS (
    SELECT social, physical, bool_or(confirmed) AS confirmed, bool_or(linked) AS linked, max(found) AS found
    FROM touching JOIN elements one ON one.id = social JOIN elements other ON other.id = physical
    GROUP BY social, physical
),
stands (side, goal) AS (
    SELECT id, id FROM living
    UNION SELECT working.id, living.id
    FROM links JOIN working ON working.id = links.source
    JOIN living ON living.id = links.goal AND living.domain = working.domain
),
asked AS (
    SELECT * FROM pairs
    WHERE %(status)s IN ('', CASE WHEN confirmed THEN 'bevestigd' ELSE 'gesignaleerd' END)
      AND (%(terms)s::bigint[] <@ ARRAY(SELECT term FROM tags WHERE thing = social)
           OR %(terms)s::bigint[] <@ ARRAY(SELECT term FROM tags WHERE thing = physical))
),
rows_everywhere AS (
    SELECT asked.*, living.id AS goal, %(tree)s::uuid IS NULL OR living.tree = %(tree)s::uuid AS in_tree
    FROM asked LEFT JOIN stands ON stands.side = asked.social LEFT JOIN living ON living.id = stands.goal
),
rows_in_tree AS (
    SELECT * FROM rows_everywhere one
    WHERE in_tree OR %(tree)s::uuid IS NULL OR (
        NOT EXISTS (SELECT FROM rows_everywhere other WHERE other.in_tree
                    AND (other.social, other.physical) = (one.social, one.physical))
        AND EXISTS (SELECT FROM stands JOIN living ON living.id = stands.goal
                    WHERE stands.side = one.physical AND living.tree = %(tree)s::uuid))
),
placed AS (
    SELECT DISTINCT social, physical, confirmed, linked, found, goal FROM rows_in_tree WHERE %(level)s = ''
    UNION
    SELECT DISTINCT social, physical, confirmed, linked, found, living.id
    FROM rows_in_tree JOIN upward ON upward.id = goal
    JOIN living ON living.id = upward.above AND living.level = %(level)s
    WHERE %(level)s <> ''
),
counted AS (
    SELECT id FROM living
    WHERE (%(tree)s::uuid IS NULL OR tree = %(tree)s::uuid) AND %(level)s IN ('', level)
),
ways (below, above) AS (
    SELECT id, above FROM living WHERE above IS NOT NULL
    UNION SELECT contribution.goal_id, contribution.target_id
    FROM goals_contribution contribution
    JOIN living below ON below.id = contribution.goal_id
    JOIN living above ON above.id = contribution.target_id
    WHERE %(contributions)s
),
reached (goal, project) AS (
    SELECT living.id, working.id
    FROM goals_projectcontribution link
    JOIN living ON living.id = link.goal_id JOIN working ON working.id = link.project_id
    WHERE %(terms)s::bigint[] <@ ARRAY(SELECT term FROM tags WHERE thing = working.id)
    UNION
    SELECT ways.above, reached.project FROM reached JOIN ways ON ways.below = reached.goal
),
served AS (
    SELECT counted.id, count(*) FILTER (WHERE working.domain = 'sociaal') AS social,
           count(*) FILTER (WHERE working.domain = 'fysiek') AS physical
    FROM counted LEFT JOIN reached ON reached.goal = counted.id
    LEFT JOIN working ON working.id = reached.project
    GROUP BY counted.id
),
wide AS (SELECT social, physical, confirmed, linked, found FROM placed GROUP BY 1, 2, 3, 4, 5),
columns (physical, term) AS (
    SELECT wide.physical, word.id
    FROM (SELECT DISTINCT physical FROM wide) wide
    LEFT JOIN (tags JOIN organisations_term word ON word.id = tags.term AND word.kind = 'beleidsveld')
    ON tags.thing = wide.physical
)
"""
SENTENCE = """
SELECT (SELECT count(*) FROM counted),
       (SELECT count(*) FROM served WHERE social > 0 AND physical > 0),
       (SELECT count(*) FROM served WHERE (social > 0) <> (physical > 0)),
       (SELECT count(*) FROM served WHERE social + physical = 0),
       (SELECT count(*) FROM served WHERE social > 0 AND physical = 0),
       (SELECT count(*) FROM served WHERE social = 0 AND physical > 0),
       (SELECT count(*) FROM wide WHERE confirmed),
       (SELECT count(*) FROM wide WHERE linked),
       (SELECT count(*) FROM wide WHERE NOT confirmed AND found >= %(since)s)
"""
NUMBERS = ("goals", "both", "one", "none", "social", "physical", "confirmed", "linked", "fresh")
CELLS = """
SELECT placed.goal, columns.term, count(*) FILTER (WHERE confirmed), count(*) FILTER (WHERE NOT confirmed)
FROM placed JOIN columns USING (physical) GROUP BY placed.goal, columns.term
"""
ROWS = """
SELECT goal, count(*) FILTER (WHERE confirmed), count(*) FILTER (WHERE NOT confirmed)
FROM placed GROUP BY goal
"""
COLUMNS = """
SELECT term, count(*) FILTER (WHERE confirmed), count(*) FILTER (WHERE NOT confirmed)
FROM wide JOIN columns USING (physical) GROUP BY term
"""
TOTAL = "SELECT count(*) FILTER (WHERE confirmed), count(*) FILTER (WHERE NOT confirmed) FROM wide"
PLACES = """
SELECT place.id,
    (SELECT count(*) FROM working w JOIN tags ON thing = w.id AND term = place.id
     WHERE domain = 'sociaal' AND w.id IN (SELECT * FROM asked_projects)),
    (SELECT count(*) FROM working w JOIN tags ON thing = w.id AND term = place.id
     WHERE domain = 'fysiek' AND w.id IN (SELECT * FROM asked_projects)),
    (SELECT count(*) FROM there WHERE term = place.id AND domain = 'sociaal'),
    (SELECT count(*) FROM there WHERE term = place.id AND domain = 'fysiek'),
    (SELECT count(*) FROM wide WHERE confirmed AND EXISTS
        (SELECT FROM tags WHERE thing IN (social, physical) AND term = place.id)),
    (SELECT count(*) FROM wide WHERE NOT confirmed AND EXISTS
        (SELECT FROM tags WHERE thing IN (social, physical) AND term = place.id))
FROM organisations_term place
WHERE place.kind = 'wijk' AND place.removed_at IS NULL AND place.organisation_id = %(organisation)s
"""
MORE = """,
asked_projects (id) AS (
    SELECT id FROM working WHERE %(terms)s::bigint[] <@ ARRAY(SELECT term FROM tags WHERE thing = working.id)
),
there AS (
    SELECT DISTINCT living.id, living.domain, term
    FROM living JOIN counted USING (id)
    LEFT JOIN goals_projectcontribution link ON link.goal_id = living.id
    JOIN tags ON thing = living.id OR (thing = link.project_id AND thing IN (SELECT * FROM asked_projects))
)
"""


class CountedAgain:
    """The numbers of one organisation, for what a page was asked."""

    def __init__(self, organisation, *, tree=None, level="", terms=(), status="", contributions=False):
        self.asked = {
            "organisation": organisation.pk,
            "tree": tree,
            "level": level,
            "terms": list(terms),
            "status": status,
            "contributions": contributions,
            "since": timezone.now() - timedelta(days=7),
        }

    def ask(self, question, base=BASE):
        with connection.cursor() as cursor:
            cursor.execute(base + question, self.asked)
            return cursor.fetchall()

    def sentence(self):
        """{name of a number: number} of the sentence and what stands below it."""
        return dict(zip(NUMBERS, self.ask(SENTENCE)[0], strict=True))

    def cells(self):
        """{(goal, word): (confirmed, signals)} of the matrix; None for what has none."""
        return {(goal, term): tuple(counts) for goal, term, *counts in self.ask(CELLS)}

    def rows(self):
        return {goal: tuple(counts) for goal, *counts in self.ask(ROWS)}

    def columns(self):
        return {term: tuple(counts) for term, *counts in self.ask(COLUMNS)}

    def total(self):
        return self.ask(TOTAL)[0]

    def served(self):
        """{goal: (social, physical)}: how many projects serve it."""
        return {goal: tuple(counts) for goal, *counts in self.ask("SELECT id, social, physical FROM served")}

    def places(self):
        """{wijk: (social projects, physical projects, social goals, physical goals, confirmed, signals)}."""
        return {place: tuple(counts) for place, *counts in self.ask(PLACES, BASE + MORE)}

"""The words to fetch trees and goals with; each starts from what a user may see."""

from django.db import models
from mptt.managers import TreeManager
from mptt.querysets import TreeQuerySet

from goals.enums import Audience, Phase
from organisations.permissions import EDITORS
from organisations.querysets import of_member

DOCUMENT = ("content", "content_gzip", "content_br")  # large: read only what is sent


class GoalTreeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Trees of the user's organisations, those in the recycle bin included."""
        return of_member(self, user)

    def alive(self):
        return self.filter(removed_at__isnull=True)

    def removed(self):
        return self.filter(removed_at__isnull=False)

    def with_goal_count(self):
        """Adds goal_count: how many living goals a tree has."""
        alive = models.Q(goals__removal__isnull=True, goals__parent__isnull=False)
        return self.annotate(goal_count=models.Count("goals", filter=alive))


class GoalQuerySet(TreeQuerySet):
    def visible_to(self, user):
        """Living goals of living trees of the user's organisations."""
        trees = of_member(self, user, "goal_tree__organisation__")
        return trees.alive().filter(goal_tree__removed_at__isnull=True)

    def alive(self):
        """Without what lies in the recycle bin and without the hidden roots."""
        return self.filter(removal__isnull=True, parent__isnull=False)

    def in_tree_order(self):
        return self.order_by("mptt_tree", "lft")


class GoalManager(TreeManager.from_queryset(GoalQuerySet)):
    """mptt's manager with our words."""


class OfGoalQuerySet(models.QuerySet):
    """What hangs at a goal: responsibilities, references, contributions."""

    def visible_to(self, user):
        things = of_member(self, user, "goal__goal_tree__organisation__")
        return things.filter(goal__removal__isnull=True, goal__goal_tree__removed_at__isnull=True)


class RemovalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Entries of the recycle bins of living trees of the user's organisations."""
        return of_member(self, user, "goal_tree__organisation__").filter(goal_tree__removed_at__isnull=True)


class ProjectQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Projects of the user's organisations, those in the recycle bin included."""
        return of_member(self, user)

    def alive(self):
        return self.filter(removed_at__isnull=True)

    def serving(self):
        """Living projects that serve the goals they hang at."""
        return self.alive().exclude(phase__in=[phase for phase in Phase if not phase.serves])

    def going_on(self):
        """Living projects that somebody works on, or will."""
        return self.alive().exclude(phase__in=[phase for phase in Phase if phase.is_over])

    def removed(self):
        return self.filter(removed_at__isnull=False)


class OfProjectQuerySet(models.QuerySet):
    """What belongs to a project: milestones, words, stories."""

    def visible_to(self, user):
        things = of_member(self, user, "project__organisation__")
        return things.filter(project__removed_at__isnull=True)


class ProjectContributionQuerySet(OfGoalQuerySet):
    def visible_to(self, user):
        """Links of which both the goal and the project are there."""
        return super().visible_to(user).filter(project__removed_at__isnull=True)


class FrozenVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Versions of living trees, without their documents.

        Advisers and programs see all of their organisation, council members what is published for
        them, everybody what is published for everybody.
        """
        living = self.filter(goal_tree__removed_at__isnull=True).defer(*DOCUMENT)
        return living.filter(_published(Audience.OPENBAAR) | _of_member(user, self.model))

    def in_order(self):
        """The newest first."""
        return self.order_by("-number")


def _published(*audiences):
    return models.Q(publication__audience__in=audiences)


def _of_member(user, model):
    """The versions that somebody sees as a member, or a program by its key."""
    organisation = "goal_tree__organisation__in"
    if not user.is_authenticated:
        return models.Q(pk__in=[])
    if user.key:
        mine = models.Q(**{organisation: [user.key.organisation_id]})
        return mine & user.key.reach.get(model, models.Q())
    memberships = user.memberships_by_organisation.items()
    editing = [pk for pk, membership in memberships if membership.role in EDITORS]
    every = models.Q(**{organisation: [pk for pk, _ in memberships]})
    return models.Q(**{organisation: editing}) | every & _published(Audience.RAAD)


class OfOrganisationQuerySet(models.QuerySet):
    """What an organisation has itself, and may throw away: werkingspaden, stappenplannen."""

    def visible_to(self, user):
        """Those of the user's organisations, those in the recycle bin included."""
        return of_member(self, user)

    def alive(self):
        return self.filter(removed_at__isnull=True)


class OfStepPlanQuerySet(models.QuerySet):
    """What belongs to a stappenplan: its effects, clusters and projects."""

    def visible_to(self, user):
        things = of_member(self, user, "step_plan__organisation__")
        return things.filter(step_plan__removed_at__isnull=True)


class RaakvlakQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Raakvlakken in the user's organisations of which both sides are there."""
        return of_member(self, user).alive()

    def serving(self):
        """Without those of a project that serves nothing."""
        over = [phase for phase in Phase if not phase.serves]
        return self.exclude(social_project__phase__in=over).exclude(physical_project__phase__in=over)

    def alive(self):
        """Without those of which a side, or the tree of a side, lies in a recycle bin."""
        for side in ("social", "physical"):
            self = self.filter(  # noqa: PLW0642 - a queryset that narrows
                models.Q(**{f"{side}_project__isnull": True})
                | models.Q(**{f"{side}_project__removed_at__isnull": True}),
                models.Q(**{f"{side}_goal__isnull": True})
                | models.Q(
                    **{
                        f"{side}_goal__removal__isnull": True,
                        f"{side}_goal__goal_tree__removed_at__isnull": True,
                    }
                ),
            )
        return self

"""The words to fetch indicators with; each starts from what a user may see."""

from functools import reduce
from operator import or_

from django.db import models

from organisations.models import Membership
from organisations.permissions import EDITORS
from organisations.querysets import of_member

SEARCHED = ("name", "number", "definition", "source")


class IndicatorQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Indicators of the user's organisations, those in the recycle bin included."""
        return of_member(self, user)

    def alive(self):
        return self.filter(removed_at__isnull=True)

    def removed(self):
        return self.filter(removed_at__isnull=False)

    def with_words(self, words):
        """Indicators that have every word in their name, number, definition or source."""
        found = self
        for word in words.replace("\0", " ").split():  # the database takes no such sign
            places = (models.Q(**{f"{field}__icontains": word}) for field in SEARCHED)
            found = found.filter(reduce(or_, places))
        return found

    def of_nobody(self):
        """Indicators that nobody is asked to fill in: without a keeper, or with one who may not edit."""
        keepers = Membership.objects.filter(
            user=models.OuterRef("keeper"), organisation=models.OuterRef("organisation"), role__in=EDITORS
        )
        return self.filter(~models.Exists(keepers))

    def in_order(self):
        """As people list them: by number, then by name."""
        return self.order_by("number", "name", "id")


class OfIndicatorQuerySet(models.QuerySet):
    """What belongs to an indicator: measurements, targets, the link with CBS."""

    def visible_to(self, user):
        things = of_member(self, user, "indicator__organisation__")
        return things.filter(indicator__removed_at__isnull=True)

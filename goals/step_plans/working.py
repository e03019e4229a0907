"""The door to writing in a stappenplan: permission, the lock of the portfolio, who did what last.

Order of locks: a function that also writes a tree takes the lock of the tree first.
"""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from goals import portfolio
from goals.models import StepPlan

GONE = "Dit stappenplan ligt in de prullenbak. Zet het eerst terug."


@contextmanager
def working(*, user, plan, step):
    """Check the permission, lock, and yield the StepPlan as it is now; notes who worked on `step`.

    Raises PermissionDenied, or ValidationError when the stappenplan lies in the recycle bin.
    """
    with portfolio.writing(user=user, organisation=plan.organisation):
        now = StepPlan.objects.alive().select_related("organisation").filter(pk=plan.pk).first()
        if now is None:
            raise ValidationError(GONE)
        yield now
        note = {"changed_at": timezone.now(), "changed_by": user, "worked_on": step}
        StepPlan.objects.filter(pk=plan.pk).update(step=Greatest(F("step"), step), **note)

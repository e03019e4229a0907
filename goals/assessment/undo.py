"""Undo of a judgement: tokens (history/undo_tokens.py) that say what it was before.

Taking back asks for the same permission and locks as judging, and never overwrites what a colleague
did since.
"""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from goals import portfolio
from goals.assessment.judging import GONE, JUDGEMENT, check_fits, judgement_of
from goals.enums import RaakvlakStatus
from goals.hanging import take_away
from goals.models import Contribution, ProjectContribution, Raakvlak
from goals.permissions import check_can_edit_projects
from history.undo_tokens import read_undo_token, undo_token

SALT = "goals.assessment.undo"
CHANGED = "Dit raakvlak is intussen opnieuw gewijzigd. Daarom zetten we het niet terug."
LINKS = {
    model._meta.model_name: model  # noqa: SLF001
    for model in (Contribution, ProjectContribution)
}


def of_judged(judged):
    """The token that takes a judging.Judged back."""
    link = judged.link
    data = {
        "raakvlak": str(judged.raakvlak.pk),
        "before": judged.before and _plain(judged.before),
        "after": _plain(judgement_of(judged.raakvlak)),
        "link": link and [link._meta.model_name, link.pk],  # noqa: SLF001
    }
    return undo_token(data, SALT)


def take_back(*, user, organisation, token):
    """Do what a token says.

    Raises ValidationError when it is too old, the raakvlak changed since, or is not there (any more);
    and PermissionDenied.
    """
    data = read_undo_token(token, SALT)
    check_can_edit_projects(user, organisation)
    raakvlak = Raakvlak.objects.filter(organisation=organisation, pk=data["raakvlak"]).first()
    if raakvlak is None:
        raise ValidationError(GONE)
    with transaction.atomic():
        if data["link"]:
            _unlink(user, *data["link"])  # trees come before the portfolio
        with portfolio.writing(user=user, organisation=organisation):
            raakvlak.refresh_from_db()
            if _plain(judgement_of(raakvlak)) != data["after"]:
                raise ValidationError(CHANGED)
            _restore(raakvlak, data["before"])


def _unlink(user, kind, pk):
    thing = LINKS[kind].objects.visible_to(user).select_related("goal__goal_tree").filter(pk=pk).first()
    if thing:
        take_away(user=user, thing=thing)


def _restore(raakvlak, before):
    if before is None:
        raakvlak.delete()
        return
    if before["status"] == RaakvlakStatus.GESIGNALEERD:
        check_fits(raakvlak)
    if before["judged_at"]:
        before["judged_at"] = datetime.fromisoformat(before["judged_at"])
    for name in JUDGEMENT:
        setattr(raakvlak, name, before[name])
    raakvlak.save(update_fields=[name.removesuffix("_id") for name in JUDGEMENT])


def _plain(judgement):
    moment = judgement["judged_at"]
    return judgement | {"judged_at": moment and moment.isoformat()}

"""The form of a project at a goal: how it contributes. Choosing the project is done in a list."""

from django import forms

from goals.account_forms import HangingForm
from goals.limits import LONGEST_EXPLANATION
from goals.models import ProjectContribution
from organisations.form_fields import reason_field, text_field


def explanation_field():
    """How a project contributes to a goal."""
    help_text = "In een of twee zinnen, bijvoorbeeld: kinderen hebben een plek om buiten te spelen."
    return text_field("Hoe draagt dit project bij?", help_text, LONGEST_EXPLANATION, rows=3)


class ProjectLinkForm(HangingForm):
    """How a project that hangs at a goal contributes to it."""

    model = ProjectContribution
    explanation = explanation_field()
    reason = reason_field()


class HangProjectForm(forms.Form):
    """What is said when a project is hung at a goal; it may be said later."""

    explanation = explanation_field()

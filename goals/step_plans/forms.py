"""The forms of the stappenplan: what people fill in, in plain Dutch.

Rules that must always hold are in the services of each step and in the database.
"""

from django import forms

from goals.enums import Domain
from goals.limits import LONGEST_TITLE
from history.edit_form import EditForm
from organisations.enums import TermKind
from organisations.form_fields import WRONG_CHOICE, choice_field, title_field


class PolicyFieldField(forms.ChoiceField):
    """One beleidsveld of the organisation, as a Term; None for none."""

    def offer(self, organisation):
        """Fill the list with the beleidsvelden of an organisation."""
        terms = organisation.terms.of_kind(TermKind.BELEIDSVELD).alive()
        self.terms = {str(term.pk): term for term in terms}
        named = [(key, term.name) for key, term in self.terms.items()]
        self.choices = [("", "geen, of nog niet bekend"), *named]

    def prepare_value(self, value):
        return str(getattr(value, "pk", value) or "")

    def to_python(self, value):
        return self.terms.get(super().to_python(value))

    def validate(self, value):
        """Any beleidsveld of the list will do; what is no longer in it counts as none."""


class StepPlanForm(EditForm):
    """What a stappenplan is about."""

    title = title_field(
        "Waar gaat het over?", "Schrijf op waar dit stappenplan over gaat.", max_length=LONGEST_TITLE
    )
    domain = choice_field("Vanuit welk domein kijkt u?", Domain.choices, widget=forms.RadioSelect)
    policy_field = PolicyFieldField(
        label="Beleidsveld", required=False, error_messages={"invalid_choice": WRONG_CHOICE}
    )

    def __init__(self, *args, organisation, plan=None, **kwargs):
        if plan:
            kwargs["initial"] = {name: getattr(plan, name) for name in self.base_fields}
        super().__init__(*args, **kwargs)
        self.fields["title"].help_text = "Bijvoorbeeld: Preventief jeugdbeleid, of Samen ouder worden."
        self.fields["domain"].help_text = "Projecten van het andere domein kunt u straks ook meenemen."
        self.fields["policy_field"].offer(organisation)

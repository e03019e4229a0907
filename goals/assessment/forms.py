"""The forms with which people judge raakvlakken and record them.

Checks of a single form live here; what must always hold is in judging.py and the database.
"""

from django import forms

from goals.enums import Domain, Rejection
from goals.limits import LONGEST_NAME
from history.edit_form import EditForm
from organisations.form_fields import TOO_LONG, Text, choice_field, line_field, reason_field, text_field
from organisations.limits import LONGEST_TEXT

EMPTY = "Schrijf in een of twee zinnen hoe deze twee elkaar raken."


def _explanation_field():
    return Text(
        label="Hoe raken ze elkaar?",
        help_text="In een of twee zinnen, zodat een collega van het andere domein het begrijpt.",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": EMPTY, "max_length": TOO_LONG},
    )


def _agreements_field():
    return text_field("Afspraken", "Wie doet wat, en wanneer spreekt u elkaar weer?", rows=3)


def _agreed_field(domain):
    return line_field(f"Akkoord namens {domain}", "De naam van wie het met u eens is.", LONGEST_NAME)


class ConfirmForm(forms.Form):
    """What an adviser writes when confirming; with an `offer` (linking.LinkOffer) also the contribution."""

    explanation = _explanation_field()
    agreements = _agreements_field()
    agreed_social = _agreed_field(Domain.SOCIAAL)
    agreed_physical = _agreed_field(Domain.FYSIEK)
    with_link = forms.BooleanField(required=False)

    def __init__(self, *args, offer=None, **kwargs):
        super().__init__(*args, **kwargs)
        if offer is None:
            del self.fields["with_link"]
        else:
            label = f"Leg ook vast dat ‘{offer.source}’ bijdraagt aan ‘{offer.target}’"
            self.fields["with_link"].label = label

    def texts(self):
        """{field of judging.TEXTS: text} of a valid form."""
        return {name: value for name, value in self.cleaned_data.items() if name != "with_link"}


class TextsForm(EditForm):
    """The same texts of a raakvlak that is confirmed."""

    explanation = _explanation_field()
    agreements = _agreements_field()
    agreed_social = _agreed_field(Domain.SOCIAAL)
    agreed_physical = _agreed_field(Domain.FYSIEK)
    reason = reason_field()

    def __init__(self, data=None, *, raakvlak):
        names = [name for name in self.base_fields if name != "reason"]
        super().__init__(data, initial={name: getattr(raakvlak, name) for name in names})


class RejectForm(forms.Form):
    """Why a signal is no raakvlak."""

    rejection = choice_field("Waarom niet?", Rejection.choices, widget=forms.RadioSelect)
    rejection_note = line_field("Toelichting", "", 500)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["rejection"].error_messages["required"] = "Kies waarom dit geen raakvlak is."

    def clean(self):
        is_other = self.cleaned_data.get("rejection") == Rejection.ANDERS
        if is_other and not self.cleaned_data.get("rejection_note"):
            self.add_error("rejection_note", "Schrijf op waarom het geen raakvlak is.")

"""The forms with which people judge raakvlakken, record them and change werkingspaden.

Checks of a single form live here; what must always hold is in judging.py and the database.
"""

from django import forms

from goals.assessment.judging import NO_EXPLANATION, NO_REASON
from goals.enums import Domain, Rejection
from goals.limits import LONGEST_EXPLANATION, LONGEST_NAME, LONGEST_URL
from goals.raakvlakken.pathways import EVIDENCE
from history.edit_form import EditForm
from organisations.form_fields import (
    TOO_LONG,
    Text,
    choice_field,
    line_field,
    reason_field,
    text_field,
    title_field,
)
from organisations.limits import LONGEST_TEXT

HOW_WORDS = "Eén per regel. Een groep woorden begint met @, zoals @ontmoeten."
HOW_EXCLUDED = "Eén per regel. Staat een van deze woorden in de tekst, dan telt dit pad niet."


def _explanation_field():
    return Text(
        label="Hoe raken ze elkaar?",
        help_text="In een of twee zinnen, zodat een collega van het andere domein het begrijpt.",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": NO_EXPLANATION, "max_length": TOO_LONG},
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
        self.fields["rejection"].error_messages["required"] = NO_REASON


class PathwayForm(EditForm):
    """A werkingspad, new or as it is now (`own`, an OwnPathway, perhaps an unsaved copy)."""

    name = title_field("Naam", "Geef het werkingspad een naam.")
    mechanism = Text(
        label="Hoe werkt het?",
        help_text="Eén zin: waarom helpt het een het ander? Deze zin staat straks bij elk signaal.",
        max_length=LONGEST_EXPLANATION,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": "Schrijf in één zin waarom het een het ander helpt.",
            "max_length": TOO_LONG,
        },
    )
    short = line_field("In het kort", "Bijvoorbeeld: speelplek dichtbij → vaker buiten spelen.")
    strength = choice_field(
        "Hoe sterk is het bewijs?", [(each, each) for each in EVIDENCE], initial="redelijk"
    )
    source_name = line_field("Bron", "Het onderzoek of de organisatie waar dit uit blijkt.")
    source_url = forms.URLField(
        label="Webadres van de bron",
        required=False,
        max_length=LONGEST_URL,
        assume_scheme="https",
        error_messages={"invalid": "Vul een webadres in zoals https://www.voorbeeld.nl."},
    )
    physical_words = text_field("Woorden aan de fysieke kant", HOW_WORDS, rows=6)
    physical_excluded = text_field("Niet bij deze fysieke woorden", HOW_EXCLUDED, rows=2)
    social_words = text_field("Woorden aan de sociale kant", HOW_WORDS, rows=6)
    social_excluded = text_field("Niet bij deze sociale woorden", HOW_EXCLUDED, rows=2)
    reason = reason_field()

    def __init__(self, data=None, *, own=None):
        names = [name for name in self.base_fields if name != "reason"]
        super().__init__(data, initial={name: getattr(own, name) for name in names} if own else {})
        if own is None:
            del self.fields["reason"]

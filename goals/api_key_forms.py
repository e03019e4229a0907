"""What a beheerder fills in about an API key; the rules are in organisations/api_keys.py."""

from datetime import timedelta
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from goals.models import GoalTree
from history.edit_form import EditForm
from organisations.enums import KeyRight
from organisations.form_fields import WRONG_CHOICE, choice_field, date_field, title_field

ALL = "alle"
USUAL_VALIDITY = timedelta(days=365)
NO_TREE = "Kies voor welke doelenbomen de sleutel geldt."
HELP = {
    "name": "Zo staat hij ook in de geschiedenis, bijvoorbeeld: website of zaaksysteem.",
    "contact": "Wie u belt als er iets mee is: een naam, met telefoon of e-mail.",
    "right": "Wie schrijft, mag hetzelfde als een adviseur en houdt ook de woordenlijsten bij.",
    "tree_ids": (
        "Een sleutel voor losse bomen ziet alleen wat daarin hangt, en maakt zelf geen nieuwe bomen, "
        "projecten, indicatoren of woorden."
    ),
    "expires_on": "Hooguit drie jaar. U kunt dit later nog wijzigen.",
}
BOTH = "U koos alle doelenbomen en ook losse. Haal het vinkje bij ‘alle doelenbomen’ weg, of juist de andere."


class TreesField(forms.MultipleChoiceField):
    """The trees of a key, as a list of ids; all of them, also new ones, is the empty list."""

    widget = forms.CheckboxSelectMultiple
    hidden_widget = forms.MultipleHiddenInput

    def prepare_value(self, value):
        return [str(one) for one in value or [ALL]]

    def to_python(self, value):
        asked = set(super().to_python(value))
        if not asked:
            raise ValidationError(NO_TREE)
        if not asked <= {key for key, _label in self.choices}:
            raise ValidationError(WRONG_CHOICE)
        if asked == {ALL}:
            return []
        if ALL in asked:
            raise ValidationError(BOTH)
        return sorted(UUID(key) for key in asked)

    def validate(self, value):
        """Nothing more: `to_python` knows what was chosen."""


class ApiKeyForm(EditForm):
    """What a key is called, what it may, and until when."""

    name = title_field("Naam", "Vul in welk programma de sleutel gebruikt.", max_length=120)
    contact = title_field("Contactpersoon", "Vul in wie er over dit programma gaat.")
    right = choice_field("Recht", KeyRight.choices, widget=forms.RadioSelect)
    tree_ids = TreesField(label="Doelenbomen")
    expires_on = date_field("Geldig tot en met")

    def __init__(self, *args, organisation, api_key=None, **kwargs):
        initial = {name: getattr(api_key, name) for name in self.base_fields} if api_key else _new()
        super().__init__(*args, initial=initial, **kwargs)
        for name, text in HELP.items():
            self.fields[name].help_text = text
        self.fields["tree_ids"].choices = _choices(organisation, api_key)
        self.fields["expires_on"].required = True
        self.fields["expires_on"].error_messages["required"] = "Vul de laatste dag in."


class NewApiKeyForm(ApiKeyForm):
    """A new key; its id comes along, so that a form that is sent twice makes one key."""

    id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    @property
    def edited(self):
        """Nothing: there is no key yet."""
        return []


def _new():
    return {"expires_on": timezone.localdate() + USUAL_VALIDITY, "right": KeyRight.LEZEN}


def _choices(organisation, api_key):
    """All trees, then each living one; those in the bin only when the key has them."""
    own = api_key.tree_ids if api_key else []
    trees = GoalTree.objects.filter(organisation=organisation).order_by("title", "start_year")
    shown = [tree for tree in trees if tree.removed_at is None or tree.pk in own]
    return [(ALL, "alle doelenbomen, ook nieuwe"), *((str(tree.pk), tree_label(tree)) for tree in shown)]


def tree_label(goal_tree):
    """A tree as lists of keys call it."""
    period = goal_tree.period
    years = f", {period}" if period and period not in goal_tree.title else ""
    return f"{goal_tree.title}{years}{' (in de prullenbak)' if goal_tree.removed_at else ''}"

"""The forms of goal trees: what people fill in, in plain Dutch.

Checks of a single form live here; every rule that must always hold is in services.py and in the
database. A form that edits remembers in hidden fields what it was filled with (`seen`), so that
nobody overwrites what another wrote in the meantime.
"""

from django import forms
from django.core.exceptions import ValidationError

from goals import levels
from goals.conflicts import plain
from goals.enums import Domain, Level, ReferenceKind, ResponsibilityRole, Weight
from goals.limits import (
    LONGEST_EXPLANATION,
    LONGEST_LEVEL_NAME,
    LONGEST_NAME,
    LONGEST_TEXT,
    LONGEST_TITLE,
    LONGEST_URL,
)
from goals.models.goal_tree import YEAR

TOO_LONG = "Maak deze tekst korter: hooguit %(limit_value)d tekens. Het zijn er nu %(show_value)d."
WRONG_DATE = "Vul een dag in zoals 31-12-2027."
WRONG_CHOICE = "Kies een van de mogelijkheden uit de lijst."


class Text(forms.CharField):
    """A text of several lines; browsers send other line endings than we store."""

    widget = forms.Textarea

    def to_python(self, value):
        return plain(super().to_python(value))


def title_field(label="Titel", empty="Vul een titel in."):
    """A field that must be filled in, of one line."""
    return forms.CharField(
        label=label,
        max_length=LONGEST_TITLE,
        error_messages={"required": empty, "max_length": TOO_LONG},
    )


class EditForm(forms.Form):
    """A form over something that exists and that others may change meanwhile."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.edited:
            self.fields[name].show_hidden_initial = True

    @property
    def edited(self):
        """The names of the fields that hold what is stored."""
        return [name for name in self.fields if name != "reason"]

    def seen(self):
        """What the form was filled with when the person got it: {field: value}."""
        return {name: self._seen(name) for name in self.edited}

    def changes(self):
        """What a valid form asks to store: {field: value}."""
        return {name: self.cleaned_data[name] for name in self.edited}

    def _seen(self, name):
        bound = self[name]
        hidden = self.fields[name].hidden_widget()
        raw = hidden.value_from_datadict(self.data, self.files, bound.html_initial_name)
        try:
            return self.fields[name].to_python(raw)
        except ValidationError:
            return None


def reason_field():
    """Why somebody makes the change."""
    return forms.CharField(
        label="Reden van de wijziging",
        help_text="Komt in de geschiedenis te staan, bijvoorbeeld: motie van de raad.",
        required=False,
        max_length=500,
        error_messages={"max_length": TOO_LONG},
    )


def text_field(label, help_text, max_length=LONGEST_TEXT, rows=5):
    """A field of several lines that may stay empty."""
    return Text(
        label=label,
        help_text=help_text,
        required=False,
        max_length=max_length,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"max_length": TOO_LONG},
    )


def date_field(label):
    """A day that may stay empty."""
    return forms.DateField(
        label=label,
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": WRONG_DATE},
    )


def choice_field(label, choices=(), **kwargs):
    """One of a list."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        error_messages={"invalid_choice": WRONG_CHOICE, "required": WRONG_CHOICE},
        **kwargs,
    )


class GoalForm(EditForm):
    """Everything of a goal that is not its place. `goal` is an OutlineGoal of `outline`."""

    title = title_field()
    level = choice_field("Niveau")
    domain = choice_field("Domein", required=False)
    description = text_field("Toelichting", "Wat bedoelt u met dit doel? Schrijf het kort op.")
    why = text_field("Waarom doen we dit?", "Welk probleem lost dit op, en voor wie?")
    start_date = date_field("Begindatum")
    end_date = date_field("Streefdatum")
    reason = reason_field()

    def __init__(self, *args, outline, goal, **kwargs):
        initial = {name: getattr(goal, name) for name in self.base_fields if name != "reason"}
        super().__init__(*args, initial=initial, **kwargs)
        attrs = {"rows": 2, "maxlength": LONGEST_TITLE, "autofocus": True}
        self.fields["title"].widget = forms.Textarea(attrs=attrs)
        self.fields["level"].choices = level_choices(outline, goal)
        self.fields["domain"].choices = [("", inherited_domain(outline, goal)), *Domain.choices]

    def clean_title(self):
        """A title is one line, also when it was pasted from a page where it was two."""
        return " ".join(self.cleaned_data["title"].split())

    def clean(self):
        start, end = self.cleaned_data.get("start_date"), self.cleaned_data.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", "Kies een streefdatum die niet voor de begindatum ligt.")


def level_choices(outline, goal):
    """The levels a goal may have under its parent, by the tree's own names."""
    above = goal.parent.level if goal.parent else ""
    return [(level.value, outline.name_of(level)) for level in Level if levels.is_deeper(level, above)]


def inherited_domain(outline, goal):
    """The name of the choice to set no domain: it says what counts then."""
    above = goal.parent.effective_domain if goal.parent else outline.domain
    return f"zoals hierboven: {above}" if above else "niet ingevuld"


def year_field(label):
    """A year that may stay empty."""
    return forms.IntegerField(
        label=label,
        required=False,
        validators=YEAR,
        error_messages={"invalid": "Vul een jaar in met vier cijfers, zoals 2027."},
    )


def level_name_field(level):
    """What this municipality calls a level; empty for the ordinary name."""
    return forms.CharField(
        label=f"Eigen naam voor {level.label}",
        required=False,
        max_length=LONGEST_LEVEL_NAME,
        error_messages={"max_length": TOO_LONG},
    )


class GoalTreeForm(EditForm):
    """The facts of a whole tree and the municipality's own names of levels."""

    title = title_field("Naam van de doelenboom", "Vul een naam in.")
    description = text_field("Waar gaat deze boom over?", "", rows=3)
    domain = choice_field("Domein", [("", "allebei of nog niet bekend"), *Domain.choices], required=False)
    start_year = year_field("Eerste jaar")
    end_year = year_field("Laatste jaar")
    name_maatschappelijk_effect = level_name_field(Level.MAATSCHAPPELIJK_EFFECT)
    name_doelstelling = level_name_field(Level.DOELSTELLING)
    name_subdoelstelling = level_name_field(Level.SUBDOELSTELLING)
    name_prestatie = level_name_field(Level.PRESTATIE)

    def __init__(self, *args, goal_tree=None, **kwargs):
        if goal_tree:
            names = {f"name_{level}": goal_tree.level_names.get(level, "") for level in Level}
            own = [name for name in self.base_fields if name not in names]
            kwargs["initial"] = {name: getattr(goal_tree, name) for name in own} | names
        super().__init__(*args, **kwargs)

    @property
    def has_own_names(self):
        """Whether the tree has names of its own for a level."""
        return any(self.initial.get(f"name_{level}") for level in Level)

    def clean(self):
        start, end = self.cleaned_data.get("start_year"), self.cleaned_data.get("end_year")
        if start and end and end < start:
            self.add_error("end_year", "Kies een laatste jaar dat niet voor het eerste jaar ligt.")


def focused_select():
    """A list that gets the keyboard when its form opens."""
    return forms.Select(attrs={"autofocus": True})


class ResponsibilityForm(forms.Form):
    """Who answers for a goal."""

    role = choice_field("Rol", ResponsibilityRole.choices, widget=focused_select())
    name = forms.CharField(
        label="Naam",
        help_text="Van een persoon, team of commissie, bijvoorbeeld: wethouder jeugd.",
        max_length=LONGEST_NAME,
        error_messages={"required": "Vul een naam in.", "max_length": TOO_LONG},
    )


class ReferenceForm(forms.Form):
    """A law or policy note that a goal rests on."""

    kind = choice_field("Soort", ReferenceKind.choices, widget=focused_select())
    title = title_field("Naam", "Vul de naam van de wet of nota in.")
    url = forms.URLField(
        label="Webadres",
        help_text="Begint met https://",
        required=False,
        max_length=LONGEST_URL,
        assume_scheme="https",
        error_messages={
            "invalid": "Vul een heel webadres in, zoals https://wetten.overheid.nl.",
            "max_length": TOO_LONG,
        },
    )


class ContributionForm(forms.Form):
    """A second parent of a goal; `choices` as candidates.py gives them."""

    target = choice_field("Doel waaraan dit ook bijdraagt")
    weight = choice_field("Hoe sterk?", Weight.choices, initial=Weight.ONDERSTEUNEND)
    explanation = text_field("Hoe draagt dit bij?", "In een of twee zinnen.", LONGEST_EXPLANATION, rows=3)

    def __init__(self, *args, choices=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = choices

"""The forms of goal trees: what people fill in, in plain Dutch.

Checks of a single form live here; every rule that must always hold is in services.py and in the
database. Single fields are in organisations/form_fields.py; forms that edit are EditForms. What
hangs at a goal has its forms in account_forms.py.
"""

from django import forms

from goals import levels
from goals.enums import Domain, Level, ResultType, Weight
from goals.limits import LONGEST_EXPLANATION, LONGEST_LEVEL_NAME, LONGEST_TITLE
from history.edit_form import EditForm
from organisations.enums import TermKind
from organisations.form_fields import (
    TOO_LONG,
    choice_field,
    date_field,
    offer_terms,
    reason_field,
    terms_field,
    text_field,
    title_field,
    year_field,
)

RESULT_TYPE_HELP = (
    "Een maatschappelijk resultaat maakt de zin af: ‘over 4 jaar willen we dat …’. Een transformatiedoel "
    "zegt hoe we anders gaan werken. Vraag bij beide: leveren deze resultaten een bijdrage aan de ambitie?"
)
GOAL_TERMS = (TermKind.BELEIDSVELD, TermKind.THEMA, TermKind.DOELGROEP, TermKind.WIJK)
NOT_OF_GOAL = {"reason", *GOAL_TERMS}
WITH_RESULT_TYPE = (Level.MAATSCHAPPELIJK_EFFECT, Level.DOELSTELLING)


class GoalForm(EditForm):
    """Everything of a goal that is not its place. `goal` is an OutlineGoal of `outline`."""

    title = title_field()
    level = choice_field("Niveau")
    domain = choice_field("Domein", required=False)
    result_type = choice_field(
        "Soort resultaat",
        [("", "niet ingevuld"), *ResultType.choices],
        required=False,
        help_text=RESULT_TYPE_HELP,
    )
    description = text_field("Toelichting", "Wat bedoelt u met dit doel? Schrijf het kort op.")
    why = text_field("Waarom doen we dit?", "Welk probleem lost dit op, en voor wie?")
    start_date = date_field("Begindatum")
    end_date = date_field("Streefdatum")
    beleidsveld = terms_field("Beleidsveld", TermKind.BELEIDSVELD)
    thema = terms_field("Thema", TermKind.THEMA)
    doelgroep = terms_field("Doelgroep", TermKind.DOELGROEP)
    wijk = terms_field("Wijk", TermKind.WIJK)
    reason = reason_field()

    def __init__(self, *args, outline, goal, organisation, **kwargs):
        initial = {name: getattr(goal, name) for name in self.base_fields if name not in NOT_OF_GOAL}
        super().__init__(*args, initial=initial, **kwargs)
        offer_terms(self, organisation)
        tagged = {row.term_id for row in goal.terms}
        for kind in GOAL_TERMS:
            self.initial[kind] = [term for term in self.fields[kind].terms if term.pk in tagged]
        attrs = {"rows": 2, "maxlength": LONGEST_TITLE, "autofocus": True}
        self.fields["title"].widget = forms.Textarea(attrs=attrs)
        if goal.level not in WITH_RESULT_TYPE and not goal.result_type:
            del self.fields["result_type"]
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


class ContributionForm(forms.Form):
    """A second parent of a goal; `choices` as candidates.py gives them."""

    target = choice_field("Doel waaraan dit ook bijdraagt")
    weight = choice_field("Hoe sterk?", Weight.choices, initial=Weight.ONDERSTEUNEND)
    explanation = text_field("Hoe draagt dit bij?", "In een of twee zinnen.", LONGEST_EXPLANATION, rows=3)

    def __init__(self, *args, choices=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["target"].choices = choices

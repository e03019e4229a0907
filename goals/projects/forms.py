"""The forms of projects: the project itself, its milestones, stories and links to goals.

Checks of a single form live here; every rule that must always hold is in services.py, parts.py,
hanging.py and the database. Fields that are named after a TermKind hold words of the vocabulary.
"""

from django import forms
from django.core.exceptions import ValidationError

from goals.enums import Domain, Phase, Precision
from goals.form_fields import Euros, StoryFields
from goals.limits import LONGEST_EXPLANATION, LONGEST_NAME, LONGEST_TITLE
from goals.models import Milestone, ProjectStory
from goals.models.project import MONEY
from goals.projects.milestones import When, read_when, when_of, write_when
from history.edit_form import EditForm
from organisations.enums import TermKind
from organisations.form_fields import (
    choice_field,
    date_field,
    line_field,
    offer_terms,
    reason_field,
    terms_field,
    text_field,
    title_field,
)

LONGEST_WHEN = 60  # so much of a text is read; no date is longer
ONE_A_LINE = "Zet elk punt op een eigen regel."


class ProjectForm(EditForm):
    """A project, new (`project` None) or of an `organisation` that has it."""

    name = title_field("Naam", "Vul een naam in.", LONGEST_TITLE)
    domain = choice_field(
        "Domein",
        Domain.choices,
        widget=forms.RadioSelect,
        help_text="Bij welk domein hoort het werk zelf? Wie ervan profiteert, mag in het andere zitten.",
    )
    description = text_field(
        "Omschrijving",
        "Wat gaat u doen, waar en voor wie? Hoe meer u hier noemt, hoe beter we raakvlakken vinden.",
    )
    phase = choice_field("Fase", Phase.choices, initial=Phase.IDEE)
    start_date = date_field("Begindatum")
    end_date = date_field("Einddatum")
    beleidsveld = terms_field("Beleidsveld", TermKind.BELEIDSVELD)
    wijk = terms_field("Wijk", TermKind.WIJK)
    doelgroep = terms_field("Doelgroep", TermKind.DOELGROEP)
    thema = terms_field("Thema", TermKind.THEMA)
    wet = terms_field("Wet", TermKind.WET)
    budget = Euros("Budget in euro’s", empty=None, validators=MONEY, help_text="Bijvoorbeeld: 120.000.")
    leader = line_field("Projectleider", "", LONGEST_NAME)
    people = text_field("Wie werken eraan mee?", "Zet elke naam op een eigen regel.", rows=3)
    partners = text_field("Partners", "Met welke organisaties? Zet elke partner op een eigen regel.", rows=3)
    objective = text_field("Doelstelling", "Waar werkt dit project aan, in uw eigen woorden?", rows=2)
    sub_objective = text_field("Subdoelstelling", "", rows=2)
    ambition = text_field("Ambitie", "Wat is er anders als dit gelukt is, en voor wie?", rows=4)
    learning_questions = text_field("Actuele leervragen", f"Wat wilt u te weten komen? {ONE_A_LINE}", rows=4)
    approach = text_field("Aanpak", f"Hoe pakt u het aan? {ONE_A_LINE}", rows=4)
    resident_involvement = text_field(
        "Betrokkenheid van de inwoner", f"Hoe doen inwoners mee, vanaf wanneer? {ONE_A_LINE}", rows=4
    )
    intended_results = text_field("Resultaatdoelstellingen", f"Wat moet het opleveren? {ONE_A_LINE}", rows=4)
    challenges = text_field("Uitdagingen", f"Wat kan lastig worden? {ONE_A_LINE}", rows=4)
    reason = reason_field()

    def __init__(self, data=None, *, organisation, project=None, domain=""):
        super().__init__(data, initial=_initial(project) if project else {"domain": domain})
        offer_terms(self, organisation)
        if project is None:
            self.fields["name"].widget.attrs["autofocus"] = not self.is_bound
            for name in LATER:
                del self.fields[name]

    def clean(self):
        start, end = self.cleaned_data.get("start_date"), self.cleaned_data.get("end_date")
        if start and end and end < start:
            self.add_error("end_date", "De einddatum ligt voor de begindatum.")

    def words(self):
        """The Terms of all lists that a valid form asks for."""
        return [term for kind in TermKind.values for term in self.cleaned_data[kind]]

    def values(self):
        """What a valid form says of the project itself, {field: value}, without words."""
        return {name: value for name, value in self.changes().items() if name not in TermKind.values}


LATER = (  # what a new project need not say yet
    "objective",
    "sub_objective",
    "ambition",
    "learning_questions",
    "approach",
    "resident_involvement",
    "intended_results",
    "challenges",
    "reason",
)


def _initial(project):
    """The fields of a Project as the form has them; all words in one query."""
    words = {kind: [] for kind in TermKind.values}
    for term in project.terms.alive():
        words[term.kind].append(term)
    own = [name for name in ProjectForm.base_fields if name not in (*words, "reason")]
    return {name: getattr(project, name) for name in own} | words


class WhenField(forms.CharField):
    """A day, month, quarter or year as people type it, as When; None when empty."""

    def to_python(self, value):
        text = super().to_python(value)
        try:
            return read_when(text[:LONGEST_WHEN]) if text else None
        except ValueError as error:
            raise ValidationError(str(error)) from None

    def prepare_value(self, value):
        return write_when(value) if isinstance(value, When) else value

    def run_validators(self, value):
        """Whatever could be read is right."""


class PartForm(EditForm):
    """A form over what belongs to a project; `thing` is what is stored, None for something new."""

    model = None

    def __init__(self, data=None, *, thing=None):
        self.thing = thing
        super().__init__(data, initial=self.stored(thing) if thing else self.usual())
        if not self.is_bound:
            next(iter(self.fields.values())).widget.attrs["autofocus"] = True

    @property
    def edited(self):
        """The names of the fields that hold what is stored: none of something new."""
        return super().edited if self.thing else []

    def stored(self, thing):
        """What a form over something stored is filled with."""
        return {name: getattr(thing, name) for name in self.base_fields}

    def usual(self):
        """What a form for something new is filled with."""
        return {}

    def made(self):
        """What a valid form adds: an unsaved model."""
        return self.model(**self.cleaned_data)


class MilestoneForm(PartForm):
    """A milestone; `when` stores two fields, a day and how precisely it is meant."""

    model = Milestone
    title = title_field("Mijlpaal", "Schrijf op wat de mijlpaal is.", LONGEST_TITLE)
    when = WhenField(
        label="Wanneer?",
        required=False,
        help_text="Een dag (31-12-2027), maand (mei 2027), kwartaal (Q2 2027) of jaar (2027).",
    )
    done_on = date_field("Gehaald op")

    def stored(self, thing):
        return {"title": thing.title, "when": when_of(thing), "done_on": thing.done_on}

    def made(self):
        return Milestone(**_split(self.cleaned_data))

    def seen(self):
        return _split(super().seen())

    def changes(self):
        return _split(super().changes())


def _split(values):
    """Values of the form under the names that the model knows."""
    values = dict(values)
    when = values.pop("when") or When(None)
    return values | {"due_on": when.day, "precision": when.precision or Precision.DAG}


class ProjectStoryForm(StoryFields, PartForm):
    """A story at a project."""

    model = ProjectStory

    def usual(self):
        return {"is_anonymous": True}


def explanation_field():
    """How a project contributes to a goal."""
    return text_field(
        "Hoe draagt het project hieraan bij?",
        "Eén of twee zinnen zijn genoeg.",
        max_length=LONGEST_EXPLANATION,
        rows=3,
    )


class ExplanationForm(EditForm):
    """How a project contributes to the goal that it hangs at."""

    explanation = explanation_field()
    reason = reason_field()


class NewContributionForm(forms.Form):
    """A goal that a project contributes to, chosen from `choices`."""

    goal = choice_field("Doel")
    explanation = explanation_field()

    def __init__(self, *args, choices, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["goal"].choices = choices

"""The forms of what hangs at a goal: people, laws, money, judgement, stories, questions, evidence.

Each form makes new things (`things`) and edits one that is stored (`thing`). Belongs here: what
people fill in and the checks of a single form; what must always hold is in hanging.py, the models
and the database.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django import forms

from goals.accounts import current_document
from goals.enums import Judgement, PlanningDocument, ReferenceKind, ResponsibilityRole
from goals.form_fields import Euros, StoryFields, long_field
from goals.limits import LONGEST_FIGURE, LONGEST_NAME, LONGEST_PLACE, LONGEST_URL
from goals.models import (
    BudgetLine,
    Evidence,
    GoalTree,
    LearningQuestion,
    ProgressReport,
    Reference,
    Responsibility,
    Story,
)
from goals.outline import OutlineGoal
from history.edit_form import EditForm
from indicators.taakvelden import all_taakvelden, find
from organisations.form_fields import (
    TOO_LONG,
    choice_field,
    line_field,
    reason_field,
    text_field,
    title_field,
    year_field,
)

MOST_YEARS = 6  # that fit in one form of money
YEARS_AHEAD = 4  # this year included, of a tree without a period


@dataclass(frozen=True)
class Occasion:
    """Where and when a form is filled in."""

    goal_tree: GoalTree
    goal: OutlineGoal
    today: date

    @property
    def years(self):
        """The years in which one thinks of money: the tree's period, else this year and the next."""
        start, end = self.goal_tree.start_year, self.goal_tree.end_year
        if start and end and end - start < MOST_YEARS:
            return range(start, end + 1)
        return range(self.today.year, self.today.year + YEARS_AHEAD)


class HangingForm(EditForm):
    """A form over something at a goal; `thing` is what is stored, None for something new."""

    model = None

    def __init__(self, data=None, *, occasion, thing=None):
        self.occasion, self.thing = occasion, thing
        stored = {name: getattr(thing, name, "") for name in self.base_fields} if thing else self.usual()
        super().__init__(data, initial=stored)
        if not self.is_bound:
            next(iter(self.fields.values())).widget.attrs["autofocus"] = True

    @property
    def edited(self):
        """The names of the fields that hold what is stored: none of something new."""
        return super().edited if self.thing else []

    def usual(self):
        """What a form for something new is filled with."""
        return {}

    def things(self):
        """What a valid form adds: unsaved models."""
        return [self.model(**self.cleaned_data)]


class ResponsibilityForm(HangingForm):
    """Who answers for a goal."""

    model = Responsibility
    role = choice_field("Rol", ResponsibilityRole.choices)
    name = forms.CharField(
        label="Naam",
        help_text="Van een persoon, team of commissie, bijvoorbeeld: wethouder jeugd.",
        max_length=LONGEST_NAME,
        error_messages={"required": "Vul een naam in.", "max_length": TOO_LONG},
    )


class ReferenceForm(HangingForm):
    """A law or policy note that a goal rests on."""

    model = Reference
    kind = choice_field("Soort", ReferenceKind.choices)
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


class ProgressForm(HangingForm):
    """The judgement on a goal for one document of the planning and control cycle."""

    model = ProgressReport
    document = choice_field("Document", PlanningDocument.choices)
    year = year_field("Jaar", required=True)
    judgement = choice_field(
        "Uw oordeel",
        Judgement.choices,
        widget=forms.RadioSelect,
        help_text="Dit is uw eigen inschatting. Ze staat naast de status die uit de cijfers volgt, en mag "
        "daarvan verschillen.",
    )
    done = text_field("Wat is er gedaan?", "", rows=3)
    risks = text_field("Welke risico’s zijn er?", "", rows=3)
    next_steps = text_field("Wat doen we nu?", "", rows=3)

    def usual(self):
        document, year = current_document(self.occasion.today)
        return {"document": document, "year": year}


class StoryForm(StoryFields, HangingForm):
    """A story at a goal."""

    model = Story


class QuestionForm(HangingForm):
    """What the people involved want to find out, and what they learned."""

    model = LearningQuestion
    question = long_field(
        "Leervraag", "Wat willen de betrokkenen samen te weten komen?", "Schrijf de vraag op.", rows=3
    )
    learned = text_field("Wat hebben we geleerd?", "Dit kunt u ook later invullen.", rows=3)


class EvidenceForm(HangingForm):
    """What is known about the opgave (seed 003)."""

    model = Evidence
    statement = title_field("Wat weten we?", "Schrijf op wat u weet.")
    figure = line_field("Cijfer", "Bijvoorbeeld: 12% van de gezinnen.", LONGEST_FIGURE)
    source = line_field("Bron", "Bijvoorbeeld: GGD-monitor 2025.")
    neighbourhood = line_field("Wijk", max_length=LONGEST_PLACE)
    target_group = line_field("Doelgroep", max_length=LONGEST_PLACE)


def taakveld_choices(years, stored=""):
    """The taakvelden of any of the years, by hoofdtaakveld, and the one that is stored already."""
    found = {}
    for each in all_taakvelden():
        if each.code == stored or any(each.is_valid_in(year) for year in years):
            found[each.code] = each
    groups = {}
    for each in found.values():
        group = groups.setdefault(f"{each.main_code} {each.main_name}", [])
        group.append((each.code, f"{each.code} {each.name}"))
    unknown = [(stored, stored)] if stored and stored not in found else []
    return [("", "nog niet bekend"), *unknown, *groups.items()]


TAAKVELD_HELP = "De lijst die het Rijk voorschrijft. Typ een cijfer om er snel heen te gaan."
DESCRIPTION_HELP = "Nodig als er bij dit taakveld meer bedragen zijn, bijvoorbeeld: bijdrage van het Rijk."


class BudgetLineForm(HangingForm):
    """Lasten and baten of one year."""

    taakveld = choice_field("Taakveld", required=False, help_text=TAAKVELD_HELP)
    description = line_field("Omschrijving", DESCRIPTION_HELP)
    costs = Euros("Lasten in euro’s")
    revenues = Euros("Baten in euro’s")
    reason = reason_field()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["taakveld"].choices = taakveld_choices([self.thing.year], self.thing.taakveld)


class MoneyForm(HangingForm):
    """Lasten and baten of one taakveld for several years at once; an empty year is left out."""

    taakveld = choice_field("Taakveld", required=False, help_text=TAAKVELD_HELP)
    description = line_field("Omschrijving", DESCRIPTION_HELP)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["taakveld"].choices = taakveld_choices(self.occasion.years)
        for year in self.occasion.years:
            self.fields[f"costs_{year}"] = Euros(f"Lasten {year}")
            self.fields[f"revenues_{year}"] = Euros(f"Baten {year}")

    @property
    def year_rows(self):
        """(year, field of lasten, field of baten) in order."""
        return [(year, self[f"costs_{year}"], self[f"revenues_{year}"]) for year in self.occasion.years]

    def clean(self):
        lines = self.things()
        if not lines and not self.errors:
            self.add_error(f"costs_{self.occasion.years[0]}", "Vul bij een of meer jaren een bedrag in.")
        for line in lines:
            self._check(line)

    def things(self):
        """A BudgetLine for each year with an amount."""
        shared = {name: self.cleaned_data.get(name, "") for name in ("taakveld", "description")}
        lines = [BudgetLine(year=year, **shared, **self._amounts(year)) for year in self.occasion.years]
        return [line for line in lines if line.costs or line.revenues]

    def _amounts(self, year):
        names = {"costs": f"costs_{year}", "revenues": f"revenues_{year}"}
        return {name: self.cleaned_data.get(field) or Decimal(0) for name, field in names.items()}

    def _check(self, line):
        """The taakveld exists in that year, and there is no such line yet."""
        same = (line.year, line.taakveld, line.description)
        if same in {(each.year, each.taakveld, each.description) for each in self.occasion.goal.budget_lines}:
            self.add_error(
                f"costs_{line.year}",
                f"Voor {line.year} is dit al ingevuld. Wijzig dat, of geef dit een eigen omschrijving.",
            )
        if line.taakveld and not self.has_error("taakveld"):
            try:
                find(line.taakveld, line.year)
            except ValueError as error:
                self.add_error("taakveld", str(error))

"""The forms of vastgestelde versies: freezing a tree, starting a tree from one.

Rules that must always hold are in freezing.py and succession.py.
"""

from django import forms

from goals.accounts import current_document
from goals.enums import PlanningDocument
from goals.limits import LONGEST_TITLE
from goals.versions.freezing import NEWEST
from organisations.form_fields import WRONG_DATE, choice_field, title_field, year_field

NONE = "geen"
NO_CHOICE = "De nieuwste versie van hetzelfde document en jaar, als die er is"
NO_VERSION = "Geen: beide versies blijven gelden"


class FreezeForm(forms.Form):
    """What a version says of itself. `revision` is that of the tree that the person looked at."""

    document = choice_field("Voor welk document?", PlanningDocument.choices)
    year = year_field("Van welk jaar?", required=True)
    title = title_field("Titel van deze versie", max_length=LONGEST_TITLE)
    adopted_on = forms.DateField(
        label="Vastgesteld op",
        help_text="De dag van het besluit, bijvoorbeeld van de raadsvergadering.",
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": WRONG_DATE, "required": "Vul de dag van het besluit in."},
    )
    supersedes = choice_field("Komt in plaats van", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, goal_tree, replaceable, today, **kwargs):
        """`replaceable` are the versions that no other came in place of."""
        document, year = current_document(today)
        initial = {
            "document": document,
            "year": year,
            "title": f"{document.label} {year}",
            "adopted_on": today,
            "revision": goal_tree.revision,
        }
        super().__init__(*args, initial=initial, **kwargs)
        self.versions = {str(version.number): version for version in replaceable}
        named = [(number, f"Versie {number}: {version.title}") for number, version in self.versions.items()]
        self.fields["supersedes"].choices = [("", NO_CHOICE), (NONE, NO_VERSION), *named]
        if not named:
            del self.fields["supersedes"]

    def clean_supersedes(self):
        chosen = self.cleaned_data["supersedes"]
        return self.versions.get(chosen) if chosen else NEWEST

    def show_revision(self, revision):
        """Let the form, when it is sent again, be about the tree as it is now."""
        self.data = self.data.copy()
        self.data[self.add_prefix("revision")] = revision


class NextTreeForm(forms.Form):
    """What the tree that starts from a version is called, and for which years it is."""

    title = title_field("Naam van de nieuwe boom", "Vul een naam in.", max_length=LONGEST_TITLE)
    start_year = year_field("Eerste jaar", required=True)
    end_year = year_field("Laatste jaar", required=True)

    def clean(self):
        start, end = self.cleaned_data.get("start_year"), self.cleaned_data.get("end_year")
        if start and end and end < start:
            self.add_error("end_year", "Kies een laatste jaar dat niet voor het eerste jaar ligt.")

"""The forms of the stappenplan: what people fill in, in plain Dutch.

Rules that must always hold are in the services of each step and in the database.
"""

from django import forms

from goals.enums import DoesContribute, Domain
from goals.limits import LONGEST_EXPLANATION, LONGEST_TITLE
from history.edit_form import EditForm
from organisations.enums import TermKind
from organisations.form_fields import WRONG_CHOICE, choice_field, line_field, text_field, title_field


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


class AimForm(EditForm):
    """Step 2: what one project wants to reach. `project` is a Project."""

    objective = text_field("Doelstelling", "", rows=2)
    sub_objective = text_field("Subdoelstelling", "", rows=2)

    def __init__(self, *args, project, **kwargs):
        super().__init__(*args, initial={name: getattr(project, name) for name in self.base_fields}, **kwargs)


class NewProjectForm(forms.Form):
    """Step 1: a project that is typed."""

    name = title_field("Naam van het project", "Vul een naam in.", max_length=LONGEST_TITLE)
    domain = choice_field("Domein", Domain.choices)


class NewTreeForm(forms.Form):
    """Step 3: a new tree to work in."""

    title = title_field("Naam van de nieuwe doelenboom", "Vul een naam in.", max_length=LONGEST_TITLE)


class NewEffectForm(forms.Form):
    """Step 3: an effect taken over from the begroting."""

    title = line_field("Maatschappelijk effect", max_length=LONGEST_TITLE)
    source = line_field("Waar staat dit?", "Bijvoorbeeld: Begroting 2027, programma 6.", LONGEST_TITLE)

    def clean(self):
        if self.cleaned_data.get("source") and not self.cleaned_data.get("title"):
            self.add_error("title", "Vul het maatschappelijk effect in.")


class SharedGoalForm(EditForm):
    """Step 5: the doelstelling of one cluster, and how its projects hang at it.

    `cluster` is a PlanCluster, `values` what shared_goals.values_of gives, `effects` goals to choose.
    """

    title = title_field("Doelstelling", "Schrijf de doelstelling op.", max_length=LONGEST_TITLE)
    effect = choice_field("Onder welk maatschappelijk effect?")

    def __init__(self, *args, cluster, values, effects, **kwargs):
        self.cluster = cluster
        super().__init__(*args, initial=values, **kwargs)
        self.fields["title"].widget = forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_TITLE})
        chosen = [(str(effect.pk), effect.title) for effect in effects]
        self.fields["effect"].choices = chosen if len(chosen) == 1 else [("", "kies…"), *chosen]
        for each in cluster.projects:
            self._add_project(each)
        for name in self.edited:
            self.fields[name].show_hidden_initial = True

    def _add_project(self, each):
        name = each.project.name
        self.fields[f"own_{each.pk}"] = forms.BooleanField(label="Eigen subdoelstelling", required=False)
        self.fields[f"sub_{each.pk}"] = line_field(f"Subdoelstelling van {name}", max_length=LONGEST_TITLE)
        self.fields[f"how_{each.pk}"] = line_field(
            f"Hoe draagt {name} hieraan bij?", max_length=LONGEST_EXPLANATION
        )

    def projects(self):
        """(PlanProject, its three bound fields) of each project."""
        return [
            (each, *(self[f"{name}_{each.pk}"] for name in ("own", "sub", "how")))
            for each in self.cluster.projects
        ]

    def clean_title(self):
        """A title is one line."""
        return " ".join(self.cleaned_data["title"].split())

    def clean(self):
        for each in self.cluster.projects:
            is_own, title = (self.cleaned_data.get(f"{name}_{each.pk}") for name in ("own", "sub"))
            if is_own and not title and f"sub_{each.pk}" not in self.errors:
                self.add_error(f"sub_{each.pk}", "Schrijf de subdoelstelling op, of haal het vinkje weg.")


class AnswerForm(EditForm):
    """Step 6: the two questions about the doelstelling of one cluster."""

    contributes = choice_field(
        "Leveren deze resultaten een bijdrage aan de ambitie?",
        DoesContribute.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    contributes_note = text_field("Waarom?", "", rows=2)
    in_four_years = text_field("Over 4 jaar willen we dat …", "", rows=2)

    def __init__(self, *args, cluster, **kwargs):
        super().__init__(*args, initial={name: getattr(cluster, name) for name in self.base_fields}, **kwargs)


class ResultsForm(forms.Form):
    """Step 7: prestaties of one project, one per line."""

    text = text_field("Nieuwe prestaties", "", rows=2)

"""The form that changes many projects at once: words that come and go, and the phase."""

from django import forms
from django.core.exceptions import ValidationError

from goals.enums import Phase
from goals.projects.bulk import Change
from organisations.enums import TermKind
from organisations.form_fields import choice_field, terms_field
from organisations.searching import folded

ADD, TAKE_AWAY = "erbij-", "weg-"  # how names of the fields of each list start
BOTH = "‘%s’ kan er niet tegelijk bij en af. Kies een van de twee."


class BulkForm(forms.Form):
    """What happens to chosen projects; only words that some of them have can be taken away."""

    phase = choice_field(
        "Fase", [("", "laten zoals die is"), *Phase.choices], required=False, help_text="Voor alle projecten."
    )

    def __init__(self, data=None, *, terms, used):
        """`terms` are the living Terms of the organisation, `used` the ids of those in use here."""
        super().__init__(data)
        for kind in TermKind:
            self._offer(f"{ADD}{kind}", kind, terms)
            self._offer(f"{TAKE_AWAY}{kind}", kind, [term for term in terms if term.pk in used])

    def _offer(self, name, kind, terms):
        """A field with the words of one list; none when there are no words to choose from."""
        listed = sorted((term for term in terms if term.kind == kind), key=lambda term: folded(term.name))
        if listed:
            self.fields[name] = terms_field(kind.label.capitalize(), kind)
            self.fields[name].offer(listed)

    def clean(self):
        cleaned = super().clean()
        if double := set(self._chosen(ADD)) & set(self._chosen(TAKE_AWAY)):
            raise ValidationError(BOTH % min(term.name for term in double))
        return cleaned

    @property
    def change(self):
        """The Change that a valid form asks for."""
        return Change(self._chosen(ADD), self._chosen(TAKE_AWAY), self.cleaned_data["phase"])

    def _chosen(self, start):
        names = [name for name in self.fields if name.startswith(start)]
        return tuple(term for name in names for term in self.cleaned_data.get(name) or ())

    def adding(self):
        """The fields of words that come."""
        return [self[name] for name in self.fields if name.startswith(ADD)]

    def taking_away(self):
        """The fields of words that go."""
        return [self[name] for name in self.fields if name.startswith(TAKE_AWAY)]

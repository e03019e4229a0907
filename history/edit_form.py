"""Forms over something that others may change meanwhile.

Such a form remembers in hidden fields what it was filled with (`seen`), so that nobody overwrites
what another wrote; which changes may be written is decided in conflicts.py.
"""

from django import forms
from django.core.exceptions import ValidationError


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

"""What a person gives to import projects: rows that were copied, or a file, and their domain."""

from django import forms

from goals.enums import Domain
from goals.projects.imports.tables import MOST_PROJECTS, read_text, read_upload
from indicators.imports.limits import check_size
from indicators.imports.problems import UnreadableFile
from organisations.form_fields import choice_field, file_field

EITHER = "Plak eerst uw projecten, of kies een bestand."
BOTH = "Plak rijen of kies een bestand, niet allebei. Maak dit veld leeg om het bestand te gebruiken."


IN_LIST = "lijst"  # chosen when the rows say their domain themselves


class Pasted(forms.CharField):
    """Rows that were copied. Empty is fine here: a file may take its place, which the form checks."""

    widget = forms.Textarea

    def validate(self, value):
        """Leave it to the form."""


class RowsForm(forms.Form):
    """Rows to read; `table` is what stands in them once the form is valid."""

    use_required_attribute = False
    pasted = Pasted(
        label="Plak uw projecten",
        help_text="Kopieer de rijen in Excel, liefst met de koppen erbij, en plak ze hier. "
        f"Een naam per regel is ook goed. Hooguit {MOST_PROJECTS} tegelijk.",
        widget=forms.Textarea(attrs={"rows": 8}),
        strip=False,  # a first cell may be empty
    )
    file = file_field("Of kies een Excel- of CSV-bestand", "Hooguit 5 MB.", ".xlsx,.csv,.txt,text/csv")
    domain = choice_field(
        "In welk domein vallen deze projecten?",
        [
            *((value, f"{label} domein") for value, label in Domain.choices),
            (IN_LIST, "dat staat in de lijst zelf"),
        ],
        widget=forms.RadioSelect,
        help_text="Dit geldt voor rijen waar zelf geen domein bij staat.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].required = False
        self.table = None

    @property
    def default_domain(self):
        """The domain of rows that name none, '' when they all should."""
        chosen = self.cleaned_data["domain"]
        return "" if chosen == IN_LIST else chosen

    def clean(self):
        cleaned = super().clean()
        pasted, upload = cleaned.get("pasted", ""), cleaned.get("file")
        has_text = bool(pasted.strip())
        if self.errors:
            return cleaned
        if has_text and upload:
            self.add_error("pasted", BOTH)
        elif not (has_text or upload):
            self.add_error("pasted", EITHER)
        else:
            self._read(pasted, upload)
        return cleaned

    def _read(self, pasted, upload):
        try:
            self.table = _read_file(upload) if upload else read_text(pasted)
        except UnreadableFile as error:
            self.add_error("file" if upload else "pasted", str(error))


def _read_file(upload):
    check_size(upload.size)
    return read_upload(upload.read())

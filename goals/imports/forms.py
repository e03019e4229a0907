"""What a person fills in to import a doelenboom: a file, then a title."""

from django import forms

from goals.limits import LONGEST_TITLE
from organisations.form_fields import file_field


class FileForm(forms.Form):
    """The file to import; goals.imports.parse judges what is in it."""

    file = file_field(
        "JSON-bestand",
        "Hooguit 20 MB. U ziet eerst wat erin staat; er wordt nog niets bewaard.",
        ".json,application/json",
    )


class TitleForm(forms.Form):
    """The title the new tree gets."""

    title = forms.CharField(
        label="Titel van de doelenboom",
        max_length=LONGEST_TITLE,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Vul een titel in."},
    )

    def clean_title(self):
        return " ".join(self.cleaned_data["title"].split())

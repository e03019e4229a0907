"""What a person fills in to import a doelenboom: a file, then a title."""

from django import forms

from goals.limits import LONGEST_TITLE


class FileForm(forms.Form):
    """The file to import; goals.imports.parse judges what is in it."""

    file = forms.FileField(
        label="JSON-bestand",
        help_text="Hooguit 20 MB. U ziet eerst wat erin staat; er wordt nog niets bewaard.",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
        error_messages={
            "required": "Kies eerst een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander.",
        },
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

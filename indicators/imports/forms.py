"""What a person fills in to import figures: a file, then whether it is right."""

from django import forms


class FileForm(forms.Form):
    """The file to import; indicators.imports.files judges what is in it."""

    file = forms.FileField(
        label="Excel- of CSV-bestand",
        help_text="Hooguit 5 MB. U ziet eerst wat er verandert; er wordt nog niets bewaard.",
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv,.txt,text/csv"}),
        error_messages={
            "required": "Kies eerst een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander.",
        },
    )

"""What a person fills in to import figures: a file, then whether it is right."""

from django import forms

from organisations.form_fields import file_field


class FileForm(forms.Form):
    """The file to import; indicators.imports.files judges what is in it."""

    file = file_field(
        "Excel- of CSV-bestand",
        "Hooguit 5 MB. U ziet eerst wat er verandert; er wordt nog niets bewaard.",
        ".xlsx,.csv,.txt,text/csv",
    )

"""What the fields of the API say when a value cannot be, in place of the framework's own texts.

Belongs here: sentences that hold for every field of a kind. A field that knows better gives its own
`error_messages`, which win.
"""

from rest_framework import relations, serializers

TOO_LONG_TO_READ = "Dit getal heeft te veel cijfers."
NO_MORE = "Kies {max_value} of minder."
NO_LESS = "Kies {min_value} of meer."
NUMBERS = {"max_value": NO_MORE, "min_value": NO_LESS, "max_string_length": TOO_LONG_TO_READ}
NO_LIST = "Stuur een lijst: [ … ]."
SIZES = {
    "empty": "Zet minstens één ding in deze lijst.",
    "min_length": "Zet er minstens {min_length} in deze lijst.",
    "max_length": "Zet er hooguit {max_length} in deze lijst.",
}
# What was sent, shortened: it may be megabytes.
NO_CHOICE = "‘{input!s:.60}’ kan hier niet. De beschrijving van de API noemt de waarden die wel kunnen."
NOT_THERE = "Dit is er niet, of u mag het niet zien."

MESSAGES = {
    serializers.Field: {
        "required": "Vul dit veld in.",
        "null": "Geef een waarde: dit veld kan niet null zijn.",
    },
    serializers.BooleanField: {"invalid": "Kies true of false."},
    serializers.CharField: {
        "invalid": "Stuur een tekst tussen aanhalingstekens.",
        "blank": "Vul dit veld in.",
        "max_length": "Maak deze tekst korter: hooguit {max_length} tekens.",
        "min_length": "Maak deze tekst langer: minstens {min_length} tekens.",
    },
    serializers.EmailField: {"invalid": "Vul een e-mailadres in, zoals naam@gemeente.nl."},
    serializers.RegexField: {"invalid": "Deze waarde heeft niet de vorm die hier hoort."},
    serializers.URLField: {"invalid": "Vul een adres in dat begint met https://."},
    serializers.UUIDField: {
        "invalid": "Stuur een id (UUID), zoals 6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10.",
    },
    serializers.IntegerField: NUMBERS | {"invalid": "Stuur een geheel getal."},
    serializers.FloatField: NUMBERS | {"invalid": "Stuur een getal.", "overflow": TOO_LONG_TO_READ},
    serializers.DecimalField: NUMBERS
    | {
        "invalid": "Stuur een getal, met een punt voor de cijfers achter de komma.",
        "max_digits": "Te veel cijfers: hooguit {max_digits}.",
        "max_decimal_places": "Te veel cijfers achter de komma: hooguit {max_decimal_places}.",
        "max_whole_digits": "Te veel cijfers voor de komma: hooguit {max_whole_digits}.",
    },
    serializers.DateTimeField: {
        "invalid": "Stuur een moment zoals 2027-12-31T13:30:00Z.",
        "date": "Stuur een moment zoals 2027-12-31T13:30:00Z, niet alleen een dag.",
        "make_aware": "Dit moment bestaat niet. Stuur het in UTC, zoals 2027-12-31T13:30:00Z.",
        "overflow": "Kies een moment dat dichterbij ligt.",
    },
    serializers.DateField: {
        "invalid": "Stuur een dag zoals 2027-12-31.",
        "datetime": "Stuur een dag zoals 2027-12-31, zonder tijd.",
    },
    serializers.ChoiceField: {"invalid_choice": NO_CHOICE},
    serializers.MultipleChoiceField: {
        "invalid_choice": NO_CHOICE,
        "not_a_list": NO_LIST,
        "empty": SIZES["empty"],
    },
    serializers.ListField: SIZES | {"not_a_list": NO_LIST},
    serializers.DictField: {"not_a_dict": "Stuur een object: {{ … }}.", "empty": "Vul dit object."},
    serializers.JSONField: {"invalid": "Stuur geldige JSON."},
    serializers.Serializer: {"invalid": "Stuur een object: {{ … }}."},
    serializers.ListSerializer: SIZES | {"not_a_list": NO_LIST},
    relations.ManyRelatedField: {"not_a_list": NO_LIST, "empty": SIZES["empty"]},
    relations.PrimaryKeyRelatedField: {
        "required": "Vul dit veld in.",
        "does_not_exist": NOT_THERE,
        "incorrect_type": "Stuur een id.",
    },
    relations.SlugRelatedField: {"does_not_exist": NOT_THERE, "invalid": NOT_THERE},
}


def speak_plainly():
    """Give the fields of the framework our sentences: it looks them up by class."""
    for field_class, messages in MESSAGES.items():
        field_class.default_error_messages = field_class.default_error_messages | messages

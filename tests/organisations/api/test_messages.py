"""The sentences of fields: in Dutch, short, and for every kind of field that we use."""

import pytest
from rest_framework import serializers

from organisations.api.messages import MESSAGES


def refusal(field, value):
    with pytest.raises(serializers.ValidationError) as refused:
        field.run_validation(value)
    return str(refused.value.detail[0])


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        (serializers.BooleanField(), "soms", "Kies true of false."),
        (serializers.CharField(), 1.5j, "Stuur een tekst tussen aanhalingstekens."),
        (serializers.IntegerField(min_value=3), "2", "Kies 3 of meer."),
        (serializers.IntegerField(), "1" * 1001, "Dit getal heeft te veel cijfers."),
        (
            serializers.DecimalField(max_digits=4, decimal_places=1),
            "1.25",
            "Te veel cijfers achter de komma: hooguit 1.",
        ),
        (
            serializers.DecimalField(max_digits=4, decimal_places=1),
            "NaN",
            "Stuur een getal, met een punt voor de cijfers achter de komma.",
        ),
        (
            serializers.DateField(),
            "2027-12-31T00:00:00Z",
            "Stuur een dag zoals 2027-12-31.",
        ),
        (serializers.DateTimeField(), "gisteren", "Stuur een moment zoals 2027-12-31T13:30:00Z."),
        (
            serializers.UUIDField(),
            "x",
            "Stuur een id (UUID), zoals 6e9c1a52-62cc-4a4e-9d0c-1f6f8d1f3a10.",
        ),
        (
            serializers.ChoiceField(["a"]),
            "b" * 1000,
            f"‘{'b' * 60}’ kan hier niet. De beschrijving van de API noemt de waarden die wel kunnen.",
        ),
        (serializers.ListField(), "a", "Stuur een lijst: [ … ]."),
        (serializers.DictField(), "a", "Stuur een object: { … }."),
    ],
)
def test_field_says_what_to_do(field, value, sentence):
    assert refusal(field, value) == sentence


def test_field_that_knows_better_says_it_itself():
    field = serializers.CharField(error_messages={"blank": "Geef het doel een titel."})

    assert refusal(field, "") == "Geef het doel een titel."


def test_every_sentence_can_be_written_out():
    names = ("input", "max_value", "min_value", "max_length", "min_length")
    names += ("max_digits", "max_decimal_places", "max_whole_digits")
    values = dict.fromkeys(names, 3)

    for messages in MESSAGES.values():
        for sentence in messages.values():
            assert sentence.format(**values).endswith(".")

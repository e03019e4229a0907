"""What the framework would let pass in a body: keys that nobody reads, and numbers for texts.

A key that is misspelt must not seem to be stored, nor a code such as 0.10 become another as a number.
Keys that are read only are known: who sends back what was received, with a change in it, is understood.
"""

from rest_framework import serializers

UNKNOWN = "Deze sleutel kennen wij hier niet. Kijk in de beschrijving welke er zijn."
NO_TEXT = "Stuur een tekst tussen aanhalingstekens."


def let_pass(serializer, data, known=()):
    """{path: [sentence]} of what is wrong in data though the serializer takes it; paths are metingen.0.tekst.

    `known` are keys of the whole that something else reads, or that it is fine to send back.
    """
    found = [(path, sentence) for path, sentence in _wrong(serializer, data, ()) if path[0] not in known]
    return {".".join(path): [sentence] for path, sentence in found}


def _wrong(field, data, path):
    if isinstance(field, serializers.ListSerializer) and isinstance(data, list):
        for place, each in enumerate(data):
            yield from _wrong(field.child, each, (*path, str(place)))
    elif isinstance(field, serializers.Serializer) and isinstance(data, dict):
        for key, value in data.items():
            if key not in field.fields:
                yield (*path, key), UNKNOWN
            elif not field.fields[key].read_only:
                yield from _wrong(field.fields[key], value, (*path, key))
    elif isinstance(field, serializers.CharField) and isinstance(data, int | float):
        yield path, NO_TEXT

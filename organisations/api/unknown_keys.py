"""Which keys of a body nobody reads: a key that is misspelt must not seem to be stored.

Keys that are read only are known: who sends back what was received, with a change in it, is understood.
"""

from rest_framework import serializers

UNKNOWN = "Deze sleutel kennen wij hier niet. Kijk in de beschrijving welke er zijn."


def unknown_keys(serializer, data, known=()):
    """{path: [sentence]} of the keys in data that the serializer does not have, such as metingen.0.waarden.

    `known` are keys of the whole that something else reads, or that it is fine to send back.
    """
    found = [path for path in _unknown(serializer, data, ()) if path[0] not in known]
    return {".".join(path): [UNKNOWN] for path in found}


def _unknown(field, data, path):
    if isinstance(field, serializers.ListSerializer) and isinstance(data, list):
        for place, each in enumerate(data):
            yield from _unknown(field.child, each, (*path, str(place)))
    elif isinstance(field, serializers.Serializer) and isinstance(data, dict):
        for key, value in data.items():
            if key not in field.fields:
                yield (*path, key)
            elif not field.fields[key].read_only:
                yield from _unknown(field.fields[key], value, (*path, key))

"""What the serializers of every app build on: Dutch keys for the fields of models, times in UTC."""

from datetime import UTC

from django.db import models
from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers


class UtcField(serializers.DateTimeField):
    """A moment: any offset is read, UTC is written."""

    def __init__(self, **options):
        super().__init__(default_timezone=UTC, **options)


class DutchSerializer(serializers.ModelSerializer):
    """A ModelSerializer of which `Meta.keys` is {key: name of the field of the model}.

    Keys that need more are declared as fields as usual, with `source`; they come first unless
    `Meta.keys` names them too (with None).
    """

    serializer_field_mapping = serializers.ModelSerializer.serializer_field_mapping | {
        models.DateTimeField: UtcField
    }

    def get_field_names(self, declared_fields, info):
        """The declared keys that Meta.keys leaves out, then its keys."""
        return [*(name for name in declared_fields if name not in self.Meta.keys), *self.Meta.keys]

    def build_field(self, field_name, info, model_class, nested_depth):
        """The field of the model that a key stands for."""
        name = self.Meta.keys[field_name]
        field_class, options = super().build_field(name, info, model_class, nested_depth)
        return field_class, options | ({"source": name} if name != field_name else {})

    def get_unique_together_validators(self):
        """None: the services see to that."""
        return []

    def get_unique_for_date_validators(self):
        """None: the services see to that."""
        return []


class Query(serializers.Serializer):
    """The parameters in an address. One that is not known is refused, not passed over."""

    def to_internal_value(self, data):
        """{name: value} of what was asked. Raises ValidationError with every mistake."""
        unknown = {name: [UNKNOWN] for name in data if name not in self.fields and name not in GENERAL}
        try:
            values = super().to_internal_value(data)
        except serializers.ValidationError as error:
            raise serializers.ValidationError(error.detail | unknown) from None
        if unknown:
            raise serializers.ValidationError(unknown)
        return values


GENERAL = {"page", "pageSize"}
UNKNOWN = "Deze parameter kennen wij hier niet. Kijk in de beschrijving welke er zijn."


def example(**values):
    """Give a serializer an example: of an answer, and without what is read only of a question."""

    def decorate(serializer):
        fields = serializer().fields
        sent = {key: value for key, value in values.items() if not fields[key].read_only}
        received = {key: value for key, value in values.items() if not fields[key].write_only}
        return extend_schema_serializer(
            examples=[
                OpenApiExample("Antwoord", value=received, response_only=True),
                OpenApiExample("Vraag", value=sent, request_only=True),
            ]
        )(serializer)

    return decorate

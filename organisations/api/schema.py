"""How resources are described in openapi.json; what every operation shares is added in hooks.

Texts are Dutch: they are read by who builds a client. An operation gets its summary and description
from `operation`, its parameters from the queries of its Resource, its examples from its serializers.
"""

import re

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import extend_schema

from organisations.api.permissions import Anybody
from organisations.api.serializers import Query

API = "/api/v1/"
KEY = {
    "type": "http",
    "scheme": "bearer",
    "description": "Een API-sleutel, gemaakt door een beheerder op de pagina ‘API-sleutels’.",
}


AS_RESOURCE = object()


def operation(summary, description="", *, takes=AS_RESOURCE, gives=None, **options):
    """Describe an action of a Resource: in a few words, and what one must know to use it.

    `takes` and `gives` are serializers (or {status: serializer}) where they differ from that of the
    resource; `takes` None is a question without body. Other options are those of extend_schema.
    """
    if takes is not AS_RESOURCE:
        options["request"] = takes
    if gives is not None:
        options["responses"] = gives
    return extend_schema(summary=summary, description=description or summary, **options)


NOTHING = {204: None}
# What an action does, by its first word: the last word of the name of its operation. A noun such as
# ‘herstel’ needs none.
VERBS = {
    "list": "Lijst",
    "retrieve": "Ophalen",
    "create": "Maken",
    "partial": "Wijzigen",
    "update": "Vastleggen",
    "destroy": "Weggooien",
}
VERBS_OF_METHODS = {"GET": "Ophalen", "PUT": "Vastleggen", "PATCH": "Wijzigen", "DELETE": "Weggooien"}


class Description(AutoSchema):
    """An operation of a Resource."""

    def get_operation_id(self):
        """The nouns of the path and what is done with them, such as doelenWijzigen: names of functions."""
        nouns = re.findall(r"[a-z]+", re.sub(r"{.*?}", "", self.path.removeprefix(API)))
        verb = VERBS.get(self._first_word()) or VERBS_OF_METHODS.get(self.method, "")
        return nouns[0] + "".join(noun.title() for noun in nouns[1:]) + verb

    def _first_word(self):
        return getattr(self.view, "action", "").split("_")[0]

    def _is_list_view(self, serializer=None):
        return self._first_word() == "list" or super()._is_list_view(serializer)

    def get_tags(self):
        """The heading under which it stands."""
        return [getattr(self.view, "tag", "") or "algemeen"]

    def get_override_parameters(self):
        """What the address may ask."""
        query = getattr(self.view, "queries", {}).get(getattr(self.view, "action", ""))
        return [query] if query and query is not Query else []

    def get_auth(self):
        """A key; reading what is published needs none."""
        needs = super().get_auth()
        permissions = self.view.get_permissions()
        is_open = self.method == "GET" and any(isinstance(one, Anybody) for one in permissions)
        return [{}, *needs] if is_open else needs


class KeyScheme(OpenApiAuthenticationExtension):
    target_class = "organisations.api.authentication.KeyAuthentication"
    match_subclasses = True
    name = "sleutel"

    def get_security_definition(self, _auto_schema):
        """How a key is sent."""
        return KEY


class SessionScheme(OpenApiAuthenticationExtension):
    target_class = "organisations.api.authentication.SessionAuthentication"
    name = "sessie"

    def get_security_definition(self, _auto_schema):
        """How who is logged in is recognised."""
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": "sessionid",
            "description": "Wie op de site is ingelogd. Wijzigen vraagt ook de kop ‘X-CSRFToken’.",
        }

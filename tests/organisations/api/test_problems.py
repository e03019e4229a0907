"""From a mistake to problem+json."""

import json

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.exceptions import ValidationError as Refused
from django.http import Http404
from django.test import RequestFactory
from rest_framework import exceptions, serializers
from rest_framework.views import APIView

from history.conflicts import StaleField, StaleFields
from organisations.api.problems import answer, in_keys
from tests.api_client import problem


class Child(serializers.Serializer):
    titel = serializers.CharField(source="title", max_length=5)
    jaren = serializers.ListField(child=serializers.IntegerField(max_value=9), required=False)
    kinderen = serializers.ListField(required=False)


class Parent(serializers.Serializer):
    titel = serializers.CharField(source="title")
    kinderen = Child(many=True, allow_empty=False)
    eerste = Child(required=False)

    def validate(self, values):
        if values["title"] == "nooit":
            raise serializers.ValidationError("Dit kan samen niet.")
        return values


def told(exc):
    """The answer to an exception in a view."""
    return answer(exc, {"request": RequestFactory().get("/api/v1/dingen"), "view": APIView()})


def reasons_of(data):
    serializer = Parent(data=data)
    with pytest.raises(exceptions.ValidationError) as refused:
        serializer.is_valid(raise_exception=True)
    return problem(told(refused.value))[2]


def test_problem_has_the_members_of_rfc_9457():
    response = told(exceptions.ValidationError({"titel": ["Kort."]}, code="max_length"))

    assert response["Content-Type"] == "application/problem+json"
    assert json.loads(response.content) == {
        "type": "about:blank",
        "title": "De vraag klopt niet",
        "status": 400,
        "detail": "Verbeter wat er bij ‘invalidParams’ staat en probeer het opnieuw.",
        "instance": "/api/v1/dingen",
        "invalidParams": [{"name": "titel", "code": "max_length", "reason": "Kort."}],
    }


@pytest.mark.parametrize(
    ("data", "reasons"),
    [
        ({}, {"titel": "Vul dit veld in.", "kinderen": "Vul dit veld in."}),
        (
            {"titel": "", "kinderen": [{"titel": "goed"}, {"titel": "te lang"}, {}]},
            {
                "titel": "Vul dit veld in.",
                "kinderen.1.titel": "Maak deze tekst korter: hooguit 5 tekens.",
                "kinderen.2.titel": "Vul dit veld in.",
            },
        ),
        (
            {"titel": "x", "kinderen": [{"titel": "x", "jaren": [1, "a", 10]}]},
            {
                "kinderen.0.jaren.1": "Stuur een geheel getal.",
                "kinderen.0.jaren.2": "Kies 9 of minder.",
            },
        ),
        ({"titel": "x", "kinderen": []}, {"kinderen": "Zet minstens één ding in deze lijst."}),
        ({"titel": "x", "kinderen": {}}, {"kinderen": "Stuur een lijst: [ … ]."}),
        ({"titel": "x", "kinderen": ["a"]}, {"kinderen.0": "Stuur een object: { … }."}),
        (
            {"titel": "x", "kinderen": [{"titel": "x"}], "eerste": {"titel": None}},
            {"eerste.titel": "Geef een waarde: dit veld kan niet null zijn."},
        ),
        (
            {"titel": ["x"], "kinderen": [{"titel": "x"}], "eerste": 3},
            {"titel": "Stuur een tekst tussen aanhalingstekens.", "eerste": "Stuur een object: { … }."},
        ),
        ({"titel": "nooit", "kinderen": [{"titel": "x"}]}, {"": "Dit kan samen niet."}),
    ],
)
def test_every_mistake_is_named_by_its_path(data, reasons):
    assert reasons_of(data) == reasons


def test_mistake_of_the_whole_is_the_detail_too():
    assert problem(told(exceptions.ValidationError("Dit kan niet.")))[1:] == (
        "Dit kan niet.",
        {"": "Dit kan niet."},
    )


@pytest.mark.parametrize(
    ("exc", "status", "detail"),
    [
        (Http404("No Goal matches the given query."), 404, "Dit is er niet, of u mag het niet zien."),
        (PermissionDenied("Alleen lezen."), 403, "Alleen lezen."),
        (PermissionDenied(), 403, "Met deze sleutel of deze rol mag dit niet."),
        (
            exceptions.MethodNotAllowed("PUT"),
            405,
            "Deze methode kan hier niet. De kop ‘Allow’ zegt welke wel.",
        ),
        (exceptions.NotAcceptable(), 406, "Vraag in de kop ‘Accept’ om application/json."),
        (
            exceptions.UnsupportedMediaType("text/xml"),
            415,
            "Stuur JSON, met de kop ‘Content-Type: application/json’.",
        ),
        (
            RequestDataTooBig(),
            413,
            "De inhoud is te groot: hooguit 5 MB. Verdeel hem over meer aanroepen.",
        ),
        (Refused("Dat kan niet."), 400, "Dat kan niet."),
    ],
)
def test_exception_is_told_in_dutch(exc, status, detail):
    assert problem(told(exc))[:2] == (status, detail)


def test_mistake_of_ours_is_left_to_the_site():
    assert told(ZeroDivisionError()) is None


def test_refusal_of_a_service_names_the_keys_of_the_body():
    with (
        pytest.raises(exceptions.ValidationError) as refused,
        in_keys(Child(), names="titel", years="jaren"),
    ):
        raise Refused({"title": Refused("Kort.", code="short"), "years": "Nee.", "other": "Hm."})

    assert json.loads(told(refused.value).content)["invalidParams"] == [
        {"name": "titel", "code": "short", "reason": "Kort."},
        {"name": "jaren", "code": "invalid", "reason": "Nee."},
        {"name": "other", "code": "invalid", "reason": "Hm."},
    ]


def test_value_that_a_colleague_changed_too_is_a_conflict():
    with pytest.raises(exceptions.APIException) as refused, in_keys(Child()):
        raise StaleFields([StaleField("title", "hun", "mijn")])

    status, detail, _ = problem(told(refused.value))
    assert (status, detail.endswith("Het gaat om ‘titel’.")) == (409, True)

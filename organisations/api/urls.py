"""The routes of organisations in the API, below /api/v1/."""

from django.urls import path

from organisations.api.organisations import Organisations
from organisations.api.word_lists import WordLists
from organisations.api.words import Words

WORD = "woordenlijsten/<slug:lijst>/woorden/<int:id>"

urlpatterns = [
    path("organisaties", Organisations.as_view({"get": "list"}), name="organisations"),
    path("organisaties/<uuid:id>", Organisations.as_view({"get": "retrieve"}), name="organisation"),
    path("woordenlijsten", WordLists.as_view({"get": "list"}), name="word_lists"),
    path("woordenlijsten/<slug:lijst>", WordLists.as_view({"get": "retrieve"}), name="word_list"),
    path(
        "woordenlijsten/<slug:lijst>/woorden", Words.as_view({"get": "list", "post": "create"}), name="words"
    ),
    path(
        WORD,
        Words.as_view({"get": "retrieve", "patch": "partial_update", "delete": "destroy"}),
        name="word",
    ),
    path(f"{WORD}/herstel", Words.as_view({"post": "restore"}), name="word_restore"),
    path(f"{WORD}/samenvoeging", Words.as_view({"post": "merge"}), name="word_merge"),
]

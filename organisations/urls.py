"""The routes of organisations and their people. Paths are Dutch, names English."""

from django.urls import path

from organisations.views import invitation, people, profile, start, term, vocabulary

app_name = "organisations"

urlpatterns = [
    path("", start.start, name="start"),
    path("account/profiel/", profile.profile, name="profile"),
    path("uitnodiging/<str:token>/", invitation.invitation, name="invitation"),
    path("<slug:organisatie>/", start.home, name="home"),
    path("<slug:organisatie>/beheer/", people.management, name="management"),
    path("<slug:organisatie>/beheer/mensen/", people.people, name="people"),
    path(
        "<slug:organisatie>/beheer/mensen/terugzetten/<int:gebeurtenis>/",
        people.restore,
        name="restore",
    ),
    path("<slug:organisatie>/beheer/mensen/<int:lid>/wijzigen/", people.change, name="change"),
    path("<slug:organisatie>/beheer/mensen/<int:lid>/intrekken/", people.remove, name="remove"),
    path(
        "<slug:organisatie>/beheer/uitnodigingen/<uuid:uitnodiging>/opnieuw/",
        people.resend,
        name="resend",
    ),
    path(
        "<slug:organisatie>/beheer/uitnodigingen/<uuid:uitnodiging>/intrekken/",
        people.withdraw,
        name="withdraw",
    ),
    path("<slug:organisatie>/beheer/woordenlijsten/", vocabulary.first_list, name="vocabulary"),
    path("<slug:organisatie>/beheer/woordenlijsten/startset/", vocabulary.fill, name="vocabulary_fill"),
    path("<slug:organisatie>/beheer/woordenlijsten/ongedaan/", vocabulary.take_back, name="vocabulary_undo"),
    path(
        "<slug:organisatie>/beheer/woordenlijsten/<slug:lijst>/",
        vocabulary.word_list_page,
        name="vocabulary_list",
    ),
    path("<slug:organisatie>/beheer/woorden/<int:woord>/", term.change, name="term"),
    path("<slug:organisatie>/beheer/woorden/<int:woord>/samenvoegen/", term.merge, name="term_merge"),
    path("<slug:organisatie>/beheer/woorden/<int:woord>/verwijderen/", term.remove, name="term_remove"),
    path("<slug:organisatie>/beheer/woorden/<int:woord>/terugzetten/", term.restore, name="term_restore"),
]

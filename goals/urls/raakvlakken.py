"""The routes of raakvlakken and werkingspaden, under /<organisatie>/raakvlakken/."""

from django.urls import include, path, re_path

from goals.views.raakvlakken import (
    badge,
    judging,
    news,
    pathways,
    picture_lists,
    pictures,
    raakvlak,
    record,
    signals,
    unsubscribe,
)

raakvlak_urls = [
    path("", raakvlak.raakvlak, name="raakvlak"),
    path("bewerken/", raakvlak.edit, name="raakvlak_edit"),
    path("kaart/", judging.card, name="raakvlak_card"),
    path("bevestigen/", judging.confirm, name="raakvlak_confirm"),
    path("afwijzen/", judging.reject, name="raakvlak_reject"),
    path("later/", judging.park, name="raakvlak_park"),
    path("heropenen/", judging.reopen, name="raakvlak_reopen"),
]

pathway_urls = [
    path("", pathways.pathway_list, name="pathways"),
    path("nieuw/", pathways.pathway_new, name="pathway_new"),
    path("<int:werkingspad>/terugzetten/", pathways.pathway_restore, name="pathway_restore"),
    path("<slug:sleutel>/", pathways.pathway_edit, name="pathway_edit"),
    path("<slug:sleutel>/weghalen/", pathways.pathway_remove, name="pathway_remove"),
    re_path(
        r"^(?P<sleutel>[-a-z0-9_]+)/(?P<stand>aan|uit)/$", pathways.pathway_switch, name="pathway_switch"
    ),
]

raakvlakken_urls = [
    path("", pictures.raakvlakken, name="raakvlakken"),
    path("netwerk/", pictures.network, name="raakvlak_network"),
    path("wijken/", pictures.places, name="raakvlak_places"),
    path("doelen/", picture_lists.goals, name="raakvlak_goals"),
    path("vak/", picture_lists.cell, name="raakvlak_cell"),
    path("lijst/", signals.signal_list, name="raakvlak_list"),
    path("nieuw/", record.new, name="raakvlak_new"),
    path("nieuw-sinds/", news.news, name="raakvlak_news"),
    path("nieuw-sinds/gezien/", news.seen, name="raakvlak_seen"),
    path("nieuw-sinds/per-e-mail/", news.digest, name="raakvlak_digest"),
    path("teller/", badge.badge, name="raakvlak_badge"),
    path("afmelden/<uuid:volger>/", unsubscribe.unsubscribe, name="raakvlak_unsubscribe"),
    path("werkingspaden/", include(pathway_urls)),
    path("ongedaan-maken/", judging.take_back, name="raakvlak_undo"),
    path("<uuid:raakvlak>/", include(raakvlak_urls)),
    path("raakvlakken.<slug:soort>", picture_lists.export, name="raakvlak_export"),
]

urlpatterns = [
    path("<slug:organisatie>/raakvlakken/", include(raakvlakken_urls)),
]

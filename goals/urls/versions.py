"""The routes of vastgestelde versies, for members and for everybody."""

from django.urls import include, path

from goals.views.versions import (
    charts,
    compare,
    document,
    following,
    freeze,
    public,
    publishing,
    succession,
    version,
    version_list,
)

tree_urls = [
    path("versies/", version_list.version_list, name="versions"),
    path("versies/vaststellen/", freeze.version_new, name="version_new"),
    path("versies/gestart/", succession.tree_started, name="tree_started"),
    path("versies/<int:nummer>/", version.version, name="version"),
    path("versies/<int:nummer>/schema/", version.version_schema, name="version_schema"),
    path("versies/<int:nummer>/drie-ws/", version.version_three_ws, name="version_three_ws"),
    path(
        "versies/<int:nummer>/grafiek/<uuid:indicator>/<slug:maat>.svg",
        charts.version_chart,
        name="version_chart",
    ),
    path("versies/<int:nummer>.json", document.version_json, name="version_json"),
    path("versies/<int:nummer>.csv", document.version_csv, name="version_csv"),
    path("versies/<int:nummer>/publiceren/", publishing.version_publish, name="version_publish"),
    path("versies/<int:nummer>/intrekken/", publishing.version_withdraw, name="version_withdraw"),
    path("versies/<int:nummer>/ongedaan-maken/", publishing.version_undo, name="version_undo"),
    path("versies/<int:nummer>/vergelijken/", compare.version_compare, name="version_compare"),
    path("versies/<int:nummer>/nieuwe-boom/", succession.version_next, name="version_next"),
    path("doelen/<uuid:doel>/versies/", following.goal_versions, name="goal_versions"),
]

public_urls = [
    path("", public.public_version, name="public_version"),
    path("schema/", public.public_schema, name="public_schema"),
    path("drie-ws/", public.public_three_ws, name="public_three_ws"),
    path("vergelijken/", public.public_compare, name="public_compare"),
    path("grafiek/<uuid:indicator>/<slug:maat>.svg", public.public_chart, name="public_chart"),
]

urlpatterns = [
    path("<slug:organisatie>/doelenbomen/<uuid:boom>/", include(tree_urls)),
    path("<slug:organisatie>/openbaar/", public.public_list, name="public_list"),
    path("<slug:organisatie>/openbaar/<uuid:boom>/<int:nummer>/", include(public_urls)),
    path("<slug:organisatie>/openbaar/<uuid:boom>/<int:nummer>.json", public.public_json, name="public_json"),
]

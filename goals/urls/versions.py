"""The routes of vastgestelde versies, for members and for everybody."""

from django.urls import include, path

from goals.views.versions import (
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
    path("versies/<int:nummer>.json", document.version_json, name="version_json"),
    path("versies/<int:nummer>.csv", document.version_csv, name="version_csv"),
    path("versies/<int:nummer>/publiceren/", publishing.version_publish, name="version_publish"),
    path("versies/<int:nummer>/intrekken/", publishing.version_withdraw, name="version_withdraw"),
    path("versies/<int:nummer>/ongedaan-maken/", publishing.version_undo, name="version_undo"),
    path("versies/<int:nummer>/vergelijken/", compare.version_compare, name="version_compare"),
    path("versies/<int:nummer>/nieuwe-boom/", succession.version_next, name="version_next"),
    path("doelen/<uuid:doel>/versies/", following.goal_versions, name="goal_versions"),
]

urlpatterns = [
    path("<slug:organisatie>/doelenbomen/<uuid:boom>/", include(tree_urls)),
    path("<slug:organisatie>/openbaar/", public.public_list, name="public_list"),
    path(
        "<slug:organisatie>/openbaar/<uuid:boom>/<int:nummer>/", public.public_version, name="public_version"
    ),
    path("<slug:organisatie>/openbaar/<uuid:boom>/<int:nummer>.json", public.public_json, name="public_json"),
]

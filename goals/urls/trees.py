"""The routes of goal trees."""

from django.urls import include, path

from goals.views import (
    account,
    checks,
    contribution,
    exemptions,
    goal,
    goal_indicator,
    goal_project,
    placement,
    recycle_bin,
    schema,
    structure,
    three_ws,
    tree,
    tree_export,
    tree_import,
    tree_list,
)


def part_urls(address, key):
    """Where one Part of the pane of a goal is added to, changed and taken away from."""
    part = {"part": key}
    return [
        path(f"{address}/", account.add, part, name=key),
        path(f"{address}/<int:pk>/", account.change, part, name=f"{key}_edit"),
        path(f"{address}/<int:pk>/weghalen/", account.remove, part, name=f"{key}_remove"),
    ]


goal_urls = [
    path("", tree.goal, name="goal"),
    path("hernoemen/", structure.rename, name="goal_rename"),
    path("schuiven/<slug:richting>/", structure.shift, name="goal_shift"),
    path("neerzetten/", structure.drop, name="goal_drop"),
    path("weggooien/", structure.remove, name="goal_remove"),
    path("verplaatsen/", placement.move, name="goal_move"),
    path("kopieren/", placement.copy, name="goal_copy"),
    path("paneel/", goal.goal_pane, name="goal_pane"),
    path("bewerken/", goal.goal_edit, name="goal_edit"),
    path("geschiedenis/", goal.goal_history, name="goal_history"),
    *part_urls("voortgang", "progress"),
    *part_urls("middelen", "money"),
    *part_urls("verhalen", "stories"),
    *part_urls("leervragen", "questions"),
    *part_urls("gegevens", "evidence"),
    *part_urls("verantwoordelijken", "responsibilities"),
    *part_urls("verwijzingen", "references"),
    path("indicatoren/", goal_indicator.goal_indicators, name="goal_indicators"),
    path(
        "indicatoren/<uuid:indicator>/weghalen/",
        goal_indicator.goal_indicator_remove,
        name="goal_indicator_remove",
    ),
    path("projecten/", goal_project.goal_projects, name="projects"),
    path("projecten/<int:pk>/", account.change, {"part": "projects"}, name="projects_edit"),
    path("projecten/<int:pk>/weghalen/", account.remove, {"part": "projects"}, name="projects_remove"),
    path("bijdragen/", contribution.contributions, name="contributions"),
    path(
        "bijdragen/<int:pk>/weghalen/",
        contribution.contribution_remove,
        name="contribution_remove",
    ),
]

tree_urls = [
    path("", tree.tree, name="tree"),
    path("schema/", schema.schema, name="schema"),
    path("drie-ws/", three_ws.three_ws, name="three_ws"),
    path("stand/<int:revisie>/", tree.state, name="state"),
    path("klappen/", tree.fold, name="fold"),
    path("toevoegen/", structure.add, name="add"),
    path("ongedaan-maken/", structure.take_back, name="undo"),
    path("aandachtspunten/", checks.checks, name="checks"),
    path("aandachtspunten/mag-blijven/", exemptions.exempt, name="check_exempt"),
    path("aandachtspunten/<int:pk>/weer-melden/", exemptions.report_again, name="check_again"),
    path("aandachtspunten/ongedaan-maken/", exemptions.take_back, name="checks_undo"),
    path("gegevens/", tree_list.tree_edit, name="tree_edit"),
    path("kopieren/", tree_list.tree_copy, name="tree_copy"),
    path("weggooien/", tree_list.tree_remove, name="tree_remove"),
    path("doelenboom.json", tree_export.tree_export, name="tree_export"),
    path("terugzetten/", tree_list.tree_restore, name="tree_restore"),
    path("prullenbak/", recycle_bin.recycle_bin, name="bin"),
    path("prullenbak/<int:weggegooid>/terugzetten/", recycle_bin.restore, name="restore"),
    path("doelen/<uuid:doel>/", include(goal_urls)),
]

urlpatterns = [
    path("<slug:organisatie>/doelenbomen/", tree_list.tree_list, name="tree_list"),
    path("<slug:organisatie>/doelenbomen/nieuw/", tree_list.tree_new, name="tree_new"),
    path("<slug:organisatie>/doelenbomen/importeren/", tree_import.tree_import, name="tree_import"),
    path(
        "<slug:organisatie>/doelenbomen/importeren/voorbeeld.json",
        tree_import.tree_import_example,
        name="tree_import_example",
    ),
    path(
        "<slug:organisatie>/doelenbomen/importeren/<uuid:bestand>/",
        tree_import.tree_import_preview,
        name="tree_import_preview",
    ),
    path("<slug:organisatie>/doelenbomen/<uuid:boom>/", include(tree_urls)),
]

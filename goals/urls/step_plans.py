"""The routes of the stappenplan, under /<organisatie>/stappenplan/."""

from django.urls import include, path

from goals.views.step_plan import (
    aims,
    answers,
    clusters,
    effects,
    gathering,
    plan_list,
    results,
    shared_goals,
    steps,
)

plan_urls = [
    path("", steps.step_plan, name="step_plan_plan"),
    path("gegevens/", plan_list.step_plan_edit, name="step_plan_edit"),
    path("weggooien/", plan_list.step_plan_remove, name="step_plan_remove"),
    path("terugzetten/", plan_list.step_plan_restore, name="step_plan_restore"),
    path("ongedaan-maken/", steps.take_back, name="step_plan_undo"),
    path("stap/<int:stap>/", steps.step, name="step_plan_step"),
    path("stand/<int:moment>/", steps.state, name="step_plan_state"),
    path("projecten/kiezen/", gathering.choose, name="step_plan_choose"),
    path("projecten/nieuw/", gathering.add_new, name="step_plan_project_new"),
    path("projecten/plakken/", gathering.paste, name="step_plan_paste"),
    path("projecten/<int:pk>/weghalen/", gathering.take_out, name="step_plan_take_out"),
    path("doelen-per-project/", aims.save, name="step_plan_aims"),
    path("doelenboom/", effects.choose_tree, name="step_plan_tree"),
    path("effecten/", effects.choose, name="step_plan_effects"),
    path("clusters/indelen/", clusters.put, name="step_plan_put"),
    path("clusters/voorstel/", clusters.answer_proposal, name="step_plan_proposal"),
    path("clusters/<int:pk>/naam/", clusters.rename, name="step_plan_cluster_rename"),
    path("clusters/<int:pk>/weghalen/", clusters.remove, name="step_plan_cluster_remove"),
    path("doelstellingen/", shared_goals.save, name="step_plan_goals"),
    path("toets/", answers.save, name="step_plan_answers"),
    path("prestaties/", results.save, name="step_plan_results"),
]

urlpatterns = [
    path("<slug:organisatie>/stappenplan/", plan_list.step_plans, name="step_plans"),
    path("<slug:organisatie>/stappenplan/nieuw/", plan_list.step_plan_new, name="step_plan_new"),
    path("<slug:organisatie>/stappenplan/<uuid:plan>/", include(plan_urls)),
]

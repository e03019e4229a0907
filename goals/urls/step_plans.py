"""The routes of the stappenplan, under /<organisatie>/stappenplan/."""

from django.urls import include, path

from goals.views.step_plan import plan_list

plan_urls = [
    path("", plan_list.step_plan, name="step_plan_plan"),
    path("gegevens/", plan_list.step_plan_edit, name="step_plan_edit"),
    path("weggooien/", plan_list.step_plan_remove, name="step_plan_remove"),
    path("terugzetten/", plan_list.step_plan_restore, name="step_plan_restore"),
    path("stap/<int:stap>/", plan_list.step_plan, name="step_plan_step"),
]

urlpatterns = [
    path("<slug:organisatie>/stappenplan/", plan_list.step_plans, name="step_plans"),
    path("<slug:organisatie>/stappenplan/nieuw/", plan_list.step_plan_new, name="step_plan_new"),
    path("<slug:organisatie>/stappenplan/<uuid:plan>/", include(plan_urls)),
]

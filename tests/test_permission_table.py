"""Every route × (anonymous, raadslid, adviseur, beheerder, those roles elsewhere): who gets what.

A row per route and method; a route of the URLconf without a row fails the test. `login` sends one
to the login page. Allowed requests are sent with as little as they need, so that 302 is a change
that was made or refused with a sentence, 422 a form that wants more. Everything of another
organisation is a 404. The operations of the API have a table of their own, test_api_permission_table.py.
"""

from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

from goals import services, tree, undo
from goals.imports.example import example_json
from goals.models import (
    BudgetLine,
    CheckExemption,
    Contribution,
    Evidence,
    Follower,
    GoalIndicator,
    LearningQuestion,
    Milestone,
    OwnPathway,
    ProgressReport,
    ProjectCluster,
    ProjectContribution,
    ProjectStory,
    Raakvlak,
    Reference,
    Responsibility,
    StepPlan,
    StepPlanProject,
    Story,
)
from goals.projects.imports.choices import make_draft
from goals.projects.imports.known import Known
from goals.projects.imports.tables import read_text
from goals.versions.publishing import publish
from goals.views.projects.project_import import SHELF as PROJECT_ROWS
from goals.views.tree_import import SHELF as TREE_FILES
from indicators.models import CbsLink
from indicators.views.measurement_import import SHELF as FIGURE_FILES
from organisations.enums import Role
from organisations.invitation_mail import link_of
from organisations.models import Invitation, Membership
from tests.goals.factories import FAMILY, find, make_organisation, make_tree, make_user
from tests.goals.versions.factories import make_version
from tests.indicators.factories import make_indicator
from tests.organisations.factories import make_key

WHO = ("anonymous", "raadslid", "adviseur", "beheerder", "elsewhere")
# route, method: anonymous, raadslid, adviseur, beheerder, any role of another organisation
TABLE = """
toegankelijkheid                     GET   200    200    200    200    200
privacy                              GET   200    200    200    200    200
handleiding                          GET   200    200    200    200    200
handleiding_pagina                   GET   200    200    200    200    200
api_uitleg                           GET   200    200    200    200    200
api_bladeren                         GET   200    200    200    200    200
api_wijzigingen                      GET   200    200    200    200    200
account_login                        GET   200    302    302    302    302
account_login                        POST  200    302    302    302    302
account_logout                       GET   login  200    200    200    200
account_logout                       POST  login  login  login  login  login
account_inactive                     GET   200    200    200    200    200
account_signup                       GET   200    302    302    302    302
account_signup                       POST  200    302    302    302    302
account_change_password              GET   login  302    302    302    302
account_change_password              POST  login  302    302    302    302
account_set_password                 GET   login  200    200    200    200
account_set_password                 POST  login  200    200    200    200
account_reset_password               GET   200    200    200    200    200
account_reset_password               POST  200    200    200    200    200
account_reset_password_from_key_done GET   200    200    200    200    200
account_reset_password_from_key      GET   200    200    200    200    200
account_reset_password_from_key      POST  200    200    200    200    200
account_reset_password_done          GET   200    200    200    200    200
organisations:start                  GET   login  302    302    302    302
organisations:start                  POST  login  302    302    302    302
organisations:profile                GET   login  200    200    200    200
organisations:profile                POST  login  200    200    200    200
organisations:invitation             GET   200    403    403    403    403
organisations:invitation             POST  422    403    403    403    403
organisations:home                   GET   login  302    302    302    404
organisations:home                   POST  login  302    302    302    404
organisations:management             GET   login  403    403    302    404
organisations:management             POST  login  403    403    302    404
organisations:people                 GET   login  403    403    200    404
organisations:people                 POST  login  403    403    422    404
organisations:restore                GET   login  403    403    302    404
organisations:restore                POST  login  403    403    302    404
organisations:change                 GET   login  403    403    302    404
organisations:change                 POST  login  403    403    302    404
organisations:remove                 GET   login  403    403    302    404
organisations:remove                 POST  login  403    403    302    404
organisations:resend                 GET   login  403    403    302    404
organisations:resend                 POST  login  403    403    302    404
organisations:withdraw               GET   login  403    403    302    404
organisations:withdraw               POST  login  403    403    302    404
organisations:vocabulary             GET   login  403    403    302    404
organisations:vocabulary_list        GET   login  403    403    200    404
organisations:vocabulary_list        POST  login  403    403    422    404
organisations:vocabulary_fill        POST  login  403    403    302    404
organisations:vocabulary_undo        POST  login  403    403    302    404
organisations:term                   GET   login  403    403    200    404
organisations:term                   POST  login  403    403    422    404
organisations:term_merge             GET   login  403    403    200    404
organisations:term_merge             POST  login  403    403    422    404
organisations:term_remove            POST  login  403    403    302    404
organisations:term_restore           POST  login  403    403    302    404
goals:api_keys                       GET   login  403    403    200    404
goals:api_key_new                    GET   login  403    403    200    404
goals:api_key_new                    POST  login  403    403    422    404
goals:api_key                        GET   login  403    403    200    404
goals:api_key                        POST  login  403    403    422    404
goals:api_key_revoke                 GET   login  403    403    200    404
goals:api_key_revoke                 POST  login  403    403    302    404
indicators:list                      GET   login  200    200    200    404
indicators:new                       GET   login  403    200    200    404
indicators:new                       POST  login  403    422    422    404
indicators:catalogue                 GET   login  200    200    200    404
indicators:catalogue_add             POST  login  403    302    302    404
indicators:taakvelden                GET   login  200    200    200    404
indicators:bin                       GET   login  200    200    200    404
indicators:undo                      POST  login  403    302    302    404
indicators:indicator                 GET   login  200    200    200    404
indicators:edit                      GET   login  403    200    200    404
indicators:edit                      POST  login  403    422    422    404
indicators:remove                    POST  login  403    302    302    404
indicators:restore                   POST  login  403    302    302    404
indicators:history                   GET   login  200    200    200    404
indicators:chart                     GET   login  200    200    200    404
indicators:measurement_new           GET   login  403    200    200    404
indicators:measurement_new           POST  login  403    422    422    404
indicators:measurement               GET   login  403    200    200    404
indicators:measurement               POST  login  403    302    302    404
indicators:measurement_remove        POST  login  403    302    302    404
indicators:target_new                GET   login  403    200    200    404
indicators:target_new                POST  login  403    422    422    404
indicators:target                    GET   login  403    200    200    404
indicators:target                    POST  login  403    302    302    404
indicators:target_remove             POST  login  403    302    302    404
indicators:grid                      GET   login  200    200    200    404
indicators:cells                     POST  login  403    302    302    404
indicators:grid_undo                 POST  login  403    422    422    404
indicators:due                       GET   login  200    200    200    404
indicators:due                       POST  login  403    302    302    404
indicators:rule                      GET   login  200    200    200    404
indicators:import                    GET   login  403    200    200    404
indicators:import                    POST  login  403    422    422    404
indicators:import_template           GET   login  403    200    200    404
indicators:import_preview            GET   login  403    200    200    404
indicators:import_preview            POST  login  403    422    422    404
indicators:export                    GET   login  200    200    200    404
indicators:cbs                       GET   login  403    200    200    404
indicators:cbs                       POST  login  403    200    200    404
indicators:cbs_refresh               POST  login  403    302    302    404
indicators:cbs_unlink                POST  login  403    302    302    404
indicators:cbs_link_again            POST  login  403    302    302    404
goals:tree_list                      GET   login  200    200    200    404
goals:tree_new                       GET   login  403    200    200    404
goals:tree_new                       POST  login  403    422    422    404
goals:tree_import                    GET   login  403    200    200    404
goals:tree_import                    POST  login  403    422    422    404
goals:tree_import_example            GET   login  403    200    200    404
goals:tree_import_preview            GET   login  403    200    200    404
goals:tree_import_preview            POST  login  403    422    422    404
goals:tree                           GET   login  200    200    200    404
goals:schema                         GET   login  200    200    200    404
goals:three_ws                       GET   login  200    200    200    404
goals:state                          GET   login  200    200    200    404
goals:fold                           POST  login  302    302    302    404
goals:add                            POST  login  403    302    302    404
goals:undo                           POST  login  403    302    302    404
goals:checks                         GET   login  200    200    200    404
goals:check_exempt                   POST  login  403    302    302    404
goals:check_again                    POST  login  403    302    302    404
goals:checks_undo                    POST  login  403    302    302    404
goals:tree_edit                      GET   login  403    200    200    404
goals:tree_edit                      POST  login  403    422    422    404
goals:tree_copy                      POST  login  403    302    302    404
goals:tree_remove                    POST  login  403    302    302    404
goals:tree_export                    GET   login  200    200    200    404
goals:tree_restore                   POST  login  403    302    302    404
goals:bin                            GET   login  200    200    200    404
goals:restore                        POST  login  403    302    302    404
goals:goal                           GET   login  200    200    200    404
goals:goal_rename                    POST  login  403    422    422    404
goals:goal_shift                     POST  login  403    302    302    404
goals:goal_drop                      POST  login  403    302    302    404
goals:goal_remove                    POST  login  403    302    302    404
goals:goal_move                      GET   login  403    200    200    404
goals:goal_move                      POST  login  403    302    302    404
goals:goal_copy                      GET   login  403    200    200    404
goals:goal_copy                      POST  login  403    302    302    404
goals:goal_pane                      GET   login  200    200    200    404
goals:goal_edit                      GET   login  403    200    200    404
goals:goal_edit                      POST  login  403    422    422    404
goals:goal_history                   GET   login  200    200    200    404
goals:responsibilities               GET   login  403    200    200    404
goals:responsibilities               POST  login  403    422    422    404
goals:responsibilities_edit          GET   login  403    200    200    404
goals:responsibilities_edit          POST  login  403    422    422    404
goals:responsibilities_remove        POST  login  403    302    302    404
goals:references                     GET   login  403    200    200    404
goals:references                     POST  login  403    422    422    404
goals:references_edit                GET   login  403    200    200    404
goals:references_edit                POST  login  403    422    422    404
goals:references_remove              POST  login  403    302    302    404
goals:progress                       GET   login  403    200    200    404
goals:progress                       POST  login  403    422    422    404
goals:progress_edit                  GET   login  403    200    200    404
goals:progress_edit                  POST  login  403    422    422    404
goals:progress_remove                POST  login  403    302    302    404
goals:money                          GET   login  403    200    200    404
goals:money                          POST  login  403    422    422    404
goals:money_edit                     GET   login  403    200    200    404
goals:money_edit                     POST  login  403    302    302    404
goals:money_remove                   POST  login  403    302    302    404
goals:stories                        GET   login  403    200    200    404
goals:stories                        POST  login  403    422    422    404
goals:stories_edit                   GET   login  403    200    200    404
goals:stories_edit                   POST  login  403    422    422    404
goals:stories_remove                 POST  login  403    302    302    404
goals:questions                      GET   login  403    200    200    404
goals:questions                      POST  login  403    422    422    404
goals:questions_edit                 GET   login  403    200    200    404
goals:questions_edit                 POST  login  403    422    422    404
goals:questions_remove               POST  login  403    302    302    404
goals:evidence                       GET   login  403    200    200    404
goals:evidence                       POST  login  403    422    422    404
goals:evidence_edit                  GET   login  403    200    200    404
goals:evidence_edit                  POST  login  403    422    422    404
goals:evidence_remove                POST  login  403    302    302    404
goals:projects                       GET   login  403    200    200    404
goals:projects                       POST  login  403    422    422    404
goals:projects_edit                  GET   login  403    200    200    404
goals:projects_edit                  POST  login  403    302    302    404
goals:projects_remove                POST  login  403    302    302    404
goals:goal_indicators                GET   login  403    200    200    404
goals:goal_indicators                POST  login  403    422    422    404
goals:goal_indicator_remove          POST  login  403    302    302    404
goals:contributions                  GET   login  403    200    200    404
goals:contributions                  POST  login  403    422    422    404
goals:contribution_remove            POST  login  403    302    302    404
goals:versions                       GET   login  200    200    200    404
goals:version_new                    GET   login  403    200    200    404
goals:version_new                    POST  login  403    422    422    404
goals:tree_started                   GET   login  302    302    302    404
goals:version                        GET   login  200    200    200    404
goals:version_schema                 GET   login  200    200    200    404
goals:version_three_ws               GET   login  200    200    200    404
goals:version_chart                  GET   login  200    200    200    404
goals:version_json                   GET   login  200    200    200    404
goals:version_csv                    GET   login  200    200    200    404
goals:version_publish                POST  login  403    302    302    404
goals:version_withdraw               POST  login  403    302    302    404
goals:version_undo                   POST  login  403    302    302    404
goals:version_compare                GET   login  200    200    200    404
goals:version_next                   GET   login  403    200    200    404
goals:version_next                   POST  login  403    422    422    404
goals:goal_versions                  GET   login  200    200    200    404
goals:public_list                    GET   200    200    200    200    200
goals:public_version                 GET   200    200    200    200    200
goals:public_schema                  GET   200    200    200    200    200
goals:public_three_ws                GET   200    200    200    200    200
goals:public_compare                 GET   200    200    200    200    200
goals:public_chart                   GET   200    200    200    200    200
goals:public_json                    GET   200    200    200    200    200
goals:step_plans                     GET   login  200    200    200    404
goals:step_plan_new                  GET   login  403    200    200    404
goals:step_plan_new                  POST  login  403    422    422    404
goals:step_plan_plan                 GET   login  302    302    302    404
goals:step_plan_edit                 GET   login  403    200    200    404
goals:step_plan_edit                 POST  login  403    422    422    404
goals:step_plan_remove               POST  login  403    302    302    404
goals:step_plan_restore              POST  login  403    302    302    404
goals:step_plan_undo                 POST  login  403    302    302    404
goals:step_plan_step                 GET   login  200    200    200    404
goals:step_plan_state                GET   login  200    200    200    404
goals:step_plan_choose               POST  login  403    302    302    404
goals:step_plan_project_new          POST  login  403    422    422    404
goals:step_plan_paste                POST  login  403    422    422    404
goals:step_plan_take_out             POST  login  403    302    302    404
goals:step_plan_aims                 POST  login  403    302    302    404
goals:step_plan_tree                 POST  login  403    422    422    404
goals:step_plan_effects              POST  login  403    302    302    404
goals:step_plan_put                  POST  login  403    409    409    404
goals:step_plan_proposal             POST  login  403    302    302    404
goals:step_plan_cluster_rename       POST  login  403    422    422    404
goals:step_plan_cluster_remove       POST  login  403    302    302    404
goals:step_plan_goals                POST  login  403    302    302    404
goals:step_plan_answers              POST  login  403    302    302    404
goals:step_plan_results              POST  login  403    302    302    404
goals:project_new                    GET   login  403    200    200    404
goals:project_new                    POST  login  403    422    422    404
goals:project_bin                    GET   login  200    200    200    404
goals:project                        GET   login  200    200    200    404
goals:project_edit                   GET   login  403    200    200    404
goals:project_edit                   POST  login  403    422    422    404
goals:project_remove                 POST  login  403    302    302    404
goals:project_restore                POST  login  403    302    302    404
goals:project_history                GET   login  200    200    200    404
goals:project_undo                   POST  login  403    302    302    404
goals:project_goals                  GET   login  403    200    200    404
goals:project_goals                  POST  login  403    422    422    404
goals:project_goal                   GET   login  403    200    200    404
goals:project_goal                   POST  login  403    302    302    404
goals:project_goal_remove            POST  login  403    302    302    404
goals:project_milestones             GET   login  403    200    200    404
goals:project_milestones             POST  login  403    422    422    404
goals:project_milestone              GET   login  403    200    200    404
goals:project_milestone              POST  login  403    422    422    404
goals:project_milestone_remove       POST  login  403    302    302    404
goals:project_milestone_reach        POST  login  403    302    302    404
goals:project_stories                GET   login  403    200    200    404
goals:project_stories                POST  login  403    422    422    404
goals:project_story                  GET   login  403    200    200    404
goals:project_story                  POST  login  403    422    422    404
goals:project_story_remove           POST  login  403    302    302    404
goals:project_list                   GET   login  200    200    200    404
goals:project_import                 GET   login  403    200    200    404
goals:project_import                 POST  login  403    422    422    404
goals:project_import_example         GET   login  403    200    200    404
goals:project_import_preview         GET   login  403    200    200    404
goals:project_import_preview         POST  login  403    200    200    404
goals:project_export                 GET   login  200    200    200    404
goals:project_calendar               GET   login  200    200    200    404
goals:project_bulk                   POST  login  403    302    302    404
goals:project_bulk_undo              POST  login  403    302    302    404
goals:raakvlakken                    GET   login  200    200    200    404
goals:raakvlak_network               GET   login  200    200    200    404
goals:raakvlak_places                GET   login  200    200    200    404
goals:raakvlak_goals                 GET   login  200    200    200    404
goals:raakvlak_cell                  GET   login  200    200    200    404
goals:raakvlak_export                GET   login  200    200    200    404
goals:raakvlak_list                  GET   login  200    200    200    404
goals:raakvlak_new                   GET   login  403    200    200    404
goals:raakvlak_new                   POST  login  403    404    404    404
goals:raakvlak_news                  GET   login  200    200    200    404
goals:raakvlak_seen                  POST  login  403    302    302    404
goals:raakvlak_digest                POST  login  403    302    302    404
goals:raakvlak_badge                 GET   login  403    200    200    404
goals:raakvlak_undo                  POST  login  403    302    302    404
goals:raakvlak_unsubscribe           GET   200    200    200    200    200
goals:raakvlak_unsubscribe           POST  200    200    200    200    200
goals:raakvlak                       GET   login  200    200    200    404
goals:raakvlak_edit                  GET   login  403    200    200    404
goals:raakvlak_edit                  POST  login  403    422    422    404
goals:raakvlak_card                  GET   login  200    200    200    404
goals:raakvlak_confirm               GET   login  403    200    200    404
goals:raakvlak_confirm               POST  login  403    422    422    404
goals:raakvlak_reject                GET   login  403    200    200    404
goals:raakvlak_reject                POST  login  403    422    422    404
goals:raakvlak_park                  POST  login  403    302    302    404
goals:raakvlak_reopen                POST  login  403    302    302    404
goals:pathways                       GET   login  403    200    200    404
goals:pathway_new                    GET   login  403    403    200    404
goals:pathway_new                    POST  login  403    403    422    404
goals:pathway_edit                   GET   login  403    403    200    404
goals:pathway_edit                   POST  login  403    403    422    404
goals:pathway_switch                 POST  login  403    403    302    404
goals:pathway_remove                 POST  login  403    403    302    404
goals:pathway_restore                POST  login  403    403    302    404
"""
FIGURES = b"Indicator;2020\nJongeren met stress;1"
ROWS_READ = make_draft(read_text("Speelplek"), Known(), "fysiek").as_bytes()
ROWS = [line.split() for line in TABLE.strip().splitlines()]


@pytest.fixture
def world(db):
    """What the rows of the table are about: {name in a URL: value} and {who: user}."""
    organisation, other = make_organisation(), make_organisation("houten")
    people = {role.value: make_user(organisation, role) for role in Role}
    goal_tree = make_tree(organisation, FAMILY)
    goal = find(goal_tree, "Steun")
    things = {"goal": goal}
    hung = {
        "responsibilities": Responsibility(**things, role="team", name="Jeugd"),
        "references": Reference(**things, kind="wet", title="Jeugdwet"),
        "progress": ProgressReport(**things, document="begroting", year=2026, judgement="haalbaar"),
        "money": BudgetLine(**things, year=2026, taakveld="6.1", costs=1),
        "stories": Story(**things, voice="inwoner", text="Ik speel."),
        "questions": LearningQuestion(**things, question="Werkt het?"),
        "evidence": Evidence(**things, statement="Veel schulden"),
        "projects": ProjectContribution(
            **things, project=organisation.projects.create(name="Speelplek", domain="fysiek")
        ),
    }
    for thing in hung.values():
        thing.save()
    contribution = Contribution.objects.create(**things, target=find(goal_tree, "Meedoen"))
    exemption = CheckExemption.objects.create(**things, check_key="er-doel", reason="Zo")
    removal = tree.remove_goal(user=None, goal=find(goal_tree, "Voorlezen"))
    binned_tree = make_tree(organisation, title="Weg")
    services.remove_tree(user=None, goal_tree=binned_tree)
    invitation = Invitation.objects.create(
        organisation=organisation, email="nieuw@example.org", role="adviseur"
    )
    colleague = make_user(organisation, Role.ADVISEUR).memberships.get()
    gone = make_user(organisation, Role.RAADSLID).memberships.get()
    gone.delete()
    event = Membership.pgh_event_model.objects.get(pgh_label="delete")
    indicator = make_indicator(organisation, values={2021: "36"}, targets={2025: "30"})
    GoalIndicator.objects.create(goal=goal, indicator=indicator)
    move = tree.raise_goal(user=None, goal=find(goal_tree, "Leefomgeving"))
    planned = step_plan_of(hung["projects"])
    publish(user=None, version=make_version(goal_tree), audience="openbaar")
    return {
        "people": people | {role.value + " elsewhere": make_user(other, role) for role in Role},
        "organisatie": organisation,
        "kwargs": {
            "organisatie": organisation.slug,
            "boom": goal_tree.pk,
            "doel": goal.pk,
            "revisie": 1,
            "richting": "omlaag",
            "weggegooid": removal.pk,
            "lid": colleague.pk,
            "gebeurtenis": event.pgh_id,
            "uitnodiging": invitation.pk,
            "lijst": "wijken",
            "woord": organisation.terms.create(kind="wijk", name="Centrum").pk,
            "token": link_of(invitation, "").split("/")[-2],
            "key": "geen-sleutel",
            "indicator": indicator.pk,
            "maat": "breed",
            "nummer": 1,
            "periode": "2021",
            "jaar": 2025,
            "soort": "csv",
            "apisleutel": make_key(organisation).pk,
            "koppeling": CbsLink.objects.create(indicator=indicator, table="geen", measure="M1").pk,
            "uidb36": "1",
            "pagina": "importeren",
            "project": hung["projects"].project_id,
            "plan": planned.step_plan_id,
            "stap": 1,
            "moment": 0,
            **raakvlak_parts(organisation, hung["projects"].project, people["adviseur"]),
        },
        "of_route": {
            **project_parts(hung["projects"]),
            **step_plan_parts(planned),
            **{
                f"goals:{key}_{act}": {"pk": thing.pk}
                for key, thing in hung.items()
                for act in ("edit", "remove")
            },
            "goals:contribution_remove": {"pk": contribution.pk},
            "goals:check_again": {"pk": exemption.pk},
            "goals:tree_restore": {"boom": binned_tree.pk},
        },
        "post": {
            "goals:add": {"titel": "Nieuw", "title": "Nieuw"},
            "goals:fold": {"alles": "open"},
            "goals:undo": {"token": undo.of_move(move)},
        },
    }


def project_parts(link):
    """The arguments of the routes of what belongs to a project, {route: {name: value}}."""
    parts = {
        "goal": link,
        "milestone": Milestone.objects.create(project=link.project, title="Opening"),
        "story": ProjectStory.objects.create(project=link.project, voice="inwoner", text="Ik speel."),
    }
    routes = {f"goals:project_{name}{act}": part for name, part in parts.items() for act in ("", "_remove")}
    routes["goals:project_milestone_reach"] = parts["milestone"]
    return {route: {"pk": part.pk} for route, part in routes.items()}


def raakvlak_parts(organisation, project, adviser):
    """The arguments of the routes of a raakvlak that somebody confirmed, and of who follows them."""
    raakvlak = Raakvlak.objects.create(
        organisation=organisation,
        social_project=organisation.projects.create(name="Beweegclub", domain="sociaal"),
        physical_project=project,
        status="bevestigd",
        explanation="Kinderen spelen er.",
    )
    follower = Follower.objects.create(membership=adviser.memberships.get())
    pathway = OwnPathway.objects.create(
        organisation=organisation,
        key="flonkers",
        name="Flonkers",
        mechanism="Zo",
        physical_words="flonker",
        social_words="zwieren",
    )
    return {
        "raakvlak": raakvlak.pk,
        "volger": follower.token,
        "sleutel": pathway.key,
        "stand": "uit",
        "werkingspad": pathway.pk,
    }


def step_plan_of(link):
    """A stappenplan with one project (that of a ProjectContribution) in one cluster."""
    organisation = link.project.organisation
    plan = StepPlan.objects.create(organisation=organisation, title="Jeugd", domain="sociaal")
    cluster = ProjectCluster.objects.create(step_plan=plan, name="Buiten")
    return StepPlanProject.objects.create(step_plan=plan, project=link.project, cluster=cluster)


def step_plan_parts(row):
    """The arguments of the routes of what is in a stappenplan, {route: {name: value}}."""
    cluster = {"pk": row.cluster_id}
    return {
        "goals:step_plan_take_out": {"pk": row.pk},
        "goals:step_plan_cluster_rename": cluster,
        "goals:step_plan_cluster_remove": cluster,
    }


def routes(resolver=None, namespace=""):
    """The names of all routes, as reverse() takes them."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            if pattern.name:
                yield f"{namespace}{pattern.name}"
        elif pattern.namespace != "api":
            yield from routes(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)


def names_in(resolver, name):
    """The names of the arguments that a route takes."""
    *namespaces, last = name.split(":")
    for namespace in namespaces:
        resolver = resolver.namespace_dict[namespace][1]
    return resolver.reverse_dict.getlist(last)[0][0][0][1]


def url_of(world, route, user):
    names = names_in(get_resolver(), route)
    values = world["kwargs"] | world["of_route"].get(route, {})
    if "bestand" in names:
        content = example_json().encode()
        values["bestand"] = TREE_FILES.keep(user, world["organisatie"], content) if user else uuid4()
    if "cijfers" in names:
        values["cijfers"] = FIGURE_FILES.keep(user, world["organisatie"], FIGURES) if user else uuid4()
    if "rijen" in names:
        values["rijen"] = PROJECT_ROWS.keep(user, world["organisatie"], ROWS_READ) if user else uuid4()
    return reverse(route, kwargs={name: values[name] for name in names})


def status(world, route, method, user):
    """The status one person gets; the change is taken back afterwards."""
    client = Client()
    if user:
        client.force_login(user)
    with transaction.atomic():
        url = url_of(world, route, user)
        data = {"csrfmiddlewaretoken": "x", **world["post"].get(route, {})} if method == "POST" else {}
        response = getattr(client, method.lower())(url, data)
        transaction.set_rollback(True)
    sent_to = response.headers.get("Location", "")
    return "login" if sent_to.startswith(reverse("account_login")) else str(response.status_code)


def statuses(world, route, method):
    """The statuses of each column of the table; those of all roles elsewhere are one."""
    people = world["people"]
    own = [status(world, route, method, people.get(who)) for who in WHO[:-1]]
    elsewhere = {status(world, route, method, people[f"{role} elsewhere"]) for role in Role.values}
    return [*own, "/".join(sorted(elsewhere))]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " ".join(row[:2]))
def test_who_gets_what(world, row):
    route, method, *expected = row
    assert dict(zip(WHO, statuses(world, route, method), strict=True)) == dict(
        zip(WHO, expected, strict=True)
    )


IDS = {
    "apisleutel",
    "boom",
    "gebeurtenis",
    "indicator",
    "koppeling",
    "lid",
    "plan",
    "project",
    "raakvlak",
    "uitnodiging",
    "werkingspad",
    "woord",
}


def test_things_of_another_organisation_under_ones_own_address_are_not_there(world):
    world["kwargs"]["organisatie"] = "houten"
    rows = [row[:2] for row in ROWS if IDS & set(names_in(get_resolver(), row[0]))]
    # GET of a button on the people's page only leads to that page.
    rows = [row for row in rows if not row[0].startswith("organisations:") or row[1] == "POST"]
    found = {(*row, status(world, *row, world["people"]["beheerder elsewhere"])) for row in rows}
    assert found == {(*row, "404") for row in rows}


@pytest.mark.django_db
def test_what_has_no_row_is_not_allowed(world):
    rows = {tuple(row[:2]) for row in ROWS}
    others = [
        (route, method) for route in routes() for method in ("GET", "POST") if (route, method) not in rows
    ]
    refused = {(*row, status(world, *row, world["people"]["beheerder"])) for row in others}
    assert refused == {(*row, "405") for row in others}


def test_every_route_has_a_row():
    assert sorted({row[0] for row in ROWS}) == sorted(set(routes()))

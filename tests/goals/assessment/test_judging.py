"""What people think of raakvlakken: confirming, rejecting, later, again, by hand, and undo of each."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from goals.assessment import judging, undo
from goals.assessment.history import RaakvlakHistory
from goals.assessment.refresh import bring_up_to_date
from goals.models import Contribution, ProjectContribution, Raakvlak
from goals.services import update_tree
from history.conflicts import StaleFields
from organisations.enums import Role
from tests.goals.assessment.factories import (
    change_project,
    make_pathway,
    make_physical_tree,
    make_project,
    make_social_tree,
)
from tests.goals.factories import find, make_organisation, make_user, refused

pytestmark = pytest.mark.django_db
TEXTS = {
    "explanation": "Bij de flonker zwieren ouderen.",
    "agreements": "Samen ontwerpen.",
    "agreed_social": "Noor",
    "agreed_physical": "Bas",
}


@pytest.fixture
def organisation():
    organisation = make_organisation()
    make_pathway(organisation)
    return organisation


@pytest.fixture
def adviser(organisation):
    return make_user(organisation, name="Noor")


@pytest.fixture
def signal(organisation):
    make_social_tree(organisation, "D Ouderen zwieren")
    make_project(organisation)
    bring_up_to_date(organisation)
    return Raakvlak.objects.get()


def confirm(user, raakvlak, **fields):
    return judging.confirm(user=user, raakvlak=raakvlak, seen=raakvlak.status, texts=TEXTS, **fields)


def take_back(user, judged):
    token = undo.of_judged(judged)
    undo.take_back(user=user, organisation=judged.raakvlak.organisation, token=token)


def stored():
    return Raakvlak.objects.get()


def told(raakvlak):
    """[(who, what)] of its history, newest first."""
    return [(entry.who, entry.text) for entry in RaakvlakHistory(raakvlak.pk)[:9]]


def test_confirming_stores_who_when_and_what_was_read(adviser, signal):
    confirm(adviser, signal)
    now = stored()
    assert {name: getattr(now, name) for name in TEXTS} == TEXTS
    assert (now.status, now.judged_by) == ("bevestigd", adviser)
    assert [len(part) for part in now.judged_on.split("/")] == [16, 16]


def test_confirming_needs_an_explanation(adviser, signal):
    words = refused(
        judging.confirm, user=adviser, raakvlak=signal, seen="gesignaleerd", texts=TEXTS | {"explanation": ""}
    )
    assert words == judging.NO_EXPLANATION
    assert stored().status == "gesignaleerd"


@pytest.mark.parametrize(("rejection", "words"), [("", judging.NO_REASON), ("anders", judging.NO_NOTE)])
def test_rejecting_needs_a_reason_and_anders_says_which(adviser, signal, rejection, words):
    why = {"seen": "gesignaleerd", "rejection": rejection}
    assert refused(judging.reject, user=adviser, raakvlak=signal, **why) == words
    assert stored().status == "gesignaleerd"


def test_confirming_may_link_the_project_to_the_goal_and_undo_takes_both_back(adviser, signal):
    judged = confirm(adviser, signal, with_link=True)
    link = ProjectContribution.objects.get()
    assert (link.goal, link.project, link.explanation) == (
        signal.social_goal,
        signal.physical_project,
        TEXTS["explanation"],
    )
    take_back(adviser, judged)
    assert not ProjectContribution.objects.exists()
    assert (stored().status, stored().explanation, stored().judged_by) == ("gesignaleerd", "", None)


def test_of_two_goals_the_deeper_one_contributes(organisation, adviser):
    make_social_tree(organisation, "D Ouderen zwieren")
    make_physical_tree(organisation, "M Buiten\n  S Flonkers in elke straat")
    bring_up_to_date(organisation)
    confirm(adviser, stored(), with_link=True)
    link = Contribution.objects.get()
    assert (str(link.goal), str(link.target)) == ("Flonkers in elke straat", "Ouderen zwieren")


def test_goals_of_one_level_cannot_be_linked(organisation, adviser):
    make_social_tree(organisation, "D Ouderen zwieren")
    make_physical_tree(organisation, "D Flonkers in elke straat")
    bring_up_to_date(organisation)
    assert confirm(adviser, stored(), with_link=True).link is None
    assert not Contribution.objects.exists()


def test_the_tree_is_locked_before_the_portfolio(adviser, signal):
    with CaptureQueriesContext(connection) as queries:
        confirm(adviser, signal, with_link=True)
    texts = [query["sql"] for query in queries]
    tree = next(i for i, sql in enumerate(texts) if "FOR UPDATE" in sql and "goals_goaltree" in sql)
    portfolio = next(i for i, sql in enumerate(texts) if "INSERT INTO goals_portfolio" in sql)
    assert tree < portfolio


def test_rejecting_needs_a_reason_and_can_be_undone(adviser, signal):
    judged = judging.reject(user=adviser, raakvlak=signal, seen="gesignaleerd", rejection="andere_plek")
    assert (stored().status, stored().rejection) == ("afgewezen", "andere_plek")
    take_back(adviser, judged)
    assert (stored().status, stored().rejection, stored().judged_on) == ("gesignaleerd", "", "")


def test_parking_and_opening_again(adviser, signal):
    judging.park(user=adviser, raakvlak=signal, seen="gesignaleerd")
    assert stored().status == "geparkeerd"
    judging.reopen(user=adviser, raakvlak=signal, seen="geparkeerd")
    assert stored().status == "gesignaleerd"


def test_who_is_second_hears_who_was_first(organisation, adviser, signal):
    confirm(adviser, signal)
    words = refused(judging.park, user=make_user(organisation), raakvlak=signal, seen="gesignaleerd")
    assert words == "Noor was u voor: dit raakvlak is nu bevestigd."


def test_what_is_gone_is_told(adviser, signal):
    change_project(signal.physical_project, name="Riolering")
    bring_up_to_date(signal.organisation)
    assert refused(judging.park, user=adviser, raakvlak=signal, seen="gesignaleerd").startswith(
        "Dit raakvlak is er niet meer"
    )


def test_undo_leaves_what_a_colleague_did_since(adviser, signal):
    judged = judging.park(user=adviser, raakvlak=signal, seen="gesignaleerd")
    confirm(adviser, stored())
    words = refused(
        undo.take_back,
        user=adviser,
        organisation=signal.organisation,
        token=undo.of_judged(judged),
    )
    assert words == "Dit raakvlak is intussen opnieuw gewijzigd. Daarom zetten we het niet terug."


def test_texts_change_field_by_field_and_a_stale_one_is_shown(adviser, signal):
    confirm(adviser, signal)
    seen = dict(TEXTS)
    judging.change_texts(user=adviser, raakvlak=signal, changes={"agreements": "In mei"}, seen=seen)
    judging.change_texts(user=adviser, raakvlak=signal, changes={"agreed_social": "Mia"}, seen=seen)
    assert (stored().agreements, stored().agreed_social) == ("In mei", "Mia")
    with pytest.raises(StaleFields) as caught:
        judging.change_texts(user=adviser, raakvlak=signal, changes={"agreements": "In juni"}, seen=seen)
    [stale] = caught.value.fields
    assert (stale.name, stale.theirs, stale.mine, stale.entry.who) == (
        "agreements",
        "In mei",
        "In juni",
        "Noor",
    )


def test_recording_by_hand_and_undo(organisation, adviser):
    goal = find(make_social_tree(organisation), "Jeugd leest")
    project = make_project(organisation, "Riolering")
    judged = judging.record(
        user=adviser, organisation=organisation, social=goal, physical=project, texts=TEXTS
    )
    assert (stored().status, stored().origin, stored().created_by) == ("bevestigd", "adviseur", adviser)
    take_back(adviser, judged)
    assert not Raakvlak.objects.exists()


def test_recording_what_is_a_signal_confirms_it(organisation, adviser, signal):
    judging.record(
        user=adviser,
        organisation=organisation,
        social=signal.social_goal,
        physical=signal.physical_project,
        texts=TEXTS,
    )
    assert (stored().pk, stored().status) == (signal.pk, "bevestigd")


def test_recording_twice_is_refused(organisation, adviser, signal):
    sides = {"social": signal.social_goal, "physical": signal.physical_project}
    confirm(adviser, signal)
    words = refused(judging.record, user=adviser, organisation=organisation, texts=TEXTS, **sides)
    assert words == "Dit raakvlak is al bevestigd."


def test_recording_two_of_one_domain_is_refused(organisation, adviser):
    project, other = make_project(organisation), make_project(organisation, "Riolering")
    words = refused(
        judging.record, user=adviser, organisation=organisation, social=other, physical=project, texts=TEXTS
    )
    assert words == "‘Riolering’ hoort niet bij het domein sociaal."


def test_a_goal_inherits_its_domain(organisation):
    goal_tree = make_social_tree(organisation)
    assert judging.domain_of(find(goal_tree, "Jeugd leest")) == "sociaal"
    goal_tree.goals.filter(title="Ouderen zwieren vaker").update(domain="fysiek")
    assert judging.domain_of(find(goal_tree, "Jeugd leest")) == "fysiek"


def test_a_raadslid_judges_nothing(organisation, signal):
    reader = make_user(organisation, Role.RAADSLID)
    for judge in (judging.park, judging.reopen):
        with pytest.raises(PermissionDenied):
            judge(user=reader, raakvlak=signal, seen="gesignaleerd")
    with pytest.raises(PermissionDenied):
        confirm(reader, signal, with_link=True)


def test_the_history_tells_it_in_sentences(adviser, signal):
    judging.reject(user=adviser, raakvlak=signal, seen="gesignaleerd", rejection="anders", note="Te ver weg")
    change_project(signal.physical_project, description="Nu dichtbij.")
    bring_up_to_date(signal.organisation)
    confirm(adviser, stored())
    assert told(signal) == [
        (
            "Noor",
            (
                "Bevestigde dit raakvlak. Vulde de uitleg in. Vulde de afspraken in. "
                "Vulde akkoord namens sociaal in: ‘Noor’. Vulde akkoord namens fysiek in: ‘Bas’."
            ),
        ),
        ("het programma", "Vond dit opnieuw, want het doel of project is gewijzigd."),
        ("Noor", "Wees dit raakvlak af: Te ver weg."),
        ("het programma", "Signaleerde dit raakvlak."),
    ]


@pytest.fixture
def misfit(signal, adviser):
    """What confirming gave, of a raakvlak of which the goal became physical afterwards."""
    judged = confirm(adviser, signal)
    changes, seen = {"domain": "fysiek"}, {"domain": "sociaal"}
    update_tree(user=adviser, goal_tree=signal.social_goal.goal_tree, changes=changes, seen=seen)
    bring_up_to_date(signal.organisation)
    return judged


def test_judging_a_side_of_another_domain_by_now_is_possible(misfit, adviser):
    raakvlak, changes = misfit.raakvlak, {"agreements": "Later"}
    judging.change_texts(user=adviser, raakvlak=raakvlak, changes=changes, seen=TEXTS)
    assert Raakvlak.objects.get().agreements == "Later"
    judging.park(user=adviser, raakvlak=raakvlak, seen="bevestigd")
    judging.reject(user=adviser, raakvlak=raakvlak, seen="geparkeerd", rejection="andere_plek")
    assert Raakvlak.objects.get().status == "afgewezen"


def test_a_side_of_another_domain_by_now_makes_no_signal(misfit, adviser):
    sentence = "‘Ouderen zwieren’ hoort niet meer bij het domein sociaal."
    assert judging.misfits(Raakvlak.objects.get()) == [sentence]
    refusal = refused(judging.reopen, user=adviser, raakvlak=misfit.raakvlak, seen="bevestigd")
    assert refusal.startswith(sentence)
    assert refused(take_back, user=adviser, judged=misfit).startswith(sentence)
    assert Raakvlak.objects.get().status == "bevestigd"

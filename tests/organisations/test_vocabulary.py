"""Adding, changing, removing and merging words, and the way back from each."""

import json
import random
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from goals.models import GoalTerm, Project, ProjectTerm, StepPlan
from history.conflicts import StaleFields
from organisations import term_undo, vocabulary
from organisations.enums import Role, TermKind
from organisations.limits import LONGEST_TERM, MOST_TERMS
from organisations.models import Term, TermMerge
from organisations.start_set import START_SET
from organisations.term_links import usage_of
from tests.goals.factories import FAMILY, make_tree
from tests.organisations.factories import make_member, make_organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def best():
    return make_organisation()


@pytest.fixture
def ouderen(best):
    return make_term(best, "Ouderen")


@pytest.fixture
def bejaarden(best):
    return make_term(best, "Bejaarden")


def make_term(organisation, name, kind=TermKind.DOELGROEP, domain=""):
    return Term.objects.create(organisation=organisation, kind=kind, name=name, domain=domain)


def make_projects(organisation, count):
    return [
        Project.objects.create(organisation=organisation, name=f"Project {number}", domain="fysiek")
        for number in range(count)
    ]


def tag(things, *terms):
    for thing in things:
        for term in terms:
            if isinstance(thing, Project):
                ProjectTerm.objects.create(project=thing, term=term)
            else:
                GoalTerm.objects.create(goal=thing, term=term)


def links():
    """Every link there is, as it is stored."""
    return (
        sorted(ProjectTerm.objects.values_list("pk", "project_id", "term_id")),
        sorted(GoalTerm.objects.values_list("pk", "goal_id", "term_id")),
        sorted(StepPlan.objects.values_list("pk", "policy_field_id")),
    )


def names(organisation, kind=TermKind.DOELGROEP):
    return [term.name for term in organisation.terms.alive().of_kind(kind)]


def add(organisation, lines, kind=TermKind.DOELGROEP, **more):
    return vocabulary.add_terms(user=None, organisation=organisation, kind=kind, names=lines, **more)


def change(term, seen=None, **changes):
    seen = seen or {name: getattr(term, name) for name in changes}
    return vocabulary.update_term(user=None, term=term, changes=changes, seen=seen)


def merge(term, into):
    return vocabulary.merge_terms(user=None, term=term, into=into)


def refusal(call, *args, **kwargs):
    with pytest.raises(ValidationError) as caught:
        call(*args, **kwargs)
    return " ".join(caught.value.messages)


def test_add_terms_adds_each_word_once(best, ouderen):
    added = add(best, ["  Jonge   ouders ", "ouderen", "", "jonge ouders", "Gezinnen"])

    assert [term.name for term in added.terms] == ["Jonge ouders", "Gezinnen"]
    assert added.known == ["ouderen", "jonge ouders"]
    assert names(best) == ["Gezinnen", "Jonge ouders", "Ouderen"]


def test_add_terms_gives_beleidsvelden_a_domain(best):
    (term,) = add(best, ["Groen"], TermKind.BELEIDSVELD, domain="fysiek").terms

    assert (term.kind, term.domain) == ("beleidsveld", "fysiek")


def test_add_terms_refuses_a_word_that_is_too_long(best):
    sentence = refusal(add, best, ["Goed", "x" * (LONGEST_TERM + 1)])

    assert sentence == f"‘{'x' * LONGEST_TERM}…’ is te lang: hooguit 80 tekens per woord."
    assert names(best) == []


def test_add_terms_refuses_a_list_that_becomes_too_long(best, ouderen):
    many = [f"Groep {number}" for number in range(MOST_TERMS)]

    assert refusal(add, best, many) == "Een lijst heeft hooguit 500 woorden."
    assert len(add(best, many[1:]).terms) == MOST_TERMS - 1


def test_add_start_set_fills_the_empty_lists_only(best, ouderen):
    terms = vocabulary.add_start_set(user=None, organisation=best)

    assert {term.kind for term in terms} == {TermKind.BELEIDSVELD, TermKind.THEMA, TermKind.WET}
    assert names(best) == ["Ouderen"]
    assert vocabulary.add_start_set(user=None, organisation=best) == []


def test_start_set_has_words_that_fit_and_no_wijken():
    words = [(kind, name) for kind, _domain, added in START_SET for name in added]

    assert len(words) == len({(kind, name.lower()) for kind, name in words})
    assert max(len(name) for _kind, name in words) <= LONGEST_TERM
    assert {kind for kind, _name in words} == {*TermKind} - {TermKind.WIJK}
    assert all(added == sorted(added) for _kind, _domain, added in START_SET)


def test_update_term_writes_name_and_domain(best):
    term = change(make_term(best, "Groen", TermKind.BELEIDSVELD), name="Groen en spelen", domain="fysiek")

    assert (Term.objects.get().name, term.domain) == ("Groen en spelen", "fysiek")


def test_update_term_may_change_capitals(best, ouderen):
    assert change(ouderen, name="OUDEREN").name == "OUDEREN"


@pytest.mark.parametrize("name", ["Bejaarden", "bejaarden"])
def test_update_term_refuses_a_name_of_the_same_list(best, ouderen, bejaarden, name):
    assert refusal(change, ouderen, name=name) == (
        f"‘{name}’ staat al in deze lijst. Kies Samenvoegen als u er één woord van wilt."
    )


def test_update_term_takes_a_name_of_another_list(best, ouderen):
    make_term(best, "Senioren", TermKind.THEMA)
    make_term(make_organisation("elders"), "Senioren")

    assert change(ouderen, name="Senioren").name == "Senioren"


def test_update_term_asks_when_somebody_else_changed_it_too(best, ouderen):
    anneke = make_member(best, Role.BEHEERDER, name="Anneke").user
    vocabulary.update_term(user=anneke, term=ouderen, changes={"name": "Senioren"}, seen={"name": "Ouderen"})
    with pytest.raises(StaleFields) as caught:
        change(ouderen, seen={"name": "Ouderen"}, name="65-plussers")

    (field,) = caught.value.fields
    assert (field.theirs, field.mine, field.entry.who) == ("Senioren", "65-plussers", "Anneke")


def test_remove_term_takes_it_out_of_the_list_and_restore_puts_it_back(best, ouderen):
    vocabulary.remove_term(user=None, term=ouderen)
    assert names(best) == []

    vocabulary.restore_term(user=None, term=ouderen)
    assert names(best) == ["Ouderen"]


def test_remove_term_refuses_a_word_in_use(best, ouderen):
    tag(make_projects(best, 2), ouderen)

    assert refusal(vocabulary.remove_term, user=None, term=ouderen) == (
        "‘Ouderen’ hoort bij 2 projecten. Kies Samenvoegen: dan krijgen die een ander woord."
    )


def test_restore_term_refuses_a_name_that_was_taken_meanwhile(best, ouderen):
    vocabulary.remove_term(user=None, term=ouderen)
    add(best, ["ouderen"])

    assert refusal(vocabulary.restore_term, user=None, term=ouderen).startswith("‘Ouderen’ staat al")


def test_restore_term_twice_says_so(best, ouderen):
    assert refusal(vocabulary.restore_term, user=None, term=ouderen) == "‘Ouderen’ staat al weer in de lijst."


def test_usage_counts_what_is_tagged_in_words(best, ouderen, bejaarden):
    goals = list(make_tree(best, FAMILY).goals.exclude(parent=None)[:2])
    tag([*make_projects(best, 1), *goals], ouderen)
    usage = usage_of([ouderen, bejaarden])

    assert usage[ouderen.pk].words == "1 project en 2 doelen"
    assert (usage[bejaarden.pk].words, usage[bejaarden.pk].total) == ("", 0)


@pytest.mark.parametrize("count", [1, 3])
def test_usage_takes_one_query_for_each_kind_of_link(best, count, django_assert_num_queries):
    terms = [make_term(best, f"Groep {number}") for number in range(count)]
    tag(make_projects(best, count), *terms)

    with django_assert_num_queries(3):
        usage_of(terms)


def test_merge_terms_moves_every_link_once(best, ouderen, bejaarden):
    both, one = make_projects(best, 2)
    goals = list(make_tree(best, FAMILY).goals.exclude(parent=None)[:2])
    tag([both, one, *goals], bejaarden)
    tag([both, goals[0]], ouderen)
    merge(bejaarden, ouderen)

    assert set(ProjectTerm.objects.values_list("project", "term")) == {
        (both.pk, ouderen.pk),
        (one.pk, ouderen.pk),
    }
    assert set(GoalTerm.objects.values_list("goal", "term")) == {(goal.pk, ouderen.pk) for goal in goals}
    assert names(best) == ["Ouderen"]


def test_merge_terms_moves_links_that_have_no_name_at_the_word(best):
    groen, spelen = (make_term(best, name, TermKind.BELEIDSVELD) for name in ("Groen", "Spelen"))
    plan = StepPlan.objects.create(organisation=best, title="Plan", domain="fysiek", policy_field=groen)
    assert usage_of([groen])[groen.pk].words == "1 stappenplan"
    merge(groen, spelen)

    assert StepPlan.objects.get(pk=plan.pk).policy_field == spelen


def test_undo_of_a_merge_gives_back_exactly_what_was_moved(best, ouderen, bejaarden):
    projects = make_projects(best, 4)
    goals = list(make_tree(best, FAMILY).goals.exclude(parent=None)[:2])
    tag([*projects[:3], goals[0]], bejaarden)
    tag([*projects[2:], goals[0], goals[1]], ouderen)
    before = links()
    merge(bejaarden, ouderen)
    vocabulary.restore_term(user=None, term=bejaarden)

    assert links() == before
    assert names(best) == ["Bejaarden", "Ouderen"]
    assert not TermMerge.objects.exists()


def test_undo_of_a_merge_leaves_what_changed_since(best, ouderen, bejaarden):
    untagged, gone, double, later = make_projects(best, 4)
    tag([untagged, gone, double], bejaarden)
    tag([double], ouderen)
    merge(bejaarden, ouderen)
    ProjectTerm.objects.filter(project=untagged).delete()
    tag([later], ouderen)
    gone.delete()
    vocabulary.restore_term(user=None, term=bejaarden)

    assert set(ProjectTerm.objects.values_list("project", "term")) == {
        (double.pk, ouderen.pk),
        (double.pk, bejaarden.pk),
        (later.pk, ouderen.pk),
    }


def test_undo_of_a_merge_skips_a_thing_that_is_gone_for_good(best, ouderen, bejaarden):
    (double,) = make_projects(best, 1)
    tag([double], bejaarden, ouderen)
    merge(bejaarden, ouderen)
    double.delete()
    vocabulary.restore_term(user=None, term=bejaarden)

    assert not ProjectTerm.objects.exists()


def test_undo_of_merges_goes_back_in_order(best, ouderen, bejaarden):
    senioren = make_term(best, "Senioren")
    tag(make_projects(best, 2), bejaarden)
    before = links()
    merge(bejaarden, ouderen)
    merge(ouderen, senioren)

    assert refusal(vocabulary.restore_term, user=None, term=bejaarden) == (
        "‘Ouderen’ staat zelf niet meer in de lijst. Zet eerst dat woord terug."
    )
    vocabulary.restore_term(user=None, term=ouderen)
    vocabulary.restore_term(user=None, term=bejaarden)
    assert links() == before


@pytest.mark.parametrize("seed", range(5))
def test_merging_and_undoing_at_random_loses_nothing(best, seed):
    chance = random.Random(seed)
    terms = [make_term(best, f"Groep {number}") for number in range(4)]
    for project in make_projects(best, 6):
        tag([project], *chance.sample(terms, chance.randint(0, 4)))
    before = links()
    tagged = set(ProjectTerm.objects.values_list("project", flat=True))
    order = chance.sample(terms, 4)
    for term, into in pairwise(order):
        merge(term, into)

    assert set(ProjectTerm.objects.values_list("project", "term")) == {(pk, order[-1].pk) for pk in tagged}
    for term in reversed(order[:-1]):
        vocabulary.restore_term(user=None, term=term)
    assert links() == before


def test_merge_terms_refuses_words_that_are_not_of_one_list(best, ouderen):
    sentence = "Kies een ander woord uit dezelfde lijst."

    assert refusal(merge, ouderen, ouderen) == sentence
    assert refusal(merge, ouderen, make_term(best, "Zorg", TermKind.THEMA)) == sentence
    assert refusal(merge, ouderen, make_term(make_organisation("elders"), "Zorg")) == sentence


def test_merge_terms_refuses_a_word_that_is_gone(best, ouderen, bejaarden):
    vocabulary.remove_term(user=None, term=bejaarden)

    assert refusal(merge, ouderen, bejaarden) == "‘Bejaarden’ staat niet meer in de lijst."


def test_history_says_who_merged_and_with_what(best, ouderen, bejaarden):
    anneke = make_member(best, Role.BEHEERDER).user
    tag(make_projects(best, 1), bejaarden)
    vocabulary.merge_terms(user=anneke, term=bejaarden, into=ouderen)

    for events in (
        Term.pgh_event_model.objects.filter(pgh_obj=bejaarden),
        ProjectTerm.pgh_event_model.objects,
    ):
        assert events.latest("pgh_id").pgh_context.metadata == {
            "user": anneke.pk,
            "reason": "samengevoegd met ‘Ouderen’",
        }


@pytest.mark.parametrize("role", [Role.ADVISEUR, Role.RAADSLID])
def test_only_a_beheerder_changes_words(best, ouderen, bejaarden, role):
    user = make_member(best, role).user
    own = {"user": user, "term": ouderen}
    calls = [
        (vocabulary.add_terms, {"user": user, "organisation": best, "kind": "thema", "names": ["x"]}),
        (vocabulary.add_start_set, {"user": user, "organisation": best}),
        (vocabulary.remove_unused, {"user": user, "organisation": best, "terms": [ouderen.pk]}),
        (vocabulary.update_term, own | {"changes": {"name": "x"}, "seen": {"name": "Ouderen"}}),
        (vocabulary.remove_term, own),
        (vocabulary.restore_term, own),
        (vocabulary.merge_terms, own | {"into": bejaarden}),
    ]
    for call, arguments in calls:
        with pytest.raises(PermissionDenied):
            call(**arguments)
    assert names(best) == ["Bejaarden", "Ouderen"]


def take_back(organisation, token):
    return term_undo.take_back(user=None, organisation=organisation, token=token)


def test_undo_of_adding_removes_the_words(best, ouderen):
    token = term_undo.of_added(add(best, ["Gezinnen", "Jongeren"]).terms)

    assert take_back(best, token) == "De toegevoegde woorden zijn weer weg."
    assert names(best) == ["Ouderen"]


def test_undo_of_adding_leaves_words_that_were_used_since(best):
    terms = add(best, ["Gezinnen", "Jongeren"]).terms
    tag(make_projects(best, 1), terms[1])

    assert take_back(best, term_undo.of_added(terms)) == (
        "1 van de 2 woorden zijn weg. De andere zijn intussen gebruikt."
    )
    assert names(best) == ["Jongeren"]


def test_undo_of_nothing_added_has_no_token():
    assert term_undo.of_added([]) == ""


def test_undo_of_a_change_gives_the_old_values_back(best, ouderen):
    token = term_undo.of_change(change(ouderen, name="Senioren"), {"name": "Ouderen"})

    assert take_back(best, token) == "‘Ouderen’ is weer zoals het was."
    assert names(best) == ["Ouderen"]


def test_undo_of_a_change_that_was_changed_again_is_refused(best, ouderen):
    token = term_undo.of_change(change(ouderen, name="Senioren"), {"name": "Ouderen"})
    change(Term.objects.get(), name="65-plussers")

    assert refusal(take_back, best, token) == term_undo.CHANGED


def test_what_a_merge_keeps_fits_json(best, ouderen, bejaarden):
    tag(make_projects(best, 1), ouderen, bejaarden)
    merge(bejaarden, ouderen)

    assert json.dumps(TermMerge.objects.get().links)

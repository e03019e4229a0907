"""Werkingspaden, trees and projects for tests of signals, with words that no shipped pathway knows."""

from goals.models import OwnPathway, Project, ProjectTerm, Raakvlak
from goals.portfolio import writing
from organisations.models import Term
from tests.goals.factories import make_tree

SOCIAL = """
    M Iedereen zwiert
      D Ouderen zwieren vaker
        S Ouderen in Noord zwieren vaker
        S Jeugd leest
      D Ouders knuppen
"""
PHYSICAL = """
    M Meer flonkers
      D Flonkers in elke straat
        P Vier flonkers plaatsen
"""


def make_pathway(organisation, key="flonker-zwier", physical="flonker*", social="zwier*", **fields):
    """An own werkingspad: who has flonkers goes zwieren."""
    fields = {
        "name": "Flonkers",
        "mechanism": "Bij een flonker gaan mensen zwieren.",
        "short": "flonker → zwieren",
        "strength": "sterk",
        "source_name": "Onderzoek flonkers",
        "source_url": "https://example.org/flonkers",
        **fields,
    }
    with writing(user=None, organisation=organisation):
        return OwnPathway.objects.create(
            organisation=organisation, key=key, physical_words=physical, social_words=social, **fields
        )


def make_project(organisation, name="Flonker Kerkplein", domain="fysiek", *, terms=(), **fields):
    with writing(user=None, organisation=organisation):
        project = Project.objects.create(organisation=organisation, name=name, domain=domain, **fields)
        for term in terms:
            ProjectTerm.objects.create(project=project, term=term)
    return project


def change_project(project, **fields):
    with writing(user=None, organisation=project.organisation):
        for name, value in fields.items():
            setattr(project, name, value)
        project.save()


def make_term(organisation, name="Noord", kind="wijk"):
    return Term.objects.create(organisation=organisation, kind=kind, name=name)


def make_social_tree(organisation, drawing=SOCIAL, **fields):
    return make_tree(organisation, drawing, title="Sociaal beleid", domain="sociaal", **fields)


def make_physical_tree(organisation, drawing=PHYSICAL, **fields):
    return make_tree(organisation, drawing, title="Buitenruimte", domain="fysiek", **fields)


def pairs(organisation, **conditions):
    """{(social side, physical side)} of the raakvlakken, by what they are called."""
    rows = Raakvlak.objects.filter(organisation=organisation, **conditions)
    return {(str(row.social), str(row.physical)) for row in rows}

"""The shipped pathways are whole, and a typed one is checked."""

from dataclasses import replace

from goals.raakvlakken.pathways import (
    EVIDENCE,
    NAMED_ITSELF,
    Pathway,
    Vocabulary,
    from_json,
    problems_of,
    shipped_groups,
    shipped_pathways,
    to_json,
)


def test_shipped_pathways_are_right():
    """Every shipped pathway passes the check of the form."""
    assert {pathway.key: problems_of(pathway) for pathway in shipped_pathways()} == {
        pathway.key: {} for pathway in shipped_pathways()
    }


def test_shipped_pathways_enough():
    """The field is covered: at least ninety, each with evidence, a source and a short form."""
    pathways = shipped_pathways()
    assert len({pathway.key for pathway in pathways}) == len(pathways)
    assert len(pathways) >= 90
    assert {pathway.evidence for pathway in pathways} == set(EVIDENCE)
    assert all(pathway.source_url.startswith("https://") for pathway in pathways if pathway.source_url)
    assert all(pathway.source_name for pathway in pathways)
    assert sum(pathway.theme == NAMED_ITSELF for pathway in pathways) >= 15
    assert all("→" in pathway.short for pathway in pathways)
    assert all(pathway.mechanism.endswith(".") for pathway in pathways)


def test_shipped_groups_are_used():
    """No word group stands unused."""
    used = {
        key for pathway in shipped_pathways() for key in (*pathway.physical.groups, *pathway.social.groups)
    }
    assert set(shipped_groups()) - used == set()


def test_pathway_json_round_trip():
    """A pathway comes back as it went."""
    pathway = shipped_pathways()[0]
    assert from_json(to_json(pathway)) == pathway


def test_problems_of_empty_pathway():
    """Every field that is wrong says so in Dutch."""
    pathway = Pathway("Fout!", " ", "", "", "misschien", "", "")
    assert problems_of(pathway) == {
        "name": ["Geef het werkingspad een naam."],
        "mechanism": ["Schrijf in één zin waarom het een het ander helpt."],
        "key": ["Gebruik alleen kleine letters, cijfers en streepjes."],
        "evidence": ["Kies sterk, redelijk of zwak."],
        "physical": ["Kies een woordgroep of typ minstens één woord."],
        "social": ["Kies een woordgroep of typ minstens één woord."],
    }


def test_problems_of_unknown_group():
    """A group of the other domain is refused."""
    wrong = replace(shipped_pathways()[0], social=Vocabulary(groups=("speelplekken",)))
    assert problems_of(wrong) == {
        "social": ["De woordgroep ‘speelplekken’ bestaat niet of hoort bij het andere domein."]
    }

"""Signals between social and physical sides: what is found, how sure, and why."""

import json

import pytest

from goals.raakvlakken.matching import (
    THRESHOLD,
    Reason,
    Side,
    Signal,
    Strength,
    compile_knowledge,
    fingerprint,
    match,
    profile_of,
    score_of,
    themes_of,
)
from goals.raakvlakken.pathways import Pathway, Vocabulary, shipped_pathways

LONELY = "Vereenzaming voorkomen"
BENCHES = "Meer bankjes plaatsen"


def own_pathway(key="eigen", evidence="sterk"):
    """A pathway from kiosk to gezelligheid."""
    return Pathway(
        *(key, "Kiosken", "Bij een kiosk blijft men hangen.", "kiosk → praatje", evidence),
        *("Onderzoek", "https://example.nl"),
        physical=Vocabulary(terms=("kiosk",)),
        social=Vocabulary(terms=("jolijt",)),
    )


def one(social, physical, knowledge=None):
    """The only signal between two sides, or None."""
    signals = match([social], [physical], knowledge)
    return signals[0] if signals else None


def test_match_says_why():
    """A signal names the words, the mechanism and the pathway."""
    signal = one(Side("s", LONELY), Side("p", BENCHES))
    assert (signal.social, signal.physical, signal.strength) == ("s", "p", Strength.REDELIJK)
    assert signal.reasons[0] == Reason(
        kind="pathway",
        key="zitplek-ontmoeten",
        sentence="‘bankjes plaatsen’ en ‘vereenzaming’: Op een plek met zitbanken komen mensen elkaar tegen; "
        "dat helpt tegen eenzaamheid.",
        short="zitplek → een praatje → minder eenzaam",
        social_words=("vereenzaming",),
        physical_words=("bankjes plaatsen",),
    )


@pytest.mark.parametrize(
    ("physical", "social"),
    [
        ("Veilige school-thuisroutes", "Samenwerken met Veilig Thuis"),
        ("Een aantrekkelijk stationsgebied", "Hulp voor sociaal kwetsbaren"),
        ("Start bouw van het gemeentehuis", "Doorstart van Kansrijke Start"),
        ("Financiële speelruimte in de begroting", "Kinderen spelen buiten"),
        ("Een grondbank oprichten", LONELY),
        ("Hondenspeeltuin", "Leerlingen ontwikkelen hun talenten"),
        ("Fietsen langs de Groene Hartroute promoten", "Inwoners betalen hun schulden"),
        ("Werkzaamheden aan de weg", "Mensen vinden werk"),
    ],
)
def test_match_traps(physical, social):
    """Shared words by accident are no signal."""
    assert one(Side("s", social), Side("p", physical)) is None


def test_match_description_counts_less():
    """The same words in a description weigh less than in the title."""
    title = score_of(Side("s", LONELY), Side("p", BENCHES))
    description = score_of(Side("s", LONELY), Side("p", "Project 7", description=BENCHES))
    assert title > description >= THRESHOLD


def test_match_ancestors_alone_do_not_pass():
    """Words of ancestors alone give no signal; with a shared wijk a weak one at most."""
    social = Side("s", LONELY, shared=frozenset({("wijk", 1)}))
    bare = Side("p", "Project 7", context=(BENCHES,))
    same_wijk = Side("p", "Project 7", context=(BENCHES,), shared=frozenset({("wijk", 1)}))
    assert one(social, bare) is None
    assert one(social, same_wijk).strength == Strength.ZWAK


def test_match_shared_raises_strength():
    """What both sides share raises the score and is a reason of its own."""
    shared = frozenset({("wijk", 7), ("doelgroep", 3)})
    signal = one(Side("s", LONELY, shared=shared), Side("p", BENCHES, shared=shared))
    assert signal.strength == Strength.STERK
    assert signal.reasons[-2:] == (
        Reason("people", "3", "Beide gaan over dezelfde doelgroep."),
        Reason("place", "7", "Beide gaan over dezelfde wijk."),
    )


@pytest.mark.parametrize(
    ("kinds", "strength"),
    [
        (("wijk",), None),
        (("thema",), None),
        (("indicator",), Strength.ZWAK),
        (("wijk", "doelgroep"), Strength.ZWAK),
        (("wijk", "doelgroep", "thema", "indicator"), Strength.ZWAK),
    ],
)
def test_match_shared_alone_is_weak_at_most(kinds, strength):
    """Without a pathway, sharing is never more than a weak signal."""
    shared = frozenset((kind, 1) for kind in kinds)
    signal = one(Side("s", "Doel A", shared=shared), Side("p", "Project B", shared=shared))
    assert (signal.strength if signal else None) == strength


def test_match_strongest_first():
    """Signals come in order of score."""
    signals = match(
        [Side("s", "Inwoners bewegen meer")],
        [Side("zwak", "Project", description="Wandelpad"), Side("sterk", "Wandelpad en fietspad")],
    )
    assert [signal.physical for signal in signals] == ["sterk", "zwak"]


def test_own_pathway_is_used():
    """A municipality's own pathway is found beside the shipped ones, and changes the version."""
    knowledge = compile_knowledge((*shipped_pathways(), own_pathway()))
    assert one(Side("s", "Meer jolijt"), Side("p", "Kiosk"), knowledge).reasons[0].key == "eigen"
    assert knowledge.version != compile_knowledge().version
    assert one(Side("s", "Meer jolijt"), Side("p", "Kiosk")) is None


def test_own_pathway_replaces_shipped():
    """With the key of a shipped pathway an own one takes its place."""
    replaced = shipped_pathways()[0].key
    knowledge = compile_knowledge((*shipped_pathways(), own_pathway(key=replaced)))
    assert knowledge.pathways[replaced].name == "Kiosken"
    assert len(knowledge.pathways) == len(shipped_pathways())


def test_compile_knowledge_is_remembered():
    """The same pathways are compiled once."""
    assert compile_knowledge() is compile_knowledge()
    assert compile_knowledge((own_pathway(),)) is compile_knowledge((own_pathway(),))


def test_signal_json_round_trip():
    """A signal can be stored as JSON and comes back."""
    signal = one(Side("s", LONELY), Side("p", BENCHES))
    assert Signal.from_json(json.loads(json.dumps(signal.to_json()))) == signal


def test_profile_of_side():
    """A profile names the pathways a side hits, as JSON values."""
    assert profile_of(Side("p", "Hondenweide"), "fysiek") == [
        {"key": "hondenveld-ontmoeten", "name": "Hondenvelden en ontmoeten", "weight": 1.0}
        | {"words": ["hondenweide"]}
    ]
    assert profile_of(Side("p", "Rioolheffing"), "fysiek") == []


def test_themes_of_both_domains():
    """A goal and a project that aim at the same outcome share a theme."""
    social = {theme.key for theme in themes_of(Side("s", LONELY))}
    physical = {theme.key: theme.name for theme in themes_of(Side("p", BENCHES))}
    assert social == {"eenzaamheid"}
    assert physical["eenzaamheid"] == "minder eenzaamheid"


def test_fingerprint_of_side():
    """The fingerprint follows what is read, and not the key."""
    shared = frozenset({("wijk", 1), ("thema", "a")})
    side = Side(1, "Titel", "Tekst", ("Boven",), ("Groen",), shared)
    assert fingerprint(side) == fingerprint(Side(2, "Titel", "Tekst", ("Boven",), ("Groen",), shared))
    assert len({fingerprint(side), fingerprint(Side(1, "Titel")), fingerprint(Side(1, "Titels"))}) == 3


def test_reasons_that_hardly_weigh_are_not_named():
    """Beside words in both titles, words of ancestors are no reason to name."""
    social = Side("s", LONELY, context=("Inwoners bewegen meer",))
    signal = one(social, Side("p", "Bankjes langs het wandelpad"))
    assert [reason.key for reason in signal.reasons] == ["wandelen-ontmoeten", "zitplek-ontmoeten"]


def test_a_word_is_named_once():
    """Words that stand far apart are named with dots, each once."""
    signal = one(Side("s", "Samen iets doen in de buurt, samen met de buurt"), Side("p", "Buurttuin"))
    assert signal.reasons[0].social_words == ("samen … buurt",)

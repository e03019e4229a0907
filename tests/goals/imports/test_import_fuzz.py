"""Whatever parse accepts can be stored, and comes out of an export as it went in."""

import json

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goals.imports.apply import import_tree
from goals.imports.export import export_json
from goals.imports.parse import parse
from goals.imports.problems import ImportErrors
from tests.goals.factories import make_organisation
from tests.goals.imports.test_apply import without_identity

pytestmark = pytest.mark.django_db

TEXT = st.text(max_size=12) | st.sampled_from(
    ["n.n.b.", "> 2018", "<33", "1.250", "-", "2024", "geen", "3e positie"]
)
NUMBER = (
    st.integers(-(10**15), 10**15) | st.floats(-1e9, 1e9) | st.sampled_from([0, -0.0, 12.5, "12.5", "-3"])
)
PERIOD = st.sampled_from(
    ["2018", "2024", "2024-H1", "2024-K3", "2024-01-01", "1990", "2100", "31-12-2024", "2018/19"]
)
YEAR = st.sampled_from([2018, 2024, 2027, "2027", 1990, 2100])


def row(**fields):
    """An object with any of these fields; each may be left out."""
    return st.fixed_dictionaries({}, optional=fields)


def some(*words):
    return st.sampled_from(words)


def rows(**fields):
    return st.lists(row(**fields), max_size=3)


SAYS = st.one_of(
    st.fixed_dictionaries({"waarde": NUMBER}),
    st.fixed_dictionaries({"tekst": TEXT}),
    st.fixed_dictionaries({"ontbreekt": some("nnb", "niet_gemeten", "nvt"), "reden": TEXT}),
)
AIMS = st.one_of(
    st.fixed_dictionaries({"waarde": NUMBER, "vergelijking": some("<", "≤", "=", "≥", ">", "")}),
    st.fixed_dictionaries({"verwijzing": TEXT, "vergelijking": some("<", ">", "")}),
    st.fixed_dictionaries({"tekst": TEXT}),
    st.just({"geenStreefwaarde": True}),
)


def merged(first, second):
    return st.builds(lambda one, other: one | other, first, second)


MEASUREMENT = merged(
    SAYS,
    row(periode=PERIOD, reeks=TEXT, voorlopig=st.booleans(), opmerking=TEXT, herkomst=some("hand", "cbs")),
)
TARGET = merged(AIMS, row(jaar=YEAR, opmerking=TEXT))
INDICATOR = merged(
    st.fixed_dictionaries({"naam": TEXT}),
    row(
        eenheid=TEXT,
        richting=some("hoger", "band", ""),
        ondergrens=NUMBER,
        bovengrens=NUMBER,
        decimalen=st.integers(0, 6),
        nulmeting=row(jaar=YEAR, waarde=NUMBER, tekst=TEXT),
        bbvNummer=some(17, 20, None),
        metingen=st.lists(MEASUREMENT, max_size=3),
        streefwaarden=st.lists(TARGET, max_size=2),
    ),
)
GOAL = merged(
    st.fixed_dictionaries({"niveau": st.just("prestatie"), "titel": TEXT}),
    row(
        indicatoren=st.lists(INDICATOR, max_size=2),
        middelen=rows(
            jaar=YEAR, taakveld=some("6.1", "0.10", ""), omschrijving=TEXT, lasten=NUMBER, baten=NUMBER
        ),
        voortgang=rows(
            document=some("begroting", "kadernota"),
            jaar=YEAR,
            oordeel=some("haalbaar", "in_gevaar"),
            geschrevenDoor=TEXT,
            geschrevenOp=some("2026-10-01", "2026-10-01T10:00:00+02:00", "1991-01-01T00:00:00.000001Z"),
        ),
        verhalen=rows(
            verteller=some("inwoner", "client"),
            verhaal=TEXT,
            naam=TEXT,
            anoniem=st.booleans(),
            toestemming=st.just(True),
        ),
        leervragen=rows(vraag=TEXT, geleerd=TEXT),
        gegevens=rows(watWeWeten=TEXT, cijfer=TEXT, wijk=TEXT),
    ),
)
EXPORTED = st.builds(lambda goals: {"titel": "t", "doelen": goals}, st.lists(GOAL, max_size=2))
VALUES = st.dictionaries(PERIOD, TEXT | NUMBER, max_size=4)
PUBLISHED = st.builds(
    lambda indicators, budgets: {
        "title": "t",
        "nodes": [{"level": "prestatie", "title": "p", "indicators": indicators, "budgets": budgets}],
    },
    st.lists(
        merged(
            st.fixed_dictionaries({"name": TEXT}),
            row(values=VALUES, targets=VALUES, freq=TEXT, note=TEXT, kind=TEXT),
        ),
        max_size=2,
    ),
    rows(year=YEAR, lasten=NUMBER | TEXT, baten=NUMBER, taakveld=some("6.1", "0.1"), name=TEXT),
)


@pytest.fixture
def organisation():
    return make_organisation()


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(EXPORTED | PUBLISHED)
def test_what_parse_accepts_is_stored_and_comes_back(organisation, value):
    try:
        parsed = parse(json.dumps(value).encode())
    except ImportErrors:
        return
    with transaction.atomic():
        first = export_json(import_tree(user=None, organisation=organisation, parsed=parsed))
        again = export_json(import_tree(user=None, organisation=organisation, parsed=parse(first.encode())))
        transaction.set_rollback(True)
    assert without_identity(again) == without_identity(first)

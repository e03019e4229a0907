"""An example of the JSON of a tree, for the description of the API; small, but with something of most.

What the JSON looks like is in document_schema.py; a test compares the two.
"""

INDICATOR = {
    "id": "5d1f3f0e-3a54-4b93-9e6e-6d9d7e5f2c10",
    "nummer": "1.1.a",
    "naam": "Kinderen van 4 tot 12 jaar die elke dag buiten spelen",
    "definitie": "Deel van de ondervraagde ouders dat zegt dat hun kind elke dag buiten speelt.",
    "eenheid": "%",
    "decimalen": 0,
    "bron": "GGD Jeugdmonitor",
    "eigenaar": "team Jeugd",
    "soort": "effect",
    "bedoeldVoor": "gemeente",
    "richting": "hoger",
    "ondergrens": None,
    "bovengrens": None,
    "meetfrequentie": 4,
    "nulmeting": {"jaar": 2021, "waarde": "48", "tekst": ""},
    "gekozenMet": "ouders van basisschool De Heydonck",
    "opmerking": "",
    "bbvNummer": None,
    "metingen": [
        {
            "periode": "2025",
            "periodesoort": "jaar",
            "begindatum": "2025-01-01",
            "reeks": "gemeente",
            "waarde": "52",
            "tekst": "",
            "ontbreekt": "",
            "reden": "",
            "voorlopig": False,
            "opmerking": "",
            "herkomst": "bestand",
            "herkomstdetail": "GGD 2025.xlsx",
        }
    ],
    "streefwaarden": [
        {
            "jaar": 2030,
            "vergelijking": "≥",
            "waarde": "60",
            "verwijzing": "",
            "tekst": "",
            "geenStreefwaarde": False,
            "opmerking": "",
        }
    ],
}
NOTHING_YET = {
    name: []
    for name in (
        "draagtBijAan",
        "indicatoren",
        "verantwoordelijken",
        "verwijzingen",
        "middelen",
        "voortgang",
        "verhalen",
        "leervragen",
        "gegevens",
        "woorden",
        "magBlijven",
        "projecten",
        "raakvlakken",
        "kinderen",
    )
}
GOAL = {
    "toelichting": "",
    "waarom": "",
    "domein": None,
    "geldendDomein": "sociaal",
    "soortResultaat": None,
    "begindatum": None,
    "streefdatum": None,
} | NOTHING_YET
PLAYGROUND = GOAL | {
    "id": "b0d6c8f8-9f5e-4f1f-a0c4-5a2f0f6b7d21",
    "doorlopendId": "b0d6c8f8-9f5e-4f1f-a0c4-5a2f0f6b7d21",
    "nummer": "1.1",
    "niveau": "prestatie",
    "titel": "Wij leggen twee speelplekken aan",
    "domein": "fysiek",
    "geldendDomein": "fysiek",
    "soortResultaat": "activiteit",
    "streefdatum": "2029-12-31",
    "middelen": [
        {
            "jaar": 2027,
            "taakveld": "5.7",
            "omschrijving": "Speelplek Heuveleind",
            "lasten": "120000.00",
            "baten": "0.00",
        }
    ],
}
EXAMPLE = {
    "schema": 1,
    "id": "0d3f3c5e-6f0a-4f6e-9a53-0c8f2f6f5b11",
    "titel": "Preventief jeugdbeleid",
    "omschrijving": "Wat wij met het preventief jeugdbeleid willen bereiken.",
    "domein": "sociaal",
    "periode": "2027-2030",
    "niveaunamen": {},
    "revisie": 42,
    "versie": {
        "nummer": 2,
        "titel": "Preventief jeugdbeleid bij de begroting 2027",
        "document": "begroting",
        "jaar": 2027,
        "vastgesteldOp": "2026-11-10",
        "vervangt": 1,
        "organisatie": "Gemeente Best",
        "bevrorenOp": "2026-11-10T21:15:00Z",
    },
    "magBlijven": [],
    "projecten": [],
    "doelen": [
        GOAL
        | {
            "id": "9a4c1f70-0f0e-4a3c-8a55-6a1d2b3c4d02",
            "doorlopendId": "9a4c1f70-0f0e-4a3c-8a55-6a1d2b3c4d02",
            "nummer": "1",
            "niveau": "maatschappelijk_effect",
            "titel": "Kinderen groeien gezond en veilig op",
            "waarom": "Wie als kind buiten speelt, is later gezonder.",
            "domein": "sociaal",
            "indicatoren": [INDICATOR],
            "verantwoordelijken": [{"rol": "team", "naam": "team Jeugd"}],
            "kinderen": [PLAYGROUND],
        }
    ],
}

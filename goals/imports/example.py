"""The file people can download to see how a doelenboom for import looks."""

import json

EXAMPLE = {
    "titel": "Voorbeeld: fit en gezond 2027–2030",
    "omschrijving": "Waar deze boom over gaat.",
    "domein": "sociaal",
    "periode": "2027–2030",
    "doelen": [
        {
            "niveau": "maatschappelijk_effect",
            "titel": "Inwoners zijn fit en gezond",
            "waarom": "Wie fit is, kan langer meedoen.",
            "verwijzingen": [
                {
                    "soort": "wet",
                    "naam": "Wet publieke gezondheid",
                    "webadres": "https://wetten.overheid.nl/BWBR0024705",
                }
            ],
            "kinderen": [
                {
                    "niveau": "doelstelling",
                    "titel": "Inwoners bewegen elke dag",
                    "toelichting": "Binnen of buiten, alleen of samen.",
                    "streefdatum": "2030-12-31",
                    "soortResultaat": "maatschappelijk_resultaat",
                    "verantwoordelijken": [{"rol": "team", "naam": "team Sport en bewegen"}],
                    "indicatoren": [
                        {
                            "naam": "Inwoners die genoeg bewegen",
                            "eenheid": "%",
                            "bron": "Gezondheidsmonitor",
                            "richting": "hoger",
                            "meetfrequentie": 24,
                            "nulmeting": {"jaar": 2022, "waarde": 47.5},
                            "metingen": [
                                {"periode": "2022", "waarde": 47.5},
                                {"periode": "2024", "waarde": 49, "voorlopig": True},
                                {"periode": "2024", "reeks": "Nederland", "waarde": 46},
                            ],
                            "streefwaarden": [{"jaar": 2030, "vergelijking": "≥", "waarde": 55}],
                        }
                    ],
                    "middelen": [{"jaar": 2027, "taakveld": "5.1", "lasten": 120000, "baten": 20000}],
                    "leervragen": [{"vraag": "Waarom stoppen inwoners met sporten?"}],
                    "kinderen": [
                        {
                            "niveau": "prestatie",
                            "titel": "Drie wandelroutes met bankjes aanleggen",
                            "domein": "fysiek",
                            "begindatum": "2027-03-01",
                            "streefdatum": "2028-10-31",
                        }
                    ],
                }
            ],
        }
    ],
}


def example_json():
    """The example as text."""
    return json.dumps(EXAMPLE, ensure_ascii=False, indent=2)

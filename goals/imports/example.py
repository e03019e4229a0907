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
                    "verantwoordelijken": [{"rol": "team", "naam": "team Sport en bewegen"}],
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

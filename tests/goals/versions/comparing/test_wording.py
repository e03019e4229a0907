"""Which words differ: little is told where little changed, and no confetti where all did."""

import time

import pytest

from goals.versions.comparing.wording import words_between

SENTENCE = "Elk kind krijgt een goede start in het leven."


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("", "", []),
        ("", "Nieuw", [("erbij", "Nieuw")]),
        ("Oud", "", [("weg", "Oud")]),
        ("Een  goede\nstart", "Een goede start", [("gelijk", "Een goede start")]),
        (
            SENTENCE,
            "Elk kind krijgt een gezonde start in het leven.",
            [
                ("gelijk", "Elk kind krijgt een"),
                ("weg", "goede"),
                ("erbij", "gezonde"),
                ("gelijk", "start in het leven."),
            ],
        ),
        (
            SENTENCE,
            "Elk kind in Best krijgt een goede start.",
            [
                ("gelijk", "Elk kind"),
                ("erbij", "in Best"),
                ("gelijk", "krijgt een goede"),
                ("weg", "start in het leven."),
                ("erbij", "start."),
            ],
        ),
        (
            "Alle kinderen groeien gezond op in onze gemeente nu",
            "Alle kinderen worden gezond groot in onze gemeente nu",
            [
                ("gelijk", "Alle kinderen"),
                ("weg", "groeien gezond op"),
                ("erbij", "worden gezond groot"),
                ("gelijk", "in onze gemeente nu"),
            ],
        ),
        (
            SENTENCE,
            "Ouderen wonen lang en veilig in een eigen huis.",
            [("weg", SENTENCE), ("erbij", "Ouderen wonen lang en veilig in een eigen huis.")],
        ),
    ],
)
def test_words_between(old, new, words):
    assert words_between(old, new) == tuple(words)


def test_very_long_texts_of_equal_words_do_not_take_long():
    old, new = "de het een " * 10_000, "een het de " * 10_000
    start = time.perf_counter()
    words = words_between(old, new)
    assert time.perf_counter() - start < 1
    assert [word.kind for word in words] == ["weg", "erbij"]

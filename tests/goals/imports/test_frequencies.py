"""How often something is measured, as municipalities write it."""

import pytest

from goals.imports.frequencies import read_frequency


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("1x per 4 jaar", 48),
        ("1 x per 2 jaar", 24),
        ("eens per twee jaar", 24),
        ("1 keer in de 4 jaar", 48),
        ("om de 24 maanden", 24),
        ("elke 2 jaar", 24),
        ("2x per jaar", 6),
        ("tweemaal per jaar", 6),
        ("1x per jaar", 12),
        ("per kwartaal", 3),
        ("per half jaar", 6),
        ("twee-jaarlijks onderzoek", 24),
        ("Vierjaarlijkse monitor", 48),
        ("4-jaarlijks", 48),
        ("Jaarlijks", 12),
        ("halfjaarlijks", 6),
        ("maandelijkse telling", 1),
        ("kwartaal", 3),
    ],
)
def test_read_frequency(text, months):
    assert read_frequency(text) == months


@pytest.mark.parametrize(
    "text", ["", "onregelmatig", "5x per jaar", "1x per 30 jaar", "0x per jaar", "na afloop", "99 keer", "²"]
)
def test_read_frequency_of_what_is_not_clear(text):
    assert read_frequency(text) is None

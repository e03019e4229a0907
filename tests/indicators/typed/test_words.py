"""What holds for any cell, whether a value or a target is typed in it."""

import pytest

from indicators.typed import read_target, read_value
from tests.indicators.typed.samples import LONG, refused


@pytest.mark.parametrize("written", ["", " ", "\u00a0\n", "\u200b"])
def test_an_empty_cell_says_nothing(written):
    assert read_value(written) is None
    assert read_target(written) is None


@pytest.mark.parametrize("keep_text", [True, False])
@pytest.mark.parametrize("read", [read_value, read_target])
def test_what_is_too_long_or_cannot_be_stored_is_always_refused(read, keep_text):
    too_long = f"‘{'a' * 39}…’ is te lang: 251 tekens. Er passen er 250."
    assert refused(read, f"'{LONG}a", keep_text=keep_text).endswith("Er passen er 250.")
    assert refused(read, "veel\x07", keep_text=keep_text).endswith("stuurteken. Typ het opnieuw.")
    if keep_text:
        assert refused(read, f"{LONG}a", keep_text=True) == too_long

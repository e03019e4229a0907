import pytest
from django.core.exceptions import ValidationError

from history.undo_tokens import read_undo_token, undo_token


def test_undo_token_comes_back_as_it_was():
    data = {"what": "move", "levels": {"a": None, "b": "prestatie"}}
    assert read_undo_token(undo_token(data, "trees"), "trees") == data


FOREIGN = undo_token("move", "figures")


@pytest.mark.parametrize("token", ["", "made up", FOREIGN])
def test_undo_token_of_another_maker_is_refused(token):
    with pytest.raises(ValidationError) as refused:
        read_undo_token(token, "trees")
    assert refused.value.messages == ["Ongedaan maken kan alleen kort na de wijziging."]

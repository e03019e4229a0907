import pytest
from hypothesis import given
from hypothesis import strategies as st

from history.words import Part, word_difference


def marked(parts):
    return "".join(f"[{part.text}]" if part.differs else part.text for part in parts)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ("", "")),
        ("gelijk", "gelijk", ("gelijk", "gelijk")),
        ("", "nieuw", ("", "[nieuw]")),
        ("weg", "", ("[weg]", "")),
        ("een rode auto", "een blauwe auto", ("een [rode] auto", "een [blauwe] auto")),
        (
            "Veilige loop- en fietsroutes naar drie sportparken",
            "Veilige fietsroutes naar drie sportparken en het zwembad",
            (
                "Veilige [loop- en] fietsroutes naar drie sportparken",
                "Veilige fietsroutes naar drie sportparken [en het zwembad]",
            ),
        ),
    ],
)
def test_word_difference_marks_the_words_that_differ(old, new, expected):
    old_parts, new_parts = word_difference(old, new)
    assert (marked(old_parts), marked(new_parts)) == expected


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40))
def test_word_difference_loses_no_letter(old, new):
    old_parts, new_parts = word_difference(old, new)
    assert ("".join(p.text for p in old_parts), "".join(p.text for p in new_parts)) == (old, new)


def test_word_difference_of_very_many_equal_words_marks_the_whole_middle():
    old, new = "begin" + " a b" * 4000 + " eind", "begin" + " b a" * 4000 + " eind"
    old_parts, new_parts = word_difference(old, new)
    assert old_parts == [
        Part("begin", differs=False),
        Part(" ", differs=False),
        Part("a b" + " a b" * 3999, differs=True),
        Part(" eind", differs=False),
    ]
    assert new_parts[2] == Part("b a" + " b a" * 3999, differs=True)

from history.conflicts import StaleField, to_write


def test_to_write_keeps_what_only_i_changed():
    current, seen = {"a": 1, "b": 2}, {"a": 1, "b": 2}
    assert to_write(current, seen, {"a": 5, "b": 2}) == ({"a": 5}, [])


def test_to_write_leaves_what_only_another_changed():
    assert to_write({"a": 9}, {"a": 1}, {"a": 1}) == ({}, [])


def test_to_write_finds_what_both_changed():
    assert to_write({"a": 9}, {"a": 1}, {"a": 5}) == ({}, [StaleField("a", 9, 5)])


def test_to_write_has_nothing_to_do_when_both_wrote_the_same():
    assert to_write({"a": "een\ntwee"}, {"a": ""}, {"a": "een\r\ntwee "}) == ({}, [])

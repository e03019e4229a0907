import re
from contextlib import suppress
from datetime import date
from string import ascii_letters

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.enums import Precision
from goals.models import Milestone
from goals.projects.milestones import When, in_order, read_when, standing, when_of, write_when
from organisations.limits import FIRST_YEAR, LAST_YEAR

DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
TODAY = date(2027, 5, 15)


@pytest.mark.parametrize(
    ("typed", "day", "precision"),
    [
        ("2027", date(2027, 1, 1), "jaar"),
        ("Q2 2027", date(2027, 4, 1), "kwartaal"),
        ("2027-K3", date(2027, 7, 1), "kwartaal"),
        ("4e kwartaal 2027", date(2027, 10, 1), "kwartaal"),
        ("begin 2027", date(2027, 1, 1), "kwartaal"),
        ("Eind 2027", date(2027, 10, 1), "kwartaal"),
        ("mei 2027", date(2027, 5, 1), "maand"),
        (" Mei  2027 ", date(2027, 5, 1), "maand"),
        ("mrt. 2027", date(2027, 3, 1), "maand"),
        ("maa 2027", date(2027, 3, 1), "maand"),
        ("sept 2027", date(2027, 9, 1), "maand"),
        ("05-2027", date(2027, 5, 1), "maand"),
        ("5/2027", date(2027, 5, 1), "maand"),
        ("2027-05", date(2027, 5, 1), "maand"),
        ("31-12-2027", date(2027, 12, 31), "dag"),
        ("1/2/2027", date(2027, 2, 1), "dag"),
        ("2027-12-31", date(2027, 12, 31), "dag"),
        ("31 december 2027", date(2027, 12, 31), "dag"),
        ("1 jan 2027", date(2027, 1, 1), "dag"),
    ],
)
def test_read_when_understands(typed, day, precision):
    assert read_when(typed) == When(day, precision)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "‘’ is geen datum."),
        ("straks", "‘straks’ is geen datum."),
        ("zomer 2027", "‘zomer 2027’ is geen datum."),
        ("5 begin 2027", "‘5 begin 2027’ is geen datum."),
        ("31-2-2027", "‘31-2-2027’ staat niet op de kalender."),
        ("31 februari 2027", "‘31 februari 2027’ staat niet op de kalender."),
        ("2027-13", "‘2027-13’ staat niet op de kalender."),
        ("0 mei 2027", "‘0 mei 2027’ staat niet op de kalender."),
        ("mei 1027", "1027 ligt te ver weg."),
        ("3027", "3027 ligt te ver weg."),
        ("0000", "‘0000’ staat niet op de kalender."),
        ("2027-H1", "Een halfjaar is hier te ruim."),
        ("٢٠٢٧", "‘٢٠٢٧’ is geen datum."),
    ],
)
def test_read_when_refuses(typed, sentence):
    with pytest.raises(ValueError, match=f"^{re.escape(sentence)}"):
        read_when(typed)


@given(DAYS, st.sampled_from(Precision.values))
def test_what_is_written_is_read_back(day, precision):
    when = When(day, precision).start
    assert read_when(write_when(when)) == when
    assert when.day <= day <= when.last_day


@given(st.text(ascii_letters + "0123456789-/ .’Qe²٢", max_size=30))
def test_read_when_understands_or_says_what_is_wrong(typed):
    with suppress(ValueError):
        when = read_when(typed)
        assert when == when.start
        assert FIRST_YEAR <= when.day.year <= LAST_YEAR


@pytest.mark.parametrize(
    ("day", "precision", "done", "key"),
    [
        (date(2027, 5, 15), "dag", None, "komt"),
        (date(2027, 5, 14), "dag", None, "te-laat"),
        (date(2027, 5, 1), "maand", None, "komt"),
        (date(2027, 4, 1), "maand", None, "te-laat"),
        (date(2027, 4, 1), "kwartaal", None, "komt"),
        (date(2027, 1, 1), "kwartaal", None, "te-laat"),
        (date(2027, 1, 1), "jaar", None, "komt"),
        (date(2026, 1, 1), "jaar", None, "te-laat"),
        (date(2026, 1, 1), "jaar", date(2027, 2, 1), "gehaald"),
        (None, "dag", None, "zonder-datum"),
        (None, "dag", date(2027, 2, 1), "gehaald"),
    ],
)
def test_standing_on_a_day(day, precision, done, key):
    milestone = Milestone(title="Klaar", due_on=day, precision=precision, done_on=done)
    assert standing(milestone, TODAY).key == key


def test_in_order_puts_the_last_moment_first_and_without_date_last():
    dues = [
        (None, "dag"),
        (date(2027, 1, 1), "jaar"),
        (date(2027, 6, 1), "dag"),
        (date(2027, 4, 1), "kwartaal"),
    ]
    milestones = [Milestone(pk=pk, due_on=day, precision=each) for pk, (day, each) in enumerate(dues)]
    assert [milestone.pk for milestone in in_order(milestones)] == [2, 3, 1, 0]


def test_when_of_a_milestone_without_date_is_nothing():
    assert when_of(Milestone(title="Klaar")) is None

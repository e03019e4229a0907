from datetime import date
from uuid import UUID

import pytest

from goals.projects.calendar import CalendarMilestone, make_calendar, year_to_show, years_of

TODAY = date(2026, 6, 15)


def milestone(title, due_on=None, precision="dag", done_on=None):
    day = date.fromisoformat(due_on) if due_on else None
    done = date.fromisoformat(done_on) if done_on else None
    return CalendarMilestone(len(title), title, day, precision, done, UUID(int=1), "Speelplek", "fysiek")


MILESTONES = [
    milestone("dag", "2026-03-12", done_on="2026-03-10"),
    milestone("maand", "2026-03-01", "maand"),
    milestone("kwartaal", "2026-04-01", "kwartaal"),
    milestone("jaar", "2026-01-01", "jaar"),
    milestone("vorig jaar", "2025-01-01", "jaar"),
    milestone("volgend jaar", "2027-10-01", "kwartaal"),
    milestone("zonder datum"),
]


def drawn(calendar):
    """The calendar as {place: titles}, without places where nothing is."""
    places = {"jaar": calendar.placed, "zonder datum": calendar.undated}
    for quarter in calendar.quarters:
        places[f"K{quarter.number}"] = quarter.placed
        places |= {month.name: month.placed for month in quarter.months}
    return {name: [one.milestone.title for one in placed] for name, placed in places.items() if placed}


def test_a_milestone_stands_where_it_was_meant():
    assert drawn(make_calendar(MILESTONES, 2026, TODAY)) == {
        "jaar": ["jaar"],
        "zonder datum": ["zonder datum"],
        "maart": ["dag", "maand"],
        "K2": ["kwartaal"],
    }


def test_numbers_of_a_year_tell_what_asks_for_attention_first():
    words = [(one.word, count) for one, count in make_calendar(MILESTONES, 2026, TODAY).words()]
    assert words == [("te laat", 1), ("komt nog", 2), ("gehaald", 1)]


def test_what_is_late_in_other_years_is_counted_by_year():
    assert make_calendar(MILESTONES, 2026, TODAY).late_elsewhere == {2025: 1}
    assert make_calendar(MILESTONES, 2025, TODAY).late_elsewhere == {2026: 1}


@pytest.mark.parametrize(("year", "expected"), [(2025, False), (2026, False), (2027, False), (2028, True)])
def test_a_year_in_which_nothing_is_due_is_empty(year, expected):
    assert make_calendar(MILESTONES, year, TODAY).is_empty is expected


def test_only_a_day_is_told_as_a_day():
    calendar = make_calendar(MILESTONES, 2026, TODAY)
    assert [one.day for one in calendar.quarters[0].months[2].placed] == ["12 mrt.", ""]
    assert [one.day for one in (*calendar.placed, *calendar.undated)] == ["", ""]


def test_years_are_those_in_which_something_is_due():
    assert years_of(MILESTONES) == [2025, 2026, 2027]


@pytest.mark.parametrize(
    ("asked", "years", "expected"),
    [
        (2031, [2026], 2031),
        (None, [2025, 2026], 2026),
        (None, [2024, 2028], 2028),
        (None, [], 2026),
        (None, [2020, 2035], 2020),
    ],
)
def test_the_year_that_is_shown(asked, years, expected):
    assert year_to_show(asked, years, TODAY) == expected

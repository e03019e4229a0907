"""The rule by which an indicator is on course, step by step; rule.py says the same in Dutch.

Only the own series counts, and only periods that are over. The newest number is judged.

1. Nothing measured, a newer text, or a newer 'niet gemeten' or 'niet van toepassing': unknown.
   'Nog niet bekend' is as if it were not there. In a year between two measurements (frequency
   24: every second year) 'niet gemeten' says nothing either.
2. An indicator that nobody steers on: unknown.
3. The next period ends `frequency` months after the newest one (never less than the period's own
   length, which it is if not given; of a day twelve); its value is due six months later. After that
   day: unknown.
4. A band is its own target: inside on course; outside but closer than before: watch; else off course.
5. The target is the first that can be counted with of the year of the newest number or later,
   else the last, which keeps counting. None, on purpose or not, or a text: unknown. A reference is
   looked up; other series in the year of the newest number, or the last one before it.
6. The operator is that of the target; else the direction decides; else the side where it started,
   which is the baseline or, without it, the first number. Without any: unknown.
7. The number satisfies the target: on course.
8. It does not and did at the start: off course.
9. Else the path runs in straight lines from the start through the earlier targets to this one. At
   least as far as the path: on course. At least half of what should have been covered: watch.
   Less: off course. Without a start, or with nothing newer than it: unknown.
10. Once the year of the target is reached the whole way counts: at least half of it covered is
    watch, less or no start off course. In the year itself that is so as soon as no other value
    is to come before its end. A number exactly on a target that asks for more is watch. A number past
    a target with '=' is watch when it is past by at most half of the whole way, else off course.
"""

from indicators.enums import Direction, State
from indicators.trends import sentences
from indicators.trends.targets import EQUAL, meets, off_band, sense_of

ON_COURSE, WATCH = State.OP_KOERS.value, State.LET_OP.value
OFF_COURSE, UNKNOWN = State.NIET_OP_KOERS.value, State.ONBEKEND.value
NOT_STEERED = Direction.GEEN.value


def judge(case):
    """(state, reason, sentence) of a Case with its target; the reason is '' unless unknown."""
    reason = _without_value(case) or _without_target(case)
    if not reason and case.has_band:
        return _by_band(case)
    if not reason and meets(case.value, case):
        return ON_COURSE, "", sentences.met(case)
    reason = reason or _without_start(case)
    if reason:
        return UNKNOWN, reason, sentences.UNKNOWN[reason](case)
    return _by_way(case) if case.has_left_start else (OFF_COURSE, "", sentences.missed(case))


def _without_value(case):
    answer = case.answer
    if answer is None:
        return "geen-meting"
    if answer.number is None:
        return "alleen-tekst" if answer.text else "niet-gemeten"
    if case.sheet.direction == NOT_STEERED:
        return "niet-op-gestuurd"
    return "verouderd" if case.today > case.next_due else ""


def _without_target(case):
    target = case.target
    if case.has_band:
        return ""
    if target is None or (target.number is None and not target.reference):
        return "geen-streefwaarde"
    if case.number is None:
        return "streefwaarde-onleesbaar"
    return "" if case.operator else "geen-richting"


def _without_start(case):
    if case.is_reached or case.has_left_start:
        return ""
    return "alleen-nulmeting" if case.start else "geen-vergelijking"


def _by_band(case):
    gap = off_band(case.sheet, case.value)
    if not gap:
        return ON_COURSE, "", sentences.in_band(case)
    if case.previous and gap < off_band(case.sheet, case.previous.number):
        return WATCH, "", sentences.nearer_band(case)
    return OFF_COURSE, "", sentences.off_band(case)


def _by_way(case):
    start, number = case.start.number, case.number
    covered, needed, whole = _way(case)
    if meets(start, case):
        return OFF_COURSE, "", sentences.lost(case)
    if case.value == number and (case.is_reached or start == number):
        return WATCH, "", sentences.on_edge(case)
    if case.operator == EQUAL and covered > whole:
        is_near = (covered - whole) * 2 <= whole
        return WATCH if is_near else OFF_COURSE, "", sentences.past(case)
    if covered >= needed and not case.is_reached:
        return ON_COURSE, "", sentences.on_path(case)
    if covered * 2 >= needed:
        return WATCH, "", sentences.behind(case)
    return OFF_COURSE, "", sentences.missed(case) if case.is_reached else sentences.far_behind(case)


def _way(case):
    """How far the value came from the start, was needed, and is to go in all; in the sense of the target."""
    start, sense = case.start.number, sense_of(case)
    return tuple(sense * (number - start) for number in (case.value, case.needed, case.number))

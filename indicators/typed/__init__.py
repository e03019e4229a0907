"""Pure: what people type for measurements and targets. Only names what other modules may use.

Dutch notation; only 0 to 9 count as digits. Periods are read in periods.py, storing is in values.py.
"""

from indicators.typed.numbers import dotted, plain_number, read_number, shown_number
from indicators.typed.targets import TypedTarget, read_target, write_target
from indicators.typed.values import TypedValue, read_value, write_value
from indicators.typed.words import fit_for_xml, read_words

__all__ = [
    "TypedTarget",
    "TypedValue",
    "dotted",
    "fit_for_xml",
    "plain_number",
    "read_number",
    "read_target",
    "read_value",
    "read_words",
    "shown_number",
    "write_target",
    "write_value",
]

"""Pure: charts of indicators, as Vega-Lite and SVG, in words and as a table.

Only names what other modules may use. Sheets and assessments in, texts out; no database, no HTML.
"""

from indicators.charts.content import can_draw
from indicators.charts.drawing import draw, fingerprint, spec
from indicators.charts.sizes import Size
from indicators.charts.summaries import summary
from indicators.charts.tables import Table, table
from indicators.charts.words import in_period, target_text, value_text

__all__ = [
    "Size",
    "Table",
    "can_draw",
    "draw",
    "fingerprint",
    "in_period",
    "spec",
    "summary",
    "table",
    "target_text",
    "value_text",
]

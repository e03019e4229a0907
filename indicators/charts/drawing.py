"""Charts as SVG, drawn on the server without network.

Drawing takes 5 to 50 ms, the first one in a process half a second. A process that has drawn cannot
fork into one that draws: start workers before the first drawing.
"""

import hashlib
import json
from functools import lru_cache
from html import escape
from importlib.metadata import version

import vl_convert

from indicators.charts.content import can_draw, content
from indicators.charts.layout import layout
from indicators.charts.sizes import Size
from indicators.charts.summaries import summary
from indicators.charts.vega import vega
from indicators.typed import fit_for_xml

MOST_OTHERS = {Size.WIDE: 4, Size.PANE: 1, Size.SMALL: 0}
REMEMBERED = 256  # drawings, of some 10 kB each
LIBRARY = version("vl-convert-python")


def spec(sheet, assessment, size):
    """The Vega-Lite spec (dict) of a Sheet with its Assessment. Raises ValueError unless `can_draw`."""
    if not can_draw(sheet):
        raise ValueError("Zonder getallen is er geen grafiek.")
    shown = content(sheet, assessment, MOST_OTHERS[size])
    return _drawable(vega(shown, layout(sheet, shown, size), summary(sheet, assessment)))


def draw(sheet, assessment, size):
    """The SVG text of a Sheet with its Assessment. Raises ValueError unless `can_draw`."""
    return _rendered(_text(spec(sheet, assessment, size)))


def fingerprint(sheet, assessment, size):
    """Changes when the drawing does: 20 hexadecimal digits, for ETag and cache. Raises as `draw`."""
    text = LIBRARY + _text(spec(sheet, assessment, size))
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def _drawable(part):
    """A spec, or part of one, without signs on which the library ends the process."""
    if isinstance(part, dict):
        return {key: _drawable(value) for key, value in part.items()}
    if isinstance(part, list):
        return [_drawable(value) for value in part]
    return fit_for_xml(part) if isinstance(part, str) else part


def _text(drawing):
    return json.dumps(drawing, sort_keys=True, ensure_ascii=False)


@lru_cache(maxsize=REMEMBERED)
def _rendered(text):
    svg = vl_convert.vegalite_to_svg(text, allowed_base_urls=[])
    return _titled(svg, json.loads(text)["description"])


def _titled(svg, title):
    """The library leaves the description out, and calls the parts by English names that role img hides."""
    head, rest = svg.split(">", 1)
    return f'{head} role="img" lang="nl"><title>{escape(title, quote=False)}</title>{rest}'

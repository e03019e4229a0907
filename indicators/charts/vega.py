"""A layout as a Vega-Lite spec: marks, colours and lines. Where things stand is in layout.py.

Every text and place is counted out in Python; the spec holds no expressions, and no addresses.
"""

from itertools import pairwise

from indicators.charts.sizes import Size

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
FONT = "-apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, Liberation Sans, sans-serif"
COLOURS = {  # of static/css/tokens.css
    "accent": "#0b5d6e",
    "accent-tint": "#e3f0f2",
    "ink": "#1b232b",
    "muted": "#525c66",
    "surface": "#ffffff",
    "line-soft": "#e9e9e4",
    "line-strong": "#7d868e",
}
ALIGNS = ("left", "center", "right")
CLOSE = 14  # px between dots
STYLES = {  # of labels: size, weight, colour
    "value": (15, 600, "accent"),
    "strong": (13, 600, "ink"),
    "quiet": (13, 400, "muted"),
    "band": (13, 400, "muted"),
}


def vega(shown, laid, description):
    """The Vega-Lite spec (dict) of Content `shown` on Layout `laid`."""
    small = laid.size is Size.SMALL
    layers = [
        _band(shown, laid),
        *([] if small else _grid(laid)),
        _lines(_stretches(shown.others), laid, "line-strong", 1.25),
        _dots(_ends(shown.others), laid, 12, "line-strong"),
        _lines([shown.path], laid, "muted", 1 if small else 1.5, [3, 3] if small else [4, 4]),
        _lines(_bridges(shown.own), laid, "accent", 1.5, [2, 4]),
        _lines(shown.own.stretches, laid, "accent", 1.75 if small else 2.5),
        *(_small_marks(shown, laid) if small else _marks(shown, laid)),
        *_texts(laid),
    ]
    return {
        "$schema": SCHEMA,
        "description": description,
        "width": laid.size.width,
        "height": laid.size.height,
        "padding": 0,
        "autosize": "none",
        "background": None,
        "layer": [layer for layer in layers if layer],
        "config": {"font": FONT, "view": {"stroke": None}, "mark": {"aria": False}},
    }


def _layer(mark, rows, **channels):
    """One layer of marks, or None without rows."""
    if not rows:
        return None
    return {"data": {"values": rows}, "mark": mark, "encoding": channels}


def _x(laid):
    """Days, from the left to the right edge of the plot."""
    scale = {"type": "utc", "domain": [day.isoformat() for day in laid.days]}
    scale |= {"range": [laid.plot.left, laid.plot.right], "nice": False}
    return {"field": "day", "type": "temporal", "axis": None, "scale": scale}


def _y(laid, field="number"):
    scale = {"domain": [laid.axis.low, laid.axis.high], "range": [laid.plot.bottom, laid.plot.top]}
    return {
        "field": field,
        "type": "quantitative",
        "axis": None,
        "scale": scale | {"nice": False, "zero": False},
    }


def _pixels(field):
    """A channel whose field holds pixels."""
    return {"field": field, "type": "quantitative", "axis": None, "scale": None}


def _row(point, **more):
    return {"day": point.day.isoformat(), "number": point.number, **more}


def _band(shown, laid):
    if not shown.band:
        return None
    low, high = shown.band
    row = {"low": laid.axis.low if low is None else low, "high": laid.axis.high if high is None else high}
    left, right = {"value": laid.plot.left}, {"value": laid.plot.right}
    mark = {"type": "rect", "color": COLOURS["accent-tint"]}
    return _layer(mark, [row], x=left, x2=right, y=_y(laid, "low"), y2={"field": "high"})


def _grid(laid):
    """A hairline at each tick; 0, or else the lowest one, is the axis."""
    ends = {"x": {"value": laid.plot.left}, "x2": {"value": laid.plot.right}}
    rows = [{"number": tick} for tick in laid.axis.ticks]
    axis = 0 if 0 in laid.axis.ticks else laid.axis.ticks[0]
    strong = [row for row in rows if row["number"] == axis]
    quiet = [row for row in rows if row not in strong]
    return [
        _layer({"type": "rule", "color": COLOURS[colour]}, some, y=_y(laid), **ends)
        for colour, some in (("line-soft", quiet), ("line-strong", strong))
    ]


def _stretches(lines):
    return [stretch for line in lines for stretch in line.stretches]


def _ends(lines):
    """The last point of each stretch, so that one of a single point shows too."""
    return [stretch[-1] for stretch in _stretches(lines)]


def _bridges(own):
    """Over what was not measured."""
    return [[before[-1], after[0]] for before, after in pairwise(own.stretches)]


def _lines(lines, laid, colour, width, dash=None):
    rows = [_row(point, line=place) for place, line in enumerate(lines) for point in line if len(line) > 1]
    mark = {"type": "line", "color": COLOURS[colour], "strokeWidth": width}
    mark |= (
        {"strokeCap": "butt", "strokeDash": dash} if dash else {"strokeCap": "round", "strokeJoin": "round"}
    )
    return _layer(mark, rows, x=_x(laid), y=_y(laid), detail={"field": "line", "type": "nominal"})


def _marks(shown, laid):
    """Dots of what was measured, hollow while provisional; the baseline in a ring; diamonds of targets."""
    baseline = [shown.baseline] if shown.baseline else []
    final = [point for point in shown.own.points if not point.is_provisional]
    provisional = [point for point in shown.own.points if point.is_provisional]
    if _is_dense(shown, laid):
        final = [point for point in final if point == shown.latest]
    return [
        _diamonds(shown.steps, laid, 80, "muted"),
        _dots(final, laid, 78, "accent", "surface"),
        _dots(provisional, laid, 50, "surface", "accent"),
        _dots(baseline, laid, 180, "surface", "accent", 1.5),
        _dots(baseline, laid, 50, "accent"),
        _diamonds([shown.target] if shown.target else [], laid, 196, "ink"),
    ]


def _is_dense(shown, laid):
    """Whether dots would touch; then the line alone says more."""
    days = [laid.x(point.day) for point in shown.own.points]
    return any(later - day < CLOSE for day, later in pairwise(days))


def _small_marks(shown, laid):
    fill = "surface" if shown.latest and shown.latest.is_provisional else "accent"
    return [
        _diamonds([shown.target] if shown.target else [], laid, 64, "ink", 1),
        _dots([shown.latest] if shown.latest else [], laid, 30, fill, "accent"),
    ]


def _dots(points, laid, area, fill, stroke=None, width=2):
    mark = {
        "type": "point",
        "shape": "circle",
        "size": area,
        "filled": True,
        "opacity": 1,
        "fill": COLOURS[fill],
    }
    mark |= {"stroke": COLOURS[stroke], "strokeWidth": width} if stroke else {}
    return _layer(mark, [_row(point) for point in points], x=_x(laid), y=_y(laid))


def _diamonds(points, laid, area, colour, width=1.5):
    mark = {"type": "point", "shape": "diamond", "size": area, "filled": True, "opacity": 1}
    mark |= {"fill": COLOURS["surface"], "stroke": COLOURS[colour], "strokeWidth": width}
    return _layer(mark, [_row(point) for point in points], x=_x(laid), y=_y(laid))


def _texts(laid):
    """The texts of both axes, and the labels with a white edge."""
    unit = [{"text": laid.unit, "x": 0, "y": 10}] if laid.unit else []
    return [
        _text(_rows(laid.x_ticks), "quiet"),
        _text(_rows(laid.y_ticks), "quiet", align="right"),
        _text(unit, "quiet", align="left"),
        *(layer for style in STYLES for align in ALIGNS for layer in _labels(laid, style, align)),
    ]


def _labels(laid, style, align):
    """Vega cannot paint the edge of a text below it: so each text twice. On a band an edge would show."""
    rows = _rows([label for label in laid.labels if (label.style, label.align) == (style, align)])
    edge = {"stroke": COLOURS["surface"], "strokeWidth": 4, "strokeJoin": "round"}
    text = _text(rows, style, align=align)
    return [text] if style == "band" else [_text(rows, style, align=align, **edge), text]


def _rows(texts):
    return [{"text": text.text, "x": round(text.x, 1), "y": round(text.y, 1)} for text in texts]


def _text(rows, style, **more):
    size, weight, colour = STYLES[style]
    mark = {"type": "text", "fontSize": size, "fontWeight": weight, "color": COLOURS[colour]}
    mark |= {"align": "center", "baseline": "middle"} | more
    return _layer(mark, rows, x=_pixels("x"), y=_pixels("y"), text={"field": "text", "type": "nominal"})

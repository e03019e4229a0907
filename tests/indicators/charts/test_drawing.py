"""Specs and drawings of whole charts."""

import json
import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from threading import Thread
from xml.etree import ElementTree as ET

import pytest

from indicators.charts import Size, draw, fingerprint, spec, summary
from indicators.charts.vega import COLOURS
from indicators.periods import read_period
from indicators.trends import assess
from tests.indicators.charts.sheets import (
    TODAY,
    best,
    layers,
    measured,
    sheet_of,
    spec_of,
    target,
    texts,
    values,
)

ROOT = Path(__file__).parents[3]
QUIET, BOLD = 400, 600


def svg_of(sheet, size=Size.WIDE):
    return draw(sheet, assess(sheet, TODAY), size)


def print_of(sheet, size=Size.WIDE):
    return fingerprint(sheet, assess(sheet, TODAY), size)


def test_wide_spec_shows_values_target_baseline_and_the_country():
    drawing = spec_of(best(), Size.WIDE)
    assert (drawing["width"], drawing["height"]) == (640, 260)
    assert texts(drawing) == [
        ("2013", QUIET),
        ("2017", QUIET),
        ("2021", QUIET),
        ("2025", QUIET),
        ("0", QUIET),
        ("10", QUIET),
        ("20", QUIET),
        ("30", QUIET),
        ("40%", QUIET),
        ("36%", BOLD),
        ("doel < 33%", BOLD),
        ("nulmeting 36%", QUIET),
        ("Nederland 24%", QUIET),
    ]


def test_pane_spec_says_less():
    assert texts(spec_of(best(), Size.PANE))[-4:] == [
        ("36%", BOLD),
        ("doel < 33%", BOLD),
        ("nulmeting", QUIET),
        ("Nederland", QUIET),
    ]


def test_small_spec_has_lines_without_words_or_grid():
    drawing = spec_of(best(), Size.SMALL)
    assert [layer["mark"]["type"] for layer in drawing["layer"]] == ["line", "line", "point", "point"]


def test_own_line_has_the_accent_and_the_others_are_grey():
    drawing = spec_of(best(), Size.WIDE)
    (own,) = layers(drawing, "line", color=COLOURS["accent"])
    (country,) = layers(drawing, "line", color=COLOURS["line-strong"])
    assert own == [
        {"day": "2013-12-31", "number": 36.0, "line": 0},
        {"day": "2017-12-31", "number": 33.0, "line": 0},
        {"day": "2021-12-31", "number": 36.0, "line": 0},
    ]
    assert [row["number"] for row in country] == [23.0, 24.0]


def test_target_is_a_diamond_at_the_end_of_a_dashed_path():
    drawing = spec_of(best(), Size.WIDE)
    assert layers(drawing, "point", shape="diamond") == [[{"day": "2025-12-31", "number": 33.0}]]
    (path,) = layers(drawing, "line", strokeDash=[4, 4])
    assert [(row["day"], row["number"]) for row in path] == [("2013-12-31", 36.0), ("2025-12-31", 33.0)]


def test_baseline_has_a_ring():
    assert layers(spec_of(best(), Size.WIDE), "point", size=180) == [[{"day": "2013-12-31", "number": 36.0}]]


def test_provisional_values_are_hollow_and_the_last_one_says_so():
    sheet = sheet_of(
        measured(2023, 30), measured(2024, 32, is_provisional=True), measured(2025, 33, is_provisional=True)
    )
    drawing = spec_of(sheet, Size.PANE)
    (hollow,) = layers(drawing, "point", fill=COLOURS["surface"], stroke=COLOURS["accent"])
    assert [row["day"] for row in hollow] == ["2024-12-31", "2025-12-31"]
    assert [text for text, _ in texts(drawing)].count("voorlopig") == 1


def test_gap_in_the_line_has_a_dashed_bridge():
    sheet = sheet_of(
        *values(y2019=30, y2020=32), measured(2021, None, missing="nvt"), *values(y2022=38, y2023=39)
    )
    drawing = spec_of(sheet, Size.WIDE)
    (bridge,) = layers(drawing, "line", strokeDash=[2, 4])
    (own,) = layers(drawing, "line", strokeWidth=2.5)
    assert [row["day"] for row in bridge] == ["2020-12-31", "2022-12-31"]
    assert [row["line"] for row in own] == [0, 0, 1, 1]


def test_earlier_and_later_targets_are_small_diamonds_with_their_number():
    sheet = sheet_of(*values(y2024=30), target(2025, 31), target(2026, 32), target(2028, 36))
    drawing = spec_of(sheet, Size.WIDE)
    (steps,) = layers(drawing, "point", shape="diamond", size=80)
    assert [row["number"] for row in steps] == [32.0, 36.0]
    assert sorted(text for text, _ in texts(drawing) if text.endswith("%")) == [
        "30%",
        "32%",
        "36%",
        "40%",
        "doel 31%",
    ]


def test_band_is_a_light_stripe_with_its_edges_in_words():
    sheet = sheet_of(*values(y2024=12), direction="band", band=(10, 20))
    drawing = spec_of(sheet, Size.WIDE)
    assert layers(drawing, "rect") == [[{"low": 10.0, "high": 20.0}]]
    assert ("gewenst: 10% tot 20%", QUIET) in texts(drawing)


def test_band_with_one_edge_runs_to_the_end_of_the_axis():
    sheet = sheet_of(*values(y2024=12), direction="band", band=(10, None))
    assert layers(spec_of(sheet, Size.PANE), "rect") == [[{"low": 10.0, "high": 14.0}]]


def test_dots_that_would_touch_are_left_out_but_for_the_last():
    sheet = sheet_of(*(measured(year, year % 7) for year in range(1995, 2026)))
    (dots,) = layers(spec_of(sheet, Size.PANE), "point", fill=COLOURS["accent"])
    assert [row["day"] for row in dots] == ["2025-12-31"]


def test_years_below_the_axis_are_those_of_measurements_and_targets():
    sheet = sheet_of(*values(y2017=47, y2019=48, y2021=44, y2023=51, y2025=55), target(2028, 60))
    years = [text for text, _ in texts(spec_of(sheet, Size.PANE))][:6]
    assert years == ["2017", "2019", "2021", "2023", "2025", "2028"]


def test_years_that_do_not_fit_are_left_out_but_not_the_first_and_last():
    sheet = sheet_of(*(measured(year, 5) for year in range(1995, 2026)))
    years = [text for text, _ in texts(spec_of(sheet, Size.PANE)) if text.isdecimal() and len(text) == 4]
    assert years == ["1995", "2001", "2005", "2009", "2013", "2017", "2021", "2025"]


@pytest.mark.parametrize(
    ("unit", "number", "top", "value", "line"),
    [
        ("%", 25, "30%", "25%", None),
        ("% van de jongeren", 25, "30%", "25%", None),
        ("€", 1_250_000, "€ 1.500.000", "€ 1.250.000", None),
        ("per 1.000 jongeren", 25, "30", "25", "per 1.000 jongeren"),
        ("aantal kinderen", 1250, "1.500", "1.250", "kinderen"),
        ("", 25, "30", "25", None),
    ],
)
def test_unit_stands_where_it_fits(unit, number, top, value, line):
    said = [text for text, _ in texts(spec_of(sheet_of(measured(2025, number), unit=unit), Size.PANE))]
    rest = [top, *([line] if line else []), value]
    assert said[-len(rest) :] == rest


def test_quarters_and_dates_stand_in_order_on_one_axis():
    sheet = sheet_of(
        *(measured(written, 5) for written in ("2024-K1", "2024-K2", "01-12-2024")), target(2025, 6)
    )
    drawing = spec_of(sheet, Size.WIDE)
    assert [text for text, _ in texts(drawing)][:4] == ["K1 2024", "K2 2024", "01-12-2024", "2025"]
    assert drawing["layer"][2]["encoding"]["x"]["scale"]["domain"] == ["2024-03-31", "2025-12-31"]


@pytest.mark.parametrize("size", Size)
def test_sheet_without_numbers_has_no_chart(size):
    sheet = sheet_of(measured(2024, None, text="3e positie"))
    for make in (spec, draw, fingerprint):
        with pytest.raises(ValueError, match="Zonder getallen"):
            make(sheet, assess(sheet, TODAY), size)


CASES = {
    "best": best(),
    "many": sheet_of(*(measured(year, year % 11) for year in range(1991, 2026)), target(2026, 12)),
    "two": sheet_of(*values(y2024=1, y2025=2)),
    "one": sheet_of(*values(y2025=1)),
    "zero": sheet_of(*values(y2024=0, y2025=0), decimals=None),
    "negative": sheet_of(*values(y2024=-12, y2025=8)),
    "huge": sheet_of(measured(2024, "12345678901234"), measured(2025, "1250000"), unit="€"),
    "tiny": sheet_of(measured(2024, "0.000001"), measured(2025, "0.000002"), decimals=6),
    "target": sheet_of(target(2030, 5)),
    "baseline": sheet_of(baseline=(2020, 5)),
    "country": sheet_of(measured(2025, 3, "Nederland")),
    "six": sheet_of(
        *values(y2024=4, y2025=5), *(measured(2025, 5, f"wijk {'lang ' * 19}{nr}") for nr in range(6))
    ),
    "quarters": sheet_of(
        *(measured(f"{year}-K{part}", part) for year in (2024, 2025) for part in (1, 2, 3, 4))
    ),
}


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("case", CASES)
def test_drawing_is_plain_xml_of_its_size(case, size):
    root = ET.fromstring(svg_of(CASES[case], size))
    names = {each.tag.removeprefix("{http://www.w3.org/2000/svg}") for each in root.iter()}
    assert names <= {"svg", "title", "g", "path", "line", "rect", "text"}
    assert (root.get("width"), root.get("height")) == (str(size.width), str(size.height))
    assert not any("style" in each.attrib or "NaN" in "".join(each.attrib.values()) for each in root.iter())


def test_drawing_refers_to_nothing_outside():
    addresses = set(re.findall(r"[a-z]+://[^\"<> ]+|url\([^)]*\)", svg_of(best())))
    assert addresses == {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}


def test_drawing_has_its_summary_as_title():
    root = ET.fromstring(svg_of(best()))
    assert root[0].text == summary(best(), assess(best(), TODAY))
    assert (root.get("role"), root.get("lang")) == ("img", "nl")


def test_texts_in_a_drawing_are_escaped():
    name = "<b>wijk</b> & \"Zuid\" 'a'"
    sheet = sheet_of(*values(y2025=5), measured(2025, 6, name), name=name, unit="<i>&\"'")
    root = ET.fromstring(svg_of(sheet))
    shown = {each.text for each in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {f"{name} 6", "<i>&\"'"} <= shown


@pytest.mark.parametrize("sign", ["\x08", "\x0b", "\x1b", "\ufffe", "\uffff"])
def test_signs_that_no_svg_can_hold_are_left_out(sign):
    sheet = sheet_of(
        *values(y2020=1, y2021=2),
        *values(f"Wijk{sign}", y2021=3),
        unit=f"kin{sign}deren",
        name=f"St{sign}ress",
    )
    spec_text = json.dumps(spec(sheet, assess(sheet, TODAY), Size.WIDE), ensure_ascii=False)
    assert (sign in spec_text, json.dumps(sign)[1:-1] in spec_text) == (False, False)
    root = ET.fromstring(svg_of(sheet))
    assert [text for text in root.itertext() if text.startswith("Wijk")] == ["Wijk 3", "Wijk 3"]


def test_drawing_again_gives_the_same_text():
    assert svg_of(best()) == svg_of(best())


def test_drawings_in_several_threads_are_those_of_one():
    sheets = [sheet_of(*values(y2024=number, y2025=3)) for number in range(6)]
    drawn = {}

    def draw_one(which):
        drawn[which] = svg_of(sheets[which], Size.SMALL)

    threads = [Thread(target=draw_one, args=(which,)) for which in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert drawn == {which: svg_of(sheet, Size.SMALL) for which, sheet in enumerate(sheets)}


def test_fingerprint_changes_with_whatever_shows():
    sheet = best()
    changed = [
        replace(sheet, measurements=[*sheet.measurements, measured(2025, 31)]),
        replace(sheet, measurements=[*sheet.measurements[:2], measured(2021, 35), *sheet.measurements[3:]]),
        replace(sheet, measurements=[row._replace(is_provisional=True) for row in sheet.measurements]),
        replace(
            sheet, measurements=[row._replace(period=read_period("2020")) for row in sheet.measurements[:1]]
        ),
        replace(sheet, targets=[target(2025, 32, "<")]),
        replace(sheet, targets=[target(2025, 33, "≤")]),
        replace(sheet, targets=[]),
        replace(sheet, unit="€"),
        replace(sheet, decimals=1),
        replace(sheet, name="Somberheid"),
        replace(sheet, baseline=sheet.baseline._replace(year=2017)),
    ]
    prints = [print_of(each) for each in [sheet, *changed]]
    sizes = [print_of(sheet, size) for size in Size]
    assert (len(set(prints)), len(set(sizes))) == (len(changed) + 1, 3)


def test_fingerprint_is_short_and_the_same_in_another_process():
    code = (
        "from tests.indicators.charts.test_drawing import best, print_of\n"
        "from indicators.charts import Size\n"
        "print(*(print_of(best(), size) for size in Size))"
    )
    other = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "America/New_York"},
        capture_output=True,
        text=True,
        check=True,
    )
    prints = [print_of(best(), size) for size in Size]
    assert other.stdout.split() == prints
    assert all(re.fullmatch(r"[0-9a-f]{20}", each) for each in prints)


def test_colours_are_those_of_the_pages():
    tokens = (ROOT / "static/css/tokens.css").read_text()
    assert {name: re.search(rf"--sd-color-{name}: (#\w+);", tokens)[1] for name in COLOURS} == COLOURS

# SPDX-FileCopyrightText: 2026 The Saathi team
# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts keep inside their frame, tell nothing by colour alone, and look alike on paper and on screen."""

import pikepdf
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from models.words import Language
from ui.charts.plots import Curve, Frame, Series, Step, bars, heat_map, lines, survival
from ui.charts.scale import nice_step, scale, shown
from ui.charts.shapes import Area, Box, Chart, Pattern, Stroke, Words
from ui.paper import document
from ui.paper.charting import draw_chart
from ui.paper.pen import A4, Pen

FRAME = Frame("New members", across="Month", up="People")
SERIES = [Series("Women", (3, None, 8)), Series("Men", (12, 9, 0)), Series("Other", (0, 1, 2))]
# Freireich 1963, 6-MP: the table of the design paper, with every time the number at risk changes.
STEPS = tuple(
    Step(time, share, max(0, share - 0.1), min(1, share + 0.1), at_risk)
    for time, share, at_risk in (
        (0, 1, 21), (6, 6 / 7, 21), (7, 96 / 119, 17), (10, 64 / 85, 15), (13, 176 / 255, 12),
        (16, 32 / 51, 11), (22, 64 / 119, 7), (23, 160 / 357, 6), (25, 160 / 357, 5), (32, 160 / 357, 4),
    )
)  # fmt: skip


def charts() -> dict[str, Chart]:
    """Return one of each kind."""
    months = ["April", "May", "June"]
    return {
        "bars": bars(FRAME, months, SERIES),
        "lines": lines(FRAME, months, SERIES),
        "heat": heat_map(FRAME, months, ["07:30", "18:30"], [[1, 2, None], [0, 30, 4]]),
        "survival": survival(
            FRAME, [Curve("All", STEPS, (9, 17, 35)), Curve("Few", STEPS[-2:])], 35, "At risk"
        ),
    }


@pytest.mark.parametrize("kind", ["bars", "lines", "heat", "survival"])
def test_nothing_is_drawn_outside_the_frame(kind: str) -> None:
    _keeps_inside(charts()[kind])


def _keeps_inside(chart: Chart) -> None:
    for shape in chart.shapes:
        if isinstance(shape, Box):
            assert shape.width >= 0 <= shape.height, shape
            points = ((shape.x, shape.y), (shape.x + shape.width, shape.y + shape.height))
        elif isinstance(shape, Words):
            points = (shape.at,)
        else:
            points = shape.points
        for x, y in points:
            assert -0.01 <= x <= chart.width + 0.01, shape
            assert -0.01 <= y <= chart.height + 0.01, shape


FIGURES = st.one_of(st.none(), st.floats(allow_nan=True, allow_infinity=True), st.integers(-50, 10**18))
ODD = "लुधियाना के पास का बहुत लंबा नाम " * 3


@given(shares=st.lists(st.floats(0, 1) | st.just(float("nan")), max_size=60))
def test_whatever_the_shares_are_a_curve_keeps_inside_its_frame(shares: list[float]) -> None:
    steps = tuple(Step(i, share, share - 0.2, share + 0.2, 50 - i) for i, share in enumerate(shares))
    _keeps_inside(survival(Frame(ODD), [Curve(ODD, steps, (3, 40))], 45, ODD))


@given(values=st.lists(FIGURES, max_size=30), percent=st.booleans())
@example(values=[5e-324], percent=False)
@example(values=[-5e-324, 1e-110], percent=False)
def test_whatever_the_figures_are_a_chart_keeps_inside_its_frame(
    values: list[float | None], percent: bool
) -> None:
    """What is no figure is a dash; what is negative goes down from the line of 0."""
    labels = [f"{ODD}{i}" for i in range(len(values))]
    frame = Frame(ODD, across=ODD, up=ODD, percent=percent, whole=False)
    series = [Series(ODD, tuple(values)), Series("other", tuple(reversed(values)))]
    for chart in (
        bars(frame, labels, series),
        lines(frame, labels, series),
        heat_map(frame, labels, ["one"], [values]),
    ):
        _keeps_inside(chart)


@pytest.mark.parametrize(
    ("value", "said"), [(0, "0"), (7, "7"), (2.50, "2.5"), (-3, "-3"), (8e18, "8e+18"), (2e-9, "2e-09")]
)
def test_figures_are_written_short(value: float, said: str) -> None:
    assert shown(value) == said


def test_bars_below_zero_hang_from_its_line() -> None:
    chart = bars(Frame(""), ["a", "b"], [Series("x", (4, -2))])
    up, down = (shape for shape in chart.shapes if isinstance(shape, Box))
    assert up.y + up.height == pytest.approx(down.y)
    assert up.height == pytest.approx(2 * down.height)
    assert {"4", "-2"} <= {shape.text for shape in chart.shapes if isinstance(shape, Words)}


def test_a_thousand_bars_leave_out_what_could_not_be_read() -> None:
    labels = [str(i) for i in range(1_000)]
    chart = bars(Frame(""), labels, [Series("x", (*range(1_000),))])
    words = [shape for shape in chart.shapes if isinstance(shape, Words)]
    assert len([shape for shape in chart.shapes if isinstance(shape, Box)]) == 1_000
    assert len(words) < 40
    assert "999" not in {shape.text for shape in words}


def test_a_curve_ends_where_its_share_is_no_figure() -> None:
    steps = (Step(0, 1, 1, 1, 40), Step(5, 0.5, 0.4, 0.6, 30), Step(9, float("nan"), 0, 1, 20))
    chart = survival(Frame("x"), [Curve("all", steps)], 10, "at risk")
    assert chart.said == "x. all: 0: 100%, 5: 50%"


def test_series_differ_without_their_colours() -> None:
    found = charts()
    patterns = {shape.pattern for shape in found["bars"].shapes if isinstance(shape, Box)}
    assert patterns == {Pattern.PLAIN, Pattern.HATCHED, Pattern.DOTTED}
    dashes = {
        shape.dashes for shape in found["lines"].shapes if isinstance(shape, Stroke) and shape.thickness > 1
    }
    assert len(dashes) == 3


def test_a_missing_figure_is_a_dash_and_breaks_the_line() -> None:
    found = charts()
    assert "–" in [shape.text for shape in found["bars"].shapes if isinstance(shape, Words)]
    first = [
        shape
        for shape in found["lines"].shapes
        if isinstance(shape, Stroke) and shape.dashes == () and shape.thickness > 1
    ]
    assert [stroke for stroke in first if len(stroke.points) > 2] == []


def test_every_cell_of_a_heat_map_says_its_figure() -> None:
    texts = [shape.text for shape in charts()["heat"].shapes if isinstance(shape, Words)]
    assert {"1", "2", "0", "30", "4", "–"} <= set(texts)


def test_a_survival_curve_stops_under_five_at_risk_and_shows_the_numbers() -> None:
    chart = survival(FRAME, [Curve("All", STEPS)], 35, "At risk")
    curve = next(shape for shape in chart.shapes if isinstance(shape, Stroke) and shape.thickness == 1.7)
    numbers = [shape.text for shape in chart.shapes if isinstance(shape, Words)]
    assert {"21", "15", "11", "7", "5", "4"} <= set(numbers)
    assert "25: 45%" in chart.said
    assert "32" not in chart.said
    reached = max(x for x, _y in curve.points)
    assert reached < chart.width - 100
    few = survival(FRAME, [Curve("Few", STEPS[-1:])], 35, "At risk")
    assert not [shape for shape in few.shapes if isinstance(shape, Area)]


def test_a_chart_says_itself_in_words() -> None:
    assert charts()["bars"].said.startswith("New members. Women: April 3, May –, June 8; Men: April 12")


@given(st.floats(1e-6, 1e9), st.integers(1, 12), st.booleans())
def test_an_axis_ends_on_a_round_value_above_the_highest(most: float, parts: int, whole: bool) -> None:
    found = scale(most, 100, 0, parts=parts, whole=whole)
    assert found.high >= most * (1 - 1e-6)
    assert len(found.ticks) <= parts + 2
    assert found.at(0) == 100
    assert found.at(found.high) == pytest.approx(0)


def test_steps_are_round() -> None:
    assert [nice_step(span, 5) for span in (1, 7, 23, 100, 0)] == [0.2, 2, 5, 20, 1]
    assert [shown(value) for value in (3, 2.50, 0.125)] == ["3", "2.5", "0.12"]


@pytest.mark.parametrize("kind", ["bars", "lines", "heat", "survival"])
def test_paper_draws_it_with_its_words_for_who_cannot_see(kind: str, qtbot: QtBot) -> None:
    chart = charts()[kind]
    pen = Pen(A4, "en")
    low = draw_chart(pen, chart, 40, 800, Language.ENGLISH)
    assert low == 800 - chart.height
    pen.next_page()
    import io

    pdf = pikepdf.open(io.BytesIO(document.finish(pen, "Document", "en")))
    assert pdf.check_pdf_syntax() == []
    figure = pdf.Root.StructTreeRoot.K.K[0]
    assert (str(figure.S), str(figure.Alt)) == ("/Figure", chart.said)
    assert qtbot is not None


@pytest.mark.parametrize("kind", ["bars", "lines", "heat", "survival"])
def test_the_screen_paints_it_and_names_it(kind: str, qtbot: QtBot) -> None:
    from ui.screen.widgets.chart import ChartView

    view = ChartView()
    qtbot.addWidget(view)
    view.show_chart(charts()[kind])
    view.resize(view.sizeHint())
    picture = view.grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(0, 480, 6) for y in range(0, 240, 6)}
    assert len(colours) > 3
    assert view.accessibleName() == charts()[kind].said
    view.show_chart(None)
    assert view.accessibleName() == ""


def test_the_same_chart_is_the_same_paper() -> None:
    made: list[bytes] = []

    def draw(chart: Chart) -> None:
        pen = Pen(A4, "en")
        draw_chart(pen, chart, 40, 800, Language.HINDI)
        pen.next_page()
        made.append(document.finish(pen, "Document", "en"))

    draw(charts()["bars"])
    draw(charts()["bars"])
    assert made[0] == made[1]

from __future__ import annotations

import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone

import plotext
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from growth_tui.cells import width_of
from growth_tui.charts import ASCII_MARKERS, MARKERS, Event, Series, legend, line_chart, reach
from growth_tui.drawing.look import Look

START = datetime(2025, 11, 23, 18, tzinfo=UTC)
COLOURED = Look(colours=((140, 197, 164), (222, 178, 105), (128, 178, 214)))
ASCII = Look(ascii=True)


def series(
    *values: float | None, name: str = "Overall", step: float = 30, **more: object
) -> Series:
    points = tuple(
        (START + timedelta(days=step * i), value, False) for i, value in enumerate(values)
    )
    return Series(name, points, **more)  # type: ignore[arg-type]


def bare(text: str) -> str:
    return re.sub("\x1b\\[[0-9;]*m", "", text)


def cells(text: str, characters: str) -> list[tuple[int, int]]:
    """Column and row of every one of these characters above the date axis."""
    area = re.split("\n +(?:└|\\+[-+])", bare(text))[0]
    return [
        (column, row)
        for row, line in enumerate(area.split("\n"))
        for column, character in enumerate(line)
        if character in characters
    ]


def braille(text: str) -> list[tuple[int, int]]:
    return cells(text, "".join(map(chr, range(0x2801, 0x2900))))


def row_labelled(text: str, label: str) -> int:
    return next(
        i for i, line in enumerate(bare(text).split("\n")) if line.lstrip().startswith(label)
    )


many_series = st.lists(
    st.lists(
        st.tuples(
            st.integers(0, 10**9).map(lambda seconds: START + timedelta(seconds=seconds)),
            st.none() | st.floats(0, 100),
            st.booleans(),
        ),
        max_size=30,
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(
    many_series,
    st.integers(1, 120),
    st.integers(1, 40),
    st.sampled_from([Look(), ASCII, COLOURED]),
    st.lists(st.tuples(st.datetimes(timezones=st.just(UTC)), st.text(max_size=30)), max_size=5),
)
def test_it_has_the_size_asked_for(
    points: list[list[tuple[datetime, float | None, bool]]],
    width: int,
    height: int,
    look: Look,
    events: list[tuple[datetime, str]],
) -> None:
    chart = line_chart(
        [Series("name", tuple(one)) for one in points],
        width=width,
        height=height,
        look=look,
        events=[Event(when, label) for when, label in events],
    )
    lines = bare(chart).split("\n")
    assert len(lines) == height
    assert max(map(width_of, lines)) <= width
    if look.colours is None:
        assert "\x1b" not in chart
    if look.ascii and all(label.isascii() for _, label in events):
        assert chart.isascii()


def _another_chart() -> None:
    line_chart([series(1, 99)], width=30, height=9, look=ASCII, events=[Event(START, "x")])


def _a_figure_left_behind() -> None:
    plotext.clear_figure()
    plotext.subplots(2, 2)
    plotext.subplot(1, 2)
    plotext.title("left behind")
    plotext.xscale("log")
    plotext.grid(True, True)
    plotext.theme("matrix")
    plotext.limit_size(True, True)
    plotext.plot([1, 2], [3, 4])
    plotext.vertical_line(1)


@settings(max_examples=15, deadline=None)
@given(many_series, st.sampled_from([Look(), ASCII, COLOURED]))
@pytest.mark.parametrize("between", [_another_chart, _a_figure_left_behind])
def test_nothing_drawn_before_is_seen(
    between: object, points: list[list[tuple[datetime, float | None, bool]]], look: Look
) -> None:
    drawn = [Series("name", tuple(one)) for one in points]
    first = line_chart(drawn, width=60, height=15, look=look)
    between()  # type: ignore[operator]
    assert line_chart(drawn, width=60, height=15, look=look) == first


def test_it_leaves_no_figure_behind() -> None:
    line_chart([series(10, 90)], width=60, height=15)
    assert plotext.active().monitor.x == []


def test_the_terminal_does_not_limit_its_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("LINES", "10")
    lines = line_chart([series(10, 90)], width=200, height=60).split("\n")
    assert max(map(len, lines)) > 195
    assert len(lines) == 60


@pytest.mark.parametrize("height", [8, 12, 15, 18, 24, 37, 60])
@pytest.mark.parametrize("look", [Look(), ASCII])
def test_a_marker_stands_in_the_row_of_its_value(height: int, look: Look) -> None:
    marker = (ASCII_MARKERS if look.ascii else MARKERS)[0]
    for value in (0, 50, 100):
        chart = line_chart([series(value)], width=60, height=height, look=look)
        assert [row for _, row in cells(chart, marker)] == [row_labelled(chart, f"{value} ")]


@pytest.mark.parametrize("width", [36, 60, 76, 199, 200])
def test_the_line_runs_into_its_markers(width: int) -> None:
    chart = line_chart([series(20, 20, 20)], width=width, height=12)
    (line,) = (line for line in chart.split("\n") if "●" in line)
    assert re.fullmatch("[ 25]+[│┤] +●[⠁-⣿]+●[⠁-⣿]+●", line)


@pytest.mark.parametrize("spike", [95.0, 5.0])
@pytest.mark.parametrize("at", [1, 777, 2500, 4998])
@pytest.mark.parametrize("look", [Look(), ASCII])
def test_thinning_hides_no_peak_and_no_dip(spike: float, at: int, look: Look) -> None:
    values = [50.0] * 5000
    values[at] = spike
    chart = line_chart([series(*values, step=0.1)], width=80, height=24, look=look)
    drawn = {row for _, row in (cells(chart, ".") if look.ascii else braille(chart))}
    alone = line_chart([series(spike)], width=80, height=24, look=look)
    marker = (ASCII_MARKERS if look.ascii else MARKERS)[0]
    assert cells(alone, marker)[0][1] in drawn | {row for _, row in cells(chart, marker)}


def test_a_gap_is_neither_bridged_nor_a_zero() -> None:
    chart = line_chart([series(60, 60, None, 60, 60)], width=64, height=14)
    markers = [column for column, _ in cells(chart, "●")]
    assert len(markers) == 4
    assert len({row for _, row in cells(chart, "●")}) == 1
    between = [column for column, _ in braille(chart) if markers[1] < column < markers[2]]
    assert between == []
    assert [column for column, _ in braille(chart) if markers[0] < column < markers[1]]


def test_a_version_break_is_not_bridged() -> None:
    points = tuple((START + timedelta(days=30 * i), 60.0, i == 2) for i in range(4))
    chart = line_chart([Series("Overall", points)], width=64, height=14)
    markers = [column for column, _ in cells(chart, "●")]
    assert [c for c, _ in braille(chart) if markers[1] < c < markers[2]] == []
    assert [c for c, _ in braille(chart) if markers[2] < c < markers[3]]


def test_one_point_stands_over_its_date() -> None:
    chart = line_chart([series(63)], width=60, height=12)
    ((column, _),) = cells(chart, "●")
    label = chart.split("\n")[-1]
    assert label.strip() == "23 Nov 2025"
    assert abs(label.index("23 Nov") + 5 - column) <= 1
    assert 25 < column < 38


def test_nothing_to_draw_is_said_and_not_an_error() -> None:
    for empty in ([], [Series("a", ())], [series(None, None)]):
        assert "Nothing to draw in this period." in line_chart(empty, width=60, height=12)
    later = START + timedelta(days=999)
    assert "Nothing to draw" in line_chart([series(50)], width=60, height=12, start=later)


def test_a_screen_too_small_is_said_and_not_an_error() -> None:
    assert line_chart([series(50)], width=10, height=3) == "\nNo room f…\n"


def test_every_series_shows_its_marker_where_values_are_equal() -> None:
    same = [series(50, 50, name=f"s{i}") for i in range(5)]
    chart = line_chart(same, width=60, height=14)
    for marker in MARKERS[:5]:
        assert len(cells(chart, marker)) == 2


def test_the_first_series_lies_over_the_others() -> None:
    both = [series(20, 80, name="first"), series(20, 80, name="second")]
    chart = line_chart(both, width=60, height=14, look=COLOURED)
    assert re.search("38;2;140;197;164m[⠁-⣿]", chart)
    assert not re.search("38;2;222;178;105m[⠁-⣿]", chart)


def test_crowded_series_still_show_their_markers() -> None:
    crowded = [series(*[30.0 + 10 * i] * 400, step=1, name=f"s{i}") for i in range(4)]
    chart = line_chart(crowded, width=76, height=20)
    for marker in MARKERS[:4]:
        assert 3 <= len(cells(chart, marker)) <= 9
    assert len(braille(chart)) > 200


def test_a_series_keeps_its_marker_and_colour_when_others_go() -> None:
    look = COLOURED
    alone = line_chart([series(50, style=2)], width=60, height=14, look=look)
    assert len(cells(alone, MARKERS[2])) == 1
    assert "38;2;128;178;214m" in alone
    assert legend([series(50, style=2)], look).startswith("\x1b[38;2;128;178;214m▲")


def test_a_dotted_series_is_told_from_a_solid_one() -> None:
    dotted = line_chart([series(20, 80, line="dotted")], width=60, height=14)
    assert cells(dotted, "·")
    assert not braille(dotted)
    points_alone = line_chart([series(20, 80, line="none")], width=60, height=14)
    assert not braille(points_alone)
    assert len(cells(points_alone, "●")) == 2


def test_points_are_in_the_order_of_their_instants() -> None:
    east = timezone(timedelta(hours=9))
    first = (datetime(2026, 3, 1, 8, tzinfo=east), 10.0, False)
    second = (datetime(2026, 3, 1, 0, tzinfo=UTC), 90.0, False)  # an hour after the first
    chart = line_chart([Series("a", (second, first))], width=60, height=14)
    (left, low), (right, high) = sorted(cells(chart, "●"))
    assert left < right
    assert low > high


def test_the_value_axis_takes_in_every_value() -> None:
    chart = line_chart([series(3, 12)], width=60, height=14, low=1, high=5)
    assert len(cells(chart, "●")) == 2
    assert row_labelled(chart, "12 ") == 0


def test_events_stand_as_thin_lines_with_their_label_at_the_foot() -> None:
    when = START + timedelta(days=45)
    chart = line_chart(
        [series(90, 90, 90, 90)],
        width=70,
        height=14,
        events=[Event(when, "Consultation"), Event(START - timedelta(days=9), "Before")],
    )
    columns = {column for column, _ in cells(chart, "┊")}
    assert len(columns) == 1
    foot = chart.split("\n")[-1]
    assert foot.strip() == "Consultation"
    assert abs(foot.index("Consultation") + 6 - columns.pop()) <= 1
    assert "Before" not in chart


def test_labels_of_close_events_do_not_run_into_each_other() -> None:
    events = [Event(START + timedelta(days=45 + i), f"Event number {i}") for i in range(6)]
    chart = line_chart([series(90, 90, 90, 90)], width=70, height=16, events=events)
    for line in chart.split("\n")[-2:]:
        assert re.fullmatch(r" +Event number \d(  +Ev\S.*)?", line)


def test_names_and_labels_cannot_reach_the_terminal() -> None:
    hostile = "a\x1b]52;c;eA==\x07\x1b[31mb\nc\u202e"
    chart = line_chart(
        [series(50, 60, name=hostile)], width=70, height=14, events=[Event(START, hostile)]
    )
    assert "\x1b" not in chart
    assert "\u202e" not in chart
    assert "ab c" in chart
    assert legend([series(50, name=hostile)]) == "● ab c"


@given(
    st.lists(st.text(max_size=40), min_size=1, max_size=9),
    st.integers(12, 80),
    st.none() | st.integers(1, 4),
)
@settings(max_examples=50)
def test_the_legend_fits(names: list[str], width: int, most: int | None) -> None:
    every = [series(1, name=name) for name in names]
    lines = legend(every, width=width, most=most).split("\n")
    assert max(map(width_of, lines)) <= width
    assert most is None or len(lines) <= most


def test_a_legend_that_is_cut_says_how_much() -> None:
    every = [series(1, name=f"Number {place}") for place in range(7)]
    assert legend(every, width=26).split("\n")[-1] == "△ Number 6"
    assert legend(every, width=26, most=3).split("\n") == [
        "● Number 0   ■ Number 1",
        "▲ Number 2   ◆ Number 3",
        "3 more",
    ]


def test_a_label_of_several_events_stands_in_the_legend_once() -> None:
    lines = [series(50, 60, 55, 52)]
    events = [
        Event(START + timedelta(days=days), label)
        for days, label in ((10, "consultation"), (30, "new phase"), (60, "consultation"))
    ]
    chart = line_chart(lines, width=70, height=14, events=events)
    assert "consultation" not in chart
    assert "new phase" in chart
    assert chart.split("\n")[0].count("┊") == 3
    assert legend(lines, events=events) == "● Overall   ┊ consultation"
    assert legend(lines, ASCII, events=events) == "o Overall   : consultation"
    early = {"end": START + timedelta(days=20)}
    assert "consultation" in line_chart(lines, width=70, height=14, events=events, **early)
    assert legend(lines, events=events, **early) == "● Overall"


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ((47, 60), (25, 75)),
        ((10, 20), (0, 50)),
        ((90, 100), (50, 100)),
        ((55, 58), (25, 75)),
        ((66, 70), (50, 100)),
        ((30, 80), (25, 100)),
        ((75, 75), (50, 100)),
        ((0, 100), (0, 100)),
        ((50,), (25, 75)),
        ((None,), (0, 100)),
    ],
)
def test_a_chart_reaches_outward_from_its_values_to_quarters_of_the_scale(
    values: tuple[float | None, ...], shown: tuple[float, float]
) -> None:
    assert reach([series(*values)]) == shown


@given(st.lists(st.floats(0, 100), min_size=1))
def test_at_least_half_of_the_scale_is_shown_and_every_value(values: list[float]) -> None:
    low, high = reach([series(*values)])
    assert low <= min(values)
    assert high >= max(values)
    assert high - low >= 50
    assert 0 <= low < high <= 100


def test_eight_series_of_one_value_each_keep_a_marker() -> None:
    chart = line_chart([series(50, 50, name=str(n)) for n in range(8)], width=80, height=14)
    assert all(chart.count(marker) == 2 for marker in MARKERS[:8])


def test_importing_charts_does_not_import_plotext() -> None:
    code = "import sys, growth_tui.charts; sys.exit('plotext' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

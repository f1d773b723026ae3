from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
import wcwidth
from hypothesis import given, settings
from hypothesis import strategies as st

from growth_tui.cells import clip, fit, pad, width_of, wrap
from growth_tui.dates import day, month, period, short_day
from growth_tui.drawing.axes import date_ticks, event_rows, floor_line, levels
from growth_tui.drawing.bars import Bar, bar, bars
from growth_tui.drawing.heat_map import heat_map
from growth_tui.drawing.look import Look
from growth_tui.drawing.sparkline import sparkline
from growth_tui.tui.widgets.chart import LOOK_DARK, LOOK_LIGHT

COLOURED = Look(colours=((140, 197, 164),))
values = st.lists(st.none() | st.floats(0, 100), max_size=30)


# Cells


@pytest.mark.parametrize(
    "text", ["Ally", "é", "e\u0301", "日本語", "한글", "ＡＢ", "✓ ●", "👍", "a\u200bb"]
)
def test_widths_agree_with_wcwidth(text: str) -> None:
    assert width_of(text) == wcwidth.wcswidth(text)


@given(st.text(), st.integers(0, 30))
@settings(max_examples=60)
def test_clipped_and_fitted_texts_keep_to_the_width(text: str, width: int) -> None:
    assert width_of(clip(text, width)) <= width
    assert width_of(fit(text, width)) == width
    assert width_of(fit(text, width, "right", ellipsis="...")) == width


@given(st.text(alphabet=st.sampled_from("ab 日語\u0301é\n")), st.integers(6, 40))
@settings(max_examples=80)
def test_wrapping_loses_no_character_and_keeps_to_the_width(text: str, width: int) -> None:
    lines = wrap(text, width, first="- ", rest="  ")
    assert all(width_of(line) <= width for line in lines)
    assert "".join(line[2:] for line in lines).replace(" ", "") == "".join(text.split())
    assert [line[:2] for line in lines] == (["- ", *["  "] * (len(lines) - 1)] if lines else [])


def test_a_no_break_space_holds_a_date_together() -> None:
    assert wrap("on 7\u00a0Sep\u00a02026, then", 12) == ["on", "7 Sep 2026,", "then"]


def test_wrapping_without_room_is_refused() -> None:
    with pytest.raises(ValueError, match="no room"):
        wrap("word", 5, first="- - ")


def test_padding() -> None:
    assert [pad("日", 5), pad("日", 5, "right"), pad("日", 5, "centre")] == [
        "日   ",
        "   日",
        " 日  ",
    ]


# Dates


def test_dates_are_written_as_people_do() -> None:
    when = date(2026, 11, 3)
    assert [day(when), short_day(when), month(when)] == ["3 Nov 2026", "3 Nov", "Nov 2026"]
    assert period(date(2026, 3, 1), when) == "1 Mar to 3 Nov 2026"
    assert period(date(2025, 3, 1), when) == "1 Mar 2025 to 3 Nov 2026"
    assert period(when, datetime(2026, 11, 3, 9, tzinfo=UTC)) == "3 Nov 2026"


def _ticks(start: datetime, days: float, width: int = 72) -> list[str]:
    span = timedelta(days=days)
    return [
        tick.label
        for tick in date_ticks(
            start, start + span, width, lambda w: round((w - start) / span * (width - 1))
        )
    ]


@pytest.mark.parametrize(
    ("days", "width", "labels"),
    [
        (364, 72, "Jan 2026, Mar, May, Jul, Sep, Nov"),
        (364, 110, "Dec, Jan 2026, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov"),
        (364, 31, "Jan 2026, Jul"),
        (90, 72, "1 Dec 2025, 15 Dec, 1 Jan 2026, 15 Jan, 1 Feb, 15 Feb"),
        (9, 72, "25 Nov 2025, 27 Nov, 29 Nov, 1 Dec"),
        (1500, 72, "2026, 2027, 2028, 2029, 2030"),
        (3000, 72, "2026, 2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034"),
        (36500, 72, "2030, 2040, 2050, 2060, 2070, 2080, 2090, 2100, 2110, 2120"),
        (0.3, 72, "23 Nov 2025, 24 Nov 2025"),
        (0.3, 20, "24 Nov 2025"),
    ],
)
def test_the_date_axis_is_labelled_as_people_do(days: float, width: int, labels: str) -> None:
    assert ", ".join(_ticks(datetime(2025, 11, 23, 18, tzinfo=UTC), days, width)) == labels


@given(
    st.integers(0, 10**9).map(
        lambda seconds: datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    ),
    st.floats(0.01, 20000),
    st.integers(14, 200),
)
@settings(max_examples=100)
def test_date_labels_never_touch(start: datetime, days: float, width: int) -> None:
    span = timedelta(days=days)
    ticks = date_ticks(
        start, start + span, width, lambda w: round((w - start) / span * (width - 1))
    )
    assert ticks
    assert ticks[-1].begin + len(ticks[-1].label) <= width
    for a, b in pairwise(ticks):
        assert a.begin + len(a.label) + 2 <= b.begin
    assert (
        any(
            str(y) in tick.label
            for tick in ticks
            for y in (start.year, start.year + 1, (start + span).year)
        )
        or len(ticks[0].label) == 4
    )


def test_levels_grow_with_the_room() -> None:
    assert levels(0, 100, 20) == (0, 25, 50, 75, 100)
    assert levels(1, 5, 6) == (1, 3, 5)
    assert levels(0, 100, 3) == (0, 100)
    assert levels(25, 75, 20) == (25, 50, 75)
    assert levels(25, 100, 20) == (25, 50, 75, 100)


def test_the_floor_marks_ticks_and_events() -> None:
    assert floor_line(5, [1, 3], [3, 4]) == "└─┬─┼┴"
    assert floor_line(5, [1], [4], ascii=True).isascii()


def test_event_labels_take_a_second_row_then_shrink_then_go() -> None:
    crowd = [(10, "Consultation"), (12, "Moved teams"), (14, "Consultation again"), (15, "More")]
    rows = event_rows(crowd, 40, 2)
    assert rows[0].startswith("    Consultation")
    assert rows[1].startswith("       Moved teams")
    assert event_rows([], 40, 2) == ()
    assert event_rows([(3, "label")], 40, 0) == ()


# Sparkline and bars


@given(values, st.integers(0, 40), st.booleans())
@settings(max_examples=60)
def test_a_sparkline_has_one_cell_a_value(
    numbers: list[float | None], width: int, ascii: bool
) -> None:
    line = sparkline(numbers, width, ascii=ascii)
    assert len(line) == min(len(numbers), width)
    assert line.isascii() or not ascii
    if len(numbers) <= width:
        assert [c == " " for c in line] == [n is None for n in numbers]


def test_a_sparkline_without_room_for_every_value_tells_of_all_of_them() -> None:
    assert sparkline([0, 0, 100, 100, 0, 0], 3) == "▁█▁"
    assert sparkline([0, 100] * 6, 6) == sparkline([50] * 6, 6)
    assert sparkline([None, None, 0, None, 100, 100], 3) == " ▁█"
    assert sparkline([0, 0, 0, 100, 100], 2) == "▁█"


def test_a_sparkline_does_not_magnify_a_wobble() -> None:
    assert sparkline([0, 100], 5) == "▁█"
    assert set(sparkline([50, 51, 50, 52], 5)) <= set("▄▅")
    assert sparkline([99, 100], 5) == "██"
    assert sparkline([0, 1], 5) == "▁▁"
    assert sparkline([50, 50], 5, low=50, high=50) in {"▁▁", "▄▄", "▅▅"}


def test_a_bar_is_filled_as_far_as_its_value() -> None:
    assert bar(50, 0, 100, 10) == "█████░░░░░"
    assert bar(1, 1, 5, 4) == "░░░░"
    assert bar(5, 1, 5, 4, ascii=True) == "####"
    assert bar(200, 0, 100, 4) == "████"
    assert bar(None, 0, 100, 4) == "    "


def test_bars_stand_in_columns() -> None:
    rows = [
        Bar("Overall", "63", 63, "+2"),
        Bar("日本語", "7", 7),
        Bar("Biases", "", None, "not scored"),
    ]
    lines = bars(rows, width=50).split("\n")
    assert {width_of(line[: line.index("█")]) for line in lines[:2]} == {14}
    assert lines[2].endswith("not scored")
    assert "█" not in lines[2]
    assert "░" not in lines[2]
    assert bars([], width=50) == ""


@given(
    st.lists(
        st.builds(Bar, st.text(), st.text(max_size=8), st.floats(0, 100), st.text(max_size=20)),
        max_size=6,
    ),
    st.integers(30, 80),
)
@settings(max_examples=50)
def test_bars_fit(rows: list[Bar], width: int) -> None:
    text = bars(rows, width=width)
    assert all(width_of(line) <= width for line in text.split("\n"))
    assert len(text.split("\n")) == max(len(rows), 1)


# Heat map


def _dates(count: int) -> list[date]:
    return [date(2025, 11, 23) + timedelta(days=30 * i) for i in range(count)]


def test_a_heat_map_names_dates_and_shows_numbers() -> None:
    text = heat_map([("Overall", [40, None, 99.6]), ("Biases", [0, 50, 100])], _dates(3), width=60)
    assert text.split("\n") == [
        "         2025      2026",
        "          Nov  Dec  Jan",
        "           23   23   22",
        "Overall  ▒ 40    - █100",
        "Biases     0 ▒ 50 █100".replace("Biases     0", "Biases      0"),
    ]


@pytest.mark.parametrize(("look", "edge"), [(Look(), "│"), (Look(ascii=True), "|")])
def test_a_heat_map_marks_where_dates_cannot_be_compared(look: Look, edge: str) -> None:
    rows = [("Overall", [20, 30, 80, 90])]
    lines = heat_map(rows, _dates(4), breaks=[True, False, True, False], width=60, look=look)
    *_, days, numbers = lines.split("\n")
    assert days.count("*") == 1
    at = numbers.index(edge)
    assert numbers.count(edge) == 1
    assert "30" in numbers[:at]
    assert "80" in numbers[at:]
    assert days.index("*") == at + 5
    narrow = heat_map(rows, _dates(4), breaks=[True, False, True, False], width=19, look=look)
    assert "*" not in narrow
    assert edge not in narrow


@pytest.mark.parametrize("look", [LOOK_DARK, LOOK_LIGHT])
def test_every_number_of_a_heat_map_can_be_read_on_its_shade(look: Look) -> None:
    assert look.colours is not None
    for value in range(101):
        drawn = heat_map([("", [value])], _dates(1), width=20, look=look).split("\n")[-1]
        ink, back = (
            tuple(map(int, found))
            for found in re.findall(r"[34]8;2;(\d+);(\d+);(\d+)", drawn.split("  ", 1)[1])
        )
        lighter, darker = sorted((_light(ink), _light(back)), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def _light(colour: tuple[int, ...]) -> float:
    """Relative luminance of WCAG 2.2, written out anew."""
    parts = [c / 255 / 12.92 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return sum(part * share for part, share in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def test_a_heat_map_says_what_it_left_out() -> None:
    text = heat_map([("Overall", list(range(40)))], _dates(40), width=60)
    assert text.split("\n")[-1] == "30 earlier not shown"
    assert text.split("\n")[3].endswith(" 39")


@pytest.mark.parametrize("look", [Look(), Look(ascii=True), COLOURED])
def test_a_heat_map_fits(look: Look) -> None:
    import re

    rows = [("A very long name of a subscale that goes on", [1.0, 50, 100] * 4)] * 3
    text = heat_map(rows, _dates(12), width=50, look=look)
    plain = re.sub("\x1b\\[[0-9;]*m", "", text)
    assert max(map(width_of, plain.split("\n"))) <= 50
    assert ("\x1b" in text) == (look.colours is not None)
    assert text.isascii() or not look.ascii
    assert heat_map([], [], width=50) == ""

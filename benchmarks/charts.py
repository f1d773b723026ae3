"""How long a line chart takes, against bare plotext drawing the same thinned points.

Run: python benchmarks/charts.py

Both run in turns in one process. The lines that our chart hands to plotext are recorded once, and
bare plotext then draws just those on a canvas of the same size, with its own axes.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

import plotext

from growth_tui.charts import Event, Series, line_chart
from growth_tui.drawing.look import Look

POINTS, SERIES, TURNS = 500, 7, 15
COLOURS = tuple((60 + 25 * i, 200 - 20 * i, 120 + 10 * i) for i in range(SERIES))
START = datetime(2024, 1, 1, tzinfo=UTC)


def made_up_series() -> list[Series]:
    chance = random.Random(7)
    made = []
    for index in range(SERIES):
        value, points = 30.0 + 6 * index, []
        for day in range(POINTS):
            value = min(max(value + chance.gauss(0, 3), 0), 100)
            points.append((START + timedelta(days=1.5 * day), value, False))
        made.append(Series(f"Series {index}", tuple(points)))
    return made


def ours(series: list[Series], width: int, height: int) -> str:
    events = [Event(START + timedelta(days=200), "Consultation")]
    return line_chart(series, width=width, height=height, events=events, look=Look(colours=COLOURS))


def bare(lines: list[tuple[tuple[Any, ...], dict[str, Any]]], width: int, height: int) -> str:
    plotext.clear_figure()
    plotext.limit_size(False, False)
    plotext.plot_size(width, height)
    plotext.theme("clear")
    for arguments, options in lines:
        plotext.plot(*arguments, **options)
    return str(plotext.build())


def milliseconds(work: Callable[[], str]) -> float:
    begin = perf_counter()
    work()
    return (perf_counter() - begin) * 1000


def main() -> None:
    series = made_up_series()
    print(f"{POINTS} points x {SERIES} series, medians of {TURNS}")
    for width, height in ((80, 24), (200, 60)):
        with patch.object(plotext, "plot", wraps=plotext.plot) as plot:
            ours(series, width, height)
        lines = [(call.args, call.kwargs) for call in plot.call_args_list]
        thinned = sum(len(arguments[0]) for arguments, _ in lines)
        times: list[tuple[float, float]] = [
            (
                milliseconds(partial(bare, lines, width, height)),
                milliseconds(partial(ours, series, width, height)),
            )
            for _ in range(TURNS)
        ]
        plain, chart = (median(column) for column in zip(*times, strict=True))
        print(
            f"{width}x{height}: {thinned} points left; bare {plain:.1f} ms, "
            f"chart {chart:.1f} ms, ratio {chart / plain:.2f}"
        )


if __name__ == "__main__":
    main()

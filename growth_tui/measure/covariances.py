"""Pairwise covariances of many incomplete rows, of which only sums are kept.

Rows are taken in by the batch. Within a batch the rows that hold a value are the bits of one whole
number, so that "how many rows hold x here and y there" is one `and` and one count of bits: answers
have few values, and thousands of rows cost little more than one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Column = Sequence[float | None]
Pair = tuple[int, int]


class Covariances:
    """Covariances of pairs of columns, each over the rows in which both stand."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        # For each pair: in how many rows both stand, and over these rows the sums of x, y and x y.
        self._sums: dict[Pair, list[float]] = {pair: [0, 0.0, 0.0, 0.0] for pair in pairs}

    def add(self, columns: Sequence[Column]) -> None:
        """Add a batch of rows: a number for each row, None where nothing stands."""
        rows_by_value = [_rows_by_value(column) for column in columns]
        for (i, j), sums in self._sums.items():
            few = len(rows_by_value[i]) * len(rows_by_value[j]) <= len(columns[i])
            counted = (
                _counted(rows_by_value[i], rows_by_value[j])
                if few
                else _one_by_one(columns[i], columns[j])
            )
            for n, x, y in counted:
                sums[0] += n
                sums[1] += n * x
                sums[2] += n * y
                sums[3] += n * x * y

    def covariance(self, pair: Pair) -> float | None:
        """The covariance of a pair (n - 1), None where fewer than two rows hold both."""
        n, of_x, of_y, of_products = self._sums[pair]
        return None if n < 2 else (of_products - of_x * of_y / n) / (n - 1)


def _rows_by_value(column: Column) -> dict[float, int]:
    found: dict[float, int] = {}
    bit = 1
    for value in column:
        if value is not None:
            found[value] = found.get(value, 0) | bit
        bit <<= 1
    return found


def _counted(xs: dict[float, int], ys: dict[float, int]) -> Iterator[tuple[int, float, float]]:
    for x, with_x in xs.items():
        for y, with_y in ys.items():
            both = with_x & with_y
            if both:
                yield both.bit_count(), x, y


def _one_by_one(xs: Column, ys: Column) -> Iterator[tuple[int, float, float]]:
    for x, y in zip(xs, ys, strict=True):
        if x is not None and y is not None:
            yield 1, x, y

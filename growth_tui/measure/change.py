"""The numbers of change: between two times, over many, and between two phases.

Units are the score's own, times are days, and nothing here decides what may be shown: with few
times, or without an error estimate, most of it may not (see over_time.py and between.py).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import NormalDist, median
from typing import Self

from growth_tui.instrument.model import Reference

_DIGITS = 10  # 3.3 - 3.2 is 0.1, not 0.09999999999999964


def raw_change(before: float, after: float) -> float:
    """Give after - before, in the score's own units."""
    return round(after - before, _DIGITS)


def pomp_change(before: float, after: float, low: float, high: float) -> float:
    """Give the change as percent of the score's range, -100 to 100."""
    return round(100.0 * (after - before) / (high - low), _DIGITS)


def sem(sd: float, reliability: float) -> float:
    """Give the standard error of measurement, SD sqrt(1 - r), in the units of `sd`.

    Source: Lord and Novick 1968, Statistical Theories of Mental Test Scores.
    """
    return sd * math.sqrt(1.0 - reliability)


def s_diff(error: float) -> float:
    """Give the standard error of a difference between two scores, SEM sqrt(2).

    The 1984 version of the reliable change index left out the root; this is the corrected one.
    Source: Jacobson and Truax 1991, doi 10.1037/0022-006X.59.1.12.
    """
    return error * math.sqrt(2.0)


def reliable_change(before: float, after: float, difference_error: float) -> float:
    """Give RC = (after - before) / S_diff, without a unit.

    Source: Jacobson and Truax 1991, doi 10.1037/0022-006X.59.1.12.
    """
    return (after - before) / difference_error


def raw_rci(difference_error: float, level: float = 0.95) -> float:
    """Give the change that error alone would exceed in 1 - level of cases (also MDC95).

    z S_diff, with z exact; 9.2969 for SD 7.5 and r .80. In the score's own units.
    Source: Jacobson and Truax 1991, doi 10.1037/0022-006X.59.1.12.
    """
    return NormalDist().inv_cdf((1.0 + level) / 2.0) * difference_error


@dataclass(frozen=True, slots=True)
class ErrorEstimate:
    """What a published sample says of a score's error, in the score's own units."""

    sd: float
    reliability: float
    type: str
    citation: str

    @classmethod
    def of(cls, reference: Reference | None) -> Self | None:
        """Give the estimate where SD, reliability, its type and its citation are all there.

        None otherwise: a reliability is never made up, and one without a source is none. A
        reliability of 1 or none at all (0 or less) gives no error to speak of either.
        """
        if reference is None or reference.sd is None or reference.reliability is None:
            return None
        usable = reference.sd > 0 and 0 < reference.reliability < 1
        if not (usable and reference.type and reference.citation):
            return None
        return cls(reference.sd, reference.reliability, reference.type, reference.citation)

    @property
    def sem(self) -> float:
        """Standard error of measurement."""
        return sem(self.sd, self.reliability)

    @property
    def s_diff(self) -> float:
        """Standard error of a difference between two scores."""
        return s_diff(self.sem)

    @property
    def rci(self) -> float:
        """The change that error alone would exceed about 5 times in 100."""
        return raw_rci(self.s_diff)


def theil_sen(days: Sequence[float], values: Sequence[float]) -> float | None:
    """Give the median of the slopes between all pairs of times, in units a day.

    Pairs at the same instant have no slope and are left out; None where no pair has one.
    Source: Sen 1968, doi 10.1080/01621459.1968.10480934.
    """
    pairs = combinations(sorted(zip(days, values, strict=True)), 2)
    slopes = [(y2 - y1) / (x2 - x1) for (x1, y1), (x2, y2) in pairs if x2 > x1]
    return median(slopes) if slopes else None


def rising_pairs(values: Sequence[float]) -> tuple[int, int]:
    """Give in how many pairs of an earlier and a later value it rose, and how many pairs there are.

    Equal values are a pair that did not rise. Earlier values stand first.
    """
    rose = sum(later > earlier for earlier, later in combinations(values, 2))
    return rose, math.comb(len(values), 2)


def mann_kendall(values: Sequence[float]) -> int:
    """Give S: the pairs that rose minus the pairs that fell.

    Source: Mann 1945, doi 10.2307/1907187.
    """
    return sum((b > a) - (b < a) for a, b in combinations(values, 2))


def nap(before: Sequence[float], after: Sequence[float]) -> float:
    """Give the nonoverlap of all pairs: the share of pairs in which `after` is higher, 0 to 1.

    A tie counts half. Both phases must have values.
    Source: Parker and Vannest 2009, doi 10.1016/j.beth.2008.10.006.
    """
    higher = sum((b > a) + (b == a) / 2 for a in before for b in after)
    return higher / (len(before) * len(after))

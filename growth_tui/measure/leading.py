"""Which score speaks for a form where nobody has chosen one."""

from __future__ import annotations

from growth_tui.instrument.model import Instrument
from growth_tui.measure.scoring import score_order


def leading_score(instrument: Instrument) -> str | None:
    """Give `overall` where the form has it, else its first score; None without scores."""
    return next(iter(score_order(instrument)), None)

"""Other libraries, whose answers ours must agree with: `pandas`, `pingouin` and scipy's `stats`.

Each is loaded when it is first asked. Loading them all takes two seconds, which every process that
collects the tests would spend, and few of them run a test that asks.
"""

from __future__ import annotations

import importlib
from typing import Any

_MODULES = {"pandas": "pandas", "pingouin": "pingouin", "stats": "scipy.stats"}


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return importlib.import_module(_MODULES[name])
    raise AttributeError(f"there is no oracle {name!r}")

"""Where the rules put what they find, before anything is known of lines and columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from growth_tui.instrument.checks.fault import Severity
from growth_tui.instrument.checks.suggest import Suggestions

Path = tuple[str | int, ...]
Spot = Literal["value", "key", "second key"]

MOST = 1000
"""After so many faults the rest is not looked for: the file is no form at all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault at a path; `spot` says whether it is the value or its name that is wrong."""

    path: Path
    message: str
    severity: Severity = "error"
    spot: Spot = "value"


class EnoughError(Exception):
    """So much is wrong that looking further helps nobody."""


class Report:
    """Collects findings; raises EnoughError when there are too many."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.did_you_mean = Suggestions().did_you_mean

    def error(self, path: Path, message: str, spot: Spot = "value") -> None:
        """Note an error."""
        self._add(Finding(path, message, "error", spot))

    def warning(self, path: Path, message: str, spot: Spot = "value") -> None:
        """Note a warning."""
        self._add(Finding(path, message, "warning", spot))

    @property
    def has_errors(self) -> bool:
        """Whether any finding is an error."""
        return any(finding.severity == "error" for finding in self.findings)

    def _add(self, finding: Finding) -> None:
        if len(self.findings) >= MOST:
            raise EnoughError
        self.findings.append(finding)

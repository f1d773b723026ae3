"""Every fault of a definition in one pass, each with its place and what to do about it.

A good file costs one parse and one look at its parts; lines and columns are worked out only where
something is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from growth_tui.instrument.checks.fault import Fault, Faulty, pointer_of, quoted
from growth_tui.instrument.checks.report import MOST, Finding, Path, Report
from growth_tui.instrument.checks.shape import examine
from growth_tui.instrument.checks.strict_json import NotStrictError, strict

if TYPE_CHECKING:
    from growth_tui.instrument.checks.slips import Careful

__all__ = ["Fault", "Faulty", "check", "parsed"]


def parsed(data: bytes, *, name: str = "") -> dict[str, Any]:
    """The parsed JSON of a definition without errors; raises Faulty with every error."""
    try:
        form = strict(data)
    except NotStrictError:
        form = None
    report = Report()
    if form is not None:
        examine(form, report, warnings=False)
        if not report.has_errors:
            return form  # type: ignore[no-any-return]
    errors = [fault for fault in check(data, name=name) if fault.severity == "error"]
    if errors:
        raise Faulty(errors, name=name)
    # Only a form with escaped surrogates in sound pairs comes here: strict reading leaves it aside.
    from growth_tui.instrument.checks.slips import careful

    return careful(data).value  # type: ignore[no-any-return]


def check(data: bytes, *, name: str = "") -> list[Fault]:
    """Every fault and warning of a definition, in the order of the file."""
    from growth_tui.instrument.checks.slips import careful

    read = careful(data)
    faults = [Fault(*read.place(slip.offset), "", slip.message, name=name) for slip in read.slips]
    if not read.sound:
        return faults
    report = Report()
    for path, names in islice(_doubled(read), MOST):
        for each in names:
            message = f"The field {quoted(each)} is there twice."
            report.findings.append(Finding((*path, each), message, "error", "second key"))
    examine(read.value, report, warnings=True)
    slipped = {slip.offset for slip in read.slips}
    faults += _located(report.findings, read, name, slipped)
    return sorted(dict.fromkeys(faults), key=lambda fault: (fault.line, fault.column))


def _doubled(read: Careful) -> Iterator[tuple[Path, tuple[str, ...]]]:
    """The objects in which a name was there twice, with those names."""
    from growth_tui.instrument.checks.slips import Doubled

    waiting: list[tuple[Path, object]] = [((), read.value)] if read.doubled else []
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Doubled):
            yield path, value.names
        if isinstance(value, dict):
            waiting += [((*path, name), each) for name, each in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, place), each) for place, each in enumerate(value)]


def _located(
    findings: list[Finding], read: Careful, name: str, slipped: set[int]
) -> Iterator[Fault]:
    """The findings with line and column; none where a slip already stands."""
    from growth_tui.instrument.checks.places import Places

    places = Places(read.text, findings)
    for finding in findings:
        at = read.in_file(places.offset(finding.path, finding.spot))
        if at not in slipped:
            place = read.place(at)
            pointer = pointer_of(finding.path)
            yield Fault(*place, pointer, finding.message, finding.severity, name)

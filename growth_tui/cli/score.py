"""`growth-tui score`: scores of many filled forms, without storing any."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BufferedReader, TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from growth_tui.cli.inputs import input_name, opened_input, read_up_to
from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.exchange.responses import Responses
    from growth_tui.instrument.model import Instrument
    from growth_tui.measure.reliability import ScoreSummary

_FOOTNOTE = (
    "SD: n - 1. Alpha: Cronbach's, from pairwise covariances, reversed items turned;",
    "only means and sums of two or more. A dash: too few answers, or all the same.",
)
Kind = Literal["csv", "lines", "form"]
_KINDS: dict[str, Kind] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "form",
    ".jsonl": "lines",
    ".ndjson": "lines",
}


@click.command("score")
@click.argument("definition")
@click.argument("responses")
@click.option(
    "-o", "--output", metavar="FILE", help="Write there, only where nothing is wrong; - prints it."
)
@click.option("--force", is_flag=True, help="With -o: replace an existing file.")
@click.option("--summary", is_flag=True, help="n, mean, SD and Cronbach's alpha of each score.")
@click.option("--json", "as_json", is_flag=True, help="JSON lines, or the summary as JSON.")
@click.pass_context
def score_command(
    ctx: click.Context,
    definition: str,
    responses: str,
    output: str | None,
    force: bool,
    summary: bool,
    as_json: bool,
) -> None:
    """Score RESPONSES to the form DEFINITION (an id, or a file) without storing anything.

    What is the id of a shipped form is never taken for a file; ./pulse names a file of that name.

    RESPONSES (“-” for standard input) is one filled form in JSON, or a table in CSV or JSON lines:
    one respondent a line, columns named by item id, an “id” column if there is one; an empty cell
    or NA is missing. A row with an error is named and left out.
    """
    instrument = _instrument(ctx, definition)
    name = input_name(responses)
    with opened_input(responses) as stream, _as_text(stream) as text:
        kind = _kind(responses, stream)
        table = _table(instrument, kind, text, name)
        pieces = _pieces(table, instrument, kind, summary=summary, as_json=as_json)
        if output is None or output == "-":
            for piece in pieces:
                sys.stdout.write(piece)
            _refuse_faults(table, name, "Rows with a fault were left out.")
        else:
            from growth_tui.exchange.outfile import opened_file

            with opened_file(Path(output), force=force) as file:
                file.writelines(piece.encode() for piece in pieces)
                _refuse_faults(table, name, "Nothing was written.")


def _instrument(ctx: click.Context, definition: str) -> Instrument:
    """The form: the shipped one of that id, else the file of that name, else the person's own."""
    from growth_tui.instrument.checks.strict_json import MOST_BYTES
    from growth_tui.instrument.ids import valid_id
    from growth_tui.instrument.library import shipped_bytes, shipped_ids
    from growth_tui.instrument.reading import read

    if definition in shipped_ids():
        instrument = read(shipped_bytes(definition), name=definition, fingerprinted=False)
    elif not valid_id(definition) or Path(definition).is_file():
        data = read_up_to(definition, MOST_BYTES)
        instrument = read(data, name=input_name(definition), fingerprinted=False)
    else:
        from growth_tui.cli.context import open_workspace

        instrument = open_workspace(ctx).library.instrument(definition)
    if not instrument.scores:
        raise Problem("This form has no scores.", where=instrument.id)
    return instrument


@contextmanager
def _as_text(stream: BufferedReader) -> Iterator[TextIOWrapper]:
    text = TextIOWrapper(stream, "utf-8-sig", newline="")
    try:
        yield text
    finally:
        text.detach()


def _kind(file: str, stream: BufferedReader) -> Kind:
    """By the ending of the name, else by how the file begins."""
    known = _KINDS.get(Path(file).suffix.lower())
    if known is not None:
        return known
    start = stream.peek().removeprefix(b"\xef\xbb\xbf").lstrip()
    if not start.startswith(b"{"):
        return "csv"
    first = start.split(b"\n", 1)[0].rstrip()
    return "form" if b'"answers"' in first or not first.endswith(b"}") else "lines"


def _table(instrument: Instrument, kind: Kind, text: TextIOWrapper, name: str) -> Responses:
    from growth_tui.exchange import responses

    if kind == "form":
        from growth_tui.exchange.filled_form import LARGEST

        data = bytes(text.buffer.read(LARGEST + 1))
        return responses.read_form(data, instrument, name)
    lines = responses.lines_of(text, name)
    if kind == "csv":
        return responses.read_csv(lines, instrument)
    return responses.read_json_lines(lines, instrument)


def _pieces(
    table: Responses, instrument: Instrument, kind: Kind, *, summary: bool, as_json: bool
) -> Iterator[str]:
    """What is written, piece by piece."""
    from growth_tui.exchange import score_many

    if summary:
        found = score_many.summarised(table, instrument)
        if not table.fault_count:
            yield _summary_json(found) if as_json else _summary_text(found, instrument)
    elif kind == "csv" and not as_json:
        yield from score_many.csv_lines(table, instrument)
    elif kind == "form":
        for line in score_many.json_lines(table, instrument):
            yield json.dumps(json.loads(line), indent=2, ensure_ascii=False) + "\n"
    else:
        yield from score_many.json_lines(table, instrument)


def _refuse_faults(table: Responses, name: str, then: str) -> None:
    """Name every fault, and end with an error where there is one."""
    if not table.fault_count:
        return
    for fault in table.faults:
        click.echo(f"{name}: {fault}", err=True)
    more = table.fault_count - len(table.faults)
    if more:
        click.echo(f"{name}: and {more:,} more like these.", err=True)
    count = "One fault" if table.fault_count == 1 else f"{table.fault_count:,} faults"
    raise Problem(f"{count} in the responses.", where=name, then=then)


def _summary_json(found: Mapping[str, ScoreSummary]) -> str:
    scores = {
        score_id: {"n": each.n, "mean": each.mean, "sd": each.sd, "alpha": each.alpha}
        for score_id, each in found.items()
    }
    return json.dumps({"scores": scores}, indent=2) + "\n"


def _summary_text(found: Mapping[str, ScoreSummary], instrument: Instrument) -> str:
    width = max(len("score"), *(len(score_id) for score_id in found))
    rows = [f"{'score':<{width}} {'n':>8} {'mean':>10} {'SD':>10} {'alpha':>7}"]
    for score_id, each in found.items():
        mean, sd = _number(each.mean, 3), _number(each.sd, 3)
        alpha = _number(each.alpha, 3)
        rows.append(f"{score_id:<{width}} {each.n:>8} {mean:>10} {sd:>10} {alpha:>7}")
    rows += ["", f"{instrument.title}, version {instrument.version}.", *_FOOTNOTE]
    return "\n".join(rows) + "\n"


def _number(value: float | None, digits: int) -> str:
    return "-" if value is None else f"{value:.{digits}f}"

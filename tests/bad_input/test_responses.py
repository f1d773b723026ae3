"""The rows of the bad-input list that are about tables of responses."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from growth_tui.cli.app import growth_tui
from growth_tui.exchange.cells import safe_cell
from growth_tui.exchange.responses import Responses, lines_of, read_csv, read_json_lines
from growth_tui.instrument.library import shipped_bytes
from growth_tui.instrument.reading import read
from growth_tui.problem import Problem

FORM = read(shipped_bytes("pulse"))
SCALES = [item for item in FORM.items() if item.scale is not None]
A, B = SCALES[0].id, SCALES[1].id


def table(text: str) -> Responses:
    return read_csv(io.StringIO(text, newline=""), FORM)


def answers(text: str) -> list[list[Any]]:
    return [person.answers for person in table(text)]


def faults(text: str) -> list[str]:
    found = table(text)
    list(found)
    return [str(fault) for fault in found.faults]


def faults_of_lines(*lines: str) -> list[str]:
    found = read_json_lines(lines, FORM)
    list(found)
    return [str(fault) for fault in found.faults]


@pytest.mark.parametrize("cell", ["0", "6", "2.7", "99999999999", "-1", "1e400", "1e3"])
def test_a_value_off_the_scale_is_named_by_row_and_column(cell: str) -> None:
    """Row: value off the scale, 2.7 on an integer scale: clear error per row and column."""
    found = faults(f"id,{A},{B}\np1,3,4\np2,{cell},4\np3,3,4\n")
    assert len(found) == 1
    assert found[0].startswith(f"row 3, column {A}: The answer must be ")
    assert [person.id for person in table(f"id,{A}\np1,3\np2,{cell}\n")] == ["p1"]


@pytest.mark.parametrize("cell", ["three", "nan", "inf", "1_0", "３", "0x3", "4,0", "--4", "TRUE"])
def test_a_cell_that_is_no_number(cell: str) -> None:
    """Row: wrong values; never a guess."""
    found = faults(f'{A}\n"{cell}"\n')
    assert found == [f"row 2, column {A}: The answer must be a number."]


@pytest.mark.parametrize("cell", ["4", "4.0", " 4 ", "4.", "+4", "4e0"])
def test_a_number_may_be_written_with_a_point(cell: str) -> None:
    """Row: `4.0` in CSV is 4."""
    assert answers(f"{A}\n{cell}\n") == [[4]]


@pytest.mark.parametrize("cell", ["", "NA", " NA ", "no_opportunity", "prefer_not"])
def test_what_is_missing_is_no_error(cell: str) -> None:
    """Row: a missing item is not an error; neither is a missing answer."""
    assert answers(f"{A},{B}\n{cell},4\n") == [[None, 4]]


def test_a_missing_column_is_no_error() -> None:
    assert answers(f"{A}\n3\n") == [[3]]


def test_an_unknown_column_is_named_with_what_was_meant() -> None:
    """Row: responses file: unknown item or column."""
    found = faults(f"id,{A}x,{B}\np1,3,4\n")
    assert len(found) == 1
    assert found[0].startswith(f"row 1, column {A}x: The form has no item “{A}x”.")
    assert f"Did you mean “{A}”?" in found[0]


def test_a_column_that_is_there_twice() -> None:
    assert faults(f"{A},{A}\n3,4\n") == [f"row 1, column {A}: This column is there twice."]


@pytest.mark.parametrize("text", ["", "\n", ",,\n"])
def test_a_table_without_a_header(text: str) -> None:
    assert "must name the columns" in faults(text)[0]


def test_rows_of_another_length() -> None:
    found = faults(f"id,{A}\np1,3,4\np2\n\n,\np3,4\n")
    assert found == [
        "row 2: This row has 3 cells, and the header has 2.",
        "row 3: This row has 1 cells, and the header has 2.",
    ]


@pytest.mark.parametrize("text", [f'{A}\n"3\n', f'"{A}\n', f"{A}\n\0\n", f'{A}\n"3"4\n'])
def test_what_is_no_csv(text: str) -> None:
    assert faults(text)


def test_a_field_without_end_stays_small() -> None:
    found = faults(f'{A}\n"' + "3\n" * 200_000)
    assert found == ["row 2: This is not CSV: a quote is not closed, or a cell has no end."]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_marks_between_cells(mark: str) -> None:
    assert answers(mark.join(["id", A, B]) + "\n" + mark.join(["p", "3", "4"]) + "\n") == [[3, 4]]


def test_every_fault_is_counted_and_the_first_hundred_named() -> None:
    found = table(f"{A}\n" + "9\n" * 250)
    assert list(found) == []
    assert (len(found.faults), found.fault_count) == (100, 250)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("[1]", "row 1: This line is not a JSON object with each name once."),
        ("{", "row 1: This line is not a JSON object with each name once."),
        (f'{{"{A}": 3, "{A}": 4}}', "row 1: This line is not a JSON object with each name once."),
        (f'{{"{A}": NaN}}', "row 1: This line is not a JSON object with each name once."),
        ("[" * 100_000, "row 1: This line is not a JSON object with each name once."),
        (f'{{"{A}": 4.0}}', f"row 1, column {A}: The answer must be a whole number from 1 to 5."),
        (f'{{"{A}": true}}', f"row 1, column {A}: The answer must be a number."),
        (f'{{"{A}": 6}}', f"row 1, column {A}: The answer must be from 1 to 5."),
        ('{"id": true}', "row 1, column id: An id is a text or a whole number."),
        ('{"zzzz": 1}', "row 1, column zzzz: The form has no item “zzzz”."),
    ],
)
def test_json_lines(line: str, fault: str) -> None:
    assert faults_of_lines(line) == [fault]


def test_json_lines_with_what_is_missing() -> None:
    line = json.dumps({"id": 7, A: None, B: {"nonresponse": "prefer_not"}, SCALES[2].id: "NA"})
    rows = list(read_json_lines([line, "", "{}"], FORM))
    assert [person.id for person in rows] == [7, ""]
    assert all(answer is None for person in rows for answer in person.answers)


def test_the_faults_never_repeat_an_answer() -> None:
    found = faults(f"{A}\nmy secret\n") + faults_of_lines(json.dumps({A: "my secret"}))
    assert not any("secret" in fault for fault in found)


def test_a_line_without_end() -> None:
    with pytest.raises(Problem, match="Line 1 is far too long"):
        list(lines_of(io.StringIO("x" * 1_500_000), "r.csv"))


def test_not_utf8() -> None:
    stream = io.TextIOWrapper(io.BytesIO(f"{A}\n3\n\xe9\n".encode("latin-1")), "utf-8-sig")
    with pytest.raises(Problem, match="not UTF-8"):
        list(lines_of(stream, "r.csv"))


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("plain", "plain"),
        ("", ""),
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("a,b", '"a,b"'),
        ('=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'),
        ("two\nlines", '"two\nlines"'),
        ("\r=1", '"\'\r=1"'),
    ],
)
def test_no_spreadsheet_runs_a_text(text: str, cell: str) -> None:
    """Row: CSV export of text that begins with `=`, `+`, `-`, `@`, tab."""
    assert safe_cell(text) == cell


@given(st.text(max_size=12))
def test_a_cell_is_read_back_as_the_text_or_with_an_apostrophe(text: str) -> None:
    cells = next(csv.reader(io.StringIO(f"{safe_cell(text)},x\r\n", newline="")))
    assert cells in ([text, "x"], ["'" + text, "x"])
    assert not cells[0].startswith(("=", "+", "-", "@", "\t"))


CELLS = st.sampled_from(["id", A, B, "1", "5", "6", "", "NA", '"', "2.7", "\n"])


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(
        st.lists(
            st.sampled_from(["id", A, B, "1", "5", "6", "", "NA", '"', "2.7", "\n"]), max_size=4
        )
    ).map(lambda rows: "\n".join(",".join(row) for row in rows))
)
def test_any_table_is_read_or_its_faults_are_named(text: str) -> None:
    for found in (table(text), read_json_lines(text.split("\n"), FORM)):
        for person in found:
            for item, answer in zip(found.items, person.answers, strict=True):
                scale = found.questions[item].scale
                if answer is not None and scale is not None:
                    assert answer in scale.points
        assert len(found.faults) == min(found.fault_count, 100)


def score(*arguments: str, data: str | bytes | None = None) -> Result:
    return CliRunner().invoke(growth_tui, ["score", *arguments], input=data, obj={})


def problem_of(result: Result) -> str:
    assert result.exception is not None
    assert isinstance(result.exception, Problem)
    return str(result.exception)


def test_a_faulty_table_leaves_no_file(tmp_path: Path) -> None:
    """Row: off-scale values are never scored."""
    source, target = tmp_path / "r.csv", tmp_path / "out.csv"
    source.write_text(f"id,{A}\np1,3\np2,9\n")
    result = score("pulse", str(source), "-o", str(target))
    assert "One fault in the responses." in problem_of(result)
    assert f"{source}: row 3, column {A}: The answer must be from 1 to 5." in result.stderr
    assert list(tmp_path.iterdir()) == [source]


def test_a_faulty_row_is_left_out_of_standard_output(tmp_path: Path) -> None:
    source = tmp_path / "r.csv"
    source.write_text(f"id,{A}\np1,3\np2,9\np3,4\n")
    result = score("pulse", str(source))
    assert isinstance(result.exception, Problem)
    assert [line.split(",")[0] for line in result.stdout.splitlines()] == ["id", "p1", "p3"]
    assert "Rows with a fault were left out." in str(result.exception)


def test_a_faulty_table_has_no_summary(tmp_path: Path) -> None:
    source = tmp_path / "r.csv"
    source.write_text(f"{A}\n3\n9\n")
    result = score("pulse", str(source), "--summary")
    assert isinstance(result.exception, Problem)
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"{", "f.json:1:2: The file ends too early"),
        (b'{"answers": {}, "more": 1}', "f.json: Unknown field “more”."),
        (b'{"answers": []}', "f.json: This is not a filled form."),
        (b"[]", "f.json: This is not a filled form."),
        (b'{"answers": {"a": 1, "a": 2}}', "f.json: “a” stands there twice."),
        (b'{"answers": {"zzz": 1}}', "f.json: One fault in the responses."),
        (b"", "f.json:1:1: This file is empty."),
    ],
)
def test_a_filled_form_that_is_none(
    data: bytes, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("f.json").write_bytes(data)
    assert problem_of(score("pulse", "f.json")).startswith(place)


@pytest.mark.parametrize(
    ("definition", "responses"),
    [("pulse", "nowhere.csv"), ("nowhere.json", "-"), ("unheard-of", "-"), ("pulse", ".")],
)
def test_files_that_are_not_there(definition: str, responses: str) -> None:
    assert problem_of(score(definition, responses, data=f"{A}\n3\n"))


def test_a_faulty_definition_is_refused(tmp_path: Path) -> None:
    form = tmp_path / "form.json"
    form.write_bytes(shipped_bytes("pulse").replace(b'"mean"', b'"avg"'))
    assert "Did you mean “mean”?" in problem_of(score(str(form), "-", data=f"{A}\n3\n"))

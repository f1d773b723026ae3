"""`growth-tui check`, `new` and `schema`, for people and for editors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from instrument_forms import as_bytes, full, small

from growth_tui.cli.app import growth_tui
from growth_tui.instrument.checking import check
from growth_tui.instrument.reading import read
from growth_tui.problem import Problem


def run(*arguments: str, data: bytes | None = None) -> Result:
    return CliRunner().invoke(growth_tui, [*arguments], input=data, obj={})


def test_check_of_a_good_file(tmp_path: Path) -> None:
    form = tmp_path / "form.json"
    form.write_bytes(as_bytes(small()))
    result = run("check", str(form))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "1 file checked, nothing to report." in result.stderr


def test_warnings_do_not_count(tmp_path: Path) -> None:
    form = tmp_path / "form.json"
    form.write_bytes(as_bytes(full()))
    result = run("check", str(form))
    assert result.exit_code == 0
    assert ": warning: " in result.stdout
    assert "0 errors, 7 warnings." in result.stderr


def test_check_names_every_fault_of_every_file(tmp_path: Path) -> None:
    paths = [tmp_path / "one.json", tmp_path / "two.json", tmp_path / "none.json"]
    paths[0].write_bytes(as_bytes(small(titel="x")))
    paths[1].write_bytes(b"{")
    result = run("check", *map(str, paths))
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert lines[0].endswith("/titel: “titel” is not a field of a form. Did you mean “title”?")
    assert lines[1].startswith(f"{paths[1]}:1:2: The file ends too early")
    assert lines[2] == f"{paths[2]}:1:1: It cannot be read: No such file or directory."


def test_check_for_editors(tmp_path: Path) -> None:
    form = tmp_path / "form.json"
    form.write_bytes(b'{"format": 1,\n "titel": 2}')
    result = run("check", "--json", str(form))
    assert result.exit_code == 1
    assert json.loads(result.stdout)[-1] == {
        "file": str(form),
        "line": 2,
        "column": 2,
        "pointer": "/titel",
        "severity": "error",
        "message": "“titel” is not a field of a form. Did you mean “title”?",
    }


def test_check_from_standard_input() -> None:
    assert run("check", "-", data=as_bytes(small())).exit_code == 0
    result = run("check", "-", data=b"[]")
    assert result.stdout.startswith("standard input:1:1: ")


def test_check_of_a_huge_file_reads_only_its_beginning(tmp_path: Path) -> None:
    form = tmp_path / "form.json"
    with form.open("wb") as file:
        file.truncate(3_000_000_000)  # sparse: takes no room
    result = run("check", str(form))
    assert "bigger than 2 MB" in result.stdout


def test_new_writes_a_sound_form_among_ones_own(tmp_path: Path) -> None:
    result = run("--home", str(tmp_path), "new", "my-form")
    assert result.exit_code == 0, result.exception
    path = Path(result.stdout.splitlines()[-1])
    assert path == tmp_path / "assessments" / "my-form.json"
    assert check(path.read_bytes()) == []
    form = read(path.read_bytes())
    assert (form.id, list(form.scores)) == ("my-form", ["overall", "first-facet"])
    assert isinstance(run("--home", str(tmp_path), "new", "my-form").exception, Problem)


def test_new_writes_to_a_file(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    assert run("new", "my-form", "-o", str(path)).exit_code == 0
    assert check(path.read_bytes()) == []
    assert isinstance(run("new", "my-form", "-o", str(path)).exception, Problem)
    assert run("new", "other", "-o", str(path), "--force").exit_code == 0
    assert read(path.read_bytes()).id == "other"


def test_new_prints_where_the_file_is_a_hyphen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read(run("new", "my-form", "-o", "-").stdout.encode()).id == "my-form"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form_id", ["../x", "CON", "pulse", "a" * 65, ""])
def test_new_refuses_ids_that_cannot_be(form_id: str, tmp_path: Path) -> None:
    result = run("--home", str(tmp_path), "new", form_id)
    assert isinstance(result.exception, Problem)
    assert list(tmp_path.rglob("*.json")) == []

"""`growth-tui score`: the same scores as everywhere else, in each format."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import oracles
import pytest
from click.testing import CliRunner
from instrument_forms import as_bytes, full, small

from growth_tui.cli.app import growth_tui
from growth_tui.instrument.library import shipped_bytes
from growth_tui.instrument.reading import read
from growth_tui.measure.scoring import score as score_one

FORM = read(shipped_bytes("cultural-humility"))
ITEMS = [item.id for item in FORM.items()]


def run(*arguments: str, data: str | None = None) -> str:
    result = CliRunner().invoke(growth_tui, ["score", *arguments], input=data, obj={})
    assert result.exception is None, result.exception
    return result.stdout


def made_up(people: int, missing: float = 0.1) -> list[dict[str, int | None]]:
    """Answers that hang together, so that alpha is well away from zero."""
    chance = random.Random(5)
    rows = []
    for _ in range(people):
        level = chance.gauss(3, 1)
        row: dict[str, int | None] = {}
        for item in FORM.items():
            answer = min(5, max(1, round(chance.gauss(level, 1))))
            turned = 6 - answer if item.reverse_scored else answer
            row[item.id] = None if chance.random() < missing else turned
        rows.append(row)
    return rows


def as_csv(rows: list[dict[str, int | None]]) -> str:
    lines = [",".join(["id", *ITEMS])]
    for number, row in enumerate(rows):
        cells = ["" if row[item] is None else str(row[item]) for item in ITEMS]
        lines.append(f"p{number}," + ",".join(cells))
    return "\n".join(lines) + "\n"


def test_csv_gives_the_scores_that_one_form_gives() -> None:
    rows = made_up(40, missing=0.2)
    out = list(csv.DictReader(io.StringIO(run("cultural-humility", "-", data=as_csv(rows)))))
    assert [row["id"] for row in out] == [f"p{number}" for number in range(40)]
    for row, given in zip(out, rows, strict=True):
        for name, expected in score_one(FORM, given).items():
            assert row[name] == ("" if expected.value is None else repr(expected.value))
            assert row[f"{name}_pomp"] == ("" if expected.pomp is None else repr(expected.pomp))
            assert row[f"{name}_answered"] == str(expected.answered)
    assert any(row["overall"] == "" for row in out) or any(row["biases"] == "" for row in out)


def test_without_ids_there_is_no_id_column() -> None:
    out = run("pulse", "-", data=f"{_first('pulse')}\n3\n4\n")
    assert out.splitlines()[0].startswith("overall,overall_pomp,overall_answered,")
    assert len(out.splitlines()) == 3


def test_json_lines_give_json_lines(tmp_path: Path) -> None:
    rows = made_up(3)
    source = tmp_path / "r.jsonl"
    lines = [json.dumps({"id": f"p{number}", **row}) for number, row in enumerate(rows)]
    source.write_text("\n".join(lines) + "\n")
    out = [json.loads(line) for line in run("cultural-humility", str(source)).splitlines()]
    assert [line["id"] for line in out] == ["p0", "p1", "p2"]
    expected = score_one(FORM, rows[1])["overall"]
    assert out[1]["scores"]["overall"] == {
        "value": expected.value,
        "pomp": expected.pomp,
        "answered": expected.answered,
        "of": 36,
        "band": None,
        "reason": None,
    }
    assert run("cultural-humility", "-", data=source.read_text()) == "".join(
        json.dumps(line, ensure_ascii=False) + "\n" for line in out
    )


def test_one_filled_form_gives_one_object() -> None:
    given = made_up(1, missing=0.6)[0]
    filled = {"answers": given | {ITEMS[0]: {"nonresponse": "prefer_not"}}, "notes": {}}
    out = json.loads(run("cultural-humility", "-", data=json.dumps(filled, indent=1)))
    assert (out["assessment"], out["version"]) == ("cultural-humility", FORM.version)
    expected = score_one(FORM, filled["answers"])
    assert list(out["scores"]) == list(expected)
    assert out["scores"]["overall"]["reason"] == expected["overall"].reason
    assert out["scores"]["overall"]["value"] is None


def test_csv_can_give_json_lines() -> None:
    out = run("pulse", "-", "--json", data=f"id,{_first('pulse')}\n=1,3\n")
    assert json.loads(out)["id"] == "=1"


def test_an_id_that_a_spreadsheet_would_run_is_led_by_an_apostrophe() -> None:
    out = run("pulse", "-", data=f'id,{_first("pulse")}\n"=HYPERLINK(""x"")",3\n')
    assert next(csv.reader([out.splitlines()[1]]))[0] == '\'=HYPERLINK("x")'


def test_output_goes_to_a_file_and_replaces_none_without_force(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    data = f"{_first('pulse')}\n3\n"
    assert run("pulse", "-", "-o", str(target), data=data) == ""
    assert target.read_text() == run("pulse", "-", data=data)
    result = CliRunner().invoke(growth_tui, ["score", "pulse", "-", "-o", str(target)], input=data)
    assert "There is a file of that name already." in str(result.exception)
    run("pulse", "-", "-o", str(target), "--force", data=data)


def test_a_hyphen_is_standard_output_and_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = f"{_first('pulse')}\n3\n"
    assert run("pulse", "-", "-o", "-", data=data) == run("pulse", "-", data=data)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("person", [7, 0, "7", "p7"])
def test_an_id_comes_back_as_it_was_given(person: int | str) -> None:
    line = json.dumps({"id": person, _first("pulse"): 3}) + "\n"
    assert json.loads(run("pulse", "-", data=line))["id"] == person


def test_a_shipped_id_is_never_taken_for_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    data = f"{_first('pulse')}\n3\n"
    expected = run("pulse", "-", data=data)
    (tmp_path / "pulse").mkdir()
    assert run("pulse", "-", data=data) == expected
    (tmp_path / "pulse").rmdir()
    (tmp_path / "pulse").write_bytes(as_bytes(small()))
    assert run("pulse", "-", data=data) == expected
    assert run("./pulse", "-", data="a1\n3\n").startswith("overall,")
    (tmp_path / "mine").write_bytes(as_bytes(small(id="mine")))
    assert run("mine", "-", data="a1\n3\n").startswith("overall,")


def test_a_definition_can_be_a_file(tmp_path: Path) -> None:
    form = tmp_path / "mine.json"
    form.write_bytes(as_bytes(small()))
    out = run(str(form), "-", data="a1,a2,b1,b2\n5,1,3,3\n")
    assert out.splitlines()[1] == "4.0,75.0,4,5.0,100.0,2,3.0,50.0,2"


def test_choices_points_and_branching(tmp_path: Path) -> None:
    form = tmp_path / "full.json"
    form.write_bytes(as_bytes(full()))
    instrument = read(as_bytes(full()))
    table = "a1,a2,b1,b2,times,where,which,line,word,body\n"
    table += '4,2,NA,1,7.0,here,x;y,0.5,yes,"[{""region"": ""jaw""}]"\n'
    table += "4,2,na,1,,there,x,,no,\n"
    out = list(csv.DictReader(io.StringIO(run(str(form), "-", data=table))))
    given: list[dict[str, Any]] = [
        {"a1": 4, "a2": 2, "b2": 1, "times": 7, "where": "here", "which": ["x", "y"], "line": 0.5},
        {"a1": 4, "a2": 2, "b2": 1, "where": "there", "which": ["x"]},
    ]
    for row, answers in zip(out, given, strict=True):
        for name, expected in score_one(instrument, answers).items():
            assert row[name] == ("" if expected.value is None else repr(expected.value)), name


class TestSummary:
    ROWS = made_up(80)

    def summary(self) -> dict[str, dict[str, Any]]:
        data = as_csv(self.ROWS)
        scores: dict[str, dict[str, Any]] = json.loads(
            run("cultural-humility", "-", "--summary", "--json", data=data)
        )["scores"]
        return scores

    def test_alpha_is_that_of_pingouin(self) -> None:
        frame = oracles.pandas.DataFrame(self.ROWS)
        for item in FORM.items():
            if item.reverse_scored:
                frame[item.id] = 6 - frame[item.id]
        for name, found in self.summary().items():
            items = list(FORM.scores[name].weights)
            alpha, _ = oracles.pingouin.cronbach_alpha(
                frame[items].astype(float), nan_policy="pairwise"
            )
            assert found["alpha"] == pytest.approx(alpha, abs=1e-12)

    def test_mean_and_sd_are_those_of_the_scores(self) -> None:
        for name, found in self.summary().items():
            values = [score_one(FORM, row)[name].value for row in self.ROWS]
            series = oracles.pandas.Series([value for value in values if value is not None])
            assert found["n"] == len(series)
            assert found["mean"] == pytest.approx(series.mean(), abs=1e-12)
            assert found["sd"] == pytest.approx(series.std(ddof=1), abs=1e-12)

    def test_as_text_it_fits_a_screen(self) -> None:
        out = run("cultural-humility", "-", "--summary", data=as_csv(self.ROWS))
        assert out.splitlines()[0].split() == ["score", "n", "mean", "SD", "alpha"]
        assert max(map(len, out.splitlines())) <= 80

    def test_of_nobody_it_has_dashes(self) -> None:
        out = run("pulse", "-", "--summary", data=f"{_first('pulse')}\n")
        assert out.splitlines()[1].split() == ["overall", "0", "-", "-", "-"]


def test_memory_does_not_grow_with_the_rows(tmp_path: Path) -> None:
    import tracemalloc

    from growth_tui.exchange.responses import lines_of, read_csv
    from growth_tui.exchange.score_many import csv_lines

    first = _first("pulse")

    def peak(rows: int) -> int:
        lines = lines_of(_Repeated(f"id,{first}\n", "p1,3\n", rows), "r.csv")
        instrument = read(shipped_bytes("pulse"))
        tracemalloc.start()
        for _ in csv_lines(read_csv(lines, instrument), instrument):
            pass
        found = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return found

    peak(10)
    assert peak(4000) < peak(400) + 20_000


def test_long_texts_are_not_remembered() -> None:
    from growth_tui.exchange.cells import Column

    column = Column(next(item for item in read(as_bytes(full())).items() if item.id == "story"))
    for each in range(100):
        assert column[f"{each} {'long ' * 100}"].startswith(str(each))
        assert column["short"] == "short"
    assert list(column) == ["short"]


class _Repeated:
    """A file with a header and the same row again and again."""

    def __init__(self, header: str, row: str, rows: int) -> None:
        self.header, self.row, self.left = header, row, rows + 1

    def readline(self, _most: int) -> str:
        self.left -= 1
        line, self.header = self.header or self.row, ""
        return line if self.left >= 0 else ""


def _first(form_id: str) -> str:
    items = read(shipped_bytes(form_id)).items()
    return next(item.id for item in items if item.scale is not None)

"""Texts that lie inside an answer rather than being it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from growth_tui.cli.app import run
from growth_tui.problem import Problem
from growth_tui.workspace import Workspace

BODY_FORM = {
    "format": 1,
    "id": "where-felt",
    "version": "1.0",
    "kind": "assessment",
    "title": "Where felt",
    "purpose": "To mark the body.",
    "language": "en",
    "licence": {"spdx": "CC-BY-4.0", "text_may_be_shared": True},
    "sections": [
        {
            "id": "one",
            "title": "One",
            "items": [
                {
                    "id": "body",
                    "type": "body",
                    "text": "Where?",
                    "regions": [{"code": "chest", "text": "Chest"}],
                    "sensations": [{"code": "tight", "text": "Tight"}],
                }
            ],
        }
    ],
    "changes": [{"version": "1.0", "note": "First version.", "comparable_with": []}],
}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    forms = tmp_path / "data" / "assessments"
    forms.mkdir(parents=True)
    (forms / "where-felt.json").write_text(json.dumps(BODY_FORM), encoding="utf-8")
    return tmp_path / "data"


def fill(home: Path, tmp_path: Path, answer: object) -> int:
    filled = tmp_path / "filled.json"
    filled.write_text(json.dumps({"answers": {"body": answer}}), encoding="utf-8")
    return run(["--home", str(home), "take", "where-felt", "--answers", str(filled)])


def test_a_word_of_ones_own_in_a_mark_is_neutralised(home: Path, tmp_path: Path) -> None:
    """Row: ESC sequences, OSC 52 clipboard writes in any text from a file, a paste, an argument."""
    mark = {"region": "chest", "sensation": "li\x1b]52;c;ZXZpbA==\x07d\x1b[31m", "strength": 3}
    assert fill(home, tmp_path, [mark]) == 0
    (result,) = Workspace(home).history.results()
    assert result.answers["body"] == [{"region": "chest", "sensation": "lid", "strength": 3}]


def test_a_word_that_is_nothing_but_control_codes_is_refused(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Row: ESC sequences in any text from a file."""
    assert fill(home, tmp_path, [{"region": "chest", "sensation": "\x1b[31m"}]) == 1
    assert "sensation" in capsys.readouterr().err
    assert Workspace(home).history.results() == []


def test_an_answer_nested_far_too_deep_is_refused_clearly(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Row: responses file with something that is no answer."""
    deep: object = []
    for _ in range(450):
        deep = [deep]
    assert fill(home, tmp_path, deep) == 1
    assert "went wrong" not in capsys.readouterr().err


def test_a_mark_typed_in_the_app_is_neutralised(home: Path) -> None:
    """Row: ESC sequences, bidi overrides, NUL in any text from a paste."""
    workspace = Workspace(home)
    session = workspace.taking.begin("where-felt")
    session.answer([{"region": "chest", "sensation": "a\u202eb\x00c"}])
    assert session.draft.answers["body"] == [{"region": "chest", "sensation": "abc"}]
    with pytest.raises(Problem):
        session.answer([{"region": "chest", "sensation": "\u202e"}])

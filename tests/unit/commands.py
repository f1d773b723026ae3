"""Running plain commands in a test: what went in, what came out."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from growth_tui.cli.app import run
from growth_tui.workspace import Workspace


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def last_word(self) -> str:
        return self.out.split()[-1]

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Commands:
    """Runs commands on one data folder, and remembers nothing between them."""

    def __init__(
        self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        monkeypatch.setenv("GROWTH_TUI_HOME", str(folder))

    def __call__(self, *arguments: str, stdin: bytes | str = b"") -> Ended:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        with self._monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
            self._capsys.readouterr()
            status = run(list(arguments))
            captured = self._capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ended(status, captured.out, captured.err)

    def take(self, form: str, answers: dict[str, Any], *more: str, **fields: Any) -> str:
        """Record a filled form; gives the result's id."""
        filled = json.dumps({"answers": answers, **fields})
        ended = self("take", form, "--answers", "-", *more, stdin=filled)
        assert ended.status == 0, ended.err
        return ended.last_word

    def own_form(self, form: dict[str, Any]) -> None:
        """Put a form among the person's own."""
        folder = self.folder / "assessments"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{form['id']}.json").write_text(json.dumps(form), encoding="utf-8")

    def open(self, now: Callable[[], Any] | None = None) -> Workspace:
        """The data as it is on disk."""
        return Workspace(self.folder, now=now) if now else Workspace(self.folder)

    def files(self) -> dict[str, bytes]:
        """Every record there is, by its path within the folder."""
        return {
            str(path.relative_to(self.folder)): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and path.parent.name in ("results", "drafts", "reflections")
        }

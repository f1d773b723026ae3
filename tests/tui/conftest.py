"""A made-up year for the screens, written once and copied for each test."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest

from growth_tui.workspace import Workspace
from growth_tui.workspace.demo import write_demo
from tests.conftest import START, Clock, counted_ids


@pytest.fixture(scope="session")
def written_year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a year that ends on the day of the frozen clock, in UTC wherever this runs."""
    folder = tmp_path_factory.mktemp("year") / "data"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        write_demo(folder, START.date())
    time.tzset()
    return folder


@pytest.fixture
def year(written_year: Path, tmp_path: Path, clock: Clock) -> Workspace:
    """A year of results, reflections, promises and consultations."""
    shutil.copytree(written_year, tmp_path / "year")
    ids = counted_ids()
    return Workspace(tmp_path / "year", now=clock, new_id=lambda: next(ids))


@pytest.fixture
def empty(workspace: Workspace) -> Workspace:
    """A data folder in which nothing was taken, and the first words were read."""
    workspace.settings.change(first_run=False)
    return workspace

"""The made-up year: whole, true to the forms, the same each time."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from growth_tui.instrument.answers import problem_with
from growth_tui.workspace import Workspace
from growth_tui.workspace.demo import write_demo
from growth_tui.workspace.made_up import practice, reflections
from growth_tui.workspace.timeline import KINDS

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("demo") / "data"
    write_demo(folder, TODAY)
    return Workspace(folder)


def test_the_same_day_gives_the_same_year(year: Workspace, tmp_path: Path) -> None:
    write_demo(tmp_path / "again", TODAY)
    again = Workspace(tmp_path / "again")
    assert again.timeline.entries() == year.timeline.entries()
    assert again.history.results() == year.history.results()
    assert again.commitments.all() == year.commitments.all()
    assert again.questions.all() == year.questions.all()


def test_everything_lies_behind_and_within_a_year_or_so(year: Workspace) -> None:
    days = [(TODAY - entry.at.date()).days for entry in year.timeline.entries()]
    assert min(days) >= 1
    assert 360 <= max(days) <= 380


def test_there_is_something_of_everything(year: Workspace) -> None:
    assert {entry.kind for entry in year.timeline.entries()} == set(KINDS)
    taken = Counter(result.form.assessment for result in year.history.results())
    assert taken["cultural-humility"] >= 10
    assert taken["pulse"] >= 15
    assert (taken["group-leadership"], taken["breadth-of-knowledge"]) == (2, 2)
    assert {each.state for each in year.commitments.all()} == {"open", "kept", "changed", "let_go"}
    (begun,) = year.taking.begun()
    assert (begun.title, begun.answered) == ("Pulse", 3)
    assert len(year.repairs.open()) == 1
    assert year.consultations.phase_began() is not None
    assert len(year.questions.waiting()) == 3
    assert not year.settings.first_run


def test_every_answer_fits_its_form(year: Workspace) -> None:
    """The forms' items can be reworded or renamed; the year has to follow."""
    for written in reflections.ALL:
        form = year.library.instrument(written.form)
        for name, answer in written.answers.items():
            item = form.item(name)
            assert item is not None, f"{written.form} has no item {name}"
            assert problem_with(item, answer) is None, f"{written.form} {name}"
    form = year.library.instrument(practice.FORM)
    noted = [item for _, item, _ in practice.NOTES] + [item for _, item, _ in practice.SURE]
    assert all(form.item(name) for name in noted)
    facets = {promise.subscale for promise in practice.PROMISES}
    assert facets <= set(form.scores)


def test_both_sides_of_the_marked_phase_can_be_compared(year: Workspace) -> None:
    began = year.consultations.phase_began()
    assert began is not None
    times = [result.taken_at for result in year.history.results(practice.FORM)]
    assert sum(at < began for at in times) >= 3
    assert sum(at >= began for at in times) >= 3


def test_it_rises_falls_and_has_a_gap(year: Workspace) -> None:
    results = year.history.results(practice.FORM)
    positions = [result.scores["overall"].pomp for result in results]
    assert None not in positions
    steps = [b - a for a, b in pairwise(positions)]  # type: ignore[operator]
    assert min(steps) < -2 < 2 < max(steps)
    assert any(score.pomp is None for result in results for score in result.scores.values())
    biases = [result.scores["biases"].pomp for result in results]
    assert min(filter(None, biases[6:9])) < min(filter(None, biases[:6]))  # seeing more


def test_a_belief_loses_its_grip(year: Workspace) -> None:
    hold = [each.answers["hold"] for each in reflections.NOTICED if each.follows == "words"]
    assert hold[0] >= 6
    assert hold[-1] <= 3


def test_repairs_end_as_the_year_tells(year: Workspace) -> None:
    states = Counter(repair.state for repair in year.repairs.all())
    assert states == {"made": 2, "not_yet": 1}
    (still_open,) = year.repairs.open()
    assert still_open.follow_up == TODAY - timedelta(days=5)


def test_nothing_in_it_could_identify_anybody(year: Workspace) -> None:
    texts = [text for promise in practice.PROMISES for text in (promise.text,)]
    texts += [asked.text for asked in practice.QUESTIONS]
    texts += [words for _, _, words in practice.NOTES]
    for session in practice.SESSIONS:
        texts += [session.strategies, session.agreed, session.notes]
    for written in reflections.ALL:
        texts += [text for text in written.answers.values() if isinstance(text, str)]
    for text in texts:
        assert not re.search(r"\d{2,}|@|https?:", text), text
        inside = re.findall(r"(?<![.?!:] )(?<!^)\b[A-Z][a-z]+", text)
        assert set(inside) <= {"God", "Family", "Internal"}, text

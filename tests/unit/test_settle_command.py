"""`growth-tui settle`, and what `doctor` says of records that were edited in two places."""

from __future__ import annotations

import pytest
from commands import Commands

from growth_tui.records import Question


@pytest.fixture
def growth(tmp_path, capsys, monkeypatch) -> Commands:
    return Commands(tmp_path / "home", capsys, monkeypatch)


@pytest.fixture
def apart(growth: Commands) -> Question:
    questions = growth.open().questions
    known = questions.add("As it was?")
    questions.edit(known, "Said there")
    questions.edit(known, "Said here")
    return known


def test_it_lists_shows_and_keeps_one(growth: Commands, apart: Question) -> None:
    listed = growth("settle")
    assert listed.out == f"{apart.id}  question to bring\n"
    assert "Said" not in listed.err
    shown = growth("settle", apart.id)
    assert shown.out.index("Said here") < shown.out.index("Said there")
    assert f"growth-tui settle {apart.id} --keep 1" in shown.err
    assert growth("settle", apart.id, "--keep", "3", "--yes").status == 1
    assert growth.open().apart.all()
    kept = growth("settle", apart.id, "--keep", "2", "--yes")
    assert (kept.status, kept.out) == (0, "Kept; the other is gone.\n")
    assert growth.open().questions.get(apart.id).text == "Said there"
    assert growth("settle").out == "Nothing was edited in two places.\n"
    assert growth("settle", apart.id).status == 1


def test_without_yes_it_asks(growth: Commands, apart: Question) -> None:
    assert growth("settle", apart.id, "--keep", "1").status == 130
    assert growth("settle", "--keep", "1").status == 2
    assert growth.open().apart.all() == [("questions", apart.id)]


def test_doctor_names_them_and_how_to_settle_them(growth: Commands, apart: Question) -> None:
    doctor = growth("doctor")
    assert f"growth-tui settle {apart.id}" in doctor.out
    assert "Said" not in doctor.out
    growth("settle", apart.id, "--keep", "1", "--yes")
    assert "settle" not in growth("doctor").out


def test_what_is_no_record_of_ours_is_shown_field_by_field(growth: Commands) -> None:
    store = growth.open()._store
    seen = store.save("questions", {"id": "q", "text": "one", "source": "nowhere"})
    store.save("questions", {"id": "q", "text": "two\x1b[2J", "source": "nowhere"})
    store.save("questions", {"id": "q", "text": "three", "source": "nowhere"}, based_on=seen)
    shown = growth("settle", "q")
    assert "three" in shown.out
    assert "two" in shown.out
    assert "\x1b" not in shown.out

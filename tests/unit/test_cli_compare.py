"""growth-tui compare: two results side by side, for scripts and for people."""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import pytest
from commands import Commands
from instrument_forms import full, small

from growth_tui.instrument.library import shipped_bytes

PULSE = [item["id"] for item in json.loads(shipped_bytes("pulse"))["sections"][0]["items"]]
MARCH, JUNE, SEPTEMBER = (f"2026-{month}-01T10:00+01:00" for month in ("03", "06", "09"))


@pytest.fixture
def growth(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Commands:
    return Commands(tmp_path / "home", capsys, monkeypatch)


def pulse(growth: Commands, when: str, *values: int, **notes: str) -> str:
    """Record a pulse whose items have these answers."""
    answers = dict(zip(PULSE, values, strict=False))
    return growth.take("pulse", answers, "--taken-at", when, notes=notes)


@pytest.fixture
def three(growth: Commands) -> list[str]:
    return [
        pulse(growth, MARCH, 3, 3, 2, 4, 3, 2, 3),
        pulse(growth, JUNE, 4, 3, 4, 4, 3, 2, 3),
        pulse(growth, SEPTEMBER, 5, 3, 4, 4, 3, 2, 3),
    ]


def test_the_object_for_scripts(growth: Commands, three: list[str]) -> None:
    found = growth("compare", "pulse", "--json").json
    assert found.keys() == {"assessment", "a", "b", "scores", "items"}
    assert found["assessment"] == "pulse"
    assert found["a"] == {"id": three[0], "taken_at": "2026-03-01T10:00:00+01:00"}
    assert found["b"] == {"id": three[2], "taken_at": "2026-09-01T10:00:00+01:00"}
    assert list(found["scores"]) == [
        "overall",
        "accountability",
        "consultation",
        "biases",
        "embodiment",
        "repair",
        "advocacy",
        "learning",
    ]
    for score in found["scores"].values():
        assert score.keys() == {"a", "b", "change", "pomp_change", "comparable", "finding"}


def test_the_numbers(growth: Commands, three: list[str]) -> None:
    found = growth("compare", "pulse", "--json").json
    history = {each["id"]: each["scores"] for each in growth("history", "--json").json}
    overall = found["scores"]["overall"]
    assert overall["a"] == history[three[0]]["overall"]
    assert overall["b"] == history[three[2]]["overall"]
    assert overall["change"] == pytest.approx(24 / 7 - 20 / 7)
    assert overall["pomp_change"] == pytest.approx(100 / 4 * 4 / 7)
    assert overall["comparable"] is True
    assert overall["finding"] == (
        "Rose 14 points. This score has no published error estimate, so we cannot say whether that "
        "exceeds ordinary wobble."
    )
    assert found["scores"]["repair"]["change"] == 0
    assert found["scores"]["repair"]["finding"] == "It stayed the same."


def test_the_items(growth: Commands, three: list[str]) -> None:
    items = {each["id"]: each for each in growth("compare", "pulse", "--json").json["items"]}
    assert list(items) == PULSE
    assert items[PULSE[0]].keys() == {"id", "text", "a", "b", "change"}
    assert (items[PULSE[0]]["a"], items[PULSE[0]]["b"], items[PULSE[0]]["change"]) == (3, 5, 2)
    assert items[PULSE[1]]["change"] == 0
    assert items[PULSE[0]]["text"].startswith("When I noticed a misstep of mine")


@pytest.mark.parametrize(
    ("named", "expected"),
    [
        ([], (0, 2)),
        (["first", "last"], (0, 2)),
        (["previous"], (1, 2)),
        (["previous", "first"], (0, 1)),
        (["last", "first"], (0, 2)),
        (["2026-06-01"], (1, 2)),
        (["2026-03-01", "2026-06-01"], (0, 1)),
        (["20260301", "previous"], (0, 1)),
    ],
)
def test_which_two_are_meant(
    growth: Commands, three: list[str], named: list[str], expected: tuple[int, int]
) -> None:
    found = growth("compare", "pulse", *named, "--json").json
    assert (found["a"]["id"], found["b"]["id"]) == (three[expected[0]], three[expected[1]])


def test_ids_may_be_given_whole_short_or_in_capitals(growth: Commands, three: list[str]) -> None:
    for one, other in (
        (three[1], three[0]),
        (three[1][:8], three[0][:13]),
        (three[1].upper(), three[0]),
    ):
        found = growth("compare", "pulse", one, other, "--json").json
        assert (found["a"]["id"], found["b"]["id"]) == (three[0], three[1])


def test_one_time_is_not_compared_with_itself(growth: Commands, three: list[str]) -> None:
    for named in (["last", "last"], [three[1], "previous"]):
        ended = growth("compare", "pulse", *named)
        assert (ended.status, ended.out) == (1, "")
        assert "one and the same time; it takes two to compare" in ended.err


@pytest.mark.parametrize("named", ["2026-03-02", "nonsense", "", "0", "-", "2026-13-01", "f" * 900])
def test_what_names_no_result(growth: Commands, three: list[str], named: str) -> None:
    ended = growth("compare", "pulse", "--", named, "last")
    assert ended.status == 1
    assert ended.out == ""
    assert "No single result of this form is meant by that." in ended.err
    assert "first, last or previous" in ended.err
    assert len(ended.err) < 300


def test_a_result_of_another_form_is_none_of_this(growth: Commands, three: list[str]) -> None:
    other = growth.take("group-leadership", {})
    assert growth("compare", "pulse", other, "last").status == 1


def test_it_takes_two(growth: Commands) -> None:
    for _ in range(2):
        ended = growth("compare", "pulse", "--json")
        assert ended.status == 1
        assert ended.out == ""
        assert "pulse: It takes two results to compare." in ended.err
        growth.take("pulse", {})
    assert growth("compare", "pulse").status == 0


def test_an_unknown_form(growth: Commands) -> None:
    ended = growth("compare", "puls")
    assert ended.status == 1
    assert "Did you mean “pulse”?" in ended.err


def test_a_score_that_could_not_be_made_is_null_and_never_a_zero(growth: Commands) -> None:
    pulse(growth, MARCH, 4)
    pulse(growth, JUNE, 4, 4, 4, 2, 4, 2, 4)
    overall = growth("compare", "pulse", "--json").json["scores"]["overall"]
    assert overall["a"]["value"] is None
    assert overall["b"]["value"] == 4.0
    assert overall["change"] is None
    assert overall["pomp_change"] is None
    assert "1 Mar 2026     –\n" in growth("compare", "pulse").out


@pytest.fixture
def with_reference(growth: Commands) -> Commands:
    """The overall score of this form has SD .7 and reliability .8."""
    growth.own_form(full())
    low = {"a1": 2, "a2": 4, "b1": 4, "b2": 4}
    growth.take("full", low, "--taken-at", MARCH)
    growth.take("full", {**low, "a1": 5, "a2": 1}, "--taken-at", JUNE)
    return growth


def test_an_error_estimate_gives_three_numbers_more(with_reference: Commands) -> None:
    scores = with_reference("compare", "full", "--json").json["scores"]
    sem = 0.7 * math.sqrt(1 - 0.8)
    overall = scores["overall"]
    assert overall["change"] == pytest.approx(1.5)
    assert overall["sem"] == pytest.approx(sem)
    assert overall["rc"] == pytest.approx(1.5 / (sem * math.sqrt(2)))
    assert overall["rci"] == pytest.approx(1.959963984540054 * sem * math.sqrt(2))
    assert "measurement error alone would exceed about 5 times in 100" in overall["finding"]
    for name in ("a", "b", "load"):
        assert scores[name].keys().isdisjoint({"sem", "rc", "rci"})


def test_no_reliable_change_for_a_prorated_score(with_reference: Commands) -> None:
    answers = {"a1": 5, "a2": 1, "b1": 4}
    with_reference.take("full", answers, "--taken-at", SEPTEMBER)
    overall = with_reference("compare", "full", "--json").json["scores"]["overall"]
    assert overall["change"] is not None
    assert (overall["rc"], overall["rci"]) == (None, None)


def test_sensitive_items_need_to_be_asked_for(with_reference: Commands) -> None:
    items = {each["id"] for each in with_reference("compare", "full", "--json").json["items"]}
    assert "a1" in items
    assert "a2" not in items
    more = with_reference("compare", "full", "--json", "--sensitive").json["items"]
    assert "a2" in {each["id"] for each in more}


def licensed(growth: Commands, *, text_may_be_shared: bool) -> list[str]:
    """Two results of a form with a sensitive second item, with notes on its items."""
    form = small(licence={"terms": "By licence.", "text_may_be_shared": text_may_be_shared})
    form["sections"][0]["items"][1]["sensitive"] = True
    growth.own_form(form)
    low, high = {"a1": 2, "a2": 2, "b1": 3, "b2": 5}, {"a1": 4, "a2": 1, "b1": 3, "b2": 1}
    notes = {"a1": "A plain note.", "a2": "A tender note."}
    return [
        growth.take("small", low, "--taken-at", MARCH, notes=notes),
        growth.take("small", high, "--taken-at", JUNE),
    ]


def test_notes_on_sensitive_items_need_to_be_asked_for(growth: Commands) -> None:
    licensed(growth, text_may_be_shared=True)
    out = growth("compare", "small").out
    assert "A plain note." in out
    assert "Item a1?" in out
    assert "tender" not in out
    assert "Item a2?" not in out
    more = growth("compare", "small", "--sensitive").out
    assert "A tender note." in more
    assert "Item a2?" in more


def test_wording_that_may_not_be_shared_needs_to_be_asked_for(growth: Commands) -> None:
    licensed(growth, text_may_be_shared=False)
    out = growth("compare", "small").out
    one_line = " ".join(out.split())
    for words in ("Item a1?", "Item b1?", "Always", "Never"):
        assert words not in out
    assert "“Item 4” from 5 to 1; “Item 1” from 2 to 4" in one_line
    assert "  Item 3\n    3\n" in out
    assert "  Item 1\n    A plain note.\n" in out
    assert "--wording shows it to you." in one_line
    items = growth("compare", "small", "--json").json["items"]
    assert [(each["id"], each["text"]) for each in items] == [
        ("a1", "Item 1"),
        ("b1", "Item 3"),
        ("b2", "Item 4"),
    ]
    asked = growth("compare", "small", "--wording").out
    assert "“Item b2?” from Always to Never" in " ".join(asked.split())
    assert "--wording" not in asked


def test_versions_that_nobody_declared_comparable_are_never_joined(growth: Commands) -> None:
    growth.own_form(small())
    growth.take("small", dict.fromkeys(["a1", "a2", "b1", "b2"], 2), "--taken-at", MARCH)
    changed = small(version="2.0")
    changed["sections"][0]["items"][0]["reverse_scored"] = True
    growth.own_form(changed)
    growth.take("small", dict.fromkeys(["a1", "a2", "b1", "b2"], 4), "--taken-at", JUNE)
    found = growth("compare", "small", "--json").json
    for score in found["scores"].values():
        assert score["comparable"] is False
        assert (score["change"], score["pomp_change"]) == (None, None)
        assert "1.0 and 2.0" in score["finding"]
        assert score.keys() == {"a", "b", "change", "pomp_change", "comparable", "finding"}
        assert "points" not in score["finding"]
    assert found["items"] == []
    out = growth("compare", "small").out
    assert "Versions 1.0 and 2.0 count the answers differently" in " ".join(out.split())
    assert "Stayed the same" not in out


def test_versions_declared_comparable_are_joined(growth: Commands) -> None:
    growth.own_form(small())
    growth.take("small", dict.fromkeys(["a1", "a2", "b1", "b2"], 2), "--taken-at", MARCH)
    changes: list[dict[str, Any]] = [
        {"version": "2.0", "note": "Reworded.", "comparable_with": ["1.0"]}
    ]
    changed = small(version="2.0", changes=changes)
    changed["sections"][0]["items"][0]["text"] = "Reworded?"
    growth.own_form(changed)
    growth.take("small", dict.fromkeys(["a1", "a2", "b1", "b2"], 4), "--taken-at", JUNE)
    overall = growth("compare", "small", "--json").json["scores"]["overall"]
    assert overall["comparable"] is True
    assert overall["change"] == pytest.approx(1.0)


def test_for_people(growth: Commands) -> None:
    pulse(growth, MARCH, 3, 3, 2, 4, 3, 2, 3, **{PULSE[4]: "First note.\nWith two lines."})
    pulse(growth, JUNE, 5, 3, 2, 4, 3, 2, 3, **{PULSE[0]: "[red]Second[/red] note."})
    out = growth("compare", "pulse").out
    assert out.splitlines()[0] == "Pulse, 1 Mar 2026 and 1 Jun 2026"
    lines = out.splitlines()
    place = lines.index("Taking accountability: +50")
    assert lines[place + 1] == f"  1 Mar 2026    50  {'█' * 20}{'░' * 20}"
    assert lines[place + 2] == f"  1 Jun 2026   100  {'█' * 40}"
    assert "Learning on my own: 0" in lines
    one_line = " ".join(out.split())
    assert "Moved most: “When I noticed a misstep of mine" in one_line
    assert "from Sometimes to Almost always" in one_line
    place = lines.index("Stayed the same")
    assert lines[place + 1].startswith("  When a moment troubled me")
    assert "Notes of 1 Mar 2026" in lines
    assert "    With two lines." in lines
    assert "    [red]Second[/red] note." in lines
    assert max(map(len, lines)) <= 80


def test_for_people_in_ascii(growth: Commands, three: list[str]) -> None:
    out = growth("compare", "pulse", "--ascii").out
    assert f"  1 Sep 2026   100  {'#' * 40}" in out.splitlines()
    assert out.isascii()


def test_a_form_without_numbers_has_nothing_to_compare_and_does_not_fail(growth: Commands) -> None:
    form = small(subscales=[], scoring={})
    form["sections"][0]["items"] = [{"id": "word", "type": "text", "text": "A word?"}]
    growth.own_form(form)
    for word in ("one", "two"):
        growth.take("small", {"word": word}, notes={"word": f"note {word}"})
    assert growth("compare", "small", "--json").json["scores"] == {}
    out = growth("compare", "small").out
    assert "note two" in out
    assert "0 to 100" not in out
    assert "moved" not in out

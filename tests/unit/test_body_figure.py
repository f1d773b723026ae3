"""The figure of the body: what is where on it."""

from __future__ import annotations

import pytest

from growth_tui.instrument.library import shipped_bytes
from growth_tui.instrument.model import Choice, Item, ResponseScale
from growth_tui.instrument.reading import read
from growth_tui.tui.widgets.body_figure import (
    GAP,
    ONE_WIDTH,
    ROWS,
    WIDTH,
    anchors,
    claims,
    figure,
    region_at,
)
from growth_tui.tui.widgets.body_marks import BodyMarks

CHECK_IN = read(shipped_bytes("body-check-in")).item("body-map")
assert CHECK_IN is not None
REGIONS = [region.code for region in CHECK_IN.regions]
DRAWN = [region for region in REGIONS if region not in ("whole-body", "elsewhere")]


def test_every_row_has_the_stated_width() -> None:
    rows = figure()
    assert len(rows) == ROWS
    assert {len(row) for row in rows} == {WIDTH}


def test_both_sides_are_symmetrical_and_the_gap_is_empty() -> None:
    for row in figure():
        front, gap, back = row[:ONE_WIDTH], row[ONE_WIDTH : ONE_WIDTH + GAP], row[-ONE_WIDTH:]
        assert set(gap) == {None}
        for side in (front, back):
            assert [cell and cell.part for cell in side] == [c and c.part for c in side[::-1]]


def test_every_part_of_the_body_in_the_shipped_check_in_has_a_place() -> None:
    assert set(anchors(claims(REGIONS))) == set(DRAWN)


@pytest.mark.parametrize("region", DRAWN)
def test_the_number_of_a_region_stands_inside_it(region: str) -> None:
    claimed = claims(REGIONS)
    x, y = anchors(claimed)[region]
    assert region_at(claimed, x, y) == region


def test_the_back_is_only_on_the_back() -> None:
    claimed = claims(["chest", "upper-back", "lower-back", "stomach"])
    places = anchors(claimed)
    assert places["chest"][0] < ONE_WIDTH < places["upper-back"][0]
    assert places["stomach"][0] < ONE_WIDTH < places["lower-back"][0]


def test_a_broader_region_stands_in_for_parts_that_a_form_does_not_name() -> None:
    claimed = claims(["head", "back", "belly"])
    assert claimed["jaw"] == claimed["face"] == "head"
    assert claimed["upper-back"] == claimed["lower-back"] == "back"
    assert claimed["stomach"] == "belly"
    assert "feet" not in claimed


def test_an_unknown_region_is_nowhere_on_the_figure() -> None:
    assert anchors(claims(["aura"])) == {}


@pytest.mark.parametrize("place", [(-1, 0), (0, -1), (WIDTH, 0), (0, ROWS), (0, 0)])
def test_beside_the_body_there_is_no_region(place: tuple[int, int]) -> None:
    assert region_at(claims(REGIONS), *place) is None


def test_what_is_filled_can_be_told_without_colour() -> None:
    cell = figure()[6][ONE_WIDTH // 2]
    assert cell is not None
    drawn = {
        cell.drawn(chosen=chosen, marked=marked)
        for chosen, marked in ((False, False), (False, True), (True, False))
    }
    assert len(drawn) == 3


ITEM = Item(
    "where",
    "body",
    "Where?",
    regions=(Choice("jaw", "Jaw"), Choice("chest", "Chest")),
    sensations=(Choice("tight", "Tight"), Choice("hot", "Hot")),
    strength=ResponseScale("strength", 1, 5, {1: "Faint"}),
)


def test_marks_are_given_in_the_order_of_the_form() -> None:
    marks = BodyMarks(ITEM)
    marks.put("chest", "hot", 2)
    marks.put("jaw", "tight", 4)
    assert marks.to_answer() == [
        {"region": "jaw", "sensation": "tight", "strength": 4},
        {"region": "chest", "sensation": "hot", "strength": 2},
    ]


def test_marking_again_changes_the_strength_and_adds_no_second_mark() -> None:
    marks = BodyMarks(ITEM, [{"region": "jaw", "sensation": "tight", "strength": 4}])
    marks.put("jaw", "tight")
    assert marks.to_answer()[0]["strength"] == 4
    marks.put("jaw", "tight", 1)
    assert marks.to_answer() == [{"region": "jaw", "sensation": "tight", "strength": 1}]


def test_a_place_can_have_several_sensations_told_in_words() -> None:
    marks = BodyMarks(ITEM)
    marks.put("jaw", "tight", 4)
    marks.put("jaw", "a lid on a pot")
    assert marks.in_words("jaw") == "tight, 4 of 5; a lid on a pot"
    assert marks.own_words("jaw") == ["a lid on a pot"]
    assert marks.strengths() == {"jaw": "4"}


def test_taking_away_one_sensation_leaves_the_others() -> None:
    marks = BodyMarks(ITEM)
    marks.put("jaw", "tight", 4)
    marks.put("jaw", "hot", 2)
    assert marks.take_away("jaw", "tight")
    assert [mark["sensation"] for mark in marks.at("jaw")] == ["hot"]
    assert marks.take_away("jaw")
    assert marks.to_answer() == []
    assert not marks.take_away("jaw")


def test_the_answer_given_before_is_not_changed_in_place() -> None:
    before = [{"region": "jaw", "sensation": "tight", "strength": 4}]
    BodyMarks(ITEM, before).put("jaw", "tight", 1)
    assert before[0]["strength"] == 4

"""What each step of the body map offers: places, sensations, strengths (no Textual here)."""

from __future__ import annotations

from growth_tui.cells import pad, width_of
from growth_tui.instrument.in_words import text_of
from growth_tui.instrument.model import Item
from growth_tui.tui.widgets.answer_rows import AnswerRow, answer_rows
from growth_tui.tui.widgets.body_marks import BodyMarks

GO_ON = "Go on"
OWN_WORD = "A word of my own"

ON, OWN = "\x00on", "\x00own"  # no code of a form holds a control character


def place_rows(marks: BodyMarks) -> list[AnswerRow]:
    """Every place, those already marked with what is felt there; then the reasons for none."""
    regions = marks.item.regions
    widest = max((width_of(region.text) for region in regions), default=0)
    rows = []
    for number, region in enumerate(regions, start=1):
        felt = marks.in_words(region.code)
        label = f"{pad(region.text, widest)}  {felt}" if felt else region.text
        rows.append(AnswerRow(str(number), label, region.code))
    return [*rows, *answer_rows(marks.item), AnswerRow("", GO_ON, ON, aside=True)]


def sensation_rows(marks: BodyMarks, region: str) -> list[AnswerRow]:
    """The form's sensations, the person's own words for this place, and room for another."""
    offered = [(each.text, each.code) for each in marks.item.sensations]
    offered += [(word, word) for word in marks.own_words(region)]
    rows = [
        AnswerRow(str(number), text, code) for number, (text, code) in enumerate(offered, start=1)
    ]
    return [*rows, AnswerRow("", OWN_WORD, OWN, aside=True)]


def strength_rows(item: Item) -> list[AnswerRow]:
    """Every strength with its words."""
    return [
        AnswerRow(str(point), item.marks.anchors.get(point, ""), point)
        for point in item.marks.points
    ]


def place_and_sensation(item: Item, region: str, sensation: str | None) -> str:
    """`Jaw, tight`; the place alone where no sensation is known."""
    place = text_of(item.regions, region)
    if sensation is None:
        return place
    felt = text_of(item.sensations, sensation)
    return f"{place}, {felt[:1].lower()}{felt[1:]}"

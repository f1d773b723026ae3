"""The forms that ship, and the guide that teaches how to write one, hold what they promise."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from growth_tui.exchange.responses import read_csv
from growth_tui.exchange.score_many import csv_lines, json_lines
from growth_tui.instrument.answers import problem_with
from growth_tui.instrument.checking import check
from growth_tui.instrument.conditions import visible_items
from growth_tui.instrument.library import shipped_bytes, shipped_ids
from growth_tui.instrument.model import TEXTUAL, Instrument, Item
from growth_tui.instrument.reading import read
from growth_tui.instrument.schema import SCHEMA
from growth_tui.measure.scoring import score

ASSESSMENTS = ("cultural-humility", "pulse", "group-leadership", "breadth-of-knowledge")
REFLECTIONS = ("misstep-and-repair", "origins-of-a-belief", "body-check-in", "belief-noticed")
FACETS = {
    "accountability": "Taking accountability",
    "consultation": "Learning with a consultant",
    "biases": "Knowing my biases",
    "embodiment": "Embodied awareness",
    "repair": "Discomfort and repair",
    "advocacy": "Allyship and advocacy",
}
AREAS = (
    "race",
    "migration",
    "gender",
    "sexuality",
    "faith",
    "culture",
    "families",
    "disability",
    "class",
)
PRIVATE = {
    "misstep-and-repair": {
        *("what-happened", "effect-on-me", "not-mine", "what-i-felt", "in-the-body"),
        *("what-i-need", "what-would-help"),
    },
    "origins-of-a-belief": {
        *("belief", "the-part", "towards-the-part", "how-learned", "when-it-shows-up"),
        *("what-it-protects", "what-it-costs", "new-way"),
    },
    "body-check-in": {
        *("what-activated", "whose-bias", "body-map", "image", "pull", "helped-in-words"),
    },
    "belief-noticed": {"in-words"},
}
FOLDER = Path(__file__).parents[2] / "assessments"
GUIDE = (FOLDER / "README.md").read_text(encoding="utf-8")
EXAMPLES = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", GUIDE, re.DOTALL)]
EXAMPLE_FORMS = [example for example in EXAMPLES if "format" in example]


@cache
def form(name: str, language: str | None = None) -> Instrument:
    return read(shipped_bytes(name), name=name, language=language)


def asked(name: str) -> list[Item]:
    return [item for item in form(name).items() if item.asks]


def words_for_people(instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Every text that is shown, with where it stands."""
    for name in ("title", "purpose", "recall_period", "opening", "settling", "citation"):
        yield name, getattr(instrument, name)
    for subscale in instrument.subscales:
        yield f"{subscale.id}/title", subscale.title
        yield f"{subscale.id}/about", subscale.about
        for place, practice in enumerate(subscale.practices):
            yield f"{subscale.id}/practices/{place}", practice
    for section in instrument.sections:
        yield f"{section.id}/title", section.title
        yield f"{section.id}/intro", section.intro
    for item in instrument.items():
        yield f"{item.id}/text", item.text
        yield f"{item.id}/help", item.help
        for choice in (*item.choices, *item.regions, *item.sensations):
            yield f"{item.id}/{choice.code}", choice.text
        if item.scale is not None:
            for point, anchor in item.scale.anchors.items():
                yield f"{item.scale.id}/{point}", anchor
            for nonresponse in item.scale.nonresponse:
                yield f"{item.scale.id}/{nonresponse.code}", nonresponse.label
    for made in instrument.scores.values():
        yield f"scores/{made.id}/title", made.title
        yield f"scores/{made.id}/about", made.about


def test_the_library_is_complete() -> None:
    assert set(shipped_ids()) == {*ASSESSMENTS, *REFLECTIONS}
    assert shipped_ids()[:4] == ASSESSMENTS


@pytest.mark.parametrize("name", [*ASSESSMENTS, *REFLECTIONS])
class TestEachForm:
    def test_has_no_fault_and_no_warning(self, name: str) -> None:
        assert [str(fault) for fault in check(shipped_bytes(name), name=name)] == []

    def test_is_what_its_file_says(self, name: str) -> None:
        assert form(name).id == name
        assert form(name).kind == ("assessment" if name in ASSESSMENTS else "reflection")

    def test_says_that_it_is_not_validated(self, name: str) -> None:
        evidence = form(name).evidence
        assert not evidence.validated
        assert evidence.note.startswith("Not validated.")
        assert all(made.reference is None for made in form(name).scores.values())

    def test_may_be_shared_and_cited(self, name: str) -> None:
        assert form(name).licence.spdx == "CC-BY-4.0"
        assert form(name).licence.text_may_be_shared
        assert form(name).authors
        assert "CC BY 4.0" in form(name).citation

    def test_has_each_item_id_once(self, name: str) -> None:
        ids = [item.id for item in form(name).items()]
        assert len(ids) == len(set(ids))

    def test_says_who_may_read_it_one_day(self, name: str) -> None:
        opening = form(name).opening
        assert "not part of a client’s record" in opening
        assert "legal or licensing proceedings" in opening
        assert "employer’s machine" in opening
        assert "not for evaluation, hiring or discipline" in opening
        assert "anything that could identify a client" in opening

    def test_makes_no_claim_of_competence(self, name: str) -> None:
        for place, text in words_for_people(form(name)):
            if place != "opening":
                assert not re.search(r"competen|expert|percentile|know\w* well", text.lower()), (
                    place
                )

    def test_forces_nobody(self, name: str) -> None:
        assert not any(item.required for item in form(name).items())

    def test_never_sends_anyone_to_clients_or_colleagues_to_be_taught(self, name: str) -> None:
        taught = re.compile(
            r"(teach|educat|explain)\w*\s+(me|you|us)\b"
            r"|(ask|let|have|invite|look)\w*\b.*\b(client|colleague|patient|member)s?\b.*"
            r"\b(explain|teach|educate|describe)"
        )
        turned = {f"{item.id}/text" for item in form(name).items() if item.reverse_scored}
        for place, text in words_for_people(form(name)):
            if place not in turned:
                assert not taught.search(text.lower()), (place, text)

    def test_presumes_nobody_s_identity(self, name: str) -> None:
        presuming = re.compile(
            r"\b(minorit\w+|diverse|exotic|privilege\w*|non-white|as a white|people of colou?r"
            r"|normal people|ordinary people|those people|different from me|their kind|victims?)\b"
        )
        for place, text in words_for_people(form(name)):
            assert not presuming.search(text.lower()), (place, text)

    def test_reads_easily(self, name: str) -> None:
        for item in form(name).items():
            for sentence in sentences(item.text):
                assert len(sentence.split()) <= 20, item.id
            long_words = [word for word in re.findall(r"\w+", item.text) if len(word) > 12]
            assert len(long_words) <= 1, item.id
        for place, text in words_for_people(form(name)):
            for sentence in sentences(text):
                assert len(sentence.split()) <= 32, (place, sentence)

    def test_fits_a_narrow_screen(self, name: str) -> None:
        for item in form(name).items():
            assert len(item.text) <= (250 if item.type == "info" else 110), item.id
            assert len(item.help) <= 180, item.id
            assert all(len(choice.text) <= 50 for choice in item.choices), item.id
        for section in form(name).sections:
            assert len(section.title) <= 34
            assert len(section.intro) <= 190, section.id
        for subscale in form(name).subscales:
            assert all(len(practice) <= 120 for practice in subscale.practices), subscale.id


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"[.?!:;](?:[”»)]*\s|$)|\n", text) if part.strip()]


@pytest.mark.parametrize("name", ASSESSMENTS)
class TestEachAssessment:
    def test_states_its_window(self, name: str) -> None:
        assert form(name).recall_period.startswith("the last ")
        assert form(name).recall_period in form(name).opening

    def test_comes_round(self, name: str) -> None:
        days = {"cultural-humility": 28, "pulse": 7, "group-leadership": 56}
        assert form(name).retake_after_days == days.get(name, 90)
        assert form(name).minutes

    def test_lets_people_decline(self, name: str) -> None:
        for item in asked(name):
            if item.scale is not None:
                codes = [each.code for each in item.scale.nonresponse]
                assert "prefer_not" in codes
                # A count of what was done says "not at all" itself.
                assert ("no_opportunity" in codes) == (item.scale.id == "frequency")

    def test_offers_something_to_try_for_each_facet(self, name: str) -> None:
        for subscale in form(name).subscales:
            assert subscale.about
            assert 2 <= len(subscale.practices) <= 4

    def test_asks_what_was_done(self, name: str) -> None:
        for item in asked(name):
            if item.type == "scale":
                assert re.search(r"\bI\b", item.text), item.id
                assert item.text.endswith("."), item.id
                assert " and " not in item.text, item.id  # one act in each

    def test_turned_items_hold_no_negation(self, name: str) -> None:
        negation = re.compile(r"\b(not|no|never|without|nothing|nobody)\b|n't\b")
        for item in asked(name):
            if item.reverse_scored:
                assert not negation.search(item.text), item.id
                assert item.ask_example_from is None, item.id


class TestCulturalHumility:
    def test_has_six_facets_of_six(self) -> None:
        found = {each.id: each.title for each in form("cultural-humility").subscales}
        assert found == FACETS
        for facet in FACETS:
            items = [item for item in asked("cultural-humility") if item.subscale == facet]
            assert len(items) == 6
            assert sum(item.reverse_scored for item in items) == 2
            assert any(item.ask_example_from == 5 for item in items)

    def test_disclaims_the_sources_that_it_learned_from(self) -> None:
        opening = form("cultural-humility").opening
        assert "not Internal Family Systems training" in opening
        assert "no tie to it or to Resmaa Menakem" in opening

    def test_a_facet_without_occasion_has_no_score_rather_than_a_low_one(self) -> None:
        none = {"nonresponse": "no_opportunity"}
        answers: dict[str, Any] = {
            item.id: none if item.subscale == "consultation" else 4
            for item in asked("cultural-humility")
        }
        scores = score(form("cultural-humility"), answers)
        assert scores["consultation"].value is None
        assert scores["biases"].value == pytest.approx((4 * 4 + 2 * 2) / 6)
        assert scores["overall"].value == pytest.approx((4 * 4 + 2 * 2) / 6)


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("cultural-humility", "spoke-up"),
        ("cultural-humility", "raised-a-rule"),
        ("cultural-humility", "left-to-others"),
        ("pulse", "let-it-pass"),
        ("group-leadership", "named-a-remark"),
    ],
)
def test_nobody_is_asked_to_act_at_their_own_risk(name: str, item: str) -> None:
    found = form(name).item(item)
    assert found is not None
    assert "at risk, “No opportunity in this period” is a fair answer" in found.help


class TestPulse:
    def test_asks_one_question_for_each_facet(self) -> None:
        facets = [item.subscale for item in asked("pulse")]
        assert facets == [*FACETS, "learning"]
        titles = {each.id: each.title for each in form("pulse").subscales}
        assert FACETS.items() <= titles.items()

    def test_turns_some_and_asks_for_examples_of_others(self) -> None:
        assert sum(item.reverse_scored for item in asked("pulse")) == 2
        assert sum(item.ask_example_from == 5 for item in asked("pulse")) == 3

    def test_says_in_both_languages_that_it_is_not_that_training(self) -> None:
        assert "not Internal Family Systems training" in form("pulse").opening
        assert "No son una formación en Sistemas de Familia Interna" in form("pulse", "es").opening
        for language in ("en", "es"):
            assert "Resmaa Menakem" in form("pulse", language).opening

    def test_a_quiet_week_still_has_an_overall(self) -> None:
        answers = {item.id: 3 for item in asked("pulse")[:4]}
        assert score(form("pulse"), answers)["overall"].value == 3
        answers.popitem()
        assert score(form("pulse"), answers)["overall"].value is None

    def test_speaks_spanish_throughout(self) -> None:
        assert form("pulse").languages == ("en", "es")
        spanish = form("pulse", "es")
        assert spanish.language == "es"
        pairs = zip(words_for_people(form("pulse")), words_for_people(spanish), strict=True)
        for (place, english), (_, translated) in pairs:
            assert bool(english) == bool(translated), place
            assert not english or english != translated, place
        assert spanish.evidence.note != form("pulse").evidence.note
        assert spanish.changes[0].note != form("pulse").changes[0].note

    def test_the_spanish_presumes_no_gender(self) -> None:
        gendered = re.compile(
            r"\b(el|los|del|un|al) (cliente|paciente|terapeuta|colega|participante)s?\b"
            r"|\b(atento|seguro|preparado|cansado|incómodo|consciente de uno mismo)\b"
        )
        for place, text in words_for_people(form("pulse", "es")):
            assert not gendered.search(text.lower()), (place, text)


class TestGroupLeadership:
    def test_has_five_facets_of_four(self) -> None:
        assert len(form("group-leadership").subscales) == 5
        for facet in form("group-leadership").subscales:
            items = [item for item in asked("group-leadership") if item.subscale == facet.id]
            assert len(items) == 4
            assert any(item.reverse_scored for item in items)

    def test_asks_of_members_unlike_oneself(self) -> None:
        assert any("like mine" in item.text for item in asked("group-leadership"))


class TestBreadthOfKnowledge:
    def test_has_nine_areas_each_with_a_blind_spot_that_stays_private(self) -> None:
        assert tuple(each.id for each in form("breadth-of-knowledge").subscales) == AREAS
        for area in AREAS:
            assert form("breadth-of-knowledge").scores[area].weights == {
                f"{area}-learned": 1,
                f"{area}-followed-up": 1,
            }
            blind_spot = form("breadth-of-knowledge").item(f"{area}-blind-spot")
            assert blind_spot is not None
            assert blind_spot.type == "long_text"
            assert blind_spot.sensitive

    def test_counts_single_acts_and_names_no_occasion(self) -> None:
        for area in AREAS:
            followed_up = form("breadth-of-knowledge").item(f"{area}-followed-up")
            assert followed_up is not None
            assert followed_up.text.startswith("I looked up something I did not know about ")
            assert " and " not in followed_up.text

    def test_no_source_at_all_stands_alone(self) -> None:
        item = form("breadth-of-knowledge").item("kinds-of-sources")
        assert item is not None
        assert [each.label for each in item.nonresponse] == ["None in this period"]
        assert problem_with(item, ["memoir", "none"]) is not None

    def test_counts_the_areas_touched(self) -> None:
        answers = {
            item.id: 0 if item.id.startswith(("race", "class")) else 2
            for item in asked("breadth-of-knowledge")
            if item.type == "scale"
        }
        scores = score(form("breadth-of-knowledge"), answers)
        assert scores["areas-touched"].value == 7
        assert scores["race"].value == 0
        assert scores["learned"].value == pytest.approx(14 / 9)


@pytest.mark.parametrize("name", REFLECTIONS)
class TestEachReflection:
    def test_can_be_stopped_and_settles(self, name: str) -> None:
        assert "pause or stop at any step" in form(name).opening
        assert form(name).settling.startswith("Before and after")
        assert "stop for today" in form(name).settling
        assert "feel, hear or see" in form(name).settling

    def test_presumes_no_body(self, name: str) -> None:
        presumed = re.compile(r"\b(your (feet|eyes|legs|breath)|stand up|look (around|inwards))\b")
        for place, text in words_for_people(form(name)):
            assert not presumed.search(text.lower()), (place, text)

    def test_keeps_to_itself_what_holds_a_hurt_or_a_body(self, name: str) -> None:
        private = {item.id for item in form(name).items() if item.sensitive}
        assert private >= PRIVATE[name]

    def test_is_not_scored(self, name: str) -> None:
        assert form(name).scores == {}

    def test_says_what_it_is_not(self, name: str) -> None:
        text = " ".join(text for _, text in words_for_people(form(name)))
        if re.search(r"\bpart of you\b|\bthe part\b|\bthis part\b", text):
            assert "Internal Family Systems. This is not that training" in form(name).opening
        if name == "body-check-in":
            assert "Resmaa Menakem" in form(name).opening
            assert "no tie to him" in form(name).opening

    def test_leaves_room_for_words(self, name: str) -> None:
        assert any(item.type in TEXTUAL for item in asked(name))


class TestMisstepAndRepair:
    REPAIR = ("not_yet", "tried", "made", "not_possible", "not_mine_to_reopen")

    def shown(self, **answers: str) -> list[str]:
        given = {name.replace("_", "-"): answer for name, answer in answers.items()}
        return [item.id for item in visible_items(form("misstep-and-repair"), given)]

    def test_asks_whose_need_before_any_step(self) -> None:
        shown = self.shown(where_i_stood="did", repair_state="not_yet")
        order = ["whose-need", "wanted", "repair-state", "repair-steps", "follow-up-days"]
        assert [name for name in shown if name in order] == order

    def test_names_the_states_of_a_repair(self) -> None:
        item = form("misstep-and-repair").item("repair-state")
        assert item is not None
        assert tuple(choice.code for choice in item.choices) == self.REPAIR

    def test_says_kindly_that_relief_is_no_repair(self) -> None:
        assert "on-relief" in self.shown(where_i_stood="did", whose_need="mine")
        assert "on-relief" not in self.shown(where_i_stood="did", whose_need="theirs")
        item = form("misstep-and-repair").item("on-relief")
        assert item is not None
        assert "an apology that mostly relieves the one who makes it is no repair" in item.text

    @pytest.mark.parametrize("wanted", ["seems_not", "said_no"])
    def test_an_unwanted_repair_may_stay_closed(self, wanted: str) -> None:
        assert "on-leaving-closed" in self.shown(where_i_stood="did", wanted=wanted)

    def test_asks_nobody_who_was_harmed_for_their_part_or_a_repair(self) -> None:
        shown = self.shown(where_i_stood="done_to_me")
        assert not {"my-part", "whose-need", "wanted", "repair-state", "repair-steps"} & {*shown}
        assert {"effect-on-me", "not-mine", "on-being-harmed", "what-i-need"} <= {*shown}

    def test_asks_those_who_were_harmed_what_would_help_and_not_what_they_will_do(self) -> None:
        assert "what-would-help" in self.shown(where_i_stood="done_to_me")
        assert "next-time" not in self.shown(where_i_stood="done_to_me")
        assert "what-would-help" not in self.shown(where_i_stood="did")

    def test_no_heading_asks_those_who_were_harmed_for_a_part_or_a_repair(self) -> None:
        shown = {*self.shown(where_i_stood="done_to_me")}
        for section in form("misstep-and-repair").sections:
            if any(item.id in shown for item in section.items):
                heading = f"{section.title} {section.intro}".lower()
                assert not re.search(r"\bmy part\b|\brepair\b", heading), section.id

    def test_asks_everything_of_both(self) -> None:
        shown = self.shown(where_i_stood="both")
        assert {"my-part", "not-mine", "whose-need", "what-i-need", "repair-state"} <= {*shown}

    def test_goes_on_where_the_first_question_was_left_open(self) -> None:
        assert {"my-part", "whose-need", "repair-state", "next-time"} <= {*self.shown()}


class TestBeliefs:
    def test_origins_can_be_counted(self) -> None:
        item = form("origins-of-a-belief").item("whose-voice")
        assert item is not None
        assert item.type == "multiple_choice"
        assert {"family", "community", "dominant_culture", "taught_history", "media"} <= {
            choice.code for choice in item.choices
        }

    def test_one_scale_of_hold_runs_through_both(self) -> None:
        first, again = (
            form(name).item("hold") for name in ("origins-of-a-belief", "belief-noticed")
        )
        assert first is not None
        assert again is not None
        assert first.scale == again.scale
        assert first.limits == (0, 10)

    @pytest.mark.parametrize(
        ("answers", "asked"), [({}, True), ({"held": "now"}, True), ({"held": "once"}, False)]
    )
    def test_the_hold_of_today_is_asked_only_where_it_may_have_one(
        self, answers: dict[str, str], asked: bool
    ) -> None:
        shown = [item.id for item in visible_items(form("origins-of-a-belief"), answers)]
        assert ("hold" in shown) is asked


def test_the_body_check_in_asks_before_and_after_on_one_scale() -> None:
    before, after, body = (
        form("body-check-in").item(name)
        for name in ("strength-before", "strength-after", "body-map")
    )
    assert before is not None
    assert after is not None
    assert body is not None
    assert before.scale == after.scale
    assert [each.text for each in body.regions][-2:] == ["Whole body", "Somewhere else"]
    assert [each.label for each in body.nonresponse] == ["Nowhere, or I cannot tell"]
    assert "cannot_tell" in {each.code for each in before.scale.nonresponse}
    assert len(body.sensations) >= 10
    assert body.strength is not None
    assert (body.strength.min, body.strength.max) == (1, 5)


class TestGuide:
    @pytest.mark.parametrize("example", EXAMPLE_FORMS, ids=lambda each: each["id"])
    def test_every_example_form_is_faultless(self, example: dict[str, Any]) -> None:
        data = json.dumps(example).encode()
        assert [str(fault) for fault in check(data, name="README.md")] == []
        assert read(data).title

    def test_there_is_an_example_for_each_step(self) -> None:
        assert len(EXAMPLE_FORMS) == len(re.findall(r"^### \d\. ", GUIDE, re.MULTILINE)) == 7

    def test_the_filled_form_fits_its_form(self) -> None:
        filled = next(example for example in EXAMPLES if "answers" in example)
        data = next(each for each in EXAMPLE_FORMS if each["id"] == "two-facets")
        instrument = read(json.dumps(data).encode())
        for name, answer in filled["answers"].items():
            item = instrument.item(name)
            assert item is not None
            assert problem_with(item, answer) is None

    def test_scoring_many_gives_what_the_guide_shows(self) -> None:
        data = next(each for each in EXAMPLE_FORMS if each["id"] == "two-facets")
        instrument = read(json.dumps(data).encode())
        table = "id,waited,asked-back,watched-clock,planned-next\np1,4,no_opportunity,3,2\n"
        shown = GUIDE.partition("## Scoring many people")[2]
        rows = csv_lines(read_csv(table.splitlines(keepends=True), instrument), instrument)
        assert "".join(f"    {row}" for row in rows) in shown
        (line,) = json_lines(read_csv(table.splitlines(keepends=True), instrument), instrument)
        assert '"listening": {"value": null,' in shown
        assert line.partition('"listening": ')[2].partition("}")[0] in " ".join(shown.split())

    def test_every_field_of_the_format_is_in_the_reference(self) -> None:
        reference = GUIDE.partition("## Reference")[2]
        for name in fields(SCHEMA):
            assert re.search(rf'[`"]{name}[`"]', reference), name

    def test_every_shipped_form_is_in_the_table(self) -> None:
        for name in ASSESSMENTS:
            row = next(line for line in GUIDE.splitlines() if line.startswith(f"| `{name}`"))
            cells = [cell.strip() for cell in row.strip("|").split("|")]
            assert cells[2] == str(len(asked(name)))
            assert cells[3] == form(name).recall_period
            assert cells[4] == f"{form(name).retake_after_days} days"
        for name in REFLECTIONS:
            assert f"| `{name}` |" in GUIDE

    def test_the_items_with_a_meaning_are_in_a_shipped_reflection(self) -> None:
        table = GUIDE.partition("| item id | type | what it does |")[2].partition("\n\n")[0]
        names = re.findall(r"`([a-z-]+)`", re.sub(r"\|[^|]*\|[^|]*\|$", "", table, flags=re.M))
        assert len(names) == 10
        known = {item.id for name in REFLECTIONS for item in form(name).items()}
        assert {*names} <= known

    @pytest.mark.parametrize(
        ("answers", "rules", "reverse", "value", "said"),
        [
            ([2, 4, 4, 3, None], {"min_share_answered": 0.8}, False, 3.25, "3.25 (four of five"),
            ([2, 4, 4, None, None], {"min_share_answered": 0.8}, False, None, "none: "),
            (
                [2, 4, 4, 3, None],
                {"min_share_answered": 0.8, "method": "sum"},
                False,
                16.25,
                "16.25 =",
            ),
            ([2, 2], {}, True, 3, "3 ="),
        ],
    )
    def test_the_worked_scores_are_right(
        self,
        answers: list[int | None],
        rules: dict[str, Any],
        reverse: bool,
        value: float | None,
        said: str,
    ) -> None:
        assert f"| {said}" in GUIDE
        items = [
            {"id": f"q{place}", "type": "scale", "scale": "five", "text": "A question."}
            for place in range(len(answers))
        ]
        if reverse:
            items[-1] = {**items[-1], "reverse_scored": True}  # type: ignore[dict-item]
        instrument = read(
            json.dumps(
                {
                    **EXAMPLE_FORMS[0],
                    "response_scales": {"five": {"min": 1, "max": 5}},
                    "sections": [{"id": "one", "title": "One", "items": items}],
                    "scoring": rules,
                }
            ).encode()
        )
        made = score(instrument, {f"q{place}": each for place, each in enumerate(answers)})
        assert made["overall"].value == value
        if value is None:
            assert made["overall"].reason in GUIDE
        if value == 3:
            assert made["overall"].pomp == 50


def fields(schema: Any) -> set[str]:
    """The name of every field that a JSON Schema knows."""
    if isinstance(schema, list):
        return set().union(*map(fields, schema))
    if not isinstance(schema, dict):
        return set()
    own = schema.get("properties")
    names = set(own) if isinstance(own, dict) else set()
    return names.union(*map(fields, schema.values()))

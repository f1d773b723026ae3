from __future__ import annotations

import pytest

from growth_tui.report.content import ReportOptions
from growth_tui.report.identifiers import possible_identifiers, without_tables
from growth_tui.report.markdown import markdown_parts, markdown_report
from growth_tui.report.meant_texts import meant_texts
from growth_tui.report.text import text_parts, text_report
from tests.unit.report_content import CONTENT, EVERYTHING


@pytest.mark.parametrize(
    ("text", "kind", "excerpt"),
    [
        ("write to m.lopez+x@example.co.uk today", "e-mail address", "m.lopez+x@example.co.uk"),
        ("call +1 (555) 010-9999.", "phone number", "+1 (555) 010-9999"),
        ("call 0171 2345678 then", "phone number", "0171 2345678"),
        ("call 555-0100.", "phone number", "555-0100"),
        ("since 12/03/1981 or so", "date of birth", "12/03/1981"),
        ("am 12. 3. 1981.", "date of birth", "12. 3. 1981"),
        ("it was 1981-03-12", "date of birth", "1981-03-12"),
        ("on 3 March 1981 it", "date of birth", "3 March 1981"),
        ("on March 3rd, 1981 it", "date of birth", "March 3rd, 1981"),
        ("she was born on 3 Mar 2022.", "date of birth", "3 Mar 2022"),
        ("I told Maria about it.", "name", "Maria"),
        ("I told Maria Lopez-Diaz about it.", "name", "Maria Lopez-Diaz"),
        ("Maria Lopez came late.", "name", "Maria Lopez"),
        ("it was Dr. O’Neill who", "name", "Dr. O’Neill"),
        ("Mrs Weber came late.", "name", "Mrs Weber"),
        ("then Łukasz said", "name", "Łukasz"),
        ("with M., 34, in March", "initials with an age", "M., 34"),
        ("with J.K. (27) again", "initials with an age", "J.K. (27"),
        ("with AB aged 14 again", "initials with an age", "AB aged 14"),
        ("K, who is 52, said", "initials with an age", "K, who is 52"),
        ("I met\n  Maria there", "name", "Maria"),
    ],
)
def test_it_points_at_what_may_identify(text: str, kind: str, excerpt: str) -> None:
    assert [(one.kind, one.excerpt) for one in possible_identifiers(text)] == [(kind, excerpt)]


@pytest.mark.parametrize(
    "text",
    [
        "Today I waited. Then I spoke. “Why?” I asked.",
        "It was a Monday in March, and I’m a White clinician who speaks Spanish.",
        "Jacobson 1991, doi 10.1037/0022-006X.59.1.12",
        "see https://example.org/10.1037/1234567/Smith",
        "larger than 9.296925484568419 points",
        "on 23 Nov 2026 and from 3 Mar to 23 Nov 2026",
        "  39      35      37      42      40      44",
        "The CBT group and the LGBTQ group met.",
        "I waited 30 minutes. A 12 week course.",
        "First line.\n\nSecond line\n\n  │ Third line.",
        "Item 12  When it landed badly",
        "before 59.09 (value 3.36) on 23 Sep 2026, after 58.57 (3.34) on 23 Oct 2026",
        "before 59.09 (3.36), 3.34286  1 to 5",
    ],
)
def test_it_leaves_ordinary_text_alone(text: str) -> None:
    assert possible_identifiers(text) == ()


def test_places_are_lines_and_columns_counted_from_one() -> None:
    (first, second) = possible_identifiers("We met.\nHe told Ana\n and then a@b.org wrote.")
    assert (first.line, first.column, first.excerpt) == (2, 9, "Ana")
    assert (second.line, second.column, second.excerpt) == (3, 11, "a@b.org")


@pytest.mark.parametrize("parts", [text_parts, markdown_parts])
def test_tables_are_not_looked_at_and_everything_else_keeps_its_place(parts: object) -> None:
    written = parts(CONTENT, EVERYTHING)  # type: ignore[operator]
    report = "".join(text for _, text in written)
    looked_at = without_tables(written)
    assert [len(line) for line in looked_at.split("\n")] == list(map(len, report.split("\n")))
    assert report.index("NOTE") == looked_at.index("NOTE")
    assert "1 to 5" in report
    assert "1 to 5" not in looked_at


def test_meant_words_are_left_alone_but_not_the_first_word_of_a_sentence() -> None:
    text = "I told Rose about Theil and Pulse."
    known = ("Rose 6 points, says Theil.", "Pulse")
    assert [one.excerpt for one in possible_identifiers(text, known)] == ["Rose"]


@pytest.mark.parametrize("report", [text_report, markdown_report])
@pytest.mark.parametrize("options", [ReportOptions(), EVERYTHING])
def test_a_report_without_private_names_is_not_pointed_at(
    report: object, options: ReportOptions
) -> None:
    text = report(CONTENT, options)  # type: ignore[operator]
    assert possible_identifiers(text, meant_texts(CONTENT)) == ()


def test_a_name_in_a_note_is_found_in_the_finished_report() -> None:
    text = text_report(CONTENT, EVERYTHING).replace("My first school", "My aunt Beatriz")
    (found,) = possible_identifiers(text, meant_texts(CONTENT))
    assert found.excerpt == "Beatriz"
    assert text.split("\n")[found.line - 1][found.column - 1 :].startswith("Beatriz")

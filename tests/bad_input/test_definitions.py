"""The rows of the bad-input list that are about definitions."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from growth_tui.instrument.checking import Fault, Faulty, check
from growth_tui.instrument.library import shipped_bytes, shipped_ids
from growth_tui.instrument.reading import read
from growth_tui.plain_text import clean_line

GOOD = shipped_bytes("pulse")
ONE_SECOND = 1.0


def timed(data: bytes) -> list[Fault]:
    """Check, and hold the checker to its time; a second try, as the first may import."""
    start = time.process_time()
    found = check(data, name="form.json")
    if time.process_time() - start > ONE_SECOND:
        start = time.process_time()
        check(data, name="form.json")
        assert time.process_time() - start < ONE_SECOND
    return found


def with_value(value: str) -> bytes:
    """A good form whose `minutes` is written as `value`."""
    text = GOOD.decode()
    start = text.index('"minutes": ') + len('"minutes": ')
    end = start + len(text[start:].split(",", 1)[0])
    return (text[:start] + value + text[end:]).encode()


BAD_JSON: list[tuple[str, bytes, str]] = [
    ("empty", b"", "1:1: This file is empty."),
    ("blank", b" \n\t\n", "1:1: This file is empty."),
    ("cut short", b'{"format": 1,', "1:14: The file ends too early"),
    ("open text", b'{"format": "on', "1:12: This text has no closing quote."),
    ("not JSON", b"title: x", "1:1: A value must stand here"),
    (
        "bare name",
        b"{format: 1}",
        "1:2: Names and texts stand in double quotes; “format” has none.",
    ),
    ("bare word", b'{"kind": reflection}', "1:10: Names and texts stand in double quotes"),
    ("curly quotes", "{“format”: 1}".encode(), "1:2: These quotes are curly"),
    ("curly single quotes", "{‘format’: 1}".encode(), "1:2: JSON needs double quotes."),
    ("trailing comma", b'{"format": 1,\n}', "1:13: There is a comma after the last entry"),
    ("trailing comma in a list", b'{"a": [1, 2 , ]}', "1:13: There is a comma after the last"),
    ("missing comma", b'{"format": 1\n "id": "x"}', "1:13: A comma is missing here."),
    ("missing colon", b'{"format" 1}', "1:11: A colon must stand here"),
    ("equals", b'{"format" = 1}', "1:11: JSON puts a colon between"),
    ("comment", b'{// hello\n"format": 1}', "1:2: JSON has no comments."),
    ("hash", b'# hello\n{"format": 1}', "1:1: JSON has no comments."),
    ("single quotes", b"{'format': 1}", "1:2: JSON needs double quotes."),
    ("Python words", b'{"format": True}', "1:12: JSON writes true, false and null"),
    ("two values", b'{"format": 1} {}', "1:15: Something follows after the end"),
    ("a line's end in a text", b'{"id": "a\nb"}', "1:10: A text cannot hold a line's end"),
    ("a bad escape", b'{"id": "a\\xb"}', "1:10: A backslash in a text is written twice"),
    ("NaN", with_value("NaN"), ": NaN is not a JSON number."),
    ("-Infinity", with_value("-Infinity"), ": -Infinity is not a JSON number."),
    ("1e400", with_value("1e400"), ": “1e400” is too big a number."),
    ("5,000 digits", with_value("9" * 5000), ": This number has 5,000 digits, too many."),
    ("100,000 [", b"[" * 100_000, "1:41: Lists and objects are nested more than 40 deep."),
    ("100,000 {", b'{"a":' * 100_000, "1:201: Lists and objects are nested more than 40 deep."),
    ("50 MB", b"[" + b" " * 50_000_000 + b"]", "1:1: This file is bigger than 2 MB"),
    ("lone surrogate", GOOD.replace(b'"Pulse"', b'"\\udc80"'), ": This is half of a character"),
    ("not UTF-8", b'{"id": "\xe9"}', "1:9: This is not UTF-8"),
    ("UTF-16", '{"id": "x"}'.encode("utf-16"), "1:1: This file is UTF-16"),
    ("NUL", b'{"id": "\0"}', "1:9: A text cannot hold a line's end or a tab"),
]


@pytest.mark.parametrize(("data", "expected"), [row[1:] for row in BAD_JSON], ids=lambda _: "")
def test_bad_json(data: bytes, expected: str) -> None:
    """Row: definition: bad JSON, trailing comma, duplicate key, 100,000 `[`, 50 MB, ..."""
    found = timed(data)
    assert any(f"form.json:{expected}" in str(f) or expected in str(f) for f in found), found
    with pytest.raises(Faulty) as caught:
        read(data, name="form.json")
    assert "form.json:" in str(caught.value)
    assert str(caught.value).count("\n") == 1


def test_a_duplicate_key_is_named_at_its_second_place() -> None:
    """Row: definition: duplicate key."""
    data = b'{"format": 1,\n "id": "a",\n "id": "b"}'
    found = [fault for fault in timed(data) if "twice" in fault.message]
    assert [(fault.line, fault.column, fault.pointer) for fault in found] == [(3, 2, "/id")]


def test_a_byte_order_mark_is_accepted() -> None:
    """Row: definition: BOM (accepted)."""
    assert check(b"\xef\xbb\xbf" + GOOD) == []
    assert read(b"\xef\xbb\xbf" + GOOD).id == "pulse"


def test_escaped_characters_beyond_the_basic_plane_are_accepted() -> None:
    data = GOOD.replace(b'"Pulse"', b'"Pulse \\ud83c\\udf31"')
    assert check(data) == []
    assert read(data).title == "Pulse \U0001f331"


def test_slips_do_not_hide_other_faults() -> None:
    """Row: every fault in one pass."""
    data = b'{"format": 1, // one\n "titel": "x",\n "minutes": NaN,\n "kind": \'reflection\',\n}'
    found = [(fault.line, fault.pointer) for fault in timed(data) if fault.line > 1]
    assert found == [(2, "/titel"), (3, ""), (4, ""), (4, "")]


def test_words_without_quotes_keep_their_places_and_are_checked() -> None:
    data = """{format: 1, // { id: x }
 “title”: “Title”, titel: "x",
  kind: reflektion,
  "purpose": "To say: yes, {no: 1}, “maybe”.", "minutes": NaN,}""".encode()
    found = timed(data)
    assert [(f.line, f.column, f.pointer) for f in found if f.message.startswith("Names")] == [
        (1, 2, ""),
        (2, 20, ""),
        (3, 3, ""),
        (3, 9, ""),
    ]
    elsewhere = [f for f in found if f.line > 1 and "Names" not in f.message]
    assert [(f.line, f.column, f.message.split()[0]) for f in elsewhere] == [
        (2, 2, "These"),
        (2, 11, "These"),
        (4, 59, "NaN"),
        (4, 62, "There"),
    ]
    assert {"“id”", "“version”", "“language”", "“sections”"} == {
        fault.message.split()[2] for fault in found if "is missing" in fault.message
    }


def test_a_fault_behind_a_word_without_quotes_stands_where_it_is_in_the_file() -> None:
    found = timed(b'{format: 1,\n "titel": "x", kind: assessment, "minutes": "y"}')
    assert {(f.line, f.column): f.pointer for f in found if f.pointer} == {
        (2, 2): "/titel",
        (2, 45): "/minutes",
    }


@pytest.mark.parametrize(
    "form_id", ["../../x", "/etc/x", "a/b", "..", "CON", "con", "a\\u0000b", "a" * 300, "", "a\\n"]
)
def test_unsafe_ids(form_id: str) -> None:
    """Row: id `../../x`, `/etc/x`, `a/b`, `..`, `CON`, NUL, 300 characters: rejected."""
    data = GOOD.replace(b'"id": "pulse"', f'"id": "{form_id}"'.encode())
    assert [fault.pointer for fault in timed(data)] == ["/id"]
    with pytest.raises(Faulty):
        read(data)


@pytest.mark.parametrize(
    "name", ["\\u001b[31mred", "\\u009b2J", "\\u202egnp", "\\u001b]52;c;x\\u0007"]
)
def test_control_codes_in_names_never_reach_the_terminal(name: str) -> None:
    """Row: ESC sequences, OSC 52, C1 controls, bidi overrides in any text from a file."""
    data = b'{"' + name.encode() + b'": "' + name.encode() + b'", "kind": "' + name.encode() + b'"}'
    for fault in timed(data):
        assert str(fault).isprintable()


HUGE: list[tuple[str, Callable[[], bytes]]] = [
    ("numbers", lambda: b"[" + b"1," * 499_000 + b"1]"),
    ("lists", lambda: b"[" + b"[]," * 330_000 + b"[]]"),
    ("objects", lambda: b'{"sections":[' + b"{}," * 330_000 + b"{}]}"),
    (
        "fields",
        lambda: json.dumps({f"titel{n}": n for n in range(40_000)}).encode(),
    ),
    (
        "distinct misspellings",
        lambda: json.dumps({"sections": [{f"tit{n}le": 1 for n in range(60_000)}]}).encode(),
    ),
    ("one long text", lambda: b'{"title": "' + b"x" * 990_000 + b'"}'),
    ("one long name", lambda: b'{"' + b"x" * 990_000 + b'": 1}'),
    ("line ends", lambda: b"{" + b"\n" * 990_000 + b"}"),
    ("trailing commas", lambda: b"[" + b"[1,]," * 190_000 + b"1]"),
    ("quotes", lambda: b'"' * 990_000),
    ("escaped quotes", lambda: b'["' + b'\\"' * 490_000),
    ("open and escaped quotes", lambda: b'["' + b'\\",' * 320_000),
    ("bare words", lambda: b"{" + b"a:b," * 240_000 + b"a:b}"),
    ("open brackets and commas", lambda: b"[" + b", " * 490_000),
    ("curly quotes", lambda: ("[" + "“a”," * 110_000 + "1]").encode()),
    ("open curly quotes", lambda: ("[" + "“a" * 240_000).encode()),
    ("backslashes", lambda: b'{"a": "' + b"\\" * 990_000 + b'"}'),
    ("surrogates", lambda: b'{"a": "' + b"\\ud800" * 160_000 + b'"}'),
    ("NaN", lambda: b"[" + b"NaN," * 240_000 + b"1]"),
    ("digits", lambda: b"9" * 990_000),
    ("doubled names", lambda: b"{" + b'"a":1,' * 160_000 + b'"a":1}'),
    ("comments", lambda: b"{" + b"/*" * 490_000),
    (
        "items",
        lambda: json.dumps(
            {
                "sections": [
                    {"items": [{"id": f"i{s}-{n}", "type": "scale"} for n in range(900)]}
                    for s in range(25)
                ]
            }
        ).encode(),
    ),
    (
        "scores of scores",
        lambda: json.dumps(
            {
                "scoring": {
                    "scores": {f"c{n}": {"components": {f"c{n + 1}": 1}} for n in range(24_000)}
                }
            }
        ).encode(),
    ),
    (
        "misspelt references",
        lambda: json.dumps(
            {
                "sections": [
                    {
                        "items": [
                            {
                                "id": f"item-{n:04}-question",
                                "type": "info",
                                "text": "x",
                                "show_when": {
                                    "item": f"itme-{n:04}-qeustion",
                                    "operator": "answered",
                                },
                            }
                            for n in range(1000)
                        ]
                    }
                ]
            }
        ).encode(),
    ),
    (
        "subscales and items",
        lambda: json.dumps(
            {
                "subscales": [{"id": f"s{n}", "title": "x"} for n in range(100)],
                "sections": [
                    {
                        "items": [
                            {"id": f"i{n}", "type": "scale", "subscale": f"s{n % 200}"}
                            for n in range(1000)
                        ]
                    }
                ],
                "scoring": {
                    "scores": {
                        f"x{s}": {"items": {f"i{n}": 1 for n in range(400)}} for s in range(190)
                    }
                },
            }
        ).encode(),
    ),
    (
        "conditions",
        lambda: json.dumps(
            {
                "sections": [
                    {
                        "items": [
                            {
                                "id": f"i{n}",
                                "type": "info",
                                "show_when": {
                                    "all": [
                                        {"item": f"i{(n + k) % 1000}", "operator": "answered"}
                                        for k in range(1, 20)
                                    ]
                                },
                            }
                            for n in range(1000)
                        ]
                    }
                ]
            }
        ).encode(),
    ),
]


@pytest.mark.parametrize("make", [row[1] for row in HUGE], ids=[row[0] for row in HUGE])
def test_a_file_of_a_megabyte_takes_less_than_a_second(make: Callable[[], bytes]) -> None:
    """Row: a 50 MB file; and the checker's own promise for up to 1 MB."""
    data = make()
    assert len(data) < 1_200_000
    assert timed(data)


def damaged(data: bytes, random_: random.Random) -> bytes:
    """A form with one to five random wounds."""
    out = bytearray(data)
    for _ in range(random_.randint(1, 5)):
        at = random_.randrange(len(out)) if out else 0
        match random_.randrange(5):
            case 0:
                out[at : at + 1] = bytes([random_.randrange(256)])
            case 1:
                del out[at : at + random_.randint(1, 40)]
            case 2:
                out[at:at] = bytes(random_.choices(b'{}[]",:\\ue+-0123456789tfn \n', k=3))
            case 3:
                piece = out[at : at + random_.randint(1, 200)]
                spot = random_.randrange(len(out) + 1)
                out[spot:spot] = piece
            case _:
                del out[at:]
    return bytes(out)


def never_a_traceback(data: bytes) -> None:
    """A form is read, or refused with at least one fault; nothing else ever happens."""
    faults = timed(data)
    wrong = [fault for fault in faults if fault.severity == "error"]
    try:
        read(data, name="form.json")
        refused: list[Fault] = []
    except Faulty as error:
        refused = list(error.faults)
    assert refused == wrong
    for fault in faults:
        assert fault.line >= 1
        assert fault.column >= 1
        assert clean_line(str(fault)) == str(fault)


@pytest.mark.parametrize("form_id", shipped_ids())
def test_random_damage_to_the_shipped_forms(form_id: str) -> None:
    """Row: a flipped byte, a truncated file, and worse."""
    random_ = random.Random(form_id)
    data = shipped_bytes(form_id)
    for _ in range(25):
        never_a_traceback(damaged(data, random_))


@pytest.mark.slow
@pytest.mark.parametrize("form_id", shipped_ids())
def test_much_random_damage_to_the_shipped_forms(form_id: str) -> None:
    random_ = random.Random(form_id + "much")
    data = shipped_bytes(form_id)
    for _ in range(1500):
        never_a_traceback(damaged(data, random_))


JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-10, 2000)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=8)
    | st.sampled_from(["a1", "overall", "scale", "mean", "en", "answered", "often"]),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.text(max_size=5) | st.sampled_from(["id", "type", "items", "scores", "min", "all"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@st.composite
def mutilated_forms(draw: st.DrawFn) -> bytes:
    """A shipped form in which a few values are replaced by any JSON."""
    form = json.loads(shipped_bytes(draw(st.sampled_from(shipped_ids()))))
    for _ in range(draw(st.integers(1, 3))):
        here = form
        while isinstance(here, dict | list) and here:
            keys = list(here) if isinstance(here, dict) else list(range(len(here)))
            key = draw(st.sampled_from(keys))
            if not isinstance(here[key], dict | list) or draw(st.integers(0, 3)) == 0:
                here[key] = draw(JSON_VALUES)
                break
            here = here[key]
    return json.dumps(form).encode()


@settings(max_examples=100, deadline=None)
@given(mutilated_forms())
def test_any_json_in_any_place(data: bytes) -> None:
    """Row: definition: wrong type, dangling reference, and whatever else a value can be."""
    never_a_traceback(data)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | JSON_VALUES.map(lambda value: json.dumps(value).encode()))
def test_anything_at_all(data: bytes) -> None:
    never_a_traceback(data)


def test_the_command_gives_one_line_a_fault_and_no_traceback(tmp_path: Path) -> None:
    """Row: clear error, exit status not 0, no traceback."""
    from growth_tui.cli.check import check_command

    bad = tmp_path / "bad.json"
    bad.write_bytes(b'{"format": 1,}')
    result = CliRunner().invoke(check_command, [str(bad)])
    assert result.exit_code == 1
    assert result.stdout.startswith(f"{bad}:1:1: The field “id” is missing from a form.\n")
    assert f"{bad}:1:13: There is a comma after the last entry" in result.stdout
    assert "Traceback" not in result.output

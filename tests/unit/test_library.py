"""The forms at hand: shipped, one's own, and as they were taken."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from instrument_forms import as_bytes, small

from growth_tui.instrument import library as shipped
from growth_tui.instrument.card import card
from growth_tui.instrument.library import shipped_bytes, shipped_ids
from growth_tui.problem import Problem
from growth_tui.records import Taken
from growth_tui.store.files import AnyPath, Disk
from growth_tui.workspace import Workspace
from tests.conftest import Clock


def put(workspace: Workspace, name: str, data: bytes) -> None:
    folder = workspace.folder / "assessments"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(data)


def anew(workspace: Workspace, language: str | None = None) -> Workspace:
    return Workspace(workspace.folder, now=Clock(), language=language)


# Shipped


def test_shipped_forms_come_in_the_order_of_use(workspace: Workspace) -> None:
    ids = [each.id for each in workspace.library.cards]
    assert ids == list(shipped_ids())
    assert ids[:2] == ["cultural-humility", "pulse"]
    assert {each.kind for each in workspace.library.assessments} == {"assessment"}
    assert {each.kind for each in workspace.library.reflections} == {"reflection"}
    assert workspace.library.set_aside == {}
    assert not workspace.folder.exists()


def test_in_a_checkout_the_forms_are_those_at_the_top() -> None:
    top = Path(shipped.__file__).resolve().parents[2] / "assessments"
    assert shipped_bytes("pulse") == (top / "pulse.json").read_bytes()
    assert set(shipped_ids()) == {path.stem for path in top.glob("*.json")}


def test_in_a_wheel_the_forms_are_inside_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What hatchling's force-include lays out, which an editable install does not have."""
    package = tmp_path / "site-packages" / "growth_tui"
    (package / "assessments").mkdir(parents=True)
    (package / "assessments" / "zebra.json").write_bytes(b"{}")
    (package / "assessments" / "pulse.json").write_bytes(b"[]")
    (package / "assessments" / "README.md").write_bytes(b"")
    (tmp_path / "site-packages" / "assessments").mkdir()
    module = package / "instrument" / "library.py"
    monkeypatch.setattr(shipped, "__file__", str(module))
    monkeypatch.setattr(shipped, "_folder", shipped._folder.__wrapped__)
    monkeypatch.setattr(shipped, "shipped_ids", shipped_ids.__wrapped__)
    assert shipped.shipped_ids() == ("pulse", "zebra")
    assert shipped_bytes("pulse") == b"[]"
    with pytest.raises(KeyError):
        shipped_bytes("cultural-humility")
    with pytest.raises(KeyError):
        shipped_bytes("../zebra")


# One's own


def test_own_forms_come_after_the_shipped_ones(workspace: Workspace) -> None:
    put(workspace, "any-name.json", as_bytes(small()))
    found = anew(workspace).library
    assert [each.id for each in found.cards] == [*shipped_ids(), "small"]
    assert found.title("small") == "Small"
    assert found.instrument("small").title == "Small"
    assert found.source("small") == as_bytes(small())


def test_a_shipped_id_is_never_replaced(workspace: Workspace) -> None:
    put(workspace, "mine.json", as_bytes(small(id="pulse", title="Mine")))
    found = anew(workspace).library
    assert found.title("pulse") == "Pulse"
    assert found.source("pulse") == shipped_bytes("pulse")
    assert found.set_aside == {"mine.json": "“pulse” is the id of a shipped form; give it another."}


def test_of_two_with_one_id_the_second_is_set_aside(workspace: Workspace) -> None:
    put(workspace, "a.json", as_bytes(small(title="First")))
    put(workspace, "b.json", as_bytes(small(title="Second")))
    found = anew(workspace).library
    assert found.title("small") == "First"
    assert found.set_aside == {"b.json": "“small” is already the id of a.json."}


def test_the_file_named_by_the_id_counts_and_not_a_copy_of_it(workspace: Workspace) -> None:
    put(workspace, "small.json", as_bytes(small(title="Mine")))
    for name in ("a copy.json", "small (1).json"):
        put(workspace, name, as_bytes(small(title="A copy")))
    found = anew(workspace).library
    assert found.title("small") == "Mine"
    assert found.set_aside == dict.fromkeys(
        ("a copy.json", "small (1).json"), "“small” is already the id of small.json."
    )


UNREADABLE: dict[str, bytes] = {
    "empty": b"",
    "cut short": b"{",
    "list": b"[]",
    "null": b"null",
    "not UTF-8": b"\xff\xfe",
    "deep": b"[" * 100_000,
    "id leads elsewhere": as_bytes(small(id="../../x")),
    "id of a device": as_bytes(small(id="con")),
    "id is a number": as_bytes(small(id=5)),
    "id is a list": as_bytes(small(id=["small"])),
    "id is null": as_bytes(small(id=None)),
    "title is a number": as_bytes(small(title=5)),
    "kind is another": as_bytes(small(kind="other")),
    "kind is a list": as_bytes(small(kind=["assessment"])),
    "minutes are a text": as_bytes(small(minutes="many")),
    "minutes are true": as_bytes(small(minutes=True)),
    "days are a list": as_bytes(small(retake_after_days=[])),
    "sections are an object": as_bytes(small(sections={"a": 1})),
    "items are numbers": as_bytes(small(sections=[{"items": [3]}])),
}


@pytest.mark.parametrize("data", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_set_aside_and_named(workspace: Workspace, data: bytes) -> None:
    """bad_input: definition; bad JSON, wrong type, unsafe id; the other forms still work."""
    put(workspace, "mine.json", data)
    put(workspace, "small.json", as_bytes(small(id="good")))
    found = anew(workspace).library
    assert [each.id for each in found.cards] == [*shipped_ids(), "good"]
    path = workspace.folder / "assessments" / "mine.json"
    assert found.set_aside == {
        "mine.json": f"It cannot be read; “growth-tui check {path}” says why."
    }


def test_a_huge_file_is_set_aside_without_being_read(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """bad_input: definition; a 50 MB file."""
    read: list[str] = []

    def noted(disk: Disk, path: AnyPath) -> bytes:
        read.append(Path(path).name)
        return really(disk, path)

    workspace.taking.record("pulse", {}, {})
    really = Disk.read
    monkeypatch.setattr(Disk, "read", noted)
    for name in ("big.json", "small.json"):
        put(workspace, name, as_bytes(small()))
    os.truncate(workspace.folder / "assessments" / "big.json", 50_000_000)
    found = anew(workspace).library
    assert [each.id for each in found.cards] == [*shipped_ids(), "small"]
    assert found.set_aside == {
        "big.json": "It is bigger than 4 MB, which no form needs; “growth-tui doctor” says more."
    }
    assert "small.json" in read
    assert "big.json" not in read


def test_a_form_that_the_checker_would_call_too_big_is_set_aside(workspace: Workspace) -> None:
    put(workspace, "small.json", as_bytes(small()) + b" " * 2_000_000)
    found = anew(workspace).library
    assert found.card("small") is None
    assert "growth-tui check" in found.set_aside["small.json"]


def test_a_byte_order_mark_is_accepted(workspace: Workspace) -> None:
    put(workspace, "mine.json", b"\xef\xbb\xbf" + as_bytes(small()))
    assert anew(workspace).library.title("small") == "Small"


def test_a_form_with_a_fault_deeper_down_is_listed_and_says_so_when_it_is_taken(
    workspace: Workspace,
) -> None:
    form = small()
    form["sections"][0]["items"][0]["scale"] = "oftn"
    put(workspace, "mine.json", as_bytes(form))
    found = anew(workspace).library
    assert found.card("small") is not None
    with pytest.raises(Problem) as problem:
        found.instrument("small")
    path = workspace.folder / "assessments" / "mine.json"
    assert str(problem.value).startswith(f"{path}:")
    assert "oftn" in str(problem.value)
    assert f"“growth-tui check {path}”" in problem.value.then
    assert found.faulty == {
        "small": f"It has a fault; “growth-tui check {path}” names it.",
    }


def test_a_path_with_blanks_stands_in_quotes_where_it_is_typed(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "my data", now=Clock())
    form = small()
    form["sections"][0]["items"][0]["scale"] = "oftn"
    put(workspace, "small.json", as_bytes(form))
    put(workspace, "other.json", b"{")
    with pytest.raises(Problem) as problem:
        workspace.library.instrument("small")
    folder = tmp_path / "my data" / "assessments"
    assert f'growth-tui check "{folder}/small.json"' in problem.value.then
    assert f'growth-tui check "{folder}/other.json"' in workspace.library.set_aside["other.json"]


def test_other_files_beside_them_are_left_alone(workspace: Workspace) -> None:
    put(workspace, "README.md", b"x")
    put(workspace, ".small.json.swp", b"x")
    put(workspace, "small.json.orig", b"{")
    found = anew(workspace).library
    assert len(found.cards) == len(shipped_ids())
    assert found.set_aside == {}


def test_control_codes_in_a_form_never_get_in(workspace: Workspace) -> None:
    """bad_input: ESC sequences, C1, bidi overrides in any text from a file."""
    bad = "a\x1b[31mb\x9bc\u202e\x07d"
    put(workspace, "x\x1b]0;y\x07.json", b"{")
    put(workspace, "mine.json", as_bytes(small(title=bad, purpose=bad, version=bad)))
    found = anew(workspace).library
    mine = found.card("small")
    assert mine is not None
    assert (mine.title, mine.purpose, mine.version) == ("abd", "abd", "abd")
    assert all(text.isprintable() for pair in found.set_aside.items() for text in pair)


def test_a_starting_point_replaces_no_form(workspace: Workspace) -> None:
    path = workspace.library.write_new("mine", "{}")
    assert path == workspace.folder / "assessments" / "mine.json"
    with pytest.raises(Problem, match="definition of that name already"):
        workspace.library.write_new("mine", "[]")
    with pytest.raises(Problem, match="id of a shipped form"):
        workspace.library.write_new("pulse", "{}")
    assert path.read_text() == "{}"


# By id and as taken


@pytest.mark.parametrize(
    ("wanted", "then"),
    [
        ("puls", "Did you mean “pulse”?"),
        ("cultural_humility", "Did you mean “cultural-humility”?"),
        ("zzz", "“growth-tui list” names them all."),
        ("../../etc/passwd", "“growth-tui list” names them all."),
        ("", "“growth-tui list” names them all."),
    ],
)
def test_an_unknown_id(workspace: Workspace, wanted: str, then: str) -> None:
    """bad_input: id ../../x, /etc/x."""
    with pytest.raises(Problem) as problem:
        workspace.library.source(wanted)
    assert problem.value.then == then
    assert workspace.library.title(wanted) == wanted


def taken(data: bytes, **changes: Any) -> Taken:
    sha = hashlib.sha256(data).hexdigest()
    return replace(Taken("small", "1.0", "en", "s", "w", sha), **changes)


def test_the_form_as_it_was_taken_outlives_its_file(workspace: Workspace) -> None:
    put(workspace, "small.json", as_bytes(small()))
    data = anew(workspace).library.source("small")
    workspace._store.keep_definition(data)
    put(workspace, "small.json", as_bytes(small(version="2.0", title="Changed")))
    found = anew(workspace).library
    assert found.as_taken(taken(data)).title == "Small"
    assert found.newest(taken(data)).title == "Changed"
    (workspace.folder / "assessments" / "small.json").unlink()
    found = anew(workspace).library
    assert found.as_taken(taken(data)).title == "Small"
    assert found.newest(taken(data)).title == "Small"
    assert found.title("small") == "small"


def test_a_form_that_got_a_fault_is_read_as_it_was_taken(workspace: Workspace) -> None:
    """bad_input: definition; misspelt field. What was kept before does not suffer from it."""
    data = as_bytes(small())
    put(workspace, "small.json", data)
    anew(workspace).taking.record("small", {}, {})
    put(workspace, "small.json", as_bytes(small(titel="Misspelt")))
    found = anew(workspace).library
    assert list(found.faulty) == ["small"]
    assert found.newest(taken(data)).title == "Small"
    with pytest.raises(Problem, match="titel"):
        found.newest(taken(b"never kept"))


def test_a_definition_that_was_lost_gives_the_form_as_it_is(workspace: Workspace) -> None:
    put(workspace, "small.json", as_bytes(small()))
    found = anew(workspace).library
    assert found.as_taken(taken(b"never kept")).title == "Small"


def test_languages(workspace: Workspace) -> None:
    assert workspace.library.title("pulse") == "Pulse"
    spanish = anew(workspace, "es").library
    assert spanish.title("pulse") == "Pulso"
    assert spanish.title("group-leadership") == "Leading groups"
    assert spanish.instrument("pulse").language == "es"
    assert spanish.instrument("pulse", "en").language == "en"
    assert spanish.instrument("group-leadership").language == "en"
    workspace.settings.change(language="es")
    assert anew(workspace).library.title("pulse") == "Pulso"


def test_a_card_says_what_a_list_needs() -> None:
    found = card(shipped_bytes("cultural-humility"))
    form = json.loads(shipped_bytes("cultural-humility"))
    assert found is not None
    asked = [i for part in form["sections"] for i in part["items"] if i["type"] != "info"]
    assert found.items == len(asked) >= 30
    assert found.retake_after_days == form["retake_after_days"]
    assert not found.branches
    assert (misstep := card(shipped_bytes("misstep-and-repair"))) is not None
    assert misstep.branches

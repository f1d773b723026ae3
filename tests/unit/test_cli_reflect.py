"""`growth-tui reflect` line by line and in an editor."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from writing import write

from growth_tui.cli.app import growth_tui
from growth_tui.cli.sheet import asked, line_of, sheet, take_in
from growth_tui.problem import Problem
from growth_tui.workspace import Workspace
from growth_tui.workspace.beliefs import NOTICED, ORIGIN
from tests.conftest import Clock

MISSTEP = "misstep-and-repair"


def run(home: Path, *arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(growth_tui, ["--home", str(home), "reflect", *arguments], input=given)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "data"


Editor = Callable[[str], None]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """An editor that runs these lines of Python on `text`, then writes it back.

    What it saw is appended to seen.txt, with the file's mode before it.
    """

    def use(lines: str) -> None:
        script = tmp_path / "editor.py"
        script.write_text(
            "import os, pathlib, sys\n"
            "path = pathlib.Path(sys.argv[1])\n"
            "text = path.read_text(encoding='utf-8')\n"
            f"seen = pathlib.Path({str(tmp_path / 'seen.txt')!r})\n"
            "kept = seen.read_text(encoding='utf-8') if seen.exists() else ''\n"
            "mode = oct(path.stat().st_mode & 0o777)\n"
            "seen.write_text(kept + mode + chr(10) + str(path) + chr(10) + text, 'utf-8')\n"
            "def answer(item, said):\n"
            "    head, _, rest = text.partition('%% [' + item + ']\\n')\n"
            "    remarks, _, after = rest.partition('\\n\\n')\n"
            "    lines = [line for line in remarks.split('\\n') if line.startswith('%%')]\n"
            "    answered = '\\n'.join(['%% [' + item + ']', *lines, said])\n"
            "    return head + answered + '\\n\\n' + after\n"
            f"{lines}\n"
            "path.write_text(text, encoding='utf-8')\n",
            encoding="utf-8",
        )
        monkeypatch.setenv("VISUAL", f'"{sys.executable}" "{script}"')

    return use


def words_in(home: Path) -> bytes:
    """Every byte of the data folder."""
    return b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())


def test_line_by_line_keeps_each_answer_and_ends_with_the_id(home: Path) -> None:
    given = "At a door.\n3\n4\n\n\n"
    done = run(home, NOTICED, "--plain", given=given)
    assert done.exit_code == 0, done.output
    (entry,) = Workspace(home).journal.entries()
    assert done.output.split()[-1] == entry.id
    assert Workspace(home).journal.get(entry.id).answers == {
        "when-noticed": "At a door.",
        "hold": 3,
        "how-i-related": "got_curious",
    }
    assert "take a minute to settle" in done.output
    assert "pause or stop" in done.output


def test_quitting_line_by_line_goes_on_from_there(home: Path) -> None:
    run(home, NOTICED, "--plain", given="At a door.\nq\n")
    assert Workspace(home).journal.entries() == []
    done = run(home, NOTICED, "--plain", given="3\n\n\n\n")
    assert "1 answer is kept" in done.output
    (entry,) = Workspace(home).journal.entries()
    assert entry.excerpt == "At a door."


def test_quitting_before_anything_was_said_keeps_nothing(home: Path) -> None:
    done = run(home, NOTICED, "--plain", given="q\n")
    assert "nothing is kept" in done.output
    assert Workspace(home).taking.begun() == []


def test_which_belief_came_up_is_asked_first(home: Path, clock: Clock) -> None:
    origin = write(Workspace(home, now=clock), ORIGIN, {"belief": "Slow is slow."})
    done = run(home, NOTICED, "--plain", given="1\n\n2\n\n\n\n")
    assert done.exit_code == 0, done.output
    (thread,) = Workspace(home).beliefs.threads()
    assert thread.origin.id == origin.id
    assert thread.holds == (None, 2)


def test_a_misstep_says_where_its_repair_stands(home: Path) -> None:
    lines = ["1", "What.", "", "", "", "", "1", "1", "1", "", "7", "", "", "", ""]
    done = run(home, MISSTEP, "--plain", given="\n".join(lines) + "\n\n\n\n")
    assert done.exit_code == 0, done.output
    assert "Repair: not yet, look again" in done.output
    assert len(Workspace(home).repairs.open()) == 1


def test_without_an_id_the_plain_way_asks_for_one(home: Path) -> None:
    done = run(home, "--plain", given="1\nq\n")
    assert "1  Misstep and repair" in done.output
    assert "What happened" in done.output or "Where did you stand" in done.output


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["cultural-humility", "--plain"], "is an assessment"),
        (["misstep-and-repare", "--plain"], "Did you mean “misstep-and-repair”?"),
        ([MISSTEP, "--plain", "--editor"], "do not go together"),
        ([MISSTEP], "needs a terminal"),
    ],
)
def test_what_cannot_be_is_said_clearly(home: Path, arguments: list[str], said: str) -> None:
    done = run(home, *arguments)
    assert done.exit_code != 0
    assert said in done.output + str(done.exception)


def test_the_editor_takes_every_kind_of_answer(home: Path, editor: Editor, tmp_path: Path) -> None:
    editor(
        "text = answer('what-activated', 'A joke.\\n\\nNobody spoke.')\n"
        "text = answer('whose-bias', '2')\n"
        "text = answer('strength-before', '8')\n"
        "text = answer('body-map', 'jaw tight 4, chest a lid on a pot 2')\n"
        "text = answer('pull', '1, 3')\n"
    )
    done = run(home, "body-check-in", "--editor")
    assert done.exit_code == 0, done.output
    (entry,) = Workspace(home).journal.entries()
    assert done.output.split()[-1] == entry.id
    assert Workspace(home).journal.get(entry.id).answers == {
        "what-activated": "A joke.\n\nNobody spoke.",
        "whose-bias": "towards_me",
        "strength-before": 8,
        "body-map": [
            {"region": "jaw", "sensation": "tight", "strength": 4},
            {"region": "chest", "sensation": "a lid on a pot", "strength": 2},
        ],
        "pull": ["speak_back", "go_still"],
    }
    seen = (tmp_path / "seen.txt").read_text(encoding="utf-8")
    assert "Go slowly." in seen or "Where do you feel it" in seen
    assert all(len(line) <= 80 for line in seen.split("\n")[2:])


def test_the_editors_file_lies_in_the_data_folder_and_is_gone_afterwards(
    home: Path, editor: Editor, tmp_path: Path
) -> None:
    editor(
        "text = answer('when-noticed', 'Zanzibar')\n"
        "(path.parent / (path.name + '~')).write_text('Zanzibar')\n"
        "(path.parent / ('.' + path.name + '.swp')).write_text('Zanzibar')\n"
    )
    done = run(home, NOTICED, "--editor")
    assert done.exit_code == 0, done.output
    mode, where = (tmp_path / "seen.txt").read_text(encoding="utf-8").split("\n")[:2]
    assert mode == "0o600"
    assert home in Path(where).parents
    assert not Path(where).parent.exists()
    Workspace(home).journal.delete(Workspace(home).journal.entries()[0].id)
    Workspace(home).upkeep.purge_backups()
    assert b"Zanzibar" not in words_in(home)


def test_the_file_is_gone_when_the_editor_fails(home: Path, editor: Editor) -> None:
    editor("sys.exit(3)")
    done = run(home, NOTICED, "--editor")
    assert done.exit_code != 0
    assert not list(home.glob("writing/*"))
    assert Workspace(home).journal.entries() == []


def test_an_editor_that_writes_nothing_keeps_nothing(home: Path, editor: Editor) -> None:
    editor("")
    done = run(home, NOTICED, "--editor")
    assert "nothing is kept" in done.output
    assert Workspace(home).journal.entries() == []
    assert Workspace(home).taking.begun() == []


def test_an_answer_that_cannot_be_is_named_and_the_text_stays(
    home: Path, editor: Editor, tmp_path: Path
) -> None:
    editor(
        "if 'Spoken.' in text:\n"
        "    text = answer('hold', '4')\n"
        "else:\n"
        "    text = answer('when-noticed', 'Spoken.')\n"
        "    text = answer('hold', 'Eleventy')\n"
    )
    done = run(home, NOTICED, "--editor", given="y\n")
    assert done.exit_code == 0, done.output
    assert "hold:" in done.output
    assert "Eleventy" not in done.output
    (entry,) = Workspace(home).journal.entries()
    answers = Workspace(home).journal.get(entry.id).answers
    assert answers == {"when-noticed": "Spoken.", "hold": 4}


def test_what_was_right_is_kept_when_one_stops_after_a_fault(home: Path, editor: Editor) -> None:
    editor("text = answer('when-noticed', 'Spoken.')\ntext = answer('hold', 'Eleventy')\n")
    done = run(home, NOTICED, "--editor", given="n\n")
    assert "goes on from here" in done.output
    (begun,) = Workspace(home).taking.begun()
    assert begun.draft.answers == {"when-noticed": "Spoken."}
    (kept,) = home.glob("writing/*")
    assert str(kept) in done.output.replace("\n", "")
    assert "Eleventy" in kept.read_text(encoding="utf-8")


def test_words_below_a_choice_stay_where_nobody_answers(home: Path, editor: Editor) -> None:
    editor("text = answer('hold', 'Larkspur')\n")
    done = run(home, NOTICED, "--editor")
    assert done.exit_code != 0
    (kept,) = home.glob("writing/*")
    assert str(kept) in done.output.replace("\n", "")
    assert "Larkspur" in kept.read_text(encoding="utf-8")
    assert kept.stat().st_mode & 0o077 == 0


def test_what_was_taken_in_does_not_stay_where_nobody_answers(home: Path, editor: Editor) -> None:
    editor("text = answer('where-i-stood', '1')\ntext = answer('repair-state', '2')\n")
    done = run(home, MISSTEP, "--editor")
    assert done.exit_code != 0
    assert not list(home.glob("writing/*"))
    (begun,) = Workspace(home).taking.begun()
    assert begun.draft.answers["repair-state"]


def test_what_was_saved_before_the_editor_failed_stays(home: Path, editor: Editor) -> None:
    editor("path.write_text(text + 'Larkspur', encoding='utf-8')\nsys.exit(3)")
    done = run(home, NOTICED, "--editor")
    assert done.exit_code != 0
    (kept,) = home.glob("writing/*")
    assert kept.read_text(encoding="utf-8").endswith("Larkspur")


def test_asked_to_end_twice_a_text_stays(workspace: Workspace) -> None:
    with pytest.raises(SystemExit), workspace.scratch("Words.") as page:  # noqa: PT012
        page.path.write_text("Other words.", encoding="utf-8")
        raise SystemExit(129)
    (kept,) = page.path.parent.iterdir()
    assert kept.read_text(encoding="utf-8") == "Other words."


def test_questions_that_follow_from_an_answer_are_put_next(
    home: Path, editor: Editor, tmp_path: Path
) -> None:
    editor(
        "if '[repair-steps]' in text:\n"
        "    text = answer('repair-steps', 'Said so.')\n"
        "else:\n"
        "    text = answer('where-i-stood', '1')\n"
        "    text = answer('repair-state', '2')\n"
    )
    done = run(home, MISSTEP, "--editor", given="y\n")
    assert done.exit_code == 0, done.output
    (entry,) = Workspace(home).journal.entries()
    assert Workspace(home).journal.get(entry.id).answers["repair-steps"] == "Said so."


def test_control_characters_from_an_editor_are_neutralised(home: Path, editor: Editor) -> None:
    """Row: ESC sequences and OSC 52 clipboard writes in any text from a file."""
    editor("text = answer('when-noticed', 'a\\x1b]52;c;ZXZpbA==\\x07b\\x1b[31mc')\n")
    run(home, NOTICED, "--editor")
    (entry,) = Workspace(home).journal.entries()
    assert entry.excerpt == "abc"


def test_an_editor_may_write_as_windows_does(home: Path, editor: Editor) -> None:
    """Row: a BOM is accepted."""
    editor(
        "text = answer('when-noticed', 'One.\\n\\nTwo.')\n"
        "text = chr(0xfeff) + text.replace('\\n', '\\r\\n')\n"
    )
    done = run(home, NOTICED, "--editor")
    assert done.exit_code == 0, done.output + str(done.exception)
    (entry,) = Workspace(home).journal.entries()
    assert Workspace(home).journal.get(entry.id).answers["when-noticed"] == "One.\n\nTwo."


def test_the_editor_is_refused_where_a_passphrase_is_set(
    home: Path, editor: Editor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    phrase = tmp_path / "phrase"
    phrase.write_text("correct horse battery\n", encoding="utf-8")
    monkeypatch.setenv("GROWTH_TUI_PASSPHRASE_FILE", str(phrase))
    upkeep = Workspace(home).upkeep
    upkeep.set_passphrase("correct horse battery", upkeep.new_recovery_key())
    editor("text = answer('when-noticed', 'Spoken.')\n")
    done = run(home, NOTICED, "--editor")
    assert isinstance(done.exception, Problem)
    assert "unlocked" in str(done.exception)
    assert "--plain" in str(done.exception)
    assert not (tmp_path / "seen.txt").exists()
    assert not (home / "writing").exists()


SET = """
from growth_tui.store import keys, passphrase
from growth_tui.store.folder import Store
store = Store(pathlib.Path({home!r}))
try:
    cost = keys.Cost(64, 1, 1)
    passphrase.set_passphrase(store.records, "correct horse battery", "key", cost)
except Exception as error:
    seen.write_text(str(error), "utf-8")
"""
ELSEWHERE = "from growth_tui.store import scratch\nscratch.is_open = lambda *_: False\n"


def test_no_passphrase_is_set_while_an_editor_has_a_text_open(
    home: Path, editor: Editor, tmp_path: Path
) -> None:
    editor(SET.format(home=str(home)) + "text = answer('when-noticed', 'Spoken.')\n")
    done = run(home, NOTICED, "--editor")
    assert done.exit_code == 0, done.output
    assert "open in an editor" in (tmp_path / "seen.txt").read_text(encoding="utf-8")
    assert len(Workspace(home).journal.entries()) == 1
    upkeep = Workspace(home).upkeep
    upkeep.set_passphrase("correct horse battery", upkeep.new_recovery_key())


@pytest.mark.parametrize("given", ["correct horse battery", "another one", None])
def test_what_was_written_while_another_machine_set_a_passphrase_is_kept(
    home: Path,
    editor: Editor,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    given: str | None,
) -> None:
    editor(ELSEWHERE + SET.format(home=str(home)) + "text = answer('when-noticed', 'Spoken.')\n")
    if given is not None:
        phrase = tmp_path / "phrase"
        phrase.write_text(given, encoding="utf-8")
        monkeypatch.setenv("GROWTH_TUI_PASSPHRASE_FILE", str(phrase))
    done = run(home, NOTICED, "--editor")
    assert "was set while you wrote" in done.output
    workspace = Workspace(home)
    workspace.unlock("correct horse battery")
    left = list(home.glob("writing/*"))
    if given == "correct horse battery":
        assert done.exit_code == 0, done.output
        (entry,) = workspace.journal.entries()
        assert workspace.journal.get(entry.id).answers == {"when-noticed": "Spoken."}
        assert left == []
        return
    (kept,) = left
    assert str(kept) in str(done.exception)
    assert "Spoken." in kept.read_text(encoding="utf-8")
    findings = workspace.upkeep.examine(workspace.now())
    workspace.upkeep.repair([finding for finding in findings if finding.path == kept])
    assert not kept.exists()
    assert b"Spoken." not in words_in(home)


def test_a_text_whose_questions_were_changed_stays(home: Path, editor: Editor) -> None:
    editor("text = 'Larkspur' + text\n")
    done = run(home, NOTICED, "--editor")
    assert "cannot be told to belong" in str(done.exception)
    (kept,) = home.glob("writing/*")
    assert str(kept) in str(done.exception)
    assert kept.stat().st_mode & 0o077 == 0
    assert kept.read_text(encoding="utf-8").startswith("Larkspur")


def test_a_sheet_read_back_unchanged_changes_nothing(workspace: Workspace) -> None:
    session = workspace.taking.begin("body-check-in")
    given = {
        "what-activated": "%% looks like a remark\nand goes on",
        "strength-before": {"nonresponse": "prefer_not"},
        "body-map": [{"region": "jaw", "sensation": "tight", "strength": 4}],
        "pull": ["cry", "go_blank"],
    }
    for item, answer in given.items():
        session.go_to(item)
        session.answer(answer)
    before = session.draft
    assert take_in(session, sheet(session)) == []
    changed = {
        item: answer
        for item, answer in session.draft.answers.items()
        if answer != before.answers[item]
    }
    assert changed in ({}, {"what-activated": "%% looks like a remark\nand goes on"})


def test_texts_are_kept_though_a_choice_hides_them(workspace: Workspace) -> None:
    session = workspace.taking.begin(MISSTEP)
    session.go_to("where-i-stood")
    session.answer("did")
    text = sheet(session)
    assert "[my-part]" in text
    text = text.replace("%% [my-part]\n", "%% [my-part]\n%%\nMine.\n%%\n")
    before, _, after = text.partition("%% [where-i-stood]\n")
    remarks, _, rest = after.partition("\n1\n")
    take_in(session, f"{before}%% [where-i-stood]\n{remarks}\n2\n{rest}")
    assert session.draft.answers["where-i-stood"] == "done_to_me"
    assert "my-part" not in asked(session)
    assert session.draft.answers["my-part"] == "Mine."


@pytest.mark.parametrize(
    "text",
    [
        "Words before any question.",
        "%% [no-such-item]\nWords.",
        "%% [hold]\n3\n%% [hold]\n4",
    ],
)
def test_a_sheet_whose_questions_were_changed_is_refused(workspace: Workspace, text: str) -> None:
    session = workspace.taking.begin(NOTICED)
    with pytest.raises(Problem, match="Line"):
        take_in(session, text)
    assert session.draft.answers == {}


def test_a_line_of_an_answer_can_be_read_again(workspace: Workspace) -> None:
    form = workspace.library.instrument("body-check-in")
    pull = form.item("pull")
    assert pull is not None
    assert line_of(pull, ["speak_back", "go_still"]) == "1, 3"
    assert line_of(pull, None) == ""


def test_the_scratch_file_is_the_owners_alone(workspace: Workspace) -> None:
    with workspace.scratch("Words.") as page:
        assert page.read() == "Words."
        assert stat.S_IMODE(page.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(page.path.parent.stat().st_mode) == 0o700
        page.write("Other words.")
        assert stat.S_IMODE(page.path.stat().st_mode) == 0o600
    assert not page.path.parent.exists()

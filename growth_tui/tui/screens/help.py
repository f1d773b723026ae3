"""What can be done on the screen behind: a few sentences and its keys."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from growth_tui import words
from growth_tui.tui.screens.own import Dialog
from growth_tui.tui.widgets.key_hints import rank
from growth_tui.tui.widgets.literal import Literal
from growth_tui.words.keys import key_name


class HelpScreen(Dialog[None]):
    """Made from the bindings of the screen behind, so that it is always true."""

    BINDINGS = [
        Binding(
            "escape,question_mark,q,enter,f1",
            "leave",
            "close",
            key_display="Esc",
            id="help.leave",
        ),
    ]

    def __init__(self, behind: Screen[object]) -> None:
        super().__init__()
        self._text = getattr(behind, "HELP_TEXT", "")
        self._keys = _keys_of(behind)

    def compose_body(self) -> ComposeResult:
        """Sentences, then keys."""
        with VerticalScroll(classes="dialog"):
            if self._text:
                yield Literal(self.spelled(self._text))
                yield Literal("")
            width = max((len(keys) for keys, _ in self._keys), default=0)
            lines = [
                Content.assemble((f"{keys:<{width}}   ", "$accent"), about)
                for keys, about in self._keys
            ]
            yield Literal(Content("\n").join(lines))
            yield Literal("")
            yield Literal(self.spelled(words.HELP_EVERYWHERE), classes="quiet")

    def on_mount(self) -> None:
        """Let the arrow keys scroll."""
        self.query_one(VerticalScroll).focus()


def _keys_of(screen: Screen[object]) -> list[tuple[str, str]]:
    """What our own keys do, each once, this screen's first; only ours have an id."""
    keys: dict[str, list[str]] = {}
    bindings = [active.binding for active in screen.active_bindings.values() if active.enabled]
    for binding in sorted(bindings, key=lambda each: (rank(each), not each.show)):
        if binding.id and binding.description:
            about = binding.description[0].upper() + binding.description[1:]
            keys.setdefault(about, []).append(key_name(binding.key))
    return [(" ".join(dict.fromkeys(names)), about) for about, names in keys.items()]

"""The foot of every screen: the keys that do something here, taken from the bindings themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from textual.app import RenderResult
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from growth_tui.words.keys import key_name

GAP = "   "
TIGHT = "  "
HELP = "app.help"
BLANK = "blank"
HOME = "app.go('home')"
FIND = "command_palette"  # bound by Textual itself, which keeps it out of sight
MORE = Content("…")


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does; one that stays keeps its place where others find none."""

    text: Content
    stays: bool = False


class KeyHints(Widget):
    """One line of keys and what they do, as many as fit; a click does the same as the key.

    Help, which names every key, and the way back stay; where a key of this screen found no place,
    a sign says so. The five places stand on a line of their own where there is room for one. On a
    screen that has another in front of it no key does anything, so that none is named.
    """

    SCOPED_CSS = False  # for it goes by the size of the screen around it
    DEFAULT_CSS = """
    KeyHints {
        dock: bottom;
        height: 1;
        max-width: 116;
        margin: 0 2;
        color: $quiet;
        link-color: $foreground;
        link-style: none;
        link-background: $background 0%;
        link-style-hover: bold;
        link-color-hover: $accent;
        link-background-hover: $background 0%;
    }
    KeyHints.-places { height: 2; }
    .-narrow KeyHints.-places, .-low KeyHints.-places { height: 1; }
    """

    _drawn: tuple[bool, list[Binding]] | None = None

    def on_mount(self) -> None:
        """Follow the bindings, which change with the focus."""
        self.set_class(bool(getattr(self.screen, "PLACE", "")), "-places")
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._follow())

    def _follow(self) -> None:
        """Draw anew where other keys count: between two questions they mostly stay the same."""
        counting = (self.screen.is_active, self._bound())
        if counting != self._drawn:
            self._drawn = counting
            self.refresh()

    def render(self) -> RenderResult:
        """Draw the hints."""
        if not self.screen.is_active:
            return ""
        width = self.size.width
        bound = self._bound()
        here, always, places = (
            [each for each in bound if rank(each) in ranks] for ranks in ((0,), (1, 3), (2,))
        )
        if self.size.height < 2:
            others = [each for each in places if each.action != self._here]
            return _line(_hints(here), _hints([*others, *always]), width)
        blank = [each for each in always if each.action == BLANK]
        rest = [each for each in always if each.action != BLANK]
        right = _joined(_hints(rest))
        left = _line([], _hints(places, self._here), width - right.cell_length - len(GAP))
        foot = left.pad_right(max(len(GAP), width - left.cell_length - right.cell_length)) + right
        return Content("\n").join([_line(_hints(here), _hints(blank), width), foot])

    @property
    def _here(self) -> str:
        """The action that would lead to the place one is at."""
        return f"app.go('{getattr(self.screen, 'PLACE', '')}')"

    def _bound(self) -> list[Binding]:
        """The bindings to name, each action once."""
        found: dict[str, Binding] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            if binding.action == FIND:
                binding = replace(binding, description="find")
            elif not active.enabled or not (binding.show or binding.action == HELP):
                continue
            known = found.get(binding.action)
            if known is None or _telling(binding) > _telling(known):
                found[binding.action] = binding
        return sorted(found.values(), key=rank)


def _hints(bindings: Sequence[Binding], here: str = "") -> list[Hint]:
    """What is said of each; the place where one is leads nowhere."""
    return [Hint(_text(each, linked=each.action != here), _stays(each)) for each in bindings]


def _telling(binding: Binding) -> tuple[bool, bool]:
    """How well a key stands for its action: of "left" and "h", the arrow tells more."""
    return binding.show, key_name(binding.key) != binding.key


def _stays(binding: Binding) -> bool:
    """Whether it is help or a way back."""
    return binding.action in (HELP, HOME) or binding.key == "escape"


def _text(binding: Binding, *, linked: bool) -> Content:
    """One key and what it does."""
    key = binding.key_display or key_name(binding.key)
    if not linked:
        return Content.styled(f"{key} {binding.description}", "bold $foreground")
    click = f"$foreground @click=app.simulate_key('{binding.key}')"
    return Content.assemble((key, click), f" {binding.description}")


def _line(own: Sequence[Hint], others: Sequence[Hint], width: int) -> Content:
    """As much as fits, closer together where that helps.

    The other keys give way first, then this screen's own, the last ones first. Where one of its
    own gave way, a sign says so.
    """
    own, others, cut = list(own), list(others), False
    wanted = [*own, *(each for each in others if each.stays)]
    gap = GAP if _joined(wanted).cell_length <= width else TIGHT

    def shown() -> Content:
        return _joined([*own, *([Hint(MORE)] if cut else []), *others], gap)

    while shown().cell_length > width:
        group = next((each for each in (others, own) if not all(hint.stays for hint in each)), None)
        if group is None:
            break
        del group[max(at for at, hint in enumerate(group) if not hint.stays)]
        cut = cut or group is own
    return shown()


def _joined(hints: Sequence[Hint], gap: str = GAP) -> Content:
    """Hints with gaps between them."""
    return Content(gap).join([each.text for each in hints])


def rank(binding: Binding) -> int:
    """What this screen can do first, then help, the other places, and what is always there."""
    if binding.action in (HELP, BLANK):
        return 1
    if binding.action.startswith("app.go("):
        return 2
    return 3 if binding.action == FIND else 0

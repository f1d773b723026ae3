"""The person's own choices."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from growth_tui.plain_text import clean_line
from growth_tui.problem import Problem

if TYPE_CHECKING:
    from growth_tui.store.folder import Store
    from growth_tui.workspace.library import Library


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen.

    Attributes:
        theme: `dark` or `light`.
        language: A language code, None for each form's own.
        rhythm: Days between two times of a form, by its id; 0 for never.
        keys: Keys by binding id, for who wants others.
        name: What the report calls its writer.
        consultant: Whom the report is for.
        idle_minutes: Minutes without a key after which locked data locks again.
        first_run: Whether the first words were not yet read.
    """

    theme: str = "dark"
    language: str | None = None
    rhythm: dict[str, int] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    name: str = ""
    consultant: str = ""
    idle_minutes: int = 10
    first_run: bool = True


class Settings:
    """The choices as they are kept; unknown or unfit values fall back to the usual ones."""

    def __init__(self, store: Store, library: Callable[[], Library]) -> None:
        self._store = store
        self._library = library
        self.choices = _fitting(store.settings())

    @property
    def damaged(self) -> bool:
        """Whether choices were kept and could not be read."""
        return any(each.kind == "settings" for each in self._store.damaged())

    def text(self, name: str) -> str:
        """One choice as it would be typed, empty where it is the usual one."""
        field_name, _, part = name.partition(".")
        now = getattr(self.choices, field_name)
        if isinstance(now, dict):
            return str(now.get(part, ""))
        return "" if now == getattr(Choices(), field_name) else str(now)

    def put(self, name: str, text: str) -> None:
        """Change one choice by its name, such as `theme` or `rhythm.pulse`, from what was typed.

        An empty text gives the usual choice back. Raises Problem where it does not fit.
        """
        field_name, _, part = clean_line(name).partition(".")
        usual = asdict(Choices())
        if field_name not in usual or field_name == "first_run":
            raise unknown(name)
        now, default = getattr(self.choices, field_name), usual[field_name]
        if isinstance(default, dict):
            if not part:
                raise Problem(f"Name one of them, such as {field_name}.pulse.", where=name)
            value: Any = {key: each for key, each in now.items() if key != part}
            if text:
                value[part] = self._fit_part(field_name, part, clean_line(text))
        elif part:
            raise unknown(name)
        else:
            value = self._fit(name, text, default) if text else default
        self.change(**{field_name: value})

    def _fit_part(self, field_name: str, part: str, text: str) -> int | str:
        """What was typed for one form or one key; raises Problem where there is none of that id."""
        if field_name == "keys":
            from growth_tui.workspace.own_keys import checked_binding, checked_keys

            return checked_keys(checked_binding(part), text, self.keys)
        self._library().source(part)  # raises where no form has that id
        return _days(f"{field_name}.{part}", text)

    def _fit(self, name: str, text: str, default: Any) -> Any:
        """What was typed as a value of the right kind."""
        if name == "theme" and text not in ("dark", "light"):
            raise Problem("It is either dark or light.", where=name)
        if name == "language":
            spoken = self._library().languages
            if text.lower().partition("-")[0] not in {each.partition("-")[0] for each in spoken}:
                raise Problem(
                    f"No form speaks “{clean_line(text)[:40]}”.",
                    where=name,
                    then=f"There are: {', '.join(spoken)}.",
                )
        return _days(name, text) if isinstance(default, int) else clean_line(text)

    def change(self, **changes: Any) -> None:
        """Keep other choices; raises Problem where they cannot be kept."""
        choices = replace(self.choices, **changes)
        self._store.save_settings(asdict(choices))
        self.choices = choices

    @property
    def theme(self) -> str:
        """`dark` or `light`."""
        return self.choices.theme

    @property
    def language(self) -> str | None:
        """The language chosen, None for each form's own."""
        return self.choices.language

    @property
    def keys(self) -> dict[str, str]:
        """Keys by binding id."""
        return self.choices.keys

    @property
    def first_run(self) -> bool:
        """Whether the first words were not yet read."""
        return self.choices.first_run


def unknown(name: str) -> Problem:
    """The error for a name that no choice has."""
    import difflib  # imported late: Home reads settings, and seldom needs this

    names = [each.name for each in fields(Choices) if each.name != "first_run"]
    near = difflib.get_close_matches(name, names, 1)
    hint = f"Did you mean “{near[0]}”?" if near else f"There are: {', '.join(names)}."
    return Problem(f"There is no setting “{clean_line(name)[:40]}”.", then=hint)


def _days(name: str, text: str) -> int:
    """A whole number from 0 to 3,650."""
    if not text.isascii() or not text.isdigit() or len(text) > 4 or int(text) > 3650:
        raise Problem("Write a whole number from 0 to 3650.", where=name)
    return int(text)


def _fitting(stored: dict[str, Any]) -> Choices:
    """The stored choices, each only where its type is the right one."""
    usual = Choices()
    chosen: dict[str, Any] = {}
    for each in fields(Choices):
        value, default = stored.get(each.name), getattr(usual, each.name)
        fits = isinstance(value, str) if default is None else type(value) is type(default)
        if fits:
            chosen[each.name] = clean_line(value) if isinstance(value, str) else value
    for name, kind in (("rhythm", int), ("keys", str)):
        given = chosen.get(name, {})
        chosen[name] = {part: value for part, value in given.items() if type(value) is kind}
    return replace(usual, **chosen)

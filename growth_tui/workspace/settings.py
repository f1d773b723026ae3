"""The person's own choices."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from growth_tui.store.folder import Store


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

    def __init__(self, store: Store) -> None:
        self._store = store
        self.choices = _fitting(store.settings())

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


def _fitting(stored: dict[str, Any]) -> Choices:
    """The stored choices, each only where its type is the right one."""
    usual = Choices()
    chosen: dict[str, Any] = {}
    for each in fields(Choices):
        value, default = stored.get(each.name), getattr(usual, each.name)
        fits = isinstance(value, str) if default is None else type(value) is type(default)
        if fits:
            chosen[each.name] = value
    return replace(usual, **chosen)

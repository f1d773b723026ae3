"""Beliefs over time: how strong their hold was whenever they came up, and where they came from."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from growth_tui.charts import Series
from growth_tui.dates import day
from growth_tui.instrument.in_words import in_words, text_of
from growth_tui.plain_text import clean_line
from growth_tui.records import Draft, Reflection
from growth_tui.words import journal as words
from growth_tui.workspace.editing import all_to_edit, keep
from growth_tui.workspace.kept import kept

if TYPE_CHECKING:
    from growth_tui.store.folder import Store
    from growth_tui.workspace.journal import Journal
    from growth_tui.workspace.session import Session
    from growth_tui.workspace.taking import Taking

ORIGIN, NOTICED = "origins-of-a-belief", "belief-noticed"
NAME_ITEM, HOLD_ITEM, VOICE_ITEM, MET_ITEM = "belief", "hold", "whose-voice", "how-i-related"
HOLD_RANGE = (0.0, 10.0)


@dataclass(frozen=True, slots=True)
class Moment:
    """One time that a belief was looked at or came up.

    `hold` is how strong it was, on the form's scale, None where that was left open; `met` says how
    one related to it, empty at the origin and where it was left open.
    """

    reflection: str
    at: datetime
    hold: float | None
    met: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """One belief: where it was traced, then every time it was noticed again, oldest first."""

    origin: Reflection
    name: str
    moments: tuple[Moment, ...]

    @property
    def noticed(self) -> tuple[Moment, ...]:
        """The times it was noticed again."""
        return self.moments[1:]

    @property
    def holds(self) -> tuple[float | None, ...]:
        """How strong its hold was each time, None where that was left open."""
        return tuple(each.hold for each in self.moments)

    @property
    def met(self) -> list[tuple[str, int]]:
        """How one related to it, each way with how often, the most frequent first."""
        return Counter(each.met for each in self.noticed if each.met).most_common()

    @property
    def series(self) -> Series:
        """Its hold over time, for a chart; gaps stay gaps."""
        points = tuple((each.at, each.hold, False) for each in self.moments)
        return Series(words.ITS_HOLD, points)


def told(thread: Thread) -> list[str]:
    """What can be said of a belief in words."""
    if not thread.noticed:
        return [words.TRACED.format(day(thread.origin.written_at))]
    said = []
    held = [moment for moment in thread.noticed if moment.hold is not None]
    first = thread.moments[0].hold
    if held and first is not None and held[-1].hold is not None:
        said.append(words.hold_then_now(first, held[-1].hold, held[-1].at))
    if thread.met:
        said.append(words.met_so(thread.met))
    return said


class Beliefs:
    """The beliefs that were traced."""

    def __init__(self, store: Store, journal: Journal, taking: Taking) -> None:
        self._store = store
        self._journal = journal
        self._taking = taking

    def threads(self) -> list[Thread]:
        """Every belief, the one that came up last coming first."""
        written = kept(self._store, "reflections", Reflection.from_document)
        noticed: dict[str, list[Reflection]] = {}
        for each in written:
            if each.form.assessment == NOTICED and each.follows:
                noticed.setdefault(each.follows, []).append(each)
        found = [
            self._thread(each, noticed.get(each.id, []))
            for each in written
            if each.form.assessment == ORIGIN
        ]
        return sorted(found, key=lambda each: each.moments[-1].at, reverse=True)

    def thread(self, origin_id: str) -> Thread | None:
        """The thread that begins with that reflection, None where there is none."""
        return next((each for each in self.threads() if each.origin.id == origin_id), None)

    def name_of(self, origin_id: str) -> str:
        """The belief in its own words, empty where it is gone."""
        thread = self.thread(origin_id)
        return thread.name if thread else ""

    def origins(self) -> list[tuple[str, int]]:
        """Whose voice was heard, and in how many beliefs, the most frequent first."""
        counts: Counter[str] = Counter()
        for thread in self.threads():
            form = self._journal.form_of(thread.origin)
            item = form.item(VOICE_ITEM) if form else None
            codes = thread.origin.answers.get(VOICE_ITEM)
            if item is not None and isinstance(codes, list):
                counts.update(text_of(item.choices, code) for code in codes)
        return counts.most_common()

    def notice(self, origin_id: str) -> Session:
        """Note that a belief came up again, going on with what was begun of that."""
        draft = self.begun(origin_id)
        if draft is not None:
            return self._taking.resume(draft)
        session = self._taking.begin(NOTICED)
        session.draft = replace(session.draft, follows=origin_id)
        return session

    def begun(self, origin_id: str) -> Draft | None:
        """The unfinished notice of a belief, None where there is none."""
        drafts = all_to_edit(self._store, "drafts", Draft.from_document)
        return next(
            (each for each in drafts if each.follows == origin_id and each.revises is None), None
        )

    def tie(self, reflection: Reflection, origin_id: str) -> None:
        """Say which belief it was that came up; raises Problem where that cannot be kept."""
        keep(self._store, "reflections", replace(reflection, follows=origin_id))

    def _thread(self, origin: Reflection, noticed: list[Reflection]) -> Thread:
        """One belief with the times it came up."""
        answer = origin.answers.get(NAME_ITEM)
        name = clean_line(answer) if isinstance(answer, str) else ""
        moments = sorted((self._moment(each) for each in noticed), key=lambda each: each.at)
        return Thread(origin, name or words.UNNAMED, (self._moment(origin), *moments))

    def _moment(self, reflection: Reflection) -> Moment:
        """What one reflection says of the belief's hold and of how it was met."""
        answer = reflection.answers.get(HOLD_ITEM)
        number = isinstance(answer, int | float) and not isinstance(answer, bool)
        hold = float(answer) if number and answer is not None else None
        form = self._journal.form_of(reflection)
        item = form.item(MET_ITEM) if form else None
        met = in_words(item, reflection.answers.get(MET_ITEM)) if item else ""
        return Moment(reflection.id, reflection.written_at, hold, met)

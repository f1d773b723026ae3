"""Taking a form: drafts, and what they become."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from growth_tui import words
from growth_tui.plain_text import clean, clean_within
from growth_tui.problem import Problem
from growth_tui.records.taken import Draft, Edited, LookingBack, Result, Taken
from growth_tui.words.apart import FILLED_IN_TWICE, KEEP_ONE_FIRST
from growth_tui.workspace.begun import Begun, begun

if TYPE_CHECKING:
    from growth_tui.instrument.model import Instrument
    from growth_tui.records import Reflection
    from growth_tui.store.folder import Store
    from growth_tui.workspace.library import Library
    from growth_tui.workspace.session import Session

    Kept = Result | LookingBack | Reflection  # what a draft can become


class Taking:
    """Begins, resumes and finishes drafts."""

    def __init__(
        self,
        store: Store,
        library: Library,
        now: Callable[[], datetime],
        new_id: Callable[[], str],
    ) -> None:
        self._store = store
        self._library = library
        self._now = now
        self._new_id = new_id

    def begun(self) -> list[Begun]:
        """Every unfinished draft, the last edited first."""
        return begun(self._store, self._library)

    def draft_of(self, form_id: str) -> Draft | None:
        """The unfinished draft of that form that was edited last."""
        begun = self.begun_of_each().get(form_id)
        return begun.draft if begun else None

    def begun_of_each(self) -> dict[str, Begun]:
        """What was begun last of each form, by the form's id.

        Looking back and changing what is kept are left aside.
        """
        return {each.draft.form.assessment: each for each in reversed(self.begun()) if each.is_new}

    def begin(self, form_id: str, language: str | None = None) -> Session:
        """Start anew; there is no draft until the first answer."""
        instrument = self._library.instrument(form_id, language)
        return self._session(instrument, self._blank(instrument, self._library.source(form_id)))

    def look_back(self, result: Result) -> Session:
        """Start rating an earlier result anew: how one would now answer for that time."""
        instrument = self._library.as_taken(result.form)
        now = self._now()
        draft = Draft(self._new_id(), result.form, now, now, looking_back_at=result.id)
        return self._session(instrument, draft)

    def revise(self, reflection: Reflection) -> Session:
        """Open a saved reflection again, to change what it says."""
        instrument = self._library.as_taken(reflection.form)
        draft = Draft(
            self._new_id(),
            reflection.form,
            reflection.written_at,
            self._now(),
            reflection.seconds,
            reflection.answers,
            reflection.notes,
            follows=reflection.follows,
            revises=reflection.id,
            revises_mark=reflection.mark or None,
        )
        return self._session(instrument, draft)

    def resume(self, draft: Draft) -> Session:
        """Go on with a draft, in the form as it was begun."""
        return self._session(self._library.as_taken(draft.form), draft)

    def in_other_window(self, draft: Draft) -> bool:
        """Whether another running window has this draft open."""
        return self._store.claimed_by_other(draft.id)

    def release(self, draft: Draft) -> None:
        """Let another window have the draft."""
        self._store.release(draft.id)

    def discard(self, draft: Draft) -> None:
        """Throw the draft away for good."""
        self._store.delete("drafts", draft.id)

    def finish(self, session: Session) -> Kept:
        """Turn the draft into what it was for and keep that; raises Problem where it cannot be.

        Once that is kept, a draft that cannot be removed is no fault: it is known by its id.
        """
        if open_items := session.required_open:
            raise Problem(
                f"{len(open_items)} of the questions need an answer before this can be saved.",
                then="The review lists them.",
            )
        if not session.draft.answers and not session.draft.notes:
            raise Problem(words.NOTHING_WRITTEN, then=words.ANSWER_OR_LEAVE)
        if len(self._store.standing("drafts", session.draft.id)) > 1:
            raise Problem(FILLED_IN_TWICE, then=KEEP_ONE_FIRST)
        kept = self._kept(session)
        before = session.draft.revises_mark or ""
        mark = self._store.save(_kind_of(kept), kept.to_document(), based_on=before)
        with suppress(Problem):
            self._store.delete("drafts", session.draft.id)
        return replace(kept, mark=mark) if isinstance(kept, Edited) else kept

    def record(
        self,
        form_id: str,
        answers: Mapping[str, Any],
        notes: Mapping[str, str],
        taken_at: datetime | None = None,
        language: str | None = None,
    ) -> Result:
        """Keep a form that was filled in elsewhere; raises Problem naming every item at fault."""
        instrument = self._library.instrument(form_id, language)
        if instrument.kind != "assessment":
            raise Problem(
                f"“{form_id}” is a reflection; it has no filled form to record.",
                then=f"Write it with “growth-tui reflect {form_id}”.",
            )
        _check_filled(instrument, answers, notes)
        draft = self._blank(instrument, self._library.source(form_id))
        given = {item: answer for item, answer in answers.items() if answer is not None}
        draft = replace(draft, answers=_cleaned(given), notes=_cleaned(notes))
        if taken_at is not None:
            draft = replace(draft, edited_at=taken_at)
        result = _result(instrument, draft, draft.edited_at)
        self._store.save("results", result.to_document())
        return result

    def _blank(self, instrument: Instrument, source: bytes) -> Draft:
        """An empty draft of that form, the definition itself kept beside it at the first save."""
        import hashlib

        now = self._now()
        form = Taken(
            instrument.id,
            instrument.version,
            instrument.language,
            instrument.fingerprint.scores,
            instrument.fingerprint.words,
            hashlib.sha256(source).hexdigest(),
        )
        self._store.keep_definition(source)
        return Draft(self._new_id(), form, now, now)

    def _session(self, instrument: Instrument, draft: Draft) -> Session:
        """A session that keeps its draft in the store, and is the only one to do so."""
        from growth_tui.workspace.session import Session

        self._store.claim(draft.id, take_over=True)
        mark = draft.mark

        def save(each: Draft) -> None:
            nonlocal mark
            mark = self._store.save("drafts", each.to_document(), based_on=mark)

        return Session(instrument, draft, save=save, now=self._now)

    def _kept(self, session: Session) -> Kept:
        """The record that the finished draft becomes."""
        draft, instrument = session.draft, session.instrument
        if draft.looking_back_at is not None:
            result = _result(instrument, draft, self._now())
            return LookingBack(
                draft.id,
                draft.form,
                draft.looking_back_at,
                result.taken_at,
                result.answers,
                result.scores,
            )
        if instrument.kind == "reflection":
            from growth_tui.records.reflection import Reflection

            return Reflection(
                draft.revises or draft.id,
                draft.form,
                draft.started_at,
                self._now(),
                draft.seconds,
                draft.answers,
                draft.notes,
                draft.follows,
            )
        return _result(instrument, draft, self._now())


def _kind_of(kept: Kept) -> str:
    """The store's name for that sort of record."""
    if isinstance(kept, Result):
        return "results"
    return "lookbacks" if isinstance(kept, LookingBack) else "reflections"


def _result(instrument: Instrument, draft: Draft, taken_at: datetime) -> Result:
    """Score a draft."""
    from growth_tui.measure.scoring import hidden_items, score

    return Result(
        draft.id,
        draft.form,
        taken_at,
        draft.seconds,
        draft.answers,
        score(instrument, draft.answers),
        draft.notes,
        hidden_items(instrument, draft.answers),
    )


def _cleaned(texts: Mapping[str, Any]) -> dict[str, Any]:
    """The same answers or notes with every text neutralised."""
    return {item: clean_within(value) for item, value in texts.items()}


def _check_filled(
    instrument: Instrument, answers: Mapping[str, Any], notes: Mapping[str, str]
) -> None:
    """Raise one Problem that names every item at fault; answers are never quoted."""
    import difflib

    from growth_tui.instrument.answers import problem_with

    items = {item.id: item for item in instrument.items() if item.asks}
    faults = []
    for name in [*answers, *(note for note in notes if note not in answers)]:
        if name not in items:
            near = difflib.get_close_matches(name, items, 1)
            hint = f" Did you mean “{near[0]}”?" if near else ""
            faults.append(f"“{clean(str(name))[:80]}”: the form has no such item.{hint}")
        elif answers.get(name) is not None and (fault := problem_with(items[name], answers[name])):
            faults.append(f"“{name}”: {fault}")
    if faults:
        raise Problem(
            "\n".join(faults), then="Nothing was recorded. Mend the file and run it again."
        )

"""Where one can go: every screen by name, imported only when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.screen import Screen

if TYPE_CHECKING:
    from growth_tui.records import Commitment, Draft, LookingBack, Reflection, Result
    from growth_tui.tui.app import GrowthApp

PLACES = (
    ("home", "Home", "What is due, begun, promised, and what moved"),
    ("assess", "Assess", "Every assessment, and when it is due"),
    ("progress", "Progress", "Scores over time"),
    ("journal", "Journal", "Reflections, missteps, beliefs, the body"),
    ("consult", "Consult", "Consultations, questions to bring, promises"),
)


def home() -> Screen[Any]:
    """Make Home."""
    from growth_tui.tui.screens.home import HomeScreen

    return HomeScreen()


def _assess() -> Screen[Any]:
    from growth_tui.tui.screens.assess import AssessScreen

    return AssessScreen()


def _progress() -> Screen[Any]:
    from growth_tui.tui.screens.progress import ProgressScreen

    return ProgressScreen()


def _journal() -> Screen[Any]:
    from growth_tui.tui.screens.journal import JournalScreen

    return JournalScreen()


def _consult() -> Screen[Any]:
    from growth_tui.tui.screens.consult import ConsultScreen

    return ConsultScreen()


SCREENS = {
    "assess": _assess,
    "progress": _progress,
    "journal": _journal,
    "consult": _consult,
}


def open_intro(app: GrowthApp, form_id: str, language: str | None = None) -> None:
    """Open a form's introduction, from which it is begun or gone on with."""
    from growth_tui.tui.screens.intro import IntroScreen

    app.attempt(lambda: app.push_screen(IntroScreen(app.workspace, form_id, language)))


def open_look_back(app: GrowthApp, result: Result) -> None:
    """Rate an earlier result anew."""
    from growth_tui.tui.screens.take import TakeScreen

    app.attempt(lambda: app.push_screen(TakeScreen(app.workspace.taking.look_back(result))))


def open_draft(app: GrowthApp, draft: Draft) -> None:
    """Go on with a draft, asking first where another window has it open."""
    from growth_tui.tui.screens.intro import resume

    resume(app, draft)


def go_on_with(app: GrowthApp, draft_id: str, otherwise: Callable[[], object]) -> None:
    """Go on with what a row names; do something else where it has gone meanwhile."""
    found = (each.draft for each in app.workspace.taking.begun() if each.draft.id == draft_id)
    draft = next(found, None)
    if draft is not None:
        open_draft(app, draft)
    else:
        otherwise()


def open_revision(app: GrowthApp, reflection: Reflection) -> None:
    """Change a saved reflection, going on with a change that was begun."""
    from growth_tui.tui.screens.take import TakeScreen

    begun = app.workspace.journal.revision(reflection.id)
    if begun is not None:
        open_draft(app, begun)
    else:
        app.attempt(lambda: app.push_screen(TakeScreen(app.workspace.taking.revise(reflection))))


def open_write(app: GrowthApp) -> None:
    """Choose a reflection to write."""
    from growth_tui.tui.screens.write import WriteScreen

    app.push_screen(WriteScreen())


def open_reflection(app: GrowthApp, reflection_id: str) -> None:
    """Read one reflection."""
    from growth_tui.tui.screens.reflection import ReflectionScreen

    journal = app.workspace.journal
    app.attempt(lambda: app.push_screen(ReflectionScreen(journal.read(reflection_id))))


def open_repair(app: GrowthApp, reflection: Reflection) -> None:
    """Say where the repair of a reflection stands."""
    from growth_tui.tui.screens.repair import RepairScreen

    app.push_screen(RepairScreen(reflection, app.workspace.repairs.of(reflection.id)))


def open_notice(app: GrowthApp, origin_id: str) -> None:
    """Note that a belief came up again."""
    from growth_tui.tui.screens.notice import NoticeScreen

    app.attempt(lambda: app.push_screen(NoticeScreen(app.workspace, origin_id)))


def after_writing(app: GrowthApp, kept: Reflection | LookingBack) -> None:
    """Show what follows: a reflection with the journal behind it, or the result looked back at."""
    from growth_tui.records import LookingBack
    from growth_tui.tui.screens.after import AfterScreen
    from growth_tui.tui.screens.journal import JournalScreen

    if isinstance(kept, LookingBack):
        app.attempt(lambda: open_result(app, app.workspace.history.result(kept.result)))
        return
    journal = app.get_screen("journal")
    assert isinstance(journal, JournalScreen)
    journal.look_at(kept.id)
    app.action_go("journal")
    app.attempt(lambda: app.workspace.repairs.take_up(kept))
    app.push_screen(AfterScreen(kept))


def open_result(app: GrowthApp, result: Result, *, fresh: bool = False) -> None:
    """Show one result; `fresh` where it was saved a moment ago."""
    from growth_tui.tui.screens.result import ResultScreen

    app.push_screen(ResultScreen(result, fresh=fresh))


def open_progress(app: GrowthApp, assessment: str) -> None:
    """Show one assessment over time."""
    from growth_tui.tui.screens.progress import ProgressScreen

    screen = app.get_screen("progress")
    assert isinstance(screen, ProgressScreen)
    screen.assessment = assessment
    app.action_go("progress")


def open_compare(app: GrowthApp, first: Result, second: Result) -> None:
    """Show two results side by side."""
    from growth_tui.tui.screens.compare import CompareScreen

    app.push_screen(CompareScreen(first, second))


def open_report(app: GrowthApp) -> None:
    """Preview the report."""
    from growth_tui.tui.screens.report import ReportScreen

    app.push_screen(ReportScreen())


def open_commitment(
    app: GrowthApp,
    result: Result,
    score_id: str,
    text: str,
    then: Callable[[Commitment | None], None] | None = None,
) -> None:
    """Make a promise out of something to try that a result suggests."""
    from growth_tui.tui.screens.commitment import CommitmentScreen

    app.push_screen(CommitmentScreen(result, score_id, text), then)


def open_new_promise(
    app: GrowthApp, text: str = "", then: Callable[[Commitment | None], None] | None = None
) -> None:
    """Make a promise that comes from no result, out of words that are there or none."""
    from growth_tui.tui.screens.commitment import CommitmentScreen

    app.push_screen(CommitmentScreen(suggestion=text), then)


def open_promise(app: GrowthApp, commitment_id: str) -> None:
    """Show one promise, to say what became of it."""
    from growth_tui.tui.screens.promise import PromiseScreen

    app.attempt(
        lambda: app.push_screen(PromiseScreen(app.workspace.commitments.get(commitment_id)))
    )


def open_question(app: GrowthApp, question_id: str | None = None) -> None:
    """Note a question to bring, or put one in other words."""
    from growth_tui.tui.screens.question import QuestionScreen

    def go() -> None:
        known = app.workspace.questions.get(question_id) if question_id else None
        app.push_screen(QuestionScreen(known))

    app.attempt(go)


def open_session(app: GrowthApp, consultation_id: str | None = None) -> None:
    """Log a consultation, or read and change one that was logged.

    One that was begun and not kept is gone on with.
    """
    from growth_tui.tui.screens.consultation import ConsultationScreen

    def go() -> None:
        sessions = app.workspace.consultations
        known = sessions.get(consultation_id) if consultation_id else sessions.begun()
        app.push_screen(ConsultationScreen(known))

    app.attempt(go)


def open_timeline(app: GrowthApp) -> None:
    """Show everything in order of time."""
    from growth_tui.tui.screens.timeline import TimelineScreen

    if not isinstance(app.screen, TimelineScreen):
        app.push_screen(TimelineScreen())


def open_entry(app: GrowthApp, kind: str, record_id: str) -> None:
    """Open the record that an entry of the timeline tells of."""
    if kind == "commitment":
        open_promise(app, record_id)
    elif kind == "consultation":
        open_session(app, record_id)
    elif kind == "question":
        open_question(app, record_id)
    elif kind == "reflection":
        open_reflection(app, record_id)
    elif kind == "repair":
        repairs = app.workspace.repairs
        app.attempt(lambda: open_reflection(app, repairs.get(record_id).reflection))
    else:
        app.attempt(lambda: open_result(app, app.workspace.timeline.result(kind, record_id)))


def open_apart(
    app: GrowthApp, kind: str, record_id: str, then: Callable[[bool | None], None]
) -> None:
    """Show the versions of a record that was edited in two places, to keep one."""
    from growth_tui.tui.screens.apart import ApartScreen

    app.push_screen(ApartScreen(kind, record_id), then)


DEEDS = (
    ("Timeline", "Everything in order of time", open_timeline),
    ("Note a question", "For the next consultation", open_question),
    ("Make a promise", "One concrete thing, until a day", open_new_promise),
    ("Log a consultation", "What came of it, and when the next one is", open_session),
)
"""What `find` offers beside the places: a title, a few words, what opens it."""


def open_repairs(app: GrowthApp) -> None:
    """Show the repairs, with the journal behind them."""
    from growth_tui.tui.screens.repairs import RepairsScreen

    app.action_go("journal")
    app.push_screen(RepairsScreen())


def open_settings(app: GrowthApp) -> None:
    """Show the person's own choices."""
    from growth_tui.tui.screens.settings import SettingsScreen

    app.push_screen(SettingsScreen())

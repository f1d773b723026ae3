"""Where one can go: every screen by name, imported only when it is first opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.screen import Screen

if TYPE_CHECKING:
    from growth_tui.records import Draft, Reflection, Result
    from growth_tui.tui.app import GrowthApp

PLACES = (
    ("home", "Home", "What is due, begun, promised, and what moved"),
    ("assess", "Assess", "Every assessment, and when it is due"),
    ("progress", "Progress", "Scores over time"),
    ("journal", "Journal", "Reflections, missteps, beliefs, the body"),
    ("consult", "Consult", "Consultations, questions to bring, promises"),
)


def _home() -> Screen[Any]:
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
    "home": _home,
    "assess": _assess,
    "progress": _progress,
    "journal": _journal,
    "consult": _consult,
}


def open_welcome(app: GrowthApp) -> None:
    """Open the words that a newcomer reads first."""
    from growth_tui.tui.screens.welcome import WelcomeScreen

    app.push_screen(WelcomeScreen())


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


def open_revision(app: GrowthApp, reflection: Reflection) -> None:
    """Edit a saved reflection."""
    from growth_tui.tui.screens.take import TakeScreen

    app.attempt(lambda: app.push_screen(TakeScreen(app.workspace.taking.revise(reflection))))


def open_result(app: GrowthApp, result: Result, *, fresh: bool = False) -> None:
    """Show one result; `fresh` where it was saved a moment ago."""
    from growth_tui.tui.screens.result import ResultScreen

    app.push_screen(ResultScreen(result, fresh=fresh))


def open_report(app: GrowthApp) -> None:
    """Preview the report."""
    from growth_tui.tui.screens.report import ReportScreen

    app.push_screen(ReportScreen())


def open_help(app: GrowthApp) -> None:
    """Say what can be done on the screen in front."""
    from growth_tui.tui.screens.help import HelpScreen

    if not isinstance(app.screen, HelpScreen):
        app.push_screen(HelpScreen(app.screen))


def open_blank(app: GrowthApp) -> None:
    """Hide everything."""
    from growth_tui.tui.screens.blank import BlankScreen

    if not isinstance(app.screen, BlankScreen):
        app.push_screen(BlankScreen())

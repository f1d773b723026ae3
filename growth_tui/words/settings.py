"""Words of the settings and of the lock."""

from __future__ import annotations

PASSPHRASE = "Your data is locked. Type the passphrase; Enter opens it."
PASSPHRASE_LOST = (
    "If it is lost, the recovery key that was shown when it was set opens the data: "
    "growth-tui passphrase change --with-recovery-key."
)
ABOUT_PASSPHRASE = (
    "A passphrase seals everything that you wrote. It is set with a plain command, which shows a "
    "recovery key once."
)
PASSPHRASE_COMMANDS = (
    ("Set one", "growth-tui passphrase set"),
    ("Change it", "growth-tui passphrase change"),
    ("Take it away", "growth-tui passphrase remove"),
)
OPENING = "Opening."
HELP_UNLOCK = f"Nothing of what you wrote shows before the passphrase. {PASSPHRASE_LOST}"
HELP_SETTINGS = (
    "Enter changes the line under the cursor. A language takes effect the next time the app opens."
)
SETTINGS_DAMAGED = (
    "Your settings could not be read, so the usual ones are used. “growth-tui doctor” says more."
)
FORMS_OWN = "each form’s own"
RHYTHM = "How often a form is due"
SETTING_HINT = "Enter keeps it, an empty line brings the usual one back, Esc leaves."
SETTING_ASKS = {
    "language": "A language code, such as es",
    "name": "Your name in reports",
    "consultant": "Whom reports are for",
    "idle_minutes": "Minutes without a key after which locked data locks again, 0 for never",
    "rhythm": "Days between two times, 0 for never",
}


def every(days: int | None, *, own: bool) -> str:
    """How often a form is due, and whether that is the person's own choice."""
    if not days:
        return "never"
    said = "every day" if days == 1 else f"every {days} days"
    return f"{said}, your own rhythm" if own else said

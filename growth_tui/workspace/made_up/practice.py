"""What the made-up person promised, brought to consultation and agreed there."""

from __future__ import annotations

from dataclasses import dataclass

from growth_tui.records import CommitmentState, QuestionSource

FORM = "cultural-humility"


Ending = tuple[int, CommitmentState, str]


@dataclass(frozen=True, slots=True)
class Promise:
    """Made so many days ago until so many days ago (negative: days to come).

    `ended` tells when and how it was closed and why; `instead` the promise put in its place: its
    words, and until when.
    """

    days_ago: int
    until: int
    subscale: str
    text: str
    ended: Ending | None = None
    instead: tuple[str, int] | None = None


PROMISES = (
    Promise(
        335,
        305,
        "embodiment",
        "Three times a day, notice for half a minute one thing that my body feels.",
        (303, "kept", "With a reminder at first. Then the door handle did it."),
    ),
    Promise(
        269,
        240,
        "repair",
        "When I do not know enough about something, say so aloud, and read up on it the same week.",
        (239, "kept", "Four times. Twice it was a relief for both of us."),
    ),
    Promise(
        238,
        200,
        "advocacy",
        "Have our intake form changed so that every kind of family fits on it.",
        (198, "changed", "Too large for one person. Begin with one question."),
        ("Ask the people who keep our intake form who decided what is on it.", 165),
    ),
    Promise(
        149,
        118,
        "biases",
        "Read one book a month by somebody who grew up between two languages.",
        (110, "let_go", "Two books, then it became a chore. One film with friends did more."),
    ),
    Promise(
        89,
        60,
        "accountability",
        "After each hour that stays with me, write three lines: what I did, its effect, next time.",
        (59, "kept", "Eleven times. Short is what made it possible."),
    ),
    Promise(
        30,
        -7,
        "repair",
        "At the next rupture, say what happened before I ask how it felt.",
    ),
    Promise(
        23,
        4,
        "biases",
        "Before a first meeting, write down what I already expect of the person, and on what "
        "grounds.",
    ),
)
INSTEAD_KEPT: Ending = (
    163,
    "kept",
    "It was a committee of two. They were glad that somebody asked.",
)


@dataclass(frozen=True, slots=True)
class Session:
    """A consultation so many days ago; the next one `next_in` days after it."""

    days_ago: int
    next_in: int
    worked_on: tuple[str, ...]
    strategies: str
    agreed: str
    notes: str = ""


WITH = "R. M."

SESSIONS = (
    Session(
        204,
        28,
        ("internal_family_systems",),
        "Ask in which language a feeling lives, and wait.",
        "Once a month, and I bring the moment that I least want to tell.",
        "Easier than I had feared, and I told it too neatly.",
    ),
    Session(
        176,
        28,
        ("accountability", "repair"),
        "Name the effect first. The intention can wait until somebody asks for it.",
        "Go through one old misstep in writing.",
        "We looked at how I make my apologies long.",
    ),
    Session(
        148,
        29,
        ("somatic",),
        "Feet first, then words. Offer the group a moment to arrive.",
        "A body check-in after a charged hour, while it is fresh.",
    ),
    Session(
        119,
        28,
        ("repair", "accountability"),
        "Say the right name, thank nobody for their patience, and go on.",
        "Practise names before meetings.",
    ),
    Session(
        91,
        33,
        ("internal_family_systems",),
        "When a part speaks quickly, let it speak on paper before the session.",
        "Three lines after each hour that stays with me.",
        "My scores on knowing my biases fell. We read it as seeing more.",
    ),
    Session(
        58,
        34,
        ("somatic", "Being a target myself"),
        "Nothing to try this time. Rest counts.",
        "Talk to one colleague who was in the room.",
        "The laugh in the meeting. It helped not to be asked what I had done.",
    ),
    Session(
        24,
        35,
        ("accountability", "knowledge"),
        "Ask what someone's faith would say to this, and mean the question.",
        "Write down what I expect before a first meeting.",
    ),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question noted so many days ago; `brought` is the place of the session, None if waiting."""

    days_ago: int
    text: str
    source: QuestionSource = "written"
    brought: int | None = None


QUESTIONS = (
    Asked(210, "What do I do with the shame, so that nobody else has to carry it?", brought=0),
    Asked(
        196,
        "How do I name a mistake before a group without making the person I hurt the centre of it?",
        "reflection",
        1,
    ),
    Asked(160, "What do I do in the second before I defend myself?", brought=2),
    Asked(101, "Why do I see more of my biases now, and like myself less?", brought=4),
    Asked(70, "When is leaving the room taking care, and when is it hiding?", brought=5),
    Asked(25, "How do I open this again without asking to be forgiven?", "reflection"),
    Asked(
        15,
        "I steered away from uncomfortable talk more often than last time. What was different?",
        "item_change",
    ),
    Asked(6, "How much of my own story belongs in the room?"),
)

NOTES = (
    (370, "hard-moment-told", "I have nobody for this yet, only colleagues over lunch."),
    (241, "explained-away", "More often than I would like to say."),
    (178, "own-reactions", "Harder than I thought, and better."),
    (150, "took-for-granted", "I see it now where I did not see it before."),
    (61, "said-i-did-not-know", "In front of eleven people. Nobody left."),
    (31, "steered-away", "Twice with the same person."),
)
"""Notes on answers to the assessment taken so many days ago: item, words."""

SURE = ((61, "steered-away", 2), (31, "steered-away", 4))
"""Answers that what was written later speaks of: days ago, item, answer."""

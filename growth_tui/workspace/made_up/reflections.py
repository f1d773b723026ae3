"""What the made-up person wrote. Nobody did or said any of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from growth_tui.records import RepairState

Marks = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Written:
    """A reflection: so many days ago, its answers, and under `name` what others come back to.

    `follows` is the name of the one it comes back to; `repair` the steps of its repair later on:
    days ago, state, a word of why.
    """

    days_ago: int
    form: str
    answers: Mapping[str, Any]
    name: str = ""
    follows: str = ""
    repair: tuple[tuple[int, RepairState, str], ...] = ()


def mark(region: str, sensation: str, strength: int) -> dict[str, Any]:
    """One place in the body."""
    return {"region": region, "sensation": sensation, "strength": strength}


def body(
    days_ago: int, what: str, whose: str, strength: tuple[int, int], marks: Marks, **more: Any
) -> Written:
    """A body check-in: `strength` before and after."""
    answers = {
        "what-activated": what,
        "whose-bias": whose,
        "strength-before": strength[0],
        "body-map": marks,
        **{name.replace("_", "-"): answer for name, answer in more.items()},
        "strength-after": strength[1],
    }
    return Written(days_ago, "body-check-in", answers)


def noticed(
    days_ago: int, follows: str, when: str, hold: int, met: str, words: str = ""
) -> Written:
    """A belief that came up again."""
    answers: dict[str, Any] = {"when-noticed": when, "hold": hold, "how-i-related": met}
    if words:
        answers["in-words"] = words
    return Written(days_ago, "belief-noticed", answers, follows=follows)


BODY = (
    body(
        352,
        "Someone paused for a long time over a word, and I heard myself finish the sentence.",
        "mine",
        (8, 7),
        [mark("jaw", "tight", 4), mark("throat", "tight", 4), mark("shoulders", "heavy", 3)],
        image="A hand over my own mouth, too late.",
        pull=["explain", "please"],
        what_helped={"nonresponse": "nothing_yet"},
    ),
    body(
        291,
        "A joke about people from where my grandparents came from, in a corridor.",
        "towards_me",
        (7, 6),
        [mark("chest", "pressure", 4), mark("face", "hot", 4), mark("hands", "cold", 2)],
        pull=["go_still", "leave"],
        what_helped=["stepping_away", "support"],
        helped_in_words="Outside, with my back against a wall. Standing was enough.",
    ),
    body(
        227,
        "I was told, kindly, that I had spoken over somebody.",
        "mine",
        (8, 5),
        [mark("jaw", "tight", 4), mark("stomach", "hollow", 3)],
        pull=["explain"],
        what_helped=["breath", "support"],
    ),
    body(
        141,
        "A group went silent after a remark, and everyone looked to me.",
        "towards_another",
        (8, 4),
        [mark("throat", "tight", 3), mark("chest", "fluttering", 3), mark("feet", "tingling", 2)],
        pull=["go_blank", "protect"],
        what_helped=["support", "words"],
        helped_in_words="I said that I needed a moment before I went on. Nothing broke.",
    ),
    body(
        72,
        "The laugh in the meeting, three days later, on my way there again.",
        "older",
        (7, 4),
        [mark("shoulders", "tight", 4), mark("jaw", "tight", 3), mark("stomach", "heavy", 2)],
        pull=["leave", "speak_back"],
        what_helped=["moving", "someone"],
        to_remember="Walking there with someone makes it another corridor.",
    ),
    body(
        17,
        "Someone spoke slowly, and I noticed the pull before I spoke.",
        "mine",
        (5, 2),
        [mark("jaw", "tight", 2), mark("chest", "warm", 2), mark("feet", "steady", 3)],
        pull=["please"],
        what_helped=["breath", "support", "around"],
        to_remember="The pull is quick. I do not have to be.",
    ),
)

MISSTEPS = (
    Written(
        318,
        "misstep-and-repair",
        {
            "where-i-stood": "did",
            "what-happened": "In a group the talk came to something in the news. I turned to the "
            "one member who shares the faith it was about and asked how people there see it. The "
            "room went still. The answer was short and polite.",
            "effect-on-others": "They said little for the rest of that hour and the next one. I "
            "think I made one person stand for millions. Nobody told me so; I saw it.",
            "my-part": "I did not know something, and had somebody else pay for it.",
            "what-i-felt": "Heat, and then a wish to explain how well I had meant it.",
            "in-the-body": "Throat, tight.",
            "whose-need": "both",
            "wanted": "unknown",
            "repair-state": "not_yet",
            "repair-steps": "Say what I asked of them, that it was mine to read up on, and that I "
            "will not ask it again. No question at the end.",
            "follow-up-days": 14,
            "next-time": "Before I turn to one member for an answer: would I ask it of anyone?",
            "question-to-bring": "How do I name a mistake before a group without making the "
            "person I hurt the centre of it?",
        },
        repair=(
            (304, "tried", "Said it at the start. I went on too long."),
            (262, "made", "They came back to it on their own. I only listened."),
        ),
    ),
    Written(
        133,
        "misstep-and-repair",
        {
            "where-i-stood": "did",
            "what-happened": "In a meeting I used a name that somebody no longer uses. I noticed "
            "on my way home.",
            "effect-on-others": "They were not in the room; others were, and learned it from me.",
            "my-part": "I had been told twice. I had not practised.",
            "what-i-felt": "Shame, and the thought that nobody might have noticed.",
            "in-the-body": "Stomach, hollow.",
            "whose-need": "theirs",
            "wanted": "seems_so",
            "repair-state": "made",
            "repair-steps": "Wrote to everyone who was there, two lines, with the right name.",
            "next-time": "Say the name aloud three times before a meeting in which it will come.",
        },
    ),
    Written(
        75,
        "misstep-and-repair",
        {
            "where-i-stood": "done_to_me",
            "what-happened": "In a team meeting somebody repeated a sentence of mine the way I "
            "pronounce it. People laughed. I laughed as well.",
            "effect-on-me": "Small at first, then furious in the evening. Today mostly tired.",
            "not-mine": "The laugh is not mine to explain. Laughing along got me through the hour.",
            "what-i-felt": "Very young.",
            "in-the-body": "Shoulders, up to my ears.",
            "what-i-need": "One colleague who saw it. A word with whoever leads the meeting, when "
            "I choose.",
            "what-would-help": "Not to laugh. To look at the one who did not laugh either.",
        },
    ),
    Written(
        26,
        "misstep-and-repair",
        {
            "where-i-stood": "did",
            "what-happened": "Someone told me of being stopped again, for nothing, on an ordinary "
            "evening. I asked whether there might have been another reason. The voice went flat, "
            "and we talked of something else.",
            "effect-on-others": "I became one more person to whom it has to be proven.",
            "my-part": "I took the side of a tidy world, because I would like to live in it.",
            "what-i-felt": "Nothing in the hour. Sick at night.",
            "in-the-body": "Chest, heavy.",
            "whose-need": "mine",
            "wanted": "unknown",
            "repair-state": "not_yet",
            "repair-steps": "Say what I asked and that I believe them. Leave it to them whether "
            "they want to come back to it.",
            "follow-up-days": 21,
            "next-time": "When someone tells of discrimination, believe first. Then ask what they "
            "need, if anything.",
            "question-to-bring": "How do I open this again without asking to be forgiven?",
        },
    ),
)

BELIEFS = (
    Written(
        245,
        "origins-of-a-belief",
        {
            "belief": "Whoever searches for words understands less.",
            "held": "now_and_then",
            "hold": 7,
            "the-part": "Quick and a little strict, about ten years old. It sits behind my "
            "forehead and finishes other people's sentences.",
            "towards-the-part": "Ashamed, to begin with. Then I saw how hard it works.",
            "whose-voice": ["family", "taught_history", "profession", "own_experience"],
            "how-learned": "At home we were praised for speaking without a trace of where we came "
            "from. At school the quick ones were the clever ones.",
            "when-it-shows-up": "When someone pauses over a word and the hour is short.",
            "what-it-protects": "It wants me never to be the slow one again.",
            "what-it-costs": "I get a simpler story than the one they came to tell. And I lose "
            "half of my own voice.",
            "new-way": "You can rest. Slow is not less. We can wait, and ask in which language the "
            "feeling lives.",
            "when-it-comes-again": "One breath, and count to five before I speak.",
        },
        name="words",
    ),
    Written(
        163,
        "origins-of-a-belief",
        {
            "belief": "Who prays about it does not want my help.",
            "held": "now_and_then",
            "hold": 5,
            "the-part": "A dry voice, like a lecturer's.",
            "towards-the-part": "Impatient. A little fond of it.",
            "whose-voice": ["profession", "dominant_culture", "media"],
            "how-learned": "In training, faith came up as a symptom or not at all.",
            "when-it-shows-up": "When someone thanks God for something I had hoped to be part of.",
            "what-it-protects": "Being needed.",
            "what-it-costs": "I stop asking about what holds people up.",
            "new-way": "Ask what their faith would say to this, and mean the question.",
            "when-it-comes-again": "Ask one more question instead of one fewer.",
        },
        name="prayer",
    ),
)

NOTICED = (
    noticed(229, "words", "A first meeting, late in the day.", 7, "carried_along"),
    noticed(206, "words", "On the telephone, with a bad line.", 6, "pushed_away"),
    noticed(
        181,
        "words",
        "Somebody looked for a word that I could have given.",
        7,
        "noticed",
        "I gave it. It was the wrong one.",
    ),
    noticed(157, "words", "In a meeting, about a colleague.", 5, "noticed"),
    noticed(148, "prayer", "At a good-bye.", 5, "noticed"),
    noticed(
        126,
        "words",
        "When I searched for words myself.",
        5,
        "got_curious",
        "So it speaks about me, too. I had not known.",
    ),
    noticed(97, "words", "Late, and tired.", 6, "pushed_away"),
    noticed(84, "prayer", "Somebody mentioned a saint.", 3, "got_curious"),
    noticed(
        64,
        "words",
        "A long silence in a session.",
        4,
        "answered_anew",
        "Counted to five. On four came the sentence that mattered.",
    ),
    noticed(38, "words", "A voice message in two languages.", 3, "answered_anew"),
    noticed(12, "words", "With an interpreter in the room.", 3, "answered_anew"),
)

ALL: tuple[Written, ...] = (*BODY, *MISSTEPS, *BELIEFS, *NOTICED)

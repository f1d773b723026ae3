"""Key press to next question on the screen, at question 1 and at question 100 of a long form.

    python benchmarks/next_question.py [--rounds 15]

Against a bare Textual app that swaps one label, in the same run. The answer is on disk before the
next question shows, so that a save is part of the time; a second bare app keeps its label in the
same way first, which shows what of the time is the disk's.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from in_terminal import Timed, medians

HERE = Path(__file__).parent
COMMAND = str(Path(sys.executable).with_name("growth-tui"))
ITEMS = 120


def long_form() -> dict[str, object]:
    """A form of 120 items of five answers."""
    items = [
        {"id": f"item-{n}", "type": "scale", "scale": "often", "text": f"Question number {n}."}
        for n in range(1, ITEMS + 1)
    ]
    return {
        "format": 1,
        "id": "long-form",
        "version": "1.0",
        "kind": "assessment",
        "title": "A long form",
        "purpose": "To measure with.",
        "language": "en",
        "licence": {"spdx": "CC-BY-4.0", "text_may_be_shared": True},
        "response_scales": {
            "often": {"min": 1, "max": 5, "anchors": {"1": "Never", "5": "Always"}}
        },
        "sections": [{"id": "all", "title": "All", "items": items}],
        "scoring": {"method": "mean", "missing": "person_mean"},
    }


def question(program: Timed, number: int) -> float:
    """Answer question `number`; seconds until the next one is on the screen."""
    start = program.press(b"3")
    return program.until(f"number {number + 1}.".encode()) - start


def next_label(program: Timed, number: int) -> float:
    """Press a key in a bare app; seconds until the label with that number is on the screen."""
    start = program.press(b"x")
    return program.until(f"number {number}.".encode()) - start


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    samples: dict[str, list[float]] = {"bare": [], "keeping": [], "first": [], "hundredth": []}
    bare_app = [sys.executable, str(HERE / "bare_app.py")]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "assessments").mkdir()
        (home / "assessments" / "long-form.json").write_text(json.dumps(long_form()))
        with (
            Timed(bare_app) as bare,
            Timed([*bare_app, folder]) as keeping,
            Timed([COMMAND, "take", "long-form"], {"GROWTH_TUI_HOME": folder}) as app,
        ):
            bare.until(b"Bare app")
            keeping.until(b"Bare app")
            app.until(b"Begin")
            app.press(b"\r")
            app.until(b"number 1.")
            for number in range(1, 100 + rounds):
                value = question(app, number)
                if number <= rounds:
                    samples["first"].append(value)
                    samples["bare"].append(next_label(bare, number))
                    samples["keeping"].append(next_label(keeping, number))
                elif number >= 100:
                    samples["hundredth"].append(value)
    report(medians(samples))


def report(middle: dict[str, float]) -> None:
    """Print medians in milliseconds, and what they are to each other."""
    first = middle["first"]
    print(f"bare app, next label        {middle['bare']:7.1f} ms")
    print(f"the same, keeping it first  {middle['keeping']:7.1f} ms")
    print(f"next question, from 1 on    {first:7.1f} ms")
    print(f"next question, from 100 on  {middle['hundredth']:7.1f} ms")
    print(f"first / bare                {first / middle['bare']:7.2f}   (aim: 1.50)")
    print(f"first / keeping it          {first / middle['keeping']:7.2f}")
    print(f"hundredth / first           {middle['hundredth'] / first:7.2f}   (aim: flat)")


if __name__ == "__main__":
    main()

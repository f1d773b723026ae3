"""Key press to next question on the screen, at question 1 and at question 100 of a long form.

    python benchmarks/next_question.py [--rounds 15]

Against a bare Textual app that swaps one label, in the same run. The answer is on disk before the
next question shows, so that a save is part of the time.
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


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "assessments").mkdir()
        (home / "assessments" / "long-form.json").write_text(json.dumps(long_form()))
        environment = {"GROWTH_TUI_HOME": folder}
        samples: dict[str, list[float]] = {"bare": [], "first": [], "hundredth": []}
        with (
            Timed([sys.executable, str(HERE / "bare_app.py")]) as bare,
            Timed([COMMAND, "take", "long-form"], environment) as app,
        ):
            bare.until(b"Bare app")
            app.until(b"Begin")
            app.press(b"\r")
            app.until(b"number 1.")
            for number in range(1, 100 + rounds):
                value = question(app, number)
                if number <= rounds:
                    samples["first"].append(value)
                elif number >= 100:
                    samples["hundredth"].append(value)
                if number <= rounds:
                    start = bare.press(b"x")
                    samples["bare"].append(bare.until(f"number {number}.".encode()) - start)
    middle = medians(samples)
    print(f"bare app, next label        {middle['bare']:7.1f} ms")
    print(f"next question, from 1 on    {middle['first']:7.1f} ms")
    print(f"next question, from 100 on  {middle['hundredth']:7.1f} ms")
    print(f"first / bare                {middle['first'] / middle['bare']:7.2f}   (aim: 1.50)")
    print(f"hundredth / first           {middle['hundredth'] / middle['first']:7.2f}   (aim: flat)")


if __name__ == "__main__":
    main()

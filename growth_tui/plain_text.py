"""Make text from outside safe to show: the one place where it is neutralised.

Whatever comes from a file, a paste, an argument or the environment passes through `clean` before
anything else sees it, so that no control code reaches a terminal or a report.
"""

from __future__ import annotations

import re
from typing import Any

# C0 but for newline and tab, DEL, C1, bidirectional controls, line separators, lone surrogates,
# BOM, and the tag and interlinear characters that terminals render as nothing.
_UNSAFE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# A whole escape sequence goes at once, or its printable tail ("[31m") would stay behind as noise.
_SEQUENCE = re.compile(
    "(?:\x1b\\]|\x9d)[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c|$)"  # OSC, to its terminator
    "|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x9c]*(?:\x1b\\\\|\x9c|$)"  # DCS, SOS, PM, APC
    "|(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"  # CSI
    "|\x1b[ -/]*[0-~]"  # any other escape
)


def clean(text: str) -> str:
    """Give `text` without escape sequences, control characters or bidirectional overrides.

    Newlines and tabs stay; CRLF and CR become newlines.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _SEQUENCE.sub("", text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNSAFE.sub("", text)


def clean_line(text: str) -> str:
    """Give `text` cleaned and on one line, each run of white space as one blank."""
    return " ".join(clean(text).split())


def clean_within(value: Any) -> Any:
    """Give an answer with every text in it cleaned, be it in a list or a mark of one."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [clean_within(each) for each in value]
    if isinstance(value, dict):
        return {key: clean_within(each) for key, each in value.items()}
    return value

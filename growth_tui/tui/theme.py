"""The two themes: warm paper and warm charcoal, one accent for what can be done next."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="growth-dark",
    dark=True,
    primary="#8cc5a4",
    secondary="#8fb3c9",
    accent="#8cc5a4",
    warning="#d9b36c",
    error="#d98a7b",
    success="#8cc5a4",
    foreground="#dcd9d2",
    background="#17191b",
    surface="#1d2022",
    panel="#25292b",
    text_alpha=1.0,
    variables={
        "quiet": "#8d9296",
        "faint": "#3a3f43",
        "cursor-back": "#22302a",
        "block-cursor-foreground": "#17191b",
        "block-cursor-background": "#8cc5a4",
        "input-selection-background": "#8cc5a4 30%",
    },
)

LIGHT = Theme(
    name="growth-light",
    dark=False,
    primary="#1f6b4c",
    secondary="#2c5f7c",
    accent="#1f6b4c",
    warning="#7d5a12",
    error="#9c3b2b",
    success="#1f6b4c",
    foreground="#2a2c2e",
    background="#faf8f3",
    surface="#f2efe8",
    panel="#e8e4da",
    text_alpha=1.0,
    variables={
        "quiet": "#686a68",
        "faint": "#d2cdc1",
        "cursor-back": "#dfeadf",
        "block-cursor-foreground": "#faf8f3",
        "block-cursor-background": "#1f6b4c",
        "input-selection-background": "#1f6b4c 25%",
    },
)

SERIES_DARK = (
    (140, 197, 164),
    (222, 178, 105),
    (128, 178, 214),
    (214, 140, 160),
    (176, 156, 214),
    (150, 190, 96),
    (222, 147, 106),
    (120, 196, 196),
)
SERIES_LIGHT = (
    (31, 107, 76),
    (150, 98, 10),
    (32, 96, 146),
    (160, 52, 90),
    (100, 70, 160),
    (84, 116, 20),
    (166, 76, 30),
    (14, 116, 116),
)
"""Colours of lines on a chart, told apart by their markers too."""

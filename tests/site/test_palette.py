"""Colours can be told from their ground by everyone: WCAG's ratios, for both palettes, from the stylesheet itself."""

from __future__ import annotations

import re

import pytest

from helplog.website.material.stylesheet import stylesheet

CSS = stylesheet()
KINDS = (
    "asks",
    "handoffs",
    "accepted",
    "thanks",
    "connections",
    "declined",
    "needs",
    "alone",
    "offers",
)
REPS = KINDS[:5]
TEXT, SHAPE = 4.5, 3.0


def palette(scheme: str) -> dict[str, str]:
    """The colours of a scheme by name."""
    start = CSS.index(
        '[data-md-color-scheme="slate"] {'
        if scheme == "dark"
        else "[data-md-color-scheme] {"
    )
    return dict(
        re.findall(r"--hl-([\w-]+): (#[0-9a-f]{6})", CSS[start : CSS.index("}", start)])
    )


def light(colour: str) -> float:
    """Relative luminance."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    dark, bright = sorted((light(one), light(other)))
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground", "least"),
    [
        *[("on-kind", kind, TEXT) for kind in REPS],  # the number on a plate
        *[
            (kind, ground, TEXT)
            for kind in (*REPS, "offers")
            for ground in ("paper", "card")
        ],  # the weight beside a lift
        *[(kind, "paper", SHAPE) for kind in KINDS],  # the mark before an item
        *[
            (text, ground, TEXT)
            for text in ("ink", "soft", "accent")
            for ground in ("paper", "card")
        ],
        ("ink", "heat-0", TEXT),  # an answer
        ("ink", "heat-1", TEXT),
        ("connections", "paper", SHAPE),  # the ring around what has the keys
    ],
)
def test_text_and_shapes_stand_out(
    text: str, ground: str, least: float, scheme: str
) -> None:
    colours = palette(scheme)
    assert contrast(colours[text], colours[ground]) >= least


def test_the_measure_itself_is_right() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)

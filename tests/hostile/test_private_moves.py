"""Moving what is private: to another name on one device, while the other made it private or wrote on in private."""

from __future__ import annotations

import pytest
from tests.covering import covering
from tests.sync.devices import World

from helplog.text.reading.whole_file import is_private

OLD = "2026-11-18.md"
NEW = "2026-11-18-x.md"
SHOWN = (
    "---\nasks:\n  - Sam: a lift home\n---\nWords that stand here since the morning.\n"
)
HIDDEN = SHOWN.replace("---\nasks", "---\nprivate: true\nasks")

Files = dict[str, str | None]


def synced(world: World, base: Files, here: Files, there: Files) -> dict[str, bytes]:
    """What both devices hold after each changed the journal and synced twice."""
    one = world.first()
    two = world.device("phone")
    for device, files in ((one, base), (one, here), (two, there)):
        for name, text in files.items():
            path = f"entries/{name}"
            if text is None:
                (device.root / path).unlink()
            else:
                device.write(path, text)
        if files is base:
            one.sync()
            two.sync()
    for device in (one, two, one, two):
        device.sync()
    held = one.files()
    assert held == two.files()
    return {path.removeprefix("entries/"): data for path, data in held.items()}


MOVED: dict[str, tuple[Files, Files, Files]] = {
    "made private": ({OLD: SHOWN}, {OLD: None, NEW: SHOWN}, {OLD: HIDDEN}),
    "made private, and written on": (
        {OLD: SHOWN},
        {OLD: None, NEW: SHOWN},
        {OLD: HIDDEN + "\nZq.\n"},
    ),
    "moved with a change": (
        {OLD: SHOWN},
        {OLD: None, NEW: SHOWN.replace("morning", "evening") + "\nMore.\n"},
        {OLD: HIDDEN},
    ),
    "private taken away while moving": (
        {OLD: HIDDEN},
        {OLD: None, NEW: SHOWN},
        {OLD: HIDDEN + "\nZq.\n"},
    ),
    "into a folder": ({OLD: SHOWN}, {OLD: None, "2026/" + OLD: SHOWN}, {OLD: HIDDEN}),
    "to another day": (
        {OLD: SHOWN},
        {OLD: None, "2026-11-17.md": SHOWN},
        {OLD: HIDDEN},
    ),
    "both moved it": (
        {OLD: SHOWN},
        {OLD: None, NEW: SHOWN},
        {OLD: None, "2026-11-18-y.md": HIDDEN},
    ),
    "one into two": (
        {OLD: SHOWN},
        {OLD: None, NEW: SHOWN, "2026-11-19.md": SHOWN},
        {OLD: HIDDEN},
    ),
    "to where the other began a file": (
        {OLD: SHOWN},
        {OLD: None, NEW: SHOWN},
        {OLD: HIDDEN, NEW: "Other words.\n"},
    ),
    "a page": (
        {"page.md": "# Words of a page\n\nThat stand here.\n"},
        {"page.md": None, "other.md": "# Words of a page\n\nThat stand here.\n"},
        {"page.md": "---\nprivate: true\n---\n# Words of a page\n\nThat stand here.\n"},
    ),
    "a text": (
        {"n.txt": "Words that stand here.\n"},
        {"n.txt": None, "m.txt": "Words that stand here.\n"},
        {"n.txt": "---\nprivate: true\n---\nWords that stand here.\n"},
    ),
}


@pytest.mark.parametrize(
    ("files", "turned"), covering(MOVED, {"here": False, "there": True})
)
def test_what_one_moved_and_the_other_kept_private(
    world: World, files: tuple[Files, Files, Files], *, turned: bool
) -> None:
    base, here, there = files
    sides = (there, here) if turned else (here, there)
    held = synced(world, base, *sides)
    for name, text in {**here, **there}.items():
        if text is not None:
            assert is_private(held[name]), name
    moved = next(name for name, text in here.items() if text is not None)
    assert b'"private: no"' in held[moved]


LEFT: dict[str, tuple[Files, Files, Files]] = {
    "moved, and left alone": (
        {OLD: HIDDEN},
        {OLD: None, NEW: SHOWN},
        {"2026-11-01.md": "Words.\n"},
    ),
    "moved, and written on in public": (
        {OLD: SHOWN},
        {OLD: None, NEW: SHOWN},
        {OLD: SHOWN + "\nMore.\n"},
    ),
    "another file begun": (
        {OLD: SHOWN},
        {OLD: None, NEW: "All else.\n"},
        {OLD: HIDDEN},
    ),
    "another file made private": (
        {OLD: SHOWN, "2026-11-01.md": "All else.\n"},
        {OLD: None, NEW: SHOWN},
        {"2026-11-01.md": "---\nprivate: true\n---\nAll else.\n"},
    ),
}


@pytest.mark.parametrize(("base", "here", "there"), LEFT.values(), ids=LEFT)
def test_what_was_moved_stays_public_where_nobody_kept_it_private(
    world: World,
    base: Files,
    here: Files,
    there: Files,
) -> None:
    assert not is_private(synced(world, base, here, there)[NEW])

"""`![[photo.jpg]]`, as Obsidian writes a picture, a sound or a film that stands on the page itself."""

from __future__ import annotations

import pytest

from helplog.model.diagnostic import Place
from helplog.model.journal import Writing
from helplog.prose.linking import Links
from helplog.prose.rendering import Renderer

FILES = ("a.jpg", "a.mp3", "a.mp4", "a.pdf")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("![[a.jpg]]", '<img alt="a.jpg" loading="lazy" src="../../media/a.jpg">'),
        (
            "![[a.jpg|200x100]]",
            '<img alt="a.jpg" height="100" loading="lazy" src="../../media/a.jpg" width="200">',
        ),
        (
            "![[a.jpg|The sea]]",
            '<img alt="The sea" loading="lazy" src="../../media/a.jpg">',
        ),
        (
            "![[a.mp3]]",
            '<audio controls="" preload="none" src="../../media/a.mp3" title="a.mp3"></audio>',
        ),
        (
            "![[a.mp4|The sea]]",
            '<video controls="" preload="none" src="../../media/a.mp4" title="The sea"></video>',
        ),
        (
            "![[a.pdf]]",
            '<a href="../../media/a.pdf" rel="noopener noreferrer">a.pdf</a>',
        ),
        (
            "[[a.jpg]]",
            '<a href="../../media/a.jpg" rel="noopener noreferrer">a.jpg</a>',
        ),
        ("![[nowhere.jpg]]", "<span>nowhere.jpg</span>"),
        ("![[nowhere.jpg|The sea]]", "<span>The sea</span>"),
        ("![[nowhere.jpg|300]]", "<span>nowhere.jpg</span>"),
    ],
)
def test_what_is_embedded_is_shown_and_what_is_linked_is_linked(
    written: str, shown: str
) -> None:
    links = Links(
        written={},
        days={},
        weeks={},
        people={},
        files={f"media/{name}": f"media/{name}" for name in FILES},
        by_name={name: f"media/{name}" for name in FILES},
    )
    writing = Writing(where=Place("2026-11-18.md"), body=written)
    rendering = Renderer([], {}, links)(
        writing, written, "weeks/2026-11-16/index.md", "p-"
    )
    assert rendering.html.replace("\n", "") == f"<p>{shown}</p>"
    assert rendering.diagnostics == ()

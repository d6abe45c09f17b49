"""Rendering what people wrote where only few pages are made, and nobody logs what comes up."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from helplog.pages.source import Prose, Rendering
from helplog.prose.leading import Leading
from helplog.publish.rebuilding.surroundings import Surroundings
from helplog.publish.rebuilding.whole_build import WholeBuildError


@contextmanager
def refusing_to_log() -> Iterator[None]:
    """What an extension has to say is said, and counted, where MkDocs is."""
    heard: list[logging.LogRecord] = []

    class Hearing(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            """Whatever is said."""
            heard.append(record)

    hearing = Hearing(logging.WARNING)
    root = logging.getLogger()
    root.addHandler(hearing)
    try:
        yield
    finally:
        root.removeHandler(hearing)
    if heard:
        raise WholeBuildError("an extension has something to say")


class LateProse:
    """Renders what people wrote; Markdown is imported where something has to be rendered."""

    def __init__(self, around: Surroundings, links: Leading) -> None:
        self._around = around
        self._links = links
        self._renderer: Prose | None = None

    def __call__(self, *asked: object) -> Rendering:
        """Render some words; see `pages.source.Prose`."""
        if self._renderer is None:
            from helplog.prose.public_names import PublicNames  # noqa: PLC0415
            from helplog.prose.rendering import Renderer  # noqa: PLC0415

            self._renderer = Renderer(
                self._around.extensions,
                self._around.configuration,
                self._links,
                names=PublicNames(self._around.frames.site_url or None),
                settings=self._around.settings,
            )
        return self._renderer(*asked)  # type: ignore[arg-type]

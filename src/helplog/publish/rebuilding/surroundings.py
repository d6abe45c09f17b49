"""What a build with MkDocs settled for all pages, and a change of entries leaves as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from helplog.model.calendar import WeekStart
from helplog.model.diagnostic import Diagnostic
from helplog.model.settings import Settings
from helplog.model.weights import Unit
from helplog.pages.asked_links import Asked
from helplog.publish.framing import Frame, Frames, frames_of
from helplog.publish.rebuilding.kept_pages import finding_of, finding_row


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Everything around the pages that are made of a journal."""

    settings: Settings
    """The journal's."""
    extensions: tuple[str, ...]
    """Markdown's, by name."""
    configuration: Mapping[str, Any]
    """Their options."""
    addresses: Mapping[str, str]
    """The address of every file that isn't made of the journal, by uri."""
    aliases: Mapping[str, Sequence[str]]
    """Other names that the writer's own pages give themselves, by uri."""
    found: tuple[Diagnostic, ...]
    """What was found in those files."""
    said_before: tuple[tuple[int, str], ...]
    """Lines of the log before those about the journal: level and text."""
    said_after: tuple[tuple[int, str], ...]
    """And after them."""
    told_private: Mapping[str, bool]
    """Whether a file that is no entry, and in which something was found, says it is private."""
    asked: tuple[Asked, ...]
    """Where links on the writer's own pages were asked to lead."""
    private_uris: frozenset[str]
    """Files of the journal that are private as a whole."""
    leading: frozenset[str]
    """Pages that every frame leads to, or would if there were such a page: those there are."""
    running_uris: tuple[str, ...]
    """Files that a browser could run: the site goes without them."""
    spoken_of: tuple[str, ...]
    """Those of them that the journal's own texts speak of."""
    frames: Frames
    main: Mapping[str, Frame]
    """The frames of the pages in the navigation, by address."""

    def as_data(self) -> dict[str, Any]:
        """As JSON has it."""
        return {
            "settings": settings_row(self.settings),
            "extensions": self.extensions,
            "configuration": self.configuration,
            "addresses": self.addresses,
            "aliases": self.aliases,
            "found": [finding_row(finding) for finding in self.found],
            "said": [self.said_before, self.said_after],
            "told_private": self.told_private,
            "asked": self.asked,
            "private": sorted(self.private_uris),
            "leading": sorted(self.leading),
            "running": [self.running_uris, self.spoken_of],
            "frames": self.frames.as_data(),
            "main": {
                address: [frame.html, frame.line]
                for address, frame in self.main.items()
            },
        }


def surroundings_of(data: Mapping[str, Any]) -> Surroundings:
    """The surroundings that `as_data` told.

    Raises:
        ValueError: it has another shape.
        TypeError: the same.
        KeyError: the same.
    """
    before, after = data["said"]
    running, spoken_of = data["running"]
    return Surroundings(
        settings=settings_of_row(data["settings"]),
        extensions=tuple(data["extensions"]),
        configuration=data["configuration"],
        addresses=data["addresses"],
        aliases=data["aliases"],
        found=tuple(map(finding_of, data["found"])),
        said_before=tuple((level, text) for level, text in before),
        said_after=tuple((level, text) for level, text in after),
        told_private=data["told_private"],
        asked=tuple(Asked(*one) for one in data["asked"]),
        private_uris=frozenset(data["private"]),
        leading=frozenset(data["leading"]),
        running_uris=tuple(running),
        spoken_of=tuple(spoken_of),
        frames=frames_of(data["frames"]),
        main={address: Frame(*parts) for address, parts in data["main"].items()},
    )


def settings_row(settings: Settings) -> dict[str, Any]:
    """Settings as plain data."""
    return asdict(settings)


def settings_of_row(row: Mapping[str, Any]) -> Settings:
    """The settings of a row.

    Raises:
        ValueError: it has another shape.
        TypeError: the same.
        KeyError: the same.
    """
    given: dict[str, Any] = {}
    for name, value in row.items():
        given[name] = tuple(value) if isinstance(value, list) else value
    given["week_start"] = WeekStart(given["week_start"])
    given["unit"] = Unit(given["unit"])
    return Settings(**given)

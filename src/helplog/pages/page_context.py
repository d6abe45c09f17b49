"""What a page is made from beside its own subject: words, names, places, what stands elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from helplog.insight.reflection import Need
from helplog.model.diagnostic import Diagnostic, Place
from helplog.model.journal import ItemKey
from helplog.model.settings import Settings
from helplog.pages.directory import Directory
from helplog.pages.source import Prose
from helplog.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class PageContext:
    """What a page may look up. Of what it can't look up nothing stands on it.

    Whoever makes one page alone gives it these tables with what concerns that page and no more.
    """

    settings: Settings
    words: Words
    prose: Prose
    editor: Callable[[Place], str | None]
    """A link that opens a place in the writer's editor; None where none is set."""
    preview: bool = False
    """Whether the site is read while it is written."""
    directory: Directory
    needs: Mapping[ItemKey, Need] = field(default_factory=dict)
    """The need that each item names, made once: every week asks for some."""
    stories: Mapping[ItemKey, str] = field(default_factory=dict)
    """The slug of the story of each item that is part of one and may be shown."""
    tags: Mapping[str, str] = field(default_factory=dict)
    """The slug of every tag that may be shown, by the key of its name."""
    mentions: Mapping[date, tuple[date, ...]] = field(default_factory=dict)
    """The days that mention a day."""
    threads: Mapping[date, tuple[Need, ...]] = field(default_factory=dict)
    """The needs that pass through a day."""
    bodies: Mapping[str, str] = field(default_factory=dict)
    """What public entries say, by file."""
    ask_whom: Mapping[ItemKey, str] = field(default_factory=dict)
    """Who might help with something that was held alone, where somebody has to do with it."""
    by_uri: Mapping[str, Sequence[Diagnostic]] = field(default_factory=dict)
    """Findings of the reader and of the journal by file, those that were understood aside."""

"""What in a configuration would let something out, found in plain data.

The doctor says it, and a build shuts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any, Final

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.prose.cleaning import is_local
from helplog.text.reading.configuration.values import by_name

CODE: Final = "nothing-leaves"
SNIPPETS: Final = "pymdownx.snippets"
SCRIPTS: Final = ("extra_javascript", "extra_css")
PICTURES: Final = {
    "logo": "assets/helplog/icon.svg",
    "favicon": "assets/helplog/icon.svg",
}
"""What is shown instead of one from elsewhere."""

_EXTRAS: Final = {
    "analytics": "would tell an analytics service about every page that is read",
    "consent": "asks for consent to what does not happen here: nothing is sent to anyone",
    "version": "would look for other versions of the site",
}
_PLUGINS: Final = {
    "privacy": "would fetch what entries name while the site is built, and stops without a "
    "network; nothing is loaded from elsewhere as it is",
    "offline": "would put a program from elsewhere on every page; the site opens from a folder "
    "as it is",
    "social": "makes pictures of pages for other sites to show, with fonts from elsewhere",
}
"""Plugins of the theme that ask other computers for something, by name; each has an `enabled` of
its own."""

_READING: Final = frozenset(
    {
        "markdown_exec",
        "markdown_include",
        "mdx_code_include",
        "mdx_include",
        "mkdocs_macros",
        "pymdownx.b64",
    }
)
"""Markdown extensions that put files into pages, or run what pages say; by module or package."""
_READING_PLUGINS: Final = frozenset(
    {
        "codeinclude",
        "embed-external-markdown",
        "include-markdown",
        "macros",
        "markdown-exec",
        "table-reader",
    }
)
"""Plugins that do."""
_BLOCKED_PLUGINS: Final = {
    "glightbox": "Remove glightbox; a picture that is a link to itself opens: [![](a.jpg)](a.jpg)",
}
"""Plugins that can do nothing without a script of their own on every page, and what to do
instead."""
_HINT_READING: Final = (
    "Remove {0}; pymdownx.snippets puts into pages what is public, and nothing else"
)


class Way(Enum):
    """How something would get out, which is also what has to be shut."""

    REPOSITORY = auto()
    SCRIPT = auto()
    SHIM = auto()
    FONT = auto()
    PICTURE = auto()
    EXTRA = auto()
    PLUGIN = auto()
    SNIPPETS = auto()
    READING = auto()
    READING_PLUGIN = auto()
    BLOCKED_PLUGIN = auto()


@dataclass(frozen=True, slots=True)
class Leak:
    """One thing that would let something out."""

    way: Way
    key: str
    """Where it stands in mkdocs.yml."""
    message: str
    hint: str
    name: str = ""
    """Which one, where several stand under the key: an address, or a plugin as the configuration
    names it."""


def leaks(options: Mapping[str, Any]) -> Iterator[Leak]:
    """Looks through a configuration, in the form in which it is written."""
    if options.get("repo_url"):
        said = (
            "`repo_url` would have every page ask the repository's host for its stars; it is "
            "left out"
        )
        yield Leak(Way.REPOSITORY, "repo_url", said, "Remove repo_url")
    extra = _mapping(options.get("extra"))
    yield from _scripts(options)
    yield from _shims(extra)
    theme = options.get("theme")
    yield from _theme(_mapping(theme))
    for key, what in _EXTRAS.items():
        if extra.get(key):
            said = f"`extra: {key}` {what}; it is left out"
            yield Leak(Way.EXTRA, key, said, f"Remove {key}")
    plugins = by_name(options.get("plugins"))
    yield from _plugins(plugins)
    extensions = by_name(options.get("markdown_extensions"))
    yield from _snippets(extensions)
    yield from _reading(extensions, plugins)
    yield from _blocked(plugins)


def _scripts(options: Mapping[str, Any]) -> Iterator[Leak]:
    for key in SCRIPTS:
        addresses = options.get(key)
        for address in _far(addresses):
            said = f"`{address}` would be loaded from elsewhere; it is left out"
            hint = f"Save it in the journal, name that {key}"
            yield Leak(Way.SCRIPT, key, said, hint, address)


def _shims(extra: Mapping[str, Any]) -> Iterator[Leak]:
    polyfills = extra.get("polyfills")
    for address in _far(polyfills):
        said = f"`{address}` would be loaded from elsewhere; it is left out"
        yield Leak(Way.SHIM, "polyfills", said, "Save it in the journal", address)


def _theme(theme: Mapping[str, Any]) -> Iterator[Leak]:
    if theme.get("font"):
        said = (
            "The font would be asked for at a font server by every page; it is left out"
        )
        yield Leak(Way.FONT, "font", said, "Set font: false")
    for key in PICTURES:
        given = theme.get(key)
        if given and not is_local(str(given)):
            said = f"The {key} would be loaded from {given}; helplog's own is shown"
            yield Leak(Way.PICTURE, key, said, "Save it in the journal")


def _plugins(plugins: Mapping[str, Any]) -> Iterator[Leak]:
    for name, options in plugins.items():
        without_theme = name.rpartition("/")[2]
        short = without_theme.partition(" ")[0]
        if short not in _PLUGINS:
            continue
        if _mapping(options).get("enabled", True):
            said = f"The {short} plugin {_PLUGINS[short]}; it is turned off"
            hint = f"Remove {short} from the plugins"
            yield Leak(Way.PLUGIN, short, said, hint, name)


def _snippets(extensions: Mapping[str, Any]) -> Iterator[Leak]:
    options = _mapping(extensions.get(SNIPPETS))
    if options.get("url_download"):
        said = "Snippets would be fetched from elsewhere while the site is built; they are left out"
        hint = "Save them in the journal, and remove url_download"
        yield Leak(Way.SNIPPETS, "url_download", said, hint)


def _reading(extensions: Iterable[str], plugins: Iterable[str]) -> Iterator[Leak]:
    for name in extensions:
        module = name.partition(":")[0]
        package = module.partition(".")[0]
        if module in _READING or package in _READING:
            said = f"`{name}` would put any file into pages, private ones as well; it is left out"
            hint = _HINT_READING.format(name)
            yield Leak(Way.READING, name, said, hint, name)
    for name in plugins:
        plugin = name.partition(" ")[0]
        if plugin in _READING_PLUGINS:
            said = f"`{name}` would put any file into pages, private ones as well; it is left out"
            hint = _HINT_READING.format(name)
            yield Leak(Way.READING_PLUGIN, name, said, hint, name)


def _blocked(plugins: Iterable[str]) -> Iterator[Leak]:
    for name in plugins:
        plugin = name.partition(" ")[0]
        if plugin in _BLOCKED_PLUGINS:
            said = (
                f"`{name}` needs a script of its own on every page, which the pages' policy does "
                "not let run; it is left out"
            )
            yield Leak(Way.BLOCKED_PLUGIN, name, said, _BLOCKED_PLUGINS[plugin], name)


def _far(listed: object) -> list[str]:
    """The addresses of a list that lead elsewhere."""
    if not isinstance(listed, list):
        return []
    addresses = map(_address_of, listed)
    return [address for address in addresses if not is_local(address)]


def _address_of(entry: object) -> str:
    """An entry of such a list is an address, or says it among other things."""
    if isinstance(entry, Mapping):
        return str(entry.get("path", ""))
    return str(entry)


def _mapping(value: object) -> Mapping[str, Any]:
    if isinstance(value, Mapping):
        return value
    return {}


def said_of(found: Iterable[Leak], path: Path) -> tuple[Diagnostic, ...]:
    """Each with its line in the configuration, and what to write instead."""
    lines = KeyLines(path)
    said = []
    for leak in found:
        line = lines.line_of(leak.key)
        where = Place(path.name, line)
        finding = Diagnostic(where, Severity.WARNING, CODE, leak.message, leak.hint)
        said.append(finding)
    return tuple(said)


class KeyLines:
    """The lines of mkdocs.yml, to say where a key stands."""

    def __init__(self, path: Path) -> None:
        self._lines: list[str] = []
        if path.is_file():
            text = path.read_text("utf-8", "replace")
            self._lines = text.splitlines()

    def has(self, key: str) -> bool:
        """Whether some line names the key."""
        return any(self._is_named(key, line) for line in self._lines)

    def line_of(self, key: str) -> int:
        """1-based; 1 where it is written in another way."""
        for number, line in enumerate(self._lines, 1):
            if self._is_named(key, line):
                return number
        return 1

    @staticmethod
    def _is_named(key: str, line: str) -> bool:
        code = line.partition(" #")[0]
        named = re.escape(key)
        before = r"(?:^|[\s{,\[-]|material/)[\"']?"
        after = r"[\"']?\s*(?:[:,}\]]|$)"
        whole = before + named + after
        return re.search(whole, code) is not None

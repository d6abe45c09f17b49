"""mkdocs.yml as MkDocs has it: with what it inherits and what the environment says in it.

Still plain data, of which nothing is done. Unlike what decides whether a sync waits, it is read
with libyaml where that is there: every command begins with it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from helplog.text.reading.configuration.plain import (
    Configuration,
    Read,
    UnreadableError,
    read_with,
    read_with_parents,
)
from helplog.text.reading.configuration.values import by_name, opaque, resolved
from helplog.text.source.events import loader

if TYPE_CHECKING:
    import yaml

MOST_BYTES: Final = 256 * 1024
"""Of a file with those it inherits from; one by hand has a few thousand."""
_PLUGIN_NAMES: Final = frozenset({"helplog", "/helplog"})
"""With the slash MkDocs looks for no plugin of the theme's by that name."""


class _Loader(loader()):  # type: ignore[misc]
    """Knows no tag but YAML's own, and reads past the others."""


_Loader.add_multi_constructor("", opaque)


@dataclass(frozen=True, slots=True)
class Part:
    """One of the files."""

    path: str
    root: yaml.Node | None
    """To say where something stands in it."""


@dataclass(frozen=True, slots=True)
class EffectiveConfiguration:
    """What a configuration comes to."""

    options: Mapping[str, Any]
    parts: tuple[Part, ...]
    """The file itself, then what it inherits, the nearest first."""
    unread: str = ""
    """What it inherits and could not be read; empty where everything was."""
    reason: str = ""
    """Why not, where more is known than that there is nothing that may be read."""

    @property
    def plugin_options(self) -> object | None:
        """What stands under `helplog` in the plugins, None where it is not among them."""
        plugins = self.options.get("plugins")
        for name, options in by_name(plugins).items():
            if name in _PLUGIN_NAMES:
                return options or {}
        return None


def read_effective(path: str, read: Read) -> EffectiveConfiguration:
    """Reads a configuration and those it inherits from.

    Where one of these can't be read, the file's own words count alone.

    Args:
        path: of the file, as `read` knows it.
        read: gives the bytes of a file.

    Raises:
        UnreadableError: the file itself can't be read.
    """
    roots: list[yaml.Node | None] = []

    def parse(data: bytes) -> dict[str, Any]:
        options, root = read_with(_Loader, data)
        roots.append(root)
        return options

    def together(read_any: Read) -> Configuration:
        roots.clear()
        return read_with_parents(path, read_any, parse, MOST_BYTES)

    reason = ""
    try:
        configuration = together(read)
    except UnreadableError as problem:
        if problem.path == path:
            raise
        reason = str(problem)
        configuration = together(lambda name: read(name) if name == path else None)
    paths = configuration.parts
    parts = [Part(name, root) for name, root in zip(paths, roots, strict=True)]
    unread = "".join(configuration.unread)
    options = resolved(configuration.options)
    all_parts = tuple(parts)
    return EffectiveConfiguration(options, all_parts, unread, reason)

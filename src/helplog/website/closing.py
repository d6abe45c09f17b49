"""What a configuration would let out, shut, and said: nothing on the site may ask another computer for anything."""

from __future__ import annotations

import re
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.website.cleaning import is_local

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

CODE: Final = "nothing-leaves"

_EXTRAS: Final = {
    "analytics": "would tell an analytics service about every page that is read",
    "consent": "asks for consent to what does not happen here: nothing is sent to anyone",
    "version": "would look for other versions of the site",
}
_PLUGINS: Final = {
    "privacy": "would fetch what entries name while the site is built, and stops without a network; nothing is loaded "
    "from elsewhere as it is",
    "offline": "would put a program from elsewhere on every page; the site opens from a folder as it is",
    "social": "makes pictures of pages for other sites to show, with fonts from elsewhere",
}
"""Plugins of the theme that ask other computers for something, by name; each has an `enabled` of its own."""
_PICTURES: Final = {"logo": "assets/helplog/icon.svg", "favicon": "assets/helplog/icon.svg"}
_EMOJI: Final = ("pymdownx.emoji", "materialx.emoji", "material.extensions.emoji")


def shut(config: MkDocsConfig) -> tuple[Diagnostic, ...]:
    """Change in a configuration what would let something out.

    Returns:
        What was changed, and what to write instead.
    """
    path = Path(config.config_file_path or "mkdocs.yml")
    lines = _Lines(path)
    said = (
        *_addresses(config),
        *_scripts(config),
        *_theme(config),
        *_extras(config),
        *_plugins(config),
        *_extensions(config),
    )
    emoji_as_text(config)
    return tuple(
        Diagnostic(Place(path.name, lines.line_of(key)), Severity.WARNING, CODE, message, hint)
        for key, message, hint in said
    )


Said = tuple[str, str, str]
"""Where in mkdocs.yml, what, and the cure."""


def _addresses(config: MkDocsConfig) -> Iterator[Said]:
    if config.repo_url:
        config.repo_url, config.repo_name, config.edit_uri = None, None, None
        yield (
            "repo_url",
            "`repo_url` would have every page ask the repository's host for its stars; it is left out",
            "Remove repo_url",
        )


def _scripts(config: MkDocsConfig) -> Iterator[Said]:
    for key in ("extra_javascript", "extra_css"):
        for one in [entry for entry in config[key] if not is_local(str(entry))]:
            config[key].remove(one)
            yield (
                key,
                f"`{one}` would be loaded from elsewhere; it is left out",
                f"Save it in the journal, name that {key}",
            )
    for one in [shim for shim in config.extra.get("polyfills") or [] if not is_local(str(shim))]:
        config.extra["polyfills"].remove(one)
        yield "polyfills", f"`{one}` would be loaded from elsewhere; it is left out", "Save it in the journal"


def _theme(config: MkDocsConfig) -> Iterator[Said]:
    theme = config.theme
    if theme.get("font"):
        # The theme's own default is a font from elsewhere, too: only what the writer chose is worth a word.
        if Path(config.config_file_path or "").is_file() and _Lines(Path(config.config_file_path or "")).has("font"):
            yield (
                "font",
                "The font would be asked for at a font server by every page; it is left out",
                "Set font: false",
            )
        theme["font"] = False
    for key, ours in _PICTURES.items():
        if (given := theme.get(key)) and not is_local(str(given)):
            theme[key] = ours
            yield key, f"The {key} would be loaded from {given}; helplog's own is shown", "Save it in the journal"


def _extras(config: MkDocsConfig) -> Iterator[Said]:
    for key, what in _EXTRAS.items():
        if config.extra.pop(key, None):
            yield key, f"`extra: {key}` {what}; it is left out", f"Remove {key}"


def _plugins(config: MkDocsConfig) -> Iterator[Said]:
    for name, plugin in config.plugins.items():
        short = name.rpartition("/")[2].partition(" ")[0]
        # A hook is a module of the writer's own, and has no options; nor need a plugin of an unusual shape.
        options: Any = getattr(plugin, "config", None)
        if short in _PLUGINS and isinstance(options, MutableMapping) and options.get("enabled", True):
            options["enabled"] = False
            if "cards" in options:
                options["cards"] = False
            yield short, f"The {short} plugin {_PLUGINS[short]}; it is turned off", f"Remove {short} from the plugins"


def _extensions(config: MkDocsConfig) -> Iterator[Said]:
    options = config.mdx_configs.get("pymdownx.snippets") or {}
    if options.get("url_download"):
        config.mdx_configs["pymdownx.snippets"] = options | {"url_download": False}
        yield (
            "url_download",
            "Snippets would be fetched from elsewhere while the site is built; they are left out",
            "Save them in the journal, and remove url_download",
        )


def emoji_as_text(config: MkDocsConfig) -> None:
    """Have `:smile:` become the letter that it is: the pictures for it come from a server elsewhere."""
    for name in _EMOJI:
        if name in config.markdown_extensions:
            options = dict(config.mdx_configs.get(name) or {})
            config.mdx_configs[name] = options | {"emoji_generator": _emoji_letter, "alt": "unicode"}


def _emoji_letter(  # noqa: PLR0913, PLR0917 - what the extension calls
    index: str,  # noqa: ARG001
    shortname: str,
    alias: str | None,
    uc: str | None,
    alt: str,
    title: str | None,  # noqa: ARG001
    category: str | None,  # noqa: ARG001
    options: dict[str, Any],  # noqa: ARG001
    md: object,  # noqa: ARG001
) -> Element:
    """The emoji as a letter with its name; an icon, which has no letter, as it was written."""
    element = Element("span")
    element.text = AtomicString(alt)
    if uc:
        element.set("title", (alias or shortname).strip(":").replace("_", " "))
    return element


class _Lines:
    """The lines of mkdocs.yml, to say where a key stands."""

    def __init__(self, path: Path) -> None:
        self._lines = path.read_text("utf-8", "replace").splitlines() if path.is_file() else []

    def has(self, key: str) -> bool:
        """Whether some line names the key."""
        return any(self._names(line, key) for line in self._lines)

    def line_of(self, key: str) -> int:
        """1-based; 1 where it is written in another way."""
        return next((n for n, line in enumerate(self._lines, 1) if self._names(line, key)), 1)

    @staticmethod
    def _names(line: str, key: str) -> bool:
        code = line.partition(" #")[0]
        return re.search(rf"(?:^|[\s{{,\[-]|material/)[\"']?{re.escape(key)}[\"']?\s*(?:[:,}}\]]|$)", code) is not None

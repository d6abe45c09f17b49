"""What a configuration would let out, shut, and said: nothing on the site may ask elsewhere.

That is, ask another computer for anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import Element

from markdown.util import AtomicString

from helplog.website.leaving import (
    PICTURES,
    SCRIPTS,
    SNIPPETS,
    KeyLines,
    Leak,
    Way,
    leaks,
    said_of,
)

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from helplog.model.diagnostic import Diagnostic

EMOJI: Final = ("pymdownx.emoji", "materialx.emoji", "material.extensions.emoji")


def harden(config: MkDocsConfig) -> tuple[Diagnostic, ...]:
    """Change in a configuration what would let something out.

    Returns:
        What was changed, and what to write instead.
    """
    path = Path(config.config_file_path or "mkdocs.yml")
    written = _as_written(config, path)
    found = tuple(leaks(written))
    for leak in found:
        shut = _WAYS[leak.way]
        shut(config, leak)
    config.theme["font"] = False  # the theme's own default is one from elsewhere, too
    emoji_as_text(config)
    return said_of(found, path)


def _as_written(config: MkDocsConfig, path: Path) -> dict[str, Any]:
    """What MkDocs made of a configuration, in the form in which one is written.

    Of the font only what the writer chose is worth a word.
    """
    theme = {key: config.theme.get(key) for key in PICTURES}
    lines = KeyLines(path)
    if lines.has("font"):
        theme["font"] = config.theme.get("font")
    plugins = {}
    for plugin_name, plugin in config.plugins.items():
        plugins[plugin_name] = _options(plugin)
    extensions = {}
    for extension in config.markdown_extensions:
        extension_name = str(extension)
        extensions[extension_name] = config.mdx_configs.get(extension)
    written: dict[str, Any] = {
        "repo_url": config.repo_url,
        "extra": config.extra,
        "theme": theme,
        "plugins": plugins,
        "markdown_extensions": extensions,
    }
    for key in SCRIPTS:
        written[key] = list(config[key])
    return written


def _options(plugin: object) -> Mapping[str, Any]:
    """The options of a plugin; those of one that is turned off where it has none.

    A hook is a module of the writer's own, and has none; nor need a plugin of an unusual shape.
    """
    options = getattr(plugin, "config", None)
    if isinstance(options, Mapping):
        return options
    return {"enabled": False}


def _leave_out_repository(config: MkDocsConfig, _: Leak) -> None:
    config.repo_url = None
    config.repo_name = None
    config.edit_uri = None


def _leave_out_script(config: MkDocsConfig, leak: Leak) -> None:
    scripts = config[leak.key]
    scripts[:] = _without(scripts, leak.name)


def _leave_out_shim(config: MkDocsConfig, leak: Leak) -> None:
    shims = config.extra["polyfills"]
    config.extra["polyfills"] = _without(shims, leak.name)


def _without(given: Iterable[Any], name: str) -> list[Any]:
    return [one for one in given if str(one) != name]


def _leave_out_font(config: MkDocsConfig, _: Leak) -> None:
    config.theme["font"] = False


def _show_own_picture(config: MkDocsConfig, leak: Leak) -> None:
    config.theme[leak.key] = PICTURES[leak.key]


def _leave_out_extra(config: MkDocsConfig, leak: Leak) -> None:
    config.extra.pop(leak.key, None)


def _turn_off(config: MkDocsConfig, leak: Leak) -> None:
    plugin = config.plugins[leak.name]
    options: Any = plugin.config
    options["enabled"] = False
    if "cards" in options:
        options["cards"] = False


def _fetch_no_snippets(config: MkDocsConfig, _: Leak) -> None:
    written = config.mdx_configs[SNIPPETS]
    options = dict(written)
    options["url_download"] = False
    config.mdx_configs[SNIPPETS] = options


def _leave_out_extension(config: MkDocsConfig, leak: Leak) -> None:
    extensions = config.markdown_extensions
    extensions[:] = _without(extensions, leak.name)


def _ask_no_more(config: MkDocsConfig, leak: Leak) -> None:
    """Have MkDocs ask a plugin at none of its later events."""
    plugin = config.plugins[leak.name]
    for event, methods in config.plugins.events.items():
        if event == "config":  # which it is in the middle of
            continue
        others = [method for method in methods if not _is_of(method, plugin)]
        methods[:] = others


def _is_of(method: object, plugin: object) -> bool:
    return getattr(method, "__self__", None) is plugin


Shutting = Callable[["MkDocsConfig", Leak], None]
"""Changes in a configuration what would let something out."""
_WAYS: Final[Mapping[Way, Shutting]] = {
    Way.REPOSITORY: _leave_out_repository,
    Way.SCRIPT: _leave_out_script,
    Way.SHIM: _leave_out_shim,
    Way.FONT: _leave_out_font,
    Way.PICTURE: _show_own_picture,
    Way.EXTRA: _leave_out_extra,
    Way.PLUGIN: _turn_off,
    Way.SNIPPETS: _fetch_no_snippets,
    Way.READING: _leave_out_extension,
    Way.READING_PLUGIN: _ask_no_more,
    Way.BLOCKED_PLUGIN: _ask_no_more,
}
"""How each is shut."""


def emoji_as_text(config: MkDocsConfig) -> None:
    """Have `:smile:` become the letter that it is: the pictures for it come from elsewhere."""
    for name in EMOJI:
        if name not in config.markdown_extensions:
            continue
        written = config.mdx_configs.get(name) or {}
        config.mdx_configs[name] = letters_for_emoji(written)


def letters_for_emoji(written: Mapping[str, Any]) -> dict[str, Any]:
    """The options of such an extension with which it makes letters."""
    options = dict(written)
    options["emoji_generator"] = _emoji_letter
    options["alt"] = "unicode"
    return options


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
        name = alias or shortname
        bare_name = name.strip(":")
        words = bare_name.replace("_", " ")
        element.set("title", words)
    return element

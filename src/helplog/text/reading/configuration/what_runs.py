"""What in a configuration decides which programs run: everything not known to be harmless.

Whoever can change these lines can run what they like with the rights of the person who builds the
site. Comments, the order of keys, the way of writing and what only says how the journal looks don't
count.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from helplog.model.late_patterns import late_pattern
from helplog.text.reading.configuration.plain import INHERIT, Configuration
from helplog.text.reading.configuration.settings import PLUGIN
from helplog.text.reading.configuration.values import (
    Tagged,
    by_name,
    spelled,
    tags_in,
)

Path = tuple[str, ...]
"""Keys from the top of the file down to a value, and the value."""

_HARMLESS: Final = frozenset(
    {
        "site_name",
        "site_url",
        "site_description",
        "site_author",
        "copyright",
        "use_directory_urls",
        "strict",
        "nav",
        "not_in_nav",
        "validation",
        "remote_branch",
        "remote_name",
        "repo_url",
        "repo_name",
        "edit_uri",
        "edit_uri_template",
    }
)
"""Words and addresses: a build runs nothing other for them. Every key that is not here counts, the
unknown too; and so do those that say which pages are on the site."""
_PATTERNS: Final = frozenset({"exclude_docs", "draft_docs"})
"""They count, but name no file that runs."""
_HARMLESS_OF_THEME: Final = frozenset(
    {
        "language",
        "locale",
        "direction",
        "palette",
        "features",
        "font",
        "icon",
        "logo",
        "favicon",
    }
)
_RUNNING_OF_EXTRA: Final = frozenset({"polyfills"})
_HARMLESS_OF_HELPLOG: Final = frozenset(
    {"week_start", "streaks", "prompts", "questions", "line_breaks"}
)
_NAMED_BY_KEY: Final = ("plugins", "markdown_extensions")
"""Lists of names with options; a name alone and a name without options are the same."""
_PYTHON: Final = "!!python/"
_NO_MERE_WORDS: Final = late_pattern(r"""["'<>]|(?![\t\n])[\x00-\x1f\x7f-\x9f]""")
"""What ends an attribute or opens a tag, and controls."""


@dataclass(frozen=True, slots=True)
class Programs:
    """What a build runs with the rights of the person who builds, by what names it."""

    hooks: tuple[str, ...]
    plugins: tuple[str, ...]
    """Those beside helplog and the search."""
    tags: tuple[str, ...]
    """Python tags."""
    templates: tuple[str, ...]
    """A folder of templates, and pages made by them."""


def programs(options: Mapping[str, Any]) -> Programs:
    """What the configuration has a build run, beside helplog and the theme."""
    others: list[str] = []
    plugins = options.get("plugins")
    for name in by_name(plugins):
        _, _, last_part = name.rpartition("/")
        if last_part not in {PLUGIN, "search"}:
            others.append(name)
    every_tag = tags_in(options)
    tags = [str(tag) for tag in every_tag if tag.tag.startswith(_PYTHON)]
    templates = [
        *_texts(_template_folder(options)),
        *_texts(options.get("extra_templates")),
    ]
    return Programs(
        hooks=tuple(_texts(options.get("hooks"))),
        plugins=tuple(others),
        tags=tuple(dict.fromkeys(tags)),
        templates=tuple(templates),
    )


def _template_folder(options: Mapping[str, Any]) -> object:
    theme = options.get("theme")
    if not isinstance(theme, Mapping):
        return None
    return theme.get("custom_dir")


def changed_lines(before: Configuration, after: Configuration) -> tuple[str, ...]:
    """What runs by only one of two configurations: `+ hooks: own.py`, `- plugins: search`."""
    old = _counted(before)
    new = _counted(after)
    gone = (old - new).elements()
    lines = [f"- {shown(path)}" for path in sorted(gone)]
    come = (new - old).elements()
    lines += [f"+ {shown(path)}" for path in sorted(come)]
    return tuple(lines)


def _counted(configuration: Configuration) -> Counter[Path]:
    counted = Counter(running(configuration.options))
    for name in configuration.unread:
        # A parent that can't be looked at may say anything.
        counted[INHERIT, f"{name} (not to be read here)"] += 1
    return counted


def shown(path: Path) -> str:
    """As it would stand in the file, in one line."""
    return ": ".join(path)


def running(options: Mapping[str, Any]) -> Iterator[Path]:
    """Each value that counts, with the keys it stands under."""
    for key, value in options.items():
        if key in _NAMED_BY_KEY:
            yield from _named(key, value)
        elif key == "theme":
            theme = value
            if isinstance(value, str):
                theme = {"name": value}
            yield from _partly((key,), theme, _HARMLESS_OF_THEME)
        elif key == "extra" and isinstance(value, Mapping):
            known_words = map(spelled, value)
            harmless = frozenset(known_words) - _RUNNING_OF_EXTRA
            yield from _partly((key,), value, harmless)
        elif key in _HARMLESS:
            yield from _odd((key,), value)
        else:
            yield from _all((key,), value)


def _named(key: str, value: object) -> Iterator[Path]:
    if not isinstance(value, list | Mapping):
        yield from _all((key,), value)
        return
    entries = value
    if not isinstance(value, list):
        entries = [value]
    for entry in entries:
        # One by one, so that a name that stands twice counts twice.
        for name, options in by_name([entry]).items():
            if name == PLUGIN and isinstance(options, Mapping):
                yield key, name
                harmless = _harmless_of_helplog(options)
                yield from _partly((key, name), options, harmless)
            else:
                yield from _all((key, name), options)


def _harmless_of_helplog(options: Mapping[str, Any]) -> frozenset[str]:
    """The plugin's harmless options.

    The editor is one where it is a known word: an address of one's own decides what a click starts.
    """
    editor = options.get("editor")
    if "{" in spelled(editor):
        return _HARMLESS_OF_HELPLOG
    return _HARMLESS_OF_HELPLOG | {"editor"}


def _partly(path: Path, value: object, harmless: frozenset[str]) -> Iterator[Path]:
    """A mapping some keys of which are harmless."""
    if not isinstance(value, Mapping):
        yield from _all(path, value)
        return
    for key, option in value.items():
        name = spelled(key)
        if name in harmless:
            yield from _odd((*path, name), option)
        else:
            yield from _all((*path, name), option)
        for tag in tags_in(key):
            yield (*path, str(tag))


def _odd(path: Path, value: object) -> Iterator[Path]:
    """Of what is harmless as words: tags, which act wherever they stand, and what could be HTML."""
    if isinstance(value, Tagged) or (
        isinstance(value, str) and _NO_MERE_WORDS.search(value)
    ):
        yield (*path, str(value))
    elif isinstance(value, Mapping):
        for key, option in value.items():
            spelling = spelled(key)
            yield from _odd((*path, spelling), option)
            yield from _odd(path, key)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _odd(path, part)


def _all(path: Path, value: object) -> Iterator[Path]:
    if value is None or value in ({}, []):
        yield path
    elif isinstance(value, Mapping):
        for key, option in value.items():
            word = _word(key)
            yield from _all((*path, word), option)
    elif isinstance(value, list):
        for part in value:
            yield from _row(path, part)
    else:
        yield (*path, _word(value))


def _word(value: object) -> str:
    if isinstance(value, Tagged):
        return str(value)
    return spelled(value)


def _row(path: Path, value: object) -> Iterator[Path]:
    """A row of a list.

    One with several keys stays together, so that none of them can change places unseen.
    """
    if isinstance(value, Mapping) and len(value) > 1:
        yield (*path, spelled(value))
    else:
        yield from _all(path, value)


@dataclass(frozen=True, slots=True)
class Named:
    """The files and folders that what runs is read from, as they are written."""

    templates: tuple[str, ...]
    """The folder of one's own templates; several where the environment has a say in it."""
    docs_dir: str | None
    hooks: tuple[str, ...]
    others: tuple[str, ...]
    """Every other text among what counts: most name no file."""


def named_files(options: Mapping[str, Any]) -> Named:
    """What of a configuration's words may be files that run or decide what runs."""
    apart = _HARMLESS | _PATTERNS | {"theme", "docs_dir"}
    counted = {key: value for key, value in options.items() if key not in apart}
    inherited = counted.get(INHERIT)
    if not isinstance(inherited, Tagged):
        counted.pop(INHERIT, None)  # what it inherits is read as it is
    return Named(
        templates=tuple(_places(_template_folder(options))),
        docs_dir=_text_only(options.get("docs_dir")),
        hooks=tuple(_places(options.get("hooks"))),
        others=tuple(dict.fromkeys(_places(counted))),
    )


def _places(value: object) -> Iterator[str]:
    """Every text in a value, and what the environment has under one that asks for it."""
    for text in _texts(value):
        yield text
        if text in os.environ:
            yield os.environ[text]


def _text_only(value: object) -> str | None:
    if isinstance(value, str):
        return value
    return None


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, keys left out: those name plugins and options."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Tagged):
        yield from (value.said, *value.words)
    elif isinstance(value, Mapping):
        for option in value.values():
            yield from _texts(option)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _texts(part)

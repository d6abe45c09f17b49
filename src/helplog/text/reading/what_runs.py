"""What in a configuration decides which programs run, and with what: everything that is not known to be harmless.

Whoever can change these lines can run what they like with the rights of the person who builds the
site. Comments, the order of keys, the way of writing and what only says how the journal looks don't
count.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from helplog.text.reading.configuration import PLUGIN
from helplog.text.reading.plain_configuration import (
    INHERIT,
    Configuration,
    Tagged,
    by_name,
    spelled,
    tags_in,
)

Path = tuple[str, ...]
"""Keys from the top of the file down to a value, and the value."""

_HARMLESS: Final = frozenset(
    {
        *(
            "site_name",
            "site_url",
            "site_description",
            "site_author",
            "copyright",
            "use_directory_urls",
            "strict",
        ),
        *(
            "nav",
            "not_in_nav",
            "exclude_docs",
            "draft_docs",
            "validation",
            "remote_branch",
            "remote_name",
        ),
        *("repo_url", "repo_name", "edit_uri", "edit_uri_template"),
    }
)
"""Words and addresses: a build runs nothing other for them. Every key that is not here counts, the
unknown too."""
_HARMLESS_OF_THEME: Final = frozenset(
    {"language", "locale", "direction", "palette", "features", "font", "icon", "logo", "favicon"}
)
_RUNNING_OF_EXTRA: Final = frozenset({"polyfills"})
_HARMLESS_OF_HELPLOG: Final = frozenset({"week_start", "streaks", "prompts", "questions"})
_NAMED_BY_KEY: Final = ("plugins", "markdown_extensions")
"""Lists of names with options; a name alone and a name without options are the same."""
_PYTHON: Final = "!!python/"
_NO_MERE_WORDS: Final = re.compile(r"""["'<>]|(?![\t\n])[\x00-\x1f\x7f-\x9f]""")
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
    theme = options.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    others = [
        name
        for name in by_name(options.get("plugins"))
        if name.rpartition("/")[2] not in {PLUGIN, "search"}
    ]
    tags = [str(tag) for tag in tags_in(options) if tag.tag.startswith(_PYTHON)]
    return Programs(
        tuple(_texts(options.get("hooks"))),
        tuple(others),
        tuple(dict.fromkeys(tags)),
        (*_texts(folder), *_texts(options.get("extra_templates"))),
    )


def changed_lines(before: Configuration, after: Configuration) -> tuple[str, ...]:
    """What runs by one configuration and not by the other: `+ hooks: own.py`, `- plugins: search`."""
    old, new = (Counter([*running(one.options), *_unread(one)]) for one in (before, after))
    gone = (f"- {line}" for line in map(shown, sorted((old - new).elements())))
    come = (f"+ {line}" for line in map(shown, sorted((new - old).elements())))
    return (*gone, *come)


def _unread(configuration: Configuration) -> Iterator[Path]:
    """A parent that can't be looked at may say anything."""
    return ((INHERIT, f"{name} (not to be read here)") for name in configuration.unread)


def shown(path: Path) -> str:
    """As it would stand in the file, in one line."""
    return ": ".join(path)


def running(options: Mapping[str, Any]) -> Iterator[Path]:
    """Each value that counts, with the keys it stands under."""
    for key, value in options.items():
        if key in _NAMED_BY_KEY:
            yield from _named(key, value)
        elif key == "theme":
            yield from _partly(
                (key,), {"name": value} if isinstance(value, str) else value, _HARMLESS_OF_THEME
            )
        elif key == "extra" and isinstance(value, Mapping):
            yield from _partly((key,), value, frozenset(map(spelled, value)) - _RUNNING_OF_EXTRA)
        elif key in _HARMLESS:
            yield from _odd((key,), value)
        else:
            yield from _all((key,), value)


def _named(key: str, value: object) -> Iterator[Path]:
    if not isinstance(value, list | Mapping):
        yield from _all((key,), value)
        return
    for one in value if isinstance(value, list) else [value]:
        for name, options in by_name([one]).items():
            if name == PLUGIN and isinstance(options, Mapping):
                yield key, name
                yield from _partly(
                    (key, name), options, _HARMLESS_OF_HELPLOG | _harmless_editor(options)
                )
            else:
                yield from _all((key, name), options)


def _harmless_editor(options: Mapping[str, Any]) -> frozenset[str]:
    """The editor's key, where it is a known word: an address of one's own decides what a click starts."""
    return frozenset() if "{" in spelled(options.get("editor")) else frozenset({"editor"})


def _partly(path: Path, value: object, harmless: frozenset[str]) -> Iterator[Path]:
    """A mapping some keys of which are harmless."""
    if not isinstance(value, Mapping):
        yield from _all(path, value)
        return
    for key, one in value.items():
        name = spelled(key)
        yield from (_odd if name in harmless else _all)((*path, name), one)
        yield from ((*path, str(tag)) for tag in tags_in(key))


def _odd(path: Path, value: object) -> Iterator[Path]:
    """Of what is harmless as words: tags, which act wherever they stand, and what could be HTML."""
    if isinstance(value, Tagged) or (isinstance(value, str) and _NO_MERE_WORDS.search(value)):
        yield (*path, str(value))
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from _odd((*path, spelled(key)), one)
            yield from _odd(path, key)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _odd(path, one)


def _all(path: Path, value: object) -> Iterator[Path]:
    if isinstance(value, Mapping):
        if not value:
            yield path
        for key, one in value.items():
            yield from _all((*path, str(key) if isinstance(key, Tagged) else spelled(key)), one)
    elif isinstance(value, list):
        if not value:
            yield path
        for one in value:
            yield from _one_of_many(path, one)
    elif value is None:
        yield path
    else:
        yield (*path, str(value) if isinstance(value, Tagged) else spelled(value))


def _one_of_many(path: Path, value: object) -> Iterator[Path]:
    """A row of a list; one with several keys stays together, so that none of them can change places unseen."""
    if isinstance(value, Mapping) and len(value) > 1:
        yield (*path, spelled(value))
    else:
        yield from _all(path, value)


@dataclass(frozen=True, slots=True)
class Named:
    """The files and folders that what runs is read from, as they are written."""

    templates: str | None
    """The folder of one's own templates."""
    docs_dir: str | None
    hooks: tuple[str, ...]
    others: tuple[str, ...]
    """Every other text among what counts: most name no file."""


def named_files(options: Mapping[str, Any]) -> Named:
    """What of a configuration's words may be files that run or decide what runs."""
    theme = options.get("theme")
    folder = theme.get("custom_dir") if isinstance(theme, Mapping) else None
    counted = {
        key: value
        for key, value in options.items()
        if key not in _HARMLESS | {"theme", "docs_dir", INHERIT}
    }
    docs_dir = options.get("docs_dir")
    return Named(
        folder if isinstance(folder, str) else None,
        docs_dir if isinstance(docs_dir, str) else None,
        tuple(_texts(options.get("hooks"))),
        tuple(dict.fromkeys(_texts(counted))),
    )


def _texts(value: object) -> Iterator[str]:
    """Every text in a value, keys left out: those name plugins and options."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Tagged):
        yield from (value.said, *value.words)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _texts(one)

"""Values of a page's frontmatter that the theme takes as they are: of their shape, or left out.

The theme's templates and its search stop the whole build at one that has another shape.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.text.source.words import yes_or_no
from helplog.website.material.icons import is_icon

CODE: Final = "page-setting-left-out"
_UNUSED: Final = frozenset({"template", "social", "comments", "canonical_url"})
"""What decides about more than words: another template, pictures made for elsewhere."""
_STATUS: Final = re.compile(r"[\w-]+")
_WORDS: Final = re.compile(r"[\s,;]+")
_HINTS: Final = {
    "hide": "Type hide: [navigation, toc]",
    "icon": "Look for its name in the theme's list of icons",
    "search": "Type search: {exclude: true}, or search: {boost: 2}",
    "status": "Type one word, such as status: new",
    "tags": "Type tags: [one, another]",
}
_HINT_OF_TEXTS: Final = "Type words, in quotes where they begin with a bracket"


class NotUsableError(ValueError):
    """A value that the theme can't use."""


class PageValues:
    """One page's frontmatter, looked through.

    Args:
        meta: as parsed.
        text: the page as its writer has it, to say where a value stands and how it is written.
        theme_dirs: where the theme's icons are.
    """

    def __init__(
        self, meta: Mapping[str, Any], text: str, theme_dirs: Iterable[str]
    ) -> None:
        self._meta = meta
        self._text = text
        self._icon_dirs = [
            folder for folder in theme_dirs if Path(folder, ".icons").is_dir()
        ]
        self._found: list[tuple[str, Severity, str, str]] = []

    def settle(self) -> dict[str, Any]:
        """The values that can be used, each in the shape the theme wants."""
        readers: dict[str, Callable[[Any], Any]] = {
            "hide": _hidden_parts,
            "icon": self._icon,
            "search": self._search,
            "status": _status,
            "tags": self._tags,
        }
        kept: dict[str, Any] = {}
        for given, value in self._meta.items():
            key = str(given)
            if key in _UNUSED:
                self._say_unused(key)
                continue
            read = readers.get(key)
            if key in {"author", "description", "subtitle", "title"}:
                read = self._reader_of_text(key)
            try:
                usable = value if read is None else read(value)
            except NotUsableError:
                self._leave_out(key)
                continue
            if usable is not None:
                kept[key] = usable
        return kept

    def findings(self, uri: str) -> list[Diagnostic]:
        """What was left out.

        Args:
            uri: the page.
        """
        found = []
        for key, severity, message, hint in self._found:
            line = self._line_of(key)
            where = Place(uri, line)
            diagnostic = Diagnostic(where, severity, CODE, message, hint)
            found.append(diagnostic)
        return found

    def _leave_out(self, key: str) -> None:
        message = (
            f"The theme can't use what stands under `{key}`; the page goes without it"
        )
        hint = _HINTS.get(key, _HINT_OF_TEXTS)
        self._found.append((key, Severity.WARNING, message, hint))

    def _say_unused(self, key: str) -> None:
        message = f"A page of a journal has no `{key}` of its own, so it is left out"
        self._found.append((key, Severity.NOTE, message, "Remove the line"))

    def _line_of(self, key: str) -> int:
        found = self._written(key)
        if found is None:
            return 1
        begins = found.start("key")
        return self._text.count("\n", 0, begins) + 1

    def _written(self, key: str) -> re.Match[str] | None:
        named = re.escape(key)
        pattern = rf"^(?P<key>[\"']?{named}[\"']?)[ \t]*:[ \t]*(?P<value>[^\n#]*)"
        return re.search(pattern, self._text, re.MULTILINE)

    def _reader_of_text(self, key: str) -> Callable[[Any], Any]:
        def words(value: object) -> str | None:
            """As they are written: YAML makes True of yes, and 10 of 012."""
            if isinstance(value, Mapping | list | tuple | set | bytes):
                raise NotUsableError
            if isinstance(value, str) or value is None:
                return value or None
            found = self._written(key)
            as_written = "" if found is None else found["value"].strip()
            return as_written or str(value)

        return words

    def _icon(self, name: object) -> object:
        """One that is there; a theme without icons looks at none."""
        if not name:
            return None
        if self._icon_dirs and not is_icon(name, self._icon_dirs):
            raise NotUsableError
        return name

    @staticmethod
    def _search(value: object) -> dict[str, Any] | None:
        """`search: no` can only mean that the page shall not be found."""
        if value is None or value is True:
            return None
        if value is False:
            return {"exclude": True}
        if not isinstance(value, Mapping):
            raise NotUsableError
        usable: dict[str, Any] = {}
        for key, given in value.items():
            if key == "exclude":
                usable["exclude"] = _switch(given)
            elif key == "boost":
                usable["boost"] = _number(given)
        return usable

    def _tags(self, value: object) -> list[str]:
        """One or several; what is no word among them goes alone."""
        if isinstance(value, Mapping):
            raise NotUsableError
        given = value if isinstance(value, list | tuple | set) else [value]
        tags = []
        for tag in given:
            if isinstance(tag, Mapping | list | tuple | set | bytes):
                self._leave_out("tags")
            elif tag not in {None, ""}:
                tags.append(str(tag))
        return tags


def _hidden_parts(value: object) -> list[str] | None:
    """`hide: toc` and `hide: [toc, path]`."""
    if value is None or value is False:
        return None
    if isinstance(value, str):
        found = _WORDS.split(value)
        return [word for word in found if word]
    if isinstance(value, list) and all(isinstance(part, str) for part in value):
        return value
    raise NotUsableError


def _status(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, Mapping | list) or not _STATUS.fullmatch(str(value)):
        raise NotUsableError
    return str(value)


def _switch(value: object) -> bool:
    said = yes_or_no(str(value))
    if said is None:
        raise NotUsableError
    return said


def _number(value: object) -> float:
    """More than nothing, and less than without end: a script reads it."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise NotUsableError
    if not 0 < value < math.inf:
        raise NotUsableError
    return value

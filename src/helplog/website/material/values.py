"""Values of mkdocs.yml that the theme's templates take as they are: each of its shape, or left out.

The templates put them into pages unescaped, or stop the build where one is no text, or names a
picture that isn't there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.website.leaving import KeyLines
from helplog.website.material.icons import is_icon
from helplog.website.material.naming import is_material

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

CODE: Final = "theme-value-left-out"
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NAME: Final = re.compile(r"[\w-]+")
_COLOUR: Final = re.compile(r"[\w -]*")
_MEDIA: Final = re.compile(r"[\w\s():,.-]*")
_NO_ADDRESS: Final = re.compile(r"""["'<>\\\s\x00-\x1f\x7f-\x9f]""")
_NESTED_ICONS: Final = frozenset({"admonition", "tag"})
_DEFAULTS: Final[Mapping[str, Any]] = {
    "language": "en",
    "direction": None,
    "logo": None,
    "favicon": None,
    "features": [],
    "palette": None,
}

_Fits = Callable[[object], bool]


class ThemeValues:
    """One build's configuration, looked through.

    Args:
        config: MkDocs's.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._path = Path(config.config_file_path or "mkdocs.yml")
        self._found: list[Diagnostic] = []

    def settle(self) -> tuple[Diagnostic, ...]:
        """Leave out what has another shape than the theme wants.

        Returns:
            What was left out, each with its line.
        """
        self._settle_addresses()
        theme = self._config.theme
        shapes = self._shapes()
        for key, fits in shapes.items():
            value = theme.get(key)
            if value is None or fits(value):
                continue
            theme[key] = _DEFAULTS[key]
            self._leave_out(key, f"theme: {key}")
        self._settle_icons()
        self._settle_extra()
        return tuple(self._found)

    def _shapes(self) -> dict[str, _Fits]:
        return {
            "language": self._is_language,
            "direction": _is_direction,
            "logo": _is_text,
            "favicon": _is_text,
            "features": _is_texts,
            "palette": self._is_palette,
        }

    def _settle_addresses(self) -> None:
        config = self._config
        if config.site_url and not is_site_address(config.site_url):
            config.site_url = None
            self._leave_out("site_url", "site_url")
        template = str(config.edit_uri_template or "")
        if template and not _is_address(template):
            config.edit_uri_template = None
            self._leave_out("edit_uri_template", "edit_uri_template")
        if config.edit_uri and not _is_address(config.edit_uri):
            config.edit_uri = None
            self._leave_out("edit_uri", "edit_uri")

    def _is_language(self, value: object) -> bool:
        """Whether the theme has words in it; one that has no words of its own looks at none."""
        if not isinstance(value, str):
            return False
        if not _LANGUAGE.fullmatch(value):
            return False
        has_languages = False
        for theme_dir in self._config.theme.dirs:
            folder = Path(theme_dir, "partials", "languages")
            if not folder.is_dir():
                continue
            has_languages = True
            words = folder / f"{value}.html"
            if words.is_file():
                return True
        return not has_languages

    def _is_palette(self, value: object) -> bool:
        if isinstance(value, list):
            return all(map(self._is_scheme, value))
        return self._is_scheme(value)

    def _is_scheme(self, scheme: object) -> bool:
        if not isinstance(scheme, Mapping):
            return False
        for key in ("scheme", "primary", "accent"):
            colour = scheme.get(key)
            if not _matches(_COLOUR, colour):
                return False
        media = scheme.get("media")
        if not _matches(_MEDIA, media):
            return False
        toggle = scheme.get("toggle")
        if not toggle:
            return True
        if not isinstance(toggle, Mapping):
            return False
        name = toggle.get("name")
        icon = toggle.get("icon")
        return isinstance(name, str) and self._is_icon(icon)

    def _is_icon(self, name: object) -> bool:
        return is_icon(name, self._config.theme.dirs)

    def _settle_icons(self) -> None:
        """Each that is not there goes; another theme may have something else under this key."""
        theme = self._config.theme
        given = theme.get("icon")
        if given is None or not is_material(theme):
            return
        if not isinstance(given, Mapping):
            theme["icon"] = {}
            self._leave_out("icon", "theme: icon")
            return
        kept = {}
        for key, icon in given.items():
            if self._is_icon_of(key, icon):
                kept[key] = icon
            else:
                self._leave_out(str(key), f"theme: icon: {key}")
        theme["icon"] = kept

    def _is_icon_of(self, key: object, icon: object) -> bool:
        if not icon:
            return True
        if key not in _NESTED_ICONS:
            return self._is_icon(icon)
        if not isinstance(icon, Mapping):
            return False
        for name, inner in icon.items():
            if not _matches(_NAME, name):
                return False
            if inner and not self._is_icon(inner):
                return False
        return True

    def _settle_extra(self) -> None:
        extra = self._config.extra
        shapes = self._shapes_of_extra()
        for key, fits in shapes.items():
            value = extra.get(key)
            if value is None or fits(value):
                continue
            del extra[key]
            self._leave_out(key, f"extra: {key}")

    def _shapes_of_extra(self) -> dict[str, _Fits]:
        return {
            "alternate": _is_named_links,
            "annotate": _is_plain,
            "homepage": _is_homepage,
            "polyfills": _is_list,
            "social": self._is_social,
            "status": _is_named_texts,
            "tags": _is_named_texts,
        }

    def _is_social(self, value: object) -> bool:
        if not _is_rows(value, "link"):
            return False
        rows = _rows(value)
        icons = [row.get("icon") for row in rows]
        return all(map(self._is_icon, icons))

    def _leave_out(self, key: str, named: str) -> None:
        lines = KeyLines(self._path)
        line = lines.line_of(key)
        where = Place(self._path.name, line)
        message = (
            f"The theme can't use what stands under `{named}`; the site goes without it"
        )
        hint = "Look at how the theme wants it written, or remove the line"
        finding = Diagnostic(where, Severity.WARNING, CODE, message, hint)
        self._found.append(finding)


def is_site_address(address: object) -> bool:
    """Whether a site may have this address: one of the web, whose path leads to no other host."""
    if not isinstance(address, str):
        return False
    if _NO_ADDRESS.search(address):
        return False
    try:
        split = urlsplit(address)
    except ValueError:
        return False
    if split.scheme not in {"http", "https"}:
        return False
    return not split.path.startswith("//")


def _is_address(address: str) -> bool:
    """Whether an address may stand in an attribute, and leads somewhere."""
    if _NO_ADDRESS.search(address):
        return False
    try:
        scheme = urlsplit(address).scheme
    except ValueError:
        return False
    return scheme not in {"javascript", "data", "vbscript"}


def _is_homepage(value: object) -> bool:
    return isinstance(value, str) and _is_address(value)


def _is_direction(value: object) -> bool:
    return isinstance(value, str) and value in {"ltr", "rtl"}


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _is_texts(value: object) -> bool:
    if not isinstance(value, list):
        return False
    return all(map(_is_text, value))


def _is_named_texts(value: object) -> bool:
    if not isinstance(value, Mapping):
        return False
    has_names = all(map(_is_text, value))
    if not has_names:
        return False
    values = value.values()
    return all(map(_is_text, values))


def _is_plain(value: object) -> bool:
    """What can be given to a script: texts, numbers, and lists and mappings of them."""
    if isinstance(value, Mapping):
        has_names = all(map(_is_text, value))
        if not has_names:
            return False
        values = value.values()
        return all(map(_is_plain, values))
    if isinstance(value, list):
        return all(map(_is_plain, value))
    return isinstance(value, str | int | float)


def _matches(shape: re.Pattern[str], value: object) -> bool:
    """Whether a value is a text of that shape, or not there."""
    if value is None:
        return True
    if not isinstance(value, str):
        return False
    return shape.fullmatch(value) is not None


def _is_named_links(value: object) -> bool:
    return _is_rows(value, "link", "name")


def _is_rows(value: object, *wanted: str) -> bool:
    """Whether a value is a list of mappings of texts, each with what is wanted, and a link."""
    if not isinstance(value, list):
        return False
    for row in value:
        if not _is_named_texts(row):
            return False
        found = map(row.get, wanted)
        if not all(found):
            return False
        if not _is_address(row["link"]):
            return False
    return True


def _rows(value: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, list):
        for row in value:
            if isinstance(row, Mapping):
                yield row

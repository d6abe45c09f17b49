"""Finished HTML with everything taken out that could run, load or pretend to be the theme.

What stays is what Material offers to a writer: tabs, task lists, footnotes, admonitions, details,
highlighted code, tables. Cleaning is nh3's; this module says what is allowed.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

import nh3

_TAGS: Final = frozenset(
    """
    a abbr b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em
    figcaption figure h1 h2 h3 h4 h5 h6 hr i img input ins kbd label li mark ol p pre q rp rt ruby s samp
    small span strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr audio video source
    track section article aside header footer nav
    """.split()
)

_EVERYWHERE: Final = frozenset({"class", "id", "title", "lang", "dir", "role", "tabindex", "aria-label"})

_ATTRIBUTES: Final = {
    "*": set(_EVERYWHERE),
    "a": {"href", "aria-hidden"},
    "abbr": set(),
    "audio": {"src", "controls", "preload"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open", "name"},
    "div": {"data-tabs"},
    "img": {"src", "alt", "width", "height", "loading"},
    "input": {"type", "checked", "disabled", "name"},
    "ins": {"datetime"},
    "label": {"for"},
    "li": {"value"},
    "ol": {"start", "type", "reversed"},
    "source": {"src", "type"},
    "span": {"aria-hidden"},
    "table": set(),
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label"},
    "video": {"src", "controls", "preload", "width", "height"},
}

_INPUT_TYPES: Final = frozenset({"checkbox", "radio"})
_LOADING: Final = frozenset({"img", "audio", "video", "source", "track"})
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
_SILENT: Final = frozenset({"script", "style", "iframe", "object", "embed", "template", "noscript", "math", "svg"})


def clean(html: str) -> str:
    """HTML from a writer, safe to stand on a page.

    Remote pictures and media must have been turned into links before; any that are left go silently.
    """
    return _CLEANER.clean(html)


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """One attribute's value, or None to drop it."""
    if attribute == "id" and value.startswith("__"):
        return None  # the theme's own ids: shadowing them changes its settings
    if attribute == "class":
        return " ".join(name for name in value.split() if not name.startswith("md-")) or None
    if tag in _LOADING and attribute == "src":
        return value if is_local(value) else None
    if tag == "input" and attribute == "type":
        return value if value.lower() in _INPUT_TYPES else "checkbox"
    return value


def is_local(address: str) -> bool:
    """An address within the site: no scheme, no host, however it is disguised."""
    bare = "".join(c for c in address if c > " " and c != "\x7f")
    if bare.startswith(("//", "\\", "/\\")):
        return False
    try:
        parts = urlsplit(bare)
    except ValueError:
        return False
    return not (parts.scheme or parts.netloc)


_CLEANER: Final = nh3.Cleaner(
    tags=set(_TAGS),
    clean_content_tags=set(_SILENT),
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    attribute_filter=_kept,
    url_schemes=set(_SCHEMES),
    link_rel="noopener noreferrer",
    strip_comments=True,
)

"""Finished HTML with everything taken out that could run, load or pretend to be the theme.

What stays is what Material offers to a writer: tabs, task lists, footnotes, admonitions, details,
highlighted code, tables, keys, edits. Cleaning is nh3's; this module says what is allowed.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from urllib.parse import urlsplit

import nh3

from helplog.prose.tags import TAG

SHOWN_TAGS: Final = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "blockquote",
        "br",
        "caption",
        "center",
        "cite",
        "code",
        "col",
        "colgroup",
        "dd",
        "del",
        "details",
        "dfn",
        "div",
        "dl",
        "dt",
        "em",
        "figcaption",
        "figure",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "li",
        "mark",
        "meter",
        "ol",
        "p",
        "picture",
        "pre",
        "progress",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "time",
        "tr",
        "tt",
        "u",
        "ul",
        "var",
        "wbr",
        "audio",
        "video",
        "source",
        "track",
        "section",
        "article",
        "aside",
        "header",
        "footer",
        "nav",
    ]
)

_EVERYWHERE: Final = frozenset(
    {"class", "id", "title", "lang", "dir", "role", "tabindex", "style"}
)

_ATTRIBUTES: Final = {
    "*": set(_EVERYWHERE),
    "a": {"href", "hreflang", "name", "target", "download", "data-preview"},
    "audio": {"src", "controls", "loop", "muted", "preload"},
    "blockquote": {"cite"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open", "name"},
    "div": {"data-tabs"},
    "img": {"src", "alt", "width", "height", "loading", "align"},
    "input": {"type", "checked", "disabled", "name"},
    "ins": {"datetime"},
    "label": {"for"},
    "li": {"value"},
    "meter": {"value", "min", "max", "low", "high", "optimum"},
    "ol": {"start", "type", "reversed"},
    "progress": {"value", "max"},
    "source": {"src", "type"},
    "span": {"data-linenos"},
    "td": {"colspan", "rowspan", "align", "valign"},
    "th": {"colspan", "rowspan", "align", "valign", "scope"},
    "time": {"datetime"},
    "track": {"src", "kind", "srclang", "label"},
    "video": {
        "src",
        "controls",
        "loop",
        "muted",
        "poster",
        "preload",
        "width",
        "height",
    },
}

_INPUT_TYPES: Final = frozenset({"checkbox", "radio"})
_SCHEMES: Final = frozenset({"http", "https", "mailto", "tel", "data"})
"""The last is for pictures alone, see `_kept`."""
_ADDRESSES: Final = frozenset({"href", "src", "cite", "poster"})
_DATA: Final = re.compile(r"[\x00-\x20\x7f]*+".join(["", *"data:"]), re.IGNORECASE)
"""With what a browser drops from an address."""
_PICTURE_DATA: Final = re.compile(
    r"data:image/(?:png|jpe?g|gif|webp);base64,[a-z0-9+/]++=*", re.IGNORECASE
)
"""A picture in the text itself, of a kind that can hold nothing but a picture."""
EMPTIED_TAGS: Final = frozenset(
    {"script", "style", "iframe", "noembed", "noframes", "template", "math", "svg"}
)
"""Left out with what is in them; of every other tag that goes, the words stay."""

_OWN_IDS: Final = re.compile(r"__(?!(?:tabbed_|span-|codelineno-)[\w-]+\Z)")
"""Ids of the theme's own parts; those it gives to tabs and lines of code are a writer's to have."""
_OWN_CLASSES: Final = re.compile(r"md-(?!button(?:--primary)?\Z)|mermaid\Z")
"""Classes that would pass as a part of the theme; `mermaid` has it fetch a program from
elsewhere."""
_STYLES: Final = {
    **dict.fromkeys(
        ("td", "th"), re.compile(r"\s*text-align:\s*(?:left|right|center);?\s*")
    ),
    "div": re.compile(r"\s*width:\s*\d{1,3}(?:\.\d{1,2})?%;?\s*"),
}
"""What Markdown itself writes: a column's side, a progress bar's length."""


_FEW_TAGS: Final = 700
"""With fewer there is nothing to count."""
_DEEPEST: Final = 1_000
"""Elements in elements; cleaning takes longer with each of them, and so does a browser."""
_MOST_REOPENED: Final = 500_000
"""Letters' looks that nobody ends, times all tags: in each paragraph they would begin anew."""
_MOST_COPIED: Final = 20_000_000_000
"""Entities and no-break spaces, times all letters: with each of them a parser copies what stands
before it."""
_VOID: Final = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    }
)
_ENDED_BY_THE_NEXT: Final = frozenset(
    {
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "thead",
        "tbody",
        "tfoot",
        "option",
        "colgroup",
        "rp",
        "rt",
    }
)
_LOOKS: Final = frozenset(
    {
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    }
)


class TooDeepError(ValueError):
    """HTML of which a browser would make far more elements than were written."""


def clean(html: str) -> str:
    """HTML from a writer, safe to stand on a page.

    Remote pictures and media must have been turned into links before; any that are left go.

    Raises:
        TooDeepError: cleaning it would take too long, as of elements in elements without end.
    """
    if html.count("<") > _FEW_TAGS:
        _refuse_deep(html)
    if (html.count("&") + html.count("\u00a0")) * len(html) > _MOST_COPIED:
        raise TooDeepError("so many entities and no-break spaces take too long")
    return _CLEANER.clean(html)


def _refuse_deep(html: str) -> None:
    depth = looks = deepest = most_looks = tags = 0
    for found in TAG.finditer(html):
        name = found[2].lower()
        tags += 1
        if name in _VOID or name in _ENDED_BY_THE_NEXT:
            continue
        step = 1
        if found[1]:
            step = -1
        depth = max(0, depth + step)
        deepest = max(deepest, depth)
        if name in _LOOKS:
            looks = max(0, looks + step)
            most_looks = max(most_looks, looks)
    if deepest > _DEEPEST or most_looks * tags > _MOST_REOPENED:
        raise TooDeepError("tags stand in each other too deeply, or are never closed")


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """One attribute's value, or None to drop it."""
    if attribute in _ADDRESSES and is_data(value):
        is_picture = tag == "img" and attribute == "src" and is_picture_data(value)
        return value if is_picture else None
    judge = _JUDGES.get(attribute)
    if judge is None:
        return value
    return judge(tag, value)


def _ident(_: str, value: str) -> str | None:
    if _OWN_IDS.match(value):
        return None
    return value


def _classes(_: str, value: str) -> str | None:
    names = value.split()
    kept = [name for name in names if not _OWN_CLASSES.match(name)]
    return " ".join(kept) or None


def _style(tag: str, value: str) -> str | None:
    pattern = _STYLES.get(tag)
    if pattern is None or not pattern.fullmatch(value):
        return None
    return value


def _target(_: str, value: str) -> str | None:
    if value != "_blank":
        return None
    return value


def _type(tag: str, value: str) -> str:
    if tag == "input" and value.lower() not in _INPUT_TYPES:
        return "checkbox"
    return value


def _loaded(_: str, value: str) -> str | None:
    if not is_local(value):
        return None
    return value


_JUDGES: Final[dict[str, Callable[[str, str], str | None]]] = {
    "id": _ident,
    "name": _ident,
    "for": _ident,
    "class": _classes,
    "style": _style,
    "target": _target,
    "type": _type,
    "src": _loaded,
    "poster": _loaded,
}
"""Attributes whose value decides: from the tag and the value to what is kept of it."""


def is_data(address: str) -> bool:
    """An address that is the thing itself, however it is disguised."""
    return _DATA.match(address) is not None


def is_picture_data(address: str) -> bool:
    """A picture that is written into its address, and loads and runs nothing."""
    return _PICTURE_DATA.fullmatch(address) is not None


def _bare(address: str) -> str:
    """An address as a browser reads it."""
    return "".join(c for c in address if c > " " and c != "\x7f")


def is_local(address: str) -> bool:
    """An address within the site: no scheme, no host, however it is disguised."""
    bare = _bare(address)
    if bare.startswith(("//", "\\", "/\\")):
        return False
    try:
        parts = urlsplit(bare)
    except ValueError:
        return False
    return not (parts.scheme or parts.netloc)


_CLEANER: Final = nh3.Cleaner(
    tags=set(SHOWN_TAGS),
    clean_content_tags=set(EMPTIED_TAGS),
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    generic_attribute_prefixes={"aria-"},
    attribute_filter=_kept,
    url_schemes=set(_SCHEMES),
    link_rel="noopener noreferrer",
    strip_comments=True,
)

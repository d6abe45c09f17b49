"""Which `<…>` in a text is a tag of HTML; every other is words: `<name>`, `List<String>`, `x<y`.

HTML takes whatever begins with a letter for a tag, and a browser shows nothing for one it doesn't
know. So do Markdown and most programs that clean HTML.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from helplog.model.late_patterns import late_pattern

if TYPE_CHECKING:
    import re

_STANDARD: Final = """
a abbr address area article aside audio b base bdi bdo blockquote body br button canvas caption
cite code col colgroup data datalist dd del details dfn dialog div dl dt em embed fieldset
figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins
kbd label legend li link main map mark math menu meta meter nav noscript object ol optgroup option
output p param picture pre progress q rp rt ruby s samp script search section select slot small
source span strong style sub summary sup svg table tbody td template tfoot th thead time tr track u
ul var video wbr
"""
"""Not those in which a browser takes what follows for text: `title`, `textarea`. No entry needs
them, and people write `<title>` for a title still to be found."""
_FORMER: Final = """
acronym applet basefont bgsound big blink center dir font frame frameset image isindex keygen
marquee menuitem nobr param portal rb rtc spacer strike tt
"""
"""What the standard had and old pages have; `xmp`, `plaintext`, `noembed` and `noframes` are left
to be text, too."""
_ELEMENTS: Final = frozenset([*_STANDARD.split(), *_FORMER.split()])
_NO_VALUE: Final = """
allowfullscreen async autofocus autoplay checked compact controls declare default defer disabled
download formnovalidate hidden inert ismap itemscope loop markdown multiple muted nohref nomodule
noresize noshade novalidate nowrap open playsinline readonly required reversed selected
"""
_SWITCHES: Final = frozenset(_NO_VALUE.split())
"""Attributes that need no value."""

_TAG: Final = late_pattern(
    r"""<(?:(/?)([a-zA-Z][^\s/<>"'`=]*+)((?:"[^"]*+"|'[^']*+'|[^'"<>])*+)>|(?=[a-zA-Z/?]|!(?!--)))"""
)
"""A tag, or the sign at which none begins; group 2 is the name, group 3 what follows it.

What is matched ends before the next `<` that stands in no quotes, so that looking at every sign of
a text looks at none of it often.
"""
_VALUE: Final = late_pattern(r"[\w:-]\s*=")
_ATTRIBUTE: Final = late_pattern(r"[^\s/]+")
_BLANK_LINE: Final = late_pattern(r"\n[ \t]*\n")


def tags_and_others(text: str) -> Iterator[tuple[re.Match[str], bool]]:
    """Each `<` of a text that may begin a tag, comments aside, and whether it does.

    Of a tag the match is all of it; what begins inside another is looked at only where that is
    none.
    """
    at = 0
    while True:
        found = _TAG.search(text, at)
        if found is None:
            return
        is_tag = is_html(found)
        yield found, is_tag
        at = found.start() + 1
        if is_tag:
            at = found.end()


def tag_at_start(text: str) -> re.Match[str] | None:
    """The tag of HTML with which a text begins; None where it begins with none."""
    found = _TAG.match(text)
    if found is None or not is_html(found):
        return None
    return found


def is_html(found: re.Match[str]) -> bool:
    """Whether what was found is a tag with a name and attributes as HTML has them."""
    slash, name, rest = found.groups()
    if name is None:
        return False
    if name.lower() not in _ELEMENTS:
        return False
    if slash:
        return not rest.strip()
    return _has_attributes(rest)


def _has_attributes(text: str) -> bool:
    """Attributes or nothing; `<a friend>` and `x <b and c> d` are words."""
    if _BLANK_LINE.search(text):
        return False
    names = _ATTRIBUTE.findall(text)
    if not names or _VALUE.search(text):
        return True
    return any(map(_is_attribute, names))


def _is_attribute(name: str) -> bool:
    lower = name.lower()
    if lower in _SWITCHES:
        return True
    return lower.startswith(("on", "data-", "aria-"))


def without_tags(text: str) -> str:
    """A text without the tags of HTML in it; their words stay, and so does what is no tag."""
    if "<" not in text:
        return text
    kept = []
    at = 0
    for found, is_tag in tags_and_others(text):
        if is_tag:
            kept.append(text[at : found.start()])
            at = found.end()
    kept.append(text[at:])
    return "".join(kept)

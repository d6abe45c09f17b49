"""What cleaning took out of what somebody wrote, said with its place.

It is found by comparing the HTML before and after.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from helplog.model.diagnostic import Diagnostic, Place, Severity
from helplog.model.journal import Writing
from helplog.prose.cleaning import EMPTIED_TAGS
from helplog.prose.masking import without_code, without_insides
from helplog.prose.places import Spelt, place_at, start_of
from helplog.prose.tags import TAG, read_tag

CODE: Final = "html-left-out"
_HINT: Final = (
    "Take it out; or, to keep all HTML of the journal as it is written, set `unsafe_html: true` in "
    "mkdocs.yml"
)
_SHOWN: Final = 60
_LOOKED_FOR: Final = 200
"""So many letters tell where a tag, a name or a value stands."""
_MOST_SAID: Final = 30
"""More of what one stretch of a file lost is counted, not listed."""
_DRAWING: Final = "mermaid"
"""A fence of this language is code to Markdown and a drawing to the theme."""

_UNSEEN: Final = frozenset({"rel", "markdown"})
"""Attributes that are rewritten or used up on the way; nobody misses them."""
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_RUNS: Final = frozenset(
    [
        "applet",
        "base",
        "embed",
        "form",
        "frame",
        "frameset",
        "iframe",
        "link",
        "math",
        "meta",
        "noscript",
        "object",
        "portal",
        "script",
        "style",
        "svg",
        "template",
    ]
)
_LOADS: Final = frozenset(
    [
        "action",
        "archive",
        "background",
        "classid",
        "code",
        "codebase",
        "data",
        "dynsrc",
        "formaction",
        "href",
        "http-equiv",
        "longdesc",
        "lowsrc",
        "manifest",
        "ping",
        "poster",
        "profile",
        "src",
        "srcdoc",
        "srcset",
        "xlink:href",
    ]
)


@dataclass(frozen=True, slots=True)
class Loss:
    """A tag, or an attribute of one, that did not survive."""

    tag: str
    attribute: str = ""
    value: str = ""

    @property
    def active(self) -> bool:
        """It could have run or loaded something."""
        if not self.attribute:
            return self.tag in _RUNS
        if self.attribute.startswith("on"):
            return True
        if self.attribute in _LOADS:
            return True
        return "url(" in self.value


def losses(before: str, after: str) -> tuple[Loss, ...]:
    """What cleaning took out, each once, in the order in which it was written.

    Args:
        before: the HTML before cleaning.
        after: the HTML after it.
    """
    if before == after:
        return ()
    without_comments = _COMMENT.sub("", before)
    written = _tags(without_insides(without_comments))
    kept = _tags(after)
    # Most tags come through letter for letter; only the others are read.
    gone = _parts(written - kept)
    came = Counter(_parts(kept - written))
    lost = Counter(gone) - came
    lost_tags = {loss.tag for loss in lost if not loss.attribute}
    found = []
    for loss in dict.fromkeys(gone):
        goes_with_its_tag = loss.attribute and loss.tag in lost_tags
        if loss in lost and not goes_with_its_tag:
            found.append(loss)
    return tuple(found)


def said(lost: Iterable[Loss], writing: Writing, markdown: str) -> Iterator[Diagnostic]:
    """The findings for what was lost.

    Args:
        lost: what it was.
        writing: the file it stood in.
        markdown: the part of the file's body that was rendered.
    """
    every = tuple(lost)
    if not every:
        return
    start = start_of(markdown, writing)
    masked = without_code(writing.body)
    spelt = Spelt(masked)
    for loss in every[:_MOST_SAID]:
        place = _place(writing, masked, spelt, start, loss)
        severity = _severity([loss])
        yield Diagnostic(place, severity, CODE, _message(loss), _HINT)
    rest = every[_MOST_SAID:]
    if rest:
        message = f"{len(rest)} more tags and attributes of this file are left out of the site"
        yield Diagnostic(writing.where, _severity(rest), CODE, message, _HINT)


def _severity(lost: Iterable[Loss]) -> Severity:
    if any(loss.active for loss in lost):
        return Severity.WARNING
    return Severity.NOTE


def _tags(html: str) -> Counter[str]:
    """Start tags as they are written."""
    return Counter(match[0] for match in TAG.finditer(html) if not match[1])


def _parts(tags: Counter[str]) -> list[Loss]:
    parts: list[Loss] = []
    for tag, times in tags.items():
        parts += list(_parts_of(read_tag(tag))) * times
    return parts


def _parts_of(element: Element) -> Iterator[Loss]:
    if not element.tag:
        return  # a tag that no reader of HTML takes for one
    yield Loss(element.tag)
    for name, value in element.attrib.items():
        if name == "class":
            for one_class in value.split():
                yield Loss(element.tag, name, one_class)
        elif name not in _UNSEEN:
            yield Loss(element.tag, name, value)


def _message(loss: Loss) -> str:
    why = "it could run or load something"
    if not loss.attribute:
        tag = f"<{short(loss.tag)}>"
        if loss.tag in EMPTIED_TAGS:
            return f"{tag} is left out of the site, with what is in it: {why}"
        if not loss.active:
            why = "the site shows its words alone"
        return f"{tag} is left out of the site: {why}"
    value = short(loss.value)
    if loss.value == _DRAWING:
        return (
            "The drawing is shown as its text: the theme would fetch the program that draws it "
            "from elsewhere"
        )
    if loss.attribute in {"id", "name", "class"}:
        return f"The {loss.attribute} “{value}” is left out of the site: it belongs to the theme"
    if loss.attribute == "href":
        return (
            f"The link to “{_visible(value)}” leads nowhere on the site: following it could run "
            "something"
        )
    if not loss.active:
        why = "the site has looks of its own"
    attribute = f"{short(loss.attribute)} on <{short(loss.tag)}>"
    return f"The attribute {attribute} is left out of the site: {why}"


def short(text: str, most: int = _SHOWN) -> str:
    """A value as a message names it: a picture written into its address has no end."""
    if len(text) <= most:
        return text
    return f"{text[:most]}…"


def _visible(text: str) -> str:
    return "".join(c if c.isprintable() else "·" for c in text)


def _place(
    writing: Writing, masked: str, spelt: Spelt, start: int, loss: Loss
) -> Place:
    """Where it stands in the file; where the stretch begins if that can't be told."""
    # Code is blanked out in the other text, and a drawing is code.
    text = masked
    if loss.value == _DRAWING:
        text = writing.body
    for pattern in _sure(loss):
        found = pattern.search(text, start)
        if found:
            return place_at(writing, found.start())
    if loss.value:
        at = spelt.find(loss.value[:_LOOKED_FOR], start)
        if at >= 0:
            return place_at(writing, at)
    for pattern in _likely(loss):
        found = pattern.search(text, start)
        if found:
            return place_at(writing, found.start())
    return place_at(writing, start)._replace(column=1)


def _sure(loss: Loss) -> Iterator[re.Pattern[str]]:
    """What to look for in the Markdown: the tag, or the value as it is."""
    tag = re.escape(loss.tag[:_LOOKED_FOR])
    name = re.escape(loss.attribute[:_LOOKED_FOR])
    value = re.escape(loss.value[:_LOOKED_FOR])
    if not loss.attribute:
        flags = re.IGNORECASE | re.MULTILINE
        yield re.compile(rf"<{tag}(?=[\s/>]|$)", flags)
        return
    if loss.value == _DRAWING:
        yield re.compile(
            r"^[ \t>]*+(?:```+|~~~+)[ \t]*+\{?[ \t.]*+mermaid", re.MULTILINE
        )
    if value:
        yield re.compile(rf"\b{name}\s*=\s*[\"']?{value}", re.IGNORECASE)
        yield re.compile(value)


def _likely(loss: Loss) -> Iterator[re.Pattern[str]]:
    """What else, of an attribute: a part of its value, its name, at last its tag."""
    if not loss.attribute:
        return
    tag = re.escape(loss.tag[:_LOOKED_FOR])
    name = re.escape(loss.attribute[:_LOOKED_FOR])
    if loss.value:
        # what was written in entities is known by its longest plain part
        plain_parts = re.split(r"[\s\x00-\x20:]+", loss.value[:_LOOKED_FOR])
        longest = max(plain_parts, key=len)
        yield re.compile(re.escape(longest))
    yield re.compile(rf"<{tag}\b[^<>]{{0,1000}}?\b{name}(?=[\s=/>])", re.IGNORECASE)
    yield re.compile(rf"\b{name}\s*=", re.IGNORECASE)
    yield re.compile(rf"<{tag}\b", re.IGNORECASE)

"""Whether links lead where they led when a text was rendered."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urlsplit

from helplog.pages.asked_links import ADDRESS, NAME, Asked
from helplog.prose.own_idents import idents_in

if TYPE_CHECKING:
    from helplog.prose.leading import Leading
    from helplog.prose.linking import Target

_SIGNS_WITHIN: Final = re.compile("[#^]")
"""With one of these a heading or a block may be meant."""


class Meant(NamedTuple):
    """What an address leads to."""

    target: Target | None
    is_path: bool = False
    """It is the way there; else a file of that name was looked for."""


def meant_by(links: Leading, address: str, from_uri: str) -> Meant:
    """What an address leads to, by its path or else by the name at its end.

    Args:
        links: everything that can be pointed to.
        address: as written.
        from_uri: the file in which it is written.
    """
    target = links.resolve(address, from_uri)
    if target is not None:
        return Meant(target, is_path=True)
    return Meant(links.by_file_name(address))


def answer_of(target: Target | None) -> str:
    """All of a target that a link to it is made of; empty for none."""
    if target is None:
        return ""
    return f"{target.uri}#{target.anchor}\n{target.address}\n{target.file_uri}"


def answer_by_name(links: Leading, name: str, from_uri: str) -> str:
    """All that a link by a name is made of: where it leads, and what can be found there.

    Args:
        links: everything that can be pointed to.
        name: as written.
        from_uri: the file in which it is written.
    """
    target = links.named(name, from_uri, _no_slug)
    answer = answer_of(target)
    if target is None or not _SIGNS_WITHIN.search(name):
        return answer
    parts = [(prefix, sorted(idents_in(text, _same))) for prefix, text in target.parts]
    within = repr(parts).encode("utf-8", "surrogatepass")
    return f"{answer}\n{blake2b(within, digest_size=8).hexdigest()}"


def lead_there_still(links: Leading, asked: Iterable[Asked]) -> bool:
    """Whether everything that was asked would get the same answer."""
    return all(_again(links, one) == one.answer for one in asked)


def may_lead_to(
    asked: Iterable[Asked], others: Collection[str], changed: Collection[str]
) -> bool:
    """Whether links that led nowhere may be meant for pages that are made of the journal.

    Args:
        asked: where links were asked to lead.
        others: sources of pages that come or go.
        changed: of pages that stay and hold something else, maybe other headings.
    """
    if not others and not changed:
        return False
    for one in asked:
        if one.how == NAME or one.answer:
            continue
        guesses = _guesses(one)
        if not guesses.isdisjoint(others):
            return True
        if "#" in one.said and not guesses.isdisjoint(changed):
            return True
    return False


def _guesses(one: Asked) -> set[str]:
    """The sources of pages that an address may mean: its own, or one that MkDocs proposes."""
    path = unquote(urlsplit(one.said).path)
    folder = posixpath.dirname(one.from_uri)
    whole = posixpath.join("/", folder, path)
    uri = posixpath.normpath(whole).lstrip("/")
    bare = uri.removesuffix(".html")
    return {uri, f"{bare}.md", f"{uri}/index.md".lstrip("/")}


def _again(links: Leading, one: Asked) -> str:
    if one.how == ADDRESS:
        return answer_of(meant_by(links, one.said, one.from_uri).target)
    return answer_by_name(links, one.said, one.from_uri)


def _no_slug(_: str) -> str:
    """The whole is asked for: how headings get their ids is known while a text is rendered."""
    return ""


def _same(words: str) -> str:
    """A heading by its words."""
    return words

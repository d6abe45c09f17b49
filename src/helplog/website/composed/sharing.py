"""Which pages a copy of the program may compose beside this one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from helplog.pages.addresses import guest_uris
from helplog.publish.composing_beside import Sharing

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from helplog.website.readable_files import ReadableFiles

_MARKDOWNS_OWN: Final = frozenset(
    [
        "abbr",
        "admonition",
        "attr_list",
        "codehilite",
        "def_list",
        "extra",
        "fenced_code",
        "footnotes",
        "md_in_html",
        "meta",
        "nl2br",
        "sane_lists",
        "smarty",
        "tables",
        "toc",
        "wikilinks",
    ]
)
_STATELESS: Final = ("markdown.extensions.", "pymdownx.")


def forget_what_was(extensions: Iterable[object]) -> bool:
    """Whether each text is rendered as though it were the only one.

    An extension of somebody else's may count through all of them.

    Args:
        extensions: Markdown's, by name where they have one.
    """
    for extension in extensions:
        if not isinstance(extension, str):
            return False
        if extension not in _MARKDOWNS_OWN and not extension.startswith(_STATELESS):
            return False
    return True


def sharing(
    extensions: Iterable[object], files: Files, readable: ReadableFiles
) -> Sharing:
    """What may be shared in one build.

    Args:
        extensions: Markdown's, by name where they have one.
        files: a page of the writer's own may lie among them that goes below one made here.
        readable: which files an extension may read; what was asked of it is asked here.
    """
    forget = forget_what_was(extensions)
    given = files.src_uris

    def is_allowed(uri: str) -> bool:
        return forget and not any(one in given for one in guest_uris(uri))

    return Sharing(is_allowed, lambda: readable.was_asked)

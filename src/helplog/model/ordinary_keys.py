"""Keys that a file has for other programs, or in their writer's own right: no slips of helplog's.

A journal may be a vault of Obsidian or a site of Hugo as well.
"""

from __future__ import annotations

from typing import Final

_OF_PROGRAMS: Final = (
    # Obsidian and its commonest plugins
    "alias cssclass cssclasses publish permalink description image cover tag "
    "date-created date-modified modified updated up down same next prev related "
    "banner icon sticker rating location kanban-plugin excalidraw-plugin task tasks "
    "dateformat "
    # Hugo
    "build cascade categories draft expirydate headless keywords lastmod layout "
    "linktitle markup menu outputs params series publishdate resources sitemap slug "
    "summary translationkey url type weight "
    # Jekyll
    "author authors category collection collections comments order defaults excerpt "
    "nav_order parent published redirect_from sidebar subtitle teaser "
    # Zola
    "extra in_search_index paginate_by path render sort_by taxonomies template "
    "templates transparent "
    # Logseq, Dendron, Foam, Zettlr
    "collapsed filters public query-table desc id stub fname vaults foam_template "
    "name filepath bibliography csl lang "
    # Eleventy, Astro
    "eleventynavigation override pagination heroimage isdraft pubdate pubdatetime "
    "moddatetime ogimage featured "
    # MkDocs, Pandoc
    "hide links pin readtime search social status abstract documentclass "
    "header-includes institute toc "
    # Day One, jrnl
    "journal mood starred weather uuid"
).split()
_OF_PEOPLE: Final = (
    "clone created_by creator data dates datum deadline ever event events handouts "
    "language lead link list loan lord names news note notes offset orders people "
    "persona persons place places priority rate read reason road source sources "
    "tabs talks tank tanks theme tide tile tiles times titel titles toad topic "
    "topics weak weekday weekend weekly weeks"
).split()


def is_ordinary_key(key: str) -> bool:
    """Whether a key at the top of a frontmatter is one that other files have too."""
    return _plain(key) in _PLAIN


def _plain(key: str) -> str:
    """A key for comparing, whichever way its words are put together."""
    return key.casefold().replace("-", "").replace("_", "").replace(" ", "")


_PLAIN: Final = frozenset(map(_plain, (*_OF_PROGRAMS, *_OF_PEOPLE)))

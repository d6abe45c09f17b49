"""How second copies of a file are named: by sync programs, by systems, by people."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from helplog.model.late_patterns import late_pattern

_FORMS: Final = (
    late_pattern(
        r"^(?P<stem>.+?)\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?(?P<suffix>\.\w+)$"
    ),
    late_pattern(
        r"^(?P<stem>.+?) \((?:[^()]* )?[Cc]onflicted copy(?: [^()]*)?\)(?P<suffix>\.\w+)$"
    ),
    late_pattern(r"^(?P<stem>.+?) \(Case Conflict(?: \d+)?\)(?P<suffix>\.\w+)$"),
    late_pattern(r"^(?P<stem>.+?)_conflict-\d{8}-\d{6}(?P<suffix>\.\w+)$"),
    late_pattern(
        r"^(?P<stem>.+?) \((?:In Konflikt stehende Kopie|Copie en conflit|Copia en conflicto"
        r"|Copia in conflitto)(?: [^()]*)?\)(?P<suffix>\.\w+)$"
    ),
    late_pattern(
        r"^(?P<stem>.+?)-(?:DESKTOP|LAPTOP)-[A-Z0-9]{6,8}(?:-\d{1,2})?(?P<suffix>\.\w+)$"
    ),
)
"""Syncthing; Dropbox, Nextcloud and Obsidian; ownCloud; Dropbox in other languages; OneDrive, by
the names that Windows gives computers."""
_IN_SOME_FORM: Final = ("onfli", "-DESKTOP-", "-LAPTOP-")
_NUMBERED: Final = late_pattern(r"^(?P<stem>.+?) [2-9](?P<suffix>\.\w+)$")
_COPY: Final = r"(?:cop(?:y|ie|ia)|kopi[ea])"
_BY_HAND: Final = (
    late_pattern(
        rf"^(?P<stem>.+?)(?: [-\u2013] |[ _-])\(?{_COPY}\)?(?:[ _-]?\(?\d{{1,2}}\)?)?"
        r"(?P<suffix>\.\w+)$",
        re.IGNORECASE,
    ),
    late_pattern(
        rf"^{_COPY}(?: \(?\d{{1,2}}\)?)? (?:of|von|de|di|av) (?P<stem>.+?)(?P<suffix>\.\w+)$",
        re.IGNORECASE,
    ),
    late_pattern(r"^(?P<stem>.+?)\s?\(\d{1,2}\)(?P<suffix>\.\w+)$"),
)
"""`2026-11-18 (1).md`, `2026-11-18 copy 2.md`, `2026-11-18 - Copy.md`, `Copy of 2026-11-18.md`."""
_MAY_BE_BY_HAND: Final = late_pattern(r"\(\d|[ck]opi?[aey]", re.IGNORECASE)
_ALIKE: Final = 0.5
"""Share of the shorter file's lines that the other has too."""
_TELLING_SIGNS: Final = 4


def may_be_copy(uri: str) -> bool:
    """Whether a closer look at a name is worth its time."""
    return " " in uri or any(sign in uri for sign in _IN_SOME_FORM)


def original_by_name(uri: str) -> str | None:
    """The file that another is a second copy of, None where its name says no such thing."""
    if not any(sign in uri for sign in _IN_SOME_FORM):
        return None
    return _original(uri, _FORMS)


def original_by_number(uri: str) -> str | None:
    """The file that another is a second copy of, if the two are alike.

    iCloud's form is one that people write as well.
    """
    if " " in uri:
        return _original(uri, (_NUMBERED,))
    return None


def original_by_hand(uri: str) -> str | None:
    """The file that another is a copy of, made by somebody, or by a program for them."""
    if _MAY_BE_BY_HAND.search(uri):
        return _original(uri, _BY_HAND)
    return None


def much_alike(one: bytes, other: bytes) -> bool:
    """Whether two files began as the same one."""
    lines, other_lines = _telling_lines(one), _telling_lines(other)
    shared = lines & other_lines
    shorter = min(len(lines), len(other_lines))
    return shorter > 0 and len(shared) >= _ALIKE * shorter


def _original(uri: str, forms: Iterable[re.Pattern[str]]) -> str | None:
    folder, slash, last = uri.rpartition("/")
    for form in forms:
        found = form.match(last)
        if found:
            return f"{folder}{slash}{found['stem']}{found['suffix']}"
    return None


def _telling_lines(data: bytes) -> set[bytes]:
    """Lines that say something of this file: fences and empty keys stand in every one."""
    rows = data.splitlines()
    lines = {line.strip() for line in rows}
    return {line for line in lines if len(line) >= _TELLING_SIGNS}

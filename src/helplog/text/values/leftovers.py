"""What editors, sync programs and systems leave beside a person's files, told by its name.

Such a file is neither an entry nor a file of the site: a backup says today what its writer took out
yesterday.
"""

from __future__ import annotations

import re
from typing import Final

from helplog.model.late_patterns import late_pattern

_FOLDERS: Final = frozenset(
    {"node_modules", "templates", "@eadir", "$recycle.bin", "lost+found"}
)
_FILES: Final = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"})
_WITHIN: Final = {"bak": "logseq"}
"""A folder that is one only within another: Logseq's backups."""

_BACKUP: Final = (
    r"bak(?:up)?|backup|orig(?:inal)?|old|save?|tmp|temp|rej|sw[a-z]|part|partial"
    r"|crdownload|download"
)
_LEFT: Final = late_pattern(
    rf"""(?:
      ~                                              # Emacs, gedit, Kate; Vim's .un~
    | \.(?:{_BACKUP})                                # .bak, .bak2, .tmp.1234, .save.1
      (?:[._-]?\d{{1,6}} | [._-][\w-]*\d[\w.-]*)?
    | \.\w{{1,9}} [ _-] (?:{_BACKUP}) \d{{0,3}}      # .md_backup
    | \.[a-z]{{2,9}} \.~?\d{{1,3}}~?                 # .md.1, .md.~1~
    | \.(?:\$\$\$|~\w{{0,4}})
    | \.helplog-beside\S{{0,40}}
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_OF_A_MERGE: Final = late_pattern(r"_(?:BACKUP|BASE|LOCAL|REMOTE)_\d+\.\w+$")
_BEGINNINGS: Final = (".", "~$", "#", "~syncthing~", "~wrl", "._")


def is_leftover(uri: str) -> bool:
    """Whether a file was left there by a program, or lies in a folder that no writing is kept in.

    Args:
        uri: posix path relative to the entries' folder.
    """
    *folders, name = uri.split("/")
    above = ""
    for folder in folders:
        if is_leftover_folder(folder, above):
            return True
        above = folder
    return is_leftover_file(name)


def is_leftover_folder(name: str, within: str = "") -> bool:
    """Whether a folder is a program's own.

    Args:
        name: its name.
        within: the name of the folder it lies in.
    """
    plain = name.casefold()
    if plain[:1] in {".", "_"}:
        return True
    if plain in _FOLDERS:
        return True
    return plain in _WITHIN and _WITHIN[plain] == within.casefold()


def is_leftover_file(name: str) -> bool:
    """Whether a file's name is one that only programs give."""
    plain = name.casefold()
    if plain.startswith(_BEGINNINGS):
        return not plain.startswith("#") or plain.endswith("#")
    if _OF_A_MERGE.search(name):
        return True
    if plain.endswith(".md"):
        return False
    return plain in _FILES or _LEFT.search(plain) is not None

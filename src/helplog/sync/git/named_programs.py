"""Files that a clone's own configuration has git run or obey, as far as its words may name some."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Iterator
from typing import Final

from helplog.model.late_patterns import late_pattern
from helplog.sync.git.repository import Repository

_RUN: Final = late_pattern(
    r"(?:include|includeif\..*)\.path|core\.(?:attributesfile|excludesfile|hookspath|fsmonitor"
    r"|sshcommand|editor|pager|askpass|gitproxy|alternaterefscommand)|sequence\.editor"
    r"|(?:filter|merge|diff|credential|gpg|man|browser|trailer|tar|uploadpack)\..*"
    r"|(?:difftool|mergetool|guitool|pager|interactive|alias|sendemail|init|ssh)\..*"
    r"|remote\..*\.(?:uploadpack|receivepack|vcs)",
    re.DOTALL,
)
"""Names whose values are programs, or lead to files that git obeys."""
_BETWEEN: Final = late_pattern(r"[\s;|&()<>\"'`=!]+")
"""What parts the words of a command, wherever one of them may be a file."""
_MOST_WORDS: Final = 10_000


def named_by_git(repository: Repository) -> Iterator[str]:
    """Paths from the top, or absolute ones; most name no file."""
    listed = repository.git.run("config", "-z", "--list").line.split("\0")
    words = 0
    for key, _, value in (row.partition("\n") for row in listed):
        if not _RUN.fullmatch(key):
            continue
        if key.endswith(".path"):
            common = repository.common_dir.as_posix()
            yield posixpath.join(common, value)
        parts = _BETWEEN.split(value)
        for word in (value, *parts):
            words += 1
            if words > _MOST_WORDS:
                return
            yield os.path.expandvars(os.path.expanduser(word))  # noqa: PTH111 - no file yet

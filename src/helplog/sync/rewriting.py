"""Files that git writes in another encoding, which can lose words: for `doctor`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from helplog.model.checkup import Remark, look
from helplog.sync.git.calling import Git
from helplog.text.reading.configuration.git_attributes import (
    WORK_TREE_ENCODING,
    rewrites,
)

_NOT_SAID = "unspecified"


def rewritten(root: Path) -> Iterator[Remark]:
    """A remark for each such encoding, with one file it holds for."""
    git = Git(root)
    names = git.run("ls-files", "-z", "--cached", "--others", "--exclude-standard").out
    if not names:
        return
    said = git.run("check-attr", "-z", "--stdin", WORK_TREE_ENCODING, given=names).out
    parts = said.decode("utf-8", "surrogateescape").split("\0")
    known = {
        encoding: path
        for path, encoding in zip(parts[::3], parts[2::3], strict=False)
        if encoding != _NOT_SAID and rewrites(encoding)
    }
    for encoding, path in sorted(known.items()):
        yield look(
            "encoding",
            f"git rewrites {path}, and perhaps others, as {WORK_TREE_ENCODING}={encoding} says: "
            "signs that the encoding doesn't have are lost, and a sync may stop",
            "take the line out of .gitattributes, or out of .git/info/attributes",
        )

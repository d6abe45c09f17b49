"""What of that which arrives would change what runs here: the lines of it, for a person to look at.

Most of what arrives is entries and pictures that nothing names; whatever is something else is
looked through.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from helplog.model.settings import CONFIGURATION_NAMES
from helplog.store.configuration.file import configuration_path
from helplog.sync.arrival import Arrival
from helplog.sync.git.objects import Change, TreePair
from helplog.sync.git.repository import Repository
from helplog.sync.tree_reading import Tree, folded

_WORDS_AND_PICTURES: Final = (
    ".md",
    ".markdown",
    ".jpg",
    ".jpeg",
    ".png",
    ".gif",
    ".webp",
    ".avif",
    ".heic",
)
"""Most of what arrives: among the entries these run only if a configuration names them."""
_UNCERTAIN: Final = ("\\", "%", "INHERIT", "!ENV", "custom_dir", "\0", "\ufffd")
"""With one of these, a configuration can name a file by other signs than those of its name."""
_MOST_SIGNS: Final = 40_000
"""Of a configuration; as many as are read as one."""


def arriving_programs(
    repository: Repository,
    trees: TreePair,
    changes: Mapping[str, Change],
    known: Sequence[str],
    scratch: Path,
) -> tuple[Arrival, ...]:
    """Looks through what would change in the work tree.

    Args:
        repository: which.
        trees: what lies in the work tree, and what would.
        changes: the difference of the two.
        known: commits of this device to compare with where the configuration that lies here can't
            be read, such as one with conflict markers; the best first.
        scratch: a folder for files in between.

    Returns:
        The configuration first; empty where nothing changes what runs.
    """
    before, after = Tree(repository, trees.before), Tree(repository, trees.after)
    plain = _PlainEntries(repository, after)
    if all(plain.has(path, change) for path, change in changes.items()):
        return ()
    from helplog.sync.looking_through import Looking  # noqa: PLC0415  # reads YAML

    earlier = [Tree(repository, commit) for commit in known]
    return tuple(
        Looking(repository, changes, (before, after), earlier, scratch).arrivals()
    )


class _PlainEntries:
    """Entries and pictures that nothing names."""

    def __init__(self, repository: Repository, after: Tree) -> None:
        self._repository = repository
        self._after = after
        path = configuration_path(repository.root)
        try:
            text = ""
            if path:
                text = path.read_text("utf-8", "replace")
        except OSError:
            text = "\\"
        length = len(text)
        known = length < _MOST_SIGNS and not any(sign in text for sign in _UNCERTAIN)
        self._certain = known and self._nothing_else_names()
        # A name may go on in the next line, and a clone's own configuration may name files, too.
        own_words = text[:_MOST_SIGNS].split()
        words = [*own_words, *repository.config.values()]
        all_words = " ".join(words)
        self._said = folded(all_words)
        self._is_named = functools.cache(self._named)

    def has(self, path: str, change: Change) -> bool:
        """Whether a file is one."""
        docs = self._repository.docs
        if not self._certain:
            return False
        if not path.startswith(docs):
            return False
        if not path.lower().endswith(_WORDS_AND_PICTURES):
            return False
        if change.gets_right_to_run:
            return False
        if not all(
            leaf is None or leaf.regular for leaf in (change.before, change.after)
        ):
            return False
        parts = path.removeprefix(docs).split("/")
        return not any(map(self._is_named, parts))

    def _named(self, name: str) -> bool:
        one = folded(name)
        if one not in self._said:
            return False
        found = re.search(rf"(?<!\w){re.escape(one)}(?!\w)", self._said)
        return bool(found)

    def _nothing_else_names(self) -> bool:
        """Whether there are no links, and no second configurations."""
        own = {f"{self._repository.prefix}{name}" for name in CONFIGURATION_NAMES}
        if self._after.links:
            return False
        yaml_files = self._after.yaml_files()
        return own.issuperset(yaml_files)

"""What somebody said no to when it was proposed: it isn't proposed again on this computer.

No word of it is kept. Each is a fingerprint made with this user's own key, which nobody else can
make or look up.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final

from helplog.insight.noticing.in_journal import Noticed
from helplog.model.names import name_key
from helplog.model.refusal import RefusalError
from helplog.store.memory.notes import keep_note, known_note
from helplog.store.memory.user_key import user_key

MOST_KEPT: Final = 5_000
"""Fingerprints; the oldest go first."""
_NAME: Final = "declined"


def not_declined(root: Path, noticed: Iterable[Noticed]) -> tuple[Noticed, ...]:
    """What was not said no to before.

    Args:
        root: the folder of mkdocs.yml.
        noticed: what there is to propose.
    """
    declined = set(_known(root))
    key = user_key(root)
    if not declined or key is None:
        return tuple(noticed)
    return tuple(one for one in noticed if _fingerprint(key, one) not in declined)


def keep_declined(root: Path, noticed: Iterable[Noticed]) -> None:
    """Notes down what somebody said no to; silent where that can't be done."""
    key = user_key(root)
    if key is None:
        return
    known = dict.fromkeys(_known(root))
    for one in noticed:
        mark = _fingerprint(key, one)
        known.pop(mark, None)
        known[mark] = None
    kept = [*known][-MOST_KEPT:]
    with suppress(OSError, RefusalError):
        keep_note(root, _NAME, kept)


def _known(root: Path) -> list[str]:
    noted = known_note(root, _NAME)
    if not isinstance(noted, list):
        return []
    return [mark for mark in noted if isinstance(mark, str)]


def _fingerprint(key: bytes, one: Noticed) -> str:
    """Of the words, the file and the kind; wherever in the file they go, it stays the same."""
    proposal = one.proposal
    shown_words = name_key(proposal.words)
    known_by = [one.where.uri, proposal.kind.value, shown_words]
    data = json.dumps(known_by).encode()
    return blake2b(data, digest_size=16, key=key).hexdigest()

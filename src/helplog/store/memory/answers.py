"""What a command said of a journal: while nothing has changed, it says it again at once.

An answer is found by a digest of all that it depends on, and nothing else is asked of the journal
then. Losing one costs the time to work it out again. It tells of private days as well, so it's
veiled as the readings are.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from helplog.model.refusal import RefusalError
from helplog.store.memory.notes import keep_note, known_note, sealed_note


def known_answer(root: Path, command: str, digest: str) -> str | None:
    """What a command said last, None where something it depends on was otherwise then.

    Args:
        root: the folder of mkdocs.yml.
        command: its name.
        digest: of all that its answer depends on.
    """
    noted = known_note(root, _name(command))
    match noted:
        case {"digest": then, "said": str(said)} if then == digest:
            return said
    return None


def keep_answer(root: Path, command: str, digest: str, said: str) -> None:
    """Notes down what a command said; silent where that can't be done.

    Args:
        root: the folder of mkdocs.yml.
        command: its name.
        digest: of all that its answer depends on.
        said: all that it printed.
    """
    with suppress(OSError, RefusalError):
        keep_note(root, _name(command), {"digest": digest, "said": said})


def digest_of(parts: Iterable[object]) -> str:
    """A digest of values whose `repr` says all there is of them."""
    text = repr(tuple(parts))
    data = text.encode("utf-8", "backslashreplace")
    return blake2b(data, digest_size=32).hexdigest()


def notes_as_they_are(root: Path, names: Iterable[str]) -> list[bytes | None]:
    """The bytes of other notes, by which is seen whether one was written anew; None for none."""
    return [sealed_note(root, name) for name in names]


def _name(command: str) -> str:
    return f"said-{command}"

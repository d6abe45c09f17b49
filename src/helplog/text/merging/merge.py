"""The merge of one file: what two devices made of it becomes one file with every word of both.

A pure function. The order of the two versions makes no difference, so that all devices come to the
same file.
"""

from __future__ import annotations

from helplog.text.merging.settling import merge_settled, said_in
from helplog.text.merging.sides import unmarked
from helplog.text.source.file.wide_text import common_encoding, narrowed, widened


def merge(base: bytes | None, ours: bytes, theirs: bytes) -> bytes:
    """One file with what both versions say.

    Args:
        base: what both came from; None where both devices began the file.
        ours: one version.
        theirs: the other. Which is which makes no difference.

    Returns:
        The merged file. Where only one version changed, that version, byte for byte. A version with
        nothing in it is taken for a file that was deleted or cut off, not for one in which
        everything was taken out: where the other changed something, the other stays whole.
    """
    if ours in (theirs, base):
        return theirs
    if theirs == base:
        return ours
    narrow = _merge_narrow(base, ours, theirs)
    if narrow is not None:
        return narrow
    # Whatever one of them is, markers in an empty one's other side stay as they are.
    if said_in(ours) and said_in(theirs):
        ours = unmarked(ours, base)
        theirs = unmarked(theirs, base)
    return merge_settled(base, ours, theirs)


def _merge_narrow(base: bytes | None, ours: bytes, theirs: bytes) -> bytes | None:
    """A merge of files whose signs are wide; None where they aren't, or no such text."""
    one = narrowed(ours)
    two = narrowed(theirs)
    if one is None or two is None:
        return None
    began = None
    if base is not None:
        began = narrowed(base)
    if (began, one, two) == (base, ours, theirs):
        return None
    merged = merge(began, one, two)
    encoding = common_encoding(ours, theirs)
    return widened(merged, encoding)

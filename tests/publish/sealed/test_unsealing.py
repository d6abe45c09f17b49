"""A copy that somebody else made is opened, and writes nowhere but in its folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from helplog.model.refusal import RefusalError
from helplog.publish.sealed.format.blobs import seal_blob
from helplog.publish.sealed.format.contents import Contents, Part
from helplog.publish.sealed.format.keys import derived
from helplog.publish.sealed.format.packs import PackedFile, packed
from helplog.publish.sealed.opened import OpenedCopy
from helplog.publish.sealed.unsealing import write_unsealed

KEYS = derived(bytes(32))
PART = "search/other"


class OneBlob:
    """A folder with a single blob."""

    def __init__(self, blob: bytes) -> None:
        self._blob = blob

    def blob(self, name: str) -> bytes:
        """The blob, whatever it is called."""
        del name
        return self._blob


def copy_of(plaintext: bytes) -> OpenedCopy:
    """A copy by somebody who knows the key, of one part."""
    tag = KEYS.tag(plaintext)
    blob = seal_blob(KEYS.enc, PART, tag, plaintext)
    part = Part(PART, tag, len(blob), (), ())
    contents = Contents(1, "2026-11-30", "0" * 32, "en", "", "", (part,), ())
    return OpenedCopy(OneBlob(blob), KEYS, contents, "")


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("../planted.js", "search/w-pi.js"),
        ("x.js", "../planted.js"),
        ("/planted.js", "search/w-pi.js"),
    ],
)
def test_nothing_is_written_beside_the_folder(
    address: str, path: str, tmp_path: Path
) -> None:
    plaintext = packed([PackedFile(address, "text/javascript", [b"planted"], path)])
    with pytest.raises(RefusalError, match="leads out of a folder"):
        write_unsealed(copy_of(plaintext), tmp_path / "plain")
    assert not list(tmp_path.rglob("planted.js"))


@pytest.mark.parametrize("header", [b"{}", b"[]", b'{"files":[[1]]}', b"nothing"])
def test_a_pack_that_is_none_is_told(header: bytes, tmp_path: Path) -> None:
    plaintext = len(header).to_bytes(4, "big") + header
    with pytest.raises(RefusalError, match="missing or damaged"):
        write_unsealed(copy_of(plaintext), tmp_path / "plain")

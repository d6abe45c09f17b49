"""What a browser leaves on the disk."""

from __future__ import annotations

from pathlib import Path

from tests.browser.sealed.sealed_copy import PASSPHRASE, Copy
from tests.publish.sealed.opener import key


def traces(profile: Path, copy: Copy) -> set[str]:
    """What of a journal lies in a profile in the clear."""
    signs = {
        "master key": copy.master,
        "key of the blobs": key(copy.master, b"enc"),
        "key of the names": copy.name_key,
        "passphrase": PASSPHRASE.encode(),
        "word": b"upholsterer",
        "name": b"Mrs Pell",
        "typed": b"sofa on the",
        "title": b"Nora's journal",
    }
    both = {
        name: (sign, sign.decode("latin-1").encode("utf-16-le"))
        for name, sign in signs.items()
    }
    texts = [path.read_bytes() for path in profile.rglob("*") if path.is_file()]
    return {
        name
        for name, forms in both.items()
        if any(form in text for text in texts for form in forms)
    }

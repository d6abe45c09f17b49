"""The folder of a sealed copy, as somebody sees it who knows the key: which blob is which part."""

from __future__ import annotations

import hmac
import json
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any, Final

import pytest
from tests.publish.sealed.opener import key, master_key, plaintext
from tests.publish.sealed.small_site import Known

from helplog.publish.sealed.format import vault
from helplog.publish.sealed.format.blobs import seal_blob
from helplog.publish.sealed.format.keys import derived
from helplog.publish.sealed.sealing import Order, seal

PASSPHRASE: Final = "lamp river copper otter plum acorn"
DAY: Final = "2026-11-22"


def seal_site(site: Path, root: Path) -> Path:
    """The folder of a new copy, whose passphrase costs a browser as little as one may."""
    order = Order(root, site, root / "sealed", DAY, "edition", lambda *_: None)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault, "ROUNDS", vault.FEWEST_ROUNDS)
        seal(order, Known(PASSPHRASE))
    return order.out_path


class Copy:
    """A copy that lies in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.vault_path = folder / "vault.json"
        self.master = master_key(self.vault, PASSPHRASE)
        self.name_key = key(self.master, b"name")

    @property
    def vault(self) -> Any:
        return json.loads(self.vault_path.read_text("utf-8"))

    def address(self, path: str) -> str:
        """Of a path of the plain site."""
        said = b"address\0" + path.encode()
        digest = hmac.digest(self.name_key, said, "sha256")
        return urlsafe_b64encode(digest).decode()[:16]

    def manifest_path(self) -> Path:
        return self._blob_path("manifest", self.vault["manifest"])

    def manifest(self) -> Any:
        blob = self.manifest_path().read_bytes()
        tag = bytes.fromhex(self.vault["manifest"])
        plain = plaintext(key(self.master, b"enc"), "manifest", tag, blob)
        return json.loads(plain)

    def blob_path(self, part: str) -> Path:
        tags = {name: tag for name, tag, *_ in self.manifest()["parts"]}
        return self._blob_path(part, tags[part])

    def turn(self, **said: object) -> None:
        """Seals a manifest that says something else, with all blobs as they are."""
        keys = derived(self.master)
        plain = json.dumps({**self.manifest(), **said}).encode()
        tag = keys.tag(plain)
        blob = seal_blob(keys.enc, "manifest", tag, plain)
        self._blob_path("manifest", tag.hex()).write_bytes(blob)
        turned = {**self.vault, "manifest": tag.hex()}
        self.vault_path.write_text(json.dumps(turned), "utf-8")

    def _blob_path(self, part: str, tag: str) -> Path:
        named = part.encode() + b"\0" + bytes.fromhex(tag)
        name = hmac.digest(self.name_key, named, "sha256").hex()[:40]
        return self.folder / "b" / name

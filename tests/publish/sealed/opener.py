"""Opens a sealed copy by docs/sealed-format.md alone: nothing of helplog's is imported here."""

import gzip
import hmac
import json
import re
import unicodedata
from base64 import urlsafe_b64decode
from collections.abc import Callable
from contextlib import suppress
from hashlib import pbkdf2_hmac
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

SPACE = r"[\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]+"
File = tuple[str, str, bytes]


def plain(letters: str) -> bytes:
    return urlsafe_b64decode(letters + "=" * (-len(letters) % 4))


def typed(passphrase: str) -> bytes:
    single = re.sub(SPACE, " ", passphrase).strip(" ")
    return unicodedata.normalize("NFKC", single).encode()


def master_key(vault: Any, passphrase: str) -> bytes:
    for wrap in vault["wraps"]:
        assert 600_000 <= wrap["rounds"] <= 10_000_000
        salt, nonce, wrapped = (plain(wrap[one]) for one in ("salt", "nonce", "key"))
        kek = pbkdf2_hmac("sha256", typed(passphrase), salt, wrap["rounds"], 32)
        with suppress(InvalidTag):
            return AESGCM(kek).decrypt(nonce, wrapped, b"helplog1\0master")
    raise ValueError("another passphrase")


def key(master: bytes, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, b"helplog1", info).derive(master)


def plaintext(enc_key: bytes, part: str, tag: bytes, blob: bytes) -> bytes:
    bound = b"helplog1\0" + part.encode() + b"\0" + tag
    inner = AESGCM(enc_key).decrypt(blob[:12], blob[12:], bound)
    data = inner[9 : 9 + int.from_bytes(inner[:8], "big")]
    return gzip.decompress(data) if inner[8] else data


def opened(
    read: Callable[[str], bytes], passphrase: str
) -> tuple[Any, dict[str, File]]:
    """The manifest; media type, path and content by address; `read` gives files of the folder."""
    vault = json.loads(read("vault.json"))
    master = master_key(vault, passphrase)

    def part_of(part: str, tag: bytes) -> bytes:
        named = hmac.digest(key(master, b"name"), part.encode() + b"\0" + tag, "sha256")
        blob = read(f"b/{named.hex()[:40]}")
        return plaintext(key(master, b"enc"), part, tag, blob)

    manifest = json.loads(part_of("manifest", bytes.fromhex(vault["manifest"])))
    files = {}
    for part, tag, _, _, addresses, *media_type in manifest["parts"]:
        content = part_of(part, bytes.fromhex(tag))
        if part.startswith("file/"):
            files[addresses[0]] = (media_type[0], part.removeprefix("file/"), content)
            continue
        begin = 4 + int.from_bytes(content[:4], "big")
        for address, kind, places, path in json.loads(content[4:begin])["files"]:
            slices = zip(places[::2], places[1::2], strict=True)
            body = b"".join(
                content[begin + at : begin + at + size] for at, size in slices
            )
            files[address] = (kind, path, body)
    return manifest, files

"""A sealed copy made from docs/sealed-format.md alone: what the browser's side is held against.

Knows nothing of how helplog seals. It cuts a built site in a simple way, and leaves ids as they are.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import hmac
import json
import mimetypes
import os
import re
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MARK: Final = b"helplog1"
LEAST_ROUNDS: Final = 600_000
TITLE: Final = "Journal"
THEMES: Final = ("assets/", "search/", "manifest.")
_TITLE: Final = re.compile(r"<title>.*?</title>", re.DOTALL)
_LINK: Final = re.compile(r'\b(href|src|poster)="([^"]*)"')
_HEAD_LINK: Final = re.compile(r'<link rel="(?:canonical|prev|next)"[^>]*>')
_UP: Final = re.compile(r'(\\?"(?:base|search)\\?": \\?")((?:\.\./)*\.\.|\.)(?=[\\"/])')
_FOUND: Final = re.compile(r'"([^"\\]*index\.html)(#[^"\\]*)?"')


def letters(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def mac(key: bytes, said: bytes) -> bytes:
    return hmac.digest(key, said, "sha256")


def padded(length: int) -> int:
    exponent = length.bit_length() - 1
    unit = 1 << (exponent - exponent.bit_length())
    return -(-length // unit) * unit


@dataclass
class Keys:
    master: bytes

    def __post_init__(self) -> None:
        self.enc, self.name, self.same = (
            HKDF(SHA256(), 32, MARK, info).derive(self.master)
            for info in (b"enc", b"name", b"same")
        )

    def address(self, path: str) -> str:
        return letters(mac(self.name, b"address\0" + path.encode()))[:16]

    def tag(self, plain: bytes) -> bytes:
        return mac(self.same, plain)

    def blob_name(self, part: str, tag: bytes) -> str:
        return mac(self.name, part.encode() + b"\0" + tag).hex()[:40]

    def blob(self, part: str, plain: bytes) -> bytes:
        squeezed = gzip.compress(plain, mtime=0)
        is_smaller = len(squeezed) < len(plain)
        data = squeezed if is_smaller else plain
        head = len(data).to_bytes(8, "big") + bytes([is_smaller])
        inner = (head + data).ljust(padded(9 + len(data)), b"\0")
        nonce = os.urandom(12)
        bound = MARK + b"\0" + part.encode() + b"\0" + self.tag(plain)
        return nonce + AESGCM(self.enc).encrypt(nonce, inner, bound)


def wrap(
    master: bytes, passphrase: str, rounds: int = LEAST_ROUNDS
) -> dict[str, object]:
    meant = unicodedata.normalize("NFKC", " ".join(passphrase.split()))
    salt, nonce = os.urandom(16), os.urandom(12)
    key = hashlib.pbkdf2_hmac("sha256", meant.encode(), salt, rounds, 32)
    wrapped = AESGCM(key).encrypt(nonce, master, MARK + b"\0master")
    return {
        "kind": "passphrase",
        "rounds": rounds,
        "salt": letters(salt),
        "nonce": letters(nonce),
        "key": letters(wrapped),
    }


def pack(files: dict[str, tuple[str, bytes, str]]) -> bytes:
    listed, body = [], b""
    for address, (kind, data, path) in files.items():
        listed.append([address, kind, [len(body), len(data)], path])
        body += data
    header = json.dumps({"files": listed}).encode()
    return len(header).to_bytes(4, "big") + header + body


@dataclass
class Copy:
    """A folder on a host, and what is in it."""

    folder: Path
    keys: Keys
    wraps: list[dict[str, object]]
    journal: str = "0" * 31 + "1"
    counter: int = 0
    sealed: str = "2026-11-22"
    parts: dict[str, tuple[bytes, list[int], list[str], str]] = field(
        default_factory=dict
    )
    """Plaintext, years, addresses and, of a single file, its media type."""

    def blob_path(self, part: str) -> Path:
        return self.folder / "b" / self.blob_name(part)

    def blob_name(self, part: str) -> str:
        return self.keys.blob_name(part, self.keys.tag(self.parts[part][0]))

    def write(self, browser_files: dict[str, bytes]) -> None:
        """Seals what there is as one copy more."""
        self.counter += 1
        (self.folder / "b").mkdir(parents=True, exist_ok=True)
        listed = []
        for part, (plain, years, addresses, kind) in sorted(self.parts.items()):
            path = self.blob_path(part)
            if not path.exists():
                path.write_bytes(self.keys.blob(part, plain))
            tag = self.keys.tag(plain).hex()
            one = [part, tag, path.stat().st_size, years, addresses]
            listed.append([*one, kind] if kind else one)
        manifest = {
            "format": "helplog1",
            "counter": self.counter,
            "sealed": self.sealed,
            "journal": self.journal,
            "language": "en",
            "home": self.keys.address(""),
            "not_found": self.keys.address("404.html"),
            "parts": listed,
            "before": [],
        }
        plain = json.dumps(manifest).encode()
        tag = self.keys.tag(plain)
        name = self.keys.blob_name("manifest", tag)
        (self.folder / "b" / name).write_bytes(self.keys.blob("manifest", plain))
        vault = {"format": "helplog1", "manifest": tag.hex(), "wraps": self.wraps}
        for file, data in browser_files.items():
            (self.folder / file).write_bytes(data)
        said = json.dumps(vault, separators=(",", ":"), sort_keys=True)
        (self.folder / "vault.json").write_text(said, "utf-8")


def cut(site: Path, copy: Copy, keeper: bytes) -> None:
    """Makes parts of a built site."""
    paths = [one for one in sorted(site.rglob("*")) if one.is_file()]
    uris = [one.relative_to(site).as_posix() for one in paths]
    packs: dict[str, dict[str, tuple[str, bytes, str]]] = {}
    for uri, path in zip(uris, paths, strict=True):
        data, kind = path.read_bytes(), _kind(uri)
        if uri.startswith(("sitemap", "manifest.", ".")):
            continue
        if uri.endswith(".html"):
            page = _page(data.decode(), uri, copy.keys, set(uris)).encode()
            group = f"pages/{_group(uri)}"
            address = copy.keys.address(_path(uri))
            packs.setdefault(group, {})[address] = (kind, page, _path(uri))
        elif uri.startswith("assets/"):
            text = (
                _UP.sub(r"\g<1>.", data.decode()).encode() if "/frame-" in uri else data
            )
            packs.setdefault("theme", {})[uri] = (kind, text, uri)
        elif uri.startswith("search/"):
            text = _FOUND.sub(lambda one: _told(one, copy.keys), data.decode()).encode()
            packs.setdefault("search/all", {})[uri] = (kind, text, uri)
        else:
            year = [int(uri[7:11])] if uri[7:11].isdigit() else []
            copy.parts[f"file/{uri}"] = (data, year, [copy.keys.address(uri)], kind)
    packs["theme"]["sealed/keeper.js"] = ("text/javascript", keeper, "")
    for group, files in packs.items():
        found = re.fullmatch(r"pages/(\d{4})-\d\d", group)
        years = [int(found[1])] if found else []
        copy.parts[group] = (pack(files), years, list(files), "")


def _kind(uri: str) -> str:
    return mimetypes.guess_type(uri)[0] or "application/octet-stream"


def _path(uri: str) -> str:
    return uri.removesuffix("index.html")


def _group(uri: str) -> str:
    found = re.match(r"weeks/(\d{4}-\d\d)", uri)
    return found[1] if found else uri.split("/", maxsplit=1)[0].removesuffix(".html")


def _told(found: re.Match[str], keys: Keys) -> str:
    return f'"{keys.address(_path(found[1]))}{found[2] or ""}"'


def _page(html: str, uri: str, keys: Keys, uris: set[str]) -> str:
    def led(found: re.Match[str]) -> str:
        attribute, value = found.groups()
        target = urlsplit(urljoin(f"http://x/{uri}", value.replace("&amp;", "&")))
        if target.netloc != "x" or target.scheme != "http" or value.startswith("#"):
            return found[0]
        path = unquote(target.path.removeprefix("/"))
        path = f"{path}index.html" if not path or path.endswith("/") else path
        is_theirs = path in uris and not path.startswith(THEMES)
        led_to = keys.address(_path(path)) if is_theirs else path
        anchor = f"#{target.fragment}" if target.fragment else ""
        return f'{attribute}="{led_to}{anchor}"'

    html = _TITLE.sub(f"<title>{TITLE}</title>", _HEAD_LINK.sub("", html))
    html = _UP.sub(r"\g<1>.", _LINK.sub(led, html))
    return html.replace("</body>", '<script src="sealed/keeper.js"></script>\n</body>')

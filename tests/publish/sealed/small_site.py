"""Small sites as a build leaves them, and what seals them without asking anybody."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from tests.publish.sealed.opener import File, opened

from helplog.publish.sealed.format.vault import Vault
from helplog.publish.sealed.sealing import Order, Sealed, seal
from helplog.store.files.folder_handle import FolderHandle
from helplog.store.site.manifest import Made, Manifest, digest_of, write_manifest

PASSPHRASE: Final = "lamp river copper otter plum acorn"
FRAME: Final = """\
<!doctype html>
<html lang="en" class="no-js">
<head><title>TITLE - Nora's journal</title><link rel="next" href="UPweeks/index.html">
<link rel="stylesheet" href="UPassets/stylesheets/main.css">
<script src="UPassets/helplog/helplog.js"></script></head>
<body><header class="md-header"><a href="UPindex.html">Nora's journal</a></header>
<nav class="md-nav"><a href="UPpeople/dana-lee/index.html">Dana Lee</a></nav>
<main><article class="md-content">BODY</article></main>
<script id="__config" type="application/json">{"base": "BASE", "features": ["search.highlight"],\
 "search": "UPassets/javascripts/workers/search.js"}</script></body></html>
"""
FILES: Final[Mapping[str, str]] = {
    "index.html": '<h1 id="waiting">Waiting</h1><img src="photos/mere.jpg">',
    "404.html": "Nothing is here",
    "weeks/2026-11-16/index.html": '<p id="2026-11-18">Dana Lee carried the piano</p>'
    '<a href="../../people/dana-lee/index.html#piano">her</a>'
    '<img src="../../photos/mere.jpg">',
    "weeks/2026-11-23/index.html": "<p>The kettle boiled over</p>",
    "weeks/2026-10-05/index.html": "<p>Something about October</p>",
    "people/dana-lee/index.html": '<h2 id="piano">The piano</h2>'
    '<a href="../../weeks/2026-11-16/index.html#2026-11-18">then</a>',
}
OTHERS: Final[Mapping[str, bytes]] = {
    "assets/stylesheets/main.css": b"p{color:green}",
    "assets/helplog/helplog.js": b"'use strict'",
    "photos/mere.jpg": bytes(range(256)) * 40,
    "search/start.js": b'helplogSearch.begin({"shards":{"w":"abcdefp","t":"abcdef202611"}});',
    "search/w-p.js": b'helplogSearch.take("w-p",["piano","L1"]);',
    "search/t-202611.js": b'helplogSearch.take("t-202611",["20261118",'
    b'["weeks/2026-11-16/index.html#2026-11-18","Wednesday","0","carried the piano"]]);',
}


def page(path: str, body: str) -> bytes:
    """A page with a frame around it."""
    up = "../" * path.count("/")
    if path == "404.html":
        up = "/"
    html = FRAME.replace("UP", up).replace("BASE", up.rstrip("/") or ".")
    return html.replace("TITLE", path).replace("BODY", body).encode()


def build(site_path: Path, pages: Mapping[str, str] = FILES) -> None:
    """Leaves a site as a build does."""
    files = {path: page(path, body) for path, body in pages.items()}
    made = {}
    for path, data in {**files, **OTHERS}.items():
        target = site_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
        made[path] = Made(digest_of(data))
    with FolderHandle.open_at(site_path) as site:
        write_manifest(site, Manifest(made))


class Known:
    """Knows the passphrase, and counts how often it is asked."""

    def __init__(self, passphrase: str = PASSPHRASE) -> None:
        self.passphrase = passphrase
        self.asked = 0

    def master_of(self, vault: Vault) -> bytes:
        self.asked += 1
        found = vault.opened(self.passphrase)
        assert found is not None
        return found[1]

    def chosen(self) -> str:
        self.asked += 1
        return self.passphrase


def sealed(root: Path, known: Known | None = None, day: str = "2026-11-30") -> Sealed:
    """Seals the site of a journal."""
    order = Order(root, root / "site", root / "sealed", day, "edition", lambda *_: None)
    return seal(order, known or Known())


def files_of(root: Path) -> dict[str, File]:
    """Every file of its copy by its path in the plain site, opened without helplog."""
    folder = root / "sealed"
    _, files = opened(lambda name: (folder / name).read_bytes(), PASSPHRASE)
    return {file[1]: file for file in files.values() if file[1]}


def manifest_of(root: Path) -> dict[str, object]:
    """The manifest of its copy."""
    folder = root / "sealed"
    manifest, _ = opened(lambda name: (folder / name).read_bytes(), PASSPHRASE)
    return dict(manifest)


def quickly(_: str, passphrase: bytes, salt: bytes, rounds: int, size: int) -> bytes:
    """Stands for PBKDF2, whose million rounds are what these tests are not about."""
    return sha256(b"%b %b %d" % (passphrase, salt, rounds)).digest()[:size]

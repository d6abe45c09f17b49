"""The three files of a sealed copy that a browser runs, the same for every journal.

Each is put together of parts of one subject each, which lie in the folder `browser`. Whoever
compares what a host hands out with what this version of helplog writes sees any change.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from helplog.publish.sealed.browser.words import browser_words
from helplog.publish.theme_folder import theme_path

_SHARED: Final = ("bytes", "trouble", "device", "asking", "vault", "wording")
_OF_PAGES: Final = ("lock_stamp",)
"""Shared as well, and nothing for a worker."""
_WORKER: Final = (
    "blobs",
    "packs",
    "getting",
    "copy",
    "holding",
    "answering",
    "app_manifest",
    "viewing",
    "keeping",
    "routing",
    "listening",
    "beginning",
)
_UNLOCK: Final = ("finding", "saying", "passkeys", "unlocking", "beginning")
_KEEPER: Final = (
    "place",
    "locking",
    "elements",
    "button",
    "foot",
    "offline",
    "beginning",
)
"""Each in the order in which one knows the others."""
_KEEPER_SHARED: Final = ("asking", "wording", *_OF_PAGES)
_ICONS: Final = (
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-maskable-512.png", "512x512", "image/png", "maskable"),
)
"""Of the theme: name, sizes, media type, purpose."""
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_POLICY: Final = (
    "default-src 'none'; script-src {script}; style-src {style}; connect-src 'self'; "
    "worker-src 'self'; manifest-src 'self'; img-src data: 'self'; base-uri 'none'; "
    "form-action 'none'"
)


@cache
def unlock_page() -> bytes:
    """`index.html` and `404.html`: one page that needs nothing beside it."""
    return _unlock_page()[0].encode()


@cache
def worker() -> bytes:
    """`sw.js`: answers from the blobs, and with the unlock page while nothing is open."""
    page, policy = _unlock_page()
    known = {
        "PAGE": {"html": page, "policy": policy},
        "ICONS": _icons(),
        "WORDS": {
            language: {"app": words["app"]}
            for language, words in browser_words().items()
        },
    }
    return _script(known, [*_parts("shared", _SHARED), *_parts("worker", _WORKER)])


@cache
def keeper() -> bytes:
    """`sealed/keeper.js`: on each page of an open copy, holds the keys and has the lock."""
    known = {"STYLE": _style("keeper/keeper.css"), "WORDS": browser_words()}
    parts = [*_parts("shared", _KEEPER_SHARED), *_parts("keeper", _KEEPER)]
    return _script(known, parts)


@cache
def _unlock_page() -> tuple[str, str]:
    """The page and its policy, which names the one script and the one style that may be in it."""
    words = {"WORDS": browser_words()}
    parts = [
        *_parts("shared", (*_SHARED, *_OF_PAGES)),
        *_parts("unlock", _UNLOCK),
    ]
    script = _script(words, parts).decode()
    style = _style("unlock/page.css")
    policy = _POLICY.format(script=_hash(script), style=_hash(style))
    filled = {
        "policy": policy,
        "icon": _icon("icon.svg"),
        "touch_icon": _icon("apple-touch-icon.png"),
        "style": style,
        "script": script,
    }
    page = _text("unlock/page.html")
    for name, value in filled.items():
        page = page.replace(f"{{{name}}}", value)
    return page, policy


def _script(known: Mapping[str, object], parts: list[str]) -> bytes:
    """Parts in one function, after what they are told; lines without indents and comments."""
    told = [f"const {name} = {_as_json(value)};" for name, value in known.items()]
    lines = map(str.strip, "\n".join(parts).splitlines())
    kept = [line for line in lines if line and not line.startswith("//")]
    whole = ["(() => {", '"use strict";', *told, *kept, "})();", ""]
    return "\n".join(whole).encode()


def _as_json(value: object) -> str:
    """As script reads it, and so that it may stand in a page."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return said.replace("<", "\\u003c")


def _parts(folder: str, names: tuple[str, ...]) -> list[str]:
    return [_text(f"{folder}/{name}.js") for name in names]


def _style(uri: str) -> str:
    bare = _COMMENT.sub("", _text(uri))
    lines = map(str.strip, bare.splitlines())
    return "\n".join(filter(None, lines))


def _text(uri: str) -> str:
    return (files("helplog.publish.sealed") / "browser" / uri).read_text("utf-8")


def _icon(name: str) -> str:
    path = theme_path() / "assets" / "helplog" / name
    return base64.b64encode(path.read_bytes()).decode()


def _icons() -> list[dict[str, str]]:
    """As a web manifest lists them. In it themselves: browsers ask the host for icons, not us."""
    return [
        {
            "src": f"data:{kind};base64,{_icon(name)}",
            "sizes": sizes,
            "type": kind,
            "purpose": purpose,
        }
        for name, sizes, kind, purpose in _ICONS
    ]


def _hash(inline: str) -> str:
    digest = hashlib.sha256(inline.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

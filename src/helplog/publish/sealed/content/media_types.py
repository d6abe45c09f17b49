"""Media types by the ending of a name: the same on every computer, whatever its tables say."""

from __future__ import annotations

import posixpath
from typing import Final

_TEXT: Final = {
    "css": "text/css",
    "csv": "text/csv",
    "htm": "text/html",
    "html": "text/html",
    "ics": "text/calendar",
    "js": "text/javascript",
    "md": "text/markdown",
    "mjs": "text/javascript",
    "txt": "text/plain",
    "vtt": "text/vtt",
    "xml": "application/xml",
}
_OTHER: Final = {
    "aac": "audio/aac",
    "apng": "image/apng",
    "avif": "image/avif",
    "bmp": "image/bmp",
    "flac": "audio/flac",
    "gif": "image/gif",
    "ico": "image/x-icon",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "m4a": "audio/mp4",
    "m4v": "video/mp4",
    "mov": "video/quicktime",
    "mp3": "audio/mpeg",
    "mp4": "video/mp4",
    "oga": "audio/ogg",
    "ogg": "audio/ogg",
    "ogv": "video/ogg",
    "opus": "audio/ogg",
    "otf": "font/otf",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "wav": "audio/wav",
    "webm": "video/webm",
    "webp": "image/webp",
    "woff": "font/woff",
    "woff2": "font/woff2",
    "zip": "application/zip",
}
_UNKNOWN: Final = "application/octet-stream"


def media_type_of(path: str) -> str:
    """What a file is, with its letters' encoding where it is text."""
    _, ending = posixpath.splitext(path)
    kind = ending.removeprefix(".").lower()
    if kind in _TEXT:
        return f"{_TEXT[kind]}; charset=utf-8"
    return _OTHER.get(kind, _UNKNOWN)


def is_for_every_page(media_type: str) -> bool:
    """Whether a file of this type is what pages are drawn with, rather than what one shows."""
    return media_type.startswith(("text/css", "text/javascript", "font/"))

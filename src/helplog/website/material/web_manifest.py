"""What lets a phone keep the site as an app: a manifest, icons, the colour of its frame."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from babel import Locale, UnknownLocaleError
from mkdocs.structure.files import File

from helplog.website.material.theming import language_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

MANIFEST_URI: Final = "manifest.webmanifest"
PAPER: Final = "#fbf8f3"
"""The light palette's page, as in theme/styles/palette.css."""
DARK_PAPER: Final = "#1b1816"
"""The dark one's."""

_ICONS: Final = (
    ("assets/helplog/icon.svg", "any", "image/svg+xml", "any"),
    ("assets/helplog/icon-192.png", "192x192", "image/png", "any"),
    ("assets/helplog/icon-512.png", "512x512", "image/png", "any"),
    ("assets/helplog/icon-maskable-512.png", "512x512", "image/png", "maskable"),
)
_FITS_UNDER_AN_ICON: Final = 12
"""Letters of a name."""
_TOUCH_ICON: Final = "assets/helplog/apple-touch-icon.png"


def manifest(config: MkDocsConfig) -> str:
    """The manifest; its addresses are relative to itself, so that the site may lie anywhere."""
    language = language_of(config)
    name = config.site_name
    said = {
        "name": name,
        "short_name": name if len(name) <= _FITS_UNDER_AN_ICON else "helplog",
        "lang": language,
        "dir": _direction(language),
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [
            {"src": src, "sizes": sizes, "type": mime, "purpose": purpose}
            for src, sizes, mime, purpose in _ICONS
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=1)


def add_manifest(files: Files, config: MkDocsConfig) -> None:
    """Put the manifest among the files, unless the writer has one of their own."""
    if files.get_file_from_path(MANIFEST_URI) is None:
        content = manifest(config)
        file = File.generated(config, MANIFEST_URI, content=content)
        files.append(file)


def with_manifest(html: str, to_root: str) -> str:
    """A finished page whose head names the manifest.

    Args:
        html: the whole page.
        to_root: what an address of the site begins with on it: `../../`, or `/` on the page for
            what is not found.
    """
    end = html.find("</head>")
    if end < 0:
        return html
    head = (
        # with the cookie: the preview lets nobody in without it
        f'<link rel="manifest" href="{to_root}{MANIFEST_URI}" crossorigin="use-credentials">'
        f'<link rel="apple-touch-icon" href="{to_root}{_TOUCH_ICON}">'
        f'<meta name="theme-color" media="(prefers-color-scheme: light)" content="{PAPER}">'
        f'<meta name="theme-color" media="(prefers-color-scheme: dark)" content="{DARK_PAPER}">'
    )
    return html[:end] + head + html[end:]


def root_of_missing(site_url: str | None) -> str:
    """Where addresses begin on the page for what is not found, which is shown at any address."""
    path = urlsplit(site_url or "").path
    return f"{path.removesuffix('/')}/"


def _direction(language: str) -> str:
    try:
        return Locale.parse(language.replace("-", "_")).text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"

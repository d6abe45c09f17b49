"""What the theme is told before a build: our stylesheet, nothing from elsewhere, quiet defaults."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mkdocs.config.config_options import ExtraScriptValue

from helplog.pages.words import Words, to_translate, words_in

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

_FEATURES: Final = (
    "navigation.tabs",
    "navigation.tabs.sticky",
    "navigation.top",
    "toc.follow",
    "search.highlight",
    "content.code.copy",
    "content.tooltips",
)

_PALETTE: Final[tuple[dict[str, Any], ...]] = (
    {
        "media": "(prefers-color-scheme)",
        "primary": "custom",
        "accent": "custom",
        "toggle": {
            "icon": "material/theme-light-dark",
            "name": to_translate("Light or dark: as the device"),
        },
    },
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-sunny", "name": to_translate("Light")},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "primary": "custom",
        "accent": "custom",
        "toggle": {"icon": "material/weather-night", "name": to_translate("Dark")},
    },
)
"""As the device says, light, dark; the first until somebody chooses."""

STYLESHEET: Final = "assets/helplog/helplog.css"
SCRIPT: Final = "assets/helplog/helplog.js"
WORKER_SHIM: Final = "assets/helplog/iframe-worker.js"


def theme_path() -> Path:
    """The folder of our theme: inside the installed package, or beside `src` in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "theme"
    return inside if inside.is_dir() else package.parent.parent / "theme"


def dress(config: MkDocsConfig) -> None:
    """Set what helplog needs of the theme; what the writer chose, and does no harm, stays."""
    theme = config.theme
    position = 1 if theme.custom_dir else 0
    if str(theme_path()) not in theme.dirs:
        theme.dirs.insert(position, str(theme_path()))
    theme["font"] = False
    if not theme.get("features"):
        theme["features"] = list(_FEATURES)
    if not theme.get("palette"):
        theme["palette"] = _palette(words_in(str(theme.get("language") or "en")))
    if theme.get("favicon") in {None, "assets/images/favicon.png"}:
        theme["favicon"] = "assets/helplog/icon.svg"
    if not theme.get("logo") and not (theme.get("icon") or {}).get("logo"):
        theme["logo"] = "assets/helplog/icon.svg"
    config.extra["scope"] = "/"
    config.extra["generator"] = False
    shims = [url for url in config.extra.get("polyfills", []) if "iframe-worker" not in str(url)]
    config.extra["polyfills"] = [WORKER_SHIM, *shims]
    if STYLESHEET not in config.extra_css:
        config.extra_css.insert(0, STYLESHEET)
    if not any(str(script) == SCRIPT for script in config.extra_javascript):
        script = ExtraScriptValue(SCRIPT)
        script.defer = True
        config.extra_javascript.append(script)


def _palette(words: Words) -> list[dict[str, Any]]:
    """The schemes, their switch named in the reader's language."""
    schemes = []
    for scheme in _PALETTE:
        toggle = dict(scheme["toggle"])
        name = toggle["name"]
        schemes.append({**scheme, "toggle": {**toggle, "name": words.text(name)}})
    return schemes

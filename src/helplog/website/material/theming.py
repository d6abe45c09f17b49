"""What the theme is told before a build: our stylesheet, nothing from elsewhere, quiet defaults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jinja2 import TemplateNotFound
from mkdocs.config.config_options import ExtraScriptValue

from helplog.pages.words import Words, to_translate, words_in
from helplog.publish.theme_folder import theme_path

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.theme import Theme

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
_ICON: Final = "assets/helplog/icon.svg"


def language_of(config: MkDocsConfig) -> str:
    """The language of the theme's own words."""
    return str(config.theme.get("language") or "en")


def has_template(environment: jinja2.Environment, name: str) -> bool:
    """Whether the theme has a template; another theme has others.

    It is asked for by its name: listing them all walks through the theme's thousands of icons.
    """
    try:
        environment.get_template(name)
    except TemplateNotFound:
        return False
    return True


def dress(config: MkDocsConfig) -> None:
    """Set what helplog needs of the theme; what the writer chose, and does no harm, stays."""
    _add_own_templates(config.theme)
    _choose_looks(config.theme, language_of(config))
    _choose_icons(config.theme)
    config.extra["scope"] = "/"
    config.extra["generator"] = False
    _add_own_assets(config)


def _add_own_templates(theme: Theme) -> None:
    """Before the theme's, and after the writer's own."""
    own = str(theme_path())
    if own not in theme.dirs:
        position = 0
        if theme.custom_dir:
            position = 1
        theme.dirs.insert(position, own)


def _choose_looks(theme: Theme, language: str) -> None:
    theme["font"] = False
    if not theme.get("features"):
        theme["features"] = list(_FEATURES)
    if not theme.get("palette"):
        theme["palette"] = _palette(words_in(language))


def _choose_icons(theme: Theme) -> None:
    if theme.get("favicon") in {None, "assets/images/favicon.png"}:
        theme["favicon"] = _ICON
    icon = theme.get("icon") or {}
    if not theme.get("logo") and not icon.get("logo"):
        theme["logo"] = _ICON


def _add_own_assets(config: MkDocsConfig) -> None:
    given = config.extra.get("polyfills", [])
    shims = [url for url in given if "iframe-worker" not in str(url)]
    config.extra["polyfills"] = [WORKER_SHIM, *shims]
    if STYLESHEET not in config.extra_css:
        config.extra_css.insert(0, STYLESHEET)
    scripts = map(str, config.extra_javascript)
    if SCRIPT not in scripts:
        script = ExtraScriptValue(SCRIPT)
        script.defer = True
        config.extra_javascript.append(script)


def _palette(words: Words) -> list[dict[str, Any]]:
    """The schemes, their switch named in the reader's language."""
    schemes = []
    for scheme in _PALETTE:
        toggle = dict(scheme["toggle"])
        toggle["name"] = words.text(toggle["name"])
        schemes.append({**scheme, "toggle": toggle})
    return schemes

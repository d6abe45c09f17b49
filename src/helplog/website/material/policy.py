"""The Content Security Policy of every page.

Nothing from another origin, no script but the theme's own.
"""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Final

from markupsafe import escape

from helplog.website.material.theming import has_template

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig

_PARTIALS: Final = (
    "partials/javascripts/base.html",
    "partials/javascripts/palette.html",
    "partials/javascripts/content.html",
)
"""Where the theme writes script into a page; the hashes come from here, never from finished
pages."""
_WITH_FEATURES: Final = {"announce.dismiss": "partials/javascripts/announce.html"}
"""Those of a feature that is off by default."""

_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CHARSET: Final = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)
_HEAD: Final = re.compile(r"<head[^>]*>", re.IGNORECASE)


def script_hashes(
    environment: jinja2.Environment, config: MkDocsConfig
) -> tuple[str, ...]:
    """The hashes of the theme's inline scripts, as the policy wants them."""
    hashes: dict[str, None] = {}
    for scripts in _inline_scripts(environment, config).values():
        for script in scripts:
            hashes[script_hash(script)] = None
    return tuple(hashes)


def templates_without_script(
    environment: jinja2.Environment, config: MkDocsConfig
) -> list[str]:
    """Templates in which Material has always written script, and now writes none.

    What stands there instead, or elsewhere, has no hash, and browsers don't run it.
    """
    found = _inline_scripts(environment, config)
    return [name for name, scripts in found.items() if not scripts]


def _inline_scripts(
    environment: jinja2.Environment, config: MkDocsConfig
) -> dict[str, list[str]]:
    """What each template writes into a page as script; nothing where the theme has no such one."""
    features = config.theme.get("features") or []
    names = list(_PARTIALS)
    for feature, name in _WITH_FEATURES.items():
        if feature in features:
            names.append(name)
    found: dict[str, list[str]] = {}
    for name in names:
        found[name] = []
        if has_template(environment, name):
            template = environment.get_template(name)
            text = template.render(config=config, features=features, base_url=".")
            found[name] = _SCRIPT.findall(text)
    return found


def policy(hashes: tuple[str, ...]) -> str:
    """The policy itself."""
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src 'self'", *hashes)),
            "style-src 'self'",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "worker-src 'self'",
            "manifest-src 'self'",
            "media-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def with_policy(html: str, hashes: tuple[str, ...]) -> str:
    """A finished page with the policy in its head, before anything that it governs.

    A page that has neither a charset nor a head stays as it is.
    """
    found = _CHARSET.search(html) or _HEAD.search(html)
    if found is None:
        return html
    metas = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(hashes))}">'
        '<meta name="referrer" content="no-referrer">'
        '<meta name="robots" content="noindex, nofollow, noarchive">'
    )
    end = found.end()
    return html[:end] + metas + html[end:]


def script_hash(script: str) -> str:
    """How the policy names a script that stands in a page."""
    digest = hashlib.sha256(script.encode())
    shown = base64.b64encode(digest.digest())
    return f"'sha256-{shown.decode()}'"

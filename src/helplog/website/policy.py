"""The Content Security Policy of every page: nothing from another origin, no script but the theme's own."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Final

from markupsafe import escape

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

_OURS: Final = re.compile(
    rb'<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; '
    rb'[^"]*form-action &#39;none&#39;">'
    rb'<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex, nofollow, noarchive">'
)
"""What `with_policy` writes, in this edition and the first."""

_SCRIPT: Final = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CHARSET: Final = re.compile(r"<meta\s+charset=[^>]*>", re.IGNORECASE)


def script_hashes(environment: jinja2.Environment, config: MkDocsConfig) -> tuple[str, ...]:
    """The hashes of the theme's inline scripts, as the policy wants them."""
    hashes = []
    features = config.theme.get("features") or []
    known = set(environment.list_templates(extensions=["html"]))  # another theme has none of these
    for name in (
        *_PARTIALS,
        *(name for feature, name in _WITH_FEATURES.items() if feature in features),
    ):
        if name not in known:
            continue
        text = environment.get_template(name).render(config=config, features=features, base_url=".")
        hashes += [_hash(script) for script in _SCRIPT.findall(text)]
    return tuple(dict.fromkeys(hashes))


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
    """A finished page with the policy in its head, before anything that it governs."""
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(hashes))}">'
        '<meta name="referrer" content="no-referrer">'
        '<meta name="robots" content="noindex, nofollow, noarchive">'
    )
    found = _CHARSET.search(html)
    if found is None:
        return re.sub(
            r"<head[^>]*>", lambda m: m.group(0) + head, html, count=1, flags=re.IGNORECASE
        )
    return html[: found.end()] + head + html[found.end() :]


def carries_policy(beginning: bytes) -> bool:
    """Whether a page was finished by `with_policy`: the proof that a build made it.

    Args:
        beginning: the page, or as much of it as holds the head's first lines.
    """
    return _OURS.search(beginning) is not None


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"

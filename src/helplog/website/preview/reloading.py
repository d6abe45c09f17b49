"""What the preview changes in MkDocs's pages: the script that asks for newer builds, addresses."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

from helplog.model.diagnostic import FileFinding, Severity
from helplog.website.preview.declining import Answer

RELOAD_PATH: Final = "/livereload/helplog.js"
"""Where the page finds the script that asks for newer builds; the policy allows no inline one."""
PROOF_HEADER: Final = "X-Helplog-Preview"
"""Says to an open page that the preview it came from answers, not what listens at the port after it
ended."""

NO_RELOAD: Final = FileFinding(
    Severity.WARNING,
    "theme-place-missing",
    "helplog did not find MkDocs's script that asks for newer builds, so an open page of the "
    "preview does not show what was saved since",
    "MkDocs seems to have changed: look for a newer helplog; until then, load pages anew",
)

_SCRIPT: Final = b"<script>"
_MKDOCS_RELOAD: Final = re.compile(
    rb"<script>(?:(?!</script>).)*\blivereload\((\d+), (\d+)\);\s*</script>", re.DOTALL
)
"""The script MkDocs puts last into each page it serves, with the build's number and the page's
own."""


def reload_script() -> Answer:
    """The script itself."""
    folder = files("helplog.website.preview")
    script = folder.joinpath("reload.js").read_bytes()
    return Answer("200 OK", script, kind="text/javascript; charset=utf-8")


def reloading(html: bytes, door: str, proof: str) -> bytes:
    """A page with our script in the place of MkDocs's inline one; without that, as it was.

    Args:
        html: the page.
        door: the folder that the preview lies in.
        proof: what the preview's answers will carry.
    """
    last = html.rfind(_SCRIPT)
    if last < 0:
        return html
    found = _MKDOCS_RELOAD.match(html, last)
    if found is None:
        return html
    epoch, request = found.groups()
    address = f"/{door}{RELOAD_PATH}".encode()
    script = (
        rb'<script src="%s" data-epoch="%s" data-request="%s" data-proof="%s"></script>'
    )
    proof_bytes = proof.encode()
    ours = script % (address, epoch, request, proof_bytes)
    start, end = found.span()
    return html[:start] + ours + html[end:]


def behind_door(html: bytes, door: str) -> bytes:
    """A page whose addresses from the site's root lead into the folder the preview lies in."""
    behind = rb"\1/%s/" % door.encode()
    return _from_root(door).sub(behind, html)


@cache
def _from_root(door: str) -> re.Pattern[bytes]:
    """An address that begins with one slash and not with the door; its tag ends at an angle."""
    tag = rb"<(?:a|area|audio|img|link|script|source|track|video)\s[^<>]*?"
    attribute = rb"(?<=\s)(?:href|src|poster)=[\"']?"
    door_bytes = door.encode()
    slash = rb"/(?![/\\]|%s/)" % re.escape(door_bytes)
    pattern = rb"(%s%s)%s" % (tag, attribute, slash)
    return re.compile(pattern, re.IGNORECASE)

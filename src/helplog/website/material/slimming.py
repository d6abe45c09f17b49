"""A frame that stands on thousands of pages, made light: it looks the same and says the same.

The theme writes its pictures, its small scripts and much white space into every page. Here the
pictures are drawn by a stylesheet and the scripts lie in files that all pages share; and on the
pages of single people, needs and tags a link leads to the search, which stands on the page above.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from hashlib import blake2b
from pathlib import Path
from typing import Final
from urllib.parse import quote

from helplog.publish.framing import is_leaf
from helplog.website.material.policy import script_hash
from helplog.website.material.theming import STYLESHEET

ICONS: Final = "assets/helplog/icons.css"
"""Where the pictures of the frames are drawn."""
_SCRIPT: Final = "assets/helplog/frame-{digest}.js"
"""Where what a frame ran within the page lies instead."""

_KEPT: Final = re.compile(
    r"<(?P<tag>script|style|pre|textarea)\b[^>]*>.*?</(?P=tag)>", re.DOTALL
)
_BLANK: Final = re.compile(r"\s*\n\s*")
_SVG: Final = re.compile(
    r"<svg(?P<attributes>[^>]*)>(?P<drawn>(?:<path [^>]*/>)+)</svg>"
)
_BOX: Final = re.compile(r' viewBox="([\d. ]+)"')
_STROKED: Final = (
    " fill='none' stroke='#000' stroke-width='1.6'"
    " stroke-linecap='round' stroke-linejoin='round'"
)
"""How the signs of the five places are drawn; the theme's own pictures are filled."""
_PLAIN: Final = " '/:=,;()<>-."
"""Signs that such a picture may have as they are in an address between double quotes."""
_INLINE: Final = re.compile(r"<script>(?P<code>.*?)</script>", re.DOTALL)
_SETTINGS: Final = re.compile(
    r'<script id="__config" type="application/json">.*?</script>', re.DOTALL
)
_LINK: Final = re.compile(
    rf'<link rel="stylesheet" href="(?P<root>[^"]*){re.escape(STYLESHEET)}">'
)
_MENU_OPENER: Final = re.compile(
    r'<label class="md-header__button md-icon" for="__drawer">.*?</label>\s*', re.DOTALL
)
_MENU: Final = re.compile(
    r'<div class="md-sidebar md-sidebar--primary".*?</nav>\s*(?:</div>\s*){3}',
    re.DOTALL,
)
_SEARCH: Final = re.compile(
    r'<label class="md-header__button md-icon" for="__search">\s*(?P<icon><svg.*?</svg>)\s*</label>'
    r"\s*(?:<noscript>.*?</noscript>\s*)?"
    r'<div class="md-search" .*?<input [^>]*?aria-label="(?P<name>[^"]*)".*?'
    r"</ol>\s*(?:</div>\s*){5}",
    re.DOTALL,
)
_RULES: Final = """\
svg[class^=hl-i-]{background:currentcolor;-webkit-mask:var(--i) center/contain no-repeat;\
mask:var(--i) center/contain no-repeat}
@media (forced-colors:active){svg[class^=hl-i-]{forced-color-adjust:none;background:CanvasText}}
"""


class Slimming:
    """Makes the frames of one build light, and keeps what it took out of them."""

    def __init__(self) -> None:
        self._drawn: dict[str, str] = {}
        self._scripts: dict[str, str] = {}

    def slim(self, frame: str, address: str, hashes: Collection[str]) -> str:
        """A frame with less in it; whatever of the theme is elsewhere than it was stays.

        Args:
            frame: a finished page with marks for what differs.
            address: of one of the pages it is for, in the site.
            hashes: of the scripts that the page's policy lets run.
        """
        link = _LINK.search(frame)
        if link is None:
            return frame
        if is_leaf(address):
            frame = _as_leaf(frame)
        frame = _without_blanks(frame)
        beside = f'{link[0]}<link rel="stylesheet" href="{link["root"]}{ICONS}">'
        frame = frame.replace(link[0], beside)
        frame = _SVG.sub(self._named, frame)
        return self._with_shared_scripts(frame, link["root"], hashes)

    def write(self, site_path: Path) -> None:
        """Put what was taken out where the frames look for it; nothing where there are none."""
        texts = dict(self._scripts)
        if self._drawn:
            texts[ICONS] = self.stylesheet()
        for uri, text in texts.items():
            path = site_path / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")

    def stylesheet(self) -> str:
        """The pictures that were taken out."""
        rules = []
        for name, address in sorted(self._drawn.items()):
            rules.append(f'.{name}{{--i:url("{address}")}}\n')
        return _RULES + "".join(rules)

    def _named(self, found: re.Match[str]) -> str:
        """A picture by the name under which the stylesheet draws it."""
        attributes = found["attributes"]
        box = _BOX.search(attributes)
        if box is None or "class=" in attributes:
            return found[0]
        look = "" if "xmlns=" in attributes else _STROKED
        drawn = found["drawn"].replace('"', "'")
        about = f"xmlns='http://www.w3.org/2000/svg' viewBox='{box[1]}'{look}"
        picture = f"<svg {about}>{drawn}</svg>"
        name = f"hl-i-{_digest(picture)}"
        self._drawn[name] = f"data:image/svg+xml,{quote(picture, safe=_PLAIN)}"
        hidden = ' aria-hidden="true"' if "aria-hidden" in attributes else ""
        return f'<svg class="{name}"{hidden}></svg>'

    def _with_shared_scripts(
        self, frame: str, root: str, hashes: Collection[str]
    ) -> str:
        """Scripts that the policy lets run as files; what it keeps from running stays kept."""

        def code(found: re.Match[str]) -> str:
            if script_hash(found["code"]) not in hashes:
                return found[0]
            return self._shared(found["code"], root)

        def settings(found: re.Match[str]) -> str:
            html = json.dumps(found[0])
            put = f'document.currentScript.insertAdjacentHTML("beforebegin",{html})'
            return self._shared(put, root)

        return _SETTINGS.sub(settings, _INLINE.sub(code, frame))

    def _shared(self, code: str, root: str) -> str:
        uri = _SCRIPT.format(digest=_digest(code))
        self._scripts[uri] = f"{code}\n"
        return f'<script src="{root}{uri}"></script>'


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=4).hexdigest()


def _without_blanks(frame: str) -> str:
    """White space between lines is one line end, but where it counts."""
    pieces = []
    at = 0
    for kept in _KEPT.finditer(frame):
        before = frame[at : kept.start()]
        pieces += [_BLANK.sub("\n", before), kept[0]]
        at = kept.end()
    pieces.append(_BLANK.sub("\n", frame[at:]))
    return "".join(pieces)


def _as_leaf(frame: str) -> str:
    """A frame with a link in the place of the search, and without the menu."""
    search = _SEARCH.search(frame)
    opener = _MENU_OPENER.search(frame)
    menu = _MENU.search(frame)
    if search is None or opener is None or menu is None:
        return frame
    name = search["name"]
    where = f'href="../index.html#__search" aria-label="{name}"'
    shown = f"{search['icon']}<span>{name}</span>"
    link = f'<a class="md-header__button md-icon hl-find" {where}>{shown}</a>\n'
    cuts: tuple[tuple[re.Match[str], str], ...]
    cuts = ((menu, ""), (search, link), (opener, ""))
    for found, instead in cuts:
        frame = frame.replace(found[0], instead)
    return frame

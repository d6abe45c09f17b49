"""Which parts a site is sealed as, and the content of each."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from helplog.publish.sealed import browser_files
from helplog.publish.sealed.content.built_site import BuiltSite
from helplog.publish.sealed.content.media_types import media_type_of
from helplog.publish.sealed.content.rewriting import KEEPER, Rewriting
from helplog.publish.sealed.content.search_files import sealed_search_file
from helplog.publish.sealed.content.site_paths import (
    groups_of,
    is_own_path,
    is_page,
    is_search_file,
)
from helplog.publish.sealed.content.stylesheets import ENDING, with_links
from helplog.publish.sealed.format.contents import FILE
from helplog.publish.sealed.format.packs import PackedFile, packed
from helplog.store.site.manifest import digest_of

_THEME: Final = "theme"
_MAP: Final = re.compile(rb"\n?(?://|/\*)# sourceMappingURL=[^\n]*")
"""Names a file that no copy holds."""


class PlannedPart(NamedTuple):
    """A part that is to be: what it will be made of."""

    name: str
    years: tuple[int, ...]
    paths: tuple[str, ...]
    """Of the site's files in it, in order."""
    made_of: str
    """A digest of these files, and of how they are sealed."""


class MadePart(NamedTuple):
    """The content of a part."""

    plaintext: bytes
    addresses: tuple[str, ...]
    media_type: str
    """Of a part that is one file."""
    led_to: tuple[str, ...]
    """Addresses that its pages show or lead to."""


def planned(site: BuiltSite, edition: str) -> list[PlannedPart]:
    """Every part of a copy of a site.

    Args:
        site: the site.
        edition: of the program that seals it.
    """
    groups = groups_of(list(site.digests))
    by_name: dict[str, list[str]] = {}
    years = {}
    for path, group in groups.items():
        by_name.setdefault(group.name, []).append(path)
        years[group.name] = group.years
    found = []
    for name, paths in sorted(by_name.items()):
        paths.sort()
        said = repr((edition, [(path, site.digests[path]) for path in paths]))
        made_of = digest_of(said.encode("utf-8", "surrogatepass"))
        found.append(PlannedPart(name, years[name], tuple(paths), made_of))
    return found


def made_part(plan: PlannedPart, site: BuiltSite, rewriting: Rewriting) -> MadePart:
    """The content of a part.

    Raises:
        RefusalError: the site is no longer what it was.
    """
    if plan.name.startswith(FILE):
        [(path, data)] = site.read(plan.paths)
        address = rewriting.address(path)
        whole = b"".join(_slices(path, data, rewriting))
        return MadePart(whole, (address,), media_type_of(path), ())
    rewriting.forget_leads()
    files = list(_files(plan.paths, site, rewriting))
    if plan.name == _THEME:
        files.append(_keeper())
    addresses = tuple(file.address for file in files)
    return MadePart(packed(files), addresses, "", tuple(sorted(rewriting.led_to)))


def _files(
    paths: Iterable[str], site: BuiltSite, rewriting: Rewriting
) -> Iterator[PackedFile]:
    for path, data in site.read(paths):
        slices = _slices(path, data, rewriting)
        address = rewriting.address(path)
        yield PackedFile(address, media_type_of(path), slices, path)


def _slices(path: str, data: bytes, rewriting: Rewriting) -> Sequence[bytes]:
    if is_page(path):
        html = data.decode("utf-8", "replace")
        return [piece.encode() for piece in rewriting.page(path, html)]
    if is_search_file(path):
        return [sealed_search_file(path, data, rewriting)]
    if is_own_path(path):
        return [_MAP.sub(b"", data)]
    if path.endswith(ENDING):
        folder = posixpath.dirname(path)
        css = data.decode("utf-8", "replace")
        led = with_links(css, lambda written: rewriting.link(written, folder))
        return [led.encode()]
    return [data]


def _keeper() -> PackedFile:
    script = browser_files.keeper()
    return PackedFile(KEEPER, media_type_of(KEEPER), [script])

"""Sealing: from a built site to the folder of a copy, writing what is different and nothing else.

Two looks come before any work. Where the site and the copy are as the last sealing left them, there
is nothing to do and nobody is asked for a passphrase; and of what is different only the parts are
read that a file of theirs is different in. A part whose content comes out the same keeps its blob.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from helplog.publish.sealed import browser_files
from helplog.publish.sealed.beginning import BegunCopy, Passphrases, begun_copy
from helplog.publish.sealed.content.built_site import BuiltSite, opened_site
from helplog.publish.sealed.content.parts import planned
from helplog.publish.sealed.copy_folder import CopyFolder, opened_copy
from helplog.publish.sealed.fixed_files import fixed_files
from helplog.publish.sealed.format.contents import MANIFEST, Contents
from helplog.publish.sealed.format.vault import DamagedVaultError
from helplog.publish.sealed.part_writing import (
    Before,
    PartWriting,
    WrittenPart,
    with_years_of_pages,
)
from helplog.publish.sealed.record import KnownPart, Record, keep_record, read_record
from helplog.store.site.manifest import digest_of


class Order(NamedTuple):
    """What is to be sealed, and where to."""

    root: Path
    """The folder of mkdocs.yml."""
    site_path: Path
    out_path: Path
    """Found fit for it."""
    today: str
    """The writer's day, in ISO form."""
    edition: str
    """Of the program: another one may make something else of the same site."""
    on_progress: Callable[[int, int], None]
    """How many parts are done, and of how many."""


class Sealed(NamedTuple):
    """What was done."""

    contents: Contents | None
    """Of the copy; None where nothing is different and nobody was asked."""
    written: int = 0
    """Blobs."""
    removed: int = 0
    is_different: bool = False


def seal(order: Order, passphrases: Passphrases) -> Sealed:
    """Makes the folder hold a copy of the site.

    Raises:
        RefusalError: it can't be done; the copy there was stands.
    """
    fixed = fixed_files()
    keeper = digest_of(browser_files.keeper())
    order = order._replace(edition=f"{order.edition} {keeper}")
    with opened_site(order.site_path) as site:
        made_of = _digest_of_all(site, order.edition, fixed)
        record = read_record(order.root, order.out_path)
        with opened_copy(order.out_path, make=True) as folder:
            if _stands(folder, record, made_of, fixed):
                return Sealed(None)
            copy = begun_copy(folder, passphrases)
            names = copy.names_before()
            folder.sweep()
            folder.remove(_left_behind(folder, record, copy))
            leaving = _leaving(record, copy)
            begun = record._replace(leaving=leaving, found=tuple(folder.sizes()))
            keep_record(order.root, order.out_path, begun)
            written = _written(order, site, folder, record, copy)
            turned = copy.turned_to(
                with_years_of_pages(written), order.today, site.language()
            )
            is_different = [folder.put(name, data) for name, data in fixed.items()]
            folder.turn_to(turned.vault)
            gone = folder.remove({*leaving} - names - turned.names())
            known = {one.part.name: one.known for one in written}
            manifest = turned.manifest_name
            size = folder.sizes()[manifest]
            known[MANIFEST] = KnownPart("", manifest, size, ())
            done = Record(made_of, turned.vault.manifest.hex(), known)
            keep_record(order.root, order.out_path, done)
    return Sealed(
        turned.contents,
        sum(one.is_new for one in written),
        gone,
        is_different=turned.is_different or any(is_different),
    )


def _left_behind(folder: CopyFolder, record: Record, copy: BegunCopy) -> set[str]:
    """Blobs that a sealing wrote which was stopped before they were part of any copy."""
    if record.found is None:
        return set()
    return folder.sizes().keys() - {*record.found} - copy.names_before()


def _leaving(record: Record, copy: BegunCopy) -> tuple[str, ...]:
    """Blobs of copies before the one there is, which go once there is the next."""
    leaving = {*record.leaving}
    if copy.before is not None:
        leaving.update(copy.before.contents.before)
    return tuple(sorted(leaving - copy.names_before()))


def _written(
    order: Order, site: BuiltSite, folder: CopyFolder, record: Record, copy: BegunCopy
) -> list[WrittenPart]:
    plans = planned(site, f"{order.edition} {site.base()} {copy.key_name}")
    before = Before(copy.parts_before(), record.parts, folder.sizes())
    writing = PartWriting(folder, copy.keys, site, before)
    return writing.written(plans, order.on_progress)


def _digest_of_all(site: BuiltSite, edition: str, fixed: Mapping[str, bytes]) -> str:
    """Tells one site from another, without the times at which its files were written."""
    said = (edition, sorted(site.digests.items()), sorted(fixed.items()))
    return digest_of(repr(said).encode("utf-8", "surrogatepass"))


def _stands(
    folder: CopyFolder, record: Record, made_of: str, fixed: Mapping[str, bytes]
) -> bool:
    """Whether a copy is what the last sealing left, of the same site."""
    if record.site != made_of or record.found is not None:
        return False
    try:
        vault = folder.vault()
    except DamagedVaultError:
        return False
    if vault is None or vault.manifest.hex() != record.manifest:
        return False
    if any(folder.fixed(name) != data for name, data in fixed.items()):
        return False
    sizes = folder.sizes()
    return all(sizes.get(one.blob) == one.size for one in record.parts.values())

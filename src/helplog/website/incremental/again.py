"""Building again where little is different, with neither MkDocs nor a page that stays."""

from __future__ import annotations

import gzip
import logging
from calendar import timegm
from collections.abc import Collection, Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from helplog.model.calendar import is_reckonable
from helplog.model.refusal import RefusalError
from helplog.publish.rebuilding.keeping import (
    Kept,
    LostError,
    Records,
    forget,
    keep,
    known,
    known_surroundings,
)
from helplog.publish.rebuilding.rebuild import rebuilt
from helplog.publish.rebuilding.states import Last, Rebuilt, Why
from helplog.publish.rebuilding.whole_build import WholeBuildError
from helplog.store.files.privacy import keep_to_owner
from helplog.store.files.saving import refusal
from helplog.store.site.inputs import UntellableError
from helplog.store.site.last_build import (
    Asked,
    Heard,
    LastBuild,
    Look,
    Said,
    inputs_of,
    keep_build,
    look,
)
from helplog.store.site.proving import Proof
from helplog.store.site.revising import (
    NotStandingError,
    Site,
    read_file,
    read_site,
    revise,
)
from helplog.store.trust.exposure import refuse_open_to_all
from helplog.website.material.policy_sign import carries_policy

_UNTELLABLE: Final = "something lies there whose changes can't be told"
_SITEMAP: Final = "sitemap.xml.gz"
_TIME: Final = slice(4, 8)
"""Where the time stands in what gzip writes."""


class Again(NamedTuple):
    """A site that was built again."""

    site_path: Path
    said: tuple[Said, ...]
    """What there is to say."""
    why: tuple[Why, ...]
    """The pages that were made anew."""


class Listening(NamedTuple):
    """Who hears what a build says."""

    level: int
    """From which level on, as `logging` counts them."""
    strict: bool = False
    """Whether a warning stops the build, which MkDocs does."""


def site_again(
    root: Path, last: LastBuild, asked: Asked, listening: Listening
) -> Again:
    """Has a site hold what it would if it were built anew, where no more than entries is different.

    Args:
        root: the folder of mkdocs.yml.
        last: the build that this one follows.
        asked: what the build is asked for.
        listening: who hears it.

    Raises:
        WholeBuildError: all has to be made; nothing was changed.
        RefusalError: something that is no build's stands in the way; nothing was changed. Or the
            disk would not have it; each file is the old or the new one.
    """
    _refuse_other(last, asked, listening.level)
    refuse_open_to_all(root, str(last.docs_path))
    keep_to_owner()
    seen = look(root, last.read)
    if seen is None:
        raise WholeBuildError(_UNTELLABLE)
    if seen.edition != last.edition:
        raise WholeBuildError("helplog, or a package beside it, is another version")
    try:
        return _build(root, asked, last, seen, listening)
    except (LostError, NotStandingError) as error:
        raise WholeBuildError("the site is not as the last build left it") from error
    except UntellableError as error:
        raise WholeBuildError(_UNTELLABLE) from error
    except OSError as error:
        raise refusal(last.site_path, error) from error


def _refuse_other(last: LastBuild, asked: Asked, level: int) -> None:
    same = (last.asked.configuration, last.asked.site_dir)
    if same != (asked.configuration, asked.site_dir):
        raise WholeBuildError("another site is asked for")
    if last.level > level:
        raise WholeBuildError("the last build was a quiet one")


def _build(
    root: Path, asked: Asked, last: LastBuild, seen: Look, listening: Listening
) -> Again:
    kept = known(root)
    if kept.stamp != last.stamp:
        raise NotStandingError
    from_entries = f"{last.docs_path}/"
    inputs = inputs_of(last.read, kept.unsettled)
    paths: set[str] = set()

    def beside(uris: Collection[str]) -> bool:
        paths.update(from_entries + uri for uri in uris)
        return inputs.digest_beside(paths) == kept.beside

    records = Records(root)
    before = Last(
        root=root,
        docs_path=last.docs_path,
        site_path=last.site_path,
        kept=kept,
        surroundings=known_surroundings(root, kept.around),
        records=records,
        made=frozenset(read_site(last.site_path, last.stamp).made),
    )
    made = rebuilt(before, _day(asked.day), beside)
    lines = tuple(Said(level, text) for level, text in made.said)
    if listening.strict:
        _refuse_warnings(lines)
    changed = dict(made.changed)
    if asked.stamp != last.asked.stamp:
        changed |= _dated(before, asked.stamp)
    stamp = _written(before, last, made, changed)
    left = Kept(
        stamp=stamp,
        around=kept.around,
        beside=seen.inputs.digest_beside(paths),
        unsettled=tuple(path for path in seen.inputs.unsettled if path not in paths),
        pages=made.pages,
        quotes=made.quotes,
        search=made.search,
    )
    _keep(root, records, left)
    keep_build(root, asked, seen, last.site_path, Heard(last.level, lines))
    heard = tuple(line for line in lines if line.level >= listening.level)
    return Again(last.site_path, heard, made.why)


def _refuse_warnings(lines: Iterable[Said]) -> None:
    """MkDocs ends a strict build that has something to say."""
    if any(line.level >= logging.WARNING for line in lines):
        raise WholeBuildError("something wants a look")


def _day(text: str) -> date:
    """The writer's day; one that can't be read, or reckoned from, is said where MkDocs is."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise WholeBuildError("the day is none") from error
    if not is_reckonable(day):
        raise WholeBuildError("the day is too far off")
    return day


def _written(
    before: Last, last: LastBuild, made: Rebuilt, changed: dict[str, bytes]
) -> str:
    """The files in their places; gives the digest of the list of them."""
    proof = Proof(carries_policy, tuple(map(Path, last.read.folders)))
    site = Site(before.root, before.site_path, last.stamp, proof, last.out_of_git)
    return revise(site, changed, made.gone)


def _keep(root: Path, records: Records, left: Kept) -> None:
    """Put down what the next build needs; what can't be is taken away."""
    try:
        records.write()
        keep(root, left)
    except (OSError, RefusalError):
        forget(root)


def _dated(before: Last, stamp: str) -> dict[str, bytes]:
    """What bears the day of a build: MkDocs's packed list of pages."""
    if before.surroundings.frames.site_url:
        raise WholeBuildError("each page bears the day")
    if _SITEMAP not in before.made:
        return {}
    packed = read_file(before.site_path, _SITEMAP)
    with suppress(ValueError, OSError):
        data = bytearray(packed or b"")
        day = date.fromisoformat(stamp)
        data[_TIME] = timegm(day.timetuple()).to_bytes(4, "little")
        gzip.decompress(data)
        return {_SITEMAP: bytes(data)}
    raise WholeBuildError("the list of pages bears the day")

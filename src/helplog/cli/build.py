"""`helplog build`: the site, as files."""

from __future__ import annotations

import logging
import os
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from helplog.cli.options import TODAY_VARIABLE, journal_option, pinned_today_option

if TYPE_CHECKING:
    from helplog.store.site.last_build import Standing


@click.command(
    "build",
    epilog=(
        "\b\nExamples:\n"
        "  helplog build\n"
        "  helplog build --strict\n"
        "  helplog build --site-dir ../my-site"
    ),
)
@click.option(
    "--strict", is_flag=True, help="Exit with 1 where there is an error or a warning."
)
@click.option(
    "-d",
    "--site-dir",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Where the site goes; else what mkdocs.yml says.",
)
@click.option(
    "--clean/--dirty", default=True, help="Whether pages that are no longer built go."
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what wants a look.")
@click.option(
    "--no-cache", is_flag=True, help="Make everything anew, whatever is known."
)
@pinned_today_option
@journal_option()
def build_command(
    site_dir: Path | None, *, strict: bool, clean: bool, quiet: bool, no_cache: bool
) -> None:
    """Build the site.

    Plain `mkdocs build` in the journal's folder does the same. The site can be opened as a file;
    only you can read it. Where nothing is different since the last build, nothing is written.
    """
    from helplog.cli.journal import configuration
    from helplog.model.printing import escaped

    config_path = configuration()
    level = logging.WARNING if quiet else logging.INFO
    if no_cache:
        from helplog.store.memory.readings import forget_readings

        forget_readings(config_path.absolute().parent)
    found = None
    if clean and not no_cache:
        found = _standing(config_path, site_dir, level)
    if found is not None and not (strict and found.wants_a_look):
        built = found.site_path
        for line in found.said:
            click.echo(line.as_printed, err=True)
    else:
        from helplog.website.commands import build

        built = build(
            config_path, strict=strict, site_dir=site_dir, clean=clean, quiet=quiet
        )
    if not quiet:
        click.echo(f"The site is built: {escaped(str(built / 'index.html'))}")


def _standing(config_path: Path, site_dir: Path | None, level: int) -> Standing | None:
    """The site, where it is what this build would make; MkDocs isn't asked."""
    from helplog.store.site.last_build import Asked, standing_site
    from helplog.store.site.manifest import NAME
    from helplog.sync.git.possibly_tracked import is_possibly_tracked
    from helplog.website.incremental.stamp import stamp
    from helplog.website.trusting import refuse_untrusted

    refuse_untrusted(config_path)
    today = date.today()  # noqa: DTZ011 - the writer's own day is the local one
    day = os.environ.get(TODAY_VARIABLE) or today.isoformat()
    named = str(site_dir.absolute()) if site_dir else ""
    root = config_path.absolute().parent
    asked = Asked(str(root / config_path.name), day, named, stamp())
    found = standing_site(root, asked, level)
    # A list of what builds made that came by git is nobody's word.
    if found is not None and is_possibly_tracked(root, found.site_path / NAME):
        return None
    return found

"""`helplog build`: the site, as files."""

from __future__ import annotations

from pathlib import Path

import click

from helplog.cli.options import journal_option, pinned_today_option


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
@pinned_today_option
@journal_option()
def build_command(
    site_dir: Path | None, *, strict: bool, clean: bool, quiet: bool
) -> None:
    """Build the site.

    Plain `mkdocs build` in the journal's folder does the same. The site can be opened as a file;
    only you can read it.
    """
    from helplog.cli.journal import configuration
    from helplog.model.printing import escaped
    from helplog.website.commands import build

    built = build(
        configuration(), strict=strict, site_dir=site_dir, clean=clean, quiet=quiet
    )
    if not quiet:
        click.echo(f"The site is built: {escaped(str(built / 'index.html'))}")

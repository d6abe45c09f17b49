"""`helplog check`: everything in the files that wants a look."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

import click

from helplog.cli.options import journal_option, json_option, today_option
from helplog.model.diagnostic import Diagnostic, Severity
from helplog.model.settings import Settings

_COLOURS: Final = {Severity.ERROR: "yellow", Severity.WARNING: "cyan"}


@click.command(
    "check",
    epilog=(
        "\b\nExamples:\n"
        "  helplog check\n"
        "  helplog check --strict\n"
        "  helplog check --all\n"
        "  helplog check --json | jq '.[].code'"
    ),
)
@click.option("--strict", is_flag=True, help="Exit with 1 for notes, too.")
@click.option(
    "--all",
    "every",
    is_flag=True,
    help="A line for each finding, also where there are very many of a kind.",
)
@json_option
@today_option
@journal_option()
@click.pass_context
def check_command(
    ctx: click.Context, today: date, *, strict: bool, every: bool, as_json: bool
) -> None:
    """Everything in the files that wants a look.

    What a build would find is found as well, and nothing is run for it.

    One line for each finding, `path:line:column: severity: message [code]`, and under it what to
    type instead; where there are more than ten of a kind, one line says how many. The exit code is
    1 where there is an error or a warning, with --strict for a note as well, else 0.
    """
    from helplog.cli.journal import journal_root, read_journal
    from helplog.cli.output.json_output import say_json
    from helplog.cli.output.progress import Progress
    from helplog.exchange.contracts import check_contract
    from helplog.insight.reflecting import reflect
    from helplog.model.floods import gathered
    from helplog.sync.healing.findings import find_healing
    from helplog.website.looking.site_findings import find_on_site

    root = journal_root()
    reflection = reflect(read_journal(root), today)
    settings = reflection.journal.settings
    with Progress("looking through the pages") as progress:
        on_site = find_on_site(root, reflection, progress.report)
    found = (*reflection.diagnostics, *find_healing(root, settings), *on_site)
    findings = tuple(sorted(found, key=lambda d: d.where))
    if as_json:
        say_json(check_contract(findings, settings))
    else:
        told = findings if every else tuple(gathered(findings))
        say_findings(told, root, settings)
    counted = [d for d in findings if strict or d.severity is not Severity.NOTE]
    ctx.exit(1 if counted else 0)


def say_findings(
    diagnostics: tuple[Diagnostic, ...], root: Path, settings: Settings
) -> None:
    """Prints each finding with its place, and under it what to type instead."""
    from helplog.cli.output.places import clickable
    from helplog.cli.output.styling import faint
    from helplog.model.floods import in_short
    from helplog.model.printing import escaped

    for finding in diagnostics:
        severity = click.style(finding.severity, fg=_COLOURS.get(finding.severity))
        place = clickable(finding.where, root, settings)
        message = escaped(in_short(finding.message))
        click.echo(f"{place}: {severity}: {message} {faint(f'[{finding.code}]')}")
        if finding.hint:
            click.echo(f"    {escaped(in_short(finding.hint))}")
    if not diagnostics:
        click.echo("Everything reads as written.")

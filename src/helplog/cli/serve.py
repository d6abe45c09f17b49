"""`helplog serve`: the site while you write."""

from __future__ import annotations

import ipaddress

import click

from helplog.cli.options import journal_option, pinned_today_option


def _address(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """The host, where MkDocs can answer there; MkDocs would refuse in two lines of its own."""
    try:
        if value == "localhost":
            return value
        return str(ipaddress.ip_address(value))
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is no address to answer at; leave it out, or write 127.0.0.1",
            ctx,
            param,
        ) from None


@click.command(
    "serve", epilog="\b\nExamples:\n  helplog serve\n  helplog serve --port 8001 --open"
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    callback=_address,
    help="The address to answer at.",
)
@click.option(
    "-p",
    "--port",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@click.option(
    "--strict", is_flag=True, help="Stop where there is an error or a warning."
)
@pinned_today_option
@journal_option()
def serve_command(host: str, port: int, *, open_browser: bool, strict: bool) -> None:
    """Show the site while you write.

    Open the address it prints; a saved entry shows at once. Ctrl-C ends it. Plain `mkdocs serve`
    does the same.
    """
    from helplog.cli.journal import configuration
    from helplog.website.commands import serve

    serve(
        configuration(),
        address=f"{host}:{port}",
        open_browser=open_browser,
        strict=strict,
    )

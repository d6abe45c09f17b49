"""`helplog book`: a year of the journal as one file, made to be printed and bound."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from helplog.cli.options import journal_option, today_option

if TYPE_CHECKING:
    from helplog.insight.reflection import Reflection, Year


@click.command(
    "book",
    epilog=(
        "\b\nExamples:\n"
        "  helplog book\n"
        "  helplog book 2026\n"
        "  helplog book 2026 --paper a4 --html ../2026.html"
    ),
)
@click.argument("year", metavar="[YEAR]", required=False)
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where it goes; else books/YEAR.html in the journal, which git leaves out.",
)
@click.option(
    "--paper",
    type=click.Choice(["a5", "a4"]),
    default="a5",
    show_default=True,
    help="What it is printed on.",
)
@click.option("--replace", is_flag=True, help="Write over a file that is there.")
@today_option
@journal_option()
def book_command(
    year: str | None, today: date, *, html: Path | None, paper: str, replace: bool
) -> None:
    """A year as one file, made to be printed and bound.

    Its letters, plates, photographs and days, month by month, and an index of people. Nothing that
    is private is in it. Without YEAR it is the last whole year, or this one where that is the
    first.
    """
    from helplog.cli.journal import journal_root, read_journal
    from helplog.insight.reflecting import reflect
    from helplog.publish.book.binding import bind
    from helplog.publish.book.paper import PAPERS
    from helplog.publish.book.pictures import Pictures
    from helplog.publish.book.shelving import shelf_of, shelve
    from helplog.store.files.confinement import boundary_of
    from helplog.website.looking.site_prose import site_prose

    number = _number(year)
    root = journal_root()
    reflection = reflect(read_journal(root), today)
    chosen = _year(reflection, number)
    boundary = boundary_of(root, reflection.journal.settings)
    prose = site_prose(root, reflection)
    pictures = Pictures(boundary, prose.public_uris)
    book = bind(reflection, chosen, prose.render, pictures, PAPERS[paper])
    if book is None:
        raise _nothing_of(chosen.number, reflection)
    path = html or shelf_of(root) / f"{chosen.number:04d}.html"
    shelve(path, book, boundary, replace=replace)
    _say_written(path, chosen.number, paper, pictures.left_out)


def _number(year: str | None) -> int | None:
    if year is None:
        return None
    if len(year) == len("2026") and year.isascii() and year.isdecimal():
        return int(year)
    raise click.UsageError(f"{year!r} is no year; write it as 2026")


def _year(reflection: Reflection, number: int | None) -> Year:
    """The year that was named; else the last whole one, else the first there is.

    Raises:
        RefusalError: the journal has nothing of it.
    """
    years = reflection.years
    this_year = reflection.today.year
    if number is None:
        likely = _likely_year(years, this_year)
        if likely is not None:
            return likely
        number = this_year
    for one in years:
        if one.number == number:
            return one
    raise _nothing_of(number, reflection)


def _likely_year(years: Sequence[Year], this_year: int) -> Year | None:
    whole = [one for one in years if one.number < this_year]
    if whole:
        return whole[-1]
    for one in years:
        if one.number == this_year:
            return one
    return next(iter(years), None)


def _nothing_of(number: int, reflection: Reflection) -> Exception:
    from helplog.model.refusal import RefusalError

    said = f"there is nothing for a book of {number:04d} yet"
    others = [one.number for one in reflection.years if one.number != number]
    if not others:
        return RefusalError(said)
    first, last = others[0], others[-1]
    known = f"{first:04d}" if first == last else f"{first:04d} to {last:04d}"
    return RefusalError(f"{said}; the journal has {known}")


def _say_written(path: Path, number: int, paper: str, left_out: Sequence[str]) -> None:
    from helplog.cli.output.places import shown_path
    from helplog.model.printing import without_controls

    click.echo(f"The book of {number:04d} is written: {shown_path(path)}")
    click.echo(
        f"Open it in a browser and print it, {paper.upper()}, on both sides. "
        "Only you can read it."
    )
    for uri in left_out:
        told = f"left out, since it is too large or no picture a browser draws: {uri}"
        line = without_controls(told)
        click.echo(line, err=True)

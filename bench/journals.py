"""Journals to measure with: a real diary, or days that are made up, the same ones every time.

HELPLOG_CORPUS names a folder of daily Markdown files.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

Day = tuple[date, bytes]
"""A day, and what was written on it."""

DAYS: Final = 3_413
"""As many as ten years of nearly daily writing."""
BYTES_A_DAY: Final = 2_000
FIRST_DAY: Final = date(2016, 1, 1)
TODAY: Final = "2026-01-01"
NAMES: Final = (
    "Priya",
    "Sam",
    "Dana Lee",
    "Jo",
    "Ana",
    "Ruth",
    "Milo",
    "Tom",
    "Mrs Pell",
    "Ortiz",
)
TEXT: Final = """
the a of to and in that it was with for on not had but at by from they we she he this which when
up out so said about into time day house office dinner morning evening friend letter money street
walk rain garden table home help asked carried answered offered thanked heavy quiet light tired
glad early late again together alone tomorrow
"""
WORDS: Final = tuple(TEXT.split())
PLAIN: Final = """\
site_name: Plain
docs_dir: entries
theme: {name: material, font: false}
plugins: [search]
nav: [index.md]
not_in_nav: "*"
validation: {nav: {omitted_files: ignore}, links: {not_found: ignore, unrecognized_links: ignore}}
"""
HELPLOG: Final = """\
site_name: Journal
docs_dir: entries
theme: {name: material}
plugins: [search, helplog]
"""


def corpus() -> Iterator[Day]:
    """Days and what was written on them."""
    given = os.environ.get("HELPLOG_CORPUS")
    if not given:
        yield from made_up(DAYS, Random(3))  # noqa: S311  # the same days every time, no secret
        return
    for path in sorted(Path(given).rglob("*.md")):
        try:
            yield date.fromisoformat(path.stem[:10]), path.read_bytes()
        except ValueError:
            continue


def made_up(count: int, chance: Random) -> Iterator[Day]:
    """Days like those people write: a few items, some paragraphs."""
    for number in range(count):
        lists = chance.sample(
            ("asks", "accepted", "thanks", "connections", "declined"),
            chance.choice((0, 1, 1, 2)),
        )
        head = "".join(
            f'{kind}: "{chance.choice(NAMES)}: {sentence(chance, 5)}"\n'
            for kind in lists
        )
        body = ""
        while len(body) < chance.gauss(BYTES_A_DAY, BYTES_A_DAY / 4):
            body += (
                " ".join(f"{sentence(chance, 12).capitalize()}." for _ in range(6))
                + "\n\n"
            )
        yield FIRST_DAY + timedelta(number), f"---\n{head}---\n{body}".encode()


def sentence(chance: Random, words: int) -> str:
    """Words in a row."""
    return " ".join(chance.choices(WORDS, k=words))


def earlier(days: Sequence[Day]) -> Iterator[Day]:
    """The same writing again, on as many days before the first."""
    span = days[-1][0] - days[0][0] + timedelta(1)
    return ((on - span, text.replace(b"\ndate:", b"\nwritten:")) for on, text in days)


def journal(root: Path, days: Sequence[Day], configuration: str) -> Path:
    """A folder ready to build, with a front page where MkDocs alone would have none."""
    entries = root / "entries"
    entries.mkdir(parents=True)
    (root / "mkdocs.yml").write_text(configuration, encoding="utf-8")
    if configuration is PLAIN:
        (entries / "index.md").write_text("# Plain\n", encoding="utf-8")
    for on, text in days:
        path = entries / f"{on:%Y/%m}" / f"{on.isoformat()}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return root

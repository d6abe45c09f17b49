"""The picture of what `building.py --keep` measured: a bar for each thing, beside plain MkDocs.

python bench/speed_picture.py docs/speed.json docs/images/speed.svg
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any, Final

import click

WIDTH: Final = 760
NAMES: Final = 250
"""Of the room for names, at the left."""
FIGURES: Final = 110
"""Of the room for figures, at the right."""
LINE: Final = 26
BAR: Final = 14
ABOVE: Final = 34
BETWEEN: Final = 18
STYLE: Final = """\
text{font:13px system-ui,sans-serif;fill:#3b3a36}
.of{font-weight:600}.figure{font-variant-numeric:tabular-nums}
.bar{fill:#b0aca3}.ours{fill:#2f6f62}.ground{fill:#fbfaf7}
@media (prefers-color-scheme:dark){
text{fill:#dcd9d2}.bar{fill:#66635c}.ours{fill:#6fb5a5}.ground{fill:#1c1b19}}
"""


def picture(kept: Mapping[str, Any]) -> str:
    """An SVG of the results, the same at every call.

    Args:
        kept: what `building.py --keep` writes.
    """
    drawn: list[str] = []
    y = 12.0
    for result in kept["results"]:
        drawn += _group(result, y)
        y += ABOVE + LINE * len(result["rows"]) + BETWEEN
    machine = kept["machine"]
    y += 4
    said = (
        f"Medians of {kept['rounds']} rounds, {machine['cores']} cores, {machine['system']}, "
        f"Python {machine['python']}"
    )
    drawn.append(f'<text x="12" y="{y:g}">{escape(said)}</text>')
    height = y + 16
    inside = "\n".join(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" role="img" '
        f'aria-label="How long a site takes to build">\n<style>{STYLE}</style>\n'
        f'<rect class="ground" width="{WIDTH}" height="{height:g}" rx="8"/>\n{inside}\n</svg>\n'
    )


def _group(result: Mapping[str, Any], top: float) -> Iterator[str]:
    """The bars of one size of journal."""
    longest = max(row["seconds"] for row in result["rows"])
    title = f"{result['entries']:,} entries, {result['megabytes']:.1f} MB"
    yield f'<text class="of" x="12" y="{top + 14:g}">{escape(title)}</text>'
    y = top + ABOVE
    for row in result["rows"]:
        share = row["seconds"] / longest
        width = max(1.0, share * (WIDTH - NAMES - FIGURES))
        ours = " ours" if row["name"].startswith("helplog") else ""
        middle = y + BAR - 3
        figure = f"{row['seconds']:.2f} s · {row['ratio']:.2f}×"
        yield f'<text x="12" y="{middle:g}">{escape(row["name"])}</text>'
        yield (
            f'<rect class="bar{ours}" x="{NAMES}" y="{y:g}" width="{width:.1f}" '
            f'height="{BAR}" rx="2"/>'
        )
        yield (
            f'<text class="figure" x="{NAMES + width + 8:.1f}" y="{middle:g}">'
            f"{escape(figure)}</text>"
        )
        y += LINE


@click.command()
@click.argument("results", type=click.Path(path_type=Path, exists=True))
@click.argument("drawing", type=click.Path(path_type=Path))
def main(results: Path, drawing: Path) -> None:
    """Draw the results."""
    text = results.read_text(encoding="utf-8")
    drawing.write_text(picture(json.loads(text)), encoding="utf-8")


if __name__ == "__main__":
    main()

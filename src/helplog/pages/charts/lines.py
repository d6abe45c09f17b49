"""Lines over the weeks: strength, or load beside help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from helplog.pages.charts.figure import Table, figure, joined, short, svg
from helplog.pages.charts.plot import Tick, framed
from helplog.pages.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a picture."""

    name: str
    style: str
    """The class that colours and dashes it."""
    values: Sequence[float | None]
    """One a week; None where there is nothing, which leaves a gap."""
    shown: Sequence[str]
    """The same as text."""
    top: float
    """The value at the top of the picture; 0 is at the bottom."""


def lines(  # noqa: PLR0913 - a picture's parts
    words: Words,
    ident: str,
    caption: str,
    *,
    weeks: Sequence[str],
    several: Sequence[Line],
    ticks: Sequence[Tick],
    levels: Sequence[tuple[float, str]],
    bands: Sequence[str] = (),
) -> Markup:
    """Lines over the same weeks; `bands` names the weeks drawn as `rest` or `away`."""
    width = 10.0
    shades = joined(
        Markup('<rect class="hl-band hl-band--{}" x="{}" y="0" width="{}" height="100"/>').format(
            shade, short(n * width), short(width)
        )
        for n, shade in enumerate(bands)
        if shade
    )
    paths = joined(_path(line, width) for line in several)
    ends = ", ".join(f"{line.name}: {_last(line)}" for line in several)
    picture = svg(
        ident,
        width=width * max(1, len(weeks)),
        height=100,
        title=caption,
        description=ends,
        body=joined([shades, paths]),
        stretch=True,
    )
    table = Table(
        head=(words.text("Week"), *(line.name for line in several)),
        rows=[(week, *(line.shown[n] for line in several)) for n, week in enumerate(weeks)],
    )
    names = joined(
        Markup(
            '<span><svg viewBox="0 0 24 10" aria-hidden="true"><path class="hl-line {}" d="M0 5H24"/></svg>{}</span>'
        ).format(line.style, line.name)
        for line in several
    )
    legend = Markup('<p class="hl-legend">{}</p>').format(names) if len(several) > 1 else Markup("")
    return figure(words, "lines", caption, framed(picture, ticks, levels) + legend, table)


def _path(line: Line, width: float) -> Markup:
    steps, drawing = [], False
    for n, value in enumerate(line.values):
        if value is None:
            drawing = False
            continue
        y = 100 - 100 * min(1.0, value / line.top)
        x = (n + 0.5) * width
        steps.append(f"{'L' if drawing else 'M'}{short(x)} {short(y)}")
        if not drawing:  # a lone week still leaves a mark
            steps.append(f"h{short(width * 0.01)}")
        drawing = True
    return Markup('<path class="hl-line {}" d="{}"/>').format(line.style, "".join(steps))


def _last(line: Line) -> str:
    known = [text for value, text in zip(line.values, line.shown, strict=True) if value is not None]
    return known[-1] if known else "–"

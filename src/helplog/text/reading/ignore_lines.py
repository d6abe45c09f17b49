"""Lines of `.gitignore` and its kin whose change could have git take along what it leaves out.

More lines leave out more. A line that goes, one that takes back (`!`), and another order where such
a one stands can let a file out that was meant to stay on this computer.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from helplog.model.late_patterns import late_pattern

_LEFT_OUT: Final = late_pattern(r"#|(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
"""Comments, and the markers of a conflict, which healing takes away."""


def letting_out(before: bytes, after: bytes) -> tuple[str, ...]:
    """Lines by whose coming or going something could be let out: `- .env`, `+ !*.key`."""
    old, new = _lines(before), _lines(after)
    if old == new:
        return ()
    gone = [f"- {line}" for line in (Counter(old) - Counter(new)) if line not in new]
    come = [f"+ {line}" for line in (Counter(new) - Counter(old)) if _takes_back(line)]
    if (
        not gone
        and not come
        and any(map(_takes_back, new))
        and _stayed(old, new) != old
    ):
        come = [f"+ {line} (in another place)" for line in new if _takes_back(line)]
    return (*gone, *come)


def _stayed(old: list[str], new: list[str]) -> list[str]:
    known = set(old)
    return [line for line in new if line in known]


def _takes_back(line: str) -> bool:
    return line.startswith("!")


def _lines(data: bytes) -> list[str]:
    """The lines that count, without what git leaves off at their ends."""
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    lines = (line.rstrip("\r").rstrip(" \t") for line in text.split("\n"))
    return [line for line in lines if line and not _LEFT_OUT.match(line)]

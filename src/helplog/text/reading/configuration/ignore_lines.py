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
    old = _lines(before)
    new = _lines(after)
    if old == new:
        return ()
    gone = dict.fromkeys(old)
    for line in new:
        gone.pop(line, None)
    found = [f"- {line}" for line in gone]
    taking_back = list(filter(_takes_back, new))
    come = Counter(taking_back) - Counter(old)
    found += [f"+ {line}" for line in come]
    known = set(old)
    stayed = [line for line in new if line in known]
    if not found and stayed != old:
        found += [f"+ {line} (in another place)" for line in taking_back]
    return tuple(found)


def _takes_back(line: str) -> bool:
    return line.startswith("!")


def _lines(data: bytes) -> list[str]:
    """The lines that count, without what git leaves off at their ends."""
    text = data.decode("utf-8", "surrogateescape")
    unmarked = text.removeprefix("\ufeff")
    found: list[str] = []
    for row in unmarked.split("\n"):
        line = row.rstrip("\r").rstrip(" \t")
        if not line or _LEFT_OUT.match(line):
            continue
        found.append(line)
    return found

"""`private: true` outside the frontmatter: without a fence, below the wrong one, between the markers of a merge.

Whoever typed it meant the whole file, wherever a phone or a merge has left the line.
"""

from __future__ import annotations

import re
from typing import Final

from helplog.text.findings import Findings, Spot
from helplog.text.words import yes_or_no

_SAYS: Final = re.compile(r"[ \t\0\ufffd]*[\"']?private[\"']?[ \t]*:[ \t]*([^#]*?)[ \t\0]*(?:#.*)?", re.IGNORECASE)
_KEY_OR_LIST: Final = re.compile(r"\s*(?:-(?!--)|#|[^\W\d][\w -]{0,60}[ \t]*:(?:\s|$))|[ \t]+\S")
"""A line as frontmatters have them: a key, a dash, a comment, something indented."""
_RESTARTS: Final = re.compile(r"-{3,}\s*$|[-\u2013\u2014\u2015]{1,3}\s*$|(?:<{7}|>{7}|\|{7})(?: |$)|={7}$")
"""A fence or a merge's marker: a frontmatter may begin below it."""
_MARKER: Final = re.compile(r"^(?:<{7}|>{7}) \S", re.MULTILINE)
_CODE: Final = re.compile(r" {0,3}(?:`{3,}|~{3,})")


def private_line(body: str) -> int | None:
    """The 0-based line of a body that keeps the file private; None where there is none.

    It counts where a frontmatter could stand: at the top, below a fence, or anywhere between the two sides of a merge.
    """
    if "private" not in body.replace("\0", "").casefold():
        return None
    merged = _MARKER.search(body) is not None
    may_be_front, in_code = True, False
    for number, raw in enumerate(body.split("\n")):
        line = raw.replace("\0", "").replace("\ufffd", "")
        if _CODE.match(line):
            in_code, may_be_front = not in_code, False
        elif in_code:
            continue
        elif _RESTARTS.match(line):
            may_be_front = True
        elif (may_be_front or merged) and (found := _SAYS.fullmatch(line)) and yes_or_no(found[1].strip("\"' ")):
            return number
        elif line.strip() and not _KEY_OR_LIST.match(line):
            may_be_front = False
    return None


def report_private_line(line: int, body_line: int, findings: Findings) -> None:
    """Says where the line stands that keeps the file private."""
    findings.warning(
        Spot(body_line + line, 1),
        "private-outside",
        "`private:` stands outside the frontmatter; the file is kept private all the same",
        "Move the line between the two lines of dashes at the top",
    )

"""`private: true` outside the frontmatter: without a fence, below the wrong one, between the markers of a merge.

Whoever typed it meant the whole file, wherever a phone or a merge has left the line.
"""

from __future__ import annotations

import re
from typing import Final

from helplog.text.findings import Findings, Spot
from helplog.text.words import YES

_SAYS: Final = re.compile(
    rf"^[ \t]{{0,40}}[\"']?private[\"']?[ \t]{{0,40}}:[ \t]{{0,40}}[\"']?(?:{'|'.join(YES)}|1)[\"']?[ \t]*(?: #.*)?$",
    re.IGNORECASE | re.MULTILINE,
)
"""Nothing but a comment stands after the yes."""
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
    plain = body.replace("\0", "").replace("\ufffd", "")
    if not _SAYS.search(plain):
        return None
    merged = _MARKER.search(plain) is not None
    may_be_front, in_code = True, False
    for number, line in enumerate(plain.split("\n")):
        if _CODE.match(line):
            in_code, may_be_front = not in_code, False
        elif in_code:
            continue
        elif _RESTARTS.match(line):
            may_be_front = True
        elif (may_be_front or merged) and _SAYS.match(line):
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

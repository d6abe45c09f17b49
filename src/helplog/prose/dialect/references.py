"""`[name]: address` is where a link leads; `[Anna]: hello` is what she said."""

from __future__ import annotations

import re

from markdown.blockprocessors import ReferenceProcessor

_ADDRESS = r"(?=<|#|\.{0,2}/|\S*?(?:[/@]|\w\.[A-Za-z]\w|[a-z]:[a-z]))"


class References(ReferenceProcessor):
    """In the place of Markdown's own; what it takes for an address has to look like one."""

    RE = re.compile(
        ReferenceProcessor.RE.pattern.replace(r"([^\s]+)", rf"{_ADDRESS}([^\s]+)", 1),
        re.MULTILINE,
    )

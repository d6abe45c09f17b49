"""Whether a configuration names helplog among its plugins.

Most say so in a line that can be seen: a capture finds its journal by lines alone, since YAML would
take longer than all the rest of it. Where the lines leave it open, YAML tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from helplog.model.late_patterns import late_pattern

_TOP_LEVEL_KEY: Final = late_pattern(r"[^\s#-]")
_PLUGINS_KEY: Final = late_pattern(r"""["']?plugins["']?\s*:""")
_COMMENT: Final = late_pattern(r"(?:^|\s)#.*")
_NAMES_HELPLOG: Final = late_pattern(
    r"""(?:^|[\s\[,{])["']?/?helplog["']?\s*(?:$|[:,\]}])"""
)
_ENVIRONMENT: Final = "!ENV"
_MAY_SAY_SO: Final = ("helplog", "INHERIT", _ENVIRONMENT, "\\", "\0")
"""Without one of these no file names the plugin: elsewhere in the text, in a file it inherits from,
in the environment, with escapes, in UTF-16."""


def names_helplog(path: str, read: Callable[[str], bytes | None]) -> bool:
    """Whether a configuration names the plugin, itself or in what it inherits.

    Args:
        path: of the file, as `read` knows it.
        read: gives the bytes of a file.
    """
    data = read(path) or b""
    text = data.decode("utf-8", "replace")
    lines = list(_plugin_lines(text))
    seen = any(map(_NAMES_HELPLOG.search, lines))
    asks = any(_ENVIRONMENT in line for line in lines)
    if seen and not asks:
        return True
    if not any(sign in text for sign in _MAY_SAY_SO):
        return False
    from helplog.text.reading.configuration.effective import (  # noqa: PLC0415  # see above
        read_effective,
    )
    from helplog.text.reading.configuration.plain import UnreadableError  # noqa: PLC0415

    try:
        return read_effective(path, read).plugin_options is not None
    except UnreadableError:
        # A slip elsewhere in the file doesn't hide the journal.
        return seen


def _plugin_lines(text: str) -> Iterator[str]:
    """The lines of the `plugins` block, comments removed."""
    within = False
    for raw in text.removeprefix("\ufeff").splitlines():
        line = _COMMENT.sub("", raw)
        opening = _PLUGINS_KEY.match(line)
        if opening:
            within = True
            line = line[opening.end() :]
        elif _TOP_LEVEL_KEY.match(line):
            within = False
        if within:
            yield line

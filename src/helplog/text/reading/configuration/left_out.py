"""Which files the configuration leaves out of the site, by patterns as git has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

IsLeftOut = Callable[[str], bool]
"""Whether a file is left out, by its uri."""


def left_out_by(patterns: Sequence[str]) -> IsLeftOut:
    """Tells the files that `exclude_docs` or `draft_docs` name, just as MkDocs does.

    Args:
        patterns: what stands under each of the two keys. A pattern that is none names nothing
            here; MkDocs builds no site with it.
    """
    stripped = map(str.strip, patterns)
    if not any(stripped):
        return _nothing
    from pathspec.gitignore import GitIgnoreSpec  # noqa: PLC0415 - few journals need it

    specs: list[GitIgnoreSpec] = []
    for text in patterns:
        try:
            rows = text.splitlines()
            specs.append(GitIgnoreSpec.from_lines(rows))
        except ValueError:
            continue

    def is_left_out(uri: str) -> bool:
        return any(spec.match_file(uri) for spec in specs)

    return is_left_out


def _nothing(_: str) -> bool:
    return False

"""The scalar keys of a frontmatter: load, tags, private, title and the rest."""

from __future__ import annotations

from helplog.model.late_patterns import late_pattern
from helplog.text.reading.frontmatter import Frontmatter
from helplog.text.source.findings import Findings
from helplog.text.source.fixing import quoting
from helplog.text.source.lines import SPACES
from helplog.text.source.nodes import (
    Listing,
    Mapping,
    Node,
    Scalar,
    Style,
    as_text,
    is_blank,
    scalars_in,
    written,
)
from helplog.text.source.scalars import is_placeholder
from helplog.text.source.words import days_in, is_none
from helplog.text.values.field_types import UnreadableError, read_ten
from helplog.text.values.people.persons import split_names, unique
from helplog.text.values.unfilled import is_unfilled

_TAG_BREAK = late_pattern(rf"[{SPACES}\n]+")
_COMMA = late_pattern(r"[,;\n]+")


def read_load(node: Node, findings: Findings) -> float | None:
    """Mental load, 0 to 10; None where it says none, or can't be read."""
    text = as_text(node)
    if is_none(text) or is_unfilled(node, findings):
        return None
    try:
        return read_ten(text)
    except UnreadableError as problem:
        findings.error(
            node.start,
            problem.code,
            f"`load: {text[:60]}`: {problem.message}",
            problem.hint.format(name="load"),
        )
        return None


def read_tags(node: Node, findings: Findings) -> tuple[str, ...]:
    """Tags, from a list or a string, with or without `#`."""
    if isinstance(node, Mapping):
        findings.warning(
            node.start,
            "tags-not-a-list",
            "Tags are read from keys here",
            "Type tags: [one, two]",
        )
    tags: dict[str, None] = {}
    whole = isinstance(node, Scalar)
    for part in scalars_in(node):
        if not _names_no_tag(part):
            tags_here = _split_tags(part.text, whole=whole)
            tags |= dict.fromkeys(tags_here)
    return tuple(tags)


def _names_no_tag(part: Scalar) -> bool:
    if part.style is not Style.PLAIN:
        return False
    if is_blank(part):
        return True
    return is_none(part.text) or is_placeholder(part.text)


def _split_tags(text: str, *, whole: bool) -> list[str]:
    pieces = _COMMA.split(text)
    found: list[str] = []
    for piece in pieces:
        bare = piece.strip(SPACES)
        has_signs = bare.startswith("#") and " #" in bare
        if has_signs or (whole and len(pieces) == 1):
            found += _TAG_BREAK.split(bare)
        else:
            found.append(bare)
    tags: list[str] = []
    for tag in found:
        if not tag.strip(SPACES + "#"):
            continue
        unmarked = tag.lstrip("#")
        tags.append(unmarked.strip(SPACES))
    return tags


def read_text(name: str, node: Node, findings: Findings) -> str | None:
    """A title, a time, a zone: text on one line, None where nothing was written."""
    if is_blank(node):
        return None
    if not isinstance(node, Scalar):
        fix = None
        if node.start.line == node.end.line:
            said = written(node)
            fix = quoting(node.start, node.end, said)
        findings.info(
            node.start,
            "text-expected",
            f"`{name}` is a text, not a list; it is read as it stands",
            f'Type {name}: "{written(node)[:60]}"',
            fix,
        )
    parts = written(node).split()
    text = " ".join(parts)
    if is_placeholder(text):
        return None
    return text or None


def read_lines(node: Node) -> tuple[str, ...]:
    """A list of texts, as `also` holds."""
    scalars = scalars_in(node)
    return tuple(part.text.strip() for part in scalars if not is_blank(part))


def report_open_question(node: Node, findings: Findings) -> None:
    """Asks which of two values is the true one; quotes neither, for the entry may be private."""
    findings.warning(
        node.start,
        "two-versions",
        "Two devices wrote different values here, and both were kept; which one is true?",
        "Put the true one in its place, and remove its line under also:",
    )


def read_name(node: Node) -> str | None:
    """The name on a person note."""
    parts = as_text(node).split()
    text = " ".join(parts)
    if is_blank(node) or is_placeholder(text):
        return None
    if not text.startswith(("@", "[[")):
        return text
    names = split_names(text)
    if not names:
        return None
    return names[0]


def read_aliases(node: Node) -> tuple[str, ...]:
    """Other names of a person."""
    if isinstance(node, Listing):
        scalars = scalars_in(node)
        names = [part.text for part in scalars if not is_blank(part)]
    else:
        whole = as_text(node)
        names = [part for part in _COMMA.split(whole) if not is_none(part)]
    return unique(name.strip(SPACES) for name in names)


def read_days(
    name: str, node: Node, front: Frontmatter, findings: Findings
) -> int | None:
    """A number of days: `30d`, `6 weeks`; what is none is kept in `front.extra`."""
    text = as_text(node)
    if is_blank(node) or is_none(text):
        return None
    days = days_in(text)
    if days is None:
        front.keep(name, text)
        findings.error(
            node.start,
            "not-a-span",
            f"`{name}: {text[:60]}` is no number of days",
            f"Type {name}: 30d, or {name}: 6 weeks",
        )
    return days

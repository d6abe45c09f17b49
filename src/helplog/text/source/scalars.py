"""One value on one line: quotes, comments, and the characters YAML keeps for itself."""

from __future__ import annotations

import re
from typing import Final

from helplog.model.names import MENTION
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.lines import SPACES, Line
from helplog.text.source.nodes import Scalar, Style
from helplog.text.source.quoting import closing_quote, unquoted

_COMMENT = re.compile(rf"(?:^|[{SPACES}])(#)(?=[{SPACES}])")
_RESERVED = frozenset("@`%*!&|>,]}")
_TAG = re.compile(r"!(?:!|<|[A-Za-z][\w.-]*[/:!]|[A-Z]{2,}(?=\s|$))\S*\s*")
_ANCHOR = re.compile(r"&[\w-]+(?:\s+|$)")
_ALIAS = re.compile(r"\*[\w-]+$")
_PLACEHOLDER = re.compile(r"\{\{[^{}\n]{0,200}\}\}|<%[^%\n]{0,300}%>")
_CLOSE_CURLY: Final = {
    "\u201c": '\u201d\u201c"',
    "\u201d": '\u201d"',
    "\u201e": '\u201d\u201c"',
    "\u201f": '\u201d"',
    "\u00ab": "\u00bb",
    "\u2018": "\u2019'",
    "\u201a": "\u2018\u2019",
}
_ELISION = re.compile(
    r"['\u2019](?:[0-9]|(?:tis|twas|cause|em|til|till|round|bout|n)\b)", re.IGNORECASE
)

_EXPAND_HINT = "Write the value out here; helplog reads no anchors, aliases or tags"


def is_placeholder(text: str) -> bool:
    """Whether a value is nothing but a template's unfilled `{{date}}`."""
    return bool(_PLACEHOLDER.search(text)) and not re.search(r"\w", _PLACEHOLDER.sub("", text))


def comment_at(text: str) -> int:
    """Index of the `#` that begins a comment, -1 without one.

    A comment has a space before and after it.
    """
    if "#" not in text:
        return -1
    found = _COMMENT.search(text)
    return found.start(1) if found else -1


def is_comment(text: str) -> bool:
    """Whether what follows a value is nothing, or only a comment."""
    bare = text.lstrip(SPACES)
    return not bare or (len(bare) < len(text) and bare[0] == "#" and bare[1:2] in {"", *SPACES})


def read_scalar(line: Line, findings: Findings, *, colon_ok: bool = False) -> Scalar:
    """The value that stands on a line.

    Args:
        line: the rest of a line after its dash or key.
        findings: where to report what had to be repaired.
        colon_ok: no warning about `: ` in it; YAML would read a list line with one as a mapping,
            which is fine.
    """
    text = line.text
    if not text:
        return Scalar("", line.spot, line.spot)
    if text[0] in "\"'":
        quoted = _read_quoted(line, findings)
        if quoted:
            return quoted
    if text[0] in _CLOSE_CURLY:
        curly = _read_curly(line, findings)
        if curly:
            return curly
    return read_plain(line, findings, colon_ok=colon_ok)


def read_plain(line: Line, findings: Findings, *, colon_ok: bool = False) -> Scalar:
    """The value that stands on a line, without quotes around the whole of it."""
    text = line.text
    cut = comment_at(text)
    comment = line.spot_at(cut) if cut >= 0 else None
    if cut >= 0:
        text = text[:cut].rstrip(SPACES)
    if not text:
        return Scalar("", line.spot, line.spot)
    start, bare = _expanded(text, line.spot, findings)
    _report_placeholder(text, line, findings)
    if bare and bare == text:
        _report_reserved(line, text, findings)
    if not colon_ok and has_colon(bare):
        report_colon(line.spot, bare, findings)
    return Scalar(bare, start, line.spot_at(len(text)), Style.PLAIN, comment)


def has_colon(text: str) -> bool:
    """Whether YAML would trip over a colon in this unquoted text."""
    return ":" in text and (": " in text or ":\t" in text or text[-1] == ":")


def report_colon(spot: Spot, text: str, findings: Findings) -> None:
    """Says that a colon is read as part of the value."""
    shown = text.replace("\\", "\\\\").replace('"', '\\"')
    findings.warning(
        spot,
        "colon-in-value",
        "A colon with a space after it stands inside this value; other YAML readers stop at it",
        f'Put the value in quotes: "{shown[:80]}"',
    )


def _expanded(text: str, spot: Spot, findings: Findings) -> tuple[Spot, str]:
    """Takes an anchor or a tag off; they mean nothing here, and an alias stays the text it is."""
    found = (_TAG if text[0] == "!" else _ANCHOR).match(text) if text[0] in "!&" else None
    if found:
        name = "A tag" if text[0] == "!" else "An anchor"
        findings.error(
            spot,
            "yaml-reference",
            f"{name} ({found.group().strip()}) is not used here",
            _EXPAND_HINT,
        )
        return Spot(spot.line, spot.column + found.end()), text[found.end() :]
    return spot, text


def is_alias(text: str) -> bool:
    """Whether a plain value is nothing but a reference to an anchor."""
    return text[:1] == "*" and _ALIAS.match(text) is not None


def report_alias(spot: Spot, text: str, findings: Findings) -> None:
    """Says that an alias stays what it is."""
    findings.error(spot, "yaml-reference", f"An alias ({text}) is not followed", _EXPAND_HINT)


def _report_placeholder(text: str, line: Line, findings: Findings) -> None:
    if "{{" not in text and "<%" not in text:
        return
    found = _PLACEHOLDER.search(text)
    if found:
        findings.warning(
            line.spot_at(found.start()),
            "unfilled-template",
            f"{found.group()} is a template's placeholder that was never filled in",
            "Type the value in its place, or remove the line",
        )


def _report_reserved(line: Line, text: str, findings: Findings) -> None:
    first = text[0]
    if first not in _RESERVED and not text.startswith(("? ", "- ")):
        return
    if is_alias(text):
        report_alias(line.spot, text, findings)
    elif not text.startswith("{{"):
        findings.warning(
            line.spot,
            "reserved-character",
            f"A value that begins with {first} needs quotes for other YAML readers",
            f'Type "{text[:80]}"' if '"' not in text else "Put the value in single quotes",
        )


def report_reserved_key(key: Scalar, findings: Findings) -> None:
    """Says that a key, such as the person `@Ana`, begins with a character YAML keeps for itself."""
    if key.style is Style.PLAIN and key.text[:1] in {"@", "`", "%", "!", "&", "*"} and key.text:
        findings.warning(
            key.start,
            "reserved-character",
            f"A name that begins with {key.text[0]} needs quotes for other YAML readers",
            f'Type "{key.text[:80]}": with quotes, or leave the {key.text[0]} out',
        )


def _read_quoted(line: Line, findings: Findings) -> Scalar | None:
    """A quoted value on one line, None where the quotes are only part of a text."""
    text = line.text
    close = closing_quote(text)
    if close < 0:
        return _unclosed(line, findings)
    after = text[close + 1 :]
    if not is_comment(after):
        findings.warning(
            line.spot,
            "text-after-quote",
            "Text follows the closing quote; the whole line is read as one text, quotes included",
            "Put single quotes around the whole value"
            if "'" not in text
            else "Begin the value with a word",
        )
        return None
    inner = unquoted(text[: close + 1])
    if inner is None:
        inner = text[1:close]
        findings.warning(
            line.spot,
            "odd-escape",
            "A backslash in this quoted text is read as a plain backslash",
            "Use single quotes around the value, or type the backslash twice",
        )
    if is_placeholder(inner):
        _report_placeholder(
            inner, Line(line.number, line.start + 1, line.indent + 1, inner, line.raw), findings
        )
    return Scalar(inner, line.spot, line.spot_at(close + 1), Style.QUOTED)


def _unclosed(line: Line, findings: Findings) -> Scalar | None:
    """A quote that nobody closed; an apostrophe is none, though other readers take it for one."""
    text = line.text
    if text[0] == "'" and (_ELISION.match(text) or len(text) == 1):
        findings.warning(
            line.spot,
            "reserved-character",
            "A value that begins with ' needs quotes for other YAML readers",
            f'Type "{text[:80]}"'
            if '"' not in text
            else "Type \u2019 in its place, or put the value in quotes",
        )
        return None
    findings.warning(
        line.spot,
        "unclosed-quote",
        "The quote that begins here is not closed",
        f"Type {text[0]} at the end of the value as well, or take this one away",
    )
    rest = line.after(1)
    scalar = read_plain(rest, findings, colon_ok=True)
    return Scalar(scalar.text, line.spot, scalar.end, Style.QUOTED, scalar.comment)


def within_curly(text: str) -> str | None:
    """What stands between the typographic quotes around a whole text, None where there are none around it."""
    if text[:1] not in _CLOSE_CURLY:
        return None
    inner = text[1:-1]
    closers = _CLOSE_CURLY[text[0]]
    whole = inner and text[-1] in closers and not any(c in inner for c in closers + text[0])
    return inner if whole else None


def without_comment(text: str) -> str:
    """A text without the comment at its end."""
    cut = comment_at(text)
    return text[:cut].rstrip(SPACES) if cut >= 0 else text


def unquoted_key(key: Scalar, findings: Findings) -> Scalar:
    """A key, such as a person, without the typographic quotes around it."""
    inner = within_curly(key.text) if key.style is Style.PLAIN else None
    if inner is None:
        return key
    report_curly(key.start, inner, findings)
    return key._replace(text=inner, style=Style.QUOTED)


def _read_curly(line: Line, findings: Findings) -> Scalar | None:
    """Typographic quotes around the whole value, as a phone sets them."""
    text = without_comment(line.text)
    inner = within_curly(text)
    if inner is None:
        return None
    report_curly(line.spot, inner, findings)
    return Scalar(inner, line.spot, line.spot_at(len(text)), Style.QUOTED)


def report_curly(spot: Spot, inner: str, findings: Findings) -> None:
    """Says that typographic quotes are read as plain ones."""
    findings.warning(
        spot,
        "curly-quotes",
        "Typographic quotes around a value are read as plain ones",
        f'Type "{inner[:80]}" with straight quotes, or none',
    )


def opens_collection(text: str) -> bool:
    """Whether a value begins with a bracket that is no link's and no template's placeholder's."""
    if text[:1] not in {"[", "{"} or text.startswith("{{"):
        return False
    return not begins_with_link(text)


def begins_with_link(text: str) -> bool:
    """Whether a value begins with `[[a link]]`, which YAML would take for two lists."""
    return text.startswith("[[") and MENTION.match(text) is not None

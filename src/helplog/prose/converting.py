"""A Markdown converter that never stops a build: what it can't convert it gives as it is written.

Whatever a page does to Markdown, to an extension of the site's own or to the cleaning of HTML, it
is that page's finding, and every other page is there.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Final

from helplog.model.diagnostic import Diagnostic, Severity
from helplog.prose.bounding import TooMuchMarkdownError, Work, bound
from helplog.prose.cleaning import TooDeepError
from helplog.prose.pattern_prefilter import prefilter
from helplog.text.reading.checkin.body import without_comments

if TYPE_CHECKING:
    from markdown import Markdown

    from helplog.model.journal import Writing

CODE: Final = "shown-as-written"
_SHOWN: Final = 80
_ENDLESS: Final = (TooMuchMarkdownError, TooDeepError, RecursionError)


def convert_safely(markdown: Markdown, failed: Callable[[BaseException], None]) -> None:
    """Has a converter give a text as it is written where it fails on it.

    Args:
        markdown: the converter; other extensions may still be added to it.
        failed: takes the problem, to be told as a finding of the page.
    """
    convert = markdown.convert
    work: Work | None = None

    def converted(text: str) -> str:
        nonlocal work
        try:
            if work is None:
                prefilter(markdown)
                work = bound(markdown)
            work.begin(text)
            return convert(text)
        except Exception as problem:  # noqa: BLE001 - an extension may raise anything
            markdown.reset()
            failed(problem)
            return as_written(text)

    markdown.convert = converted  # type: ignore[method-assign,assignment]


def as_written(text: str) -> str:
    """A text as HTML in which it reads as it was typed; comments stay hidden."""
    shown = []
    for part in without_comments(text).split("\n\n"):
        if part.strip():
            words = escape(part.strip("\n"))
            words = words.replace("\n", "<br>\n")
            shown.append(f"<p>{words}</p>")
    return "\n".join(shown)


def failure(problem: BaseException, writing: Writing) -> Diagnostic:
    """The finding for a page that is shown as it is written."""
    why = _named(problem)
    hint = (
        "Look in it for what is unusual; or in mkdocs.yml, at the Markdown extensions"
    )
    if isinstance(problem, _ENDLESS):
        hint = (
            "Look in it for long rows of brackets, quote signs, dashes or tags, "
            "and take them out"
        )
    message = f"This can't be turned into a page, so its text stands there as it is written: {why}"
    return Diagnostic(writing.where, Severity.WARNING, CODE, message, hint)


def _named(problem: BaseException) -> str:
    """A problem in a few words on one line."""
    if isinstance(problem, TooMuchMarkdownError | TooDeepError):
        return str(problem)
    if isinstance(problem, RecursionError):
        return "it is nested too deeply"
    said = ""
    for letter in str(problem)[:_SHOWN]:
        said += letter if letter.isprintable() else " "
    return f"{type(problem).__name__}: {said}".rstrip(": ")

"""Dates, numbers and answers that a template left open: `{{date}}T{{time}}`."""

from __future__ import annotations

from helplog.text.source.findings import Findings
from helplog.text.source.nodes import Node, Scalar, Style, as_text
from helplog.text.source.scalars import (
    has_placeholder,
    is_placeholder,
    report_placeholder,
)


def is_unfilled(node: Node, findings: Findings) -> bool:
    """Whether a placeholder stands in a value that is more than text, which is said.

    In quotes, a placeholder among words may well be meant, so that nothing was said of it when it
    was read.
    """
    text = as_text(node)
    if not has_placeholder(text):
        return False
    in_quotes = isinstance(node, Scalar) and node.style is Style.QUOTED
    if in_quotes and not is_placeholder(text):
        report_placeholder(text, node.start, findings)
    return True

"""A finding stands at the line of what it is about, however that is spelt."""

from __future__ import annotations

import pytest
from tests.prose.rendering import FIRST_LINE, rendered

FAR = "https://example.org"
ABOVE = "# A heading\n\nWords, and `![b](gone.png) <script>` in code.\n\n```\n![b](gone.png) <form>\n```\n\n"
"""What stands above; the next line is the ninth."""

SPELT = [
    "![b](gone.png)",
    "![b](<gone.png>)",
    '![b](gone.png "A title")',
    "[![b](there.png)](gone.png)",
    "[a](gone.md#x)",
    "[a](gone%20with%20blanks.md)",
    "[a](<gone with blanks.md>)",
    "![b](gone\\_with\\_escapes.png)",
    "![b](gone_with_marks_.png)",
    "![b](über.png)",
    "![b](a&b.png)",
    "![b](a&amp;b.png)",
    "<img src=gone.png>",
    "<img alt='x' src='a&amp;b.png'>",
    f"![b]({FAR}/a.png?x=1&y=2)",
    f"<img src='{FAR}/a.png?x=1&amp;y=2'>",
    f"<img src='{FAR}/a.png?x=1&y=2'>",
    f"<video src='{FAR}/a.mp4?x=1&amp;y=2'></video>",
    "![b](data:image/svg+xml,x)",
    "<img src='data:text/html;base64,AAAA'>",
    "<script>x</script>",
    "<FORM>x</FORM>",
    "<b\nonclick='x'>b</b>",
    "[a](javascript:x)",
    "[a](java&#115;cript:x)",
    "**b**{: onclick='x' }",
]


@pytest.mark.parametrize("text", SPELT)
@pytest.mark.parametrize("before", ["", "- ", "> ", "words "])
def test_a_finding_stands_at_its_line(before: str, text: str) -> None:
    _, found = rendered(f"{ABOVE}{before}{text}\n\nwords below\n")
    assert found
    lines = {finding.where.line - FIRST_LINE for finding in found}
    assert lines <= {8, 8 + text.count("\n")}


def test_where_a_reference_is_told() -> None:
    _, (found,) = rendered("words ![b][1] and ![b][1]\n\nwords\n\n[1]: gone.png\n")
    assert found.where.line == FIRST_LINE + 4


def test_a_column_counts_letters() -> None:
    _, (found,) = rendered("äöü 😀 ![b](gone.png)")
    assert found.where.column == 12

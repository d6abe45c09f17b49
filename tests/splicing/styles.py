"""Frontmatter as people write it, for splicing into: whole files, and pieces that hypothesis puts together."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from hypothesis import strategies as st
from tests.text.cases import load_case

from helplog.model.kinds import Kind

ROOT: Final = Path(__file__).parents[2]

LISTS: Final = (
    "",
    "asks:\n",
    "asks:\n  # whom?\n",
    "asks: none\n",
    "asks: none # this week\n",
    "asks: []\n",
    "asks: ~\n",
    "asks:\n  - none\n",
    "asks: [none]\n",
    "asks:\n- Ana: the boxes\n- Bo: the van\n",
    "asks:\n  - Ana: the boxes\n    weight: 5\n  # later\n  - Bo: the van\n",
    "asks:\n    -   who: Ana\n        what: 'the boxes'\n",
    "asks:\n  - what: the boxes\n    from: Ana\n",
    'asks:\n  - "Ana: the boxes"\n',
    "asks:\n  - 'Ana: it''s the boxes'\n",
    "asks:\n  - carry the boxes @Ana\n\n",
    "asks: [Ana: the boxes]\n",
    'asks: ["Ana: the boxes", "Bo: the van",]\n',
    'asks: [\n  "Ana: the boxes",\n  "Bo: the van"\n]\n',
    "asks: [{who: Ana, what: boxes}] # flow\n",
    'asks: "Ana: the boxes" # text\n',
    "asks: Ana: the boxes\n",
    "asks: >-\n  Ana: the boxes\n  and the van\n",
    "asks: |\n  Ana: the boxes\n",
    "asks:\n  Ana: the boxes\n  weight: 5\n",
    "asks:\n  Ana: the boxes\n  Bo: the van\n",
    "asks: {who: Ana, what: the boxes}\n",
    "asks:\n  - Ana: |\n      the boxes\n      # and the van\n\n",
    "asks:\n  - Ana: >\n      folded\n      text\n",
    "asks:\n  - Ana:\n    - the boxes\n    - the van\n",
    "asks:\n  - Ana:\n    - what: the boxes\n      weight: 5\n    - what: the van\n  - Bo: soup\n",
    "asks:\n- Ana:\n  - the boxes\n    # heavy\n    weight: 5\n  - the van: at nine\n",
    "asks:\n\t- Ana: the boxes\n",
    "asks:\n  * Ana: the boxes\n",
    "asks: - Ana: the boxes\n",
    "asks:\n  - Ana: the boxes\nload: 3\nasks:\n  - Bo: the van\n",
    "asks:\n  - who: [Ana, Bo]\n    what: the boxes\n    answer: waiting\n",
)
BEFORE: Final = (
    "",
    "load: 4\n",
    "title: A day: in full\ntags: [a, b]\n",
    "needs:\n  - a quiet hour\n",
    "# mine\nmood: ~\n",
)
AFTER: Final = (
    "",
    "load: 4\n",
    "# the end\n",
    "thanks: none\n",
    "needs:\n- sleep\n",
    "diary: |\n  two\n\n  lines\n",
)
CLOSES: Final = ("---\n", "...\n", "---")
BODIES: Final = (
    "",
    "A day.\n",
    "\n# Asks\n- none\n\n---\n",
    "no end of line",
    "```\nasks:\n```\n",
)
OPENINGS: Final = ("---\n", "\ufeff---\n", "\n\n---\n", "--- \n")


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """A file: any opening, list, neighbours, close, body and line ends; now and then no frontmatter at all."""
    if draw(st.integers(0, 9)) == 0:
        text = draw(st.sampled_from(("", "\ufeff"))) + draw(st.sampled_from(BODIES))
    else:
        middle = "".join(
            draw(st.sampled_from(pieces)) for pieces in (BEFORE, LISTS, AFTER)
        )
        close = draw(st.sampled_from(CLOSES))
        body = draw(st.sampled_from(BODIES)) if close.endswith("\n") else ""
        text = draw(st.sampled_from(OPENINGS)) + middle + close + body
    return draw(st.sampled_from((text, text.replace("\n", "\r\n")))).encode()


def real_files() -> list[tuple[str, bytes]]:
    """The sample's entries and the reader's golden cases, by uri."""
    sample = [
        (path.relative_to(ROOT / "entries").as_posix(), path.read_bytes())
        for path in (ROOT / "entries").rglob("*.md")
    ]
    cases = [
        load_case(path)
        for path in sorted((ROOT / "tests/golden/reader").rglob("*"))
        if is_case(path)
    ]
    return sorted([*sample, *((case.uri, case.data) for case in cases)])


def is_case(path: Path) -> bool:
    """Whether a file under the golden cases is one."""
    return path.is_file() and path.name != "README.md"


NAMES: Final = (
    "Priya",
    "Dana Lee",
    "No",
    "Owner",
    "李芳",
    "Zoë",
    "O'Brien",
    "Yes",
    "null",
    "12:30",
    "A. B. Hill",
    "#1",
)
WHATS: Final = (
    "review the report", "no", "yes", "none", "12:30", "2026-11-18", "it is #1", "a: b", "ends with:", "- dash",
    "@Ana", "“curly”", 'say "hi"', "it's", "100%", "~", "null", "[[Ana]] said", "{a, b}", "[x]", "a, b, c",
    "1e3", "0x1f", "!tag", "*star", "&and", "| pipe", "> more", "? what", "% of", "back\\slash", "tab\there",
    "two\u2028lines", "emoji 🙂", "nbsp\xa0x", "`code`", "é", "x" * 300, "---", "...", "a #b c # d",
    "<b>bold</b>", "{{date}}", "=", "<<", "trailing -", "ünïcode: ça",
)  # fmt: skip
kinds = st.sampled_from(list(Kind))
texts = st.sampled_from(WHATS) | st.text(
    st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")),
    min_size=1,
    max_size=30,
).map(lambda text: " ".join(text.split())).filter(bool)

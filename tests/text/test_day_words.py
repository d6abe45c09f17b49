"""Days in words: in fields and in the site's language, without the library where none is needed."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from helplog.model.journal import Entry, FieldValue
from helplog.model.settings import Settings
from helplog.text.reading.file import read
from helplog.text.source.day_vocabulary import may_be_day, says_when_or_whether

WEDNESDAY = date(2026, 11, 18)


def by_of(words: str, language: str) -> FieldValue | None:
    data = f"---\nasks:\n  - Sam: sofa\n    by: {words}\n---\n".encode()
    entry, _ = read("2026-11-18.md", data, Settings(language=language))
    assert isinstance(entry, Entry)
    return entry.items[0].fields.get("by")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Freitag", 20),
        ("am Freitag", 20),
        ("bis nächsten Freitag", 20),
        ("letzten Freitag", 13),
        ("morgen", 19),
        ("übermorgen", 20),
        ("gestern", 17),
        ("in einer Woche", 25),
        ("vor drei Tagen", 15),
        ("20. November", 20),
        ("friday", 20),
    ],
)
def test_german_words_are_read_in_a_german_journal(words: str, day: int) -> None:
    assert by_of(words, "de") == date(2026, 11, day)


def test_words_of_any_language_of_the_site_are_read() -> None:
    assert by_of("demain", "fr") == date(2026, 11, 19)
    assert by_of("demain", "en") is None
    assert by_of("tomorrow", "xx") == date(2026, 11, 19)
    assert by_of("demain", "xx") is None


def test_the_words_of_a_day_are_told_from_names() -> None:
    for text in ("yes", "no", "enough", "2026-11-20", "friday # at last", '"2 march"'):
        assert says_when_or_whether(text)
    for text in ("Dana", "April", "May", "Sam on friday", "", "one", "the last"):
        assert not says_when_or_whether(text)
    assert not may_be_day("when it snows")


def test_a_plain_date_asks_no_library() -> None:
    code = (
        "import sys\nfrom helplog.model.settings import Settings\n"
        "from helplog.text.reading.file import read\n"
        "read('2026-11-18.md', b'---\\nasks:\\n  - Sam: x\\n    by: 2026-11-20\\n"
        "    answered: tomorrow\\n    done: when it snows\\n---\\n', Settings())\n"
        "print('dateparser' in sys.modules)"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert found.stdout == "False\n"

"""A check-in that another device or program wrote is gone on with, whatever it looks like."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.checkin.sitting import NAME, Sit

from helplog.model.journal import Checkin
from helplog.model.settings import Settings
from helplog.text.reading.file import read

CASES = {
    "without ids": "---\nweek: 2026-W47\n---\n## Who did I let help me this week?\nSam\n",
    "with ids in another language": "---\nweek: 2026-W47\n---\n## Von wem? { #let-help }\nSam\n\n## Wo? { #need-help }\n",
    "German, without ids": "---\nweek: 2026-W47\n---\n## Von wem habe ich mir diese Woche helfen lassen?\n\nSam\n",
    "a language nobody knows": "---\nweek: 2026-W47\n---\n## Qui m'a aidé ?\n\nSam\n\n## Où ai-je besoin d'aide ?\n",
    "other levels": "---\nweek: 2026-W47\n---\n# Who did I let help me this week?\nSam\n### Where do I need help that I haven't asked for yet?\nrest\n",
    "asked twice": "---\nweek: 2026-W47\n---\n## Who did I let help me this week? { #let-help }\nSam\n## Who did I let help me this week?\nJo\n",
    "CRLF": "---\r\nweek: 2026-W47\r\n---\r\n\r\n## Who did I let help me this week? { #let-help }\r\n\r\nSam\r\n",
    "GitJournal": "---\ncreated: 2026-11-22T19:02:11+01:00\nmodified: 2026-11-22T19:03:40+01:00\nweek: 2026-W47\n---\n\n# 2026-W47\n\nSam\n",
    "only frontmatter": "---\nweek: 2026-W47\naccepted:\n  - Sam: the boxes\n---\n",
    "only frontmatter, no last line end": "---\nweek: 2026-W47\naccepted: none\nload: 3\n---",
    "nothing at all": "",
    "no frontmatter": "Words of a week.\n",
    "a byte order mark": "\ufeff---\nweek: 2026-W47\n---\n## Who did I let help me this week?\n",
    "underlined headings": "---\nweek: 2026-W47\n---\nWho did I let help me this week?\n---\n\nSam\n",
    "a list in brackets": "---\nweek: 2026-W47\naccepted: [Sam, Jo]\nneeds: []\n---\n",
    "crossed out by a merge of another program": '---\nweek: 2026-W47\nneeds: none\nalso:\n  - "load: 4"\n---\n## Where do I need help that I haven\'t asked for yet?\nnone\n\nor the roof\n',
    "headings within quotes": "---\nweek: 2026-W47\n---\n> ## Who did I let help me this week?\n> Sam\n",
    "bullets of an outliner": "---\nweek: 2026-W47\n---\n- ## Who did I let help me this week?\n  - Sam\n",
    "Obsidian's comment": "---\nweek: 2026-W47\n---\n%% from the template %%\n\n## Who did I let help me this week?\n%% nobody? %%\n",
}


@pytest.mark.parametrize("case", CASES)
def test_it_is_gone_on_with(case: str, journal: Path, sit: Sit) -> None:
    path = journal / "entries" / NAME
    path.parent.mkdir()
    path.write_bytes(CASES[case].encode())
    run = sit("= Ulli gave me a lift\ny\n\n= the roof\ny\n= Mia\ny\n7\nTom: the tap\n")
    assert not run.err
    assert run.code == 0
    checkin, findings = read(NAME, path.read_bytes(), Settings())
    assert isinstance(checkin, Checkin)
    assert not [one for one in findings if one.severity == "error"]
    assert {str(reply.text).split("\n")[-1] for reply in checkin.replies.values()} == {
        "Ulli gave me a lift",
        "the roof",
        "Mia",
    }
    assert {item.what or item.who[0] for item in checkin.items} >= {
        "gave me a lift",
        "the roof",
        "Mia",
    }
    assert checkin.load == 7
    assert checkin.next_ask == "Tom: the tap"


@pytest.mark.parametrize("case", CASES)
def test_no_line_of_it_is_gone_when_enter_keeps_it(
    case: str, journal: Path, sit: Sit
) -> None:
    path = journal / "entries" / NAME
    path.parent.mkdir()
    path.write_bytes(CASES[case].encode())
    sit("\n")
    left = path.read_text("utf-8")
    for line in CASES[case].splitlines():
        is_heading = "## " in line
        if line.strip("-") and not is_heading:
            assert line in left, case

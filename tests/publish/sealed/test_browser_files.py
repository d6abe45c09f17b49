"""What a browser is given is the same for every journal, and every word it asks for is there."""

from __future__ import annotations

import base64
import hashlib
import re
from importlib.resources import files
from typing import Final

from helplog.publish.sealed.browser.words import SENTENCES, browser_words
from helplog.publish.sealed.browser_files import keeper, unlock_page, worker

PARTS: Final = files("helplog.publish.sealed") / "browser"
KINDS: Final = re.compile(r'new Trouble\("(\w+)"')
ASKED_FOR: Final = (
    re.compile(r'data-(?:word|label)="(\w+)"'),
    re.compile(r"\bwords\.(\w+)"),
    re.compile(r'\b(?:say|refuse)\("(\w+)"'),
)
NOT_SAID: Final = {"locked", "gone", "language", "text"}
"""Kinds that no page shows, and what isn't a sentence's name."""


def texts() -> dict[str, str]:
    folders = [PARTS / one for one in ("shared", "worker", "unlock", "keeper")]
    return {
        f"{folder.name}/{part.name}": part.read_text("utf-8")
        for folder in folders
        for part in folder.iterdir()
    }


def test_the_page_may_run_its_one_script_and_no_other() -> None:
    page = unlock_page().decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    for tag in ("script", "style"):
        found = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert len(found) == 1
        digest = hashlib.sha256(found[0].encode()).digest()
        assert f"'sha256-{base64.b64encode(digest).decode()}'" in policy[1]
    assert "unsafe" not in policy[1]
    assert "http://" not in re.sub(r'"http://www.w3.org/[^"]*"', "", page)
    assert "<title>Locked</title>" in page


def test_the_worker_hands_out_the_very_page_that_lies_on_the_host() -> None:
    told = re.search(r'const PAGE = (\{"html":.*\});', worker().decode())
    assert told is not None
    assert '"html":"\\u003c!doctype html>' in told[1]
    assert not [one for one in (worker(), keeper()) if b"eval(" in one]


def test_every_sentence_that_is_asked_for_is_there_in_every_language() -> None:
    asked = {
        name
        for text in texts().values()
        for pattern in (*ASKED_FOR, KINDS)
        for name in pattern.findall(text)
    }
    assert asked - NOT_SAID <= SENTENCES.keys()
    spoken = browser_words()
    assert {"de", "en", "fr"} <= spoken.keys()
    for language, words in spoken.items():
        same = {name for name, said in words.items() if said == SENTENCES[name]}
        assert language == "en" or same <= {"app", "passphrase"}, same


def test_no_sentence_is_said_by_nobody() -> None:
    whole = "".join(texts().values())
    unused = [name for name in SENTENCES if not re.search(rf"\b{name}\b", whole)]
    assert unused == ["hide_passphrase"]  # put together of two words

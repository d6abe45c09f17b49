"""Journals with a small site, whose keys are made in no time."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.publish.sealed import opener, small_site

from helplog.publish.sealed.format import vault


@pytest.fixture
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases that are not stretched, here and in the opener."""
    monkeypatch.setattr(vault, "pbkdf2_hmac", small_site.quickly)
    monkeypatch.setattr(opener, "pbkdf2_hmac", small_site.quickly)


@pytest.fixture
def root(tmp_path: Path, quick_keys: None) -> Path:
    """A journal with a small site."""
    del quick_keys
    small_site.build(tmp_path / "site")
    return tmp_path

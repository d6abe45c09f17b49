"""Which folder is the journal."""

from __future__ import annotations

from pathlib import Path

import pytest

from helplog.model.refusal import RefusalError
from helplog.store.configuration.naming_helplog import names_helplog
from helplog.store.folder import (
    entry_settings,
    find_journal,
    named_journal,
    open_settings,
)


def names(text: str) -> bool:
    return names_helplog("mkdocs.yml", {"mkdocs.yml": text.encode()}.get)


@pytest.mark.parametrize(
    "text",
    [
        "plugins:\n  - search\n  - helplog\n",
        "plugins:\n- helplog:\n    week_start: sunday\n",
        "plugins:\n  helplog: {}\n  search: {}\n",
        "plugins: [search, helplog]\n",
        "plugins: ['search', \"helplog\"]\n",
        "plugins: {helplog: {streaks: off}}\n",
        "plugins:\r\n  - 'helplog'\r\n",
        "\ufeffplugins:\n  - helplog  # my journal\n",
        'site_name: "half open\nplugins:\n  - helplog\n',
        "plugins:\n  # - old\n\n  - !ENV [X, y]\n  - helplog\ntheme: !!python/name:x\n",
    ],
)
def test_a_configuration_that_names_the_plugin(text: str) -> None:
    assert names(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "site_name: helplog\n",
        "plugins:\n  - search\n",
        "plugins:\n  # - helplog\n  - search\n",
        "plugins:\n  - helplog-extra\n  - not-helplog\n",
        "plugins:\n  - search\nextra:\n  - helplog\n",
        "site_name: x # plugins: [helplog]\n",
    ],
)
def test_a_configuration_that_does_not(text: str) -> None:
    assert not names(text)


def configure(folder: Path, plugin: str = "helplog") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(f"plugins:\n  - {plugin}\n", encoding="utf-8")
    return folder


def test_the_nearest_journal_upward_is_found(tmp_path: Path) -> None:
    outer = configure(tmp_path / "outer")
    inner = configure(outer / "inner")
    configure(inner / "handbook", "search")
    deep = inner / "handbook/entries"
    deep.mkdir()
    assert find_journal(deep) == inner
    assert find_journal(outer) == outer


def test_no_journal_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RefusalError, match="helplog init"):
        find_journal(tmp_path)


def test_a_named_journal_is_the_folder_or_the_one_whose_entries_it_holds(
    tmp_path: Path,
) -> None:
    root = configure(tmp_path / "journal")
    (root / "entries/2026").mkdir(parents=True)
    (root / "other").mkdir()
    assert named_journal(root) == root
    assert named_journal(root / "entries/2026") == root
    assert named_journal(root / "mkdocs.yml") == root
    for slip in (root / "other", root / "jurnal"):
        with pytest.raises(RefusalError, match="is no journal"):
            named_journal(slip)


@pytest.mark.parametrize(
    ("folders", "docs_dir"),
    [
        ((), "entries"),
        (("entries",), "entries"),
        (("docs",), "docs"),
        (("docs", "entries"), "entries"),
    ],
)
def test_where_the_entries_are_if_nobody_says(
    tmp_path: Path, folders: tuple[str, ...], docs_dir: str
) -> None:
    root = configure(tmp_path / "journal")
    for folder in folders:
        (root / folder).mkdir()
    assert entry_settings(root).docs_dir == docs_dir
    assert open_settings(root)[0].docs_dir == docs_dir
    (root / "mkdocs.yml").write_text(
        "docs_dir: notes # mine\nplugins: [helplog]\n", "utf-8"
    )
    assert (entry_settings(root).docs_dir, open_settings(root)[0].docs_dir) == (
        "notes",
        "notes",
    )

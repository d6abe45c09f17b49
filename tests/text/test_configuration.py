"""mkdocs.yml to settings: every option, every tag, and what is said of those that can't be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helplog.model.calendar import WeekStart
from helplog.model.settings import Settings
from helplog.text.reading.configuration.settings import (
    read_settings,
    settings_from_options,
)

FULL = """\
site_name: !ENV [JOURNAL_NAME, "My days"]
docs_dir: words
theme:
  name: material
  language: de
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
plugins:
  - search
  - helplog:
      week_start: sunday
      streaks: off
      editor: vscode
      prompts:
        - What got quieter?
        - "One more: what was light?"
      questions:
        let-help: Wer hat geholfen?
      unsafe_html: false
"""


def codes(text: str) -> list[tuple[str, int, int]]:
    return [(d.code, d.where.line, d.where.column) for d in read_settings(text)[1]]


def test_every_option_is_read() -> None:
    settings, diagnostics = read_settings(FULL)
    assert not diagnostics
    assert settings == Settings(
        site_name="My days",
        docs_dir="words",
        week_start=WeekStart.SUNDAY,
        streaks=False,
        editor="vscode",
        prompts=("What got quieter?", "One more: what was light?"),
        questions={"let-help": "Wer hat geholfen?"},
        language="de",
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "plugins: [helplog]",
        "plugins:\n  helplog: {}\n",
        "plugins:\n  - helplog:\n",
    ],
)
def test_without_options_the_defaults_stand(text: str) -> None:
    assert read_settings(text) == (Settings(), ())


def test_plugins_may_be_a_mapping() -> None:
    assert (
        read_settings("plugins:\n  search: {}\n  helplog:\n    week_start: saturday\n")[
            0
        ].week_start
        is WeekStart.SATURDAY
    )


@pytest.mark.parametrize(
    ("options", "code", "column"),
    [
        ("week_start: tuesday", "odd-option", 7),
        ("streaks: sometimes", "odd-option", 7),
        ("editor: notepad", "odd-option", 7),
        ("prompts: 3", "odd-option", 7),
        ("questions: [a]", "odd-option", 7),
        ("promts: [a]", "unknown-option", 7),
        ("questions: {let-hlp: a}", "unknown-question", 19),
    ],
)
def test_an_option_that_cannot_be_used_is_named_at_its_place(
    options: str, code: str, column: int
) -> None:
    assert codes(f"plugins:\n  - helplog:\n      {options}\n") == [(code, 3, column)]


def test_an_address_may_be_the_editor() -> None:
    settings, diagnostics = settings_from_options(
        {"editor": "myeditor://open?file={path}&line={line}"}
    )
    assert settings.editor == "myeditor://open?file={path}&line={line}"
    assert not diagnostics


def test_options_keep_what_the_rest_of_the_file_says() -> None:
    settings, _ = settings_from_options(
        {"streaks": False}, Settings(site_name="Days", language="fr")
    )
    assert (settings.site_name, settings.language, settings.streaks) == (
        "Days",
        "fr",
        False,
    )


def test_plugins_written_twice_count_as_the_site_generator_counts_them() -> None:
    text = "plugins:\n  - search\nplugins:\n  - search\n  - helplog: {week_start: sunday, streaks: perhaps}\n"
    settings, _ = read_settings(text)
    assert settings.week_start is WeekStart.SUNDAY
    assert codes(text) == [("odd-option", 5, 35)]


def test_plugins_behind_a_tag_are_read() -> None:
    text = "plugins: !ENV [PLUGINS, [search, tags, helplog: {week_start: sunday}]]\n"
    assert read_settings(text)[0].week_start is WeekStart.SUNDAY


def test_a_file_that_is_no_list_of_options_is_named() -> None:
    assert codes("- a\n") == [("configuration-unreadable", 1, 1)]


def test_a_file_that_is_no_yaml_is_named_at_its_place() -> None:
    assert codes("site_name: a\nplugins: [helplog\nx: y\n") == [
        ("configuration-unreadable", 3, 2)
    ]


@given(st.text(max_size=200))
def test_any_text_gives_settings(text: str) -> None:
    settings, _ = read_settings(text)
    assert settings.docs_dir

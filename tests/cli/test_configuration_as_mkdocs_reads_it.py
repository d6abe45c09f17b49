"""The command line and MkDocs see the same journal, however its configuration is put together."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import pytest
from mkdocs.config import load_config
from tests.cli.running import Run

from helplog.cli.main import main
from helplog.model.refusal import RefusalError
from helplog.store.configuration.file import forget_choice
from helplog.store.folder import entry_settings, find_journal, open_settings
from helplog.store.trust.exposure import refuse_open_to_all
from helplog.store.trust.running_files import running_files
from helplog.website.options import settings_of
from helplog.website.plugin import HelplogPlugin

OWN: Final = "mkdocs.yml"
PLAIN: Final = (
    "site_name: Days\ndocs_dir: words\nsite_dir: out\ntheme: {name: material}\n"
    "plugins:\n  - search\n  - helplog:\n      week_start: sunday\n"
)


@dataclass(frozen=True)
class Case:
    """A way to say the same, and now and then something else."""

    files: Mapping[str, str]
    """By their paths from the journal's folder; `HERE` in them stands for that folder."""
    environment: Mapping[str, str] = field(default_factory=dict)
    named: str = ""
    """What -f is given; nothing where MkDocs finds it by itself."""


CASES: Final = {
    "all in one file": Case({OWN: PLAIN}),
    "the other ending": Case({"mkdocs.yaml": PLAIN}),
    "everything inherited": Case(
        {OWN: "INHERIT: base.yml\nsite_name: Days\n", "base.yml": PLAIN}
    ),
    "inherited from above": Case(
        {OWN: "INHERIT: ../base.yml\n", "../base.yml": PLAIN},
    ),
    "inherited by the whole path": Case(
        {OWN: "INHERIT: HERE/conf/base.yml\n", "conf/base.yml": PLAIN}
    ),
    "inherited in a chain, each relative to its own folder": Case(
        {
            OWN: "INHERIT: a/one.yml\nsite_name: Days\n",
            "a/one.yml": "INHERIT: ../b/two.yml\ndocs_dir: words\n",
            "b/two.yml": "INHERIT: three.yml\nsite_dir: out\n",
            "b/three.yml": PLAIN.replace("words", "elsewhere"),
        }
    ),
    "inherited, and one thing said anew": Case(
        {OWN: "INHERIT: base.yml\ndocs_dir: mine\n", "base.yml": PLAIN}
    ),
    "inherited, the plugins said anew": Case(
        {
            OWN: "INHERIT: base.yml\nplugins: [helplog]\n",
            "base.yml": PLAIN.replace("helplog:", "tags:").replace(
                "      week_start: sunday\n", ""
            ),
        }
    ),
    "inherited, mappings of plugins merged": Case(
        {
            OWN: "INHERIT: base.yml\nplugins:\n  helplog: {week_start: saturday}\n",
            "base.yml": "site_name: D\ndocs_dir: words\ntheme: {name: material}\n"
            "plugins:\n  search: {}\n  helplog: {week_start: sunday, streaks: off}\n",
        }
    ),
    "inherited, mappings of plugins merged, the plugin only above": Case(
        {
            OWN: "INHERIT: base.yml\nplugins:\n  search: {}\n",
            "base.yml": "site_name: D\ndocs_dir: words\n"
            "plugins:\n  helplog: {week_start: sunday}\n",
        }
    ),
    "inherited, a theme merged": Case(
        {
            OWN: "INHERIT: base.yml\ntheme: {language: de}\n",
            "base.yml": PLAIN,
        }
    ),
    "inherited from where the environment says": Case(
        {OWN: "INHERIT: !ENV [NOT_SET, BASE, none.yml]\n", "base.yml": PLAIN},
        {"BASE": "base.yml"},
    ),
    "inherited from a default": Case(
        {OWN: "INHERIT: !ENV [NOT_SET, base.yml]\n", "base.yml": PLAIN}
    ),
    "inherited, the key in quotes": Case(
        {OWN: '"INHERIT": "base.yml"\n', "base.yml": PLAIN}
    ),
    "a folder from the environment": Case(
        {OWN: PLAIN.replace("words", "!ENV WORDS")}, {"WORDS": "spoken"}
    ),
    "a folder from the first of several": Case(
        {OWN: PLAIN.replace("words", "!ENV [NOT_SET, WORDS, OTHERS, none]")},
        {"WORDS": "spoken", "OTHERS": "others"},
    ),
    "a folder by default": Case(
        {OWN: PLAIN.replace("words", "!ENV [NOT_SET, spoken]")}
    ),
    "a folder from a variable with a number for a name": Case(
        {OWN: PLAIN.replace("words", "!ENV [1, spoken]")}, {"1": "numbered"}
    ),
    "a name from the environment that is one for YAML as well": Case(
        {OWN: PLAIN.replace("Days", "!ENV [NOT_SET, 'true']")}
    ),
    "a switch from the environment": Case(
        {OWN: PLAIN.replace("week_start: sunday", "streaks: !ENV STREAKS")},
        {"STREAKS": "false"},
    ),
    "an option from the environment": Case(
        {OWN: PLAIN.replace("sunday", "!ENV [START, monday]")}, {"START": "saturday"}
    ),
    "plugins by default": Case(
        {
            OWN: "site_name: D\ndocs_dir: words\n"
            "plugins: !ENV [NOT_SET, [search, helplog: {week_start: sunday}]]\n"
        }
    ),
    "the plugin itself from the environment": Case(
        {OWN: "site_name: D\ndocs_dir: words\nplugins: [search, !ENV MINE]\n"},
        {"MINE": "helplog"},
    ),
    "plugins as a mapping": Case(
        {
            OWN: "site_name: D\ndocs_dir: words\n"
            "plugins:\n  search: {}\n  helplog: {week_start: sunday}\n"
        }
    ),
    "plugins as a mapping with nothing below": Case(
        {OWN: "site_name: D\ndocs_dir: words\nplugins:\n  search:\n  helplog:\n"}
    ),
    "plugins as a mapping, a question mark before each": Case(
        {OWN: "site_name: D\ndocs_dir: words\nplugins:\n  ? helplog\n  : {}\n"}
    ),
    "plugins in a flow over lines": Case(
        {OWN: "site_name: D\ndocs_dir: words\nplugins: [search,\n'helplog'\n]\n"}
    ),
    "everything in one flow": Case(
        {OWN: '{"site_name": "D", "docs_dir": "words", "plugins": ["helplog"]}'}
    ),
    "the plugin and no theme's": Case(
        {OWN: "site_name: D\ndocs_dir: words\nplugins: [/helplog]\n"}
    ),
    "an alias for the folder": Case(
        {OWN: f"copyright: &where words\n{PLAIN.replace('words', '*where')}"}
    ),
    "an alias for the plugins": Case(
        {
            OWN: "extra:\n  ours: &ours\n    - search\n    - helplog: {streaks: off}\n"
            "site_name: D\ndocs_dir: words\nplugins: *ours\n"
        }
    ),
    "an alias for the options": Case(
        {
            OWN: "extra: {ours: &ours {week_start: saturday}}\n"
            "site_name: D\ndocs_dir: words\nplugins: [helplog: *ours]\n"
        }
    ),
    "a merge key at the top": Case(
        {
            OWN: "extra: &ours\n  docs_dir: words\n  plugins: [helplog]\n"
            "site_name: D\n<<: *ours\n"
        }
    ),
    "a merge key among the options": Case(
        {
            OWN: "extra: {ours: &ours {week_start: saturday, streaks: off}}\n"
            "site_name: D\ndocs_dir: words\n"
            "plugins:\n  - helplog: {<<: *ours, streaks: on}\n"
        }
    ),
    "an anchor before a plain word": Case(
        {OWN: PLAIN.replace("docs_dir: words", "docs_dir: &here words")}
    ),
    "keys with escapes": Case(
        {OWN: 'site_name: D\n"docs\\x5fdir": words\n"plug\\x69ns": ["help\\x6cog"]\n'}
    ),
    "a key twice": Case(
        {OWN: f"docs_dir: other\n{PLAIN}"},
    ),
    "a folder that is a word to YAML, in quotes": Case(
        {OWN: PLAIN.replace("words", "'no'")}
    ),
    "a folder with a number for a name, in quotes": Case(
        {OWN: PLAIN.replace("words", "'2026'")}
    ),
    "a folder with spaces, a comment behind": Case(
        {OWN: PLAIN.replace("words", "my words  # all of them")}
    ),
    "a folder's name with what is no comment": Case(
        {OWN: PLAIN.replace("words", "words#all")}
    ),
    "a folder in a block": Case({OWN: PLAIN.replace("words", ">-\n  my\n  words")}),
    "a folder in the next line": Case({OWN: PLAIN.replace("words", "\n  words")}),
    "a folder by its whole path": Case({OWN: PLAIN.replace("words", "HERE/words")}),
    "a folder elsewhere by its whole path": Case(
        {OWN: PLAIN.replace("words", "HERE/../words")}
    ),
    "a folder beside": Case({OWN: PLAIN.replace("words", "../words")}),
    "a folder written roundabout": Case(
        {OWN: PLAIN.replace("words", "./words/../words/")}
    ),
    "a folder of that name elsewhere in the file": Case(
        {OWN: f"extra:\n  docs_dir: no\n{PLAIN}"}
    ),
    "tags for Python": Case(
        {
            OWN: f"{PLAIN}markdown_extensions:\n  - pymdownx.emoji:\n"
            "      emoji_index: !!python/name:material.extensions.emoji.twemoji\n"
            "      emoji_generator: !!python/name:material.extensions.emoji.to_svg\n"
        }
    ),
    "a place relative to the file": Case(
        {
            OWN: f"{PLAIN}markdown_extensions:\n  - pymdownx.snippets:\n"
            "      base_path: !relative $config_dir\n"
        }
    ),
    "a byte order mark": Case({OWN: f"\ufeff{PLAIN}"}),
    "lines that end as Windows ends them": Case({OWN: PLAIN.replace("\n", "\r\n")}),
    "a document that begins and ends": Case({OWN: f"%YAML 1.1\n---\n{PLAIN}...\n"}),
    "another file": Case({"other.yml": PLAIN}, named="other.yml"),
    "another file beside the usual": Case(
        {OWN: PLAIN, "other.yml": PLAIN.replace("words", "mine")}, named="other.yml"
    ),
    "another file beside the usual, which is no journal": Case(
        {OWN: "site_name: Handbook\n", "other.yml": PLAIN}, named="other.yml"
    ),
    "another file with any ending": Case({"my.conf": PLAIN}, named="my.conf"),
    "another file that inherits from the usual": Case(
        {
            OWN: PLAIN.replace("helplog:", "tags:").replace(
                "      week_start: sunday\n", ""
            ),
            "mine.yml": "INHERIT: mkdocs.yml\nplugins: [helplog]\n",
        },
        named="mine.yml",
    ),
    "another file in a folder below": Case(
        {"conf/mine.yml": PLAIN}, named="conf/mine.yml"
    ),
    "the second of the usual two": Case(
        {OWN: "site_name: Handbook\n", "mkdocs.yaml": PLAIN}, named="mkdocs.yaml"
    ),
}
"""Each is a journal for MkDocs."""
NONE: Final = {
    "the plugin only in a comment": "plugins:\n  # - helplog\n  - search\n",
    "the plugin only in a name": "site_name: helplog\n",
    "the plugin inherited and replaced": "INHERIT: base.yml\nplugins: [search]\n",
    "another plugin from the environment": "plugins: [!ENV [MINE, helplog]]\n",
    "a list under a key of its own": "extra: {plugins: [helplog]}\n",
}


@pytest.fixture(autouse=True)
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to be a journal, the current one."""
    root = tmp_path / "journal"
    root.mkdir(mode=0o700)
    for name in ("HELPLOG_JOURNAL", "NOT_SET", "WORDS", "BASE", "MINE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HELPLOG_TODAY", "2026-11-28")
    monkeypatch.chdir(root)
    yield root
    forget_choice()


def folder_of(root: Path, case: Case) -> Path:
    return (root / (case.named or OWN)).parent


def lay(root: Path, case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in case.environment.items():
        monkeypatch.setenv(name, value)
    for uri, text in case.files.items():
        path = root / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.replace("HERE", str(root)).encode())
    folder = folder_of(root, case)
    # MkDocs asks for the folder before it says anything.
    for name in ("words", "mine", "spoken", "numbered", "no", "2026", "my words"):
        (folder / name).mkdir(mode=0o700)
    (folder / "words#all").mkdir(mode=0o700)
    (root.parent / "words").mkdir(mode=0o700)
    root.parent.chmod(0o700)


def command_line(case: Case) -> list[str]:
    return ["-f", case.named] if case.named else []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_folders_and_the_options_are_those_that_mkdocs_has(
    case: Case, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(root, case, monkeypatch)
    config = load_config(case.named or None)
    plugin = config.plugins["helplog"]
    assert isinstance(plugin, HelplogPlugin)
    theirs, _ = settings_of(plugin.config, config)
    assert main([*command_line(case), "check"]) == 0
    at = folder_of(root, case)
    ours, found = open_settings(at)
    assert not found
    plain = entry_settings(at)
    for settings in (ours, plain):
        assert os.path.normpath(at / settings.docs_dir) == config.docs_dir
        assert os.path.normpath(at / settings.site_dir) == config.site_dir
    assert (ours.week_start, ours.streaks) == (theirs.week_start, theirs.streaks)
    assert (ours.site_name, ours.language) == (theirs.site_name, theirs.language)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_is_captured_lands_where_the_site_looks_for_it(
    case: Case, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(root, case, monkeypatch)
    docs = Path(load_config(case.named or None).docs_dir)
    forget_choice()
    assert main([*command_line(case), "ask", "Ana", "soup"]) == 0
    (written,) = root.parent.rglob("*.md")
    assert written.is_relative_to(docs)


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_journal_for_mkdocs_is_none_here(
    text: str, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINE", "search")
    (root / "base.yml").write_text(PLAIN, "utf-8")
    (root / OWN).write_text(f"site_name: x\n{text}", "utf-8")
    with pytest.raises(RefusalError, match="no journal"):
        find_journal(root)


def run(capsys: pytest.CaptureFixture[str], *line: str) -> Run:
    capsys.readouterr()
    code = main(line)
    said = capsys.readouterr()
    return Run(code, said.out, said.err)


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (
            {OWN: "INHERIT: base.yml\n"},
            "inherits from base.yml, which can't be read: it is not there",
        ),
        (
            {OWN: "INHERIT: base.yml\n", "base.yml": "plugins: [helplog\nx: y\n"},
            "inherits from base.yml, which can't be read: line 2:",
        ),
        (
            {OWN: "INHERIT: base.yml\n", "base.yml": "INHERIT: mkdocs.yml\n"},
            "inherits from base.yml, which can't be read: it inherits from too many",
        ),
        ({OWN: "site_name: [\nINHERIT: x.yml\n"}, "can't be read: line 3:"),
    ],
    ids=["missing", "no YAML", "in a circle", "the file itself"],
)
def test_where_it_cant_be_read_so_one_line_says_it(
    files: dict[str, str],
    said: str,
    root: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, text in files.items():
        (root / name).write_text(text, "utf-8")
    told = run(capsys, "ask", "Ana", "soup")
    assert told.code == 1
    assert said in told.err
    assert told.err.count("\n") == 1


def test_a_capture_declines_to_guess_a_folder_and_looking_says_why(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "entries").mkdir()
    (root / OWN).write_text("plugins: [helplog]\nINHERIT: base.yml\n", "utf-8")
    for line in (
        ["ask", "Ana", "soup"],
        ["new"],
        ["checkin"],
        ["heal"],
        ["undo"],
        ["sync"],
    ):
        told = run(capsys, *line)
        assert told.code == 1
        assert "`mkdocs.yml` inherits from `base.yml`, which can't be read" in told.err
        assert told.err.count("\n") == 1
    assert not list(root.rglob("*.md"))
    told = run(capsys, "check")
    assert "mkdocs.yml:2:1: error" in told.out
    (root / OWN).write_text(
        "plugins: [helplog]\nINHERIT: base.yml\ndocs_dir: entries\n", "utf-8"
    )
    assert run(capsys, "ask", "Ana", "soup").code == 0


def test_an_odd_option_is_named_in_the_file_that_says_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "entries").mkdir()
    (root / "conf").mkdir()
    (root / OWN).write_text("INHERIT: conf/base.yml\ndocs_dir: entries\n", "utf-8")
    (root / "conf/base.yml").write_text(
        "plugins:\n  - search\n  - helplog:\n      streaks: perhaps\n", "utf-8"
    )
    told = run(capsys, "check")
    assert "conf/base.yml:4:7: warning" in told.out
    told = run(capsys, "check", "--json")
    assert '"uri": "conf/base.yml"' in told.out


@pytest.mark.parametrize("form", [["-f"], ["--config-file"], ["-J"]], ids=str)
def test_another_file_is_named_before_or_after_the_command(
    form: list[str], root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "words").mkdir()
    (root / OWN).write_text("plugins: [helplog]\ndocs_dir: entries\n", "utf-8")
    (root / "other.yml").write_text(PLAIN, "utf-8")
    assert run(capsys, *form, "other.yml", "ask", "Ana", "soup").code == 0
    assert run(capsys, "ask", "Bo", "rice", *form, "other.yml").code == 0
    assert not (root / "entries").exists()
    assert "Bo" in run(capsys, "find", "rice", *form, str(root / "other.yml")).out
    assert run(capsys, "undo", *form, "other.yml").code == 0
    assert "Bo" not in run(capsys, "find", "rice", *form, "other.yml").out
    assert run(capsys, "ask", "Cy", "tea").code == 0
    assert (root / "entries").is_dir(), "without it, the usual one counts again"


def test_the_site_of_another_file_shows_what_was_captured_for_it(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / "words").mkdir()
    (root / "other.yml").write_text(PLAIN, "utf-8")
    assert run(capsys, "ask", "Ana", "soup", "-f", "other.yml").code == 0
    built = run(capsys, "build", "-q", "-f", "other.yml")
    assert (built.code, built.err) == (0, "")
    pages = [path.read_text("utf-8") for path in (root / "out").rglob("*.html")]
    assert any("soup" in page for page in pages)


def test_a_file_that_is_not_there_or_names_no_helplog_is_said(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (root / OWN).write_text(PLAIN, "utf-8")
    (root / "other.yml").write_text("site_name: x\n", "utf-8")
    told = run(capsys, "-f", "none.yml", "today")
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert "none.yml is not there" in told.err
    told = run(capsys, "-f", "other.yml", "today")
    assert "other.yml names no helplog among its plugins" in told.err


def test_what_is_inherited_is_looked_at_for_who_may_write_it(root: Path) -> None:
    (root / "words").mkdir()
    (root / "conf").mkdir(mode=0o700)
    (root / OWN).write_text("INHERIT: conf/base.yml\n", "utf-8")
    parent = root / "conf/base.yml"
    parent.write_text(f"{PLAIN}hooks: [!ENV [NOT_SET, conf/hook.py]]\n", "utf-8")
    assert root / "conf/base.yml" in running_files(root).alone
    assert root / "conf/hook.py" in running_files(root).alone
    refuse_open_to_all(root, "words")
    parent.chmod(0o666)
    with pytest.raises(RefusalError, match=r"base\.yml"):
        refuse_open_to_all(root, "words")
    assert main(["ask", "Ana", "soup"]) == 1


def test_what_another_file_has_run_is_looked_at_where_it_is_the_one_that_is_built(
    root: Path,
) -> None:
    (root / "words").mkdir()
    (root / OWN).write_text(PLAIN, "utf-8")
    (root / "other.yml").write_text(f"{PLAIN}hooks: [hook.py]\n", "utf-8")
    hook = root / "hook.py"
    hook.write_text("", "utf-8")
    hook.chmod(0o666)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-f", "other.yml"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode
    assert "everyone on this computer can write to" in done.stderr


def test_a_bomb_of_aliases_in_what_is_inherited_is_harmless(root: Path) -> None:
    lines = ["a0: &a0 {x: 1}"]
    lines += [f"a{n + 1}: &a{n + 1} {{<<: [*a{n}, *a{n}]}}" for n in range(40)]
    (root / "base.yml").write_text("\n".join(lines), "utf-8")
    (root / OWN).write_text(
        "INHERIT: base.yml\nplugins: [helplog]\ndocs_dir: words\n", "utf-8"
    )
    _, found = open_settings(find_journal(root))
    (one,) = found
    assert one.code == "inherited-unreadable"
    assert "its aliases stand for too much" in one.message


def test_a_capture_imports_no_yaml_where_the_configuration_is_plain(
    root: Path,
) -> None:
    (root / "words").mkdir()
    (root / OWN).write_text(PLAIN, "utf-8")
    probe = (
        "import sys; from helplog.cli.main import main; code = main(sys.argv[1:]); "
        "sys.exit(code or any(name in sys.modules for name in ('mkdocs', 'yaml')))"
    )
    line = [sys.executable, "-c", probe, "ask", "Ana", "soup"]
    assert subprocess.run(line, cwd=root, check=False).returncode == 0
    (root / OWN).write_text("INHERIT: base.yml\n", "utf-8")
    (root / "base.yml").write_text(PLAIN, "utf-8")
    without_mkdocs = probe.replace("('mkdocs', 'yaml')", "('mkdocs',)")
    line = [sys.executable, "-c", without_mkdocs, "ask", "Ana", "soup"]
    assert subprocess.run(line, cwd=root, check=False).returncode == 0

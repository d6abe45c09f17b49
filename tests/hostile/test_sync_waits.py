"""Someone who can push to the other end changes what runs here: each attempt waits, and nothing of it is written.

Two devices with real git; `there` is the one whose changes are not to be trusted.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.sync.conftest import world
from tests.sync.devices import MKDOCS, Device, World
from tests.sync.states import DAY, EVENING, MORNING

from helplog.cli.main import main
from helplog.sync import watching

__all__ = ["world"]
"""A fixture, from where it is made."""

CONFIGURED = """\
site_name: Journal
docs_dir: entries
theme:
  name: material
  custom_dir: own
  language: en
extra_css: [own.css, "two%2Ecss?v=1"]
extra_javascript: [!ENV [SCRIPT, three.js]]
hooks: [tools/hook.py]
plugins:
  - search
  - helplog:
      week_start: monday
"""
BEGUN = {
    "mkdocs.yml": CONFIGURED,
    "tools/hook.py": "def on_config(config):\n    return config\n",
    "own/main.html": "{% extends 'base.html' %}\n",
    "entries/own.css": "h1 {color: red}\n",
    "entries/two.css": "h1 {color: red}\n",
    "entries/three.js": "let a = 1\n",
    ".gitattributes": "entries/**/*.md merge=helplog\nsecret/** filter=crypt\n",
    DAY: MORNING,
}
Attempt = Callable[[Device], object]
"""What someone else does to the journal."""


@pytest.fixture
def pair(world: World) -> tuple[Device, Device]:
    """Two devices of a journal that has a hook, templates and a style of its own, both in step."""
    return world.in_step(**BEGUN)


def said(device: Device, old: str, new: str) -> None:
    """Changes words in mkdocs.yml."""
    assert old in device.read("mkdocs.yml")
    device.write("mkdocs.yml", device.read("mkdocs.yml").replace(old, new))


def added(text: str) -> Attempt:
    return lambda there: there.write("mkdocs.yml", CONFIGURED + text)


def written(path: str, text: str | bytes = "print('owned')\n") -> Attempt:
    return lambda there: there.write(path, text)


def linked(path: str, target: str) -> Attempt:
    def attempt(there: Device) -> None:
        place = there.root / path
        if place.is_file():
            place.unlink()
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(target)

    return attempt


def removed(path: str) -> Attempt:
    return lambda there: (there.root / path).unlink()


def both(*attempts: Attempt) -> Attempt:
    def attempt(there: Device) -> None:
        for one in attempts:
            one(there)

    return attempt


WAITS: dict[str, tuple[Attempt, str]] = {
    "a hook is added": (
        lambda there: said(there, "[tools/hook.py]", "[tools/hook.py, more.py]"),
        "mkdocs.yml: + hooks: more.py",
    ),
    "a hook is changed": (written("tools/hook.py"), "tools/hook.py: + print('owned')"),
    "a module beside the hook": (
        written("tools/json.py"),
        "tools/json.py: + print('owned')",
    ),
    "a module in the journal's folder": (
        written("click.py"),
        "click.py: + print('owned')",
    ),
    "a program by the name of git": (
        written("git.exe", b"MZ\0\1"),
        "git.exe: + 4 bytes, which",
    ),
    "a program among the entries": (
        written("entries/2026/git.bat"),
        "entries/2026/git.bat: +",
    ),
    "a plugin is added": (
        lambda there: said(there, "  - search\n", "  - search\n  - macros\n"),
        "+ plugins: macros",
    ),
    "a plugin with options": (
        lambda there: said(
            there, "  - search\n", "  - search\n  - exec: {command: id}\n"
        ),
        "mkdocs.yml: + plugins: exec: command: id",
    ),
    "helplog is taken out": (
        lambda there: said(there, "  - helplog:\n      week_start: monday\n", ""),
        "mkdocs.yml: - plugins: helplog",
    ),
    "HTML stays as it is": (
        lambda there: said(there, "week_start: monday", "unsafe_html: true"),
        "mkdocs.yml: + plugins: helplog: unsafe_html: true",
    ),
    "an editor of their own": (
        lambda there: said(there, "week_start: monday", "editor: 'ms-msdt:/id {path}'"),
        "mkdocs.yml: + plugins: helplog: editor: ms-msdt:/id {path}",
    ),
    "a Python tag": (
        added("copyright: !!python/object/apply:os.system [touch PWNED]\n"),
        'mkdocs.yml: + copyright: !!python/object/apply:os.system ["touch PWNED"]',
    ),
    "a Python tag where only words stand": (
        lambda there: said(
            there, "site_name: Journal", "site_name: !!python/name:os.system"
        ),
        "mkdocs.yml: + site_name: !!python/name:os.system",
    ),
    "a Python tag as a key": (
        added("extra:\n  ? !!python/object/apply:os.system [id]\n  : 1\n"),
        "!!python/object/apply:os.system",
    ),
    "a Python tag by another name": (
        lambda there: there.write(
            "mkdocs.yml",
            f"%TAG !e! tag:yaml.org,2002:python/\n---\n{CONFIGURED}copyright: !e!object/apply:os.system [id]\n",
        ),
        "mkdocs.yml: + copyright: !!python/object/apply:os.system",
    ),
    "a tag deep in the navigation": (
        added("nav:\n  - A: {B: [!!python/object/new:os.system [id]]}\n"),
        "!!python/object/new:os.system",
    ),
    "a word of the environment": (
        lambda there: said(there, "site_name: Journal", "site_name: !ENV HOME"),
        "mkdocs.yml: + site_name: !ENV HOME",
    ),
    "a page that leads elsewhere, in the footer": (
        added("copyright: <meta http-equiv=refresh content=0;url=//far.example>\n"),
        "mkdocs.yml: + copyright: <meta http-equiv=refresh",
    ),
    "another folder of templates": (
        lambda there: said(there, "custom_dir: own", "custom_dir: entries/evil"),
        "mkdocs.yml: + theme: custom_dir: entries/evil",
    ),
    "another theme": (
        lambda there: said(there, "name: material", "name: mkdocs"),
        "mkdocs.yml: + theme: name: mkdocs",
    ),
    "a template is changed": (
        written("own/main.html"),
        "own/main.html: + print('owned')",
    ),
    "a template is added": (
        written("own/partials/footer.html"),
        "own/partials/footer.html: +",
    ),
    "a template before it is named": (
        written("overrides/main.html"),
        "overrides/main.html: +",
    ),
    "the folder of templates becomes a link": (
        both(
            removed("own/main.html"),
            lambda there: (there.root / "own").rmdir(),
            linked("own", "entries"),
        ),
        "own: + a link to entries",
    ),
    "an extension is added": (
        added("markdown_extensions:\n  - tools.ext\n"),
        "mkdocs.yml: + markdown_extensions: tools.ext",
    ),
    "a script is added": (
        both(added("extra_javascript: [a.js]\n"), written("entries/a.js")),
        "mkdocs.yml: + extra_javascript: a.js",
    ),
    "a style is changed": (
        written("entries/own.css"),
        "entries/own.css: + print('owned')",
    ),
    "a style that is named as browsers do": (
        written("entries/two.css"),
        "entries/two.css: + print('owned')",
    ),
    "a script that the environment may replace": (
        written("entries/three.js"),
        "entries/three.js: + print('owned')",
    ),
    "a page made by a template": (
        added("extra_templates: [x.html]\n"),
        "mkdocs.yml: + extra_templates: x.html",
    ),
    "a shim from elsewhere": (
        added("extra: {polyfills: [//far.example/a.js]}\n"),
        "mkdocs.yml: + extra: polyfills: //far.example/a.js",
    ),
    "another folder for the site": (
        added("site_dir: /tmp/elsewhere\n"),
        "mkdocs.yml: + site_dir: /tmp/elsewhere",
    ),
    "another folder of entries": (
        lambda there: said(there, "docs_dir: entries", "docs_dir: ."),
        "mkdocs.yml: + docs_dir: .",
    ),
    "a preview for the whole network": (
        added("dev_addr: 0.0.0.0:8000\n"),
        "mkdocs.yml: + dev_addr: 0.0.0.0:8000",
    ),
    "a key that nobody knows": (
        added("something_new: [1]\n"),
        "mkdocs.yml: + something_new: 1",
    ),
    "another configuration is inherited": (
        both(
            added("INHERIT: entries/base.yml\n"),
            written("entries/base.yml", "dev_addr: 0.0.0.0:1\n"),
        ),
        "mkdocs.yml: + dev_addr: 0.0.0.0:1",
    ),
    "a configuration outside is inherited": (
        added("INHERIT: ../../base.yml\n"),
        "mkdocs.yml: + INHERIT: ../../base.yml",
    ),
    "a configuration of its own among the entries": (
        written("entries/2026/mkdocs.yml", "plugins: [helplog]\nhooks: [h.py]\n"),
        "entries/2026/mkdocs.yml: + hooks: h.py",
    ),
    "the same in other letters": (
        written("MKDOCS.YAML", "plugins: [helplog]\nhooks: [h.py]\n"),
        "MKDOCS.YAML: + hooks: [h.py]",
    ),
    "the configuration becomes a link": (
        linked("mkdocs.yml", "entries/x.txt"),
        "mkdocs.yml: + a link to entries/x.txt",
    ),
    "the configuration goes": (
        removed("mkdocs.yml"),
        "mkdocs.yml: - hooks: tools/hook.py",
    ),
    "the configuration is no YAML": (
        added("plugins: [\n"),
        "mkdocs.yml: + what can't be read: ",
    ),
    "the configuration is a list": (
        written("mkdocs.yml", "- plugins\n- helplog\n"),
        "it is no list of options",
    ),
    "the configuration is too long": (
        added(f"# {'x' * 200_000}\n"),
        "mkdocs.yml: + what can't be read: it is too long",
    ),
    "aliases that stand for billions": (
        added(
            "nav: &a0 [x]\n"
            + "".join(f"validation{n}: &a{n + 1} [*a{n}, *a{n}]\n" for n in range(40))
        ),
        "mkdocs.yml: + what can't be read: its aliases stand for too much",
    ),
    "keys that double at every line": (
        added(
            "a0: &a0 {x: 1}\n"
            + "".join(
                f"a{n + 1}: &a{n + 1} {{<<: [*a{n}, *a{n}]}}\n" for n in range(40)
            )
        ),
        "mkdocs.yml: + what can't be read: its aliases stand for too much",
    ),
    "a value within itself": (added("nav: &a [*a]\n"), "stands within itself"),
    "a thousand brackets": (
        added(f"nav: {'[' * 2000}{']' * 2000}\n"),
        "mkdocs.yml: + what can't be read: it nests",
    ),
    "the second of two documents": (
        added("---\nhooks: [x.py]\n"),
        "mkdocs.yml: + what can't be read: ",
    ),
    "a filter": (
        written(".gitattributes", f"{BEGUN['.gitattributes']}*.md filter=own\n"),
        ".gitattributes: + *.md filter=own",
    ),
    "a filter for a folder below": (
        written("entries/.gitattributes", "*.md text filter=own\n"),
        "entries/.gitattributes: + *.md text filter=own",
    ),
    "a filter behind a name": (
        written("entries/.gitattributes", "[attr]harmless filter=own\n* harmless\n"),
        "entries/.gitattributes: + [attr]harmless filter=own",
    ),
    "a filter with tabs": (
        written("entries/.gitattributes", '"a b.md"\tfilter=own\n'),
        'entries/.gitattributes: + "a b.md" filter=own',
    ),
    "encryption is taken away": (
        written(".gitattributes", "entries/**/*.md merge=helplog\n"),
        ".gitattributes: - secret/** filter=crypt",
    ),
    "encryption is switched off": (
        written("secret/.gitattributes", "* -filter\n"),
        "secret/.gitattributes: + * -filter",
    ),
    "another program that merges": (
        written(".gitattributes", f"{BEGUN['.gitattributes']}*.md merge=own\n"),
        ".gitattributes: + *.md merge=own",
    ),
    "a program that compares": (
        written("entries/.gitattributes", "*.md diff=own\n"),
        "+ *.md diff=own",
    ),
    "tasks for an editor": (
        written(".vscode/tasks.json", '{"tasks": []}\n'),
        '.vscode/tasks.json: + {"tasks": []}',
    ),
    "settings for an editor": (
        written("entries/.vim/coc-settings.json", "{}\n"),
        "entries/.vim/coc-settings.json: + {}",
    ),
    "commands for an editor": (written(".exrc", "!id\n"), ".exrc: + !id"),
    "commands for a shell": (written(".envrc", "id\n"), ".envrc: + id"),
    "commands for make": (written("Makefile", "all:\n\tid\n"), "Makefile: + all:"),
}
"""What is tried, and a line that is shown of it."""


@pytest.mark.parametrize("name", WAITS)
def test_it_waits_and_shows_the_line(name: str, pair: tuple[Device, Device]) -> None:
    here, there = pair
    attempt, line = WAITS[name]
    attempt(there)
    there.write("entries/2026/2026-11-20.md", EVENING)
    there.commit()
    there.git("push", "-q")
    here.write(DAY, f"{MORNING}More.\n")
    before = here.files()
    report = here.sync()
    assert not report.well
    assert any(line in said for said in report.lines()), report.lines()
    assert "helplog sync --accept-config" in report.lines()[-1]
    assert here.files() == before, "nothing came, and nothing of one's own is gone"
    assert here.git("show", f"HEAD:{DAY}").endswith("More."), "one's own words are safe"
    assert here.is_clean()


@contextlib.contextmanager
def changed(there: Device, attempt: Attempt) -> Iterator[None]:
    attempt(there)
    there.commit()
    there.git("push", "-q")
    yield


HARMLESS: dict[str, Attempt] = {
    "comments": added("# a comment\n"),
    "another order of keys": lambda there: there.write(
        "mkdocs.yml",
        CONFIGURED.replace("site_name: Journal\n", "") + "site_name: Journal\n",
    ),
    "another way of writing": lambda there: there.write(
        "mkdocs.yml",
        '{"site_name": "Journal", docs_dir: entries, theme: {custom_dir: own, name: material, language: en},\n'
        " hooks: [tools/hook.py], extra_css: [own.css, 'two%2Ecss?v=1'],"
        " extra_javascript: [!ENV ['SCRIPT', three.js]], plugins: {search: , helplog: {week_start: monday}}}\n",
    ),
    "another name, language, week and prompts": lambda there: there.write(
        "mkdocs.yml",
        CONFIGURED.replace("Journal", "Days")
        .replace("language: en", "language: de")
        .replace("monday", "sunday")
        + "      streaks: off\n      editor: vscode\n      prompts: ['What got lighter?']\n"
        "      questions: {let-help: 'Who?'}\n      line_breaks: keep\n",
    ),
    "colours and a navigation": lambda there: there.write(
        "mkdocs.yml",
        CONFIGURED.replace("  language", "  palette: {scheme: slate}\n  language")
        + "nav: [a.md]\n",
    ),
    "a configuration by its other name": lambda there: (
        there.root / "mkdocs.yml"
    ).rename(there.root / "mkdocs.yaml"),
    "an entry, a picture, a script that nothing names": both(
        written("entries/new.md"),
        written("entries/new.png"),
        written("entries/new.js"),
        written("entries/new.py"),
    ),
    "settings of Obsidian": both(
        written(".obsidian/workspace.json", "{}\n"),
        written("entries/.obsidian/app.json", "{}\n"),
        written(".gitignore", "/site/\n"),
    ),
    "attributes that call nothing": written(
        ".gitattributes",
        f"* text=auto eol=lf\n{BEGUN['.gitattributes']}*.jpg binary -diff\n# *.md filter=own\n",
    ),
    "a workflow for a server": written(".github/workflows/x.yml"),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_runs_nothing_arrives_without_a_word(
    name: str, pair: tuple[Device, Device]
) -> None:
    here, there = pair
    with changed(there, HARMLESS[name]):
        report = here.sync()
    assert report.well, report.lines()
    assert here.tree == there.tree


def a_hook(there: Device) -> None:
    there.write("more.py", "print('owned')\n")
    said(there, "[tools/hook.py]", "[tools/hook.py, more.py]")


def test_it_waits_with_the_same_words_until_it_is_accepted_and_then_never_again(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    with changed(there, a_hook):
        first, second = here.sync(), here.sync()
    assert not first.well
    assert first.lines() == second.lines()
    accepted = here.sync(accept=True)
    assert accepted.well
    assert "Accepted, as you said: mkdocs.yml, more.py." in accepted.lines()
    assert here.tree == there.tree
    assert here.sync().lines() == ["Nothing new."]
    there.write(DAY, EVENING)
    there.sync()
    assert here.sync().lines() == ["1 entry from another device."]


def test_accepting_lets_in_only_what_is_there_now(pair: tuple[Device, Device]) -> None:
    here, there = pair
    with changed(there, a_hook):
        here.sync(accept=True)
    with changed(there, written("more.py", "print('worse')\n")):
        report = here.sync()
    assert not report.well
    assert "worse" not in here.read("more.py")


def test_accepting_where_nothing_waits_changes_nothing(
    pair: tuple[Device, Device],
) -> None:
    here, _ = pair
    assert here.sync(accept=True).lines() == ["Nothing new."]


def test_ones_own_change_goes_out_without_waiting(pair: tuple[Device, Device]) -> None:
    here, there = pair
    there.write(DAY, EVENING)
    there.sync()
    a_hook(here)
    report = here.sync()
    assert report.well
    assert report.sent
    assert "more.py" in here.read("mkdocs.yml")


def test_while_it_waits_nothing_is_sent_and_words_go_on_being_saved(
    world: World, pair: tuple[Device, Device]
) -> None:
    here, there = pair
    with changed(there, a_hook):
        tip = world.tip()
        for number in range(2):
            here.write(f"entries/2026/2026-11-2{number}.md", EVENING)
            here.sync()
            assert here.is_clean()
    assert world.tip() == tip, "their change is not taken back behind their back"
    here.sync(accept=True)
    there.sync()
    assert here.tree == there.tree
    assert there.has("entries/2026/2026-11-21.md")


def test_a_dry_run_shows_what_would_wait_and_leaves_no_trace(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    with changed(there, a_hook):
        before = here.files()
        report = here.sync(dry=True)
    assert not report.well
    assert "mkdocs.yml: + hooks: more.py" in report.lines()
    assert here.files() == before


def test_it_waits_in_a_journal_within_a_larger_repository(world: World) -> None:
    from helplog.sync.syncing import sync

    here = world.device("here")
    here.write("diary/mkdocs.yml", MKDOCS)
    here.commit()
    here.git("push", "-q", "-u", "origin", "HEAD:main")
    sync(here.root / "diary", "entries")
    there = world.device("there")
    there.write("tools/build.py", "another project's, around the journal\n")
    there.write("diary/mkdocs.yml", f"{MKDOCS}hooks: [../tools/build.py]\n")
    there.commit()
    there.git("push", "-q")
    lines = sync(here.root / "diary", "entries").lines()
    assert "diary/mkdocs.yml: + hooks: ../tools/build.py" in lines
    assert any(line.startswith("tools/build.py: + ") for line in lines)
    sync(here.root / "diary", "entries", accept=True)
    there.write(
        "mkdocs.yml",
        "site_name: a journal around the journal\nplugins: [helplog]\nhooks: [x.py]\n",
    )
    there.write("tools/build.py", "worse\n")
    there.write("tools/json.py", "print('owned')\n")
    there.write("scripts/other.py", "no hook, no module of it\n")
    there.commit()
    there.git("push", "-q")
    lines = sync(here.root / "diary", "entries").lines()
    assert "tools/build.py: + worse" in lines
    assert "mkdocs.yml: + hooks: [x.py]" in lines
    assert "tools/json.py: + print('owned')" in lines
    assert not any("scripts/other.py" in line for line in lines)


def test_what_is_inherited_is_looked_through(pair: tuple[Device, Device]) -> None:
    here, there = pair
    here.write("base.yml", "site_author: Nora\n")
    here.write("mkdocs.yml", f"INHERIT: base.yml\n{CONFIGURED}")
    here.sync()
    there.sync(accept=True)
    with changed(there, written("base.yml", "site_author: Sam\n")):
        assert here.sync().well
    with changed(
        there, written("base.yml", "site_author: Sam\nextra_templates: [x.html]\n")
    ):
        assert "mkdocs.yml: + extra_templates: x.html" in here.sync().lines()


def test_what_is_inherited_and_becomes_a_link_waits(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    here.write("base.yml", "site_author: Nora\n")
    here.write("mkdocs.yml", f"INHERIT: base.yml\n{CONFIGURED}")
    here.sync()
    there.sync(accept=True)
    with changed(there, linked("base.yml", "entries/evil.txt")):
        report = here.sync()
    assert not report.well
    assert not (here.root / "base.yml").is_symlink()


def test_what_is_inherited_from_a_file_that_looks_like_an_entry_waits(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    here.write("entries/base.md", "site_author: Nora\n")
    here.write("mkdocs.yml", f"INHERIT: entries/base.md\n{CONFIGURED}")
    here.sync()
    there.sync(accept=True)
    with changed(there, written("entries/base.md", "extra_templates: [x.html]\n")):
        assert not here.sync().well


def test_a_journal_that_begins_with_what_is_there_waits(world: World) -> None:
    there = world.first(**BEGUN)
    here = Device(world.folder / "here")
    here.root.mkdir()
    here.git("init", "-q", "-b", "main")
    here.git("remote", "add", "origin", str(world.remote))
    here.write("mkdocs.yml", MKDOCS)
    here.write(DAY, EVENING)
    report = here.sync()
    assert not report.well
    assert "mkdocs.yml: + hooks: tools/hook.py" in report.lines()
    assert not here.has("tools")
    here.sync(accept=True)
    there.sync()
    assert here.tree == there.tree


def test_a_clone_without_a_commit_waits(world: World) -> None:
    """Its configuration is known to this device alone, and git is told to look past it."""
    here = world.device("here")
    (here.root / ".git/info/exclude").write_text("mkdocs.yml\n.gitattributes\n")
    here.write("mkdocs.yml", MKDOCS)
    world.first(**BEGUN)
    assert not here.sync().well
    assert here.read("mkdocs.yml") == MKDOCS
    assert not here.has("tools")


def test_what_another_client_left_half_merged_waits(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    with changed(there, lambda one: said(one, "[tools/hook.py]", "[evil.py]")):
        said(here, "[tools/hook.py]", "[mine.py]")
        here.commit()
        here.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    assert "<<<<<<<" in here.read("mkdocs.yml")
    report = here.sync()
    assert not report.well
    assert "mkdocs.yml: + hooks: evil.py" in report.lines()
    assert not report.kept_beside
    assert "<<<<<<<" in here.read("mkdocs.yml"), "nothing was changed"
    assert here.sync(accept=True).well
    assert here.is_clean()


def test_what_another_client_left_half_rebased_keeps_ones_own(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    with changed(there, lambda one: said(one, "[tools/hook.py]", "[evil.py]")):
        said(here, "[tools/hook.py]", "[mine.py]")
        here.commit()
        here.git("pull", "-q", "--rebase", check=False)
    assert here.sync().well
    assert "mine.py" in here.read("mkdocs.yml")


def test_ones_own_answer_to_what_was_left_half_merged_counts(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    with changed(there, lambda one: said(one, "[tools/hook.py]", "[evil.py]")):
        said(here, "[tools/hook.py]", "[mine.py]")
        here.commit()
        here.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
    here.write(
        "mkdocs.yml",
        CONFIGURED.replace("[tools/hook.py]", "[mine.py]  # not the other"),
    )
    assert here.sync().well
    assert "mine.py" in here.read("mkdocs.yml")


def test_a_configuration_committed_with_markers_is_not_healed_into_theirs(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    with changed(there, lambda one: said(one, "[tools/hook.py]", "[evil.py]")):
        said(here, "[tools/hook.py]", "[mine.py]")
        here.sync()  # it waits
        here.git("pull", "-q", "--no-rebase", "--no-edit", check=False)
        here.commit("Merge")
    assert "<<<<<<<" in here.read("mkdocs.yml")
    assert not here.sync().well
    assert "<<<<<<<" in here.read("mkdocs.yml")


def test_many_files_are_counted_and_long_lines_cut(pair: tuple[Device, Device]) -> None:
    here, there = pair
    many = both(
        *(written(f"tool{n:03}.py", f"{'x' * 5000}\n" * 50) for n in range(100))
    )
    with changed(there, many):
        lines = here.sync().lines()
    assert len(lines) < 120
    assert max(map(len, lines)) < 1000
    assert "92 more files of that kind:" in lines
    assert all(any(f"tool{n:03}.py" in line for line in lines) for n in range(100))
    assert any("4,842 more signs" in line for line in lines)


def test_what_hides_behind_spaces_comes_forward(pair: tuple[Device, Device]) -> None:
    here, there = pair
    with changed(there, written("tools/hook.py", f"x = 1;{' ' * 4000}import os\n")):
        assert "tools/hook.py: + x = 1; import os" in here.sync().lines()


@pytest.fixture
def waiting(pair: tuple[Device, Device]) -> Path:
    here, there = pair
    with changed(there, written("tools/hook.py", "\x1b]0;owned\x07print(1)\n")):
        pass
    return here.root


def test_the_command_says_it_in_words_a_terminal_does_not_obey(
    waiting: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sync", "-J", str(waiting)]) == 1
    out = capsys.readouterr().out
    assert "tools/hook.py: + \\x1b]0;owned\\x07print(1)" in out
    assert "\x1b" not in out
    assert "\x07" not in out
    assert main(["sync", "--dry-run", "-J", str(waiting)]) == 1
    assert main(["sync", "--accept-config", "-J", str(waiting)]) == 0
    assert main(["sync", "-J", str(waiting)]) == 0


def test_watching_accepts_nothing(waiting: Path) -> None:
    assert main(["sync", "--watch", "--accept-config", "-J", str(waiting)]) == 2


def test_watching_says_it_once_and_goes_on_saving(waiting: Path) -> None:
    device = Device(waiting)
    now = 0.0

    class Enough(Exception):  # noqa: N818
        pass

    def sleep(seconds: float) -> None:
        nonlocal now
        now += seconds
        if now > 2000:
            raise Enough
        if 500 < now < 600:
            device.write("entries/2026/2026-11-25.md", EVENING)

    told: list[str] = []
    with contextlib.suppress(Enough):
        told.extend(
            watching.watch(
                waiting, "entries", every_seconds=60, sleep=sleep, clock=lambda: now
            )
        )
    assert len([line for line in told if "--accept-config" in line]) == 1
    assert device.git("show", "HEAD:entries/2026/2026-11-25.md")
    assert "owned" not in device.read("tools/hook.py")


def test_a_program_of_the_clones_own_configuration_waits(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    here.git("config", "core.hooksPath", "ours")
    here.git("config", "include.path", "../settings.ini")
    with changed(
        there,
        both(
            written("ours/pre-push", "#!/bin/sh\nid\n"),
            written("settings.ini", "[core]\n"),
        ),
    ):
        lines = here.sync().lines()
    assert "ours/pre-push: + id" in lines
    assert "settings.ini: + [core]" in lines


def test_many_configurations_below_are_not_all_read(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    text = f"nav: [{'a,' * 15_000}]\n"
    with changed(
        there, both(*(written(f"entries/{n:02}/mkdocs.yml", text) for n in range(60)))
    ):
        report = here.sync()
    assert not report.well
    assert not here.has("entries/00")


def test_a_long_chain_of_parents_is_not_followed_for_ever(
    pair: tuple[Device, Device],
) -> None:
    here, there = pair
    chain = both(
        *(written(f"entries/{n}.yml", f"INHERIT: {n + 1}.yml\n") for n in range(50))
    )
    with changed(
        there,
        both(chain, written("mkdocs.yml", f"INHERIT: entries/0.yml\n{CONFIGURED}")),
    ):
        assert (
            "mkdocs.yml: + what can't be read: it inherits from too many"
            in here.sync().lines()
        )

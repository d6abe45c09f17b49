"""`check` finds what `build` finds, at the same place, and runs nothing to find it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from tests.forking import ANEW

_SAID: Final = re.compile(
    r"^(?:warning: |error: )?helplog: (.+):(\d+):(\d+): (.+?) \[([a-z-]+)\](?: – .*)?$"
)
TODAY: Final = "2026-11-18"

CONFIGURATION: Final = """\
site_name: J
docs_dir: entries
theme: {name: helplog}
markdown_extensions:
  - admonition
  - attr_list
  - footnotes
  - md_in_html
  - pymdownx.details
  - pymdownx.emoji
  - pymdownx.highlight
  - pymdownx.snippets: {base_path: [entries]}
  - pymdownx.superfences:
      custom_fences: [{name: mermaid, class: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format }]
  - pymdownx.tabbed: {alternate_style: true, slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
plugins: [search, helplog]
"""
FRONT: Final = "---\nload: 3\n---\n"
ENTRIES: Final = {
    "dead links": "[a](gone.md) ![b](gone.png) [c](gone.md#x) [d](<with blank.md>) [e][1]\n\n[1]: also%20gone.md\n",
    "links that lead": "[a](2026-11-02.md) [[2026-11-02]] ![b](there.png) [c](about.md#x) [d](.) [e](#f)\n",
    "the same twice": "![b](gone.png)\n\n![b](gone.png)\n",
    "first in code": "`![b](gone.png)`\n\n    ![b](gone.png)\n\n```\n![b](gone.png)\n```\n\n![b](gone.png)\n",
    "far pictures": "![b](https://example.org/a.png?x=1&y=2)\n\n<img src='https://example.org/b.png?x=1&amp;y=2'>\n",
    "far films": '<video src="https://example.org/a.mp4"></video>\n\n![b](//example.org/c.png)\n',
    "pictures in the text": "![b](data:image/png;base64,iVBORw0KGgo=)\n![c](data:image/svg+xml,%3Csvg/%3E)\n",
    "left out": "x <script>y</script>\n\n<iframe src=x></iframe> <b onclick='x()'>b</b>\n\n<button>c</button>\n",
    "attributes": "word{: onclick='x()' .md-grid }\n\n# Head {#__config}\n",
    "no tags": "Dear <name>, List<String>, x<y\n",
    "a drawing": "text\n\n```mermaid\ngraph LR\n```\n",
    "an emoji": ":smile: :material-account:\n",
    "a snippet": '--8<-- "about.md"\n\n--8<-- "private.md"\n',
    "too deep": "> " * 80 + "x\n",
    "brackets": "[" * 9000 + "\n",
    "programs": "I saved main.js and drawing.svg, and domain.json.\n",
    "running off": "[a](javascript:alert(1)) [b](data:text/html,x)\n",
    "escaped": "![b](gone\\_too.png) ![c](über.png) ![d](a&b.png)\n",
    "private": "---\nprivate: true\n---\n![b](gone.png) <script>x</script>\n",
    "with a slip": "---\nasks: Sam\naccepte: [x]\n---\nwords\n",
}
FILES: Final = {
    "about.md": "# About\n\n[a](gone.md) [b](2026-11-02.md) [c](folder/) ![d](gone.png)\n\n<script>x</script>\n",
    "with-front.md": "---\ntitle: x\n---\n\n# X\n\n![d](gone.png) <object data=x></object> Dear <name>\n",
    "odd-front.md": "---\ntitle: [x\n---\n\n![d](gone.png)\n",
    "index.md": "---\ntitle: mine\n---\n\nMine.\n\n[a](gone) ![b](gone.png) <form>x</form>\n",
    "settings.md": "---\nsearch: sometimes\nhide: 3\ntags: {a: b}\nicon: no/such\ntemplate: x.html\n---\n# S\n",
    "usable.md": "---\nsearch: {boost: 2}\nhide: toc\ntags: [a, 3]\nicon: material/pencil\n---\n# U\n",
    "private.md": "---\nprivate: true\n---\n[a](gone.md)\n",
    "people/sam.md": "---\nperson: Sam Poe\n---\n\n![b](gone.png)\n",
    "2026-W46.md": "## Who did I let help me this week? { #let-help }\n\nSam <b onclick=x>x</b>\n\n## Something\n\n![b](gone.png)\n",
    "there.png": "no picture",
    "main.js": "x",
    "drawing.svg": "<svg><script>x</script></svg>",
    "templates/x.md": "[a](gone.md)",
    ".obsidian/plugins/dv/main.js": "x",
    "drafts/x.md": "[a](gone.md)",
}


class Told(NamedTuple):
    """A finding as both commands tell it."""

    uri: str
    line: int
    column: int
    code: str
    message: str


def write(root: Path, configuration: str = CONFIGURATION) -> Path:
    root.chmod(0o700)
    (root / "mkdocs.yml").write_text(configuration, "utf-8")
    for number, (name, text) in enumerate(ENTRIES.items(), start=1):
        body = text if text.startswith("---") else f"{FRONT}{name}\n\n{text}"
        put(root, f"2026-11-{number:02d}.md", body)
    for uri, text in FILES.items():
        put(root, uri, text)
    return root


def put(root: Path, uri: str, text: str) -> None:
    path = root / "entries" / uri
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


EACH_TOLD: Final = (
    "import sys, helplog.model.floods as floods; floods.MOST_TOLD = 1000;"
    "from helplog.cli.main import main; sys.exit(main())"
)


def built(root: Path) -> list[Told]:
    done = subprocess.run(
        [sys.executable, "-c", EACH_TOLD, "build"],
        cwd=root,
        env={**os.environ, "HELPLOG_TODAY": TODAY},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = map(_SAID.fullmatch, done.stderr.splitlines())
    return sorted(
        Told(one[1], int(one[2]), int(one[3]), one[5], one[4]) for one in said if one
    )


def checked(root: Path) -> list[Told]:
    done = subprocess.run(
        [*ANEW["helplog"], "check", "--json", "--today", TODAY],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return sorted(
        Told(
            one["uri"].removeprefix("entries/"),
            one["line"],
            one["column"],
            one["code"],
            one["message"],
        )
        for one in json.loads(done.stdout)
    )


CONFIGURATIONS: Final = {
    "as it is": CONFIGURATION,
    "with drafts left out": f"{CONFIGURATION}exclude_docs: |\n  drafts/\n  there.png\n",
    "without Markdown's extensions": "site_name: J\ndocs_dir: entries\ntheme: {name: helplog}\nplugins: [search, helplog]\n",
    "with all HTML kept": CONFIGURATION.replace(
        "helplog]", "helplog: {unsafe_html: true}]"
    ),
    "with links not looked at": f"{CONFIGURATION}validation: {{links: {{not_found: ignore}}}}\n",
    "with something from elsewhere": f"{CONFIGURATION}extra_css: ['https://example.org/a.css']\n",
}


@pytest.mark.slow
@pytest.mark.parametrize("configuration", CONFIGURATIONS)
def test_check_finds_what_build_finds(tmp_path: Path, configuration: str) -> None:
    root = write(tmp_path, CONFIGURATIONS[configuration])
    found = checked(root)
    assert found == built(root)
    assert found


def test_looking_loads_neither_mkdocs_nor_what_the_configuration_names(
    tmp_path: Path,
) -> None:
    root = write(
        tmp_path,
        f"{CONFIGURATION}hooks: [hook.py]\n".replace(
            "  - admonition\n", "  - admonition\n  - here\n"
        ),
    )
    (root / "hook.py").write_text("raise SystemExit(9)\n")
    (root / "here.py").write_text("raise SystemExit(9)\n")
    program = (
        "import sys; from helplog.cli.main import main; code = main();"
        "print(sorted(name for name in sys.modules if name.split('.')[0] in {'mkdocs', 'material', 'here'}));"
        "sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, "check", "--today", TODAY],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A day with [[2026-11-17]] and `code`, Dear <name>.\n", 0),
        ("A day with ![a picture](https://example.org/a.png).\n", 0),
        ("A day with ![a picture](gone.png).\n", 1),
        ("A day with <script>x</script>.\n", 1),
    ],
)
def test_the_exit_code_tells_what_was_found(
    tmp_path: Path, text: str, code: int
) -> None:
    tmp_path.chmod(0o700)
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION)
    put(tmp_path, "2026-11-17.md", FRONT + text)
    done = subprocess.run(
        [*ANEW["helplog"], "check", "--today", TODAY],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stdout + done.stderr
    assert ("Everything reads as written." in done.stdout) == (
        "gone" not in text and "http" not in text and code == 0
    )

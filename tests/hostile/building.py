"""A journal whose every file tries to run something or to load something, built as it is, and with one guard down."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from tests.forking import run_program

CORPUS: Final = Path(__file__).parent / "corpus"
CANARY: Final = "canary.example"
"""The host every remote-loading trick names; a browser under test finds it on this computer."""
TODAY: Final = "2026-11-08"

CONFIGURATION: Final = """\
site_name: Hostile
docs_dir: entries
theme:
  name: material
  features: [content.tabs.link, content.code.copy, content.code.annotate, navigation.tabs, search.suggest]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {{permalink: true}}
  - pymdownx.arithmatex: {{generic: true}}
  - pymdownx.caret
  - pymdownx.critic
  - pymdownx.details
  - pymdownx.highlight: {{anchor_linenums: true, line_spans: __span}}
  - pymdownx.inlinehilite
  - pymdownx.keys
  - pymdownx.mark
  - pymdownx.progressbar
  - pymdownx.snippets
  - pymdownx.superfences:
      custom_fences: [{{name: mermaid, class: mermaid, format: !!python/name:pymdownx.superfences.fence_code_format }}]
  - pymdownx.tabbed: {{alternate_style: true}}
  - pymdownx.tasklist: {{custom_checkbox: true}}
  - pymdownx.tilde
plugins:
  - search: {{lang: [en, de, ja]}}
  - tags
  - helplog: {{unsafe_html: {unsafe_html}, editor: vscode}}
"""

NAMED_WITH_INTENT: Final = {
    "<img src=x onerror=alert('file')>.md": "A page known by its file.\n",
    "<img src=x onerror=alert('folder')>/<svg onload=alert('in-folder')>.md": "A page in a folder.\n",
    "2026-11-06-\"><img src=x onerror=alert('entry')>.md": "---\nasks: [unclosed\n---\nAn entry with a finding.\n",
    "\"><img src=x onerror=alert('attachment')>.png": "no picture\n",
    "2026-11-05-javascript:alert('colon').md": "[[2026-11-06-\"><img src=x onerror=alert('wiki-file')>]]\n",
}
"""Files that no repository should hold: their names alone are an attack."""

_POLICY: Final = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


def write_journal(root: Path, *, unsafe_html: bool = False) -> Path:
    """The corpus as a journal in `root`."""
    shutil.copytree(CORPUS, root / "entries")
    for name, text in NAMED_WITH_INTENT.items() if os.name == "posix" else ():
        path = root / "entries" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    configuration = CONFIGURATION.format(unsafe_html=str(unsafe_html).lower())
    (root / "mkdocs.yml").write_text(configuration, "utf-8")
    return root


def build(root: Path, environment: Mapping[str, str] | None = None) -> str:
    """Builds the site with plain MkDocs; what it said."""
    done = run_program(
        "mkdocs",
        "build",
        cwd=root,
        environment={
            **os.environ,
            "HELPLOG_TODAY": TODAY,
            "NO_MKDOCS_2_WARNING": "1",
            **(environment or {}),
        },
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def without_policy(site: Path) -> Path:
    """The same site with the policy taken out of every page."""
    taken_out = 0
    for page in site.rglob("*.html"):
        text, count = _POLICY.subn("", page.read_text("utf-8"))
        page.write_text(text, "utf-8")
        taken_out += count
    assert taken_out
    return site

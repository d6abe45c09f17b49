"""A small journal on disk, and what `check` says of a file of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Final

from helplog.insight.reflecting import reflect
from helplog.language.documents.document import Document
from helplog.language.documents.units import width_in
from helplog.language.journal.beside import look_beside
from helplog.language.journal.open_file import key_of
from helplog.language.journal.session import JournalSession
from helplog.model.diagnostic import Diagnostic
from helplog.store.opening import open_journal
from helplog.sync.healing.findings import find_healing
from helplog.website.looking.site_findings import find_on_site

TODAY: Final = date(2026, 11, 18)
CONFIGURATION: Final = "site_name: J\ndocs_dir: entries\ntheme: {name: material}\nplugins: [search, helplog]\n"
DAYS: Final = {
    "2026-11-10.md": """\
---
asks:
  - Priya: look over the report
    weight: 5
    answer: yes
    answered: 2026-11-11
needs:
  - someone to think the move through with
  - what: a ladder
    id: ladder
tags: [home, moving]
---
A long day. See [[2026-11-17]] and @Priya.
""",
    "2026-11-17.md": """\
---
asks:
  - "Sam: the boiler"
  - "Sam Ortiz: the keys"
accepted: "Dana Lee: carried the boxes"
handoffs: "Jo: owns the Friday dinners"
offers: "Ruth: a lift to the station"
tags: home
---
With [[Dana Lee]].
""",
    "people/dana.md": "---\nperson: Dana Lee\naliases: [D]\nevery: 30d\n---\nLives around the corner.\n",
}


def make_journal(root: Path, days: dict[str, str] | None = None) -> Path:
    """The journal's folder."""
    for uri, text in (DAYS if days is None else days).items():
        path = root / "entries" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    root.mkdir(exist_ok=True)
    (root / "mkdocs.yml").write_text(CONFIGURATION, encoding="utf-8")
    root.chmod(0o700)
    return root


def session_of(root: Path) -> JournalSession:
    return JournalSession(root, lambda: TODAY)


def document_of(
    text: str,
    encoding: str = "utf-16",
    version: int = 1,
    address: str = "file:///x.md",
) -> Document:
    return Document(address, version, text, width_in(encoding))


def looked(session: JournalSession) -> JournalSession:
    """The same once nothing is left to look at."""
    sight = session.look(lambda: False)
    session.take(sight)
    beside = look_beside(session, sight)
    session.take_beside(beside.sight, beside.found)
    return session


def found_by_server(session: JournalSession, uri: str) -> list[object]:
    return sorted(map(key_of, session.findings(uri)), key=repr)


def found_by_check(root: Path, uri: str) -> list[object]:
    """What `helplog check --all` finds in a file."""
    reflection = reflect(open_journal(root), TODAY)
    found: list[Diagnostic] = [*reflection.diagnostics]
    found += find_healing(root, reflection.journal.settings)
    found += find_on_site(root, reflection)
    return sorted((key_of(one) for one in found if one.where.uri == uri), key=repr)

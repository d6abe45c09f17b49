"""Notes in the styles of many programs: each word of them is on its page, and each link leads somewhere."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from tests.site.conftest import ROOT_PATH, run_mkdocs
from tests.site.counting_words import words_shown, words_written

NOTES: Final = Path(__file__).parents[1] / "golden" / "notes"
TEMPLATE: Final = ROOT_PATH / "src" / "helplog" / "store" / "templates" / "mkdocs.yml"
TEXTS: Final = {
    path.name: path.read_text("utf-8")
    for path in sorted(NOTES.glob("*.md"))
    if path.name != "README.md"
}
DAYS: Final = {f"2026-11-{day:02}": name for day, name in enumerate(TEXTS, 1)}
PERSON: Final = "---\nperson: Dana\n---\n"
CHECKIN: Final = "---\nweek: 2026-W40\n---\n"
QUESTION: Final = "## Who did I let help me this week? { #let-help }\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every note as an ordinary page and as a day; all of them as a person's note and an answer."""
    root = tmp_path_factory.mktemp("notes")
    files = {f"notes/{name}": text for name, text in TEXTS.items()}
    files |= {f"{day}.md": TEXTS[name] for day, name in DAYS.items()}
    files["people/dana.md"] = PERSON + TEXTS["github-readme.md"]
    files["2026-W40.md"] = CHECKIN + QUESTION + TEXTS["german.md"].replace("# ", "### ")
    for uri, text in files.items():
        path = root / "entries" / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    (root / "mkdocs.yml").write_text(TEMPLATE.read_text("utf-8"), "utf-8")
    done = run_mkdocs(root, "build")
    assert done.returncode == 0, done.stderr
    (root / "site" / "log").write_text(done.stderr, "utf-8")
    return root / "site"


def page(site: Path, uri: str) -> str:
    """What stands on a page."""
    html = (site / uri / "index.html").read_text("utf-8")
    article = re.search(r"<article.*</article>", html, re.DOTALL)
    assert article
    return article[0]


def weeks(site: Path) -> str:
    """What stands on the pages of all weeks."""
    folders = [path for path in (site / "weeks").iterdir() if path.is_dir()]
    return "".join(page(site, f"weeks/{folder.name}") for folder in folders)


@pytest.mark.parametrize("name", TEXTS)
def test_no_word_of_a_note_is_missing_from_its_page(site: Path, name: str) -> None:
    shown = words_shown(page(site, f"notes/{name.removesuffix('.md')}"))
    assert words_written(TEXTS[name]) - shown == {}


def test_no_word_of_a_day_is_missing_from_its_week(site: Path) -> None:
    shown = words_shown(weeks(site))
    for name in DAYS.values():
        assert words_written(TEXTS[name]) - shown == {}, name


def test_no_word_is_missing_from_a_person_or_an_answer(site: Path) -> None:
    person = words_shown(page(site, "people/dana"))
    assert words_written(TEXTS["github-readme.md"]) - person == {}
    week = words_shown(page(site, "weeks/2026-09-28"))
    assert words_written(TEXTS["german.md"]) - week == {}


def test_what_is_no_word_is_on_no_page(site: Path) -> None:
    pages = "".join(path.read_text("utf-8") for path in site.rglob("*.html"))
    assert "nobody shall read" not in pages
    for hidden in ("^learned", "^table1", "63966f3a-2222-4222-8333-444455556666\n"):
        assert hidden not in pages


def test_every_link_by_name_leads_to_a_page_and_a_place_on_it(site: Path) -> None:
    """But for names that nobody has; MkDocs warns of none."""
    for name in TEXTS:
        uri = f"notes/{name.removesuffix('.md')}"
        for address in re.findall(r'href="([^"#:]*)(?:#[^"]*)?"', page(site, uri)):
            assert (site / uri / _unquoted(address)).exists(), (name, address)
    daily = page(site, "notes/obsidian-daily")
    for address in ("#why-it-matters", "#block-claim"):
        assert f'href="../obsidian-zettel/index.html{address}"' in daily
        assert f'id="{address[1:]}"' in page(site, "notes/obsidian-zettel")
    journal = page(site, "notes/logseq-journal")
    assert journal.count('href="../Projects___Flat/index.html"') == 2
    assert 'href="../What%2520now%253F/index.html"' in journal
    log = (site / "log").read_text("utf-8")
    assert "zettel" not in log
    assert "Flat" not in log


def _unquoted(address: str) -> str:
    from urllib.parse import unquote

    return unquote(address)

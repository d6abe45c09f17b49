"""The book of a year: every public word of it, nothing private, nothing that runs or leaves."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest
from tests.private import test_private_entries as private
from tests.private.planted import readings
from tests.publish.conftest import Shelf, without_head
from tests.sample_site import ROOT_PATH, SAMPLE_DAY
from tests.site.counting_words import words_shown, words_written

from helplog.cli.main import main
from helplog.store.opening import open_journal

Bound = Callable[..., str]
ONE_DAY = {"2026-03-04.md": "Rain, and then none.\n"}
PICTURE = "\x89PNG, as far as anybody looks"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("book") / "2026.html"
    where = ("-f", str(ROOT_PATH / "mkdocs.yml"), "--today", SAMPLE_DAY)
    assert main(["book", "2026", *where, "--html", str(path)]) == 0
    return path.read_text("utf-8")


def test_every_word_of_every_public_day_is_in_it(sample: str) -> None:
    shown = words_shown(without_head(sample))
    for entry in open_journal(ROOT_PATH, from_memory=False).entries:
        if not entry.private:
            lost = words_written(entry.body).keys() - shown.keys()
            assert not lost, entry.uri


def test_its_months_stand_in_order_and_its_people_without_a_number(
    sample: str,
) -> None:
    months = re.findall(r'<section class="month m(\d+)"', sample)
    assert months == [str(n) for n in range(5, 12)]
    _, _, people = sample.partition('<section class="people">')
    index = people.partition("</section>")[0]
    assert "Mrs Pell" in index
    assert not re.search(r"\d", unescape(re.sub(r"<[^>]*>", "", index)))


def test_ids_are_unique_and_every_link_within_it_leads_somewhere(sample: str) -> None:
    idents = re.findall(r'\sid="([^"]+)"', without_head(sample))
    assert len(idents) == len(set(idents))
    assert set(re.findall(r'href="#([^"]+)"', sample)) <= set(idents)


def test_it_needs_no_other_file_and_nothing_in_it_runs(sample: str) -> None:
    assert not re.search(r"<(?:script|iframe|object|embed|link|form)\b", sample)
    assert not re.findall(r'\s(?:src|srcset|poster|data)="(?!data:image/)', sample)
    assert set(re.findall(r'href="(?!#)([^":]*)', sample)) <= {"https", "http"}
    assert "default-src 'none'" in sample
    assert "@import" not in sample
    assert not re.search(r"url\((?!#)", sample)


def test_nothing_private_is_in_it_not_even_how_much(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    root = shelf(
        {
            "2026-11-18-zqname.md": private.ENTRY,
            "checkins/2026-W47-zqcheck.md": private.CHECK_IN,
            "people/sam.md": private.NOTE,
            "people/zqsecret-person.md": private.SECRET_PERSON,
            "2026-11-19.md": private.SHOWN,
            "zqpage.md": private.PAGE,
            "2026-03-04.md": private.ENTRY.replace("2026-11-18", "2026-03-04"),
            "media/zq-of-an-entry.png": "zqpicture",
            "media/shown-by-both.png": PICTURE,
        }
    )
    assert main(["book", "2026"]) == 0
    said = capsys.readouterr()
    path = root / "books" / "2026.html"
    book = without_head(readings(path))
    assert "shown words" in book
    assert "my own words" in book
    assert "zq" not in book.replace("'sha256-", "")
    assert "zq" not in said.out + said.err
    assert "kept private" not in book.replace("what is kept private is not", "")
    assert "a private entry" not in book
    # one ask that is public, and no plate beside it
    assert path.read_text("utf-8").count('class="hl-number"') == 1
    assert 'id="m3"' not in book


def test_a_handoff_in_its_trial_is_a_plate_without_words(bound: Bound) -> None:
    book = bound({"2026-11-18.md": "---\nhandoffs: 'Jo: the dinners'\n---\nRain.\n"})
    assert re.findall(r'aria-label="(Wed[^"]*)"', book) == ["Wed: 10 lb"]
    assert 'class="lines"' not in book


def test_a_year_of_private_days_is_as_one_without_any(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf({"2026-11-18.md": "---\nprivate: true\n---\nwords\n"})
    assert main(["book", "2026"]) == 1
    assert "there is nothing for a book of 2026 yet" in capsys.readouterr().err


def test_a_year_with_one_day_is_a_book(bound: Bound) -> None:
    book = bound(ONE_DAY)
    assert re.findall(r'<section class="month m(\d+)"', book) == ["3"]
    assert "Rain, and then none." in book
    assert 'class="poster' not in book
    assert 'class="people"' not in book


def test_in_german_with_kilograms(bound: Bound) -> None:
    day = "---\nasks: [{who: Sam, what: der Ofen, weight: 50, answer: yes}]\n---\nRegen.\n"
    book = without_head(bound({"2026-03-04.md": day}, language="de", unit="kg"))
    for words in ("<h2>März</h2>", "Mittwoch, 4. März", "Menschen", " kg"):
        assert words in book
    assert " lb" not in book
    assert "Each week" not in book


def test_what_leads_out_of_it_is_words_and_what_is_folded_is_open(
    bound: Bound,
) -> None:
    day = (
        "See [[2026-03-05]], [that day](2026-03-05.md), [last year](2025-03-05.md), [a paper](it.pdf) and "
        "[elsewhere](https://example.org/x).\n\n??? note\n    folded words\n\n![[it.mp3]]\n"
    )
    book = bound(
        {
            "2026-03-04.md": day,
            "2026-03-05.md": "Sun.\n",
            "2025-03-05.md": "Then.\n",
            "it.pdf": "a paper",
            "it.mp3": "a sound",
        }
    )
    assert 'href="#2026-03-05">that day</a>' in book
    assert "<span>last year</span>" in book
    assert "<span>a paper</span>" in book
    assert 'href="https://example.org/x"' in book
    assert re.search(r"<details[^>]* open", book)
    assert "it.pdf" not in book
    assert "it.mp3" not in re.sub(r">[^<]*<", "><", book)


def test_pictures_are_in_it_whole_and_what_has_no_room_leaves_its_words(
    shelf: Shelf,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("helplog.publish.book.pictures.MOST_BYTES", 40)
    root = shelf(
        {
            "2026-03-04.md": "![the lake](media/lake.png) ![the hills](media/hills.jpg) ![a film](media/a.heic)\n",
            "media/lake.png": PICTURE,
            "media/hills.jpg": "x" * 41,
            "media/a.heic": "x",
        }
    )
    assert main(["book", "2026"]) == 0
    book = (root / "books" / "2026.html").read_text("utf-8")
    assert book.count("<img") == 1
    assert 'alt="the lake"' in book
    assert "<em>the hills</em>" in book
    err = capsys.readouterr().err
    assert [line.rpartition(" ")[2] for line in err.splitlines()] == [
        "media/hills.jpg",
        "media/a.heic",
    ]


def test_html_is_cleaned_though_the_site_may_leave_it(shelf: Shelf) -> None:
    root = shelf({"2026-03-04.md": "<script>run()</script>\n\nRain.\n"})
    path = root / "mkdocs.yml"
    path.write_text(
        path.read_text("utf-8").replace("{unit:", "{unsafe_html: true, unit:")
    )
    assert main(["book", "2026"]) == 0
    assert "<script" not in (root / "books" / "2026.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        ((), 0, "The book of 2025 is written: books"),
        (("2026",), 0, "The book of 2026 is written: books"),
        (("2024",), 1, "nothing for a book of 2024 yet; the journal has 2025 to 2026"),
        (("26",), 2, "'26' is no year; write it as 2026"),
    ],
)
def test_which_year(
    words: tuple[str, ...],
    code: int,
    says: str,
    shelf: Shelf,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shelf({"2025-03-05.md": "Then.\n", "2026-03-04.md": "Now.\n"})
    assert main(["book", *words]) == code
    said = capsys.readouterr()
    assert says in said.out + said.err


def test_the_first_year_is_a_book_before_it_is_over(
    shelf: Shelf, capsys: pytest.CaptureFixture[str]
) -> None:
    shelf(ONE_DAY)
    assert main(["book"]) == 0
    assert "The book of 2026 is written" in capsys.readouterr().out


def test_a_name_of_the_journal_can_end_no_style(shelf: Shelf) -> None:
    root = shelf(ONE_DAY)
    path = root / "mkdocs.yml"
    named = path.read_text("utf-8").replace("Nora's journal", "'</style><b>\"} x {'")
    path.write_text(named, "utf-8")
    assert main(["book", "2026"]) == 0
    head = Path("books/2026.html").read_text("utf-8").partition("<body>")[0]
    assert head.count("</style>") == 1
    assert "<b>" not in head

"""What happens to a journal between two builds, one thing at a time, drawn at random."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from shutil import copytree, rmtree
from typing import Final

from tests.site import journal_words as words

CACHE: Final = Path(".cache", "helplog")
_SVG: Final = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="{}"/>'
_PNG: Final = b"\x89PNG\r\n\x1a\n"


@dataclass(slots=True)
class Diary:
    """A journal on the disk, and what is around it."""

    root: Path
    today: date = date(2026, 11, 18)
    options: dict[str, str] = field(default_factory=dict)
    """Of helplog."""
    site: dict[str, str] = field(default_factory=dict)
    """Of mkdocs.yml."""
    older_cache: Path | None = None

    @property
    def entries(self) -> Path:
        """Where its files lie."""
        return self.root / "entries"

    def write(self, uri: str, text: str | bytes) -> None:
        """Save a file as an editor does."""
        path = self.entries / uri
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def uris(self, *, days: bool = False) -> list[str]:
        """Every text; or the days alone."""
        found = [
            path.relative_to(self.entries).as_posix()
            for path in self.entries.rglob("*.md")
        ]
        return sorted(uri for uri in found if not days or uri[:2] == "20")

    def configure(self) -> None:
        """Write mkdocs.yml."""
        options = "".join(
            f"\n      {name}: {value}" for name, value in self.options.items()
        )
        site = "".join(f"{name}: {value}\n" for name, value in self.site.items())
        (self.root / "mkdocs.yml").write_text(
            "site_name: Journal\ndocs_dir: entries\n"
            + site
            + ("" if "theme" in self.site else "theme: {name: material}\n")
            + f"plugins:\n  - search\n  - helplog:{options}\n",
            "utf-8",
        )


Change = Callable[[Diary, Random], None]


def first(diary: Diary, random: Random) -> None:
    """A small journal."""
    for _ in range(random.randrange(1, 9)):
        add_entry(diary, random)
    for change in (person, checkin, own_page, attachment, broken, option, setting):
        if not random.randrange(3):
            change(diary, random)
    diary.configure()


def edit_words(diary: Diary, random: Random) -> None:
    """Words are put below a day."""
    uri = _one(diary, random)
    text = (diary.entries / uri).read_bytes()
    diary.write(uri, text + f"\n{words.paragraph(random)}\n".encode())


def say_otherwise(diary: Diary, random: Random) -> None:
    """A day is written anew."""
    diary.write(_one(diary, random), words.entry(random))


def add_entry(diary: Diary, random: Random) -> None:
    """A day gets an entry; it may have one."""
    more = random.choice(("", "", "", "-b", "-noon"))
    diary.write(f"{words.day(random)}{more}.md", words.entry(random))


def today(diary: Diary, random: Random) -> None:
    """Today gets an entry."""
    diary.write(f"{diary.today}.md", words.entry(random))


def remove_entry(diary: Diary, random: Random) -> None:
    """A file goes."""
    (diary.entries / _one(diary, random)).unlink(missing_ok=True)


def rename_entry(diary: Diary, random: Random) -> None:
    """A file gets another day, in a folder of its month or not."""
    on = words.day(random)
    uri = random.choice((f"{on}.md", f"{on:%Y/%m}/{on}.md"))
    path = diary.entries / _one(diary, random)
    if path.exists():
        (diary.entries / uri).parent.mkdir(parents=True, exist_ok=True)
        path.replace(diary.entries / uri)


def ask(diary: Diary, random: Random) -> None:
    """Somebody is asked, or a need named, on a day of its own."""
    diary.write(f"{words.day(random)}-c.md", f"---\n{words.item(random)}\n---\n")


def answer(diary: Diary, random: Random) -> None:
    """What waits for an answer gets one."""
    for uri in diary.uris(days=True):
        text = (diary.entries / uri).read_text("utf-8", "replace")
        if "asks:" in text and "answer:" not in text:
            head, _, rest = text.partition("asks:\n")
            line, _, rest = rest.partition("\n")
            given = random.choice(("yes", "no", f"yes\n    answered: {diary.today}"))
            diary.write(uri, f"{head}asks:\n{line}\n    answer: {given}\n{rest}")
            return


def privacy(diary: Diary, random: Random) -> None:
    """A file becomes private, or is no more."""
    uri = _one(diary, random)
    text = (diary.entries / uri).read_text("utf-8", "replace")
    if "private: true\n---" in text:
        diary.write(uri, text.replace("private: true\n---", "---", 1))
    elif text.startswith("---\n"):
        top, _, rest = text[4:].partition("---\n")
        diary.write(uri, f"---\n{top}private: true\n---\n{rest}")
    else:
        diary.write(uri, f"---\nprivate: true\n---\n{text}")


def tag(diary: Diary, random: Random) -> None:
    """A tag comes or goes."""
    uri = _one(diary, random)
    text = (diary.entries / uri).read_text("utf-8", "replace")
    if "tags:" in text:
        lines = [line for line in text.split("\n") if not line.startswith("tags:")]
        diary.write(uri, "\n".join(lines))
    else:
        diary.write(uri, f"---\ntags: [{random.choice(words.TAGS)}]\n---\n{text}")


def person(diary: Diary, random: Random) -> None:
    """A note about somebody comes, goes, or says something else."""
    name = random.choice(words.PEOPLE)
    uri = f"people/{name}.md"
    if (diary.entries / uri).exists() and not random.randrange(3):
        (diary.entries / uri).unlink()
    else:
        diary.write(uri, words.person_note(random, name))


def checkin(diary: Diary, random: Random) -> None:
    """A week is looked back on."""
    year, week, _ = words.day(random).isocalendar()
    private = "" if random.randrange(5) else "---\nprivate: true\n---\n"
    diary.write(f"{year}-W{week}.md", private + words.checkin(random))


def own_page(diary: Diary, random: Random) -> None:
    """A page of the writer's own comes, goes, or says something else."""
    uri = random.choice(words.OWN)
    if (diary.entries / uri).exists() and not random.randrange(3):
        (diary.entries / uri).unlink()
    else:
        diary.write(uri, words.own_page(random))


def attachment(diary: Diary, random: Random) -> None:
    """A picture comes, goes, or is another one."""
    uri = random.choice(words.PICTURES)
    path = diary.entries / uri
    if path.exists() and not random.randrange(3):
        path.unlink()
    elif uri.endswith(".svg"):
        diary.write(uri, _SVG.format(random.randrange(9)))
    else:
        diary.write(uri, _PNG + random.randbytes(9))


def broken(diary: Diary, random: Random) -> None:
    """A file that is hard to read."""
    uri = random.choice((f"{words.day(random)}-d.md", "2026-13-40.md", "people/x.md"))
    diary.write(
        uri,
        random.choice(
            (
                b"---\nasks: [\n---\nwords\n",
                b"---\nasks: Ana: soup\nwords without an end\n",
                b"\xff\xfe\x00words",
                b"---\nneds: x\nwieght: 3\n---\n",
                b"private!\n\nwords that nobody sees\n",
                b"---\nasks:\n  - Ana: soup\n    for: nothing there\n---\n",
                b"",
            )
        ),
    )


def touch(diary: Diary, random: Random) -> None:
    """Files are saved as they are."""
    for uri in diary.uris():
        if random.randrange(2):
            os.utime(diary.entries / uri)


def day_passes(diary: Diary, _: Random) -> None:
    """It is tomorrow."""
    diary.today += timedelta(1)


def weeks_pass(diary: Diary, random: Random) -> None:
    """It is later, or the clock was wrong."""
    diary.today += timedelta(random.choice((7, 14, 31, -3)))


def option(diary: Diary, random: Random) -> None:
    """An option of helplog's is another."""
    name, values = random.choice(
        (
            ("week_start", ("monday", "sunday", "saturday", "[none")),
            ("streaks", ("true", "false")),
            ("unit", ("lb", "kg")),
            ("editor", ("vscode", "obsidian", "path", "none")),
            ("line_breaks", ("keep", "join")),
            ("unsafe_html", ("true", "false")),
        )
    )
    diary.options[name] = random.choice(values)
    diary.configure()


def setting(diary: Diary, random: Random) -> None:
    """A line of mkdocs.yml is another."""
    name, values = random.choice(
        (
            ("site_url", ("https://example.org/", "https://example.org/journal/")),
            (
                "theme",
                ("{name: material, language: de}", "{name: material, language: fr}"),
            ),
            ("extra_css", ("[own.css]",)),
            ("use_directory_urls", ("true", "false")),
            ("markdown_extensions", ("[attr_list]", "[tables, footnotes, toc]")),
            ("nav", ("[index.md, about.md, asks/index.md]",)),
            ("exclude_docs", ("about.md",)),
        )
    )
    if name in diary.site and random.randrange(2):
        del diary.site[name]
    else:
        diary.site[name] = random.choice(values)
    if name == "extra_css":
        diary.write("own.css", f"p {{ margin: {random.randrange(3)}px }}\n")
    diary.configure()


def cache_half_gone(diary: Diary, random: Random) -> None:
    """Half of what is noted down is deleted."""
    for path in _notes(diary):
        if random.randrange(2):
            path.unlink()


def cache_spoilt(diary: Diary, random: Random) -> None:
    """A note has another byte, or an end too early."""
    notes = _notes(diary)
    if not notes:
        return
    path = random.choice(notes)
    data = bytearray(path.read_bytes())
    if data:
        at = random.randrange(len(data))
        if random.randrange(2):
            data[at] ^= 1 << random.randrange(8)
        else:
            del data[at:]
    path.write_bytes(data)


def cache_of_before(diary: Diary, random: Random) -> None:
    """Notes of an older build are put back, all or some; or are kept for that."""
    cache = diary.root / CACHE
    older = diary.root.with_name("older-cache")
    if older.exists() and random.randrange(2):
        for path in older.iterdir():
            if path.is_file() and random.randrange(3):
                (cache / path.name).parent.mkdir(parents=True, exist_ok=True)
                (cache / path.name).write_bytes(path.read_bytes())
    elif cache.exists():
        rmtree(older, ignore_errors=True)
        copytree(cache, older)


def site_deleted(diary: Diary, random: Random) -> None:
    """Somebody deletes files of the site."""
    for path in sorted((diary.root / "site").rglob("*")):
        if path.is_file() and not random.randrange(20):
            path.unlink()


def _notes(diary: Diary) -> list[Path]:
    return sorted(p for p in (diary.root / CACHE).rglob("*") if p.is_file())


def _one(diary: Diary, random: Random) -> str:
    return random.choice(diary.uris(days=True) or ["2026-11-17.md"])


def _written(change: Change) -> Change:
    """A change of a file that may not be there."""

    def changed(diary: Diary, random: Random) -> None:
        uris = diary.uris(days=True)
        if uris:
            change(diary, random)
        else:
            add_entry(diary, random)

    return changed


CHANGES: Final[dict[str, tuple[int, Change]]] = {
    "edit words": (6, _written(edit_words)),
    "say otherwise": (4, _written(say_otherwise)),
    "add an entry": (5, add_entry),
    "today": (4, today),
    "remove an entry": (2, _written(remove_entry)),
    "rename an entry": (3, _written(rename_entry)),
    "ask": (4, ask),
    "answer": (4, answer),
    "privacy": (3, _written(privacy)),
    "tag": (3, _written(tag)),
    "person": (4, person),
    "check-in": (2, checkin),
    "own page": (2, own_page),
    "attachment": (2, attachment),
    "broken": (2, broken),
    "touch": (2, touch),
    "a day passes": (4, day_passes),
    "weeks pass": (2, weeks_pass),
    "option": (1, option),
    "setting": (1, setting),
    "cache half gone": (1, cache_half_gone),
    "cache spoilt": (2, cache_spoilt),
    "cache of before": (3, cache_of_before),
    "site deleted": (1, site_deleted),
}
"""Each with how often it is drawn."""

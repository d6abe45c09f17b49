"""The journals that the site is looked at with: the sample, and the days a sample never has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from bench.journals import DAYS, made_up, sentence

ROOT_PATH: Final = Path(__file__).resolve().parents[2]
SAMPLE_DAY: Final = date(2026, 11, 22)

Texts = Mapping[str, str | bytes]
"""What is in `entries/`, by its place there."""


@dataclass(frozen=True)
class Scene:
    """A journal on a day."""

    name: str
    on: date
    """The day the site is built for."""
    texts: Callable[[], Texts] | None = None
    """None: the sample's own entries."""
    language: str = "en"


def built(scene: Scene, folder: Path) -> Path:
    """The scene's site, built below the folder."""
    root = folder / scene.name
    entries = root / "entries"
    if scene.texts is None:
        shutil.copytree(ROOT_PATH / "entries", entries)
    else:
        entries.mkdir(parents=True)
        for uri, text in scene.texts().items():
            path = entries / uri
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
    configuration = (ROOT_PATH / "mkdocs.yml").read_text("utf-8")
    spoken = f"language: {scene.language}"
    (root / "mkdocs.yml").write_text(
        configuration.replace("language: en", spoken), "utf-8"
    )
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        cwd=root,
        check=True,
        env={
            **os.environ,
            "HELPLOG_TODAY": scene.on.isoformat(),
            "NO_MKDOCS_2_WARNING": "1",
        },
    )
    return root / "site"


def _first_day() -> Texts:
    return {}


def _first_week() -> Texts:
    return {
        "2026-11-17.md": "---\nload: 8\n---\nToo much on the list. I could ask somebody, I suppose.\n",
        "2026-11-19.md": (
            "---\nasks:\n  - Priya: read the report before Monday (chance 40%) -> yes\nneeds: someone to take the Saturday run\n"
            "---\nAsked Priya at the coffee machine. It took one breath, and she said *send it over* before I had "
            "finished the sentence.\n"
        ),
    }


def _heavy_week() -> Texts:
    """Seven long days with 49 items, after some ordinary ones."""
    chance = Random(7)  # noqa: S311  # the same days every time, no secret
    texts: dict[str, str] = {}
    for day in range(16, 23):
        head = [f"load: {chance.randint(6, 9)}", "asks:"]
        head += [
            f"  - {{who: {who}, what: {sentence(chance, 5)}, weight: {lb}, chance: 40%, answer: {answer}}}"
            for who, lb, answer in (
                ("Priya", 3, "yes"),
                ("Sam", 10, "no"),
                ("Dana Lee", 25, "yes"),
                ("Mrs Pell", 3, "waiting"),
            )
        ]
        head += ["accepted:"]
        head += [f"  - {who}: {sentence(chance, 6)}" for who in ("Jo", "Ana")]
        head += [f"needs: {sentence(chance, 4)}"]
        words = "\n\n".join(
            f"{sentence(chance, 14).capitalize()}. {sentence(chance, 40).capitalize()}."
            for _ in range(3)
        )
        texts[f"2026/11/2026-11-{day}.md"] = "\n".join(("---", *head, "---", words, ""))
    for week in range(1, 20):
        on = date(2026, 11, 16) - timedelta(weeks=week)
        texts[f"{on:%Y/%m}/{on}.md"] = (
            f"---\nasks:\n  - Sam: {sentence(chance, 4)} -> yes\n---\n{sentence(chance, 30).capitalize()}.\n"
        )
    return texts


def _ten_years() -> Texts:
    days = made_up(DAYS, Random(3))  # noqa: S311  # the same days every time, no secret
    return {f"{on:%Y/%m}/{on}.md": text for on, text in days}


def _french() -> Texts:
    return {
        "2026-11-09.md": "---\nasks:\n  - Hélène: relire les impôts -> yes\noffers: Yves: l’échelle\n---\n"
        "Hélène a dit oui avant la fin de ma phrase.\n",
        "2026-11-16.md": "---\nload: 7\nasks:\n  - le voisin: garder le chat jusqu’à dimanche\n"
        "handoffs:\n  - Ana: les goûters du mercredi\naccepted: ma sœur: a monté les courses\n---\n"
        "Un jour long. J’ai demandé au voisin dans l’escalier, et c’était dit.\n",
        "2026-11-18.md": "---\nthanks:\n  - Mme Pell: pour la soupe\nneeds: quelqu’un pour tenir l’échelle\n"
        "alone:\n  - what: onze cartons portés\n    cost: la soirée\nmet: Ana\n---\nLa pluie, puis le silence.\n",
        "2026-W47.md": "## Qui ai-je laissé m’aider cette semaine ?\n\nMa sœur, avec les courses.\n",
    }


def _right_to_left() -> Texts:
    return {
        "2026-11-16.md": "---\nasks:\n  - דנה: לקרוא את הדוח לפני יום שני (chance 40%) -> yes\naccepted: יוסי: תיקן את האופניים\n---\n"
        "ביקשתי מדנה ליד מכונת הקפה. זה לקח נשימה אחת.\n",
        "2026-11-18.md": "---\nload: 7\nneeds: מישהו שייקח את הסיבוב של שבת\nmet: Priya Shah\n---\nיום ארוך, עם מילה אחת in English.\n",
        "2026-W47.md": "## Who did I let help me, and how often did I say yes?\n\nדנה, פעם אחת.\n",
    }


SCENES: Final = (
    Scene("sample", SAMPLE_DAY),
    Scene("german", SAMPLE_DAY, language="de"),
    Scene("french", SAMPLE_DAY, _french, language="fr"),
    Scene("first-day", SAMPLE_DAY, _first_day),
    Scene("first-week", SAMPLE_DAY, _first_week),
    Scene("heavy-week", SAMPLE_DAY, _heavy_week),
    Scene("back-after-half-a-year", date(2027, 5, 23)),
    Scene("ten-years", date(2025, 5, 4), _ten_years),
    Scene("right-to-left", SAMPLE_DAY, _right_to_left, language="he"),
)


def named(names: tuple[str, ...]) -> Iterator[Scene]:
    """Those asked for, all where none is."""
    for scene in SCENES:
        if not names or scene.name in names:
            yield scene

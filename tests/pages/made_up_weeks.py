"""Weeks as people write them, made up: from nothing at all to forty things, in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from tests.making import Said, entry, journal, say

from helplog.insight.reflecting import reflect
from helplog.insight.reflection import Reflection
from helplog.model.journal import Away, Entry, Journal
from helplog.model.kinds import Answer, Kind

FIRST_MONDAY: Final = date(2024, 1, 1)
WEEKS: Final = 50
JOURNALS: Final = 10

_NAMES: Final = {
    "en": ["Sam", "Mrs Pell", "Dana Lee", "my sister", "Ana", "the neighbours", "Dr Osei"],
    "de": ["Sam", "Frau Pell", "Dana Lee", "meine Schwester", "Ana", "die Nachbarn", "Dr. Osei"],
    "fr": ["Sam", "Mme Pell", "Dana Lee", "ma sœur", "Ana", "les voisins", "le docteur Osei"],
}  # fmt: skip
_WHATS: Final = {
    "en": {
        Kind.ASKS: ["read one page", "a lift to the station", "could she come at ten?",
                    "the tax thing", "looking after the cat", "to hold the ladder",
                    "help with the boxes, the ones that are too heavy for me alone, all of them",
                    "Dad's Thursday tea", "whether he would mind the shop, for an hour"],
        Kind.HANDOFFS: ["the bins", "Christmas, the whole of it", "school forms for a year",
                        "the accounts", "picking up the post"],
        Kind.ACCEPTED: ["a pie", "carried the shopping up", "stayed till six", "soup",
                        "two hours on the roof", "drove me home", "his van, for the day",
                        "listening"],
        Kind.THANKS: ["for the soup", "the chairs", "that she waited", "stayed so long",
                      "for not laughing"],
        Kind.CONNECTIONS: ["lunch", "the long call", "walked round the lake", "a coffee on the stairs"],
        Kind.DECLINED: ["a lift", "to carry the bags", "lunch on Sunday"],
        Kind.OFFERS: ["the ladder", "to look in on Dad", "a seat in the car", "drive me home"],
        Kind.NEEDS: ["someone to hold the ladder", "a quiet hour", "to talk about Dad"],
        Kind.ALONE: ["carried eleven boxes", "the whole report", "swept the front"],
    },
    "de": {
        Kind.ASKS: ["eine Seite lesen", "die Steuer", "ob sie um zehn kommen kann",
                    "auf die Katze aufpassen", "Hilfe bei den Kisten", "kannst du um zehn?"],
        Kind.HANDOFFS: ["die Mülltonnen", "Weihnachten, ganz", "den Elternabend"],
        Kind.ACCEPTED: ["ein Kuchen", "trug den Einkauf hoch", "blieb bis sechs", "Suppe",
                        "zwei Stunden auf dem Dach", "hat mich heimgefahren"],
        Kind.THANKS: ["für die Suppe", "die Stühle", "dass sie gewartet hat"],
        Kind.CONNECTIONS: ["Mittagessen", "das lange Telefonat", "um den See gelaufen"],
        Kind.DECLINED: ["mich zu fahren", "ein Essen am Sonntag"],
        Kind.OFFERS: ["die Leiter", "nach Papa zu sehen", "ein Platz im Auto"],
        Kind.NEEDS: ["jemand, der die Leiter hält", "eine ruhige Stunde"],
        Kind.ALONE: ["elf Kisten getragen", "den ganzen Bericht", "die Treppe gefegt"],
    },
    "fr": {
        Kind.ASKS: ["lire une page", "les impôts", "si elle peut venir à dix heures",
                    "garder le chat", "un coup de main pour les cartons", "tu peux venir à dix heures ?"],
        Kind.HANDOFFS: ["les poubelles", "Noël, tout entier", "la réunion de parents"],
        Kind.ACCEPTED: ["un gâteau", "a monté les courses", "est restée jusqu’à six heures", "de la soupe",
                        "deux heures sur le toit", "m’a ramené en voiture"],
        Kind.THANKS: ["pour la soupe", "les chaises", "d’avoir attendu"],
        Kind.CONNECTIONS: ["un déjeuner", "le long coup de fil", "le tour du lac"],
        Kind.DECLINED: ["me conduire", "un repas dimanche"],
        Kind.OFFERS: ["l’échelle", "passer voir papa", "une place en voiture"],
        Kind.NEEDS: ["quelqu’un pour tenir l’échelle", "une heure au calme"],
        Kind.ALONE: ["onze cartons portés", "tout le rapport", "j’ai balayé l’escalier"],
    },
}  # fmt: skip
_BODIES: Final = {
    "en": ["It rained. We ate it the same night.", "", "", "She said yes before I had finished asking."],
    "de": ["Es hat geregnet. Wir haben ihn gleich gegessen.", "", "", "Sie hat Ja gesagt, bevor ich fertig war."],
    "fr": ["Il a plu. Nous l’avons mangé le soir même.", "", "", "Elle a dit oui avant que j’aie fini de demander."],
}  # fmt: skip
_HOW_MANY: Final = (0, 0, 1, 1, 2, 3, 4, 5, 6, 8, 9, 14, 40)


def made_up_weeks(language: str) -> Iterator[Reflection]:
    """Journals of fifty weeks each, five hundred weeks in all, the same every time."""
    for seed in range(JOURNALS):
        chance = Random(seed)  # noqa: S311 - the same weeks every time, no secret
        entries = [one for n in range(WEEKS) for one in _week(chance, language, n)]
        yield reflect(_speaking(journal(*entries), language), _over())


def _over() -> date:
    return FIRST_MONDAY + timedelta(weeks=WEEKS)


def _speaking(whole: Journal, language: str) -> Journal:
    return replace(whole, settings=replace(whole.settings, language=language))


def _week(chance: Random, language: str, number: int) -> Iterator[Entry]:
    monday = FIRST_MONDAY + timedelta(weeks=number)
    if chance.random() < 0.05:
        away = (Away(monday, monday + timedelta(days=6)),)
        yield entry(
            (monday - timedelta(days=1)).isoformat(), away=away, uri=f"a{number}.md"
        )
        return
    for at in range(chance.choice(_HOW_MANY)):
        on = monday + timedelta(days=chance.randrange(7))
        said = entry(on.isoformat(), _item(chance, language), uri=f"{number}-{at}.md",
                     private=chance.random() < 0.1)  # fmt: skip
        yield replace(said, body=chance.choice(_BODIES[language]))


def _item(chance: Random, language: str) -> Said:
    kind = chance.choice([*Kind])
    names = _NAMES[language]
    who = tuple(chance.sample(names, chance.choice((0, 1, 1, 1, 1, 2, 3))))
    what = chance.choice([*_WHATS[language][kind], None])
    fields: dict[str, Any] = {}
    if kind in {Kind.ASKS, Kind.OFFERS}:
        fields["answer"] = chance.choice([*Answer]).value
    if kind is Kind.ASKS and chance.random() < 0.3:
        fields["chance"] = chance.choice((0.1, 0.4, 1.0))
    if kind is Kind.ALONE and chance.random() < 0.5:
        fields["cost"] = {"en": "my back", "de": "den Abend", "fr": "la soirée"}[
            language
        ]
    if kind is Kind.HANDOFFS:
        fields["shared"] = chance.choice(("yes", "no"))
    lb = chance.choice((3.0, 10.0, 25.0, 50.0)) if kind.spec.weighs else None
    return say(kind.value, who, what, lb=lb, **fields)

"""What a new check-in is written with, in each language of the site.

These words stand in files: the reader knows a heading without an id by them, whatever the
journal's language is by now. What pages and the terminal say is in the catalogue.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from helplog.model.kinds import QUESTION_TEXTS, Question


class CheckinWords(NamedTuple):
    """One language."""

    questions: Mapping[Question, str]
    """As in the catalogue."""
    hints: Mapping[Question, str]
    """What stands under each until it is answered."""
    next_ask: str
    """The heading of the small ask for the week after; as in the catalogue."""


CHECKIN_WORDS: Final = {
    "en": CheckinWords(
        questions=QUESTION_TEXTS,
        hints={
            Question.LET_HELP: (
                "Who took something off you, lent what they know, or just listened? "
                "`none` is an answer, too."
            ),
            Question.NEED_HELP: (
                "What are you trying to hold alone? "
                "What might open up if you let someone in?"
            ),
            Question.CONNECTED: "A name is enough.",
        },
        next_ask="One small ask for next week",
    ),
    "de": CheckinWords(
        questions={
            Question.LET_HELP: "Von wem habe ich mir diese Woche helfen lassen?",
            Question.NEED_HELP: (
                "Wo brauche ich Hilfe, um die ich noch nicht gebeten habe?"
            ),
            Question.CONNECTED: (
                "Wem bin ich nähergekommen, bei wem könnte ich mich melden?"
            ),
        },
        hints={
            Question.LET_HELP: (
                "Wer hat dir etwas abgenommen, sein Wissen geliehen oder einfach "
                "zugehört? Auch `none` (niemand) ist eine Antwort."
            ),
            Question.NEED_HELP: (
                "Was versuchst du allein zu tragen? "
                "Was könnte sich öffnen, wenn du jemanden hineinlässt?"
            ),
            Question.CONNECTED: "Ein Name genügt.",
        },
        next_ask="Eine kleine Bitte für die nächste Woche",
    ),
    "fr": CheckinWords(
        questions={
            Question.LET_HELP: "Qui ai-je laissé m’aider cette semaine\u00a0?",
            Question.NEED_HELP: (
                "Où ai-je besoin d’une aide que je n’ai pas encore demandée\u00a0?"
            ),
            Question.CONNECTED: (
                "Avec qui ai-je partagé un moment, à qui pourrais-je faire signe\u00a0?"
            ),
        },
        hints={
            Question.LET_HELP: (
                "Qui t’a pris quelque chose des épaules, prêté son savoir, ou simplement "
                "prêté l’oreille\u00a0? `none` (personne) est une réponse aussi."
            ),
            Question.NEED_HELP: (
                "Qu’essaies-tu de porter sans aide\u00a0? "
                "Qu’est-ce qui s’ouvrirait si tu laissais entrer quelqu’un\u00a0?"
            ),
            Question.CONNECTED: "Un prénom suffit.",
        },
        next_ask="Une petite demande pour la semaine prochaine",
    ),
}


def checkin_words(language: str) -> CheckinWords:
    """The words of a language, `de` or `de-AT`; English where it has none here."""
    bare = language.casefold().replace("_", "-").partition("-")[0]
    return CHECKIN_WORDS.get(bare, CHECKIN_WORDS["en"])


def question_text(question: Question, language: str) -> str:
    """A question as a new check-in asks it; the reader knows it in every language."""
    return checkin_words(language).questions[question]

"""Five hundred made-up weeks in each language, read for slips of grammar and tone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import pytest
from tests.pages.made_up_weeks import made_up_weeks

from helplog.pages.letters.letter import MOST_WORDS, Letters
from helplog.pages.words import LOCALE_PATH, words_in

QUOTED: Final = re.compile(r"“[^”]*”|„[^“]*“|«[^»]*»")
OWN: Final = "Q"
"""Stands for what the writer wrote."""

NEVER: Final = {
    "en": re.compile(
        r"\b(great|well done|proud|only|just|still|finally|at last|unfortunately|should"
        r"|but|owe|debt|lost|broke|failed|missed)\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(toll|super|stolz|nur|endlich|leider|solltest|immer noch|aber|schuldest"
        r"|verloren|versäumt|gescheitert)\b",
        re.IGNORECASE,
    ),
    "fr": re.compile(
        r"\b(bravo|super|génial|fier|fière|seulement|juste|enfin|(?<!pas )encore|toujours"
        r"|hélas|malheureusement|devrais|dois|mais|dettes?|perdu|raté|échoué|manqué)\b",
        re.IGNORECASE,
    ),
}
SLIPS: Final = {
    "a doubled word": re.compile(r"\b(\w+) \1\b", re.IGNORECASE),
    "a blank too many": re.compile(r"  | [,.;:]"),
    "two marks": re.compile(r"[,.;:]{2}"),
    "nothing after a mark": re.compile(r"[:;,]\.|[:;,]$"),
    "an empty quote": re.compile(r"“”|„“|«\s*»"),
    "a list that ends in nothing": re.compile(
        r"\b(?:and|und|or|oder|et|ou)\u00a0?[.,;:]"
    ),
    "a list that begins with nothing": re.compile(
        r"(?:^|[.;:] )(?:, |und |and |et )(?!\w)"
    ),
    "a word that waits for another": re.compile(
        r"\b(?:to|for|with|from|about|by|of|an|von|mit|bei|für|zu|am|the|dem|den"
        r"|à|de|avec|pour|par|le|la|les)\u00a0?[.,;:]"
    ),
    "a sentence that begins small": re.compile(r"(?:^|[.?!] )[a-zäöüàéêç]"),
    "own words without a link": re.compile(
        rf"\w (?:time|Angebot|temps|proposition) {OWN}"
    ),
}
NUMBERED: Final = {
    "en": re.compile(r"\bone smaller things\b|\b(?!one\b)\w+ smaller thing\b"),
    "de": re.compile(r"\b(?:ein|eins|eine) kleinere Dinge\b|\b0\b"),
    "fr": re.compile(r"\bune? petites choses\b|\b(?!une\b)\w+ petite chose\b"),
}
CASES: Final = re.compile(
    r"\b(?:von|mit|bei|zu) (?:\w+(?:, | und ))*(?:meine|die|der) \w+"
)
"""In German: after these the neighbours are `den Nachbarn`, a sister `meiner Schwester`."""
_VOWEL: Final = "[aeiouyàâéèêîôûœ]"
PARTICULAR: Final = {
    "en": {},
    "de": {"a case": CASES},
    "fr": {
        "an elision": re.compile(
            rf"\b(?:de|le|la|je|me|te|se|ne|que|jusque) {_VOWEL}|[’'](?!{_VOWEL}|h)",
            re.IGNORECASE,
        ),
        "a contraction": re.compile(r"\b(?:de|à) les? "),
        "a mark without its blank": re.compile(r"[^\u00a0][;:!?»]|«(?!\u00a0)"),
        "a verb without its à": re.compile(
            r"\b(?:merci|demandé|confié) (?!à |aux? |quelque )\w"
        ),
        "a straight apostrophe": re.compile(r"\w'\w"),
        "a word that bends by who reads": re.compile(r"\w(?:\(e\)|·e)"),
    },
}
"""What can go wrong in one language alone."""


def slips_of(sentences: tuple[str, ...], language: str) -> Iterator[str]:
    """What is wrong with a letter, in words."""
    text = " ".join(sentences)
    told = QUOTED.sub(OWN, text)
    for name, pattern in SLIPS.items():
        if pattern.search(text if name == "an empty quote" else told):
            yield name
    if NEVER[language].search(told):
        yield "a word it never says"
    if NUMBERED[language].search(told):
        yield "a number and its noun"
    for name, pattern in PARTICULAR[language].items():
        if pattern.search(told):
            yield name
    if len(text.split()) > MOST_WORDS:
        yield "too long"
    if any(not sentence.endswith((".", "?", "!")) for sentence in sentences):
        yield "a sentence without an end"
    if len(set(sentences)) < len(sentences):
        yield "a sentence said twice"


@pytest.mark.parametrize("language", sorted(NEVER))
def test_five_hundred_weeks_read_without_a_slip(language: str) -> None:
    found = []
    weeks = 0
    for reflection in made_up_weeks(language):
        letters = Letters(reflection, words_in(language))
        for week in reflection.weeks:
            weeks += 1
            letter = letters.of(week)
            found += [
                (slip, letter.text) for slip in slips_of(letter.sentences, language)
            ]
    assert found == []
    assert weeks >= 500


def test_every_language_of_the_site_is_read() -> None:
    assert {*NEVER} == {"en", *(path.stem for path in LOCALE_PATH.glob("*.po"))}


@pytest.mark.parametrize(
    ("language", "sentence", "slip"),
    [
        ("en", "You let let Sam help.", "a doubled word"),
        ("en", "Help came from Sam and .", "a blank too many"),
        ("en", "You asked Sam to.", "a word that waits for another"),
        ("en", "You thanked “”.", "an empty quote"),
        ("en", "And two smaller thing.", "a number and its noun"),
        ("en", "you asked Sam.", "a sentence that begins small"),
        ("en", "You finally asked Sam.", "a word it never says"),
        ("de", "Hilfe kam von meine Schwester.", "a case"),
        ("de", "Zeit war mit Ana, Sam und die Nachbarn.", "a case"),
        ("de", "Und ein kleinere Dinge.", "a number and its noun"),
        ("en", "There was time “lunch”.", "own words without a link"),
        ("fr", "L’aide est venue de Ana.", "an elision"),
        ("fr", "L’aide est venue d’Sam.", "an elision"),
        ("fr", "Tu as dit merci à les voisins.", "a contraction"),
        ("fr", "Tu as demandé à Sam: rien.", "a mark without its blank"),
        ("fr", "Et deux petite chose de plus.", "a number and its noun"),
        ("fr", "Tu as demandé à.", "a word that waits for another"),
        ("fr", "Sam a encore aidé.", "a word it never says"),
        ("fr", "Tu as dit merci le docteur Osei.", "a verb without its à"),
        ("fr", "Te voilà revenu(e).", "a word that bends by who reads"),
    ],
)
def test_the_checker_sees_slips(language: str, sentence: str, slip: str) -> None:
    assert slip in slips_of((sentence,), language)

"""People who are called by what they are to the writer, in the cases of a German sentence."""

from __future__ import annotations

from tests.making import entry, journal, say
from tests.pages.composed import in_language, pages_of, said_on

from helplog.pages.declension import Case, bent
from helplog.pages.names_in_sentences import Named
from helplog.pages.words import words_in

BENT = """\
meine Schwester          | meiner Schwester          | meine Schwester
Meine große Schwester Jo | Meiner großen Schwester Jo | Meine große Schwester Jo
mein Bruder              | meinem Bruder             | meinen Bruder
mein alter Nachbar       | meinem alten Nachbarn     | meinen alten Nachbarn
mein Kollege Tom         | meinem Kollegen Tom       | meinen Kollegen Tom
mein Patenkind           | meinem Patenkind          | mein Patenkind
mein kleines Mädchen     | meinem kleinen Mädchen    | mein kleines Mädchen
meine Eltern             | meinen Eltern             | meine Eltern
unsere Kinder            | unseren Kindern           | unsere Kinder
unser Opa                | unserem Opa               | unseren Opa
euer Team                | eurem Team                | euer Team
ihr Mann                 | ihrem Mann                | ihren Mann
die Nachbarin von oben   | der Nachbarin von oben    | die Nachbarin von oben
der Mann vom Amt         | dem Mann vom Amt          | den Mann vom Amt
die Nachbarn             | den Nachbarn              | die Nachbarn
das Büro                 | dem Büro                  | das Büro
Herr Krause              | Herrn Krause              | Herrn Krause
Frau Pell                | Frau Pell                 | Frau Pell
Ines                     | Ines                      | Ines
meinem Bruder            | meinem Bruder             | meinem Bruder
mein alles               | mein alles                | mein alles
der                      | der                       | der
"""


def test_what_someone_is_called_bends_and_a_name_does_not() -> None:
    for row in BENT.splitlines():
        name, dative, accusative = map(str.strip, row.split("|"))
        assert bent(name, Case.DATIVE) == dative
        assert bent(name, Case.ACCUSATIVE) == accusative


def test_several_bend_each_and_english_bends_none() -> None:
    german = words_in("de")
    people = Named(["meine Schwester", "Herr Krause"], german)
    assert german.text("Said yes to {who}").format(who=people) == (
        "Ja gesagt zu meiner Schwester und Herrn Krause"
    )
    assert f"{people}" == "meine Schwester und Herr Krause"
    english = words_in("en")
    assert english.text("Asked {who}").format(who=people) == f"Asked {people}"


def test_pages_say_it_in_the_case_of_their_sentence() -> None:
    written = journal(
        entry(
            "2026-11-18",
            say("accepted", "meine Schwester", "die Suppe"),
            say("asks", "mein Bruder", "das Auto"),
            say("connections", "meine Eltern"),
        )
    )
    pages = pages_of(in_language(written, "de"), "2026-11-20")
    week = said_on(pages["weeks/2026-11-16/index.md"].html)
    assert "Ja gesagt zu meiner Schwester" in week
    assert "meinen Bruder gefragt" in week
    assert "meinen Eltern nähergekommen" in week

"""helplog's own words on the site: translations, dates, numbers and plurals in one language."""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, overload

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, match_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from helplog.insight.weeks.tallies import lifted_in
from helplog.model.journal import Item
from helplog.model.settings import Settings
from helplog.model.weights import Unit

LOCALE_PATH: Final = Path(__file__).parent / "locale"
"""Holds `helplog.pot`, every word there is to translate, and a `.po` file for each language."""

FORMAL: Final = "to somebody with a title"
"""The context in a catalogue of what is said to them."""

_YEAR: Final = re.compile(r"(?:\s?'de')?[,./\s]*y+年?")
"""The year in a locale's full date pattern, with the mark that joins it to the rest."""


Given = ParamSpec("Given")


@overload
def to_translate(message: str) -> str: ...
@overload
def to_translate(message: str, plural: str) -> tuple[str, str]: ...
def to_translate(message: str, plural: str | None = None) -> str | tuple[str, str]:
    """Mark words in a table for the translators; they are translated where they are spoken."""
    if plural is None:
        return message
    return message, plural


def _once(
    speak: Callable[Concatenate[Words, Given], str],
) -> Callable[Concatenate[Words, Given], str]:
    """Remember what was said: the same few dates and numbers stand on thousands of pages."""
    name = speak.__name__

    def said(self: Words, /, *args: Given.args, **kwargs: Given.kwargs) -> str:
        key = (name, *args)
        known = self.memory.get(key)
        if known is None:
            known = speak(self, *args, **kwargs)
            self.memory[key] = known
        return known

    # To the type checker, what `wraps` returns is no method.
    return wraps(speak)(said) if not TYPE_CHECKING else said


@dataclass(frozen=True, slots=True)
class Words:
    """One language: what the templates and the sentences made in Python speak."""

    locale: Locale
    translations: gettext.NullTranslations
    unit: Unit = Unit.LB
    """In what weights are said."""
    memory: dict[tuple[object, ...], str] = field(
        default_factory=dict, compare=False, repr=False
    )
    around: dict[str, tuple[str, str, str]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """What stands before and after the names in a sentence, as HTML, and their case between, by the
    sentence, once worked out."""

    @property
    def is_translated(self) -> bool:
        """Whether these are a language's own words; English is what they are translated from."""
        kind = type(self.translations)
        return kind is not gettext.NullTranslations

    @_once
    def text(self, message: str) -> str:
        """A sentence in this language."""
        return self.translations.gettext(message)

    @_once
    def plural(self, one: str, many: str, n: float) -> str:
        """A sentence about `n` things, `{n}` filled in."""
        whole = int(n)
        if n != whole:
            # A fraction of something is said as several are: `1.5 yeses`.
            whole = 2
        said = self.translations.ngettext(one, many, whole)
        shown = self.number(n)
        return said.format(n=shown)

    def form(self, one: str, many: str, n: int) -> str:
        """A sentence to one or to several, with nothing filled in."""
        return self.translations.ngettext(one, many, n)

    @_once
    def formal(self, message: str) -> str:
        """A sentence to somebody with a title, who in some languages is another *you*."""
        return self.translations.pgettext(FORMAL, message)

    @_once
    def number(self, value: float) -> str:
        """`3`, `2.5`, in this language's digits and marks."""
        rounded = round(value, 1)
        text = format_decimal(rounded, format="0.#", locale=self.locale)
        return str(text)

    @_once
    def pounds(self, weight_lb: float) -> str:
        """`10 lb`; `5 kg` of these pounds where the reader likes kilograms.

        For one weight: what several come to is said by `lifted`, or in the unit by `weighed`.
        """
        return self.weighed(self.unit.of(weight_lb))

    @_once
    def plate(self, weight_lb: float) -> str:
        """`10`: what is written on a plate."""
        return self.number(self.unit.of(weight_lb))

    @_once
    def weighed(self, weight: float) -> str:
        """`10 lb`, `5 kg`: a number that is in the reader's unit."""
        said = self.text("{n} lb")
        if self.unit is Unit.KG:
            said = self.text("{n} kg")
        shown = self.number(weight)
        return said.format(n=shown)

    def weight_of(self, items: Iterable[Item]) -> float:
        """What items weigh together, in the reader's unit: the sum of their plates."""
        return lifted_in(self.unit, items)

    def lifted(self, items: Iterable[Item]) -> str:
        """`27 lb`: what items weigh together."""
        weight_lb = self.weight_of(items)
        return self.weighed(weight_lb)

    @_once
    def percent(self, share: float) -> str:
        """A share from 0 to 1 as `62 %`, without decimals."""
        pattern = "#,##0\u202f%"
        text = format_percent(share, format=pattern, locale=self.locale)
        return str(text)

    @_once
    def long_day(self, day: date) -> str:
        """`Wednesday, November 18, 2026`, as the language writes it."""
        text = self._date(day, "full")
        return _with_zeros(day, text)

    @_once
    def day(self, day: date) -> str:
        """`November 18, 2026`."""
        text = self._date(day, "long")
        return _with_zeros(day, text)

    @_once
    def week_day(self, day: date) -> str:
        """`Wednesday, November 18`: a day on the page of its week."""
        full = self.locale.date_formats["full"]
        pattern = _YEAR.sub("", full.pattern)
        return self._date(day, pattern)

    @_once
    def long_week_day(self, day: date) -> str:
        """`Wednesday`."""
        return self._date(day, "EEEE")

    @_once
    def month_of_day(self, day: date) -> str:
        """`November`, as it is said with a day."""
        return self._date(day, "MMMM")

    @_once
    def short_day(self, day: date) -> str:
        """`Nov 18`."""
        text = format_skeleton("MMMd", day, locale=self.locale)
        return str(text)

    @_once
    def month(self, day: date) -> str:
        """`November`."""
        return self._date(day, "LLLL")

    @_once
    def short_month(self, day: date) -> str:
        """`Nov`."""
        return self._date(day, "LLL")

    @_once
    def short_month_of_year(self, day: date) -> str:
        """`Nov 2026`."""
        text = format_skeleton("yMMM", day, locale=self.locale)
        written = str(text)
        return _with_zeros(day, written)

    @_once
    def month_of_year(self, day: date) -> str:
        """`November 2026`."""
        text = format_skeleton("yMMMM", day, locale=self.locale)
        written = str(text)
        return _with_zeros(day, written)

    @_once
    def months_ago(self, months: int) -> str:
        """`6 months ago`, `3 years ago`."""
        years, rest = divmod(months, 12)
        if rest:
            return self.plural("{n} month ago", "{n} months ago", months)
        return self.plural("{n} year ago", "{n} years ago", years)

    @_once
    def narrow_week_day(self, day: date) -> str:
        """`Wed`."""
        return self._date(day, "ccc")

    def _date(self, day: date, pattern: str) -> str:
        text = format_date(day, format=pattern, locale=self.locale)
        return str(text)

    @_once
    def span(self, first: date, last: date) -> str:
        """`Nov 16 – 22, 2026`, shortened where both ends share a month or a year."""
        pattern = self._skeleton("yMMMMd")
        text = format_interval(first, last, pattern, locale=self.locale)
        written = str(text)
        return _with_zeros(first, written)

    @_once
    def short_span(self, first: date, last: date) -> str:
        """`Nov 16 – 22`."""
        pattern = self._skeleton("MMMd")
        text = format_interval(first, last, pattern, locale=self.locale)
        return str(text)

    @_once
    def _skeleton(self, wished: str) -> str:
        """The nearest of the language's own patterns; babel would look anew for every week."""
        known = self.locale.interval_formats
        if wished in known:
            return wished
        nearest = match_skeleton(wished, known)
        return nearest or wished

    def all_of(self, names: Iterable[str]) -> str:
        """`Ana, Lee and Sam`."""
        several = list(names)
        if len(several) == 1:
            return several[0]
        text = format_list(several, style="standard", locale=self.locale)
        return str(text)


def as_title(said: str) -> str:
    """A day or a month at the head of something: French and others write them small elsewhere."""
    return said[:1].upper() + said[1:]


@lru_cache(maxsize=4)
def words_in(language: str) -> Words:
    """The words of a language; English where there is no translation or no such language."""
    english = Locale.parse("en")
    wished = language.replace("-", "_")
    try:
        locale = Locale.parse(wished)
    except (UnknownLocaleError, ValueError):
        locale = english
    translations = _translations(locale)
    is_translated = isinstance(translations, gettext.GNUTranslations)
    same_direction = locale.text_direction == english.text_direction
    if not is_translated and not same_direction:
        # a date or an "and" that runs the other way would scramble the sentence around it
        locale = english
    return Words(locale, translations)


def words_of(settings: Settings) -> Words:
    """The words of a journal's pages: its language and its unit."""
    words = words_in(settings.language)
    return in_unit(words, settings.unit)


@lru_cache(maxsize=8)
def in_unit(words: Words, unit: Unit) -> Words:
    """The same language with weights in a unit."""
    if unit is words.unit:
        return words
    return Words(words.locale, words.translations, unit)


def _translations(locale: Locale) -> gettext.NullTranslations:
    """What the `.po` file nearest to the locale says; none for English and where there is none."""
    own = str(locale)
    names = (own, locale.language)
    for name in names:
        path = LOCALE_PATH / f"{name}.po"
        if path.is_file():
            return _read_translations(path, locale)
    return gettext.NullTranslations()


def _read_translations(path: Path, locale: Locale) -> gettext.GNUTranslations:
    """What a `.po` file says.

    The file itself is read: a compiled copy could be stale, and is made here in a few milliseconds.
    """
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - English needs none of it
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = io.BytesIO()
    with path.open("rb") as text:
        catalogue = read_po(text, locale=locale)
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _with_zeros(day: date, text: str) -> str:
    """Years before 1000 keep their zeros, as every other date on the site does."""
    if day.year > 999:  # noqa: PLR2004
        return text
    plain = str(day.year)
    with_zeros = f"{day.year:04d}"
    return text.replace(plain, with_zeros)

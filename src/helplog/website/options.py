"""The `helplog` options of mkdocs.yml, and the day a site is built for."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError

from helplog.model.calendar import is_reckonable
from helplog.model.settings import Settings
from helplog.text.reading.configuration.settings import settings_from_options
from helplog.website.material.theming import language_of

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from helplog.model.diagnostic import Diagnostic

TODAY_VARIABLE: Final = "HELPLOG_TODAY"
"""Pins the day a site is built for, plain MkDocs included."""


class HelplogOptions(Config):  # type: ignore[no-untyped-call]
    """Types are loose on purpose: `settings_of` reads the values and says what is unclear."""

    week_start = opt.Optional(opt.Type(object))
    streaks = opt.Optional(opt.Type(object))
    unit = opt.Optional(opt.Type(object))
    editor = opt.Optional(opt.Type(object))
    prompts = opt.Optional(opt.Type(object))
    questions = opt.Optional(opt.Type(object))
    unsafe_html = opt.Optional(opt.Type(object))
    line_breaks = opt.Optional(opt.Type(object))


def settings_of(
    options: Mapping[str, Any], config: MkDocsConfig
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings of a journal, and what is unclear in them.

    Args:
        options: helplog's own; None where one isn't given.
        config: MkDocs's.
    """
    given = {name: value for name, value in options.items() if value is not None}
    base = Settings(
        site_name=config.site_name,
        docs_dir=config.docs_dir,
        site_dir=config.site_dir,
        language=language_of(config),
    )
    return settings_from_options(given, base)


def building_day() -> date:
    """The writer's local day, or the one that is pinned.

    Raises:
        PluginError: the pinned day is none.
    """
    pinned = os.environ.get(TODAY_VARIABLE)
    if not pinned:
        return date.today()  # noqa: DTZ011 - the writer's own day is the local one
    try:
        day = date.fromisoformat(pinned)
    except ValueError as error:
        raise PluginError(
            f"{TODAY_VARIABLE}={pinned} is not a day: write it as 2026-11-22"
        ) from error
    if not is_reckonable(day):
        raise PluginError(
            f"{TODAY_VARIABLE}={pinned} is too far off to reckon from: look at the year"
        )
    return day

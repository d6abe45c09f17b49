"""The `helplog` options of mkdocs.yml, as MkDocs validates them."""

from __future__ import annotations

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config


class HelplogOptions(Config):  # type: ignore[no-untyped-call]
    """Types are loose on purpose: `text.configuration` reads the values and says what is unclear."""

    week_start = opt.Optional(opt.Type(object))
    streaks = opt.Optional(opt.Type(object))
    editor = opt.Optional(opt.Type(object))
    prompts = opt.Optional(opt.Type(object))
    questions = opt.Optional(opt.Type(object))
    unsafe_html = opt.Optional(opt.Type(object))

"""mkdocs.yml to the journal's settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain, repeat
from typing import Any, Final

import yaml

from helplog.model.calendar import WeekStart
from helplog.model.diagnostic import Diagnostic
from helplog.model.kinds import Question
from helplog.model.settings import Settings
from helplog.text.reading.plain_configuration import UnreadableError, refuse_bombs
from helplog.text.source.events import loader
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.slips import closest
from helplog.text.source.words import yes_or_no

CONFIGURATION_URI: Final = "mkdocs.yml"
PLUGIN: Final = "helplog"
LEAVING_OUT: Final = ("exclude_docs", "draft_docs")
"""MkDocs's keys for what is on no site."""
OPTIONS: Final = (
    "week_start",
    "streaks",
    "editor",
    "prompts",
    "questions",
    "unsafe_html",
)
"""The plugin's own options."""

_EDITORS = frozenset({"vscode", "obsidian", "path", "none"})
_TOP = Spot(1, 1)
Where = Callable[[str], Spot]
"""Where an option stands in the file."""


class _Loader(loader()):  # type: ignore[misc]
    """Knows the tags of mkdocs.yml (`!ENV`, `!!python/name:`) well enough to read past them."""


def _read_past(loader: yaml.SafeLoader, _: str, node: yaml.Node) -> object:
    """The value behind a tag; of a list, `!ENV [NAME, default]`, the last, which is its default."""
    if isinstance(node, yaml.SequenceNode):
        values = loader.construct_sequence(node, deep=True)
        if len(values) > 1:
            return values[-1]
        return None
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    return None


_Loader.add_multi_constructor("", _read_past)


def read_settings(text: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Reads the text of mkdocs.yml.

    Returns:
        The settings, defaults where nothing (or nothing readable) is said; the findings, by place.
    """
    findings = Findings(CONFIGURATION_URI)
    try:
        root = yaml.compose(text, Loader=_Loader)
        if root is not None:
            refuse_bombs(root)
        config = yaml.load(text, Loader=_Loader)  # noqa: S506 - a safe loader, with tags read past
    except (yaml.YAMLError, ValueError, RecursionError) as problem:
        _report_yaml(problem, findings)
        return Settings(), findings.in_order()
    if not isinstance(config, dict):
        return Settings(), ()
    base = _site(config)
    options, node = _plugin_options(config.get("plugins"), _child(root, "plugins"))
    settings = _settings(options, base, findings, lambda path: _place_of(node, path))
    return settings, findings.in_order()


def _site(config: Mapping[str, Any]) -> Settings:
    """What mkdocs.yml says beside the plugin's options."""
    default = Settings()
    theme = _mapping(config.get("theme"))
    return Settings(
        site_name=_text(config, "site_name", default.site_name),
        docs_dir=_text(config, "docs_dir", default.docs_dir),
        site_dir=_text(config, "site_dir", default.site_dir),
        left_out=tuple(_text(config, key, "") for key in LEAVING_OUT),
        language=_text(theme, "language", default.language),
    )


def _text(config: Mapping[str, Any], key: str, default: str) -> str:
    value = config.get(key)
    if isinstance(value, str) and value:
        return value
    return default


def settings_from_options(
    options: Mapping[str, Any], base: Settings | None = None
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings that the plugin's options make.

    Args:
        options: what stands under `helplog:` in the plugins of mkdocs.yml.
        base: what the rest of mkdocs.yml says; the defaults without it.

    Returns:
        The settings; the findings, all at the file's first line, since an option does not know its
        place.
    """
    findings = Findings(CONFIGURATION_URI)
    settings = _settings(options, base or Settings(), findings, lambda _: _TOP)
    return settings, findings.in_order()


def _settings(
    options: Mapping[str, Any], base: Settings, findings: Findings, where: Where
) -> Settings:
    for name in options:
        if name not in OPTIONS:
            hint = (
                _hint_at(str(name), OPTIONS) or f"The options are {', '.join(OPTIONS)}"
            )
            message = f"There is no option `{name}`"
            findings.warning(where(str(name)), "unknown-option", message, hint)
    reader = _Options(options, findings, where)
    return Settings(
        site_name=base.site_name,
        docs_dir=base.docs_dir,
        site_dir=base.site_dir,
        left_out=base.left_out,
        week_start=reader.week_start(base.week_start),
        streaks=reader.switch("streaks", default=base.streaks),
        editor=reader.editor(base.editor),
        prompts=reader.prompts(base.prompts),
        questions=reader.questions(base.questions),
        unsafe_html=reader.switch("unsafe_html", default=base.unsafe_html),
        language=base.language,
    )


def _hint_at(name: str, known: Iterable[str]) -> str:
    """Asks whether a known name was meant; empty where none is near."""
    meant = closest(name, known)
    if meant is None:
        return ""
    return f"Did you mean {meant}: ?"


class _Options:
    """Reads the plugin's options one by one; what can't be read leaves the default and is named."""

    def __init__(
        self, options: Mapping[str, Any], findings: Findings, where: Where
    ) -> None:
        self.options = options
        self.findings = findings
        self.where = where

    def week_start(self, default: WeekStart) -> WeekStart:
        given = self.options.get("week_start")
        if given is None:
            return default
        word = str(given).strip().casefold()
        for day in WeekStart:
            if word in {day.value, day.value[:3]}:
                return day
        self._report("week_start", given, "Type week_start: monday, sunday or saturday")
        return default

    def switch(self, name: str, *, default: bool) -> bool:
        given = self.options.get(name)
        if given is None:
            return default
        if isinstance(given, bool):
            return given
        said = yes_or_no(str(given))
        if said is None:
            self._report(name, given, f"Type {name}: on, or {name}: off")
            return default
        return said

    def editor(self, default: str) -> str:
        given = self.options.get("editor")
        if given is None:
            return default
        if given is False:
            return "none"
        word = str(given).strip()
        if word.casefold() in _EDITORS:
            return word.casefold()
        if "{path}" in word:
            return word
        self._report(
            "editor",
            given,
            "Type vscode, obsidian, path or none, or an address with {path}, {line} and {column}",
        )
        return default

    def prompts(self, default: tuple[str, ...]) -> tuple[str, ...]:
        given = self.options.get("prompts")
        if given is None:
            return default
        if isinstance(given, str):
            return (given,)
        if isinstance(given, Iterable) and not isinstance(given, Mapping | bytes):
            return tuple(_prompt(entry) for entry in given if entry not in (None, ""))
        self._report(
            "prompts", given, "Type a list: one prompt on each line, after a dash"
        )
        return default

    def questions(self, default: dict[str, str]) -> dict[str, str]:
        given = self.options.get("questions")
        if given is None:
            return default
        if not isinstance(given, Mapping):
            self._report(
                "questions", given, 'Type questions: {let-help: "your own words"}'
            )
            return default
        known = [question.value for question in Question]
        for name in given:
            if name not in known:
                hint = _hint_at(str(name), known) or f"The three are {', '.join(known)}"
                self.findings.warning(
                    self.where(f"questions.{name}"),
                    "unknown-question",
                    f"There is no question `{name}`",
                    hint,
                )
        return {
            name: str(text) for name, text in given.items() if name in known and text
        }

    def _report(self, name: str, given: object, hint: str) -> None:
        self.findings.warning(
            self.where(name),
            "odd-option",
            f"`{name}: {str(given)[:60]}` is nothing helplog can use; the default stands",
            hint,
        )


def _prompt(entry: object) -> str:
    """A prompt with a colon in it is a mapping to YAML."""
    if isinstance(entry, Mapping):
        return ", ".join(f"{key}: {value}" for key, value in entry.items())
    return str(entry)


def _plugin_options(
    plugins: object, node: yaml.Node | None
) -> tuple[Mapping[str, Any], yaml.Node | None]:
    """The options under `helplog`, in a list of plugins or a mapping, and where they stand."""
    if isinstance(plugins, Mapping):
        return _mapping(plugins.get(PLUGIN)), _child(node, PLUGIN)
    if not isinstance(plugins, list):
        return {}, None
    nodes = node.value if isinstance(node, yaml.SequenceNode) else []
    # A tag such as `!ENV` has other nodes below it than the list it stands for.
    for entry, inside in zip(plugins, chain(nodes, repeat(None)), strict=False):
        if isinstance(entry, Mapping) and PLUGIN in entry:
            return _mapping(entry[PLUGIN]), _child(inside, PLUGIN)
    return {}, None


def _mapping(value: object) -> Mapping[str, Any]:
    """A mapping, an empty one in place of anything else."""
    if isinstance(value, Mapping):
        return value
    return {}


def _child(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """The value of a key, the last where it is written twice; None where there is none."""
    if isinstance(node, yaml.MappingNode):
        for name, value in reversed(node.value):
            if name.value == key and isinstance(value, yaml.Node):
                return value
    return None


def _place_of(node: yaml.Node | None, path: str) -> Spot:
    """Where an option's key stands."""
    spot = _TOP
    for part in path.split("."):
        if not isinstance(node, yaml.MappingNode):
            return spot
        for name, value in node.value:
            if str(name.value) == part:
                spot = Spot(name.start_mark.line + 1, name.start_mark.column + 1)
                node = value
                break
    return spot


def _report_yaml(problem: Exception, findings: Findings) -> None:
    spot = _TOP
    mark = getattr(problem, "problem_mark", None)
    if mark:
        spot = Spot(mark.line + 1, mark.column + 1)
    what = getattr(problem, "problem", None)
    if not what and isinstance(problem, UnreadableError):
        what = str(problem)
    what = what or "it nests too deeply"
    findings.error(
        spot,
        "configuration-unreadable",
        f"`mkdocs.yml` can't be read: {what}",
        "Mend the line; the defaults stand meanwhile",
    )

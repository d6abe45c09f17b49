"""mkdocs.yml, with what it inherits, to the journal's settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

import yaml

from helplog.model.calendar import WeekStart
from helplog.model.diagnostic import Diagnostic
from helplog.model.kinds import Question
from helplog.model.settings import LEAVING_OUT, Settings
from helplog.model.weights import Unit
from helplog.text.reading.configuration.effective import (
    EffectiveConfiguration,
    read_effective,
)
from helplog.text.reading.configuration.plain import INHERIT, Read, UnreadableError
from helplog.text.source.findings import Findings, Spot
from helplog.text.source.slips import closest
from helplog.text.source.words import yes_or_no

CONFIGURATION_URI: Final = "mkdocs.yml"
PLUGIN: Final = "helplog"
OPTIONS: Final = (
    "week_start",
    "streaks",
    "unit",
    "editor",
    "prompts",
    "questions",
    "unsafe_html",
    "line_breaks",
)
"""The plugin's own options."""

_EDITORS = frozenset({"vscode", "obsidian", "path", "none"})
_LINE_BREAKS: Final = {"keep": True, "join": False}
"""Whether lines stay lines, by the word for it."""
_TOP = Spot(1, 1)


class _Spotted(NamedTuple):
    """A place in one of the files that a configuration is put together from."""

    findings: Findings
    spot: Spot

    def warning(self, code: str, message: str, hint: str = "") -> None:
        """Something that was understood by repairing it."""
        self.findings.warning(self.spot, code, message, hint)

    def error(self, code: str, message: str, hint: str = "") -> None:
        """Something that could not be understood."""
        self.findings.error(self.spot, code, message, hint)


Where = Callable[[str], _Spotted]
"""Where an option stands."""


def read_settings(text: str) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Reads the text of a mkdocs.yml that inherits nothing.

    Returns:
        The settings, defaults where nothing (or nothing readable) is said; the findings, by place.
    """
    data = text.encode()
    return read_configuration(CONFIGURATION_URI, {CONFIGURATION_URI: data}.get)


def read_configuration(
    path: str, read: Read, *, docs_dir: str = Settings().docs_dir
) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Reads a configuration with what it inherits.

    Args:
        path: of the file, as `read` knows it.
        read: gives the bytes of a file.
        docs_dir: the entries' folder where nothing says which.

    Returns:
        The settings, defaults where nothing (or nothing readable) is said; the findings, by place.
    """
    findings = Findings(path)
    base = Settings(docs_dir=docs_dir, configurations=(path,))
    try:
        effective = read_effective(path, read)
    except UnreadableError as problem:
        findings.error(
            Spot(problem.line, problem.column),
            "configuration-unreadable",
            f"`{path}` can't be read: {problem}",
            "Mend the line; the defaults stand meanwhile",
        )
        return base, findings.in_order()
    places = _Places(effective)
    if effective.unread:
        where_inherited = places.of_key(INHERIT)
        _report_unread(effective, path, where_inherited)
    base = _site(effective.options, base)
    paths = tuple(part.path for part in effective.parts)
    base = replace(base, configurations=paths)
    options = _mapping(effective.plugin_options)
    settings = _settings(options, base, places.of_option)
    return settings, places.found()


def _report_unread(
    effective: EffectiveConfiguration, path: str, where: _Spotted
) -> None:
    why = effective.reason or "it is not there, or is no file that may be read"
    where.error(
        "inherited-unreadable",
        f"`{path}` inherits from `{effective.unread}`, which can't be read: {why}",
        "Mend the path, or the file it names; what that says does not count meanwhile",
    )


class _Places:
    """Where in the files of a configuration an option stands, the heir before what it inherits."""

    def __init__(self, effective: EffectiveConfiguration) -> None:
        self._files: list[tuple[Findings, yaml.Node | None]] = []
        for part in effective.parts:
            findings = Findings(part.path)
            self._files.append((findings, part.root))

    def found(self) -> tuple[Diagnostic, ...]:
        """Everything found, by file and place."""
        found: list[Diagnostic] = []
        for findings, _ in self._files:
            found += findings.in_order()
        return tuple(found)

    def of_key(self, key: str) -> _Spotted:
        """Where a key at the top of a file stands."""
        return self._first(lambda root: _place_of(root, key))

    def of_option(self, path: str) -> _Spotted:
        """Where one of the plugin's options stands."""
        return self._first(lambda root: _place_of(_plugin_node(root), path))

    def _first(self, place: Callable[[yaml.Node | None], Spot | None]) -> _Spotted:
        for findings, root in self._files:
            spot = place(root)
            if spot is not None:
                return _Spotted(findings, spot)
        own, _ = self._files[0]
        return _Spotted(own, _TOP)


def _site(config: Mapping[str, Any], default: Settings) -> Settings:
    """What mkdocs.yml says beside the plugin's options."""
    theme = _mapping(config.get("theme"))
    return replace(
        default,
        site_name=_text(config, "site_name", default.site_name),
        docs_dir=_text(config, "docs_dir", default.docs_dir),
        site_dir=_text(config, "site_dir", default.site_dir),
        left_out=tuple(_text(config, key, "") for key in LEAVING_OUT if key in config),
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
    top = _Spotted(findings, _TOP)
    settings = _settings(options, base or Settings(), lambda _: top)
    return settings, findings.in_order()


def _settings(options: Mapping[str, Any], base: Settings, where: Where) -> Settings:
    for name in options:
        if name not in OPTIONS:
            hint = (
                _hint_at(str(name), OPTIONS) or f"The options are {', '.join(OPTIONS)}"
            )
            message = f"There is no option `{name}`"
            key = str(name)
            where(key).warning("unknown-option", message, hint)
    reader = _Options(options, where)
    return replace(
        base,
        week_start=reader.week_start(base.week_start),
        streaks=reader.switch("streaks", default=base.streaks),
        unit=reader.unit(base.unit),
        editor=reader.editor(base.editor),
        prompts=reader.prompts(base.prompts),
        questions=reader.questions(base.questions),
        unsafe_html=reader.switch("unsafe_html", default=base.unsafe_html),
        keeps_lines=reader.line_breaks(default=base.keeps_lines),
    )


def _hint_at(name: str, known: Iterable[str]) -> str:
    """Asks whether a known name was meant; empty where none is near."""
    meant = closest(name, tuple(known))
    if meant is None:
        return ""
    return f"Did you mean `{meant}:`?"


class _Options:
    """Reads the plugin's options one by one; what can't be read leaves the default and is named."""

    def __init__(self, options: Mapping[str, Any], where: Where) -> None:
        self.options = options
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

    def unit(self, default: Unit) -> Unit:
        given = self.options.get("unit")
        if given is None:
            return default
        word = str(given).strip().casefold()
        if word in list(Unit):
            return Unit(word)
        self._report("unit", given, "Type unit: kg, or unit: lb")
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

    def line_breaks(self, *, default: bool) -> bool:
        given = self.options.get("line_breaks")
        if given is None:
            return default
        word = str(given).strip().casefold()
        if word in _LINE_BREAKS:
            return _LINE_BREAKS[word]
        self._report(
            "line_breaks", given, "Type line_breaks: keep, or line_breaks: join"
        )
        return default

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
                self.where(f"questions.{name}").warning(
                    "unknown-question",
                    f"There is no question `{name}`",
                    hint,
                )
        return {
            name: str(text) for name, text in given.items() if name in known and text
        }

    def _report(self, name: str, given: object, hint: str) -> None:
        self.where(name).warning(
            "odd-option",
            f"`{name}: {str(given)[:60]}` is nothing helplog can use; the default stands",
            hint,
        )


def _prompt(entry: object) -> str:
    """A prompt with a colon in it is a mapping to YAML."""
    if isinstance(entry, Mapping):
        return ", ".join(f"{key}: {value}" for key, value in entry.items())
    return str(entry)


def _plugin_node(root: yaml.Node | None) -> yaml.Node | None:
    """The options under `helplog` in a file, in a list of plugins or a mapping."""
    plugins = _child(root, "plugins")
    if not isinstance(plugins, yaml.SequenceNode):
        return _child(plugins, PLUGIN)
    for entry in plugins.value:
        options = _child(entry, PLUGIN)
        if options is not None:
            return options
    return None


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


def _place_of(node: yaml.Node | None, path: str) -> Spot | None:
    """Where an option's key stands; as near as there is a key, None where there is none."""
    spot = None
    for part in path.split("."):
        if not isinstance(node, yaml.MappingNode):
            return spot
        for name, value in node.value:
            if str(name.value) == part:
                line = name.start_mark.line + 1
                spot = Spot(line, name.start_mark.column + 1)
                node = value
                break
    return spot

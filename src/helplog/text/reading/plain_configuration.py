"""mkdocs.yml as plain data: what it says, with nothing of it being done.

MkDocs reads the file with a loader that runs what Python tags in it say. Whoever only looks reads
it here: such a tag is a word like any other.
"""

from __future__ import annotations

import json
import os
import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import yaml

INHERIT: Final = "INHERIT"
MOST_BYTES: Final = 40_000
"""Of a file with those it inherits from; more would take seconds to read, and no journal has so
much."""
_MOST_NODES: Final = 100_000
"""Of one file with its aliases written out; a few lines of aliases to aliases would fill the
memory."""
_MOST_PARENTS: Final = 8
_YAML: Final = "tag:yaml.org,2002:"

Read = Callable[[str], bytes | None]
"""Gives the bytes of a file by its path, None where there is none that may be read."""


class UnreadableError(ValueError):
    """A configuration that is no YAML, or too much of it; the text says which."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value with a tag that asks MkDocs to do something: `!ENV`, `!!python/name:…`."""

    tag: str
    """As it is written in a file, `!!` for YAML's own."""
    said: str
    """What stands behind it."""
    words: tuple[str, ...] = ()
    """The texts in that, where it is a list: `!ENV [NAME, default]`."""

    def __str__(self) -> str:
        """As it is written, roughly."""
        return f"{self.tag} {self.said}".rstrip()


class _Loader(yaml.SafeLoader):
    """PyYAML's own parser, as MkDocs has it: libyaml's could read the same bytes differently."""


def _opaque(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> Tagged:
    name = tag.replace(_YAML, "!!", 1)
    if isinstance(node, yaml.SequenceNode):
        listed = loader.construct_sequence(node, deep=True)
        said = spelled(listed)
        words = tuple(part for part in listed if isinstance(part, str))
        return Tagged(name, said, words)
    if isinstance(node, yaml.MappingNode):
        options = loader.construct_mapping(node, deep=True)
        return Tagged(name, spelled(options))
    return Tagged(name, str(node.value))


_Loader.add_multi_constructor("", _opaque)


def read_plain(data: bytes) -> dict[str, Any]:
    """What a configuration says; its tags as `Tagged`.

    Raises:
        UnreadableError: it can't be told what MkDocs would make of it.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableError("it is too long")
    try:
        value = _constructed(data)
    except (
        yaml.YAMLError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
    ) as problem:
        raise UnreadableError(_reason(problem)) from problem
    except RecursionError as problem:
        raise UnreadableError("it nests too deeply") from problem
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise UnreadableError("it is no list of options")
    return {spelled(key): option for key, option in value.items()}


def _constructed(data: bytes) -> Any:  # noqa: ANN401 - whatever stands there
    loader = _Loader(data)
    try:
        node = loader.get_single_node()
        if node is None:
            return None
        refuse_bombs(node)
        return loader.construct_document(node)
    finally:
        loader.dispose()


def refuse_bombs(root: yaml.Node) -> None:
    """Counts the values a composed file has with its aliases written out, before anybody does that.

    Raises:
        UnreadableError: there are too many, or one stands in itself.
    """
    if _weight(root, {}) > _MOST_NODES:
        raise UnreadableError("its aliases stand for too much")


def _weight(node: yaml.Node, known: dict[int, int]) -> int:
    """How many values a node is, each one that is repeated counted again."""
    if not isinstance(node.value, list):
        return 1
    key = id(node)
    if key not in known:
        known[key] = -1
        parts: Iterable[yaml.Node] = node.value
        if isinstance(node, yaml.MappingNode):
            parts = chain.from_iterable(node.value)
        weights = [_weight(part, known) for part in parts]
        known[key] = 1 + sum(weights)
    weight = known[key]
    if weight < 0:
        raise UnreadableError("a value in it stands within itself")
    return weight


def _reason(problem: Exception) -> str:
    said = getattr(problem, "problem", None)
    reason = said or str(problem) or "a value makes no sense"
    mark = getattr(problem, "problem_mark", None)
    if mark is not None:
        line = mark.line + 1
        reason = f"line {line}: {reason}"
    return " ".join(reason.split())


def spelled(value: object) -> str:
    """A value in one line, the same for everything that means the same."""
    if isinstance(value, str):
        return value
    return json.dumps(_ordered(value), ensure_ascii=False, sort_keys=True)


def _ordered(value: object) -> object:
    """Nothing but what JSON has; a type that it lacks is named beside its value."""
    if isinstance(value, Mapping):
        return {spelled(key): _ordered(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_ordered(part) for part in value]
    if isinstance(value, set | frozenset):
        return sorted(map(spelled, value))
    if value is None or isinstance(value, str | bool | int | float):
        return value
    return str(value)


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration with what it inherits."""

    options: Mapping[str, Any]
    parts: tuple[str, ...]
    """Paths of the files that it was put together from, its own first."""
    unread: tuple[str, ...] = ()
    """What `INHERIT` names and could not be read here: it lies elsewhere, is a link, or is not
    there."""


def read_with_parents(path: str, read: Read) -> Configuration:
    """Reads a configuration and those it inherits from, as MkDocs puts them together.

    Args:
        path: of the file, as `read` knows it.
        read: gives the bytes of a file.

    Raises:
        UnreadableError: one of them can't be read, or they inherit in a circle.
    """
    data = read(path) or b""
    size = len(data)
    heir = read_plain(data)
    options = heir
    parts = [path]
    while True:
        named = _inherited(heir.get(INHERIT))
        if not named:
            return Configuration(options, tuple(parts))
        parent = _path_of_parent(parts[-1], named)
        if parent in parts or len(parts) > _MOST_PARENTS:
            raise UnreadableError("it inherits from too many")
        inherited = read(parent)
        if inherited is None:
            return Configuration(options, tuple(parts), unread=(named,))
        parts.append(parent)
        size += len(inherited)
        if size > MOST_BYTES:
            raise UnreadableError("what it inherits is too long")
        heir = read_plain(inherited)
        options = _merged(heir, options)


def _path_of_parent(path: str, named: str) -> str:
    folder = posixpath.dirname(path)
    joined = posixpath.join(folder, named)
    return posixpath.normpath(joined)


def _inherited(named: object) -> str:
    """The parent that a configuration names, also where the environment has a say in it."""
    if isinstance(named, str):
        return named
    if not isinstance(named, Tagged):
        return ""
    for name in named.words or (named.said,):
        given = os.environ.get(name)
        if given:
            return given
    if not named.words:
        return ""
    # Without a value there, MkDocs takes the last word of the list.
    return named.words[-1]


def _merged(parent: Mapping[str, Any], heir: Mapping[str, Any]) -> dict[str, Any]:
    """The parent's options under the heir's own; a list replaces a list."""
    together = dict(parent)
    for key, value in heir.items():
        inherited = together.get(key)
        if isinstance(inherited, Mapping) and isinstance(value, Mapping):
            together[key] = _merged(inherited, value)
        else:
            together[key] = value
    return together


def tags_in(value: object) -> Iterator[Tagged]:
    """Every tag that asks MkDocs to do something, keys included."""
    if isinstance(value, Tagged):
        yield value
    elif isinstance(value, Mapping):
        for key, option in value.items():
            yield from tags_in(key)
            yield from tags_in(option)
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from tags_in(part)


def by_name(listed: object) -> dict[str, Any]:
    """Plugins or extensions by name with their options, in either of the forms MkDocs takes."""
    if isinstance(listed, Mapping):
        return {spelled(name): options for name, options in listed.items()}
    named: dict[str, Any] = {}
    if isinstance(listed, list):
        for entry in listed:
            if isinstance(entry, Mapping):
                named.update(by_name(entry))
            else:
                named[spelled(entry)] = None
    return named

"""mkdocs.yml as plain data: what it says, with nothing of it being done.

MkDocs reads the file with a loader that runs what Python tags in it say. Whoever only looks reads
it here: such a tag is a word like any other.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

import yaml

from helplog.text.reading.configuration.values import opaque, resolved, spelled

INHERIT: Final = "INHERIT"
MOST_BYTES: Final = 40_000
"""Of a file with those it inherits from; more would take seconds to read, and no journal has so
much."""
_MOST_NODES: Final = 100_000
"""Of one file with its aliases written out; a few lines of aliases to aliases would fill the
memory."""
_MOST_PARENTS: Final = 8

Read = Callable[[str], bytes | None]
"""Gives the bytes of a file by its path, None where there is none that may be read."""
Parse = Callable[[bytes], dict[str, Any]]
"""Gives the options that stand in a file."""


class UnreadableError(ValueError):
    """A configuration that is no YAML, or too much of it; the text says which."""

    def __init__(self, reason: str, line: int = 1, column: int = 1) -> None:
        super().__init__(reason)
        self.line = line
        """1-based, as the column is."""
        self.column = column
        self.path = ""
        """Of the file, once it is known which of several."""


class _Loader(yaml.SafeLoader):
    """PyYAML's own parser, as MkDocs has it: libyaml's could read the same bytes differently."""


_Loader.add_multi_constructor("", opaque)


def read_plain(data: bytes) -> dict[str, Any]:
    """What a configuration says; its tags as `Tagged`.

    Raises:
        UnreadableError: it can't be told what MkDocs would make of it.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableError("it is too long")
    options, _ = read_with(_Loader, data)
    return options


def read_with(
    loader_class: type[Any], data: bytes
) -> tuple[dict[str, Any], yaml.Node | None]:
    """What a configuration says, and the node that says it.

    Args:
        loader_class: a safe one of PyYAML's.
        data: the file.

    Raises:
        UnreadableError: it can't be told what MkDocs would make of it.
    """
    try:
        value, node = _constructed(loader_class, data)
    except UnreadableError:
        raise
    except (
        yaml.YAMLError,
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
    ) as problem:
        raise _unreadable(problem) from problem
    except RecursionError as problem:
        raise UnreadableError("it nests too deeply") from problem
    if value is None:
        return {}, node
    if not isinstance(value, dict):
        raise UnreadableError("it is no list of options")
    return {spelled(key): option for key, option in value.items()}, node


def _constructed(loader_class: type[Any], data: bytes) -> tuple[Any, yaml.Node | None]:
    loader = loader_class(data)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, None
        refuse_bombs(node)
        return loader.construct_document(node), node
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


def _unreadable(problem: Exception) -> UnreadableError:
    said = getattr(problem, "problem", None)
    reason = said or str(problem) or "a value makes no sense"
    mark = getattr(problem, "problem_mark", None)
    if mark is None:
        parts = reason.split()
        return UnreadableError(" ".join(parts))
    line = mark.line + 1
    reason = f"line {line}: {reason}"
    return UnreadableError(" ".join(reason.split()), line, mark.column + 1)


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration with what it inherits."""

    options: Mapping[str, Any]
    parts: tuple[str, ...]
    """Paths of the files that it was put together from, its own first."""
    unread: tuple[str, ...] = ()
    """What `INHERIT` names and could not be read here: it lies elsewhere, is a link, or is not
    there."""


def read_with_parents(
    path: str, read: Read, parse: Parse = read_plain, most_bytes: int = MOST_BYTES
) -> Configuration:
    """Reads a configuration and those it inherits from, as MkDocs puts them together.

    Args:
        path: of the file, as `read` knows it.
        read: gives the bytes of a file.
        parse: makes options of them.
        most_bytes: of all of them.

    Raises:
        UnreadableError: one of them can't be read, or they inherit in a circle.
    """
    data = read(path) or b""
    size = len(data)
    heir = _parsed(path, data, parse)
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
            all_parts = tuple(parts)
            return Configuration(options, all_parts, unread=(named,))
        parts.append(parent)
        size += len(inherited)
        if size > most_bytes:
            raise UnreadableError("what it inherits is too long")
        heir = _parsed(parent, inherited, parse)
        options = _merged(heir, options)


def _parsed(path: str, data: bytes, parse: Parse) -> dict[str, Any]:
    try:
        return parse(data)
    except UnreadableError as problem:
        problem.path = path
        raise


def _path_of_parent(path: str, named: str) -> str:
    folder = posixpath.dirname(path)
    joined = posixpath.join(folder, named)
    return posixpath.normpath(joined)


def _inherited(named: object) -> str:
    """The parent that a configuration names, also where the environment has a say in it."""
    path = resolved(named)
    if isinstance(path, str):
        return path
    return ""


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

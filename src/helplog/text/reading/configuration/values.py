"""Values of mkdocs.yml as plain data: tags that ask MkDocs to do something are kept, not obeyed.

One of them is harmless and decides what the rest means: `!ENV` takes a value from the environment,
and can be resolved as MkDocs does it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

_YAML: Final = "tag:yaml.org,2002:"
_OF_ENVIRONMENT: Final = "!ENV"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value with a tag that asks MkDocs to do something: `!ENV`, `!!python/name:…`."""

    tag: str
    """As it is written in a file, `!!` for YAML's own."""
    said: str
    """What stands behind it."""
    words: tuple[str, ...] = ()
    """The texts in that, where it is a list: `!ENV [NAME, default]`."""
    names: tuple[str, ...] = ()
    """Of `!ENV`: the variables, the first that is set counts."""
    default: Any = field(default=None, compare=False)
    """Of `!ENV`: the last of a list, which stands where none of the others is set."""

    def __str__(self) -> str:
        """As it is written, roughly."""
        return f"{self.tag} {self.said}".rstrip()


def opaque(loader: yaml.SafeLoader, tag: str, node: yaml.Node) -> Tagged:
    """A value behind a tag; the constructor of every tag that YAML itself has no value for."""
    name = tag.replace(_YAML, "!!", 1)
    if isinstance(node, yaml.SequenceNode):
        listed = loader.construct_sequence(node, deep=True)
        said = spelled(listed)
        words = tuple(part for part in listed if isinstance(part, str))
        # Variables have names, whatever YAML would take them for: `on`, `1`.
        written = [str(part.value) for part in node.value]
        if len(listed) > 1:
            return Tagged(name, said, words, tuple(written[:-1]), listed[-1])
        inner = tuple(written)
        return Tagged(name, said, words, inner)
    if isinstance(node, yaml.MappingNode):
        options = loader.construct_mapping(node, deep=True)
        return Tagged(name, spelled(options))
    written_alone = str(node.value)
    return Tagged(name, written_alone, names=(written_alone,))


def resolved(value: Any) -> Any:  # noqa: ANN401 - whatever stands there
    """A value with `!ENV` resolved; nothing in the place of what other tags would make."""
    if isinstance(value, Tagged):
        return _from_environment(value)
    if isinstance(value, Mapping):
        return {_key(key): resolved(option) for key, option in value.items()}
    if isinstance(value, list):
        return [resolved(part) for part in value]
    return value


def _key(key: Any) -> Any:  # noqa: ANN401
    if not isinstance(key, Tagged):
        return key
    return spelled(resolved(key))


def _from_environment(tagged: Tagged) -> Any:  # noqa: ANN401
    if tagged.tag != _OF_ENVIRONMENT:
        return None
    for name in tagged.names:
        given = os.environ.get(name)
        if given is not None:
            return _typed(given)
    return resolved(tagged.default)


def _typed(text: str) -> Any:  # noqa: ANN401
    """What YAML takes a plain word for: `true`, `3`, `2026-11-18`."""
    loader = yaml.SafeLoader("")
    try:
        tag = loader.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
        node = yaml.ScalarNode(tag, text)
        return loader.construct_object(node)
    except (yaml.YAMLError, ValueError):
        return text
    finally:
        loader.dispose()


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


def spelled(value: object) -> str:
    """A value in one line, the same for everything that means the same."""
    if isinstance(value, str):
        return value
    in_order = _ordered(value)
    return json.dumps(in_order, ensure_ascii=False, sort_keys=True)


def _ordered(value: object) -> object:
    """Nothing but what JSON has; a type that it lacks is named beside its value."""
    if isinstance(value, Mapping):
        return {spelled(key): _ordered(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [_ordered(part) for part in value]
    if isinstance(value, set | frozenset):
        return sorted(map(spelled, value))
    if value is None:
        return value
    if isinstance(value, str | bool | int | float):
        return value
    return str(value)

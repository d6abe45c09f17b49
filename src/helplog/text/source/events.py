"""PyYAML's events, with PyYAML imported when something needs them.

Most frontmatter is read without it, and importing it would take a capture a good part of its time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yaml.events import Event


class NotYamlError(ValueError):
    """A text that is no YAML."""


def loader() -> Any:  # noqa: ANN401 - libyaml's class and PyYAML's own have no other kin
    """Libyaml's loader where PyYAML was built with it, else PyYAML's own; both safe."""
    import yaml  # noqa: PLC0415 - see above

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def events_of(source: str) -> list[Event]:
    """What stands in a YAML text, event by event.

    Raises:
        NotYamlError: it is no YAML.
    """
    import yaml  # noqa: PLC0415 - see above

    try:
        made = loader()
        return list(yaml.parse(source, Loader=made))
    except (yaml.YAMLError, ValueError) as problem:
        raise NotYamlError(str(problem)) from problem


def well_formed(source: str) -> bool:
    """Whether every parser takes this for YAML: no slips, and no key twice in one mapping."""
    import yaml  # noqa: PLC0415 - see above

    try:
        made = loader()
        root = yaml.compose(source, Loader=made)
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
    return root is None or _keys_once(root)


def _keys_once(root: Any) -> bool:  # noqa: ANN401 - a node of either loader
    todo = [root]
    while todo:
        node = todo.pop()
        if not isinstance(node.value, list):
            continue
        if node.id == "sequence":
            todo += node.value
            continue
        keys = [key.value for key, _ in node.value if isinstance(key.value, str)]
        if len(set(keys)) < len(keys):
            return False
        todo += [value for _, value in node.value]
    return True

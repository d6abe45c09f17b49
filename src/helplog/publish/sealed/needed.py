"""What the sealed copy needs that not everybody has."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Final

from helplog.model.refusal import RefusalError

_LIBRARIES: Final = ("cryptography", "zxcvbn")


def refuse_missing_libraries() -> None:
    """Declines where the extra isn't installed, before anything of it is imported.

    Raises:
        RefusalError: it isn't.
    """
    if any(find_spec(name) is None for name in _LIBRARIES):
        raise RefusalError(
            "a sealed copy needs two things more, which are not installed here; get them with: "
            'pip install "helplog[sealed]"'
        )

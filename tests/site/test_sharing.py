"""Which pages a copy of the program may compose."""

from __future__ import annotations

from helplog.website.composed.sharing import forget_what_was


def test_an_extension_of_somebody_elses_may_count_through_all_texts() -> None:
    assert forget_what_was(["toc", "markdown.extensions.tables", "pymdownx.details"])
    assert not forget_what_was(["toc", "numbering"])
    assert not forget_what_was([object()])

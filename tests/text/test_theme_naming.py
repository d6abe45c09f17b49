"""mkdocs.yml with Material under the name that no other program has, and not a byte else moved."""

from __future__ import annotations

import pytest

from helplog.text.reading.configuration.theme_naming import called_ours, theme_name

BEGIN = "site_name: Days\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("theme: material\n", "theme: helplog\n"),
        ('theme: "material" # dark\n', 'theme: "helplog" # dark\n'),
        (
            "theme: {name: material, language: de}\n",
            "theme: {name: helplog, language: de}\n",
        ),
        ("theme: { 'name': 'materialx' }\n", None),
        (
            "theme:\n  name: material\n  language: de\n",
            "theme:\n  name: helplog\n  language: de\n",
        ),
        (
            "theme:\r\n  language: de\r\n\r\n  # the look\r\n  name: 'material'\r\n",
            "theme:\r\n  language: de\r\n\r\n  # the look\r\n  name: 'helplog'\r\n",
        ),
        (
            "theme:\n  icon:\n    logo: material/home\n  name: material\n",
            "theme:\n  icon:\n    logo: material/home\n  name: helplog\n",
        ),
        (
            "theme:\n    # name: material\n    name: materialx\n",
            "theme:\n    # name: material\n    name: helplog\n",
        ),
        ("look: &look\n  name: material\ntheme: *look\n", None),
        ("theme: readthedocs\n", None),
        ("theme:\n  name: helplog\n", None),
        ("plugins: [search]\n", None),
        ("theme: [\n", None),
    ],
)
def test_the_name_alone_is_another_wherever_it_stands(
    before: str, after: str | None
) -> None:
    expected = (BEGIN + after).encode() if after is not None else None
    assert called_ours((BEGIN + before).encode()) == expected


@pytest.mark.parametrize(
    ("options", "name"),
    [
        ({"theme": "material"}, "material"),
        ({"theme": {"name": "helplog"}}, "helplog"),
        ({"theme": {"custom_dir": "mine"}}, "mkdocs"),
        ({}, "mkdocs"),
    ],
)
def test_the_theme_that_a_configuration_names(
    options: dict[str, object], name: str
) -> None:
    assert theme_name(options) == name

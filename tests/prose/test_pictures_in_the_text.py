"""Pictures that are written into an address: shown where nothing can be loaded or run by them."""

from __future__ import annotations

import pytest
from tests.prose.rendering import rendered

from helplog.prose.cleaning import clean

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.mark.parametrize("kind", ["png", "jpeg", "jpg", "gif", "webp", "PNG"])
@pytest.mark.parametrize(
    "written", ["![a]({})", "<img alt='a' src='{}'>", "![a][1]\n\n[1]: {}"]
)
def test_a_picture_is_shown(written: str, kind: str) -> None:
    address = f"data:image/{kind};base64,{PIXEL}"
    html, found = rendered(written.format(address))
    assert f'src="{address}"' in html
    assert not found


@pytest.mark.parametrize(
    "address",
    [
        "data:image/svg+xml;base64,PHN2Zy8+",
        "data:image/svg+xml,%3Csvg/%3E",
        "data:text/html;base64,PHNjcmlwdD4=",
        "data:image/png,not-base64",
        "data:image/png;base64,AAAA<b>",
        "DATA:text/html,x",
        " data:text/html,x",
        "da\tta:text/html,x",
        "data:,",
    ],
)
def test_any_other_is_left_out_and_named(address: str) -> None:
    html, found = rendered(f'before\n\n<img alt="its words" src="{address}">\n')
    assert "data:" not in html.lower()
    assert "its words" in html
    assert "picture-left-out" in {finding.code for finding in found} or "\t" in address


@pytest.mark.parametrize(
    "html",
    [
        '<a href="data:image/png;base64,AAAA">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href=" d a t a:text/html,x">x</a>',
        '<a href="da&#9;ta:text/html,x">x</a>',
        '<a href="&#1;data:text/html,x">x</a>',
        '<blockquote cite="data:text/html,x">x</blockquote>',
        '<video poster="data:image/png;base64,AAAA">x</video>',
        '<audio src="data:audio/mp3;base64,AAAA">x</audio>',
        '<img src="data:image/svg+xml;base64,AAAA">x',
        '<img src="data:image/png;base64,AAAA&#10;AA">x',
    ],
)
def test_cleaning_keeps_such_an_address_nowhere_else(html: str) -> None:
    cleaned = clean(html)
    assert "ta:" not in cleaned
    assert "x" in cleaned


@pytest.mark.parametrize(
    "written",
    [
        "![a](data:image/bmp;base64,{})",
        "<img src='data:image/bmp;base64,{}'>",
        "<audio src='data:audio/wav;base64,{}'></audio>",
        "<video><source src='data:video/mp4;base64,{}'></video>",
        "[a](data:text/plain;base64,{})",
        "[a](gone/{}.md)",
        "![a](https://example.org/{})",
        "<b onclick='{}'>b</b>",
    ],
)
def test_no_finding_is_as_long_as_what_it_is_about(written: str) -> None:
    _, found = rendered(written.format("A" * 200_000))
    assert found
    assert all(len(finding.message) < 400 for finding in found)


def test_what_is_left_out_leaves_none_of_its_letters_on_the_page() -> None:
    html, _ = rendered(
        f"<audio src='data:audio/wav;base64,{PIXEL}'></audio> ![](data:image/bmp;base64,{PIXEL})"
    )
    assert PIXEL not in html

"""One serif, one sans and one palette on every element: nothing of the theme's own faces and colours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import pytest
from tests.browser.walking import DESK, KINDS, SCHEMES, Walk

pytestmark = [pytest.mark.browser, pytest.mark.slow]

_FACES: Final = """() => {
  const bare = faces => faces.replace(/["'\\s]/g, "");
  const root = getComputedStyle(document.body);
  const ours = ["--hl-serif", "--hl-sans", "--md-code-font-family"].map(one => bare(root.getPropertyValue(one)));
  const says = one => one.matches("input[type=text]") || [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  return [...document.querySelectorAll("body *")].filter(one => !one.matches("script, style") && says(one))
    .filter(one => !ours.includes(bare(getComputedStyle(one).fontFamily)))
    .map(one => `${getComputedStyle(one).fontFamily} ${one.outerHTML.slice(0, 100)}`);
}"""
_BOXES: Final = (
    "note abstract summary tldr info todo tip hint important success check done question help faq warning "
    "caution attention failure fail missing danger error bug example quote cite"
)
_COLOURS: Final = """kinds => {
  const probe = document.body.appendChild(document.createElement("i"));
  const named = name => { probe.style.color = `var(--hl-${name})`; return getComputedStyle(probe).color; };
  const ours = ["ink", "soft", "rule", "accent", "asks", "handoffs", "accepted", "thanks", "connections", "needs",
    "offers", "alone"].map(named);
  const article = document.querySelector("article");
  article.insertAdjacentHTML("beforeend", kinds.map(kind =>
    `<div class="admonition ${kind}"><p class="admonition-title">A</p><p>B</p></div>
     <details class="${kind}" open><summary>A</summary><p>B</p></details>`).join("")
    + `<ul class="task-list"><li class="task-list-item"><label class="task-list-control"><input type="checkbox" checked>
       <span class="task-list-indicator"></span></label>x</li></ul>`
    + `<div class="highlight"><pre><code>${["k", "s", "mi", "nf", "c1", "n", "o", "p"].map(one => `<span class="${one}">x</span>`)
       .join("")}</code></pre></div>`);
  const found = [];
  const look = (one, pseudo, property) => {
    const colour = getComputedStyle(one, pseudo)[property];
    if (!ours.includes(colour)) found.push(`${one.outerHTML.slice(0, 60)} ${pseudo} ${property} ${colour}`);
  };
  article.querySelectorAll(".admonition, details:not([class*=hl-])").forEach(one => {
    look(one, null, "borderTopColor");
    look(one.firstElementChild, "::before", "backgroundColor");
  });
  article.querySelectorAll(".task-list-indicator").forEach(one => look(one, "::before", "backgroundColor"));
  article.querySelectorAll("pre span[class='k'], pre span[class='s'], pre span[class='mi'], pre span[class='nf']")
    .forEach(one => look(one, null, "color"));
  return found;
}"""


def test_there_are_three_faces(opened_as: Callable[..., Walk]) -> None:
    walk = opened_as(viewport=DESK)
    foreign = {}
    for kind in KINDS:
        walk.open(kind)
        foreign[kind] = walk.page.evaluate(_FACES)
    assert {kind: found for kind, found in foreign.items() if found} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_boxes_tasks_and_code_have_the_palettes_colours(
    scheme: str, opened_as: Callable[..., Walk]
) -> None:
    walk = opened_as(viewport=DESK, color_scheme=scheme)
    walk.open("ordinary")
    assert walk.page.evaluate(_COLOURS, _BOXES.split()) == []

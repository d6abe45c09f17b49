// Small comforts; every page is whole without them.
(() => {
  "use strict";

  // Left and right arrows turn the week, unless somebody is typing or a control has the keys.
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const held = document.activeElement;
    if (held && held.closest("input, textarea, select, [contenteditable], [role=region], summary")) return;
    const rel = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
    const link = rel && document.querySelector(`.hl-pager a[rel=${rel}]`);
    if (link) link.click();
  });
})();

// Small comforts; every page is whole without them.
(() => {
  "use strict";

  const turned = document.dir === "rtl";

  const turn = (rel) => {
    const link = document.querySelector(`.hl-pager a[rel=${rel}]`);
    if (link) link.click();
    return Boolean(link);
  };

  // Left and right arrows turn the week, unless somebody is typing or a control has the keys.
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const held = document.activeElement;
    if (held && held.closest("input, textarea, select, [contenteditable], [role=region], summary")) return;
    const rel = { ArrowLeft: turned ? "next" : "prev", ArrowRight: turned ? "prev" : "next" }[event.key];
    if (rel) turn(rel);
  });

  // So does a quick swipe of one finger that starts on nothing which scrolls, and not at the screen's edge.
  let start = null;
  document.addEventListener("touchstart", (event) => {
    const { clientX: x, clientY: y } = event.touches[0];
    const free = !event.target.closest(".hl-scroll, .md-sidebar, .md-header, pre, table, input");
    const inside = x > 24 && x < document.documentElement.clientWidth - 24;
    start = event.touches.length === 1 && free && inside ? { x, y, at: event.timeStamp } : null;
  }, { passive: true });
  document.addEventListener("touchend", (event) => {
    if (!start || event.touches.length || String(getSelection())) return;
    const across = event.changedTouches[0].clientX - start.x;
    const down = event.changedTouches[0].clientY - start.y;
    const quick = event.timeStamp - start.at < 600;
    start = null;
    if (quick && Math.abs(across) > 70 && Math.abs(across) > 3 * Math.abs(down)) {
      turn(across > 0 !== turned ? "prev" : "next");
    }
  }, { passive: true });

  // A home page opened on a later day than it was built on says so.
  const built = document.querySelector("[data-hl-built]");
  if (built) {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0"));
    built.hidden = built.dataset.hlBuilt >= today.join("-");
  }

  // The theme's search is a dialogue without a name.
  const search = document.querySelector(".md-search[role=dialog]");
  const box = search && search.querySelector("input");
  if (box) search.setAttribute("aria-label", box.getAttribute("aria-label") || box.placeholder);
})();

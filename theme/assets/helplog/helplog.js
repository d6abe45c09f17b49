// Small comforts; every page is whole without them.
(() => {
  "use strict";

  // The frame may read the other way than what it holds.
  const content = document.querySelector(".md-content");
  const turned = Boolean(content) && getComputedStyle(content).direction === "rtl";

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
    const find = document.querySelector(".hl-find");
    if (find && ["f", "s", "/"].includes(event.key)) find.click(); // the keys that the theme's search opens by
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

  // A home page opened on a later day than it was built on says so; its headings turn with the day and the week.
  const keepTrue = () => {
    const now = new Date();
    const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    const today = parts.map((n) => String(n).padStart(2, "0")).join("-");
    document.querySelectorAll("[data-hl-built]").forEach((one) => {
      one.hidden = one.dataset.hlBuilt >= today;
    });
    document.querySelectorAll("[data-hl-turns]").forEach((one) => {
      if (one.dataset.hlTurns <= today) one.firstChild.data = one.dataset.hlThen;
    });
  };
  keepTrue();
  document.addEventListener("visibilitychange", keepTrue);

  // A chip shows one part of the page, a number opens the table that it counts: both are links, so that they
  // can be kept, shared and gone back from.
  const follow = () => {
    const there = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (there instanceof HTMLDetailsElement) there.open = true;
    const chip = there && there.closest(".hl-chip");
    const only = chip ? chip.dataset.hlOnly : "";
    document.querySelectorAll(".hl-chip").forEach((one) => {
      if (one.dataset.hlOnly === only) one.setAttribute("aria-current", "true");
      else one.removeAttribute("aria-current");
    });
    document.querySelectorAll("[data-hl-in]").forEach((one) => {
      one.hidden = Boolean(only) && !one.dataset.hlIn.split(" ").includes(only);
    });
  };
  addEventListener("hashchange", follow);
  follow();

  // A phone's frame takes the colour of the palette in use, once the theme has said which that is.
  addEventListener("load", () => {
    const said = document.querySelector("meta[name=theme-color]:not([media])");
    if (said) document.querySelectorAll("meta[name=theme-color][media]").forEach((one) => one.remove());
  });

  // The theme's search is a dialogue without a name.
  const searchDialog = document.querySelector(".md-search[role=dialog]");
  const box = searchDialog && searchDialog.querySelector("input");
  const searchName = box ? box.getAttribute("aria-label") || box.placeholder : "";
  if (box) searchDialog.setAttribute("aria-label", searchName);

  // Its menu and its search open by labels, which keys don't reach: here they become buttons. What is closed, and
  // what lies behind an open menu, is out of the keys' reach.
  const drawer = document.getElementById("__drawer");
  const search = document.getElementById("__search");
  const narrow = matchMedia("(max-width: 76.2344em)");
  const phone = matchMedia("(max-width: 59.9844em)");
  const openerOf = (toggle) => document.querySelector(`.md-header__button[for="${toggle.id}"]`);
  const menu = () => document.querySelector(".md-nav--primary");

  const asButton = (label, name) => {
    if (!label || !label.control) return;
    label.tabIndex = 0;
    label.setAttribute("role", "button");
    label.setAttribute("aria-expanded", String(label.control.checked));
    if (name) label.setAttribute("aria-label", name);
  };
  const keep = (selector, away) => document.querySelectorAll(selector).forEach((one) => {
    one.inert = away;
  });
  const settle = () => {
    const covers = Boolean(drawer && drawer.checked && narrow.matches);
    keep("[data-md-component=skip], .md-header, .md-tabs, .md-content, .md-sidebar--secondary, .md-top, .md-footer, .hl-places", covers);
    keep(".md-search__output", !search || !search.checked);
    keep(".md-search__form", phone.matches && !(search && search.checked));
    if (drawer && menu()) asButton(openerOf(drawer), menu().getAttribute("aria-label"));
    if (search) asButton(openerOf(search), searchName);
    document.querySelectorAll(".md-nav--primary label[for]:not([for=__drawer])").forEach((one) => asButton(one));
  };
  settle();
  document.addEventListener("change", settle, true); // before the theme, which moves the focus
  [narrow, phone].forEach((one) => one.addEventListener("change", settle));

  const press = (toggle) => {
    toggle.click();
    const inner = toggle.checked && toggle.parentElement.querySelector(":scope > .md-nav > .md-nav__title");
    const outer = document.querySelector(`.md-header__button[for="${toggle.id}"], .md-nav__link[for="${toggle.id}"]`);
    if (toggle === drawer && toggle.checked) {
      menu().tabIndex = -1;
      menu().focus();
    } else if (toggle === search && toggle.checked) {
      box.focus();
    } else {
      (inner || outer).focus();
    }
  };
  // From a page that has none. Not at once: the theme closes what is open 125 ms after a page has come, and the
  // browser takes the focus to where the address leads.
  if (box && location.hash === `#${search.id}`) {
    history.replaceState(history.state, "", location.pathname + location.search);
    addEventListener("load", () => setTimeout(() => {
      if (phone.matches && !search.checked) press(search);
      else box.focus();
    }, 250));
  }

  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const held = document.activeElement;
    let toggle = null;
    if (event.key === "Escape") {
      toggle = [search, drawer].find((one) => one && one.checked && openerOf(one).checkVisibility());
    } else if (event.key === "Enter" || event.key === " ") {
      toggle = held === menu() ? drawer : held.matches("label[role=button]") && held.control;
    }
    if (!toggle) return;
    event.preventDefault();
    event.stopPropagation(); // the theme would turn it back
    press(toggle);
  });
})();

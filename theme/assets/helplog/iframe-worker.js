// The theme's search box with helplog's search behind it. Where the theme would start a worker, it gets one that lives
// on the page: so it works from a folder on disk, and nothing is loaded before the box has the focus.
(() => {
  "use strict";

  const root = new URL("../../", document.currentScript.src).href;
  const BOX = "[data-md-component=search-query]";
  const QUERY = 2; // what the theme's messages are called by

  const script = (address) => new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(address, root).href;
    element.async = false;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
  window.helplogSearch = { root, script };

  let loaded = null;
  const load = () => {
    loaded = loaded || Promise.all(["assets/helplog/search.js", "search/start.js"].map(script));
    return loaded;
  };

  class PageWorker extends EventTarget {
    constructor() {
      super();
      this.typed = null;
      this.answer = (typed) => {
        this.typed = typed;
      };
      const begin = () => load().then(() => {
        helplogSearch.start(this);
        if (this.typed !== null) this.answer(this.typed);
      });
      const box = document.querySelector(BOX);
      if (document.activeElement === box) begin();
      else box.addEventListener("focus", begin, { once: true });
    }

    postMessage({ type, data }) {
      if (type === QUERY) this.answer(data);
    }

    say(data) {
      this.dispatchEvent(new MessageEvent("message", { data }));
    }
  }

  window.Worker = new Proxy(window.Worker, {
    construct: (Any, [address, ...others]) => (
      /\/workers\/search\.[^/]*$/.test(String(address)) ? new PageWorker() : new Any(address, ...others)
    ),
  });

  // Whoever comes from a result sees its words marked.
  const words = new URL(location.href).searchParams.get("h");
  if (words) {
    addEventListener("load", () => load().then(() => helplogSearch.markPage(words)));
  }
})();

// Keeping a year, or everything, on this device.
const offline = (() => {
  const { words } = place;
  const ALL = "all";
  const state = element("p", { role: "status" });
  const bar = element("progress", { max: "1", value: "0", "aria-label": words.keep });
  const choices = element("div", { class: "hl-keep" });
  const fold = element(
    "details", { class: "hl-keep-fold" }, element("summary", { text: words.keep }), element("p", { text: words.keep_means }), choices, bar, state,
  );
  bar.hidden = true;

  const sizeOf = (size) => {
    const unit = size < 2 ** 20 ? ["kilobyte", 2 ** 10, 0] : ["megabyte", 2 ** 20, 1];
    const how = { style: "unit", unit: unit[0], maximumFractionDigits: unit[2] };
    return new Intl.NumberFormat(words.language, how).format(size / unit[1]);
  };
  const nameOf = (what) => (what === ALL ? words.everything : String(what));
  const labelOf = ({ what, left, isKept }) => {
    if (isKept) return words.kept.replace("{what}", nameOf(what));
    return words.keep_it.replace("{what}", nameOf(what)).replace("{size}", sizeOf(left));
  };

  const show = async () => {
    const said = await place.askWorker({ type: "offers" });
    if (!said || !said.offers) return;
    // a journal of one year has one choice
    const offers = said.offers.length === 2 ? said.offers.slice(1) : said.offers;
    choices.replaceChildren(...offers.map((offer) => {
      if (offer.isKept) return element("p", { text: labelOf(offer) });
      const button = element("button", { type: "button", text: labelOf(offer) });
      button.addEventListener("click", () => keep(offer.what));
      return button;
    }));
    if (!said.chosen) return;
    const letGo = element("button", { type: "button", text: words.let_go });
    letGo.addEventListener("click", async () => {
      await place.askWorker({ type: "let-go" });
      await show();
    });
    choices.append(letGo);
  };

  const keep = (what) => {
    // asked for before anything else: the browser may want to see a click
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
    const { port1, port2 } = new MessageChannel();
    bar.hidden = false;
    state.textContent = words.keeping;
    port1.onmessage = async ({ data }) => {
      if (data.progress) {
        bar.max = Math.max(1, data.progress.all);
        bar.value = data.progress.done;
        return;
      }
      port1.close();
      bar.hidden = true;
      state.textContent = data.trouble ? words.keep_failed.replace("{why}", words[data.trouble]) : words.keep_done;
      await show();
    };
    navigator.serviceWorker.controller.postMessage({ type: "keep", what }, [port2]);
  };

  fold.addEventListener("toggle", () => {
    if (fold.open) show();
  });
  return { fold };
})();

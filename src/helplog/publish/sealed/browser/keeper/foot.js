// At the foot of every page: when it was sealed, whether a newer copy has come, what is wrong, what is kept here.
const foot = (() => {
  const { words } = place;
  const sealed = element("p", { class: "hl-sealed-on" });
  const news = element("p", { class: "hl-sealed-news", role: "status" });
  const box = element("aside", { class: "hl-sealed", "aria-label": words.sealed_copy }, sealed);

  const dayOf = (sealedOn) => {
    const [year, month, day] = sealedOn.split("-").map(Number);
    const inWords = new Intl.DateTimeFormat(document.documentElement.lang || "en", { dateStyle: "long", timeZone: "UTC" });
    return inWords.format(Date.UTC(year, month - 1, day));
  };

  const showDay = (sealedOn) => {
    sealed.textContent = words.sealed_on.replace("{date}", dayOf(sealedOn));
  };

  const showNewer = () => {
    const again = element("button", { type: "button", text: words.show_newer });
    again.addEventListener("click", () => location.reload());
    news.replaceChildren(element("span", { text: words.newer }), again);
  };

  const showTrouble = (kind) => {
    news.replaceChildren(element("span", { text: words[kind] || words.changed }));
  };

  const stand = () => {
    const content = document.querySelector(".md-content__inner");
    if (content) content.append(box);
    // seen wherever one reads: what is wrong must not wait at the foot of a long page
    document.body.append(news);
  };

  return { box, stand, showDay, showNewer, showTrouble };
})();

// The theme's box and list, with what is found here in them.
helplogSearch.start = (worker) => {
  "use strict";

  const { read } = helplogSearch.query;
  const { matches } = helplogSearch.matching;
  const { says, around, needsText } = helplogSearch.excerpt;
  const { suggestions } = helplogSearch.suggesting;
  const shards = helplogSearch.shards;
  const FIRST = 10; // the theme shows so many at once
  const ENOUGH = 100; // of what has to be read to be found: phrases
  const TOGETHER = 12; // texts looked into at a time

  const output = document.querySelector("[data-md-component=search-result]");
  const box = document.querySelector("[data-md-component=search-query]");
  const list = output.querySelector(".md-search-result__list");
  const marking = JSON.parse(document.getElementById("__config").textContent).features.includes("search.highlight");
  const toggle = document.getElementById("__search");
  const LEAVING = ["Escape", "Tab"];
  let shown = { ids: [], query: null };
  let asked = 0;
  let eager = false; // Enter was pressed before anything was found

  const row = document.createElement("ul");
  row.className = "hl-suggested";
  row.setAttribute("aria-label", helplogSearch.said.suggestions);
  row.hidden = true;
  list.before(row);
  output.querySelector(".md-search-result__meta").setAttribute("role", "status");

  const isBusy = () => output.getAttribute("aria-busy") === "true";
  const openFirst = () => {
    const first = list.querySelector("a");
    if (!eager || isBusy() || !first || first.dataset.hlFilled === undefined) return;
    eager = false;
    first.click();
  };

  const addressOf = (address, query) => {
    const url = new URL(address, helplogSearch.root);
    const words = [...query.words, ...query.phrases].filter(({ exclude }) => !exclude);
    const said = words.map(({ text, tokens }) => text || `"${tokens.join(" ")}"`).join(" ");
    if (marking && said) url.searchParams.set("h", said);
    return url.href;
  };

  // One line of the list, once its text is there: where it leads, what it is, the words around what was looked for.
  const fill = async (line, id, query) => {
    const link = line.querySelector("a");
    const told = await shards.text(id);
    if (!link || !told || link.dataset.hlFilled) return;
    link.dataset.hlFilled = "";
    link.href = addressOf(told.address, query);
    const article = link.firstElementChild;
    article.querySelector("h1").textContent = told.title;
    const sort = document.createElement("span");
    sort.className = "hl-sort";
    sort.textContent = helplogSearch.said.sorts[told.sort];
    article.append(" ", sort);
    const words = document.createElement("p");
    for (const [part, marked] of around(told.text, query)) {
      const piece = document.createElement(marked ? "mark" : "span");
      piece.textContent = part;
      words.append(piece);
    }
    article.append(words);
    openFirst();
  };
  const fillAll = () => [...list.children].forEach((line, at) => {
    if (shown.ids[at] !== undefined) fill(line, shown.ids[at], shown.query);
  });
  new MutationObserver(fillAll).observe(list, { childList: true });

  const show = (ids, query) => {
    shown = { ids, query };
    // The theme makes a line of each; a title and an address come with its text.
    const items = ids.map((_, at) => [{ location: "index.html", title: "", text: "", score: ids.length - at, terms: {} }]);
    worker.say({ type: 3, data: { items } });
  };
  const said = async (ids, query, most) => {
    if (!needsText(query)) return ids;
    const found = [];
    for (let at = 0; at < ids.length && found.length < most; at += TOGETHER) {
      const some = ids.slice(at, at + TOGETHER);
      const texts = await Promise.all(some.map(shards.text));
      found.push(...some.filter((_, number) => texts[number] && says(texts[number].text, query)));
    }
    return found;
  };
  const same = (one, other) => one.length === other.length && one.every((id, at) => id === other[at]);

  const suggest = (found) => {
    row.replaceChildren(...found.map(({ shown: text, query }) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = helplogSearch.said.sealed ? "#" : `?q=${encodeURIComponent(query)}`; // no words in a sealed address
      link.dataset.hlQuery = query;
      link.tabIndex = -1;
      const words = document.createElement("span");
      words.dataset.mdScore = "-1"; // after every result, where the theme looks for the best
      words.textContent = text;
      link.append(words);
      line.append(link);
      return line;
    }));
    row.hidden = !found.length;
  };

  const answer = async (typed) => {
    asked += 1;
    const mine = asked;
    const query = read(typed);
    const find = async (inside, most) => {
      const ids = await said(await matches(query, inside), query, most);
      await Promise.all(ids.slice(0, FIRST).map(shards.text));
      return ids;
    };
    output.setAttribute("aria-busy", "true");
    const [first, suggested] = await Promise.all([find(false, FIRST), suggestions(typed)]);
    if (mine !== asked) return;
    suggest(suggested);
    if (first.length) show(first, query);
    const more = await find(true, ENOUGH);
    if (mine !== asked) return;
    // Whoever is in the list already keeps what is there.
    const held = list.contains(document.activeElement);
    if (!held && !(first.length && same(first, more))) show(more, query);
    output.setAttribute("aria-busy", "false");
    openFirst();
  };

  box.addEventListener("keydown", (event) => {
    const { key } = event;
    eager = key === "Enter" && (isBusy() || !list.querySelector("a[data-hl-filled]"));
    // What is in the list by now answers what was typed before.
    if (eager) {
      event.preventDefault();
      event.stopPropagation();
    }
    // The theme closes the search a moment after a page with a place in its address is there, whoever types by then.
    if (!toggle.checked && !LEAVING.includes(key)) toggle.click();
  });

  row.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation(); // the theme would close the search
    box.value = link.dataset.hlQuery;
    box.focus();
    box.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }));
  });

  worker.answer = answer;
  // What the theme asks next is the empty text, once a key is pressed.
  box.form.addEventListener("reset", () => answer(""));
  worker.say({ type: 1 });
};

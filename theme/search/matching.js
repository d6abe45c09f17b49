// Which sections a query fits, the most telling first, of equals the newest.
helplogSearch.matching = (() => {
  "use strict";

  const { isDense, pairs, LONGEST } = helplogSearch.folding;
  const shards = helplogSearch.shards;
  const SHORTEST_BEGINNING = 2;
  const SHORTEST_INSIDE = 4; // as src/helplog/pages/search/filing.py files them
  const MOST_INSIDE = 24; // words, the shortest first
  const TELLING = [1, 1.4, 1.8, 4]; // once, some times, often, in a title
  const BEGINS = 0.7;
  const INSIDE = 0.4;

  const better = (scores, found, quality) => {
    for (const [id, weight] of found) {
      const score = quality * TELLING[weight];
      if (score > (scores.get(id) || 0)) scores.set(id, score);
    }
  };
  const within = (scores, others) => {
    const both = new Map();
    for (const [id, score] of scores) {
      if (others.has(id)) both.set(id, score + others.get(id));
    }
    return both;
  };

  // The words that hold one inside, each with what it is found by.
  const insideOf = async (word) => {
    if (word.length < SHORTEST_INSIDE) return [];
    const said = await shards.line("w", `*${word.slice(0, SHORTEST_INSIDE)}`);
    const holding = (said || "").split(" ").filter((longer) => longer.indexOf(word, 1) > 0 && !longer.startsWith(word));
    holding.sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
    return Promise.all(holding.slice(0, MOST_INSIDE).map((longer) => shards.line("w", longer)));
  };
  const exactly = async (word) => {
    const scores = new Map();
    const said = await shards.line("w", word.slice(0, LONGEST));
    if (said) better(scores, shards.places(said), 1);
    return scores;
  };
  const signs = async (run) => {
    const found = await Promise.all(pairs(run).map(exactly));
    return found.reduce(within);
  };
  const beginningSo = async (word) => {
    const scores = new Map();
    for (const [term, said] of await shards.linesFrom("w", word.slice(0, LONGEST))) {
      better(scores, shards.places(said), term === word ? 1 : BEGINS);
    }
    return scores;
  };

  // A word as it is, as a beginning, and, if asked for, inside longer ones: section -> how well it fits.
  const fitting = async (word, inside) => {
    if (isDense(word) && [...word].length > 1) return signs(word);
    const begins = isDense(word) || word.length >= SHORTEST_BEGINNING;
    const scores = await (begins ? beginningSo(word) : exactly(word));
    if (inside) {
      for (const said of await insideOf(word)) {
        if (said) better(scores, shards.places(said), INSIDE);
      }
    }
    return scores;
  };
  const rarely = (scores) => {
    const rare = Math.log(1 + helplogSearch.said.count / Math.max(1, scores.size));
    for (const [id, score] of scores) scores.set(id, score * rare);
    return scores;
  };

  const phrase = async ({ tokens, open }) => {
    const found = await Promise.all(tokens.map((token, at) => (
      isDense(token) || (open && at === tokens.length - 1) ? fitting(token, false) : exactly(token)
    )));
    return found.reduce(within);
  };

  // Items: section -> what is known of each, for the terms that ask of one item.
  const peopleCalled = async (name) => {
    const begun = [];
    const exact = [];
    for (const [key, said] of await shards.linesFrom("w", `~${name}`)) {
      for (let at = 0; at < said.length; at += 3) {
        begun.push(said[at]);
        if (key === `~${name}` && said[at + 2]) exact.push(said[at]);
      }
    }
    return new Set(exact.length ? exact : begun);
  };
  const keysOf = {
    who: async (values) => (await Promise.all(values.map(peopleCalled))).flatMap((slugs) => [...slugs].map((slug) => `@${slug}`)),
    kind: async (values) => values.map((kind) => `=${helplogSearch.said.kinds[kind]}`),
    answer: async (values) => values.map((answer) => `?${helplogSearch.said.answers[answer]}`),
  };
  const items = async ({ term, values }) => {
    const found = new Map();
    const keys = await keysOf[term](values);
    for (const said of await Promise.all(keys.map((key) => shards.line("w", key)))) {
      if (!said) continue;
      for (const [id, codes] of shards.facts(said)) found.set(id, (found.get(id) || []).concat(codes));
    }
    return found;
  };
  // `kind:asks kind:needs` means either: an item has only one.
  const joined = (terms) => {
    const either = new Map();
    terms.forEach((one, at) => {
      const alone = !["kind", "answer", "week"].includes(one.term);
      const key = alone ? at : `${one.term}${one.exclude}`;
      const before = either.get(key);
      either.set(key, before ? { ...one, values: before.values.concat(one.values) } : one);
    });
    return [...either.values()];
  };
  const sameItem = (before, found) => {
    const both = new Map();
    for (const [id, codes] of before) {
      const others = found.get(id);
      if (!others) continue;
      const shared = codes.filter((code) => others.includes(code));
      // A person's own page names nobody's item.
      if (shared.length || (!codes.length && !others.length)) both.set(id, shared);
    }
    return both;
  };
  const withItems = async (terms) => {
    const asked = terms.filter(({ term }) => keysOf[term]);
    const wanted = asked.filter(({ exclude }) => !exclude);
    const found = await Promise.all(wanted.map(items));
    const fit = found.length ? found.reduce(sameItem) : null;
    const unwanted = await Promise.all(asked.filter(({ exclude }) => exclude).map(items));
    return { fit, unwanted };
  };
  const without = ({ fit, unwanted }, id) => unwanted.every((found) => {
    const codes = found.get(id);
    return !codes || (fit !== null && fit.get(id).some((code) => !codes.includes(code)));
  });

  const tagged = async ({ values }) => {
    const scores = new Map();
    for (const said of await Promise.all(values.map((tag) => shards.line("w", `#${tag}`)))) {
      if (said) better(scores, shards.places(said[1]), 1);
    }
    return scores;
  };
  const inTime = ({ term, values }) => (id) => {
    const days = shards.daysOf(id);
    return days !== null && values.some(([first, last]) => (
      (term === "until" || days[1] >= first) && (term === "since" || days[0] <= last)
    ));
  };

  // A week comes after its days.
  const newest = (id) => {
    const days = shards.daysOf(id);
    return days ? days[0] - (days[1] > days[0] ? 0.5 : 0) : 0;
  };
  const ranked = (scores) => [...scores].map(([id, score]) => [id, Math.round(score * 100)])
    .sort(([id, score], [other, otherScore]) => otherScore - score || newest(other) - newest(id) || id - other)
    .map(([id]) => id);

  const unreadable = ({ values, exclude }) => !values.length && !exclude;

  // The sections that fit, in order; `inside` looks into long words as well.
  const matches = async (query, inside) => {
    const terms = joined(query.terms);
    const wantedWords = query.words.filter(({ exclude }) => !exclude);
    const wantedPhrases = query.phrases.filter(({ exclude }) => !exclude);
    const wantedTags = terms.filter(({ term, exclude }) => term === "tag" && !exclude);
    const asked = await withItems(terms);
    const lists = await Promise.all([
      ...wantedWords.map(({ text }) => fitting(text, inside).then(rarely)),
      ...wantedPhrases.map((one) => phrase(one).then(rarely)),
      ...wantedTags.map(tagged),
    ]);
    if (asked.fit) lists.push(new Map([...asked.fit.keys()].map((id) => [id, shards.isPage(id) ? 1 : 0])));
    if (terms.some(unreadable)) return [];
    if (!lists.length && terms.length) lists.push(await exactly("!"));
    if (!lists.length) return [];
    let scores = lists.sort((one, other) => one.size - other.size).reduce(within);
    const leave = async (lists) => {
      for (const out of await Promise.all(lists)) out.forEach((_, id) => scores.delete(id));
    };
    await leave(query.words.filter(({ exclude }) => exclude).map(({ text }) => fitting(text, false)));
    await leave(terms.filter(({ term, exclude }) => term === "tag" && exclude).map(tagged));
    const times = terms.filter(({ term }) => ["since", "until", "week", "on"].includes(term));
    const fits = (id) => without(asked, id) && times.every((one) => inTime(one)(id) !== one.exclude);
    scores = new Map([...scores].filter(([id]) => fits(id)));
    return ranked(scores);
  };

  return { matches };
})();

// Where in a text the words that were looked for stand, and the stretch around them.
helplogSearch.excerpt = (() => {
  "use strict";

  const { places, isDense } = helplogSearch.folding;
  const SHORTEST_INSIDE = 4;
  const LENGTH = 180;
  const BEFORE = 50;

  // A word that is looked for is marked where it begins one or stands inside; a name only as it is.
  const fits = (word, wanted, named) => {
    if (word === wanted || named) return word === wanted;
    return (wanted.length > 1 && word.startsWith(wanted)) || (wanted.length >= SHORTEST_INSIDE && word.indexOf(wanted) > 0);
  };
  const runAt = (found, at, run) => {
    let said = "";
    for (let end = at; end < found.length && said.length < run.length; end += 1) {
      if (end > at && found[end][0] !== found[end - 1][1]) return 0;
      said += found[end][2];
      if (said === run) return end + 1 - at;
    }
    return 0;
  };
  // How many words from `at` on say a phrase; 0 where they don't.
  const phraseAt = (found, at, { tokens, open }) => {
    let next = at;
    for (const [number, token] of tokens.entries()) {
      if (next >= found.length) return 0;
      const last = open && number === tokens.length - 1;
      const length = isDense(token) ? runAt(found, next, token)
        : Number(found[next][2] === token || (last && found[next][2].startsWith(token)));
      if (!length) return 0;
      next += length;
    }
    return next - at;
  };
  const phrases = (query) => [
    ...query.phrases,
    ...query.words.filter(({ text }) => isDense(text)).map(({ text, exclude }) => ({ tokens: [text], open: false, exclude })),
  ];

  // Whether a text says every phrase and none that is excluded.
  const says = (text, query) => {
    const asked = phrases(query);
    if (!asked.length) return true;
    const found = places(text);
    return asked.every((one) => found.some((_, at) => phraseAt(found, at, one)) !== one.exclude);
  };

  const marks = (text, query) => {
    const words = query.words.filter(({ text: word, exclude }) => !exclude && !isDense(word))
      .concat(query.named.map((word) => ({ text: word, named: true })));
    const asked = phrases(query).filter(({ exclude }) => !exclude);
    const found = places(text);
    const marked = [];
    found.forEach(([from, to, word], at) => {
      words.forEach(({ text: wanted, named }, number) => {
        if (fits(word, wanted, named)) marked.push([from, to, number]);
      });
      asked.forEach((one, number) => {
        const length = phraseAt(found, at, one);
        if (length) marked.push([from, found[at + length - 1][1], words.length + number]);
      });
    });
    return marked.sort((one, other) => one[0] - other[0] || other[1] - one[1]);
  };

  // Where the most of what was looked for stands close together.
  const densest = (marked) => {
    let best = 0;
    let most = 0;
    marked.forEach(([from], at) => {
      const close = marked.slice(at).filter(([other]) => other - from < LENGTH - BEFORE);
      const kinds = new Set(close.map(([, , number]) => number)).size;
      if (kinds > most) [best, most] = [from, kinds];
    });
    return best;
  };
  const pieces = (text, marked, begin, end) => {
    const said = [];
    let at = begin;
    for (const [from, to] of marked) {
      if (from < at || to > end) continue;
      said.push([text.slice(at, from), false], [text.slice(from, to), true]);
      at = to;
    }
    said.push([text.slice(at, end), false]);
    return said.filter(([part]) => part);
  };
  const wordStart = (text, at) => {
    const blank = at > 0 ? text.lastIndexOf(" ", at) : -1;
    return blank > at - 30 ? blank + 1 : at;
  };

  // The stretch to show, in pieces of [words, whether they were looked for].
  const around = (text, query) => {
    const marked = marks(text, query);
    const begin = marked.length ? wordStart(text, Math.max(0, densest(marked) - BEFORE)) : 0;
    let end = Math.min(text.length, begin + LENGTH);
    if (end < text.length) end = Math.max(wordStart(text, end), begin + LENGTH / 2);
    const said = pieces(text, marked, begin, end);
    if (begin > 0) said.unshift(["… ", false]);
    if (end < text.length) said.push([" …", false]);
    return said;
  };
  const whole = (text, query) => pieces(text, marks(text, query), 0, text.length);

  return { says, around, whole, needsText: (query) => phrases(query).length > 0 };
})();

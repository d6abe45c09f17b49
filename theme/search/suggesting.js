// What the last word could be: people and tags by how their names begin, and the values of a term.
helplogSearch.suggesting = (() => {
  "use strict";

  const { fold } = helplogSearch.folding;
  const { linesFrom } = helplogSearch.shards;
  const MOST = 4;
  const SHORTEST = 2;
  const LAST = /(?:^|\s)(-?)(?:(\p{L}+):)?("[^"]*|[^\s":]*)$/u;

  const quoted = (value) => (/[\s,]/.test(value) ? `"${value}"` : value);
  const people = async (begun) => {
    const named = new Map();
    for (const [, said] of await linesFrom("w", `~${begun}`)) {
      for (let at = 0; at < said.length; at += 3) named.set(said[at], said[at + 1]);
    }
    return [...named.values()].sort((one, other) => one.length - other.length || one.localeCompare(other));
  };
  const tags = async (begun) => (await linesFrom("w", `#${begun}`)).map(([, said]) => said[0]).sort();
  const among = (list) => async (begun) => list.filter((one) => one.startsWith(begun));

  const suggestions = async (typed) => {
    const last = LAST.exec(typed);
    if (!last) return [];
    const [whole, minus, name, value] = last;
    const begun = fold(value.replaceAll("\"", ""));
    const sources = {
      who: people, tag: tags, kind: among(helplogSearch.said.kinds), answer: among(helplogSearch.said.answers),
    };
    const asked = name ? [name.toLowerCase()] : ["who", "tag"];
    if (!name && (begun.length < SHORTEST || value.startsWith("\""))) return [];
    if (["who", "tag"].includes(asked[0]) && !begun) return [];
    const before = typed.slice(0, typed.length - whole.length) + (/^\s/.test(whole) ? " " : "");
    const found = [];
    for (const term of asked.filter((one) => sources[one])) {
      for (const one of (await sources[term](begun)).slice(0, MOST)) {
        const query = `${minus}${term}:${quoted(one)}`;
        if (fold(query) !== fold(whole)) found.push({ shown: query, query: `${before}${query} ` });
      }
    }
    return found.slice(0, MOST);
  };

  return { suggestions };
})();

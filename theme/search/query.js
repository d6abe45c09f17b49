// What is typed, read as `helplog find` reads it: words, quoted phrases, and terms such as who:Dana.
helplogSearch.query = (() => {
  "use strict";

  const { tokens, fold } = helplogSearch.folding;
  const { ordinalOf } = helplogSearch.shards;
  const QUOTED = "\"[^\"]*\"?";
  const VALUE = `(?:${QUOTED}|[^\\s"])+`;
  const PART = new RegExp(`(-?)(?:(\\p{L}+):(?!//)(${VALUE})?|(${QUOTED})|(\\S+))`, "gu");
  const PERIOD = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;
  const WEEK = /^(\d{4})-?w(\d{1,2})$/i;

  const startOfWeek = (ordinal) => ordinal - ((ordinal - 1 - helplogSearch.said.weekStart) % 7 + 7) % 7;
  const today = () => {
    const now = new Date();
    const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    return ordinalOf(parts.map((n) => String(n).padStart(2, "0")).join("-"));
  };
  const days = (year, month, day) => {
    const iso = (n, width = 2) => String(n).padStart(width, "0");
    const of = (m, d) => ordinalOf(`${iso(year, 4)}-${iso(m)}-${iso(d)}`);
    const last = month ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 31;
    const found = [of(month || 1, day || 1), of(month || 12, day || last)];
    return found.every(Number.isFinite) && (day || 1) <= last ? found : null;
  };
  const periodOf = (text) => {
    const plain = text.trim().toLowerCase();
    if (plain === "today") return [today(), today()];
    if (plain === "yesterday") return [today() - 1, today() - 1];
    const week = WEEK.exec(plain);
    if (week) {
      // An ISO week is the one that holds its Thursday, on whichever day weeks start here.
      const fourth = ordinalOf(`${week[1]}-01-04`);
      const thursday = fourth - (fourth - 1) % 7 + 3 + 7 * (Number(week[2]) - 1);
      const first = startOfWeek(thursday);
      return [first, first + 6];
    }
    const named = PERIOD.exec(plain);
    return named ? days(...named.slice(1).map((n) => n && Number(n))) : null;
  };
  const weekOf = (text) => {
    const back = { this: 0, "this week": 0, last: 7, "last week": 7 }[text.trim().toLowerCase()];
    const period = back === undefined ? periodOf(text) : [today() - back, today() - back];
    if (!period || period[1] - period[0] > 6) return null;
    const first = startOfWeek(period[0]);
    return [first, first + 6];
  };

  const READERS = {
    who: (text) => fold(text.replace(/^@/, "")),
    tag: (text) => fold(text.replace(/^#/, "")),
    kind: (text) => helplogSearch.said.kindWords[fold(text)],
    answer: (text) => helplogSearch.said.answers.indexOf(fold(text)),
    since: (text) => periodOf(text),
    until: (text) => periodOf(text),
    week: (text) => weekOf(text),
  };
  const known = (value) => value !== undefined && value !== null && value !== "" && value !== -1;

  const readTerm = (term, value, exclude) => {
    const values = value.replaceAll("\"", "").split(",").filter((one) => one.trim()).map(READERS[term]);
    return { term, exclude, values: values.filter(known) };
  };

  const read = (typed) => {
    const found = { words: [], phrases: [], terms: [], named: [] };
    for (const [whole, minus, name, value, phrase, word] of typed.replace(/[“”„«»]/g, "\"").matchAll(PART)) {
      const exclude = minus === "-";
      const term = name && name.toLowerCase();
      if (term && helplogSearch.said.terms.includes(term)) {
        if (!value) continue; // it is still being typed
        const one = readTerm(term, value, exclude);
        found.terms.push(one);
        if (["who", "tag"].includes(term) && !exclude) found.named.push(...one.values.flatMap(tokens));
      } else if (phrase) {
        const open = phrase.length < 2 || !phrase.endsWith("\"");
        const list = tokens(phrase);
        if (list.length) found.phrases.push({ tokens: list, open, exclude });
      } else {
        const said = word || whole.slice(minus.length);
        const period = WEEK.test(said) || /^\d{4}-\d/.test(said) ? periodOf(said) : null;
        if (period) found.terms.push({ term: "on", exclude, values: [period] });
        else found.words.push(...tokens(said).map((text) => ({ text, exclude })));
      }
    }
    return found;
  };

  return { read };
})();

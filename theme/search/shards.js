// What the build has filed, loaded as scripts: no fetch, so that it works from a folder on disk as well.
helplogSearch.shards = (() => {
  "use strict";

  const DIGITS = "0123456789bcdfghjklmnprstvwxBCDFGHJKLMNPRSTVWX-_.,:;!*+=~^@$%&()";
  const VALUES = new Map([...DIGITS].map((digit, value) => [digit, value]));
  const GROUPS = 3; // days, weeks, other pages
  const EPOCH = 719163; // 1970-01-01, counted from the first day of year 1
  const held = new Map();
  const loading = new Map();

  const STAMP = 6;
  const stamps = {}; // family -> name -> stamp

  // The first file says which others there are, each with a stamp: a browser keeps what has not changed. In a sealed
  // copy it is the name that the file has there, and so long.
  helplogSearch.begin = (said) => {
    helplogSearch.said = said;
    const size = said.sealed || STAMP;
    for (const [family, listed] of Object.entries(said.shards)) {
      const all = listed.split(" ").filter(Boolean);
      stamps[family] = new Map(all.map((one) => [one.slice(size), one.slice(0, size)]));
    }
  };
  helplogSearch.take = (name, list) => {
    const lines = new Map();
    for (let at = 0; at < list.length; at += 2) lines.set(list[at], list[at + 1]);
    held.set(name, lines);
  };

  const load = (family, shard) => {
    const name = `${family}-${shard}`;
    if (!loading.has(name)) {
      // One that is missing holds nothing.
      const stamp = stamps[family].get(shard);
      const address = helplogSearch.said.sealed ? `search/${stamp}.js` : `search/${name}.js?${stamp}`;
      loading.set(name, helplogSearch.script(address).then(() => held.get(name) || new Map(), () => new Map()));
    }
    return loading.get(name);
  };

  const sign = (one) => (/[0-9a-z]/.test(one) ? one : `_${one.codePointAt(0).toString(16).padStart(6, "0")}`);
  const filedAs = (key) => [...key].map(sign).join("");

  // The shard in which a key is filed: of those whose name it begins with, the longest.
  const shardOf = (family, filed) => {
    const names = stamps[family];
    for (let end = filed.length; end >= 0; end -= 1) {
      if (names.has(filed.slice(0, end))) return filed.slice(0, end);
    }
    return null;
  };
  const line = async (family, key) => {
    const name = shardOf(family, filedAs(key));
    return name === null ? undefined : (await load(family, name)).get(key);
  };
  const linesFrom = async (family, beginning) => {
    const filed = filedAs(beginning);
    const names = [...stamps[family].keys()].filter((name) => name.startsWith(filed));
    const around = shardOf(family, filed);
    if (around !== null && around !== filed) names.push(around);
    const shards = await Promise.all(names.map((name) => load(family, name)));
    return shards.flatMap((lines) => [...lines].filter(([key]) => key.startsWith(beginning)));
  };

  const numbers = (text) => {
    const found = [];
    let value = 0;
    let unit = 1;
    for (const digit of text) {
      const bits = VALUES.get(digit);
      value += (bits & 31) * unit;
      unit *= 32;
      if (bits < 32) {
        found.push(value);
        value = 0;
        unit = 1;
      }
    }
    return found;
  };

  // A section is known by its number and its group in one.
  const idOf = (number, group) => number * GROUPS + group;
  const places = (said) => {
    const found = [];
    said.split("|").forEach((part, group) => {
      let number = 0;
      for (const value of numbers(part)) {
        number += Math.floor(value / 4);
        found.push([idOf(number, group), value % 4]);
      }
    });
    return found;
  };
  const facts = (said) => {
    const found = new Map();
    said.split("|").forEach((part, group) => {
      const values = numbers(part);
      let number = 0;
      for (let at = 0; at < values.length;) {
        number += values[at];
        const end = at + 2 + values[at + 1];
        found.set(idOf(number, group), values.slice(at + 2, end));
        at = end;
      }
    });
    return found;
  };

  const groupOf = (id) => id % GROUPS;
  const numberOf = (id) => Math.floor(id / GROUPS);
  const dayOf = (ordinal) => new Date((ordinal - EPOCH) * 864e5).toISOString().slice(0, 10);
  const ordinalOf = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / 864e5) + EPOCH;
  // The days of a section; none for what has no day.
  const daysOf = (id) => {
    const number = numberOf(id);
    return [[number, number], [number, number + 6], null][groupOf(id)];
  };

  const text = async (id) => {
    const number = numberOf(id);
    const day = () => dayOf(number).replaceAll("-", "");
    const key = [day, () => `w${day()}`, () => `o${number.toString(16).padStart(8, "0")}`][groupOf(id)]();
    const told = await line("t", key);
    if (!told) return null;
    const [address, title, sort, said] = told;
    return { address, title, sort: Number(sort), text: said };
  };

  return { line, linesFrom, places, facts, daysOf, ordinalOf, text, isPage: (id) => groupOf(id) === GROUPS - 1 };
})();

// What is typed, made the same terms as what was written: src/helplog/pages/search/signs.py does it for the pages.
helplogSearch.folding = (() => {
  "use strict";

  const LONGEST = 40;
  const DENSE = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u1100-\\u11ff\\uac00-\\ud7a3"
    + "\\u3005-\\u3007\\u3040-\\u3098\\u309d-\\u30fa\\u30fc-\\u30ff\\u31f0-\\u31ff"
    + "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
  const JOINED = "\\u0900-\\u0963\\u0966-\\u0dff\\u0610-\\u061a\\u064b-\\u065f\\u0670\\u05b0-\\u05c7";
  const ACCENTS = "\\u0300-\\u036f";
  const WRITTEN = new RegExp(`[\\p{L}\\p{N}_${JOINED}${DENSE}${ACCENTS}]+`, "gu");
  const TOKEN = new RegExp(`[${DENSE}]+|(?:(?![${DENSE}])[\\p{L}\\p{N}]|[${JOINED}])+`, "gu");
  const IS_DENSE = new RegExp(`^[${DENSE}]`, "u");
  const ACCENT = new RegExp(`[${ACCENTS}]`, "g");
  const LETTERS = {
    "ß": "ss", "ς": "σ", "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "’": "'", "‘": "'",
    "\u0345": "ι",
  };
  const LETTER = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g");

  // Cherokee is the one script whose case is folded upwards.
  const UPWARDS = /[\uab70-\uabbf\u13f8-\u13fd]/g;

  const letters = (text) => text.replace(LETTER, (one) => LETTERS[one]);
  const fold = (text) => {
    const lower = letters(text.normalize("NFKC").toLowerCase()).normalize("NFKD");
    const plain = letters(letters(lower).replace(ACCENT, "")).replace(UPWARDS, (one) => one.toUpperCase());
    return plain.normalize("NFC").replace(/\s+/g, " ").trim();
  };
  const isDense = (token) => IS_DENSE.test(token);
  const tokens = (text) => (text.match(WRITTEN) || []).flatMap((written) => fold(written).match(TOKEN) || []);
  const pairs = (run) => {
    const signs = [...run];
    return signs.length < 2 ? signs : signs.slice(1).map((sign, at) => signs[at] + sign);
  };

  // Every word of a text as [from, to, folded], for marking it.
  const places = (text) => [...text.matchAll(WRITTEN)].flatMap(({ 0: written, index }) => {
    const whole = fold(written).match(TOKEN) || [];
    if (whole.length === 1 && !isDense(whole[0])) return [[index, index + written.length, whole[0]]];
    let at = index;
    return [...written].map((sign) => {
      const from = at;
      at += sign.length;
      return [from, at, fold(sign)];
    });
  });

  return { fold, tokens, isDense, pairs, places, LONGEST };
})();

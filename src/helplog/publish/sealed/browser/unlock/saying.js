// The page's words, in the browser's first language that there is; a trouble is said in the journal's.
const saying = (() => {
  const page = document.documentElement;
  const said = document.getElementById("said");
  const words = wordsFor(navigator.languages);
  const KEEPS_FORM = ["wrong", "passkey_failed", "passkey_without"];

  const fill = () => {
    page.lang = words.language;
    document.querySelectorAll("[data-word]").forEach((one) => {
      one.textContent = words[one.dataset.word];
    });
    document.querySelectorAll("[data-label]").forEach((one) => one.setAttribute("aria-label", words[one.dataset.label]));
    document.title = words.locked;
  };

  const say = (key, language) => {
    const inTheirs = language && Object.hasOwn(WORDS, language) ? WORDS[language] : words;
    said.lang = inTheirs.language || language || words.language;
    said.textContent = key ? inTheirs[key] : "";
    if (key && !KEEPS_FORM.includes(key) && key !== "opening") said.dataset.trouble = key;
    else delete said.dataset.trouble;
  };

  return { fill, say, words };
})();

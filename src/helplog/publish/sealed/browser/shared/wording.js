// The words in the first of somebody's languages that there is.
const wordsFor = (languages) => {
  const known = languages.map((one) => one.toLowerCase().split("-")[0]).find((one) => Object.hasOwn(WORDS, one));
  const language = known || "en";
  return { ...WORDS[language], language };
};

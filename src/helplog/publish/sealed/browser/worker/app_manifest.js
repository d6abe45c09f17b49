// What lets a phone keep the copy as an app: the same for every journal, and it names none.
const appManifest = () => {
  const words = wordsFor(navigator.languages);
  return JSON.stringify({
    name: words.app,
    short_name: words.app,
    lang: words.language,
    start_url: "./",
    scope: "./",
    display: "standalone",
    background_color: "#fbf8f3",
    theme_color: "#fbf8f3",
    icons: ICONS,
  });
};

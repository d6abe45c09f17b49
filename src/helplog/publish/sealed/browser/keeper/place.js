// Where the copy begins: this script lies in a folder below it.
const place = (() => {
  const root = new URL("../", document.currentScript.src).href;
  const words = wordsFor([document.documentElement.lang, "en"]);
  const worker = navigator.serviceWorker;
  const isWorkers = (source) => Boolean(source) && source.scriptURL === `${root}sw.js`;
  return { root, words, isWorkers, askWorker: (question, patience) => ask(worker.controller, question, patience) };
})();

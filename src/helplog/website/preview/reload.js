// Asks the preview whether there is a newer build, and shows it. Stands in for MkDocs's own inline script, which the
// policy of every page stops.
(() => {
  "use strict";
  const { src, dataset } = document.currentScript;
  const { epoch, request, proof } = dataset;
  const address = new URL(`${epoch}/${request}`, src);
  const patience = 3000;
  let asking = null;
  let pause = 0;

  const ask = async () => {
    asking = new AbortController();
    let wait = 0;
    try {
      const answer = await fetch(address, { signal: asking.signal });
      if (!answer.ok) wait = patience;
      // The preview has ended, and something else listens at its port: it is not given this page's place.
      else if (answer.headers.get("X-Helplog-Preview") !== proof) return;
      else if (Number.parseInt(await answer.text(), 10) > Number(epoch)) return location.reload();
    } catch {
      if (asking === null || asking.signal.aborted) return;
      wait = patience;
    }
    pause = setTimeout(ask, wait);
  };

  const stop = () => {
    clearTimeout(pause);
    if (asking) asking.abort();
    asking = null;
  };

  const look = () => {
    stop();
    if (document.visibilityState === "visible") ask();
  };

  addEventListener("load", look);
  document.addEventListener("visibilitychange", look);
  addEventListener("pagehide", stop);
})();

// Asks the preview whether there is a newer build, and shows it. Stands in for MkDocs's own inline script, which the
// policy of every page stops.
(() => {
  "use strict";
  const { epoch, request } = document.currentScript.dataset;
  const patience = 3000;
  let asking = null;
  let pause = 0;

  const ask = async () => {
    asking = new AbortController();
    let wait = 0;
    try {
      const answer = await fetch(`/livereload/${epoch}/${request}`, { signal: asking.signal });
      if (!answer.ok) wait = patience;
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

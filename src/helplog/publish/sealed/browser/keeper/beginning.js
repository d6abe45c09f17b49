// On every page of an open copy.
(async () => {
  const worker = navigator.serviceWorker;
  if (!worker || !worker.controller) return;
  worker.addEventListener("message", ({ data, source, ports: [port] }) => {
    if (!place.isWorkers(source)) return;
    if (data.type === "hand-back" && port) port.postMessage({ keys: locking.held() });
    if (data.type === "locked") locking.leave();
    if (data.type === "newer") foot.showNewer();
    if (data.type === "trouble") foot.showTrouble(data.kind);
  });
  worker.startMessages();
  const taken = locking.take();
  // not held back by what is still on its way: the parts of the frame stand already
  const style = new CSSStyleSheet();
  style.replaceSync(STYLE);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  if (document.readyState === "loading") await new Promise((go) => addEventListener("DOMContentLoaded", go, { once: true }));
  lockButton();
  foot.box.append(offline.fold);
  foot.stand();
  const said = await taken;
  if (said.sealed) foot.showDay(said.sealed);
  if (said.isOlder) foot.showNewer();
  if (said.trouble) foot.showTrouble(said.trouble);
})();

// What this page is here for: to unlock, or to say why something can't be shown.
(async () => {
  const { trouble, language } = document.documentElement.dataset;
  const again = document.getElementById("again-line");
  const ONCE = "helplog1 went around";

  // Another tab may have it open: this one was loaded around the worker, as a hard reload is. Once, or it goes round.
  const isOpenElsewhere = async (worker) => {
    const { isOpen } = (await ask(worker, { type: "is-open" }, 3_000)) || {};
    const last = Number(sessionStorage.getItem(ONCE)) || 0;
    if (!isOpen || Date.now() - last < 5_000) return false;
    sessionStorage.setItem(ONCE, Date.now());
    return true;
  };

  const nameManifest = (root) => {
    const link = document.createElement("link");
    link.rel = "manifest";
    link.href = `${root}manifest.webmanifest`;
    document.head.append(link);
  };

  // The journal stays open while this page only says what is wrong with a part of it.
  const hold = async () => {
    const said = await ask(navigator.serviceWorker.controller, { type: "hold" });
    unlocking.hold(said.keys);
  };

  const listen = (root) => {
    navigator.serviceWorker.addEventListener("message", ({ data, source, ports: [port] }) => {
      if (!source || !source.scriptURL.startsWith(root)) return;
      if (data.type === "hand-back" && port) port.postMessage({ keys: unlocking.held() });
      if (["unlocked", "locked"].includes(data.type)) location.reload();
    });
    navigator.serviceWorker.startMessages();
  };

  const sayTrouble = (root) => {
    saying.say(trouble, language);
    again.hidden = false;
    document.querySelector("h1").textContent = saying.words.not_shown;
    document.querySelector(".lead").hidden = true;
    document.getElementById("again").addEventListener("click", () => location.reload());
    document.getElementById("lock").addEventListener("click", () => {
      lockStampOf(root).renew();
      navigator.serviceWorker.controller.postMessage({ type: "lock" }, [new MessageChannel().port2]);
    });
  };

  const begin = async () => {
    const obstacle = finding.obstacle();
    if (obstacle) throw new Trouble(obstacle);
    const root = await finding.rootOf();
    listen(root);
    if (trouble) {
      sayTrouble(root);
      await hold();
      return;
    }
    const worker = await finding.worker(root);
    nameManifest(root);
    if (await isOpenElsewhere(worker)) {
      location.reload();
      return;
    }
    await unlocking.begin({ root, worker, device: deviceOf(root) });
  };

  saying.fill();
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
  try {
    await begin();
  } catch (error) {
    saying.say(error instanceof Trouble ? error.kind : "worker");
    document.getElementById("limits").hidden = false;
  }
})();

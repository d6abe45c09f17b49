// Locking, here and in every other tab. The back-forward cache shows a page as it was left, without asking anybody:
// each lock leaves a new stamp, and a page that comes back compares it.
const locking = (() => {
  const STAMP = `helplog1 ${new URL(place.root).pathname} locked`;
  const channel = new BroadcastChannel(STAMP);
  let keys = null; // can be used and not read; handed back when the browser has stopped the worker

  const stamp = () => {
    try {
      return localStorage.getItem(STAMP);
    } catch {
      return null;
    }
  };
  const seen = stamp();

  // Nothing of the page stays on the screen while the unlock page is on its way.
  const leave = () => {
    keys = null;
    document.documentElement.replaceChildren();
    location.reload();
  };

  const lock = async () => {
    keys = null;
    try {
      localStorage.setItem(STAMP, `${Date.now()} ${Math.random()}`);
    } catch {
      // the worker tells the other tabs as well
    }
    channel.postMessage("locked");
    document.documentElement.replaceChildren();
    await place.askWorker({ type: "lock" }, 3_000);
    leave();
  };

  const take = async () => {
    const said = await place.askWorker({ type: "state", keys });
    if (!said.isOpen) {
      if (!said.trouble) leave();
      return said;
    }
    keys = said.keys;
    return said;
  };

  channel.addEventListener("message", leave);
  addEventListener("pagehide", ({ persisted }) => {
    // One that the way back may show again will be asked for them then. A lock's message has it thrown away.
    if (!persisted) keys = null;
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    if (stamp() === seen) take();
    else leave();
  });

  return { lock, leave, take, held: () => keys };
})();

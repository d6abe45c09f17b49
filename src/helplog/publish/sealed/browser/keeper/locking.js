// Locking, here and in every other tab.
const locking = (() => {
  const stamp = lockStampOf(place.root);
  const channel = new BroadcastChannel(`helplog1 ${new URL(place.root).pathname}`);
  const seen = stamp.read();
  let keys = null; // can be used and not read; handed back when the browser has stopped the worker

  // Nothing of the page stays on the screen while the unlock page is on its way.
  const leave = () => {
    keys = null;
    document.documentElement.replaceChildren();
    location.reload();
  };

  const lock = async () => {
    keys = null;
    stamp.renew();
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
    if (stamp.read() === seen) take();
    else leave();
  });

  return { lock, leave, take, held: () => keys };
})();

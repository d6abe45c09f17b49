// The keys: in this worker's memory alone, and handed back by an open page when the browser has stopped the worker.
// On the disk they lie only where somebody chose to stay unlocked.
const holding = (() => {
  const PATIENCE = 1_000;
  const MOST_WAITING = 20_000;
  const device = deviceOf(getting.ROOT);
  let held = null;
  let asking = null;
  let turn = 0; // one more with each lock: what was asked for before it is void

  const isKey = (one) => one instanceof CryptoKey && !one.extractable;
  const areKeys = (keys) => Boolean(keys) && isKey(keys.enc) && isKey(keys.name);
  const isOurs = (client) => Boolean(client) && client.url.startsWith(getting.ROOT);

  const pages = async () => {
    const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
    return all.filter(isOurs);
  };

  // The first page that has them; nothing when each has said no.
  const fromPages = async () => {
    const open = await pages();
    const answers = open.map(async (page) => {
      const keys = await ask(page, { type: "hand-back" }, PATIENCE);
      return areKeys(keys) ? keys : Promise.reject(new Trouble("locked"));
    });
    return Promise.any(answers).catch(() => null);
  };

  const find = async () => {
    const now = turn;
    // A page that has not yet heard of a lock would hand them back.
    if (await device.get("locked")) return null;
    const found = (await fromPages()) || (await device.get("keys")) || null;
    if (now === turn && areKeys(found)) held = found;
    return held;
  };

  const keys = async () => {
    if (held) return held;
    asking = asking || find().finally(() => {
      asking = null;
    });
    return asking;
  };

  const take = async (given, stays) => {
    held = given;
    await device.put("locked", false);
    if (stays) await device.put("keys", given);
    else await device.forget("keys");
  };

  const lock = async () => {
    turn += 1;
    held = null;
    await Promise.all([device.put("locked", true), device.forget("keys")]);
  };

  // A page on its way has no keys yet, and the one before it has them no more: until it asks for them, a browser must
  // not stop this worker.
  const awaited = new Map(); // page -> what ends the waiting
  const untilHeld = (page) => new Promise((resolve) => {
    awaited.set(page, resolve);
    setTimeout(() => isHeldBy(page), MOST_WAITING);
  });
  const isHeldBy = (page) => {
    const end = awaited.get(page);
    awaited.delete(page);
    if (end) end();
  };

  return { untilHeld, isHeldBy, keys, take, lock, pages, isOurs, areKeys };
})();

// The keys: in this worker's memory alone, and handed back by an open page when the browser has stopped the worker.
// On the disk they lie only where somebody chose to stay unlocked.
const holding = (() => {
  const PATIENCE = 1_000;
  const LOOK_EVERY = 50;
  const MOST_WAITING = 20_000;
  const device = deviceOf(getting.ROOT);
  let held = null;
  let asking = null;
  let isChanging = false;
  let turn = 0; // one more with each lock: what was asked for before it is void

  const isKey = (one) => one instanceof CryptoKey && !one.extractable;
  const areKeys = (keys) => Boolean(keys) && isKey(keys.enc) && isKey(keys.name);
  const isOurs = (client) => Boolean(client) && client.url.startsWith(getting.ROOT);

  const pages = async () => {
    const all = await clients.matchAll({ type: "window", includeUncontrolled: true });
    return all.filter(isOurs);
  };

  // A page that is going away is still listed for a moment, and answers no more.
  const untilGone = async (page) => {
    const end = Date.now() + PATIENCE;
    while (Date.now() < end && (await clients.get(page.id))) {
      await new Promise((go) => setTimeout(go, LOOK_EVERY));
    }
    return null;
  };

  // The first page that has them; nothing when each has said no.
  const fromPages = async () => {
    const open = await pages();
    const answers = open.map(async (page) => {
      const said = await Promise.race([ask(page, { type: "hand-back" }), untilGone(page)]);
      if (!said) return Promise.reject(new Trouble("gone"));
      return areKeys(said.keys) ? said.keys : Promise.reject(new Trouble("locked"));
    });
    return Promise.any(answers).catch(({ errors }) => {
      isChanging = errors.some(({ kind }) => kind === "gone");
      return null;
    });
  };

  const find = async () => {
    const now = turn;
    // A page that has not yet heard of a lock would hand them back.
    if (await device.get("locked")) return null;
    isChanging = false;
    // where one went, another comes: on the way back a page is there again before it is listed
    const fromOpen = (await fromPages()) || (isChanging ? await fromPages() : null);
    const found = fromOpen || (await device.get("keys")) || null;
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
    // at once: a lock that comes meanwhile is the last to write
    await Promise.all([device.put("locked", false), stays ? device.put("keys", given) : device.forget("keys")]);
  };

  // A page that comes back brings its own.
  const bring = async (given) => {
    const now = turn;
    const isLocked = await device.get("locked");
    if (!held && !isLocked && now === turn && areKeys(given)) held = given;
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

  return { untilHeld, isHeldBy, keys, take, bring, lock, pages, isOurs, areKeys };
})();

// What pages of this copy ask; nobody else of the origin gets an answer.
const listening = (() => {
  let lastLook = null; // what was wrong when the host was last looked at

  const tellPages = async (message) => {
    (await holding.pages()).forEach((page) => page.postMessage(message));
  };

  const unlock = async ({ keys, text, stays }) => {
    if (!holding.areKeys(keys)) return { trouble: "vault" };
    copy.drop();
    try {
      await copy.take(keys, text);
    } catch (error) {
      const { kind, language } = routing.asTrouble(error);
      copy.drop();
      return { trouble: kind, language };
    }
    await holding.take(keys, stays);
    await tellPages({ type: "unlocked" }); // another tab may be waiting
    return { isOpen: true };
  };

  const lock = async () => {
    await holding.lock();
    copy.drop();
    await tellPages({ type: "locked" });
    return { isOpen: false };
  };

  // For a page that says what is wrong: it holds the keys as any other does.
  const hold = async (_, page) => {
    const keys = await holding.keys();
    holding.isHeldBy(page.id);
    return { keys };
  };

  // What stands at the foot of every page.
  const state = async ({ keys: brought }, page) => {
    await holding.bring(brought);
    const keys = await holding.keys();
    holding.isHeldBy(page.id);
    if (!keys) return { isOpen: false };
    await copy.ready(keys);
    const { sealed } = copy.said();
    return { isOpen: true, keys, sealed, isOlder: copy.isOlder(page.id), trouble: lastLook };
  };

  const offers = async () => {
    const keys = await holding.keys();
    if (!keys) return null;
    await copy.ready(keys);
    return { offers: await keeping.offers(keys), chosen: await keeping.chosen() };
  };

  const keep = async ({ what }, _, port) => {
    const keys = await holding.keys();
    if (!keys) return { trouble: "locked" };
    await copy.ready(keys);
    try {
      await keeping.choose(keys, what, (progress) => port.postMessage({ progress }));
    } catch (error) {
      return { trouble: routing.asTrouble(error).kind };
    }
    return { isKept: true };
  };

  const isOpen = async () => ({ isOpen: Boolean(await holding.keys()) });
  const ANSWERS = { unlock, lock, hold, state, offers, keep, "is-open": isOpen, "let-go": () => keeping.letGo() };

  const listen = (event) => {
    const [port] = event.ports;
    const answer = event.data && Object.hasOwn(ANSWERS, event.data.type) && ANSWERS[event.data.type];
    if (!port || !answer || !holding.isOurs(event.source)) return;
    const answered = answer(event.data, event.source, port).catch((error) => ({ trouble: routing.asTrouble(error).kind }));
    event.waitUntil(answered.then((said) => port.postMessage(said)));
  };

  const newerCame = async (keys) => {
    lastLook = null;
    await tellPages({ type: "newer" });
    await keeping.goOn(keys).catch(() => {});
  };
  // No connection is no news; an older copy at the host is.
  const looked = async ({ kind }) => {
    lastLook = kind === "offline" ? null : kind;
    if (lastLook) await tellPages({ type: "trouble", kind });
  };

  return { listen, newerCame, looked };
})();

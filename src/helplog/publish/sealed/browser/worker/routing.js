// Everything below the copy's root is answered here, and nothing but blobs is asked of the host.
const routing = (() => {
  const STATUS = { missing: 502, host: 502, offline: 503 };
  const BROKEN = 500;
  const LOCKED = 403;
  const KEEPER = "sealed/keeper.js";
  const ROOTS = ["", "index.html"];

  const asTrouble = (error) => (error instanceof Trouble ? error : new Trouble("changed"));

  const withTrouble = async (event, error) => {
    const { kind, language } = asTrouble(error);
    const said = copy.said();
    const trouble = new Trouble(kind, language || (said ? said.language : ""));
    const status = STATUS[kind] || BROKEN;
    if (event.request.mode === "navigate") return answering.withUnlockPage(event.request, status, trouble);
    const page = event.clientId && (await clients.get(event.clientId));
    if (holding.isOurs(page)) page.postMessage({ type: "trouble", kind });
    return answering.without(event.request, status);
  };

  const lookBeside = (event, keys) => event.waitUntil(
    copy.look(keys).then((isNew) => (isNew ? listening.newerCame(keys) : null)).catch(
      (error) => listening.looked(asTrouble(error)),
    ),
  );

  const fromCopy = async (event, keys, path) => {
    const { request } = event;
    const { home, not_found: missing } = copy.said();
    const isPage = request.mode === "navigate";
    // A page whose keeper can't be had would show half of itself, and no lock.
    if (isPage) await copy.fileAt(keys, KEEPER);
    const file = await copy.fileAt(keys, ROOTS.includes(path) ? home : path);
    if (file && isPage && viewing.isSeen(file)) {
      return answering.withFile(request, viewing.page(file, path, copy.said()), 200);
    }
    if (file) return answering.withFile(request, file, path === missing ? 404 : 200);
    if (!isPage) return answering.without(request, 404);
    // What the page for it asks for lies beside it: it can be shown at the root's own depth alone.
    if (path.includes("/")) return Response.redirect(getting.ROOT + missing);
    const page = await copy.fileAt(keys, missing);
    return page ? answering.withFile(request, page, 404) : answering.without(request, 404);
  };

  // A page that was handed out just before a lock asks for its keeper after it, and would stay without.
  const LEAVE = "document.documentElement.replaceChildren(); location.reload();";
  const whenLocked = ({ request }, path) => {
    if (request.mode === "navigate") return answering.withUnlockPage(request, 200);
    if (path === KEEPER) return answering.respond(request, 200, { "Content-Type": "text/javascript; charset=utf-8" }, LEAVE);
    return answering.without(request, LOCKED);
  };

  const whenOpen = async (event, path) => {
    try {
      const keys = await holding.keys();
      if (!keys) return whenLocked(event, path);
      await copy.ready(keys);
      const isPage = event.request.mode === "navigate";
      if (isPage) {
        copy.isShownTo(event.resultingClientId);
        event.waitUntil(holding.untilHeld(event.resultingClientId));
      }
      const answer = await fromCopy(event, keys, path);
      if (isPage) lookBeside(event, keys);
      return answer;
    } catch (error) {
      // locked while it was under way: nothing is wrong with the copy
      const isOpen = await holding.keys().catch(() => true);
      return isOpen ? withTrouble(event, error) : whenLocked(event, path);
    }
  };

  // Without a host, what this device has kept of it.
  const vaultAnswer = async (request) => {
    try {
      return answering.respond(request, 200, {}, await copy.vaultFromHost());
    } catch ({ kind }) {
      if (kind === "missing") return answering.without(request, 404);
      if (kind !== "offline") return answering.without(request, STATUS.host);
      const kept = await copy.keptVault();
      return kept === null ? Response.error() : answering.respond(request, 200, {}, kept);
    }
  };

  const route = (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (!url.href.startsWith(getting.ROOT)) return Response.error();
    if (!["GET", "HEAD"].includes(request.method)) return answering.without(request, 405);
    const path = url.pathname.slice(new URL(getting.ROOT).pathname.length);
    if (path === "vault.json") return vaultAnswer(request);
    if (path === "manifest.webmanifest") return answering.respond(request, 200, { "Content-Type": "application/manifest+json" }, appManifest());
    return whenOpen(event, path);
  };

  return { route, asTrouble };
})();

// Where the copy begins, and its worker. A host shows the unlock page at any address it does not know.
const finding = (() => {
  const VAULT = "vault.json";
  const HOW = { cache: "no-store", credentials: "same-origin", redirect: "error" };

  // What keeps this browser from unlocking anything here; nothing if all is well.
  const obstacle = () => {
    if (location.protocol === "file:") return "file";
    if (!isSecureContext || !globalThis.crypto || !crypto.subtle) return "insecure";
    if (!navigator.serviceWorker || !globalThis.caches) return "worker";
    return "";
  };

  const isVault = (text) => {
    try {
      return Boolean(JSON.parse(text).format);
    } catch {
      return false;
    }
  };

  const vaultAt = async (root) => {
    let answer = null;
    try {
      answer = await fetch(new URL(VAULT, root), HOW);
    } catch {
      throw new Trouble("offline");
    }
    if (answer.status >= 500) throw new Trouble("host");
    if (!answer.ok) return null;
    return new TextDecoder().decode(await bytes.upTo(answer, vault.MOST_LETTERS));
  };

  // Pages lie beside the vault; at a deeper address it lies above. `{ root, text }`
  const vaultAbove = async () => {
    let root = new URL("./", location.href);
    let damaged = null;
    for (;;) {
      const text = await vaultAt(root);
      if (text !== null && isVault(text)) return { root: root.href, text };
      if (text !== null && !text.trimStart().startsWith("<")) damaged = damaged || { root: root.href, text };
      const above = new URL("../", root);
      if (above.href === root.href) break;
      root = above;
    }
    if (!damaged) throw new Trouble("no_vault");
    return damaged;
  };

  const rootOf = async () => {
    if (navigator.serviceWorker.controller) {
      return new URL("./", navigator.serviceWorker.controller.scriptURL).href;
    }
    return (await vaultAbove()).root;
  };

  const begun = (registration) => new Promise((resolve, reject) => {
    const worker = registration.installing || registration.waiting || registration.active;
    const look = () => {
      if (worker.state === "activated") resolve(worker);
      else if (worker.state === "redundant") reject(new Trouble("worker"));
    };
    worker.addEventListener("statechange", look);
    look();
  });

  const worker = async (root) => {
    const how = { scope: root, updateViaCache: "none" };
    let registration = null;
    try {
      registration = await navigator.serviceWorker.register(new URL("sw.js", root), how);
    } catch {
      // without a host, one that is there already does as well
      registration = await navigator.serviceWorker.getRegistration(root);
      if (!registration) throw new Trouble("worker");
    }
    return begun(registration);
  };

  return { obstacle, vaultAbove, vaultAt, rootOf, worker };
})();

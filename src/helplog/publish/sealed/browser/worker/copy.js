// The copy that is open: its manifest, which address lies in which part, and whether a newer one has come.
const copy = (() => {
  const VAULT = "vault.json";
  const LOOK_AGAIN = 60_000;
  const MOST_SHOWN = 100;
  const device = deviceOf(getting.ROOT);
  let current = null; // { tag, manifest, parts: address -> listed part }
  let opening = null;
  let looked = 0;
  const shown = new Map(); // page -> tag of the manifest
  const underWay = new Map(); // tag and part -> what is being opened
  let turn = 0; // one more with each lock: what was being opened then is held by nobody
  const sameTurn = (one) => {
    if (one !== turn) throw new Trouble("locked");
  };

  const readManifest = async (keys, tag) => {
    const plain = await getting.open(keys, ["manifest", tag, 0], current ? current.manifest.parts : []);
    const manifest = JSON.parse(bytes.text(plain));
    if (manifest.format !== "helplog1") throw new Trouble("vault");
    const parts = new Map();
    for (const part of manifest.parts) part[4].forEach((address) => parts.set(address, part));
    return { tag, manifest, parts };
  };

  // A host that goes back to an earlier copy is told from one that has not gone on.
  const neverBackward = async ({ manifest: { journal, counter, language } }) => {
    const key = `counter ${journal}`;
    const seen = (await device.get(key)) || 0;
    if (counter < seen) throw new Trouble("old", language);
    if (counter > seen) await device.put(key, counter);
  };

  // Takes a copy for the current one, once it has been opened; only then is it kept for a day without a host.
  const adopt = async (keys, text) => {
    const now = turn;
    const { manifest: tag } = vault.read(text);
    const next = current && current.tag === tag ? current : await readManifest(keys, tag);
    await neverBackward(next);
    const store = await caches.open(getting.STORE);
    await getting.keep(store, getting.ROOT + VAULT, text);
    sameTurn(now);
    const isNew = next !== current;
    current = next;
    if (isNew) await sweep(keys, store);
    return isNew;
  };

  // What the current copy does not name is of an earlier one.
  const sweep = async (keys, store) => {
    const listed = [["manifest", current.tag], ...current.manifest.parts];
    const names = await Promise.all(listed.map(([part, tag]) => blobs.nameOf(keys, part, tag)));
    const wanted = new Set([VAULT, ...names.map((name) => `b/${name}`)].map((one) => getting.ROOT + one));
    const gone = (await store.keys()).filter(({ url }) => !wanted.has(url));
    await Promise.all(gone.map((request) => store.delete(request)));
  };

  // Straight from the host.
  const take = (keys, text) => {
    looked = Date.now();
    return adopt(keys, text);
  };

  const keptVault = async () => {
    const store = await caches.open(getting.STORE);
    const answer = await store.match(getting.ROOT + VAULT);
    return answer ? answer.text() : null;
  };
  const vaultFromHost = async () => (
    new TextDecoder().decode(await getting.bytesFromHost(VAULT, vault.MOST_LETTERS))
  );

  // A worker that was stopped goes on with what this device has, and looks at the host beside it.
  const begin = async (keys) => {
    const kept = await keptVault();
    const begun = kept !== null && (await adopt(keys, kept).then(() => true, () => false));
    if (!begun) await take(keys, await vaultFromHost());
  };
  const ready = async (keys) => {
    if (current) return;
    opening = opening || begin(keys).finally(() => {
      opening = null;
    });
    await opening;
  };

  // Whether a newer copy has come.
  const look = async (keys, now) => {
    if (!now && Date.now() - looked < LOOK_AGAIN) return false;
    looked = Date.now(); // at once: several pages may ask
    return take(keys, await vaultFromHost());
  };

  const plainOf = (keys, listed) => getting.open(keys, listed, current.manifest.parts);

  // One that is gone from the host may have gone because a newer copy has come.
  const partOf = async (keys, address) => {
    const listed = current.parts.get(address);
    try {
      return [listed, await plainOf(keys, listed)];
    } catch (trouble) {
      if (trouble.kind !== "missing" || !(await look(keys, true).catch(() => false))) throw trouble;
      const newer = current.parts.get(address);
      return [newer, newer ? await plainOf(keys, newer) : null];
    }
  };

  const opened = async (keys, address) => {
    const now = turn;
    const [listed, plain] = await partOf(keys, address);
    sameTurn(now);
    if (!plain) return null;
    const pack = listed[0].startsWith("file/") ? { data: plain, size: plain.length } : packs.read(plain);
    packs.hold(listed[1] + listed[0], pack);
    return [listed, pack];
  };

  // What stands at an address: `{ type, data, part }`, or nothing. A page asks for much of one part at a time: it is
  // opened once.
  const fileAt = async (keys, address) => {
    const listed = current.parts.get(address);
    if (!listed) return null;
    const key = listed[1] + listed[0];
    const known = packs.known(key);
    if (known) return fileOf(listed, known, address);
    if (!underWay.has(key)) underWay.set(key, opened(keys, address).finally(() => underWay.delete(key)));
    const found = await underWay.get(key);
    return found && fileOf(...found, address);
  };
  const fileOf = (listed, pack, address) => {
    const [part] = listed;
    if (part.startsWith("file/")) return { type: listed[5], data: pack.data, part };
    const file = packs.fileOf(pack, address);
    return file && { ...file, part };
  };

  // Which copy a page is of: a newer one may come before that page listens.
  const isShownTo = (page) => {
    shown.set(page, current.tag);
    if (shown.size > MOST_SHOWN) shown.delete(shown.keys().next().value);
  };
  const isOlder = (page) => shown.has(page) && shown.get(page) !== current.tag;

  const drop = () => {
    turn += 1;
    current = null;
    opening = null;
    underWay.clear();
    looked = 0;
    packs.drop();
  };

  return { ready, take, look, fileAt, plainOf, isShownTo, isOlder, drop, keptVault, vaultFromHost, said: () => current && current.manifest };
})();

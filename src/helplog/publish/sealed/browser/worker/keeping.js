// Keeping parts on this device, so that they open without a host.
const keeping = (() => {
  const device = deviceOf(getting.ROOT);
  const ALL = "all";

  const isWanted = ([, , , years], what) => what === ALL || !years.length || years.includes(what);
  const wantedOf = (what) => copy.said().parts.filter((part) => isWanted(part, what));
  const sizeOf = (parts) => parts.reduce((sum, part) => sum + part[2], 0);

  const missingOf = async (keys, parts) => {
    const store = await caches.open(getting.STORE);
    const kept = new Set((await store.keys()).map(({ url }) => url));
    const names = await Promise.all(parts.map(([part, tag]) => blobs.nameOf(keys, part, tag)));
    return parts.filter((_, at) => !kept.has(`${getting.ROOT}b/${names[at]}`));
  };

  // What could be kept: each year and everything, with how many bytes are still to come.
  const offers = async (keys) => {
    const { parts } = copy.said();
    const missing = new Set((await missingOf(keys, parts)).map(([part]) => part));
    const years = [...new Set(parts.flatMap((part) => part[3]))].sort((one, other) => other - one);
    return [...years, ALL].map((what) => {
      const wanted = wantedOf(what);
      const left = wanted.filter(([part]) => missing.has(part));
      return { what, size: sizeOf(wanted), left: sizeOf(left), isKept: !left.length };
    });
  };

  // Fetches what is not here yet and tells how far it is; ends with the first that can't be had.
  const keep = async (keys, what, tell) => {
    const wanted = wantedOf(what);
    const left = await missingOf(keys, wanted);
    const all = sizeOf(left);
    let done = 0;
    tell({ done, all });
    for (const part of left) {
      await copy.plainOf(keys, part);
      done += part[2];
      tell({ done, all });
    }
    if ((await missingOf(keys, wanted)).length) throw new Trouble("full");
  };

  const choose = async (keys, what, tell) => {
    await device.put("keeping", what);
    await keep(keys, what, tell);
  };
  // What was chosen once holds for newer copies as well.
  const goOn = async (keys) => {
    const what = await device.get("keeping");
    if (what) await keep(keys, what, () => {});
  };
  const letGo = async () => {
    await device.forget("keeping");
    const store = await caches.open(getting.STORE);
    const blobsHere = (await store.keys()).filter(({ url }) => url.startsWith(`${getting.ROOT}b/`));
    await Promise.all(blobsHere.map((request) => store.delete(request)));
  };

  return { offers, choose, goOn, letGo, chosen: () => device.get("keeping") };
})();

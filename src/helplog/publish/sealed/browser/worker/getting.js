// A piece from this device or from the host; what could not be opened is never kept.
const getting = (() => {
  const ROOT = new URL("./", location.href).href;
  const STORE = `helplog1 ${new URL(ROOT).pathname}`;
  const HOW = { cache: "no-store", credentials: "same-origin", redirect: "error", referrerPolicy: "no-referrer" };
  const GONE = [404, 410];
  const MOST_OF_MANIFEST = 2 ** 28;

  const fromHost = async (address) => {
    let answer = null;
    try {
      answer = await fetch(ROOT + address, HOW);
    } catch {
      throw new Trouble("offline");
    }
    if (GONE.includes(answer.status)) throw new Trouble("missing");
    if (!answer.ok) throw new Trouble("host");
    // some hosts answer everything that isn't there with a page
    if ((answer.headers.get("Content-Type") || "").startsWith("text/html")) throw new Trouble("missing");
    return answer;
  };

  const bytesFromHost = async (address, most) => {
    const answer = await fromHost(address);
    try {
      return await bytes.upTo(answer, most);
    } catch {
      throw new Trouble("offline");
    }
  };

  // What is wrong with a piece that does not open as what it was asked for as.
  const diagnosis = async (keys, [part, , size], blob, others) => {
    if (size ? blob.length !== size : !blobs.mayBeWhole(blob.length)) {
      // of another length: another piece as it was sealed, or this one cut short
      const same = others.filter((one) => one[0] !== part && one[2] === blob.length);
      return (await isOneOf(keys, same, blob)) ? "swapped" : "cut";
    }
    const same = others.filter((one) => one[0] !== part && one[2] === blob.length);
    return (await isOneOf(keys, same, blob)) ? "swapped" : "changed";
  };
  const isOneOf = async (keys, others, blob) => {
    for (const [part, tag] of others) {
      if (await blobs.decrypted(keys, part, tag, blob)) return true;
    }
    return false;
  };

  // The plaintext of a listed part: `[part, tag, size]`; the manifest has no size.
  const open = async (keys, listed, others) => {
    const [part, tag] = listed;
    const name = await blobs.nameOf(keys, part, tag);
    const address = `${ROOT}b/${name}`;
    const store = await caches.open(STORE);
    const kept = await store.match(address);
    if (kept) {
      const plain = await blobs.open(keys, part, tag, new Uint8Array(await kept.arrayBuffer()));
      if (plain) return plain;
      await store.delete(address);
    }
    // one that another was put in the place of is told from one that was cut: by all of it
    const most = others.reduce((so, other) => Math.max(so, other[2]), listed[2] || MOST_OF_MANIFEST);
    const blob = await bytesFromHost(`b/${name}`, most);
    const plain = await blobs.open(keys, part, tag, blob);
    if (!plain) throw new Trouble(await diagnosis(keys, listed, blob, others));
    await keep(store, address, blob);
    return plain;
  };

  const keep = async (store, address, data) => {
    try {
      await store.put(address, new Response(data));
      return true;
    } catch {
      return false; // no room: it is asked for again next time
    }
  };

  return { ROOT, STORE, bytesFromHost, open, keep };
})();

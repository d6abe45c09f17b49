// From a passphrase to the keys: docs/sealed-format.md has the same in words.
const vault = (() => {
  const FORMAT = "helplog1";
  const ROUNDS = { least: 600_000, most: 10_000_000 };
  const MOST_LETTERS = 65_536;
  const MOST_WRAPS = 8;
  const SALT = bytes.utf8(FORMAT);
  const MASTER = bytes.joined(SALT, new Uint8Array(1), bytes.utf8("master"));

  const read = (text) => {
    let said = null;
    try {
      said = text.length <= MOST_LETTERS ? JSON.parse(text) : null;
    } catch {
      throw new Trouble("vault");
    }
    const whole = said && said.format === FORMAT && /^[0-9a-f]{64}$/.test(said.manifest);
    if (!whole || !Array.isArray(said.wraps)) throw new Trouble("vault");
    return said;
  };

  const wrapsOf = (said) => {
    const wraps = said.wraps.filter((one) => one && one.kind === "passphrase");
    if (!wraps.length || wraps.length > MOST_WRAPS) throw new Trouble("vault");
    return wraps.map(({ rounds, salt, nonce, key }) => {
      const fits = Number.isInteger(rounds) && rounds >= ROUNDS.least && rounds <= ROUNDS.most;
      if (!fits) throw new Trouble("rounds");
      const wrap = {
        rounds,
        salt: bytes.fromBase64url(salt, 16),
        nonce: bytes.fromBase64url(nonce, 12),
        key: bytes.fromBase64url(key, 48),
      };
      if (!wrap.salt || !wrap.nonce || !wrap.key) throw new Trouble("vault");
      return wrap;
    });
  };

  const asMeant = (typed) => typed.trim().replace(/\s+/gu, " ").normalize("NFKC");

  const unwrapped = async (wrapping, nonce, key) => {
    const how = { name: "AES-GCM", iv: nonce, additionalData: MASTER };
    try {
      return new Uint8Array(await crypto.subtle.decrypt(how, wrapping, key));
    } catch {
      return null;
    }
  };

  // The master key, or nothing where no wrap opens with this passphrase.
  const open = async (said, typed) => {
    const phrase = bytes.utf8(asMeant(typed));
    const material = await crypto.subtle.importKey("raw", phrase, "PBKDF2", false, ["deriveKey"]);
    for (const { rounds, salt, nonce, key } of wrapsOf(said)) {
      const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
      const kind = { name: "AES-GCM", length: 256 };
      const wrapping = await crypto.subtle.deriveKey(how, material, kind, false, ["decrypt"]);
      const master = await unwrapped(wrapping, nonce, key);
      if (master) return master;
    }
    return null;
  };

  // What the worker works with: keys that can be used and never read.
  const keysOf = async (master) => {
    const material = await crypto.subtle.importKey("raw", master, "HKDF", false, ["deriveKey"]);
    const derived = (info, kind, uses) => crypto.subtle.deriveKey(
      { name: "HKDF", hash: "SHA-256", salt: SALT, info: bytes.utf8(info) }, material, kind, false, uses,
    );
    const [enc, name] = await Promise.all([
      derived("enc", { name: "AES-GCM", length: 256 }, ["decrypt"]),
      derived("name", { name: "HMAC", hash: "SHA-256", length: 256 }, ["sign"]),
    ]);
    return { enc, name };
  };

  return { MOST_LETTERS, read, open, keysOf, unwrapped, MASTER, SALT };
})();

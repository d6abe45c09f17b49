// A passkey of this device as one more way to the same master key. The wrap stays here; the host never sees it.
const passkeys = (() => {
  const INFO = bytes.utf8("passkey");
  const KEPT = "passkey";
  const random = (length) => crypto.getRandomValues(new Uint8Array(length));

  const isPossible = async () => {
    if (!globalThis.PublicKeyCredential || !navigator.credentials) return false;
    if (!PublicKeyCredential.getClientCapabilities) return false;
    const able = await PublicKeyCredential.getClientCapabilities().catch(() => ({}));
    return Boolean(able["extension:prf"]);
  };

  const secretOf = (credential) => {
    const { prf } = credential.getClientExtensionResults();
    return (prf && prf.results && prf.results.first) || null;
  };

  const secret = async (id, salt) => secretOf(await navigator.credentials.get({
    publicKey: {
      challenge: random(32),
      allowCredentials: [{ type: "public-key", id }],
      userVerification: "required",
      extensions: { prf: { eval: { first: salt } } },
    },
  }));

  const made = (name, salt) => navigator.credentials.create({
    publicKey: {
      rp: { name },
      user: { id: random(16), name, displayName: name },
      challenge: random(32),
      pubKeyCredParams: [{ type: "public-key", alg: -7 }, { type: "public-key", alg: -257 }],
      authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      extensions: { prf: { eval: { first: salt } } },
    },
  });

  const wrappingKey = async (from) => {
    const material = await crypto.subtle.importKey("raw", from, "HKDF", false, ["deriveKey"]);
    const how = { name: "HKDF", hash: "SHA-256", salt: vault.SALT, info: INFO };
    return crypto.subtle.deriveKey(how, material, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  };

  // Says whether there is one from now on.
  const add = async (device, master, name) => {
    const salt = random(32);
    const credential = await made(name, salt);
    // some make a key at once, others when it is used for the first time
    const from = secretOf(credential) || (await secret(credential.rawId, salt));
    if (!from) return false;
    const nonce = random(12);
    const how = { name: "AES-GCM", iv: nonce, additionalData: vault.MASTER };
    const key = new Uint8Array(await crypto.subtle.encrypt(how, await wrappingKey(from), master));
    await device.put(KEPT, { id: credential.rawId, salt, nonce, key });
    return true;
  };

  // The master key, or nothing.
  const open = async (device) => {
    const { id, salt, nonce, key } = await device.get(KEPT);
    const from = await secret(id, salt);
    return from && vault.unwrapped(await wrappingKey(from), nonce, key);
  };

  return { isPossible, add, open, has: async (device) => Boolean(await device.get(KEPT)) };
})();

// One sealed piece: what it is called, and what is in it.
const blobs = (() => {
  const MARK = bytes.utf8("helplog1");
  const ZERO = new Uint8Array(1);
  const NONCE = 12;
  const SEAL = 16;
  const HEAD = 9;
  const IS_GZIP = 1;

  const nameOf = async (keys, part, tag) => {
    const said = bytes.joined(bytes.utf8(part), ZERO, bytes.fromHex(tag));
    const digest = await crypto.subtle.sign("HMAC", keys.name, said);
    return bytes.toHex(new Uint8Array(digest)).slice(0, 40);
  };

  // Sizes tell as little as they can: the numbers that padding goes up to.
  const padded = (length) => {
    const exponent = Math.floor(Math.log2(length));
    const unit = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
    return Math.ceil(length / unit) * unit;
  };
  const mayBeWhole = (length) => {
    const inner = length - NONCE - SEAL;
    return inner >= HEAD && padded(inner) === inner;
  };

  const decrypted = async (keys, part, tag, blob) => {
    const additionalData = bytes.joined(MARK, ZERO, bytes.utf8(part), ZERO, bytes.fromHex(tag));
    const how = { name: "AES-GCM", iv: blob.subarray(0, NONCE), additionalData };
    try {
      return new Uint8Array(await crypto.subtle.decrypt(how, keys.enc, blob.subarray(NONCE)));
    } catch {
      return null;
    }
  };

  const unpadded = (inner) => {
    if (inner.length < HEAD) return null;
    const view = new DataView(inner.buffer, inner.byteOffset);
    const length = view.getUint32(0) * 2 ** 32 + view.getUint32(4);
    const fits = length <= inner.length - HEAD && padded(HEAD + length) === inner.length;
    return fits ? inner.subarray(HEAD, HEAD + length) : null;
  };

  const unzipped = async (data) => {
    const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  // The plaintext, or nothing where this is not that part as it was sealed.
  const open = async (keys, part, tag, blob) => {
    if (!mayBeWhole(blob.length)) return null;
    const inner = await decrypted(keys, part, tag, blob);
    const data = inner && unpadded(inner);
    if (!data) return null;
    return inner[HEAD - 1] === IS_GZIP ? unzipped(data) : data;
  };

  return { nameOf, open, mayBeWhole, decrypted };
})();

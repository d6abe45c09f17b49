// Bytes, and the ways in which they are written.
const bytes = (() => {
  const encoder = new TextEncoder();
  const utf8 = (text) => encoder.encode(text);
  const text = (data) => new TextDecoder("utf-8", { fatal: true }).decode(data);

  const joined = (...pieces) => {
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
    let at = 0;
    for (const piece of pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  };

  const toHex = (data) => Array.from(data, (one) => one.toString(16).padStart(2, "0")).join("");
  const fromHex = (digits) => Uint8Array.from(digits.match(/../g) || [], (pair) => parseInt(pair, 16));

  // Of a length that is known, or nothing.
  const fromBase64url = (letters, length) => {
    if (typeof letters !== "string" || !/^[\w-]*$/.test(letters)) return null;
    try {
      const plain = atob(letters.replaceAll("-", "+").replaceAll("_", "/"));
      return plain.length === length ? Uint8Array.from(plain, (sign) => sign.charCodeAt(0)) : null;
    } catch {
      return null;
    }
  };

  // What a host answers, as far as it is of any use: it may never end.
  const upTo = async (answer, most) => {
    const pieces = [];
    let size = 0;
    if (!answer.body) return new Uint8Array();
    const reader = answer.body.getReader();
    while (size <= most) {
      const { done, value } = await reader.read();
      if (done) return joined(...pieces);
      pieces.push(value);
      size += value.length;
    }
    reader.cancel().catch(() => {});
    return joined(...pieces);
  };

  return { utf8, text, upTo, joined, toHex, fromHex, fromBase64url };
})();

// Several files in one piece, and those that were opened last, so that the next page of a month costs nothing.
const packs = (() => {
  const LENGTH = 4;
  const MOST_HELD = 64 * 2 ** 20;
  const held = new Map(); // part and tag -> what is in it, the one used last at the end
  let size = 0;

  const read = (plain) => {
    const view = new DataView(plain.buffer, plain.byteOffset);
    const end = LENGTH + view.getUint32(0);
    const header = JSON.parse(bytes.text(plain.subarray(LENGTH, end)));
    const body = plain.subarray(end);
    const files = new Map(header.files.map(([address, type, slices]) => [address, { type, slices }]));
    return { files, body, size: plain.length };
  };

  const fileOf = ({ files, body }, address) => {
    const file = files.get(address);
    if (!file) return null;
    const pieces = [];
    for (let at = 0; at < file.slices.length; at += 2) {
      const [start, length] = file.slices.slice(at, at + 2);
      pieces.push(body.subarray(start, start + length));
    }
    return { type: file.type, data: pieces.length === 1 ? pieces[0] : bytes.joined(...pieces) };
  };

  const hold = (key, pack) => {
    size += pack.size;
    held.set(key, pack);
    for (const [oldest, other] of held) {
      if (size <= MOST_HELD || oldest === key) break;
      held.delete(oldest);
      size -= other.size;
    }
  };

  return {
    read,
    fileOf,
    hold,
    known: (key) => {
      const pack = held.get(key);
      if (pack) {
        held.delete(key);
        held.set(key, pack);
      }
      return pack;
    },
    drop: () => {
      held.clear();
      size = 0;
    },
  };
})();

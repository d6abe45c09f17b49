// What a device remembers of a copy: which it has seen, whether it is locked, and, where somebody chose it, a key.
// Copies that share an origin remember apart: each has its own root.
const deviceOf = (root) => {
  const NAME = `helplog1 ${new URL(root).pathname}`;
  const STORE = "remembered";

  const opened = () => new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

  const doing = async (mode, what) => {
    const database = await opened();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction(STORE, mode);
        const request = what(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  };

  return {
    get: (key) => doing("readonly", (store) => store.get(key)),
    put: (key, value) => doing("readwrite", (store) => store.put(value, key)),
    forget: (key) => doing("readwrite", (store) => store.delete(key)),
  };
};

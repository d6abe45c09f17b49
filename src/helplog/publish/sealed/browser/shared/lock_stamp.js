// Another one after each lock. A page that the back-forward cache shows again asks nobody: it compares.
const lockStampOf = (root) => {
  const NAME = `helplog1 ${new URL(root).pathname} locked`;
  return {
    read: () => {
      try {
        return localStorage.getItem(NAME);
      } catch {
        return null;
      }
    },
    renew: () => {
      try {
        localStorage.setItem(NAME, `${Date.now()} ${Math.random()}`);
      } catch {
        // the worker tells the pages as well
      }
    },
  };
};

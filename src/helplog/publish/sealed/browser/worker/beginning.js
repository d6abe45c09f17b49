// The worker's life.
addEventListener("install", (event) => {
  // Chromium (140 and later) would send a page's address to the host while the worker starts.
  if (event.addRoutes && "URLPattern" in self) {
    const all = { condition: { urlPattern: new URLPattern({}) }, source: "fetch-event" };
    event.waitUntil(event.addRoutes(all).catch(() => {})); // addresses are opaque as well
  }
  skipWaiting();
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", listening.listen);
addEventListener("fetch", (event) => event.respondWith(routing.route(event)));

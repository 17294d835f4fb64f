// Stands in the place of a site's own sw.js where the site shall no more be kept offline: takes away what the worker has kept, and the
// worker itself. Nothing else of the origin is touched; the next page comes from the network.
const prefix = `bayegan:${new URL(self.registration.scope).pathname}:`;

async function remove() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix)).map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(remove()));

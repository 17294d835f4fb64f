// The offline worker: keeps the files of one version of the site and answers from them. It must not know what is in the files.
// The site writer puts the list in: paths from the site's root with their integrity values, and a name for the list as a whole.

/** @type {[path: string, integrity: string][]} */
const FILES = "{files}";
const VERSION = "{version}";

const scope = self.registration.scope;
// Named for the scope: several archives may share an origin, and none may touch another's files.
const prefix = `bayegan:${new URL(scope).pathname}:`;
const name = prefix + VERSION;
const integrities = new Map(FILES.map(([path, integrity]) => [new URL(path, scope).href, integrity]));
const page = new URL("./", scope).href;

/** @returns {Request} The file as this version has it; the browser refuses other bytes. */
const request = (/** @type {string} */ url) =>
  // A name that does not tell the bytes may still be another version's in the browser's own cache.
  new Request(url, { integrity: integrities.get(url), cache: "reload", credentials: "same-origin" });

/** Fetches a file and keeps it. A redirected answer is copied: browsers do not take one for a navigation. */
async function keep(/** @type {Cache} */ cache, /** @type {string} */ url) {
  const answer = await fetch(request(url));
  if (!answer.ok) throw new Error(`${answer.status} for ${url}`);
  const { body, headers, status } = answer;
  const kept = answer.redirected ? new Response(body, { headers, status }) : answer;
  await cache.put(url, kept.clone());
  return kept;
}

/** All files or none: with one missing, the version before stays. */
async function install() {
  const cache = await caches.open(name);
  try {
    await Promise.all([...integrities.keys()].map((url) => keep(cache, url)));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
}

/** Takes away the versions before, of this site alone. */
async function activate() {
  const names = await caches.keys();
  const old = names.filter((other) => other.startsWith(prefix) && other !== name);
  await Promise.all(old.map((other) => caches.delete(other)));
}

/** The file as kept; where the browser has thrown it away, fetched again. */
async function kept(/** @type {string} */ url) {
  const cache = await caches.open(name);
  return (await cache.match(url)) ?? keep(cache, url);
}

/**
 * The page for any view. It stands at the site's root: elsewhere it needs the root as its base, and shows nothing of the front page
 * until the app has drawn the view that is asked for.
 */
async function view(/** @type {string} */ url) {
  const answer = await kept(page);
  if (url === page) return answer;
  const html = (await answer.text())
    .replace('<base href="./">', `<base href="${scope}">`)
    .replace(/(<div id="app">)[^]*(<\/div>\s*<section id="offline")/, "$1$2");
  return new Response(html, { headers: { "Content-Type": "text/html; charset=utf-8" } });
}

/** Where neither the cache nor the network has what is needed: the way out in words, with nothing to load. */
const recovery = () =>
  new Response(document(), { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });

const document = () =>
  `<!doctype html><html lang="{language}" dir="{direction}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{offline}</title><h1>{offline}</h1><p>{offline-help}</p><p><a href="">{again}</a></p></html>`;

/** Whether an address is that of a view, not of a file: within the site, and a folder. */
const isView = (/** @type {URL} */ url) =>
  url.href.startsWith(scope) && /^(?:(?:post|tag|date|page)\/[^/]+\/|(?:links|overview|saved|settings)\/)*(?:index\.html)?$/.test(url.href.slice(scope.length).split(/[?#]/)[0]);

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
// A new version waits until the reader agrees.
self.addEventListener("message", (event) => event.data === "take over" && self.skipWaiting());

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET") return;
  const plain = url.split(/[?#]/)[0];
  if (mode === "navigate" && isView(new URL(url))) {
    event.respondWith(view(plain).catch(recovery));
  } else if (integrities.has(url)) {
    event.respondWith(kept(url));
  }
});

// Registers the offline worker and tells the reader what it comes to: ready offline, a new version. It must not know what the worker keeps.
const notice = document.getElementById("offline");
const root = document.baseURI;
const path = new URL(root).pathname;

/** Whether this is said for the first time. Storage may be denied; then nothing is said. */
function first(what) {
  try {
    const key = `bayegan:${what}:${path}`;
    const before = localStorage.getItem(key);
    localStorage.setItem(key, "1");
    return before === null;
  } catch {
    return false;
  }
}

/** Shows one part of the notice; its button does what is given, and the other closes it. */
function show(part, act) {
  for (const element of notice.querySelectorAll("[data-part]")) element.hidden = element.dataset.part !== part;
  // What asks for an answer stays in sight; the rest comes last on the page, where nothing has to make way for it.
  notice.classList.toggle("asks", part === "update");
  notice.hidden = false;
  notice.querySelector("[data-close]").onclick = () => (notice.hidden = true);
  const button = notice.querySelector(`button[data-part="${part}"]`);
  if (button) button.onclick = act;
}

/** A new version waits: the page is loaded anew once, when the reader says so. */
function offer(worker) {
  show("update", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    worker.postMessage("take over");
  });
}

/** Follows a worker that is being installed. The first one takes nothing over: the page is whole without it. */
function follow(worker) {
  worker.onstatechange = () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller) offer(worker);
    if (worker.state === "activated") greet();
  };
}

function watch(registration) {
  if (registration.waiting && navigator.serviceWorker.controller) offer(registration.waiting);
  if (registration.installing) follow(registration.installing);
  if (registration.active) greet();
  registration.addEventListener("updatefound", () => follow(registration.installing));
}

let isReady = false;
let prompt;
addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  prompt = event;
  if (isReady) greet();
});

/** Says once that the site is kept, and offers once to install it where the browser has a dialogue for that, in nobody's way. */
function greet() {
  isReady = true;
  if (notice.classList.contains("asks")) return;
  const isNew = first("told");
  if (prompt && first("offered")) {
    show("install", () => {
      notice.hidden = true;
      prompt.prompt();
    });
  } else if (isNew) {
    show("ready");
  }
}

async function register() {
  const address = new URL("sw.js", root).href;
  // The one address of a script that the page makes: the policy lets no other through.
  const policy = globalThis.trustedTypes?.createPolicy("bayegan", {
    createScriptURL: (url) => {
      if (url !== address) throw new TypeError(url);
      return url;
    },
  });
  const script = policy?.createScriptURL(address) ?? address;
  watch(await navigator.serviceWorker.register(script, { updateViaCache: "none" }));
}

// In a frame the site is a guest: it installs nothing there. Where workers are denied, reading online is all there is.
const isFramed = window.top !== window;
if (!isFramed && isSecureContext) {
  try {
    await register();
  } catch (error) {
    console.warn(error);
  }
}

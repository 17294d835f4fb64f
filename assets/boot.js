// Starts the viewer; where it cannot start, or stops on the way, shows the message that stands ready in the page. The page itself can
// be read without it. It must not know what the viewer does.
const files = document.querySelector("script[data-wasm]").dataset;
const root = document.baseURI;
const address = (file) => new URL(file, root).href;
// After a trap, or an exception that went through the wasm, the viewer's state cannot be trusted any more.
const isTrap = (error) => error instanceof WebAssembly.RuntimeError || /\bwasm\b/.test(error?.stack);

function fail(reason) {
  const message = document.getElementById("failure");
  message.dataset.reason = reason;
  message.hidden = false;
}

document.getElementById("again").addEventListener("click", () => {
  // WebKit takes a script whose preload has failed for failed on the next page too, until it is fetched anew.
  const reload = () => location.reload();
  fetch(address(files.js), { cache: "reload" }).then(reload, reload);
});
let isLeft = false;
const leave = () => (isLeft = true);
addEventListener("beforeunload", leave);
addEventListener("error", (event) => isTrap(event.error) && fail("trap"));
addEventListener("unhandledrejection", (event) => isTrap(event.reason) && fail("trap"));

try {
  const wasm = fetch(address(files.wasm), { integrity: files.integrity });
  const viewer = await import(address(files.js));
  await viewer.default({ module_or_path: wasm });
  // Chromium gives the place that the address names the focus when it first paints, and takes it from all others where the app has put
  // another in its stead by then.
  requestAnimationFrame(() => requestAnimationFrame(() => document.getElementById(location.hash.slice(1))?.focus()));
} catch (error) {
  // Firefox breaks off what is still coming when a way is followed: nothing has failed, unless the page is still there long after.
  if (isLeft) await new Promise((then) => setTimeout(then, 1e4));
  console.error(error);
  fail(error instanceof WebAssembly.RuntimeError ? "trap" : "load");
}
// Who listens to it may be kept from coming back at once.
removeEventListener("beforeunload", leave);

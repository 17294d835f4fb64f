// The page that writes the snippet: from the form's choices to the element, its code and a live preview. It must not know how the
// element draws.
const form = document.getElementById("choices");
const root = document.baseURI;
const channel = document.getElementById("channel").textContent;
const ATTRIBUTES = ["post", "q", "tags", "theme", "lang", "limit", "hide"];

const escaped = (text) => text.replace(/[&"<]/g, (sign) => ({ "&": "&amp;", '"': "&quot;", "<": "&lt;" })[sign]);
const attribute = ([name, value]) => ` ${name}="${escaped(value)}"`;

/** What is chosen, as attributes of the element. */
function chosen() {
  const data = new FormData(form);
  const pairs = ATTRIBUTES.map((name) => [name, data.getAll(name).join(",").trim()]);
  return [...pairs.filter(([, value]) => value), ["title", channel]];
}

let last;
function write() {
  const attributes = chosen();
  const tag = `<bayegan-archive${attributes.map(attribute).join("")}>`;
  if (tag === last) return;
  last = tag;
  const script = `<script async src="${escaped(new URL("embed.js", root).href)}"></script>`;
  const link = `<a href="${escaped(root)}">${escaped(channel)}</a>`;
  document.getElementById("code").value = `${script}\n${tag}\n  ${link}\n</bayegan-archive>`;
  const element = document.createElement("bayegan-archive");
  for (const [name, value] of attributes) element.setAttribute(name, value);
  document.getElementById("preview").replaceChildren(element);
  const frame = element.querySelector("iframe");
  const plain = new URL(frame.src);
  // Without the script nothing can follow the page's theme.
  if (!attributes.some(([name]) => name === "theme")) plain.searchParams.delete("theme");
  const look = [
    ["src", plain.href],
    ["title", channel],
    ["loading", "lazy"],
    ["width", "100%"],
    ["height", "600"],
    // Of another scheme than its page a frame is painted opaque.
    ["style", `border:0;color-scheme:${plain.searchParams.get("theme") ?? "light dark"}`],
    ["sandbox", "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"],
  ];
  document.getElementById("plain").value = `<iframe${look.map(attribute).join("")}></iframe>`;
}

// The view that the reader came from.
const from = new URLSearchParams(location.search);
for (const name of ["post", "q", "tags", "lang"]) form.elements[name].value = from.get(name) ?? "";
for (const element of document.querySelectorAll("textarea")) element.addEventListener("focus", () => element.select());
form.addEventListener("change", write);
form.addEventListener("submit", (event) => event.preventDefault());
customElements.whenDefined("bayegan-archive").then(write);

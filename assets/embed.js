// The element <bayegan-archive>, for other pages: a frame with an archive in it that is as tall as what it shows and follows the theme
// of the page around it. It stands alone: pages load it by this very name for years. It must not know what the archive shows.
{
  /** The archive that this script belongs to. */
  const home = new URL("./", document.currentScript?.src ?? location.href);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const LOWEST = 32;
  const HIGHEST = 20000;

  class BayeganArchive extends HTMLElement {
    static observedAttributes = ["src", "post", "tags", "q", "theme", "lang", "limit", "hide", "title"];
    #frame;
    #gone;
    #isWaiting;

    connectedCallback() {
      this.#gone = new AbortController();
      const { signal } = this.#gone;
      addEventListener("message", (event) => this.#hear(event), { signal });
      dark.addEventListener("change", () => this.#tell(), { signal });
      const watch = new MutationObserver(() => this.#tell());
      for (const element of [document.documentElement, document.body]) watch.observe(element, { attributes: true });
      signal.addEventListener("abort", () => watch.disconnect());
      this.#draw();
    }

    disconnectedCallback() {
      this.#gone.abort();
      this.#gone = undefined;
    }

    /** Several attributes that change at once make one new frame; a frame that is only sent elsewhere would leave an entry in the history. */
    attributeChangedCallback(name) {
      if (!this.#gone || this.#isWaiting) return;
      if (name === "theme") return this.#tell();
      this.#isWaiting = true;
      queueMicrotask(() => {
        this.#isWaiting = false;
        if (this.#gone) this.#draw();
      });
    }

    #address() {
      const value = (name) => this.getAttribute(name)?.trim() || "";
      const address = new URL(value("src") || home, document.baseURI);
      if (!/^https?:$/.test(address.protocol)) return;
      const query = address.searchParams;
      query.set("embed", 1);
      query.set("theme", this.#theme());
      for (const name of ["q", "lang", "limit", "hide"]) if (value(name)) query.set(name, value(name));
      const tags = value("tags").split(/[\s,،#]+/).filter(Boolean);
      const isName = (text) => /^[\p{L}\p{N}\p{M}_-]+$/u.test(text);
      if (isName(value("post"))) address.pathname += `post/${value("post")}/`;
      // One tag has a page of its own, which can be read before the app has come.
      else if (tags.length === 1 && isName(tags[0]) && !value("q")) address.pathname += `tag/${tags[0]}/`;
      else for (const tag of tags) query.append("tag", tag);
      return address;
    }

    /** `light` or `dark`: as said, else as the page around has it, else as the reader's system has it. */
    #theme() {
      const said = this.getAttribute("theme");
      if (said === "light" || said === "dark") return said;
      const schemes = said === "system" ? "" : getComputedStyle(this).colorScheme;
      const isDark = /\bdark\b/.test(schemes) && !/\blight\b/.test(schemes);
      const isLight = /\blight\b/.test(schemes) && !/\bdark\b/.test(schemes);
      return isDark || (!isLight && dark.matches) ? "dark" : "light";
    }

    #draw() {
      const address = this.#address();
      if (!address) return console.warn("bayegan-archive: src must be an address of the web");
      const frame = document.createElement("iframe");
      frame.title = this.title || address.host + address.pathname;
      frame.loading = "lazy";
      frame.allow = "clipboard-write";
      // A frame of one's own origin could take the sandbox off itself: there it would only seem to protect.
      if (address.origin !== location.origin) {
        frame.sandbox = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
      }
      frame.style.cssText = "display:block;width:100%;height:320px;border:0";
      frame.addEventListener("load", () => this.#tell());
      frame.src = address;
      this.style.display = "block";
      this.#frame = frame;
      this.#tell();
      this.replaceChildren(frame);
    }

    #tell() {
      const frame = this.#frame;
      if (!frame) return;
      const theme = this.#theme();
      // A frame whose scheme is not its page's is painted opaque: CSS Color Adjustment 1, 2.4.
      frame.style.colorScheme = theme;
      frame.contentWindow?.postMessage({ bayegan: "theme", theme }, "*");
    }

    #hear({ source, data }) {
      const frame = this.#frame;
      if (!source || source !== frame?.contentWindow) return;
      if (data?.bayegan === "height" && Number.isFinite(data.height)) {
        frame.style.height = `${Math.min(Math.max(Math.ceil(data.height), LOWEST), HIGHEST)}px`;
      }
      // The reader has followed a way in the frame: what it leads to begins at the frame's top.
      if (data?.bayegan === "arrived" && document.activeElement === frame && this.getBoundingClientRect().top < 0) {
        this.scrollIntoView();
      }
    }
  }

  if (!customElements.get("bayegan-archive")) customElements.define("bayegan-archive", BayeganArchive);
}

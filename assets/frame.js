// Makes the page a guest where it stands in another one: before anything is painted it turns to the compact view that the address asks
// for, then it tells the page around it how tall it is. It must not know how a view is drawn.
{
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const isFramed = parent !== window;
  const isEmbedded = query.get("embed") === "1";
  /** The parameters of the compact view; the app keeps them in its addresses (`src/embed.rs`). */
  const OWN = ["embed", "limit", "theme", "hide"];
  const PARTS = ["search", "filters", "bar", "tags", "text", "actions", "related"];
  /** What the page's file does not know: until the app has found it, another list would be shown. */
  const FOUND_BY_APP = ["q", "as", "tag", "kind", "site", "date", "order", "by", "post"];

  const tell = (message) => parent.postMessage(message, "*");

  /** The sheet's colours are pairs: the mark chooses between them, and without one the device does. */
  const paint = (theme) => {
    if (theme === "system") delete root.dataset.theme;
    else if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  };

  /** The same address with or without the parameters of the compact view. */
  const address = (link, isCompact) => {
    const url = new URL(link);
    for (const name of OWN) {
      url.searchParams.delete(name);
      if (isCompact && query.has(name)) url.searchParams.set(name, query.get(name));
    }
    return url.href;
  };

  /** Ways within the frame leave no entry in the history of the page around it; a card's ways lead out of the frame. */
  const follow = (event) => {
    const way = event.target.closest?.("a[href],button[value]");
    if (!way || way.target || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const isLive = "live" in root.dataset;
    const leadsOut = isEmbedded && way.href && (root.dataset.embed === "card" || way.className === "name");
    if (leadsOut) {
      const isHome = way.className === "name";
      way.href = address(isHome ? location.href : way.href, false);
      way.target = "_blank";
      way.rel = "noopener";
    } else if (way.href && (!isLive || way.hash)) {
      event.preventDefault();
      location.replace(address(way.href, isEmbedded));
    } else if (isEmbedded && way.rel !== "next") {
      tell({ bayegan: "arrived" });
    }
  };

  const measure = () => {
    // Of the content alone: what depends on the frame's own height would never come to rest.
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height > 0) tell({ bayegan: "height", height });
  };

  /** Rows that the app will not draw are left out of the page's file too. */
  const cut = () => {
    const limit = Math.min(Math.max(parseInt(query.get("limit"), 10) || 10, 1), 100);
    for (const row of document.querySelectorAll(`.rows > li:nth-child(n + ${limit + 1})`)) row.hidden = true;
  };

  if (isEmbedded) {
    const path = location.pathname.slice(new URL(document.baseURI).pathname.length);
    const isCard = path.startsWith("post/") || query.has("post");
    root.dataset.embed = isCard ? "card" : "list";
    const hidden = (query.get("hide") ?? "").split(",");
    root.dataset.hide = PARTS.filter((part) => hidden.includes(part)).join(" ");
    const isOther = query.has("lang") && query.get("lang") !== root.lang;
    root.toggleAttribute("data-waits", isOther || FOUND_BY_APP.some((name) => query.get(name)));
    paint(query.get("theme"));
    addEventListener("DOMContentLoaded", cut);
  }
  // The post stood beside its list (`src/platform/history.rs`): its place is kept until the app has brought the list.
  if (!isEmbedded && history.state?.[2]) root.dataset.beside = "";
  if (isFramed) {
    addEventListener("click", follow, true);
    // A sandbox may forbid forms, and says so as an error; what is typed is searched without them.
    addEventListener("keydown", (event) => event.key === "Enter" && event.target.form && event.preventDefault(), true);
  }
  if (isFramed && isEmbedded) {
    addEventListener("message", ({ source, data }) => {
      if (source === parent && data?.bayegan === "theme") paint(data.theme);
    });
    addEventListener("DOMContentLoaded", () => new ResizeObserver(measure).observe(document.body));
  }
}

// Gives the page, before it is painted, the looks that the reader has set. It must not know what the looks are.
try {
  const kept = localStorage.getItem(`bayegan:settings${new URL(document.baseURI).pathname}`);
  for (const [name, value] of new URLSearchParams(kept ?? "")) document.documentElement.dataset[name] = value;
} catch {
  // Where storage is denied the page looks as the device does.
}

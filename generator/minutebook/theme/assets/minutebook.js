// Copies a citation, an address or a piece of code. Without JavaScript each is text to select.
for (const part of document.querySelectorAll("[data-copies]")) {
  const status = part.querySelector("[role=status]");
  const link = part.querySelector("a[data-copy]");
  // A site that does not know its address leaves it to where the page was found, if that is a host.
  if (link?.textContent.startsWith("/") && link.protocol.startsWith("http")) {
    link.textContent = link.href;
  }
  for (const button of part.querySelectorAll("[data-copy-button]")) {
    const words = part.querySelector(`[data-copy="${button.dataset.copyButton}"]`);
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(words.textContent.replace(/\s+/g, " ").trim());
        status.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(words);
        status.textContent = "Press Ctrl+C to copy";
      }
    });
  }
}

// What is folded away is opened for the printer. Newer browsers do so by the style sheet alone.
let opened = [];
addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const one of opened) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of opened) one.open = false;
  opened = [];
});

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

// Where a table fits, or is stacked, its box does not scroll: then it is no stop of the Tab key and no
// part with a name. Without JavaScript every box is both, so that keys reach those that scroll.
const boxes = new Map();
const fit = (box) => {
  const scrolls = box.scrollWidth > box.clientWidth;
  // Whoever stands there stays there.
  if (!scrolls && box === document.activeElement) return;
  for (const [name, value] of boxes.get(box)) {
    if (scrolls) box.setAttribute(name, value);
    else box.removeAttribute(name);
  }
};
const resized = new ResizeObserver((sizes) => {
  for (const box of new Set(sizes.map(({ target }) => target.closest(".scroll")))) fit(box);
});
for (const box of document.querySelectorAll(".scroll[tabindex]")) {
  boxes.set(box, ["tabindex", "role", "aria-label"].map((name) => [name, box.getAttribute(name)]));
  fit(box);
  resized.observe(box);
  resized.observe(box.firstElementChild);
}

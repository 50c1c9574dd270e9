// Copies the address of a decision. Without JavaScript the address is a link that can be copied.
for (const button of document.querySelectorAll("[data-copy-button]")) {
  const link = button.parentElement.querySelector("[data-copy]");
  const status = button.parentElement.querySelector("[data-copy-status]");
  link.textContent = link.href;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.href);
      status.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(link);
      status.textContent = "Press Ctrl+C to copy";
    }
  });
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

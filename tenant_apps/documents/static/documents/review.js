// Reviewing by keyboard: an element with data-key is clicked when its key is pressed, unless somebody is typing.
const TYPING = "input:not([type=radio]), textarea, select, [contenteditable], dialog";

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || document.documentElement.classList.contains("has-no-keys") || event.target.closest?.(TYPING)) return;
  const element = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!element) return;
  event.preventDefault();
  if (element.matches("fieldset, [data-key-focus]")) element.querySelector("input, textarea")?.focus();
  else element.click();
});

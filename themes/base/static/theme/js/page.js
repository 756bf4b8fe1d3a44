// The page itself: marks that modules run, menus that close, toasts, copying, shortcuts.
const root = document.documentElement;
root.classList.add("is-enhanced");

const announcer = document.querySelector("[data-announcer]");
document.addEventListener("vestibule:announce", (event) => {
  if (!announcer) return;
  announcer.textContent = "";
  requestAnimationFrame(() => { announcer.textContent = event.detail; });
});

document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
  const dismiss = event.target.closest("[data-dismiss]");
  if (dismiss) dismiss.closest("[data-toast]")?.remove();
  const copy = event.target.closest("[data-copy]");
  if (copy) copyText(copy);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    for (const tip of document.querySelectorAll("[data-tooltip]:is(:hover, :focus-within)")) tip.classList.add("is-dismissed");
    const menu = document.querySelector("details[data-menu][open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  }
});
for (const end of ["pointerout", "focusout"]) {
  document.addEventListener(end, (event) => event.target.closest?.("[data-tooltip]")?.classList.remove("is-dismissed"));
}

async function copyText(button) {
  await navigator.clipboard.writeText(button.dataset.copy);
  document.dispatchEvent(new CustomEvent("vestibule:announce", { detail: button.dataset.copied ?? "" }));
  button.classList.add("is-copied");
  setTimeout(() => button.classList.remove("is-copied"), 2000);
}

// A toast without an error leaves by itself, unless the reader is at it.
function watch(toast) {
  if (/--(danger|error|warning)/.test(toast.className)) return;
  const leave = () => (toast.matches(":hover, :focus-within") ? setTimeout(leave, 2000) : toast.remove());
  setTimeout(leave, 8000);
}
const watchToasts = () => document.querySelectorAll("[data-toast]:not([data-watched])").forEach((toast) => {
  toast.dataset.watched = "";
  watch(toast);
});
watchToasts();
document.addEventListener("htmx:afterSettle", watchToasts);

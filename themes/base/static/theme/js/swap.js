// After htmx has put a fragment in place: keep the focus, tell screen readers, and say when it failed.
const announcer = document.querySelector("[data-announcer]");
const say = (text) => text && document.dispatchEvent(new CustomEvent("vestibule:announce", { detail: text }));
let focused = null;

document.addEventListener("htmx:beforeSwap", () => {
  const element = document.activeElement;
  focused = element?.id ? { id: element.id, start: element.selectionStart, end: element.selectionEnd } : null;
});

document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.detail.target ?? event.target;
  if (focused && document.activeElement === document.body) {
    const element = document.getElementById(focused.id);
    element?.focus({ preventScroll: true });
    if (typeof focused.start === "number") element?.setSelectionRange?.(focused.start, focused.end);
  }
  say(target.closest?.("[data-announce]")?.dataset.announce ?? announcer?.dataset.loaded);
});

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, () => say(announcer?.dataset.failed));
}

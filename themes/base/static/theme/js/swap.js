// After htmx has put a fragment in place: keep the focus, tell screen readers, and say when it failed.
const announcer = document.querySelector("[data-announcer]");
const say = (text) => text && document.dispatchEvent(new CustomEvent("vestibule:announce", { detail: text }));
let focused = null;

document.addEventListener("htmx:beforeSwap", (event) => {
  const element = document.activeElement;
  focused = element && element !== document.body
    ? { id: element.id, start: element.selectionStart, end: element.selectionEnd, wasInside: event.detail.target.contains(element) }
    : null;
});

// The element that had the focus has it again; where it is gone the errors have it, or else what took its place.
function refocus(target) {
  if (!focused || document.activeElement !== document.body) return;
  const element = focused.id && document.getElementById(focused.id);
  if (element) {
    element.focus({ preventScroll: true });
    if (typeof focused.start === "number" && element.matches("input:not([type=radio], [type=checkbox]), textarea")) {
      try { element.setSelectionRange(focused.start, focused.end); } catch { /* this type of field has no selection */ }
    }
  } else if (focused.wasInside) {
    const place = target.isConnected ? target : document.getElementById(target.id) ?? document.getElementById("main");
    if (!place.hasAttribute("tabindex")) place.setAttribute("tabindex", "-1");
    place.focus({ preventScroll: true });
  }
}

document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.detail.target ?? event.target;
  target.classList.remove("is-failed");
  refocus(target);
  const errors = event.detail.elt?.querySelector?.(".c-form__errors");
  if (errors) return say(errors.innerText);
  say((target.isConnected ? target : event.detail.elt)?.closest?.("[data-announce]")?.dataset.announce ?? announcer?.dataset.loaded);
});

// A busy server says when it may be asked again. What only looks is asked for once more then, a few times; what was
// typed stays where it is, since nothing was swapped.
const TRIES = 5;
const tries = new WeakMap();

function asksAgain({ xhr, elt, requestConfig }) {
  const number = (tries.get(elt) ?? 0) + 1;
  if (xhr?.status !== 503 || requestConfig.verb !== "get" || number > TRIES) return false;
  tries.set(elt, number);
  const seconds = Number(xhr.getResponseHeader("Retry-After")) || 1;
  setTimeout(() => elt.isConnected && window.htmx.ajax("GET", requestConfig.path, { source: elt }), 1000 * (seconds + Math.random()));
  return true;
}

document.addEventListener("htmx:afterSwap", (event) => tries.delete(event.detail.elt));

for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(failure, (event) => {
    if (asksAgain(event.detail)) return;
    (event.detail.target ?? event.target).classList.add("is-failed");
    say(announcer?.dataset.failed);
  });
}

// Dialogs and panels. Browsers that know command and commandfor need only the parts below the first.
const native = "commandForElement" in HTMLButtonElement.prototype;

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-opens], [data-closes]");
  if (button && !native) {
    const { opens, closes } = button.dataset;
    if (opens) document.getElementById(opens)?.showModal();
    if (closes) document.getElementById(closes)?.close();
  }
  // A click beside the dialog closes it; a form inside keeps what was typed.
  if (event.target instanceof HTMLDialogElement && event.target.open) {
    const box = event.target.getBoundingClientRect();
    const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
    if (!inside) event.target.close();
  }
});

const showMarked = (scope) => scope.querySelectorAll?.("dialog[data-show]:not([open])").forEach((dialog) => dialog.showModal());
showMarked(document);
document.addEventListener("htmx:load", (event) => showMarked(event.target));

// Forms: asking before what cannot be undone, sending on a change, showing a password, naming chosen files, sending once, and going to the errors.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-confirm]");
  if (button && !window.confirm(button.dataset.confirm)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
  const reveal = event.target.closest("[data-reveal]");
  if (reveal) {
    const input = document.getElementById(reveal.dataset.reveal);
    const shown = input.type === "password";
    input.type = shown ? "text" : "password";
    reveal.setAttribute("aria-pressed", String(shown));
    input.focus();
  }
}, true);

document.addEventListener("change", (event) => {
  const field = event.target.closest("[data-autosubmit]");
  if (field) field.form?.requestSubmit();
  const chosen = event.target.files && event.target.closest("[data-upload-zone]")?.querySelector("[data-upload-files]");
  if (chosen && !event.target.closest("[data-upload]")) {
    chosen.replaceChildren(...Array.from(event.target.files, (file) => Object.assign(document.createElement("p"), { className: "c-upload__file", textContent: file.name })));
  }
});

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-form]") || event.defaultPrevented) return;
  if (form.getAttribute("aria-busy") === "true") { event.preventDefault(); return; }
  if (form.matches("[hx-get], [hx-post]")) return;
  form.setAttribute("aria-busy", "true");
  event.submitter?.setAttribute("aria-busy", "true");
});

window.addEventListener("pageshow", () => {
  for (const busy of document.querySelectorAll("[aria-busy=true]")) busy.removeAttribute("aria-busy");
});

for (const zone of ["dragenter", "dragover", "dragleave", "drop"]) {
  document.addEventListener(zone, (event) => {
    event.target.closest?.("[data-upload-zone]")?.classList.toggle("is-dragover", zone === "dragenter" || zone === "dragover");
  });
}

const enhance = (scope) => {
  scope.querySelectorAll?.("[data-reveal][hidden]").forEach((button) => { button.hidden = false; });
  scope.querySelector?.("[data-focus]")?.focus();
};
enhance(document);
document.addEventListener("htmx:load", (event) => enhance(event.target));

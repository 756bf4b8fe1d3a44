// On a telephone the questions above a list are folded away; the button says how many of them are answered.
const ASKED = ".c-filters__field:not(.c-filters__field--q, .c-filters__field--sort) :is(select, input:not([type=hidden]))";
const isAnswered = (field) => (field instanceof HTMLSelectElement ? field.selectedIndex > 0 : /^(checkbox|radio)$/.test(field.type) ? field.checked && field.value : field.value);

function count(form) {
  const mark = form.querySelector("[data-unfold-count]");
  const number = [...form.querySelectorAll(ASKED)].filter(isAnswered).length;
  mark.textContent = number;
  mark.hidden = number === 0;
  const back = form.querySelector("[data-unask]");
  if (back) back.hidden = number === 0 && ![...form.elements].some((field) => field.name === "q" && field.value);
}

const buttons = (scope) => scope.querySelectorAll?.("[data-unfold]") ?? [];
const enhance = (scope) => buttons(scope).forEach((button) => count(button.form));
enhance(document);
document.addEventListener("htmx:load", (event) => enhance(event.target));

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-unfold]");
  if (!button) return;
  const isOpen = button.form.classList.toggle("is-unfolded");
  button.setAttribute("aria-expanded", String(isOpen));
});

for (const kind of ["change", "input"]) {
  document.addEventListener(kind, (event) => {
    const form = event.target.closest(".c-filters");
    if (form) count(form);
  });
}

// A long list of choices is narrowed by what one types above it; what is ticked stays in sight, and nothing is sent.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const show = (scope) => scope.querySelectorAll?.("[data-sift]").forEach((field) => { field.hidden = false; });
show(document);
document.addEventListener("htmx:load", (event) => show(event.target));

document.addEventListener("input", (event) => {
  const field = event.target.closest?.("[data-sift]");
  if (!field) return;
  const words = folded(field.value).split(/\s+/).filter(Boolean);
  const labels = [...document.getElementById(field.dataset.sift).querySelectorAll("label")];
  for (const label of labels) {
    const fits = words.every((word) => folded(label.textContent).includes(word));
    label.parentElement.hidden = !fits && !label.querySelector(":checked");
  }
  const said = field.closest("fieldset").querySelector("[data-sift-none]");
  said.textContent = labels.every((label) => label.parentElement.hidden) ? said.dataset.siftNone : "";
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.closest?.("[data-sift]")) event.preventDefault();
});

// Narrows a long list of choices to what one types above it; what is ticked stays in sight, and nothing is sent.
const show = (scope) => scope.querySelectorAll?.("[data-sift]").forEach((field) => { field.hidden = false; });
show(document);
document.addEventListener("htmx:load", (event) => show(event.target));
document.addEventListener("input", (event) => {
  const field = event.target.closest?.("[data-sift]");
  if (!field) return;
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const words = plain(field.value).split(/\s+/);
  let found = false;
  for (const label of document.getElementById(field.dataset.sift).querySelectorAll("label")) {
    const fits = label.querySelector(":checked") || words.every((word) => plain(label.textContent).includes(word));
    label.parentElement.hidden = !fits;
    found ||= fits;
  }
  const said = field.closest("fieldset").querySelector("[data-sift-none]");
  said.textContent = found ? "" : said.dataset.siftNone;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.closest?.("[data-sift]")) event.preventDefault();
});

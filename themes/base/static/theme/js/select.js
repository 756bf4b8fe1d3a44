// Tables whose rows can be chosen: a box for all of them, ranges with Shift, how many are chosen, and Escape to choose none.
const rows = (id) => [...document.querySelectorAll(`[data-select-row][form="${id}"]`)];

function count(id) {
  const all = rows(id);
  const chosen = all.filter((box) => box.checked).length;
  const shown = document.getElementById(id)?.querySelector("[data-select-count]");
  if (shown) { shown.hidden = false; shown.textContent = chosen; }
  const label = document.querySelector(`[data-select-all="${id}"]`);
  if (!label) return;
  const box = label.querySelector("input");
  label.hidden = !all.length;
  box.checked = chosen > 0 && chosen === all.length;
  box.indeterminate = chosen > 0 && chosen < all.length;
}

function begin() {
  for (const bar of document.querySelectorAll("[data-select-bar]")) count(bar.id);
}

let last = null;
document.addEventListener("click", (event) => {
  const box = event.target.closest?.("[data-select-row]");
  if (!box) return;
  const all = rows(box.form.id);
  if (event.shiftKey && last && all.includes(last)) {
    const [from, to] = [all.indexOf(last), all.indexOf(box)].sort((one, other) => one - other);
    for (const between of all.slice(from, to + 1)) between.checked = box.checked;
  }
  last = box;
});

document.addEventListener("change", (event) => {
  const all = event.target.closest?.("[data-select-all]");
  if (all) for (const box of rows(all.dataset.selectAll)) box.checked = event.target.checked;
  if (all || event.target.matches?.("[data-select-row]")) count(all ? all.dataset.selectAll : event.target.form.id);
});

document.addEventListener("keydown", (event) => {
  const box = event.key === "Escape" && event.target.closest?.("[data-select-row], [data-select-bar]");
  if (!box) return;
  const id = box.matches("[data-select-bar]") ? box.id : box.form.id;
  for (const each of rows(id)) each.checked = false;
  count(id);
});

document.addEventListener("htmx:load", begin);
begin();

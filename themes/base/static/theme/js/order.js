// Lists that people put in order: drag by the grip, or one place up or down with a button that keeps the focus.
const announce = (text) => document.dispatchEvent(new CustomEvent("vestibule:announce", { detail: text }));

async function keep(list) {
  const form = document.getElementById(list.dataset.order);
  const body = new FormData(form);
  body.delete("form_key"); // the same order again, after another one, is no repetition
  const answer = await fetch(form.action, { method: "POST", body, headers: { "X-Order": "1" } });
  if (answer.ok) list.dispatchEvent(new CustomEvent("vestibule:ordered", { bubbles: true }));
  else location.reload();
}

function tell(list, item) {
  const place = [...list.children].indexOf(item) + 1;
  announce(list.dataset.orderMoved.replace("%d", place));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-order-step]");
  const list = button?.closest("[data-order]");
  if (!list) return;
  event.preventDefault();
  const item = button.closest("[data-order-item]");
  const step = Number(button.dataset.orderStep);
  const other = step < 0 ? item.previousElementSibling : item.nextElementSibling;
  if (!other) return;
  if (step < 0) other.before(item); else other.after(item);
  const hidden = getComputedStyle(button).visibility === "hidden";
  (hidden ? item.querySelector(`[data-order-step="${-step}"]`) : button).focus();
  tell(list, item);
  keep(list);
});

let dragged = null;
document.addEventListener("pointerdown", (event) => {
  const item = event.target.closest("[data-order-grip]")?.closest("[data-order-item]");
  if (!item || event.button !== 0) return;
  event.preventDefault();
  dragged = { item, list: item.closest("[data-order]"), moved: false };
  item.classList.add("is-dragged");
});
document.addEventListener("pointermove", (event) => {
  if (!dragged) return;
  for (const other of dragged.list.children) {
    if (other === dragged.item) continue;
    const box = other.getBoundingClientRect();
    if (event.clientY < box.top || event.clientY > box.bottom) continue;
    if (event.clientY < box.top + box.height / 2) other.before(dragged.item); else other.after(dragged.item);
    dragged.moved = true;
    break;
  }
});
for (const end of ["pointerup", "pointercancel"]) {
  document.addEventListener(end, () => {
    if (!dragged) return;
    const { item, list, moved } = dragged;
    dragged = null;
    item.classList.remove("is-dragged");
    if (moved) { tell(list, item); keep(list); }
  });
}

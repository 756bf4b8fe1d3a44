// Boards: drag a card to another column, or move it with Alt and an arrow key. The card's own link does the same without modules.
const form = () => document.querySelector("[data-board-form]");

function move(card, column) {
  if (!column || column.contains(card)) return;
  const sent = form();
  sent.action = card.dataset.boardCard;
  sent.querySelector("[data-board-to]").value = column.dataset.boardColumn;
  sent.querySelector("[data-board-card-id]").value = card.id;
  sent.requestSubmit();
}

let dragged = null;
document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-board-card]") ?? null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.id);
  dragged.classList.add("is-dragged");
});
document.addEventListener("dragover", (event) => {
  if (!dragged) return;
  const column = event.target.closest?.("[data-board-column]");
  for (const each of document.querySelectorAll("[data-board-column]")) each.classList.toggle("is-target", each === column && !each.contains(dragged));
  if (column) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  const column = event.target.closest?.("[data-board-column]");
  if (!dragged || !column) return;
  event.preventDefault();
  move(dragged, column);
});
document.addEventListener("dragend", () => {
  dragged?.classList.remove("is-dragged");
  for (const each of document.querySelectorAll(".is-target")) each.classList.remove("is-target");
  dragged = null;
});

document.addEventListener("keydown", (event) => {
  if (!event.altKey || !["ArrowLeft", "ArrowRight"].includes(event.key)) return;
  const card = event.target.closest?.("[data-board-card]");
  if (!card) return;
  event.preventDefault();
  const columns = [...document.querySelectorAll("[data-board] > section")];
  let place = columns.findIndex((column) => column.contains(card));
  do place += event.key === "ArrowRight" ? 1 : -1;
  while (columns[place] && !columns[place].dataset.boardColumn);
  move(card, columns[place]);
});

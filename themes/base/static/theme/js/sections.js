// Long pages: the part in view is marked in their navigation, and on a telephone each part is folded until it is wanted.
const parts = [...document.querySelectorAll("[data-section]")];
const narrow = matchMedia("(max-width: 40rem)");
const links = [...document.querySelectorAll("[data-sections] a")];
const isKept = (part) => part.dataset.section === "open" || part.querySelector(".c-field__error") || `#${part.id}` === location.hash;

function turn(part, isFolded) {
  part.classList.toggle("is-folded", isFolded);
  part.querySelector(".c-card__toggle")?.setAttribute("aria-expanded", String(!isFolded));
}

// The title of a part becomes the button that opens it, as long as the window is narrow.
function dress(part) {
  const title = part.querySelector(".c-card__title");
  const button = title?.querySelector(".c-card__toggle");
  if (!title || narrow.matches === Boolean(button)) return;
  if (button) return button.replaceWith(...button.childNodes);
  const toggle = document.createElement("button");
  toggle.type = "button";
  toggle.className = "c-card__toggle";
  toggle.append(...title.childNodes);
  toggle.setAttribute("aria-expanded", String(!part.classList.contains("is-folded")));
  title.append(toggle);
}

if (links.length || document.querySelector("[data-section=fold]")) {
  for (const part of parts) part.classList.toggle("is-folded", !isKept(part));
  const arrange = () => parts.forEach(dress);
  arrange();
  narrow.addEventListener("change", arrange);
  document.addEventListener("htmx:load", arrange);

  document.addEventListener("click", (event) => {
    const toggle = event.target.closest(".c-card__toggle");
    if (toggle) return turn(toggle.closest("[data-section]"), toggle.getAttribute("aria-expanded") === "true");
    const link = event.target.closest("[data-sections] a");
    const part = link && document.getElementById(link.hash.slice(1));
    if (part) turn(part, false);
  });

  const seen = new Map();
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) seen.set(entry.target.id, entry.isIntersecting);
    const current = links.find((link) => seen.get(link.hash.slice(1)) && link.checkVisibility());
    if (!current) return;
    for (const link of links) {
      if (link === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }, { rootMargin: "-130px 0px -55% 0px" });
  parts.forEach((part) => watch.observe(part));
}

// The command palette and the shortcuts. The palette is a native dialog; its field steers the list below it.
const palette = document.querySelector("[data-palette]");
if (palette) {
  const input = palette.querySelector("input");
  const list = palette.querySelector("[role=listbox]");
  const say = (text) => text && document.dispatchEvent(new CustomEvent("vestibule:announce", { detail: text }));
  const options = () => [...list.querySelectorAll("a[role=option]")];
  let active = null;
  // The words that the list answers to. Somebody who presses Enter before the answer is there means the words, not the
  // list that is still shown: the first that is found for them opens as soon as it is known.
  let answered = null;
  let hurried = false;

  function activate(option) {
    active?.setAttribute("aria-selected", "false");
    active = option ?? null;
    if (!active) return input.removeAttribute("aria-activedescendant");
    active.setAttribute("aria-selected", "true");
    active.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", active.id);
  }

  function open() {
    if (palette.open) return;
    for (const other of document.querySelectorAll("dialog[open]")) other.close();
    palette.showModal();
  }

  palette.addEventListener("toggle", () => {
    if (!palette.open) return;
    input.select();
    input.dispatchEvent(new CustomEvent("palette:open"));
  });

  input.addEventListener("keydown", (event) => {
    const all = options();
    const place = all.indexOf(active);
    if (event.key === "ArrowDown") activate(all[(place + 1) % all.length]);
    else if (event.key === "ArrowUp") activate(all[(place - 1 + all.length) % all.length]);
    else if (event.key === "Enter" && answered !== input.value) hurried = true;
    else if (event.key === "Enter" && active) active.click();
    else return;
    event.preventDefault();
  });
  for (const name of ["input", "htmx:sendError", "htmx:responseError"]) input.addEventListener(name, () => { hurried = false; });

  list.addEventListener("htmx:afterSettle", (event) => {
    for (const option of options()) option.setAttribute("aria-selected", "false");
    activate(options()[0]);
    answered = event.detail.requestConfig.parameters.q;
    if (hurried && answered === input.value) active?.click();
    hurried = hurried && answered !== input.value;
    say(list.querySelector("[data-found]")?.dataset.found);
  });

  // Shortcuts: data-keys on a link ("g d": one after the other), data-key on an element of the page.
  const NAME = "vestibule:one-key";
  const panel = document.querySelector("[data-shortcuts]");
  const box = panel.querySelector("[data-shortcuts-switch]");
  const isOn = () => localStorage.getItem(NAME) !== "off";
  box.checked = isOn();
  document.documentElement.classList.toggle("has-no-keys", !isOn());
  box.addEventListener("change", () => {
    localStorage.setItem(NAME, box.checked ? "on" : "off");
    document.documentElement.classList.toggle("has-no-keys", !box.checked);
  });
  const here = panel.querySelector("[data-shortcuts-here]");
  panel.addEventListener("toggle", () => {
    const keys = [...document.querySelectorAll("[data-key]")].map((element) => {
      const name = (element.getAttribute("aria-label") ?? element.querySelector("legend, label")?.textContent ?? element.textContent).trim().replace(/\s+/g, " ");
      return `${element.dataset.key.toUpperCase()}: ${name}`;
    });
    here.hidden = keys.length === 0;
    here.querySelector("dd").textContent = keys.join(" · ");
  });

  let before = "";
  let forget = 0;
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
      event.preventDefault();
      return open();
    }
    if (event.ctrlKey || event.metaKey || event.altKey || !isOn()) return;
    if (event.target.closest?.("input, textarea, select, [contenteditable], dialog")) return;
    if (event.key === "/") { event.preventDefault(); return open(); }
    if (event.key === "?") { event.preventDefault(); return panel.showModal(); }
    const keys = before ? `${before} ${event.key}` : event.key;
    const link = document.querySelector(`a[data-keys="${CSS.escape(keys)}"]`);
    clearTimeout(forget);
    before = event.key === "g" && !before ? "g" : "";
    forget = setTimeout(() => { before = ""; }, 1500);
    if (link) { event.preventDefault(); event.stopImmediatePropagation(); link.click(); }
  }, true);
}

// Typed dates and times: the browser's calendar or clock opens beside them, and what is chosen there is written as the page writes it.
const choose = (pick, input) => {
  const native = pick.nextElementSibling ?? document.createElement("input");
  if (!native.isConnected) {
    Object.assign(native, { type: input.dataset.native, tabIndex: -1, className: "c-field__native" });
    native.setAttribute("aria-hidden", "true");
    native.addEventListener("change", () => {
      if (!native.value) return;
      const [H, i] = native.value.match(/\d+:\d+/)?.[0].split(":") ?? [];
      const [Y, m, d] = native.value.split(/\D/);
      const parts = { Y, m, d, H, i, n: Number(m), j: Number(d) };
      input.value = input.dataset.pattern.replace(/[YmdHinj]/g, (letter) => parts[letter]);
      for (const kind of ["input", "change"]) input.dispatchEvent(new Event(kind, { bubbles: true }));
      input.focus();
    });
    pick.after(native);
  }
  const clock = input.value.match(/\d+:\d+$/)?.[0].padStart(5, "0") ?? "09:00";
  const [d, m, Y] = input.value.split(/\D/).map((part) => part.padStart(2, "0"));
  native.value = { time: clock, date: `${Y}-${m}-${d}`, "datetime-local": `${Y}-${m}-${d}T${clock}` }[native.type];
  native.showPicker();
};

document.addEventListener("click", (event) => {
  const pick = event.target.closest("[data-pick]");
  if (pick) choose(pick, document.getElementById(pick.dataset.pick));
});

const show = (scope) => scope.querySelectorAll?.("[data-pick][hidden]").forEach((button) => { button.hidden = false; });
show(document);
document.addEventListener("htmx:load", (event) => show(event.target));

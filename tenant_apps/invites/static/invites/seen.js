// A person moves, touches or types; a program that looks at links in letters does not. Told once.
const form = document.querySelector("[data-seen]");
const once = new AbortController();
const tell = () => {
  once.abort();
  fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true });
};
for (const sign of ["pointermove", "pointerdown", "keydown"]) {
  document.addEventListener(sign, tell, { signal: once.signal });
}

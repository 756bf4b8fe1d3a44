// Writing messages: what is typed survives a lost connection and a page that was loaded anew, and a new message is heard.
const kept = (form) => `thread:${form.dataset.threadKey}`;
const bodyOf = (form) => form.querySelector("textarea");

// The server keeps a draft, too; what it has not got yet waits here, in this tab alone.
const enhance = (form) => {
  if (form.isThread) return;
  form.isThread = true;
  const body = bodyOf(form);
  if (form.dataset.threadSent) {
    sessionStorage.removeItem(kept(form));
    body.focus();
  } else {
    const waiting = sessionStorage.getItem(kept(form));
    if (waiting && waiting !== body.value && !form.querySelector(".c-form__errors")) body.value = waiting;
  }
  body.addEventListener("input", () => sessionStorage.setItem(kept(form), body.value));
  body.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  form.addEventListener("submit", () => { form.querySelector("[data-thread-lost]").hidden = true; });
};
const enhanceAll = () => document.querySelectorAll("form[data-thread-form]").forEach(enhance);

for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
  document.addEventListener(failure, (event) => {
    const form = event.detail.elt.closest("form[data-thread-form]");
    if (!form || event.detail.elt !== form) return;
    const lost = form.querySelector("[data-thread-lost]");
    lost.hidden = false;
    document.dispatchEvent(new CustomEvent("vestibule:announce", { detail: lost.innerText }));
  });
}

// Kept drafts have nothing to say; only what was written by somebody else has.
let latest = document.getElementById("messages")?.dataset.latest;
document.addEventListener("htmx:afterSettle", () => {
  enhanceAll();
  const messages = document.getElementById("messages");
  if (!messages || messages.dataset.latest === latest) return;
  latest = messages.dataset.latest;
  const sent = document.querySelector("form[data-thread-sent=yes]");
  const news = sent ? document.getElementById("conversation").dataset.announce : messages.dataset.textNew;
  document.dispatchEvent(new CustomEvent("vestibule:announce", { detail: news }));
  sent?.removeAttribute("data-thread-sent");
});
enhanceAll();

// Pages that open beside the page that leads to them. The page itself stays what its address shows.
const panel = document.querySelector("[data-side-panel]");
const body = panel?.querySelector(".c-side-panel");
const title = panel?.querySelector(".c-dialog__title");
const PART = "#main > *";
let shown = "";
let isTyped = false;

const here = (address) => address.pathname === location.pathname && address.search === location.search;

// What is sent stays in the panel, until something was done: then the answer leads away from it.
function fit() {
  const heading = body.querySelector("h1");
  if (heading) title.textContent = heading.textContent;
  heading?.remove();
  body.querySelectorAll(".c-breadcrumbs, .c-back").forEach((part) => part.remove());
  for (const form of body.querySelectorAll("form[method=post]")) {
    const attributes = { "hx-post": form.getAttribute("action") || shown, "hx-target": `#${body.id}`, "hx-select": PART };
    // Parts of the form that renew themselves stay where they are.
    attributes["hx-disinherit"] = "hx-target hx-select hx-encoding";
    if (form.enctype === "multipart/form-data") attributes["hx-encoding"] = form.enctype;
    for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
  }
}

// What somebody typed and has not sent is still there when the same page is opened again; anything else is read anew.
function open(link) {
  if (shown === link.href && isTyped) return panel.showModal();
  shown = link.href;
  window.htmx.ajax("GET", shown, { source: link, target: body, select: PART });
}

if (panel) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.matches("[data-panel]") && window.htmx) {
      event.preventDefault();
      open(link);
    } else if (body.contains(link) && here(new URL(link.href)) && !link.hash) {
      event.preventDefault();
      panel.close();
    }
  });

  const mark = (scope) => scope.querySelectorAll?.("a[data-panel]").forEach((link) => link.setAttribute("aria-haspopup", "dialog"));
  mark(document);
  document.addEventListener("htmx:load", (event) => mark(event.target));

  // A preview is shown in its frame: the browser sends it by itself.
  document.addEventListener("submit", (event) => {
    if (event.submitter?.formTarget && body.contains(event.target)) event.stopImmediatePropagation();
  }, true);

  body.addEventListener("input", () => { isTyped = true; });
  body.addEventListener("htmx:afterSwap", (event) => {
    if (event.target !== body) return;
    isTyped = false;
    fit();
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
    const first = body.querySelector(".c-form__errors, .c-alert--danger") ?? title;
    first.tabIndex = -1;
    first.focus();
  });

  // Where the panel cannot show it, the page can.
  for (const failure of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(failure, (event) => {
      if (event.target.matches?.("a[data-panel]")) location.href = event.target.href;
    });
  }
}

// The preview beside the form: the next page loads behind the one that is shown, so that nothing flashes while one types.
const figure = document.getElementById("branding-frame");
const frame = figure?.querySelector(".c-page-preview__frame");
let address = frame?.querySelector("iframe")?.getAttribute("src");

function show(url, title) {
  if (url === address) return;
  address = url;
  for (const late of frame.querySelectorAll("iframe.is-coming")) late.remove();
  const former = frame.querySelector("iframe");
  const next = former.cloneNode(false);
  next.className = "is-coming";
  next.title = title;
  next.src = url;
  next.addEventListener("load", () => {
    next.classList.remove("is-coming");
    former.remove();
  }, { once: true });
  frame.append(next);
}

document.addEventListener("htmx:afterSettle", () => {
  const state = document.getElementById("branding-state");
  if (!state || !figure) return;
  const { previewUrl, previewSize, previewTitle } = state.dataset;
  figure.className = `c-page-preview c-page-preview--${previewSize}`;
  figure.querySelector("figcaption").textContent = previewTitle;
  show(previewUrl, previewTitle);
});

// Numbers that change while a page is open: at the bell, in the menu, on the tabs. Asked for rarely, with the mark of what
// is known already, and not at all while nobody looks or does anything.
const EVERY = 15_000;
const LONGEST = 300_000;
const AWAY = 600_000;
const url = document.body.dataset.counts;
const store = `counts:${url}`;
const known = JSON.parse(sessionStorage.getItem(store) ?? "{}");
let pause = EVERY;
let timer = 0;
let touched = Date.now();

function show(counts, isNews) {
  for (const [name, number] of Object.entries(counts)) {
    for (const badge of document.querySelectorAll(`[data-count="${CSS.escape(name)}"]`)) {
      badge.querySelector("[data-count-value]").textContent = number || "";
      badge.hidden = !number;
    }
    for (const tool of document.querySelectorAll(`[data-counter="${CSS.escape(name)}"]`)) {
      const { label, countLabel } = tool.dataset;
      const former = tool.getAttribute("aria-label");
      const spoken = number ? `${label} (${number} ${countLabel})` : label;
      tool.setAttribute("aria-label", spoken);
      if (isNews && spoken !== former && number) document.dispatchEvent(new CustomEvent("vestibule:announce", { detail: spoken }));
    }
  }
}

async function ask() {
  clearTimeout(timer);
  if (document.hidden || Date.now() - touched > AWAY) return;
  try {
    const headers = known.etag ? { "If-None-Match": known.etag } : {};
    const answer = await fetch(url, { headers, redirect: "manual", cache: "no-store", credentials: "same-origin" });
    if (answer.type === "opaqueredirect" || answer.status === 404) return;
    if (answer.status === 200) {
      const { counts, version } = await answer.json();
      const isNews = Boolean(known.etag);
      show(counts, isNews);
      // Before the first answer nobody knows whether the page is still as it was.
      if (isNews || !document.querySelector("[data-counter]")) document.body.dispatchEvent(new CustomEvent("vestibule:counts"));
      Object.assign(known, { etag: answer.headers.get("ETag"), counts, version });
      sessionStorage.setItem(store, JSON.stringify(known));
    } else if (answer.status !== 304) throw new Error(String(answer.status));
    pause = EVERY;
  } catch {
    pause = Math.min(LONGEST, pause * 2);
  }
  timer = setTimeout(ask, pause);
}

function start() {
  document.addEventListener("visibilitychange", ask);
  document.addEventListener("vestibule:recount", ask);
  for (const sign of ["pointerdown", "keydown"]) {
    document.addEventListener(sign, () => {
      const wasAway = Date.now() - touched > AWAY;
      touched = Date.now();
      if (wasAway) ask();
    }, { passive: true });
  }
  const { countsMark } = document.body.dataset;
  const hasCounters = Boolean(document.querySelector("[data-counter]"));
  // A page that says with which numbers it was made need not ask for them, unless the browser kept it.
  if (countsMark) known.etag = countsMark;
  // Where the page holds no number the last known one stands until the answer is there.
  else if (known.counts && hasCounters) show(known.counts, false);
  const isKept = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (countsMark ? isKept : hasCounters) ask();
  else timer = setTimeout(ask, EVERY);
}

if (url) start();

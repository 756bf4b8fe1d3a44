"""Which elements of a page the rules of accessibility have not judged yet, and what they say of those.

Everything but a colour that such a rule can depend on is in an element's kind: what it is and in which state, what
names it and what it refers to, how many share its id, what is in it where that is ruled (lists, tables, buttons), what
lies around it, and beside it if it is small. An element of a kind that was found whole is whole, on whichever page it
stands. Rules about the page itself look at it once for each state of what they depend on.
"""

LEAST = 24
"""Pixels; what lies around a smaller target decides whether it is large enough."""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OF_COLOURS = ["color-contrast", "link-in-text-block"]
OF_PAGES = [
    "bypass",
    "document-title",
    "frame-title-unique",
    "html-has-lang",
    "html-lang-valid",
    "html-xml-lang-mismatch",
    "meta-refresh",
    "meta-viewport",
]

HASH = """
  const hash = (text) => {
    let [one, two] = [0xdeadbeef, 0x41c6ce57];
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      one = Math.imul(one ^ code, 2654435761);
      two = Math.imul(two ^ code, 1597334677);
    }
    return (one >>> 0).toString(36) + (two >>> 0).toString(36);
  };
"""
# The first is the page's own, the others those of its elements; of those of one kind three are looked at.
KINDS = f"""() => {{{HASH}
  const said = (text) => (text ?? "").trim() ? "said" : "empty";
  const value = (one, name) => one.getAttribute(name);
  const everything = [...document.querySelectorAll("body, body *")];
  const ids = new Map();
  for (const one of everything) if (one.id) ids.set(one.id, (ids.get(one.id) ?? 0) + 1);

  const kept = new Set(["type", "role", "tabindex", "lang", "scope", "autocomplete", "dir", "contenteditable",
    "hidden", "inert", "disabled", "open", "colspan", "rowspan", "checked"]);
  const free = new Set(["aria-label", "aria-roledescription", "aria-valuetext", "aria-placeholder",
    "aria-description", "aria-keyshortcuts"]);
  const references = new Set(["for", "headers", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns",
    "aria-activedescendant", "aria-details", "aria-errormessage", "aria-flowto"]);
  const number = (text) => /^[1-9][0-9.]*$/.test(text) ? "number" : text;
  const target = (id) => {{
    const found = document.getElementById(id);
    if (!found) return "none";
    return [found.tagName, value(found, "role"), said(found.textContent), ids.get(id)].join(" ");
  }};
  const fact = (one, name) => {{
    if (references.has(name)) return value(one, name).split(/\\s+/).filter(Boolean).map(target).join();
    if (kept.has(name)) return number(value(one, name));
    if (name.startsWith("aria-") && !free.has(name)) return number(value(one, name));
    return said(value(one, name));
  }};
  const matters = (name) => !/^(data-|hx-|class$|id$)/.test(name);
  const facts = (one) => one.getAttributeNames().filter(matters).sort().map((name) => `${{name}}=${{fact(one, name)}}`);

  const around = new Map([[document.documentElement, ""]]);
  const chain = (one) => {{
    if (!around.has(one)) {{
      const states = ["role", "aria-hidden", "aria-disabled", "disabled", "inert", "lang", "tabindex"];
      const own = [one.tagName, one.className.baseVal ?? one.className, ...states.map((name) => value(one, name))];
      around.set(one, hash([...own, chain(one.parentElement)].join("|")));
    }}
    return around.get(one);
  }};
  const named = "a, area, button, label, legend, summary, option, caption, th, td, li, dt, dd, h1, h2, h3, h4, h5, h6"
    + ", iframe, object, svg, [role]";
  const naming = "button, a, label, summary, legend, [aria-hidden], [role]:not([role=region], [role=group]"
    + ", [role=tabpanel], [role=dialog], [role=status], [role=alert], [role=log], [role=search], [role=note]"
    + ", [role=article], [role=navigation], [role=main])";
  const isText = (each) => each.nodeType === Node.TEXT_NODE && each.data.trim();
  const rolls = (one) => (one.scrollWidth > one.clientWidth || one.scrollHeight > one.clientHeight)
    && one.clientWidth > 1 && /auto|scroll/.test(getComputedStyle(one).overflow);
  const kind = (one) => [one.tagName, ...facts(one), ids.get(one.id) > 1 ? "shares its id" : ""].join(" ");
  const inner = (one, deep) => [...(deep ? one.querySelectorAll("*") : one.children)]
    .filter((each) => !each.ownerSVGElement);
  const tags = (all) => all.map((each) => `${{each.tagName}} ${{value(each, "role")}} ${{value(each, "tabindex")}}`);
  const parts = (all) => all.map((each) =>
    [kind(each), [...each.childNodes].some(isText), each.checkVisibility({{ visibilityProperty: true }})].join());
  const within = (one) => [...new Set(one.matches(naming) ? parts(inner(one, true))
    : one.matches("table, select") || rolls(one) ? tags(inner(one, true))
    : one.matches("ul, ol, dl, dl > div") ? tags(inner(one, false)) : [])].sort().join();

  const roots = ["h1, h2, h3, h4, h5, h6, [role=heading]", "main, [role=main]", "a[href^='#']"];
  const page = [said(document.title), ...roots.map((each) => document.querySelector(each) !== null),
    ...[...document.documentElement.attributes].map((each) => `${{each.name}}=${{each.value}}`),
    ...[...document.head.querySelectorAll("meta[name=viewport], meta[http-equiv]")].map((each) => each.outerHTML)];
  const titles = [...document.querySelectorAll("iframe")].map((each) => each.title);
  page.push(titles.length - new Set(titles).size);

  const places = new Map([...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .map((each) => [each, each.getBoundingClientRect()]).filter(([, box]) => box.width > 0));
  const isSmall = (box) => Math.min(box.width, box.height) < {LEAST};
  const middle = (box) => [box.left + box.width / 2, box.top + box.height / 2];
  const beside = (one) => {{
    const own = places.get(one);
    if (!own || !isSmall(own)) return "";
    const [x, y] = middle(own);
    const isNear = (box) => {{
      const [left, top] = isSmall(box) ? middle(box).map((each) => each - {LEAST // 4}) : [box.left, box.top];
      const [width, height] = isSmall(box) ? [{LEAST // 2}, {LEAST // 2}] : [box.width, box.height];
      return Math.hypot(Math.max(left - x, 0, x - left - width), Math.max(top - y, 0, y - top - height)) < {LEAST};
    }};
    const near = [...places].filter(([each, box]) => each !== one && isNear(box)).map(([, box]) => box);
    const place = (box) => [box.left - x, box.top - y, box.width, box.height].map(Math.round);
    return ["small", ...near.map(place)].join(" ");
  }};
  window.kinds = new Map();
  for (const one of everything) {{
    const isDrawing = one.ownerSVGElement && !one.hasAttribute("role");
    if (isDrawing || !one.checkVisibility({{ visibilityProperty: true }})) continue;
    const key = hash([chain(one), kind(one), [...one.childNodes].some(isText),
      one.matches(named) ? said(one.textContent) : "",
      one.labels ? [...one.labels].map((each) => said(each.textContent)).join() : "",
      rolls(one), within(one), beside(one)].join("|"));
    kinds.set(key, [...(kinds.get(key) ?? []), one]);
  }}
  return [hash(page.join("|")), ...kinds.keys()];
}}"""
OF_KINDS = """async ([fresh, rules]) => {
  const some = (all) => [all[0], all[all.length >> 1], all[all.length - 1]];
  const chosen = new Set(fresh.flatMap((kind) => some(kinds.get(kind))).filter((one) => one.isConnected));
  const isWithin = (one) => one && (chosen.has(one) || isWithin(one.parentElement));
  const include = [...chosen].filter((one) => !isWithin(one.parentElement));
  return include.length ? (await axe.run({ include }, rules)).violations : [];
}"""

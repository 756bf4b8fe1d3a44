"""What is measured on every page: nothing is cut, every target is large enough, the focus is seen where it is.

It is looked at on a desk, enlarged to twice the size, with letters of twice the size, and on the narrowest telephone.
"""

from dataclasses import dataclass

from playwright.sync_api import CDPSession, Page

from tests.journeys.looking import settle

LEAST = 24


@dataclass(frozen=True)
class Window:
    """What somebody looks through: its size, that of its letters, and whether a finger points instead of a mouse."""

    width: int
    height: int
    letters: str = ""
    touch: bool = False


DESK = Window(1280, 900)
LARGE_LETTERS = Window(1280, 900, letters="200%")
ENLARGED = Window(640, 450)
NARROW = Window(320, 640, touch=True)
TELEPHONE = Window(390, 844, touch=True)

_CLIPPED = """
  const isClipped = (one) => one && one !== document.body
    && (one.offsetWidth <= 1 && getComputedStyle(one).clipPath !== "none" || isClipped(one.parentElement));
"""
_BEYOND = """() => {
  const beyond = document.documentElement.scrollWidth - innerWidth;
  return beyond > 0 ? [`the page is ${beyond} px wider than the screen`] : [];
}"""
# What can be rolled may be wider than its place, and what says its whole text elsewhere may be shortened.
_CUT = f"""() => {{{_CLIPPED}
  const rolls = ".c-table, .c-tabs, .c-board, .c-page-preview, .c-diagram, pre";
  const short = ".u-truncate, .u-truncate *, .l-announcer, .l-skip, .c-tooltip__text, select, input, svg, svg *"
    + ", iframe";
  const words = (one) => one.textContent.trim().replace(/\\s+/g, " ").slice(0, 40);
  const describe = (one) => `${{one.tagName}} ${{one.className}}: ${{words(one)}}`;
  const found = [];
  const rolled = (one) => ["auto", "scroll"].includes(getComputedStyle(one).overflowX);
  const clips = new Map();
  const clip = (one) => {{
    if (!one || one === document.body) return null;
    if (!clips.has(one)) clips.set(one, getComputedStyle(one).overflowX === "visible" ? clip(one.parentElement) : one);
    return clips.get(one);
  }};
  found.push(...({_BEYOND})());
  for (const one of document.querySelectorAll("main *, header *, footer *, aside *")) {{
    if (!one.checkVisibility() || one.matches(short) || isClipped(one)) continue;
    const edge = clip(one.parentElement);
    if (edge && !rolled(edge) && one.getBoundingClientRect().right > edge.getBoundingClientRect().right + 1)
      found.push(`cut off ${{describe(one)}}`);
    if (one.closest(rolls)) continue;
    const style = getComputedStyle(one);
    if (style.display === "inline" || one.clientWidth <= 1) continue;
    if (one.scrollWidth > one.clientWidth + 1) found.push(`sideways ${{describe(one)}}`);
    else if (["hidden", "clip"].includes(style.overflowY) && one.scrollHeight > one.clientHeight + 2)
      found.push(`in height ${{describe(one)}}`);
  }}
  return found;
}}"""
_TARGETS = f"""{_CLIPPED}
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option], [tabindex='0']";
  const shown = (one) => one.checkVisibility({{ visibilityProperty: true }}) && !one.closest("[inert], .l-skip")
    && one.getClientRects().length > 0;
  const place = (one) => one.matches("[type=radio], [type=checkbox], [type=file], .u-hidden-visually")
    ? one.closest("label, .c-upload, .c-field__control") ?? one : one;
  const targets = [...document.querySelectorAll(kinds)].filter(shown);
"""
# A link in a sentence is as high as its line.
_SMALL = f"""(least) => {{{_TARGETS}
  const inSentence = (one) => getComputedStyle(one).display === "inline"
    && one.parentElement.textContent.trim().length > one.textContent.trim().length + 3;
  return targets.filter((one) => !inSentence(one) && !isClipped(place(one)))
    .map((one) => [one, place(one).getBoundingClientRect()])
    .filter(([, box]) => box.width < least - 0.5 || box.height < least - 0.5)
    .map(([one, box]) => `${{one.outerHTML.slice(0, 120)}} ${{Math.round(box.width)}}x${{Math.round(box.height)}}`);
}}"""
_FOCUS = f"""() => {{{_TARGETS}
  const looks = (one) => [one, place(one), one.nextElementSibling, one.parentElement].filter(Boolean).map((each) => {{
    const {{ outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor }} = getComputedStyle(each);
    return [outlineStyle === "none" ? "" : outlineWidth, boxShadow, borderColor, backgroundColor].join();
  }}).join();
  // A link that goes over the end of a line is in several boxes: between them is other text.
  const isSeen = (one) => [...place(one).getClientRects()].some((box) => {{
    const parts = (from, to, most) => [0.15, 0.5, 0.85].map((part) =>
      Math.max(from, 0) + part * (Math.min(to, most) - Math.max(from, 0)));
    const across = parts(box.left, box.right, innerWidth);
    const down = parts(box.top, box.bottom, innerHeight);
    return across.some((x) => down.some((y) => {{
      const top = document.elementFromPoint(x, y);
      return top && (one.contains(top) || place(one).contains(top) || top.matches("label") && top.contains(place(one)));
    }}));
  }});
  const found = [];
  const reached = targets.filter((one) => !one.disabled && !one.matches("[type=radio]:not(:checked)"));
  document.activeElement?.blur();
  const before = new Map(reached.map((one) => [one, looks(one)]));  // at once: each change of the focus costs a layout
  for (const one of reached) {{
    one.focus({{ focusVisible: true }});
    const name = one.outerHTML.slice(0, 120);
    if (document.activeElement !== one) found.push(`takes no focus: ${{name}}`);
    else if (one.tabIndex < 0 && !one.closest("[role=listbox]")) found.push(`no key leads to: ${{name}}`);
    else if (looks(one) === before.get(one)) found.push(`shows no focus: ${{name}}`);
    else if (!isSeen(one)) found.push(`is hidden while it has the focus: ${{name}}`);
  }}
  document.activeElement?.blur();
  scrollTo(0, 0);
  return found;
}}"""
_MOTION = """() => document.getAnimations()
  .filter((each) => each.playState === "running" && each.effect.getComputedTiming().duration > 1)
  .map((each) => `moves: ${each.effect.target.outerHTML.slice(0, 80)}`)"""
# Colours are the reader's own: what was told apart by its background needs a border, and boxes are the system's.
_SET_APART = ".c-button, .c-badge, .c-count, .c-input, .c-toast, .c-card, .c-alert"
_FORCED = """(parts) => [...document.querySelectorAll(parts)]
  .filter((one) => one.checkVisibility() && parseFloat(getComputedStyle(one).borderTopWidth) === 0)
  .concat([...document.querySelectorAll("[type=checkbox], [type=radio]")]
    .filter((one) => getComputedStyle(one).appearance === "none" && one.checkVisibility({ opacityProperty: true })))
  .map((one) => `is not to be seen in forced colours: ${one.outerHTML.slice(0, 90)}`)"""


@dataclass
class Measured:
    """A page that is looked at through one window after the other."""

    page: Page
    chrome: CDPSession

    def through(self, window: Window) -> None:
        """Look at the page through this window."""
        self.chrome.send("Emulation.setTouchEmulationEnabled", {"enabled": window.touch})
        self.page.set_viewport_size({"width": window.width, "height": window.height})
        self.page.evaluate("(size) => { document.documentElement.style.fontSize = size; }", window.letters)
        settle(self.page)

    def faults(self) -> list[str]:
        """What is cut or too small; ends with the telephone's window, in which more may be looked at."""
        found = []
        for window in (DESK, LARGE_LETTERS, ENLARGED, NARROW, TELEPHONE):
            self.through(window)
            faults = self.page.evaluate(_BEYOND if window.letters else _CUT)
            if window in (DESK, TELEPHONE):
                faults += [f"too small: {target}" for target in self.page.evaluate(_SMALL, LEAST)]
            found += [f"{window.width} px {window.letters}: {fault}" for fault in faults]
        self.page.emulate_media(forced_colors="active")
        found += self.page.evaluate(_FORCED, _SET_APART)
        self.page.emulate_media(forced_colors="none")
        return found + self.page.evaluate(_MOTION)

    def faults_of_focus(self) -> list[str]:
        """What keys do not reach, or reach without showing it; every box was entered and left by then."""
        found = []
        for window in (ENLARGED, DESK):
            self.through(window)
            found += [f"{window.width} px: {fault}" for fault in self.page.evaluate(_FOCUS)]
        return found

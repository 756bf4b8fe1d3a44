"""Articles as they are written: a small part of Markdown, made into HTML of which every letter is escaped.

What there is: headings (``##``), paragraphs, lists (``-`` and ``1.``), **bold**, and links to other articles
(``[text](article:code)``). Everything else is text.
"""

import re
from dataclasses import dataclass
from html import escape
from itertools import count

_LINK = re.compile(r"\[([^\]]+)\]\(article:([a-z0-9-]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITEM = re.compile(r"(?:- |\d+\. )")


class NotAnArticle(ValueError):
    """A file that lacks its title, its summary or its words."""


@dataclass(frozen=True, slots=True)
class Written:
    """One file. ``body`` is what is searched, ``html`` what is shown, ``links`` the articles that it leads to."""

    title: str
    summary: str
    words: str
    body: str
    html: str
    links: tuple[str, ...]


def read(text: str) -> Written:
    """Read a file: ``# title``, ``> summary``, ``words: other words for it``, and the article."""
    head, _, body = text.partition("\n\n")
    lines = head.strip().splitlines()
    marks = ("# ", "> ", "words: ")
    if len(lines) != len(marks) or not all(map(str.startswith, lines, marks)) or not body.strip():
        raise NotAnArticle(text[:60])
    title, summary, words = (line.removeprefix(mark).strip() for line, mark in zip(lines, marks, strict=True))
    return Written(
        title=title,
        summary=summary,
        words=words,
        body=_LINK.sub(r"\1", body).replace("**", ""),
        html=to_html(body),
        links=tuple(code for _text, code in _LINK.findall(body)),
    )


def to_html(body: str) -> str:
    """The article as HTML; its links lead to the articles beside it, in whichever portal it is read.

    Its parts are numbered (``part-1``), so that an address may lead to one.
    """
    html = "\n".join(_block(block.strip()) for block in re.split(r"\n\s*\n", body.strip()))
    numbers = count(1)
    return re.sub("<h2>", lambda _found: f'<h2 id="part-{next(numbers)}">', html)


def _block(block: str) -> str:
    if block.startswith("## "):
        head, _, below = block.partition("\n")
        return f"<h2>{_inline(head[3:])}</h2>" + (_block(below.strip()) if below.strip() else "")
    lines = block.splitlines()
    if all(_ITEM.match(line) for line in lines):
        tag = "ul" if lines[0].startswith("- ") else "ol"
        items = "".join(f"<li>{_inline(_ITEM.sub('', line, count=1))}</li>" for line in lines)
        return f"<{tag}>{items}</{tag}>"
    return f"<p>{_inline(' '.join(lines))}</p>"


def _inline(text: str) -> str:
    """Escape first; what is then made is ours."""
    linked = _LINK.sub(r'<a href="../\2/">\1</a>', escape(text))
    return _BOLD.sub(r"<strong>\1</strong>", linked)

"""Draws the first pages of a PDF as grey pictures, in a process of its own: see ``sandbox``.

Imports neither Django nor anything else of the product, so that the process starts fast and knows no secret.
"""

import resource
import sys
from pathlib import Path

MEMORY = 2 * 1024**3
SECONDS = 20


def draw(source: Path, folder: Path, *, pages: int, side: int) -> None:
    """Write ``1.png`` and so on to the folder, each with its longer side as long as asked, in pixels."""
    import pypdfium2  # noqa: PLC0415 - the limits come before what they limit

    document = pypdfium2.PdfDocument(source)
    for number in range(min(pages, len(document))):
        page = document[number]
        picture = page.render(scale=side / max(*page.get_size(), 1), grayscale=True).to_pil()
        picture.convert("L").save(folder / f"{number + 1}.png", compress_level=1)


def main(source: str, folder: str, pages: str, side: str) -> None:
    """Limit this process and draw."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    draw(Path(source), Path(folder), pages=int(pages), side=int(side))


if __name__ == "__main__":
    main(*sys.argv[1:])

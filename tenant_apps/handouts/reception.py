"""Takes in the files of a form, opening archives, and prepares a handout of them: all of them, or nothing is kept."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import TYPE_CHECKING, cast

from tenant_apps.documents.commands.reception import presentable, received, received_pieces
from tenant_apps.documents.enums import FormatGroup
from tenant_apps.handouts.commands import Words, prepare_handout
from tenant_apps.handouts.errors import TooManyFiles
from tenant_apps.handouts.gateways.archives import MOST_FILES, is_archive, unpacked
from tenant_apps.handouts.models import Handout
from vestibule.core.actors import Actor
from vestibule.core.uploads import RefusedUpload

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import BinaryIO

    from django.core.files.uploadedfile import UploadedFile

    from tenant_apps.documents.gateways.contents import ReceivedContent


def take_in(
    *, actor: Actor, way: str, files: "Sequence[UploadedFile[bytes]]", words: Words, customers: Sequence[int] = ()
) -> Handout:
    """Put the files in quarantine and prepare the handout; what is refused leaves nothing behind."""
    with ExitStack() as stack:
        contents: list[ReceivedContent] = []
        for coming in _each(files):
            contents.append(stack.enter_context(coming))
            if len(contents) > MOST_FILES:
                raise TooManyFiles(MOST_FILES)
        return prepare_handout(actor=actor, way=way, contents=contents, words=words, customers=customers)


def _each(files: "Sequence[UploadedFile[bytes]]") -> "Iterator[AbstractContextManager[ReceivedContent]]":
    for file in files:
        stream = cast("BinaryIO", file)
        if isinstance(file, RefusedUpload) or not is_archive(stream):
            yield received(file, FormatGroup.values)
            continue
        for name, pieces in unpacked(presentable(file.name or ""), stream):
            yield received_pieces(pieces, presentable(name), FormatGroup.values)

"""ZIP files of people with bad intentions, and those that computers make of good ones."""

import zipfile
from io import BytesIO

import pytest

from tenant_apps.documents.errors import FileTooLarge
from tenant_apps.handouts import errors
from tenant_apps.handouts.gateways import archives
from tests.factories import samples


def opened(content: bytes) -> dict[str, bytes]:
    return {name: b"".join(pieces) for name, pieces in archives.unpacked("all.zip", BytesIO(content))}


def test_files_come_out_by_their_own_names_without_what_computers_add():
    parts = {"2026/a.pdf": b"one", "b.pdf": b"two", "__MACOSX/._b.pdf": b"x", ".DS_Store": b"x", "2026/": b""}
    assert opened(samples.package(parts)) == {"a.pdf": b"one", "b.pdf": b"two"}


@pytest.mark.parametrize(
    ("content", "is_one"),
    [
        (samples.package({"a.pdf": b"x"}), True),
        (samples.docx(), False),
        (samples.odt(), False),
        (samples.pdf(1), False),
        (b"", False),
        (b"PK\x03\x04 and no more", True),
    ],
)
def test_a_zip_is_told_from_what_a_word_processor_writes(content, is_one):
    assert archives.is_archive(BytesIO(content)) is is_one


@pytest.mark.parametrize("name", ["../up.pdf", "/etc/passwd", "a/../../b.pdf", "..\\up.pdf", "C:\\up.pdf"])
def test_a_name_that_leads_elsewhere_is_refused(name):
    with pytest.raises(errors.ArchiveUnsafe):
        opened(samples.package({name: b"x"}))


@pytest.mark.parametrize("name", [".", "./", "\x00name"])
def test_what_has_no_name_is_no_file(name):
    content = samples.package({"Q" * len(name): b"", "a.pdf": b"one"}).replace(b"Q" * len(name), name.encode())
    assert opened(content) == {"a.pdf": b"one"}


def test_a_name_that_is_a_folder_elsewhere_is_refused():
    with pytest.raises(errors.ArchiveUnsafe):
        opened(samples.package({".\\": b"x"}))


def test_a_protected_archive_is_refused():
    content = bytearray(samples.package({"a.pdf": b"x"}))
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(signature) + place] |= 1
    with pytest.raises(errors.ArchiveEncrypted):
        opened(bytes(content))


@pytest.mark.parametrize("name", ["more.zip", "more.7Z", "more.tar.gz"])
def test_an_archive_inside_is_refused(name):
    with pytest.raises(errors.ArchiveNested):
        opened(samples.package({name: b"x"}))


def test_more_files_than_allowed_are_refused(monkeypatch):
    monkeypatch.setattr(archives, "MOST_FILES", 2)
    with pytest.raises(errors.TooManyFiles):
        opened(samples.package({f"{number}.pdf": b"x" for number in range(3)}))


def test_a_table_of_contents_without_end_is_not_read():
    content = bytearray(samples.package({"a.pdf": b"x"}))
    place = content.rindex(b"PK\x05\x06") + 12
    content[place : place + 4] = (2**30).to_bytes(4, "little")
    with pytest.raises(errors.TooManyFiles):
        opened(bytes(content))


def test_what_comes_out_is_counted_whatever_the_archive_says(settings):
    settings.MAXIMUM_UPLOAD_BYTES = 1_000
    with pytest.raises(FileTooLarge):
        opened(samples.package({"a.pdf": b"0" * 1_001}))
    bomb = samples.package({f"{number}.pdf": b"0" * 1_000 for number in range(11)})
    with pytest.raises(errors.ArchiveTooLarge):
        opened(bomb)
    with pytest.raises((FileTooLarge, errors.ArchiveBroken)):
        opened(samples.declaring(samples.package({"a.pdf": b"0" * 5_000}), size=10))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", samples.package({"a.pdf": b"x" * 500})[:60]])
def test_a_broken_archive_is_refused(content):
    with pytest.raises(errors.ArchiveBroken):
        opened(content)


def test_a_damaged_file_inside_is_refused():
    content = bytearray(samples.package({"a.pdf": bytes(range(256)) * 8}))
    content[60:70] = b"\xff" * 10
    with pytest.raises(errors.ArchiveBroken):
        opened(bytes(content))


def test_an_archive_without_files_is_refused():
    content = BytesIO()
    with zipfile.ZipFile(content, "w"):
        pass
    with pytest.raises(errors.NothingInside):
        opened(content.getvalue())

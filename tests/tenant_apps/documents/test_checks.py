"""What a file must be to come in, and what is kept of it."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tenant_apps.documents.enums import FormatGroup, RefusalReason
from tenant_apps.documents.gateways import cleaning, formats, sandbox, scanner
from tests.factories import samples


def opened(content: bytes, content_type: str, folder: Path) -> sandbox.Opened:
    source = folder / "source"
    source.write_bytes(content)
    return sandbox.open_safely(source, folder, content_type)


def refusal(content: bytes, content_type: str, folder: Path) -> RefusalReason:
    with pytest.raises(sandbox.Unacceptable) as caught:
        opened(content, content_type, folder)
    return caught.value.reason


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (samples.photo(), formats.JPEG),
        (samples.photo(kind="PNG"), formats.PNG),
        (samples.photo(kind="WEBP"), formats.WEBP),
        (samples.heic(), formats.HEIC),
        (samples.pdf(), formats.PDF),
        (b"\n\n" + samples.pdf(), formats.PDF),
        (samples.docx(), formats.PACKAGE),
    ],
)
def test_format_by_content(content: bytes, kind: formats.Format) -> None:
    assert formats.recognise(content[: formats.HEAD]) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"MZ\x90\x00 %PDF-1.7",
        b"\x7fELF",
        b"#!/bin/sh\n%PDF-",
        b"<svg/>",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"GIF89a",
        samples.EICAR,
    ],
)
def test_format_forbidden(content: bytes) -> None:
    assert formats.recognise(content) is None


def test_accepted_by_images_offers_no_office() -> None:
    accepted = formats.accepted_by([FormatGroup.IMAGE])

    assert "image/heic" in accepted
    assert ".docx" not in accepted


def test_photo_is_turned_upright_and_forgets_where_it_was_taken(tmp_path: Path) -> None:
    found = opened(samples.photo(), "image/jpeg", tmp_path)

    content = found.content.read_bytes()
    with Image.open(BytesIO(content)) as picture:
        assert picture.size == (40, 60)
        assert picture.getpixel((20, 5))[0] > 200
        assert picture.getpixel((20, 5))[1] < 100
        assert not picture.getexif()
    assert b"Phone of Cleo" not in content
    assert found.content_type == "image/jpeg"


def test_heic_becomes_jpeg(tmp_path: Path) -> None:
    found = opened(samples.heic(), "image/heic", tmp_path)

    with Image.open(found.content) as picture:
        assert picture.format == "JPEG"
        assert picture.size == (64, 48)
    assert found.content_type == "image/jpeg"
    assert len(found.previews) == 1


def test_webp_becomes_jpeg(tmp_path: Path) -> None:
    found = opened(samples.photo(kind="WEBP"), "image/webp", tmp_path)

    with Image.open(found.content) as picture:
        assert (picture.format, picture.size) == ("JPEG", (40, 60))


def test_picture_with_a_second_one_inside_keeps_the_first(tmp_path: Path) -> None:
    content = BytesIO()
    first, second = Image.new("RGB", (30, 20), "green"), Image.new("RGB", (10, 10), "black")
    first.save(content, "MPO", save_all=True, append_images=[second])

    found = opened(content.getvalue(), "image/jpeg", tmp_path)

    with Image.open(found.content) as picture:
        assert (picture.format, picture.size) == ("JPEG", (30, 20))


def test_deep_grey_scan_stays_readable(tmp_path: Path) -> None:
    content = BytesIO()
    Image.new("I;16", (10, 10), 0x8000).save(content, "PNG")

    found = opened(content.getvalue(), "image/png", tmp_path)

    with Image.open(found.content) as picture:
        assert 100 < picture.convert("L").getpixel((5, 5)) < 150


def test_png_with_holes_is_shown_on_white(tmp_path: Path) -> None:
    content = BytesIO()
    Image.new("RGBA", (10, 10), (0, 0, 0, 0)).save(content, "PNG")

    found = opened(content.getvalue(), "image/png", tmp_path)

    with Image.open(found.content) as picture:
        assert picture.getpixel((5, 5)) == (255, 255, 255)


def test_large_photo_is_reduced(tmp_path: Path) -> None:
    found = opened(samples.photo(width=6000, height=1200), "image/jpeg", tmp_path)

    with Image.open(found.content) as picture:
        assert max(picture.size) == cleaning.LONGEST_SIDE


def test_picture_of_too_many_pixels_is_refused(tmp_path: Path) -> None:
    content = BytesIO()
    Image.new("1", (12_000, 12_000)).save(content, "PNG")

    assert refusal(content.getvalue(), "image/png", tmp_path) == RefusalReason.OVERSIZED


def test_cut_picture_is_refused(tmp_path: Path) -> None:
    assert refusal(samples.photo(width=400, height=400)[:700], "image/jpeg", tmp_path) == RefusalReason.UNREADABLE


def test_pdf_stays_as_it_is(tmp_path: Path) -> None:
    content = samples.pdf(pages=3)

    found = opened(content, "application/pdf", tmp_path)

    assert found.content.read_bytes() == content
    assert found.pages == 3
    assert [path.name for path in found.previews] == ["1.webp", "2.webp", "3.webp"]


def test_preview_of_a_long_pdf_ends(tmp_path: Path) -> None:
    found = opened(samples.pdf(pages=cleaning.MOST_PREVIEWS + 5), "application/pdf", tmp_path)

    assert found.pages == cleaning.MOST_PREVIEWS + 5
    assert len(found.previews) == cleaning.MOST_PREVIEWS


def test_protected_pdf_is_refused(tmp_path: Path) -> None:
    assert refusal(samples.protected_pdf(), "application/pdf", tmp_path) == RefusalReason.PROTECTED


def test_broken_pdf_is_refused(tmp_path: Path) -> None:
    assert refusal(b"%PDF-1.7\nnothing", "application/pdf", tmp_path) == RefusalReason.UNREADABLE


@pytest.mark.parametrize(
    ("content", "kind"), [(samples.docx(), formats.DOCX), (samples.xlsx(), formats.XLSX), (samples.odt(), formats.ODT)]
)
def test_office_document_is_told_apart(content: bytes, kind: formats.Format, tmp_path: Path) -> None:
    found = opened(content, "application/zip", tmp_path)

    assert found.content_type == kind.content_type
    assert found.content.read_bytes() == content


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (samples.package({"readme.txt": b"hello"}), RefusalReason.FORBIDDEN),
        (samples.package({"[Content_Types].xml": b"<Types/>"}), RefusalReason.FORBIDDEN),
        (samples.package({"[Content_Types].xml": b"<!DOCTYPE x><Types/>"}), RefusalReason.UNREADABLE),
        (samples.docx(word__vbaProject_bin=b"x").replace(b"vbaProject_bin", b"vbaProject.bin"), RefusalReason.MACROS),
        (samples.docx(word__activeX__activeX1=b"x"), RefusalReason.MACROS),
        (samples.xlsx(xl__macrosheets__sheet1=b"x"), RefusalReason.MACROS),
        (samples.docx()[:-30], RefusalReason.UNREADABLE),
        (samples.odt(manifest=b"<manifest><encryption-data/></manifest>"), RefusalReason.PROTECTED),
    ],
)
def test_package_is_refused(content: bytes, reason: RefusalReason, tmp_path: Path) -> None:
    assert refusal(content, "application/zip", tmp_path) == reason


def test_package_that_unpacks_without_end_is_refused(tmp_path: Path) -> None:
    content = samples.declaring(samples.docx(), size=cleaning.MOST_UNPACKED + 1)

    assert refusal(content, "application/zip", tmp_path) == RefusalReason.OVERSIZED


def test_process_that_falls_over_its_file_refuses_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "cleaning.py"
    broken.write_text("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)")
    monkeypatch.setattr(cleaning, "__file__", str(broken))

    assert refusal(samples.pdf(), "application/pdf", tmp_path) == RefusalReason.UNREADABLE


def test_process_with_a_full_disk_says_nothing_about_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "cleaning.py"
    broken.write_text(f"raise SystemExit({cleaning.NO_SPACE})")
    monkeypatch.setattr(cleaning, "__file__", str(broken))

    with pytest.raises(OSError, match="no space"):
        opened(samples.pdf(), "application/pdf", tmp_path)


def test_process_knows_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VESTIBULE_SECRET_KEY", "master")
    curious = tmp_path / "cleaning.py"
    curious.write_text(
        "import json, os; print(json.dumps({'content_type': str(sorted(os.environ)), 'pages': None, 'previews': 0, "
        "'rewritten': False}))"
    )
    monkeypatch.setattr(cleaning, "__file__", str(curious))

    assert "VESTIBULE_SECRET_KEY" not in opened(samples.pdf(), "application/pdf", tmp_path).content_type


def test_test_virus_is_found_across_chunks() -> None:
    half = len(samples.EICAR) // 2
    chunks = [b"x" * 100, samples.EICAR[:half], samples.EICAR[half:], b"y"]

    assert scanner.TestFileScanner().find(chunks) == "Eicar-Test-Signature"
    assert scanner.TestFileScanner().find([b"clean", b"bytes"]) is None

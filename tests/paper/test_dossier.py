"""The whole dossier as one PDF and as a zip."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256

import pytest

from sauro.paper.dossier import SUMS, build_dossier_pdf, build_dossier_zip
from sauro.paper.file_names import FileNames, plain_name
from sauro.paper.fonts import packaged_fonts
from tests.paper import samples
from tests.paper.pdf_text import pdf_pages
from tests.paper.words import compact


def test_the_contents_name_the_page_where_each_paper_starts() -> None:
    pages = pdf_pages(build_dossier_pdf(samples.dossier(3), packaged_fonts()))
    starts = [number for number, page in enumerate(pages, 1) if compact(page).startswith("Mẫu7")]
    contents = compact(pages[0])
    assert len(starts) == 3
    for at, start in enumerate(starts, 1):
        assert compact(f"{samples.person(at).name} {start}") in contents
    assert all(page.split("\n")[-2] == str(at) for at, page in enumerate(pages, 1))


def test_evidence_is_listed_with_its_digest() -> None:
    first = pdf_pages(build_dossier_pdf(samples.dossier(1), packaged_fonts()))[0]
    assert compact(f"SHA-256 {sha256(b'mot').hexdigest()}") in compact(first)


def test_the_zip_holds_every_paper_twice_and_every_file_once() -> None:
    made = build_dossier_zip(samples.dossier(1), packaged_fonts())
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "1-to-trinh-cua-don-vi/001-to-trinh.docx",
            "1-to-trinh-cua-don-vi/001-to-trinh.pdf",
            "2-bien-ban-hop-danh-gia/001-bien-ban.docx",
            "2-bien-ban-hop-danh-gia/001-bien-ban.pdf",
            "3-ban-tu-danh-gia-cua-ca-nhan/001-le-thi-binh-1.docx",
            "3-ban-tu-danh-gia-cua-ca-nhan/001-le-thi-binh-1.pdf",
            "4-tai-lieu-minh-chung/quyet-dinh-123-ban-ky.pdf",
            "4-tai-lieu-minh-chung/etc-passwd",
            "4-tai-lieu-minh-chung/quyet-dinh-123-ban-ky-2.pdf",
            "5-bang-tong-hop-mau-8/001-bang-tong-hop.docx",
            "5-bang-tong-hop-mau-8/001-bang-tong-hop.pdf",
            "6-phu-luc-so-09/001-phu-luc-09.docx",
            "6-phu-luc-so-09/001-phu-luc-09.pdf",
            SUMS,
        ]
        lines = archive.read(SUMS).decode().splitlines()
        assert lines == [
            f"{sha256(archive.read(name)).hexdigest()}  {name}"
            for name in archive.namelist()
            if name != SUMS
        ]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lê Thị Ân", "le-thi-an"),
        ("../../etc/passwd", "etc-passwd"),
        ("C:\\Windows\\a", "c-windows-a"),
        ("con", "tep-con"),
        ("  ", "tep"),
        ("汉字", "tep"),
        ("a" * 200, "a" * 80),
    ],
)
def test_names_of_files_hold_plain_letters_only(text: str, name: str) -> None:
    assert plain_name(text) == name


def test_two_files_never_get_one_name() -> None:
    names = FileNames()
    given = [names.unused(("Phần", file)) for file in ("Ân.pdf", "An.PDF", "an-2.pdf", "an")]
    assert given == ["phan/an.pdf", "phan/an-2.pdf", "phan/an-2-2.pdf", "phan/an"]

"""Files that are not what they say, too large, or made to harm: refused where they come in."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook, load_workbook

from tests.casework.cast import Cast, make_task
from tests.casework.work.files import PDF, docx, plain_zip, with_macros, xlsx
from tests.web.attack import state

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"


def _bomb(part: str = SHEET, size: int = 300 * MEGABYTE) -> bytes:
    """A workbook of some hundred kilobytes that unpacks to hundreds of megabytes."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        with zipfile.ZipFile(BytesIO(xlsx())) as whole:
            for name in whole.namelist():
                if name != part:
                    archive.writestr(name, whole.read(name))
        with archive.open(part, "w", force_zip64=True) as stream:
            for _ in range(size // MEGABYTE):
                stream.write(b" " * MEGABYTE)
    return made.getvalue()


def _entities() -> bytes:
    """Entities within entities: the billion laughs."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    text = (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><worksheet>&a8;</worksheet>'
    )
    return _with(SHEET, text.encode())


def _with(part: str, content: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        with zipfile.ZipFile(BytesIO(xlsx())) as whole:
            for name in whole.namelist():
                archive.writestr(name, content if name == part else whole.read(name))
        if part not in archive.namelist():
            archive.writestr(part, content)
    return made.getvalue()


def _formulas() -> bytes:
    book = Workbook()
    sheet = book.create_sheet("formulas", 0)
    sheet.append(["=cmd|' /C calc'!A0", '=HYPERLINK("https://xau.example")'])
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _macros() -> bytes:
    return _with("xl/vbaProject.bin", b"x")


def _external() -> bytes:
    return _with("xl/externalLinks/externalLink1.xml", b"<externalLink/>")


BAD: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty": ("a.xlsx", lambda: b""),
    "program": ("a.xlsx", lambda: b"MZ" + bytes(200)),
    "word_file_renamed": ("a.xlsx", docx),
    "plain_zip": ("a.xlsx", plain_zip),
    "cut_off": ("a.xlsx", lambda: xlsx()[:200]),
    "bomb": ("a.xlsx", _bomb),
    "bomb_of_texts": ("a.xlsx", lambda: _bomb("xl/sharedStrings.xml")),
    "entities": ("a.xlsx", _entities),
    "formulas": ("a.xlsx", _formulas),
    "macros": ("a.xlsx", _macros),
    "external": ("a.xlsx", _external),
    "binary_csv": ("a.csv", lambda: bytes(range(256)) * 50),
    "nul_csv": ("a.csv", lambda: "mã\x00,tên\n".encode()),
    "wide_csv": ("a.csv", lambda: b"a," * 200_000),
    "too_large": ("a.csv", lambda: b"a" * (10 * MEGABYTE + 1)),
    "wrong_ending": ("a.exe", xlsx),
}


def _signed_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(getattr(cast, name))
    return client


def _send(client: Client, path: str, field: str, name: str, content: bytes) -> Any:
    return client.post(path, {field: SimpleUploadedFile(name, content)})


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_of_people_is_refused_with_what_is_wrong(kind: str, cast: Cast) -> None:
    name, content = BAD[kind]
    client, data = _signed_in(cast, "minh"), content()
    before = state.stored()
    answer = _send(client, "/quan-tri/nhap/", "file", name, data)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert state.stored() == before


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_file_of_tasks_is_refused_with_what_is_wrong(kind: str, cast: Cast) -> None:
    name, content = BAD[kind]
    path = f"/nhiem-vu/don-vi/{cast.unit.pk}/nhap/"
    client, data = _signed_in(cast, "dung"), content()
    before = state.stored()
    answer = _send(client, path, "file", name, data)
    assert answer.status_code == 422
    assert state.stored() == before


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rong.pdf", b""),
        ("chay.exe", b"MZ"),
        ("chay.pdf", b"MZ" + bytes(20)),
        ("trang.html", b"<script>alert(1)</script>"),
        ("anh.svg", b"<svg onload='alert(1)'/>"),
        ("bao-cao.xlsx", docx()),
        ("bao-cao.docx", with_macros()),
        ("goi.xlsx", plain_zip()),
        ("lon.pdf", PDF + bytes(26 * MEGABYTE)),
    ],
)
def test_bad_evidence_is_refused_and_nothing_is_kept(name: str, content: bytes, cast: Cast) -> None:
    assert cast.binh.official is not None
    task = make_task(cast, cast.binh.official)
    client = _signed_in(cast, "binh")
    before = state.stored()
    kept = sorted(settings.EVIDENCE_ROOT.rglob("*"))
    path = f"/nhiem-vu/{task.pk}/minh-chung/"
    answer = _send(client, path, "evidence", name, content)
    assert answer.status_code == 422
    assert state.stored() == before
    assert sorted(settings.EVIDENCE_ROOT.rglob("*")) == kept


def test_evidence_is_handed_out_only_to_be_saved_and_under_a_plain_name(cast: Cast) -> None:
    assert cast.binh.official is not None
    task = make_task(cast, cast.binh.official)
    client = _signed_in(cast, "binh")
    sent = _send(
        client, f"/nhiem-vu/{task.pk}/minh-chung/", "evidence", "../../é;:\u202efdp.pdf", PDF
    )
    assert sent.status_code == 302
    evidence = task.evidence.get()
    answer = client.get(f"/nhiem-vu/{task.pk}/minh-chung/{evidence.pk}/")
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''")
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert not set('/\\"\r\n\u202e') & set(evidence.name)
    assert b"".join(answer) == PDF


def test_a_workbook_taken_in_never_leads_elsewhere_when_given_out(cast: Cast) -> None:
    answer = _signed_in(cast, "minh").get("/quan-tri/nhap/du-lieu.xlsx")
    book = load_workbook(BytesIO(answer.content))
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]

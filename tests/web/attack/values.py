"""Values nobody types by honest work, and honest ones so that a form gets past its first check."""

from __future__ import annotations

from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.casework.work.files import PDF, docx, plain_zip, xlsx
from tests.web.attack.pages import Control

HOSTILE = (
    "",
    " ",
    "0",
    "-1",
    "-0",
    "+1",
    "1e9",
    "NaN",
    "Infinity",
    "-Infinity",
    str(10**30),
    str(2**63),
    str(-(2**63) - 1),
    "9" * 5_000,
    "0.1",
    "1,5,5",
    "1.000.000.000",
    "٣",
    "²",
    "x\x00y",
    "\x01\x08\x1b",
    "\u202e\u2066",
    "\ud83d\ude00\U0001f600",
    "\ufeff",
    "a" * 100_000,
    "ế" * 3_000,
    "Đ" * 201,
    "31/02/2026",
    "00/00/0000",
    "01/01/0001",
    "31/12/9999",
    "2026-06-20",
    "20/06/26",
    "2026-Q9",
    "2026-Q2",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "../../etc/passwd",
    "{{7*7}}",
    "%s%n",
    "[]",
    "{}",
    "null",
    "None",
    "true",
    "excellent",
    "1",
    "2",
    "7",
    "999999",
)
TYPED = {
    "figure": ("0", "1", "3", "10", "30", "100", "92,5"),
    "day": ("19/06/2026", "20/06/2026", "25/06/2026", "30/06/2026", "01/04/2026"),
    "text": ("Nội dung hợp lệ", "125-QĐ/TU", "Nguyễn Thị Mẫu", "mot-cau-de-nho-khac"),
    "password": ("mot-cau-de-nho-khac",),
    "textarea": ("Lý do có căn cứ rõ ràng.",),
}
FILES = (
    ("rong.pdf", b""),
    ("minh-chung.pdf", PDF),
    ("bao-cao.docx", docx()),
    ("so-lieu.xlsx", xlsx()),
    ("doi-ten.xlsx", plain_zip()),
    ("hong.xlsx", b"PK\x03\x04" + bytes(40)),
    ("chu.csv", "mã,tên\n1,Ấ\n".encode("utf-16")),
    ("khong-duoi", b"\x00\xff" * 100),
    ("ten-dai-" + "a" * 300 + ".pdf", PDF),
    ("ẩn\u202efdp.exe", b"MZ"),
)


def clean(text: str) -> str:
    """Text that can be sent at all: halves of a pair are no letters."""
    return text.encode("utf-8", "ignore").decode()


def hostile(random: Random) -> str:
    """Any of them."""
    return clean(random.choice(HOSTILE))


def honest(random: Random, control: Control) -> list[str]:
    """What a person would choose or type there; what stands there when it stands there."""
    if control.choices:
        return [random.choice(control.choices)]
    if control.values and (control.values[0] or control.typed == "hidden"):
        return control.values
    return [random.choice(TYPED.get(control.typed, ("1",)))]


def file(random: Random) -> SimpleUploadedFile:
    """A file, mostly of a wrong kind."""
    name, content = random.choice(FILES)
    return SimpleUploadedFile(name, content)

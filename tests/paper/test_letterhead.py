"""Numbers and days at the head of a paper."""

from __future__ import annotations

from datetime import date

from sauro.paper.docx_file import build_docx
from sauro.paper.form import Letterhead, Secrecy
from tests.paper import samples
from tests.paper.words import docx_pieces

ROOM = "\u00a0" * 6


def test_an_issued_paper_bears_number_and_day() -> None:
    head = Letterhead("", "Tỉnh ủy Mẫu", "Mẫu", 2026, "QĐ/TU", 5, date(2026, 2, 3))
    assert head.number_line == "Số 05-QĐ/TU"
    assert head.date_line == "Mẫu, ngày 03 tháng 02 năm 2026"
    assert head.reference == "số 05-QĐ/TU, ngày 03/02/2026"


def test_a_paper_not_yet_issued_leaves_room_for_them() -> None:
    head = Letterhead("", "Tỉnh ủy Mẫu", "Mẫu", 2026, "QĐ/TU")
    assert head.number_line == f"Số {ROOM}-QĐ/TU"
    assert head.date_line == f"Mẫu, ngày {ROOM} tháng {ROOM} năm 2026"
    assert head.reference == f"số {ROOM}-QĐ/TU, ngày {ROOM}/{ROOM}/2026"


def test_the_head_of_a_paper_is_in_the_order_of_party_documents() -> None:
    head = Letterhead(
        "Tỉnh ủy Mẫu", "Ban Tổ chức", "Mẫu", 2026, "TB/BTCTU", 7, date(2026, 10, 5), Secrecy.SECRET
    )
    pieces = docx_pieces(build_docx(samples.notice(head=head)))
    assert [piece.replace("\u00a0", " ") for piece in pieces[:9]] == [
        "TỈNH ỦY MẪU",
        "BAN TỔ CHỨC",
        "*",
        "Số 07-TB/BTCTU",
        "TỐI MẬT",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Mẫu, ngày 05 tháng 10 năm 2026",
        "THÔNG BÁO",
        "kết quả đánh giá, xếp loại quý III/2026",
    ]

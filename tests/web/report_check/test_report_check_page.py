"""Page 16: files and pasted text, marks in place, links there and back, nothing kept."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sauro.casework.audit.models import Entry as LogLine
from sauro.web.report_check.forms import MOST_BYTES, MOST_LETTERS
from tests.casework.cast import Cast
from tests.web.ceiling.reading import entered, text_of

pytestmark = pytest.mark.django_db
WRONG = "Báo cáo\n\nCó 109/111 xã đạt chuẩn, đạt 92,8%.\n"
RIGHT = "Có 109/111 xã đạt chuẩn, đạt 98,2%.\n"


def paste(cast: Cast, text: str, **more: Any) -> Any:
    return entered(cast.binh).post("/doi-chieu/", {"text": text, **more})


def upload(cast: Cast, name: str, data: bytes) -> Any:
    return entered(cast.binh).post("/doi-chieu/", {"file": SimpleUploadedFile(name, data)})


def test_everybody_signed_in_may_use_it(cast: Cast) -> None:
    for user in cast.everybody:
        assert entered(user).get("/doi-chieu/").status_code == 200


def test_a_wrong_figure_is_marked_in_place_with_the_right_one_beside_and_links_both_ways(
    cast: Cast,
) -> None:
    response = paste(cast, WRONG)
    assert response.status_code == 200
    page = text_of(response)
    assert "1 chỗ cần xem lại" in page
    assert "Dòng 3 tỷ lệ 92,8 → đúng ra là 98,20" in page
    html = response.content.decode()
    mark = re.search(r'<mark id="cho-1">(.*?)</mark>(.*?)</a>', html)
    assert mark is not None
    assert mark[1].endswith("92,8")
    assert "chỗ cần xem lại" in mark[1]
    assert 'href="#loi-1"' in mark[2]
    assert "98,20" in mark[2]
    assert '<li id="loi-1"><a href="#cho-1">' in html
    assert "đạt chuẩn, đạt " in page


def test_what_is_typed_never_becomes_markup(cast: Cast) -> None:
    response = paste(cast, f"<script>alert(1)</script> {WRONG}</textarea><b>x</b>")
    assert b"<script>alert" not in response.content
    assert b"</textarea><b>x" not in response.content


def test_a_right_report_and_one_without_figures_say_so(cast: Cast) -> None:
    assert "Đã soát 1 tỷ lệ, phép cộng, danh sách: không thấy chỗ sai." in text_of(
        paste(cast, RIGHT)
    )
    assert "Không thấy tỷ lệ, phép cộng hay danh sách nào để soát trong văn bản này." in text_of(
        paste(cast, "Kính gửi")
    )


def test_word_text_and_markdown_files_are_read(cast: Cast) -> None:
    document, buffer = docx.Document(), BytesIO()
    document.add_paragraph(WRONG.split("\n")[2])
    document.save(buffer)
    for name, data in (
        ("bao-cao.docx", buffer.getvalue()),
        ("bao-cao.txt", WRONG.encode()),
        ("bao-cao.md", WRONG.encode("utf-16")),
    ):
        assert "1 chỗ cần xem lại" in text_of(upload(cast, name, data)), name


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("bao-cao.pdf", b"%PDF", 'không đọc được loại tệp ".pdf"; dùng tệp .docx hoặc .txt'),
        ("bao-cao.docx", b"khong phai", "tệp Word hỏng hoặc không phải tệp .docx"),
        ("bao-cao.txt", "số".encode("utf-16-le")[:3] + b"\xff", "không phải bảng mã UTF-8"),
        ("bao-cao.txt", b" \n", "không có chữ nào"),
        ("bao-cao.txt", b"", "Tệp rỗng."),
        ("bao-cao.txt", b"a" * (MOST_BYTES + 1), "Tệp lớn hơn 2 MB."),
        ("bao-cao.txt", b"a" * (MOST_LETTERS + 1), "Văn bản dài hơn 500.000 ký tự"),
    ],
)
def test_a_file_that_cannot_be_checked_is_refused_with_why(
    cast: Cast, name: str, data: bytes, message: str
) -> None:
    response = upload(cast, name, data)
    assert response.status_code == 422
    assert message in text_of(response)


def test_nothing_both_and_too_much_are_refused_and_what_was_pasted_is_kept(cast: Cast) -> None:
    assert "Chưa có gì để đối chiếu." in text_of(paste(cast, "  \n"))
    both = paste(cast, WRONG, file=SimpleUploadedFile("a.txt", b"a"))
    assert both.status_code == 422
    assert "Hãy chỉ dùng một cách." in text_of(both)
    assert "Có 109/111 xã" in text_of(both)
    assert "Văn bản dài hơn 500.000 ký tự" in text_of(paste(cast, "a" * (MOST_LETTERS + 1)))
    assert paste(cast, "a" * MOST_LETTERS).status_code == 200


def test_the_findings_are_exported_from_the_text_sent_again(cast: Cast) -> None:
    client = entered(cast.binh)
    page = client.post("/doi-chieu/", {"text": WRONG})
    sent = page.context["text"]
    response = client.post("/doi-chieu/xlsx/", {"text": sent})
    sheet = openpyxl.load_workbook(BytesIO(response.content)).worksheets[0]
    assert [cell.value for cell in sheet[2]][:4] == [3, "tỷ lệ", "92,8", "98,20"]
    assert client.post("/doi-chieu/xlsx/", {"text": ""}).status_code == 422


def test_the_log_tells_that_it_was_used_and_nothing_of_the_text(cast: Cast) -> None:
    paste(cast, WRONG)
    told = LogLine.objects.get(act="check_report")
    assert (told.actor, told.subject) == ("binh", "")
    assert told.details == {"letters": len(WRONG), "statements": 1, "findings": 1}

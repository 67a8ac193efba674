"""What nobody recorded is left open, and what was recorded otherwise is said as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sauro.paper.docx_file import build_docx
from sauro.paper.dossier import Attachment, Part, build_dossier_pdf
from sauro.paper.filters import counted, moment
from sauro.paper.fonts import packaged_fonts
from sauro.paper.form import Letterhead, Person
from sauro.paper.papers.anchor import LogAnchor
from sauro.paper.papers.minutes import DiscussedCase
from sauro.paper.typography import BLANK
from sauro.regulation.levels import Level
from tests.paper import samples
from tests.paper.words import compact, docx_pieces, docx_tables, pdf_words


def said(content: bytes) -> str:
    return "\n".join(docx_pieces(content)).replace("\u00a0", " ")


def test_a_count_and_an_hour_that_are_not_known_leave_room() -> None:
    assert counted(None) == BLANK
    assert counted(0) == "0"
    assert moment(date(2026, 9, 20)) == f"{BLANK} giờ {BLANK}, ngày 20 tháng 9 năm 2026"


def test_a_number_recorded_in_another_form_is_kept_as_it_is() -> None:
    head = Letterhead("", "Sở Mẫu", "Mẫu", 2026, "TTr", None, date(2026, 2, 3), written="45/TTr-SM")
    assert head.number_line == "Số 45/TTr-SM"
    assert head.reference == "số 45/TTr-SM, ngày 03/02/2026"


def test_a_tally_without_tellers_and_sheets_has_room_for_them() -> None:
    paper = replace(samples.tally(), tellers=(), issued=None, returned=None)
    pieces = docx_pieces(build_docx(paper))
    assert f"- {'…' * 20}" in pieces
    assert f"Số phiếu phát ra: {BLANK}; số phiếu thu về: {BLANK}." in pieces


def test_minutes_may_know_numbers_and_no_names() -> None:
    paper = replace(samples.minutes(), present=(), absent=(), members=12, came=10)
    assert "2. Triệu tập: 12; có mặt: 10; vắng mặt: 02." in said(build_docx(paper))


def test_minutes_say_no_kind_of_vote_where_none_is_recorded() -> None:
    paper = replace(samples.minutes(), secret=None)
    text = said(build_docx(paper))
    assert "Hình thức:" not in text
    assert "Không thành viên nào biểu quyết về trường hợp của chính mình." in text


def test_a_chair_without_a_post_leaves_no_comma_behind() -> None:
    paper = replace(samples.minutes(), chair=Person("Phạm Thị Mẫu", "", ""))
    assert "Chủ trì: Phạm Thị Mẫu. Thư ký:" in said(build_docx(paper))


def test_a_vote_on_one_level_has_its_own_table_and_promises_nothing_about_own_cases() -> None:
    one = DiscussedCase(samples.person(), "", None, Level.GOOD, "", agreed=3, against=0)
    other = DiscussedCase(samples.person(2), "", None, None, "Chưa biểu quyết")
    content = build_docx(replace(samples.minutes(), cases=(one, other), discussion="Nhất trí."))
    (table,) = docx_tables(content)
    rows = [[cell.text for cell in row.cells][3:5] for row in table.rows]
    assert rows == [["Tán thành", "Không tán thành"], ["3", "0"], ["", ""]]
    text = said(content)
    assert "Không thành viên nào" not in text
    assert "Ý kiến về từng trường hợp" not in text
    assert "Nhất trí." in text


def test_a_collective_assesses_itself_as_one_without_a_heads_comment() -> None:
    paper = samples.self_assessment(collective=True, commented=False, remedies="Rút ngắn.")
    text = said(build_docx(paper))
    assert "BẢN TỰ ĐÁNH GIÁ, XẾP LOẠI CỦA TẬP THỂ" in text
    assert "Tên tập thể: " in text
    assert "Chức vụ, chức danh" not in text
    assert "NGƯỜI ĐỨNG ĐẦU" not in text
    assert "3. Biện pháp khắc phục: Rút ngắn." in text


def test_a_decision_can_be_held_against_the_log() -> None:
    words = "Mốc đối chiếu nhật ký: 12 dòng, mã abc"
    anchored = replace(samples.decision(), anchor=LogAnchor("abc", 12))
    assert words in said(build_docx(anchored))
    assert "Mốc đối chiếu" not in said(build_docx(samples.decision()))


def test_results_carry_the_units_comment() -> None:
    paper = replace(samples.unit_results(), comment="Đạt kế hoạch.")
    assert "Nhận xét của đơn vị: Đạt kế hoạch." in said(build_docx(paper))


def test_a_known_digest_spares_the_content() -> None:
    part = Part("Tài liệu minh chứng", (), (Attachment("a.pdf", b"", "ab" * 32),))
    first = Part("Tờ trình", (("Tờ trình", samples.submission()),))
    dossier = replace(samples.dossier(), parts=(first, part))
    words = pdf_words(build_dossier_pdf(dossier, packaged_fonts()))
    assert compact(f"a.pdf (SHA-256 {'ab' * 32})") in words

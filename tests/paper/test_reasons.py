"""What papers say of a rating's reasons."""

from __future__ import annotations

from datetime import date
from typing import Any

from sauro.paper.docx_file import build_docx
from sauro.regulation.levels import Level
from sauro.regulation.quarter.facts import Absence, AbsenceKind
from tests.paper import samples
from tests.paper.words import docx_pieces, docx_tables


def _notice(**changes: Any) -> list[str]:
    pieces = docx_pieces(build_docx(samples.notice(**changes)))
    return [piece.replace("\u00a0", " ") for piece in pieces]


def _conditions(**changes: Any) -> list[list[str]]:
    table = docx_tables(build_docx(samples.notice(**changes)))[0]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_the_conditions_of_the_level_reached_say_why() -> None:
    rows = _conditions(outcome=samples.outcome("75"), level=Level.GOOD)
    assert rows == [
        ["Điều khoản", "Điều kiện", "Yêu cầu", "Thực tế", "Kết luận"],
        ["HD-QUY VI.1.2", "Tổng điểm", "từ 70 trở lên", "75,00", "đạt"],
        ["HD-QUY VI.1.2", "Nhiệm vụ hoàn thành", "100%", "9/9", "đạt"],
        ["HD-QUY VI.1.2", "Nhiệm vụ chậm tiến độ", "không có", "0/9", "đạt"],
        ["HD-QUY VI.1.2", "Nhiệm vụ không bảo đảm chất lượng", "không có", "0/9", "đạt"],
        ["HD-QUY VI.1 đoạn cuối", "Nhiệm vụ của chính cá nhân hoàn thành", "100%", "9/9", "đạt"],
    ]


def test_the_lowest_level_shows_every_condition() -> None:
    rows = _conditions(outcome=samples.outcome("49.99"), level=Level.FAILED)
    assert rows[0][:2] == ["Điều khoản", "Mức"]
    assert [
        "HD-QUY VI.1.4", "Không hoàn thành nhiệm vụ", "Tổng điểm", "dưới 50", "49,99", "xảy ra",
    ] in rows  # fmt: skip


def test_what_is_missing_for_the_next_level_is_said() -> None:
    said = _notice(outcome=samples.outcome("75"), level=Level.GOOD)
    assert "Để đạt mức liền trên còn thiếu: tổng điểm từ 90 trở lên (có 75,00)." in said


def test_a_late_dossier_is_a_proposal_only() -> None:
    said = _notice(outcome=samples.outcome(dossier_late=True))
    assert (
        "Hồ sơ nộp chậm; nếu cấp có thẩm quyền quyết định hạ một mức (HD-QUY VII.2.2) thì là: "
        "Hoàn thành tốt nhiệm vụ." in said
    )


def test_a_deferred_case_shows_no_table_of_conditions() -> None:
    absence = Absence(AbsenceKind.TRAINING, date(2026, 7, 1), date(2026, 9, 30))
    paper = samples.notice(outcome=samples.outcome(absences=(absence,)), level=None)
    said = [piece.replace("\u00a0", " ") for piece in docx_pieces(build_docx(paper))]
    assert "1. Mức xếp loại: Chưa xếp loại." in said
    assert "Mức xếp loại theo quy tắc: Chưa xếp loại." in said
    assert docx_tables(build_docx(paper)) == []


def test_a_paper_decision_of_before_has_no_reasons() -> None:
    said = _notice(outcome=None)
    assert "Mức xếp loại theo quy tắc: Không tính theo quy tắc." in said
    assert not any(piece.startswith("Căn cứ: ") for piece in said)

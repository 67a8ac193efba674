"""The review of Kon Tum 2024: last moments, forms, steps, suggestions, recipients."""

from datetime import date

import pytest

from sauro.regulation.deadlines import BeforeDay
from sauro.regulation.year.review import Filer, Suggestion
from sauro.regulation.year.review_checks import (
    ReviewProblem,
    check_forms,
    check_steps,
    check_suggestions,
)
from sauro.regulation.year.review_load import load_review

RULES = load_review("kon-tum-2024")


@pytest.mark.parametrize(
    ("code", "strict", "inclusive", "clause"),
    [
        ("plan", date(2024, 11, 9), date(2024, 11, 10), "CV-KT 4 gạch đầu dòng 2"),
        ("dossiers", date(2024, 11, 24), date(2024, 11, 25), "CV-KT 3"),
        ("summary", date(2024, 11, 30), date(2024, 12, 1), "CV-KT 4 gạch đầu dòng 1"),
    ],
)
def test_before_a_day_ends_the_day_before_unless_the_cycle_reads_it_otherwise(
    code: str, strict: date, inclusive: date, clause: str
) -> None:
    (deadline,) = (each for each in RULES.deadlines if each.code == code)
    assert deadline.last_day() == strict
    assert deadline.last_day(BeforeDay.INCLUSIVE) == inclusive
    assert not deadline.is_late(strict)
    assert deadline.is_late(inclusive)
    assert not deadline.is_late(inclusive, BeforeDay.INCLUSIVE)
    assert (deadline.clause, deadline.reading) == (clause, "D6")


def test_deadlines_stand_in_order_of_time() -> None:
    assert [each.code for each in RULES.deadlines] == ["plan", "dossiers", "summary"]


def test_each_person_fills_in_exactly_one_of_the_four_forms() -> None:
    forms = {"an": ["02-A"], "binh": ["02-D"], "chi": [], "dung": ["02-A", "02-B"], "ha": ["2C"]}
    clause = "CV-KT chú thích 5"
    assert check_forms(forms, RULES) == [
        ReviewProblem(
            "chi",
            "chưa có bản kiểm điểm; làm một bản theo một trong các mẫu: 02-A, 02-B, 02-C, 02-D",
            clause,
        ),
        ReviewProblem(
            "dung", "có 2 bản kiểm điểm (02-A, 02-B); mỗi cá nhân chỉ làm một bản", clause
        ),
        ReviewProblem("ha", 'không có mẫu "2C"; chọn một trong: 02-A, 02-B, 02-C, 02-D', clause),
    ]


def test_steps_in_order_pass_with_and_without_an_explanation() -> None:
    days = {
        "review": date(2024, 11, 12),
        "dossiers": date(2024, 11, 20),
        "summary": date(2024, 11, 29),
    }
    assert check_steps(days, RULES) == []
    assert check_steps({"explanation": date(2024, 11, 12), **days}, RULES) == []
    assert check_steps({}, RULES) == []


def test_a_step_before_its_turn_is_named_with_both_days() -> None:
    days = {
        "explanation": date(2024, 11, 13),
        "review": date(2024, 11, 12),
        "summary": date(2024, 11, 29),
    }
    assert check_steps(days, RULES) == [
        ReviewProblem(
            "review",
            "đã kiểm điểm, tự đánh giá, xếp loại ngày 12/11/2024, "
            "trước khi giải trình nội dung gợi ý kiểm điểm ngày 13/11/2024",
            "CV-KT 2",
        ),
        ReviewProblem(
            "summary",
            "đã tổng hợp, báo cáo Ban cán sự đảng Ủy ban nhân dân tỉnh ngày 29/11/2024 "
            "khi chưa gửi kết quả và hồ sơ",
            "CV-KT 3",
        ),
    ]


def test_suggestions_are_answered_in_writing_before_the_review() -> None:
    review = date(2024, 11, 12)
    suggestions = [
        Suggestion("an", "chậm giải ngân", date(2024, 11, 11)),
        Suggestion("binh", "chậm giải ngân", review),
        Suggestion("chi", "đơn thư kéo dài", date(2024, 11, 13)),
        Suggestion("dung", "đơn thư kéo dài", None),
    ]
    assert check_suggestions(suggestions, review, RULES) == [
        ReviewProblem(
            "chi",
            'gợi ý "đơn thư kéo dài" giải trình ngày 13/11/2024; phải giải trình bằng văn bản '
            "trước khi kiểm điểm ngày 12/11/2024",
            "CV-KT 2",
        ),
        ReviewProblem(
            "dung",
            'gợi ý "đơn thư kéo dài" chưa giải trình; phải giải trình bằng văn bản '
            "trước khi kiểm điểm ngày 12/11/2024",
            "CV-KT 2",
        ),
    ]


@pytest.mark.parametrize(
    ("filer", "recipients", "clause"),
    [
        (Filer.COLLECTIVE, ("Sở Nội vụ",), "CV-KT 3 gạch đầu dòng 1"),
        (Filer.MANAGED_BY_PEOPLES_COMMITTEE, ("Sở Nội vụ",), "CV-KT 3 gạch đầu dòng 2"),
        (
            Filer.MANAGED_BY_STANDING_COMMITTEE,
            ("Ban Tổ chức Tỉnh ủy", "Sở Nội vụ"),
            "CV-KT 3 đoạn cuối",
        ),
    ],
)
def test_those_managed_by_the_standing_committee_file_in_two_places(
    filer: Filer, recipients: tuple[str, ...], clause: str
) -> None:
    filing = RULES.filings[filer]
    assert (filing.recipients, filing.clause) == (recipients, clause)

"""Annual facts that cannot be are refused with the whole reason."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from sauro.regulation.levels import Level
from sauro.regulation.period import Quarter
from sauro.regulation.quarter.facts import Scope
from sauro.regulation.year.checks import AnnualFactsRefused, check_annual
from sauro.regulation.year.consequence import QuarterResult
from sauro.regulation.year.facts import AnnualFacts, NotRated, Shortcomings
from sauro.regulation.year.findings import Finding, Mitigation, Tally
from sauro.regulation.year.rate import rate_year
from tests.regulation.year.subjects import BODY, CELL, HEAD, MEMBER, PAPER, RULES

SECOND = Quarter(2026, 2)


def with_finding(facts: AnnualFacts, finding: Finding) -> AnnualFacts:
    return replace(facts, findings=(finding,))


REFUSED = {
    "khong-co-van-ban": (
        with_finding(HEAD, Finding("disciplined", " ")),
        'findings[0].document: trường hợp "disciplined" chưa có văn bản; ghi số, ngày văn bản',
    ),
    "khong-xay-ra-cung-phai-co-van-ban": (
        with_finding(HEAD, Finding("five_targets", "", found=False)),
        'findings[0].document: trường hợp "five_targets" chưa có văn bản; ghi số, ngày văn bản',
    ),
    "truong-hop-cua-doi-tuong-khac": (
        with_finding(HEAD, Finding("tasks_not_done", PAPER)),
        'findings[0].code: trường hợp "tasks_not_done" không áp dụng cho cá nhân lãnh đạo, '
        "quản lý; chọn một trong: five_targets, units_failed, low_confidence, disciplined, "
        "degraded, corruption_in_scope",
    ),
    "to-chuc-dang-khong-dung-truong-hop-cua-nguoi": (
        with_finding(CELL, Finding("disciplined", PAPER)),
        'findings[0].code: trường hợp "disciplined" không áp dụng cho tập thể, tổ chức đảng; '
        "chọn một trong: personnel_violation, member_disciplined, member_degraded, five_targets",
    ),
    "khong-noi-co-hay-khong": (
        with_finding(HEAD, Finding("low_confidence", PAPER, found=None)),
        'findings[0].found: chưa ghi có hay không xảy ra trường hợp "low_confidence"',
    ),
    "ghi-co-ma-so-lieu-khong": (
        with_finding(HEAD, Finding("low_confidence", PAPER, counts=Tally(5, 10))),
        'findings[0].found: ghi là có xảy ra trường hợp "low_confidence", nhưng số liệu 5/10 '
        "cho kết quả ngược lại; sửa một trong hai",
    ),
    "ghi-khong-ma-so-lieu-co": (
        with_finding(MEMBER, Finding("tasks_not_done", PAPER, False, Tally(6, 10))),
        'findings[0].found: ghi là không xảy ra trường hợp "tasks_not_done", nhưng số liệu 6/10 '
        "cho kết quả ngược lại; sửa một trong hai",
    ),
    "so-lieu-nhieu-hon-tong": (
        with_finding(HEAD, Finding("units_failed", PAPER, None, Tally(5, 4))),
        "findings[0].counts: 5/4 không thể có; phần phải từ 0 đến tổng, tổng phải lớn hơn 0",
    ),
    "so-lieu-tren-khong": (
        with_finding(HEAD, Finding("units_failed", PAPER, None, Tally(0, 0))),
        "findings[0].counts: 0/0 không thể có; phần phải từ 0 đến tổng, tổng phải lớn hơn 0",
    ),
    "so-lieu-cho-truong-hop-khong-tinh-bang-so": (
        with_finding(HEAD, Finding("degraded", PAPER, counts=Tally(1, 2))),
        'findings[0].counts: trường hợp "degraded" không tính bằng số; bỏ số liệu này',
    ),
    "tinh-tiet-khong-ap-dung": (
        with_finding(
            HEAD, Finding("disciplined", PAPER, mitigation=Mitigation("force_majeure", PAPER))
        ),
        'findings[0].mitigation.code: tình tiết "force_majeure" không áp dụng cho trường hợp '
        '"disciplined"; chọn một trong: self_corrected',
    ),
    "tinh-tiet-khong-co-van-ban": (
        with_finding(
            HEAD, Finding("disciplined", PAPER, mitigation=Mitigation("self_corrected", ""))
        ),
        "findings[0].mitigation.document: tình tiết chưa có văn bản của cấp có thẩm quyền; "
        "ghi số, ngày văn bản",
    ),
    "ky-luat-cua-chinh-ca-nhan-o-noi-cu": (
        with_finding(HEAD, Finding("disciplined", PAPER, at_former_unit=True)),
        "findings[0].at_former_unit: kỷ luật của chính cá nhân tính vào kỳ này của cá nhân; "
        "bỏ mục tính cho đơn vị cũ",
    ),
    "chi-tieu-o-noi-cu": (
        with_finding(BODY, Finding("five_targets", PAPER, at_former_unit=True)),
        'findings[0].at_former_unit: trường hợp "five_targets" không tính cho đơn vị cũ; '
        "bỏ mục này",
    ),
    "co-nguoi-bi-ky-luat-ma-ghi-khong": (
        with_finding(BODY, Finding("member_disciplined", PAPER)),
        "disciplined: ghi không có ai bị kỷ luật, nhưng findings[0] ghi thành viên bị kỷ luật "
        "theo QĐ-12 ngày 03/12/2026; sửa một trong hai",
    ),
    "tap-the-chua-ghi-ky-luat": (
        replace(BODY, disciplined=None),
        "disciplined: chưa ghi thành viên, đơn vị trực thuộc có bị kỷ luật hay không; "
        "ghi có hoặc không",
    ),
    "ca-nhan-ghi-ky-luat-cua-tap-the": (
        replace(MEMBER, disciplined=True),
        "disciplined: mục này chỉ dùng cho tập thể, tổ chức đảng; với đảng viên, "
        "ghi trường hợp bị kỷ luật",
    ),
    "tap-the-giu-chuc-vu": (
        replace(CELL, leads=True),
        "leads: tổ chức đảng không giữ chức vụ; bỏ mục này",
    ),
    "khac-phuc-nhieu-hon-chi-ra": (
        replace(HEAD, shortcomings=Shortcomings(2, 3)),
        "shortcomings: khắc phục 3 trong 2 hạn chế được chỉ ra; "
        "số khắc phục phải từ 0 đến số được chỉ ra",
    ),
    "mot-quy-ghi-hai-lan": (
        replace(
            HEAD,
            quarters=(
                QuarterResult(SECOND, Level.GOOD),
                QuarterResult(SECOND, Level.FAILED, "QĐ-1"),
            ),
        ),
        "quarters: quý II/2026 ghi nhiều lần; chỉ giữ một kết quả",
    ),
    "can-bo-ghi-ngay-ket-nap": (
        replace(HEAD, admitted=date(2026, 9, 2)),
        "admitted: ngày kết nạp chỉ ghi cho đảng viên; bỏ mục này",
    ),
    "ket-nap-sau-nam": (
        replace(MEMBER, admitted=date(2027, 1, 1)),
        "admitted: ngày kết nạp 01/01/2027 sau ngày cuối năm 2026",
    ),
    "can-bo-duoc-mien-sinh-hoat": (
        replace(HEAD, not_rated=NotRated("exempt", PAPER)),
        'not_rated.code: căn cứ "exempt" không áp dụng cho cán bộ; bỏ mục này',
    ),
    "chua-xep-loai-khong-van-ban": (
        replace(MEMBER, not_rated=NotRated("exempt", "")),
        "not_rated.document: căn cứ chưa xếp loại chưa có văn bản; ghi số, ngày",
    ),
    "diem-ngoai-thang": (
        replace(HEAD, score=Fraction(101)),
        "score: điểm phải từ 0 đến 100",
    ),
    "hoan-thanh-nhieu-hon-giao": (
        replace(HEAD, scope=Scope(assigned=10, completed=11, late=0, exceeded=3)),
        "scope.completed: hoàn thành 11 nhiều hơn số tính 10 (giao 10, trừ khách quan 0)",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_is_refused_with_the_place_and_what_to_do(name: str) -> None:
    facts, message = REFUSED[name]
    with pytest.raises(AnnualFactsRefused) as refused:
        rate_year(facts, RULES)
    assert str(refused.value) == message


def test_everything_wrong_is_said_at_once_each_with_its_place() -> None:
    facts = replace(
        HEAD,
        score=Fraction(-1),
        findings=(Finding("disciplined", PAPER), Finding("units_failed", "", found=None)),
    )
    assert [problem.path for problem in check_annual(facts, RULES)] == [
        "score",
        "findings[1].document",
        "findings[1].found",
    ]


def test_a_former_unit_s_discipline_agrees_with_nobody_disciplined_here() -> None:
    finding = Finding("member_disciplined", PAPER, at_former_unit=True)
    assert check_annual(with_finding(BODY, finding), RULES) == ()


def test_a_mitigated_discipline_is_still_discipline() -> None:
    finding = Finding("member_disciplined", PAPER, mitigation=Mitigation("self_corrected", PAPER))
    problems = check_annual(with_finding(BODY, finding), RULES)
    assert [problem.path for problem in problems] == ["disciplined"]
    assert check_annual(replace(BODY, disciplined=True, findings=(finding,)), RULES) == ()

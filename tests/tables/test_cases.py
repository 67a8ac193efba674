"""JSON objects → cases: defaults, exact figures, and every refusal of the contract."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from sauro.regulation.quarter.facts import Absence, AbsenceKind, Case, Counts, Role, Scope
from sauro.tables.cases.parse import parse_cases
from sauro.tables.errors import InputErrors
from tests.tables.cast import QUARTER, Json, an

SCOPE: Json = {"assigned": 10, "completed": 10, "late": 0, "exceeded": 3}
SCORE_HINT = 'ghi số từ 0 đến 100, nhiều nhất hai chữ số thập phân, dùng dấu chấm (ví dụ "92.50")'
WHOLE_HINT = "ghi số nguyên từ 0 trở lên, không đặt trong ngoặc kép"


def one(case: Json) -> Case:
    return parse_cases([case], QUARTER)[0]


def refusals(*cases: Json) -> list[str]:
    with pytest.raises(InputErrors) as caught:
        parse_cases(list(cases), QUARTER)
    return caught.value.lines()


def test_what_is_left_out_takes_the_contracts_defaults() -> None:
    case = one(an(unit=..., score=...))
    assert case.unit == ""
    assert case.facts.score is None
    assert case.facts.scope == Scope(10, 10, 0, 3, substandard=0, excused=0)
    assert case.facts.own is None
    assert case.facts.collective is None
    assert case.facts.absences == ()
    assert (case.facts.dossier_late, case.facts.changed_post) == (False, False)
    assert case.quarters_proposed_excellent == 0


@pytest.mark.parametrize(
    ("role", "counts"), [("head", False), ("deputy", True), ("member", True), ("collective", True)]
)
def test_only_a_head_is_outside_the_ratio_unless_said(role: str, counts: bool) -> None:
    assert one(an(role=role)).in_ratio is counts
    assert one(an(role=role, in_ratio=not counts)).in_ratio is not counts


def test_everything_given_is_kept() -> None:
    case = one(
        an(
            own={"assigned": 4, "excused": 1, "completed": 3},
            collective={"assigned": 40, "completed": 30},
            absences=[
                {"kind": "sick", "from": "2026-04-01", "to": "2026-04-30"},
                {"kind": "other", "from": "2026-05-05", "to": None},
            ],
            dossier_late=True,
            changed_post=True,
            quarters_proposed_excellent=2,
        )
    )
    assert case.facts.role is Role.DEPUTY
    assert case.facts.own == Counts(assigned=4, completed=3, excused=1)
    assert case.facts.collective == Counts(assigned=40, completed=30)
    assert case.facts.absences == (
        Absence(AbsenceKind.SICK, date(2026, 4, 1), date(2026, 4, 30)),
        Absence(AbsenceKind.OTHER, date(2026, 5, 5), None),
    )
    assert (case.facts.dossier_late, case.facts.changed_post) == (True, True)
    assert case.quarters_proposed_excellent == 2


@pytest.mark.parametrize(
    ("given", "exact"),
    [
        ("92.50", Fraction(185, 2)),
        ("89.99", Fraction(8999, 100)),
        ("0", Fraction(0)),
        ("100.00", Fraction(100)),
        (90, Fraction(90)),
        (Decimal("89.9"), Fraction(899, 10)),
        (Decimal("9e1"), Fraction(90)),
    ],
)
def test_a_score_is_kept_exactly(given: object, exact: Fraction) -> None:
    assert one(an(score=given)).facts.score == exact


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("89.995", '"89.995" có quá hai chữ số thập phân, hệ thống không tự làm tròn điểm'),
        (
            Decimal("89.9999999"),
            '"89.9999999" có quá hai chữ số thập phân, hệ thống không tự làm tròn điểm',
        ),
        ("90.000", '"90.000" có quá hai chữ số thập phân, hệ thống không tự làm tròn điểm'),
        ("100.01", '"100.01" ngoài khoảng từ 0 đến 100'),
        ("-1", '"-1" ngoài khoảng từ 0 đến 100'),
        (-1, '"-1" ngoài khoảng từ 0 đến 100'),
        ("9" * 50, f'"{"9" * 50}" ngoài khoảng từ 0 đến 100'),
        ("ninety", '"ninety" không phải là số'),
        ("chín mươi", '"chín mươi" không phải là số'),
        ("9e1", '"9e1" không phải là số'),
        (" 90", '" 90" không phải là số'),
        ("90,5", '"90,5" không phải là số'),
        ("٩٠", '"٩٠" không phải là số'),
        ("NaN", '"NaN" không phải là số'),
        ("", '"" không phải là số'),
        (True, '"true" không phải là số'),
        (92.5, '"92.5" không phải là số'),
        (Decimal("1e999999999"), '"1E+999999999" không phải là số'),
    ],
)
def test_a_score_that_is_not_exact_is_refused(given: object, said: str) -> None:
    assert refusals(an(score=given)) == [f'đầu vào, dòng 1, khóa "score": {said}; {SCORE_HINT}']


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (-1, '"-1" là số âm'),
        (Decimal("9.5"), '"9.5" không phải là số nguyên'),
        ("10", '"10" không phải là số'),
        (True, '"true" không phải là số'),
        (None, "thiếu giá trị"),
    ],
)
def test_a_count_that_is_not_whole_is_refused(given: object, said: str) -> None:
    lines = refusals(an(scope={**SCOPE, "late": given}))
    assert lines == [f'đầu vào, dòng 1, khóa "scope.late": {said}; {WHOLE_HINT}']


@pytest.mark.parametrize(
    ("scope", "key", "said"),
    [
        (
            {**SCOPE, "completed": 11},
            "completed",
            "số hoàn thành 11 lớn hơn 10 nhiệm vụ phải tính (được giao 10, trừ khách quan 0)",
        ),
        (
            {**SCOPE, "excused": 1},
            "completed",
            "số hoàn thành 10 lớn hơn 9 nhiệm vụ phải tính (được giao 10, trừ khách quan 1)",
        ),
        (
            {**SCOPE, "late": 11},
            "late",
            "số chậm tiến độ 11 lớn hơn 10 nhiệm vụ phải tính (được giao 10, trừ khách quan 0)",
        ),
        ({**SCOPE, "excused": 11}, "excused", "số khách quan 11 lớn hơn số được giao 10"),
        (
            {**SCOPE, "substandard": 8},
            "exceeded",
            "vượt yêu cầu 3 cộng không bảo đảm chất lượng 8 là 11, lớn hơn số hoàn thành 10",
        ),
    ],
)
def test_counts_that_contradict_each_other_are_refused(scope: Json, key: str, said: str) -> None:
    lines = refusals(an(scope=scope))
    assert lines == [f'đầu vào, dòng 1, khóa "scope.{key}": {said}; sửa lại số liệu']


@pytest.mark.parametrize("part", ["own", "collective"])
def test_own_and_collective_counts_are_checked_too(part: str) -> None:
    lines = refusals(an(**{part: {"assigned": 4, "excused": 1, "completed": 4}}))
    assert lines == [
        f'đầu vào, dòng 1, khóa "{part}.completed": số hoàn thành 4 lớn hơn 3 nhiệm vụ phải tính'
        " (được giao 4, trừ khách quan 1); sửa lại số liệu"
    ]


@pytest.mark.parametrize(
    ("absence", "key", "said"),
    [
        (
            {"kind": "holiday", "from": "2026-04-01"},
            "kind",
            '"holiday" không có trong danh mục; ghi một trong: training, first_appointment,'
            " sick, maternity, other, examination",
        ),
        ({"kind": "sick"}, "from", "thiếu giá trị; ghi ngày bắt đầu"),
        (
            {"kind": "sick", "from": "20260401"},
            "from",
            '"20260401" không phải là ngày; ghi ngày dạng "2026-04-30"',
        ),
        (
            {"kind": "sick", "from": "2026-04-31"},
            "from",
            '"2026-04-31" không phải là ngày; ghi ngày dạng "2026-04-30"',
        ),
        (
            {"kind": "sick", "from": "2026-05-02", "to": "2026-05-01"},
            "from",
            "từ ngày 02/05/2026 sau đến ngày 01/05/2026; sửa lại hai ngày",
        ),
        (
            {"kind": "first_appointment", "from": "2026-05-02", "to": "2026-05-03"},
            "to",
            "bổ nhiệm lần đầu chỉ có ngày bổ nhiệm; bỏ trống ngày kết thúc",
        ),
        (
            {"kind": "first_appointment", "from": "2026-07-01"},
            "from",
            "ngày bổ nhiệm 01/07/2026 sau ngày cuối quý II/2026 (30/06/2026); sửa ngày hoặc bỏ"
            " hồ sơ khỏi kỳ này",
        ),
        (
            {"kind": "sick", "from": "2026-05-02", "days": 3},
            "days",
            "khóa này không được dùng; các khóa được dùng: from, kind, to",
        ),
    ],
)
def test_an_impossible_absence_is_refused(absence: Json, key: str, said: str) -> None:
    assert refusals(an(absences=[absence])) == [
        f'đầu vào, dòng 1, khóa "absences[0].{key}": {said}'
    ]


@pytest.mark.parametrize(
    ("change", "key", "said"),
    [
        ({"id": ...}, "id", "thiếu giá trị; ghi mã của hồ sơ"),
        ({"id": "  "}, "id", "thiếu giá trị; ghi mã của hồ sơ"),
        ({"id": 147}, "id", '"147" không phải là chữ; ghi mã của hồ sơ'),
        (
            {"id": "CB\u200bAn"},
            "id",
            '"CB\\u200bAn" có ký tự điều khiển hoặc ký tự ẩn (U+200B); xóa ký tự đó',
        ),
        ({"group": ...}, "group", "thiếu giá trị; ghi tên hoặc mã nhóm tương đồng"),
        (
            {"role": ...},
            "role",
            "thiếu giá trị; ghi một trong: head, deputy, member, collective",
        ),
        (
            {"role": "boss"},
            "role",
            '"boss" không có trong danh mục; ghi một trong: head, deputy, member, collective',
        ),
        ({"scope": ...}, "scope", "thiếu giá trị; ghi số liệu nhiệm vụ trong phạm vi phụ trách"),
        ({"scope": 3}, "scope", '"3" không phải là một đối tượng; ghi dạng {…}'),
        ({"absences": {}}, "absences", '"{}" không phải là một danh sách; ghi dạng […]'),
        ({"absences": [1]}, "absences[0]", '"1" không phải là một đối tượng; ghi dạng {…}'),
        (
            {"in_ratio": "có"},
            "in_ratio",
            '"có" không phải là có hay không; ghi true hoặc false',
        ),
        (
            {"dossier_late": 1},
            "dossier_late",
            '"1" không phải là có hay không; ghi true hoặc false',
        ),
        (
            {"own": {"assigned": 4, "completed": 4, "late": 0}},
            "own.late",
            "khóa này không được dùng; các khóa được dùng: assigned, completed, excused",
        ),
        (
            {"role": "collective", "own": {"assigned": 4, "completed": 4}},
            "own",
            "hồ sơ của tập thể không có nhiệm vụ riêng; bỏ trống phần này",
        ),
    ],
)
def test_a_case_that_breaks_the_contract_is_refused(change: Json, key: str, said: str) -> None:
    assert refusals(an(**change)) == [f'đầu vào, dòng 1, khóa "{key}": {said}']


def test_an_unknown_key_names_the_known_ones() -> None:
    assert refusals(an(scroe="90")) == [
        'đầu vào, dòng 1, khóa "scroe": khóa này không được dùng; các khóa được dùng: absences,'
        " changed_post, collective, dossier_late, group, id, in_ratio, own,"
        " quarters_proposed_excellent, role, scope, score, unit"
    ]


def test_an_id_twice_is_refused_however_its_letters_are_composed() -> None:
    composed, decomposed = "CB-B\u00ecnh", "CB-Bi\u0300nh "
    assert refusals(an(id=composed), an(), an(id=decomposed)) == [
        f'đầu vào, dòng 3, khóa "id": mã "{composed}" đã có ở dòng 1; mỗi hồ sơ ghi một mã riêng'
    ]


def test_all_errors_come_at_once() -> None:
    lines = refusals(an(score="x", role="y"), an(id="", scope={**SCOPE, "late": -1}))
    assert [line.split(":")[0] for line in lines] == [
        'đầu vào, dòng 1, khóa "role"',
        'đầu vào, dòng 1, khóa "score"',
        'đầu vào, dòng 2, khóa "id"',
        'đầu vào, dòng 2, khóa "scope.late"',
    ]

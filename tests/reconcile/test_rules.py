"""Each rule of the check by a sentence: right, wrong, and what is left alone."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sauro.reconcile import Ceiling, check_text, packaged_ceiling

HEAD = "Có 747 tổ chức cơ sở đảng; số được đánh giá, xếp loại 744 tổ chức, tỷ lệ {rated}%; "
REST = "số chưa được đánh giá, xếp loại 03 tổ chức, tỷ lệ {rest}%."


def found(text: str) -> list[tuple[str, str, str]]:
    return [(f.kind.value, f.printed, f.computed) for f in check_text(text).findings]


@pytest.mark.parametrize(
    ("rated", "rest", "wrong"),
    [
        ("99,59", "0,40", []),
        ("99,6", "0,4", []),
        ("99,59", "0,41", []),  # 100 - 99,59
        ("99,60", "0,40", []),
        ("99", "1", []),  # 100 - 99, cut
        ("95,61", "4,39", [("share", "95,61", "99,60"), ("share", "4,39", "0,40")]),
        ("99,59", "0,49", [("share", "0,49", "0,40")]),
        ("95,59", "0,41", [("share", "95,59", "99,60"), ("share", "0,41", "0,40")]),
    ],
)
def test_a_share_may_be_100_minus_the_other_only_when_that_is_right(
    rated: str, rest: str, wrong: list[tuple[str, str, str]]
) -> None:
    assert found(HEAD.format(rated=rated) + REST.format(rest=rest)) == wrong


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Có 109/111 xã đạt chuẩn (đạt 98,2%).", []),
        ("Có 109/111 xã đạt chuẩn (đạt 92,8%).", [("share", "92,8", "98,20")]),
        ("Đã kết nạp 2.200/3.850 đảng viên, đạt tỷ lệ 57,14% so với chỉ tiêu.", []),
        (
            "Đã kết nạp 2.200/3.850 đảng viên, đạt tỷ lệ 75,14% so với chỉ tiêu.",
            [("share", "75,14", "57,14")],
        ),
        ("Có 131 tổ chức trong tổng số 744 tổ chức, chiếm 17,6%.", []),
        (
            "Có 131 tổ chức trên tổng số 744 tổ chức, chiếm 16,7%.",
            [("share", "16,7", "17,61")],
        ),
        ("Ngày 02/9, 10/11/2023 và Nghị định 170/2025/NĐ-CP, đạt 5%.", []),
        ("Thu ngân sách 13.213 tỷ đồng, đạt 91,12% dự toán.", []),
    ],
)
def test_explicit_fractions(text: str, wrong: list[tuple[str, str, str]]) -> None:
    assert found(text) == wrong


LEVELS = (
    "Có {rated} tập thể được xếp loại, kết quả: hoàn thành xuất sắc nhiệm vụ {best} tập thể; hoàn "
    "thành tốt nhiệm vụ {good} tập thể; hoàn thành nhiệm vụ {fair} tập thể; không hoàn thành "
    "nhiệm vụ: {failed}."
)


@pytest.mark.parametrize(
    ("rated", "best", "good", "fair", "failed", "wrong"),
    [
        (60, 8, 42, 10, "không", []),
        (60, 8, 42, "08", "02 tập thể", []),
        (61, 8, 42, 10, "không", [("sum", "61", "60")]),
        (59, 8, 42, 10, "không", [("sum", "59", "60")]),
        (60, 8, 42, 10, "01 tập thể", [("sum", "60", "61")]),
        ("1.060", 8, "1.042", 10, "không", []),
    ],
)
def test_levels_add_up_to_those_rated(
    rated: object,
    best: object,
    good: object,
    fair: object,
    failed: str,
    wrong: list[tuple[str, str, str]],
) -> None:
    text = LEVELS.format(rated=rated, best=best, good=good, fair=fair, failed=failed)
    assert found(text) == wrong


def test_rated_and_not_rated_add_up_to_the_total() -> None:
    text = "Tổng số 770 tập thể; số được xếp loại {} tập thể; số chưa được xếp loại 04 tập thể."
    assert found(text.format(766)) == []
    assert found(text.format(676)) == [("sum", "770", "680")]


def test_groups_add_up_to_those_rated() -> None:
    text = (
        "Có 50 tập thể, số được đánh giá 48 tập thể, tỷ lệ 96%. Các tập thể đã được đánh giá, xếp "
        "loại: 01 tập thể Ban Thường vụ; {} tập thể cấp huyện (16 ban thường vụ; 04 tập thể khác); "
        "27 tập thể cấp xã."
    )
    assert found(text.format(20)) == []
    assert found(text.format(21)) == [("parts", "21", "20"), ("sum", "48", "49")] or found(
        text.format(21)
    ) == [("sum", "48", "49"), ("parts", "21", "20")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Cử 164 cán bộ, gồm: hệ tập trung 76 đồng chí; hệ khác 88 đồng chí.", []),
        (
            "Cử 164 cán bộ, gồm: hệ tập trung 67 đồng chí; hệ khác 88 đồng chí.",
            [("parts", "164", "155")],
        ),
        ("Kỷ luật 03 đồng chí (02 đồng chí khiển trách; 01 đồng chí cảnh cáo).", []),
        (
            "Kỷ luật 03 đồng chí (02 đồng chí khiển trách; 02 đồng chí cảnh cáo).",
            [("parts", "03", "4")],
        ),
        ("Ban có 42 cán bộ, gồm: Trưởng ban, 03 phó trưởng ban và 38 chuyên viên.", []),
        (
            "Ban có 42 cán bộ, gồm: Trưởng ban, 03 phó trưởng ban và 39 chuyên viên.",
            [("parts", "42", "43")],
        ),
        ("Có 54 cán bộ, trong đó: 06 phó trưởng ban; 15 phó trưởng phòng.", []),
        (
            "Có 54 cán bộ, trong đó: 46 phó trưởng ban; 15 phó trưởng phòng.",
            [("parts", "54", "61")],
        ),
        ("Kết nạp 568 đảng viên, trong đó: nông dân 400 đảng viên; khác 100 đảng viên.", []),
        (
            "Kết nạp 568 đảng viên, trong đó: nông dân 401 đảng viên; khác 166 đảng viên.",
            [("parts", "568", "567")],
        ),
        ("Kết nạp 40 đảng viên, trong đó: nữ 22 đồng chí, dân tộc thiểu số 21 đồng chí.", []),
        ("Tặng thưởng 28 đồng chí (trong đó nữ 30 đồng chí).", [("parts", "28", "30")]),
        ("Ban hành 15 báo cáo: (i) báo cáo quý; (ii) 02 báo cáo năm; (iii) báo cáo khác.", []),
        ("Khám sức khỏe: 17/27 (05/06 đ/c đương chức, 12/21 đ/c nguyên chức).", []),
        (
            "Khám sức khỏe: 17/28 (05/06 đ/c đương chức, 12/21 đ/c nguyên chức).",
            [("parts", "28", "27")],
        ),
        ("Có 05 huyện đạt chuẩn (gồm: An Khê, Bình Sơn, Chi Lăng).", []),
        ("Có 31 điểm cầu, trong đó tỉnh 01 điểm; xã 30 điểm với 1.240 đại biểu.", []),
        ("Có 40 đảng viên, trong đó nữ 22 đồng chí, chiếm 55%.", []),
        ("Có 40 đảng viên, trong đó nữ 22 đồng chí, chiếm 65%.", [("share", "65", "55")]),
    ],
)
def test_lists_make_up_their_whole(text: str, wrong: list[tuple[str, str, str]]) -> None:
    assert found(text) == wrong


NOTED = "Kết quả: hoàn thành nhiệm vụ 04 tập thể¹, tăng 02 tập thể.\n\n¹ {note}\n"


@pytest.mark.parametrize(
    ("note", "wrong"),
    [
        ("Sở A; Sở B; Sở C và D; Ban Quản lý rừng.", []),
        ("Sở A; Sở B.", [("parts", "04", "2")]),
        ("Sở A, Sở B.", []),
        ("Sở AĐảng bộ Sở B.", []),
        ("Bảo Lộc 03; Cát Tiên 01 (do mới thành lập, chưa đủ 06 tháng).", []),
        ("Bảo Lộc 03; Cát Tiên 02.", [("parts", "04", "5")]),
        ("Phường 1; Phường 4; Phường 6; Phường 8.", []),
        ("(i) Quyết định số 12-QĐ/TU; (ii) Kế hoạch số 13-KH/TU.", []),
        ("Do mới thành lập; do sáp nhập.", []),
        ("Công văn số 1775-CV/TU, ngày 03/6/2026.", []),
    ],
)
def test_a_note_at_a_count_that_lists_is_compared(
    note: str, wrong: list[tuple[str, str, str]]
) -> None:
    assert found(NOTED.format(note=note)) == wrong


def test_changes_and_other_periods_are_no_shares() -> None:
    text = LEVELS.format(
        rated=60,
        best="8 tập thể, tăng 5,2% so với năm 2024, trước là 8",
        good=42,
        fair=10,
        failed="không",
    )
    assert found(text) == []
    assert found("Có 8/60 tập thể, đạt 13,3%, giảm 4,9% (năm 2024: 18,2%).") == []


def test_the_ceiling_is_a_parameter_and_rounds_as_it_says() -> None:
    text = LEVELS.format(rated=17, best="03", good=10, fair="04", failed="không")
    assert found(text) == []  # 20% of 13 is 2,6: three are allowed
    strict = Ceiling(Fraction(1, 10), "rated", Fraction(1, 2), "QD-366")
    (finding,) = check_text(text, strict).findings
    assert (finding.kind, finding.printed, finding.computed) == ("quota", "03", "2")
    assert "10%" in finding.message
    assert "QD-366" in finding.message


@pytest.mark.parametrize(("size", "allowed"), [(12, 2), (13, 3), (2, 0), (3, 1), (700, 140)])
def test_the_packaged_ceiling_rounds_a_half_up(size: int, allowed: int) -> None:
    assert packaged_ceiling().allowed(size) == allowed


def test_one_above_the_ceiling_is_a_quota_finding() -> None:
    text = LEVELS.format(rated=24, best="04", good=10, fair=10, failed="không")
    assert found(text) == [("quota", "04", "3")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Điều 11. Hoàn thành xuất sắc nhiệm vụ: đạt từ 90 điểm trở lên, không quá 20%.",
        "1.1. Hoàn thành tốt nhiệm vụ: từ 70 đến dưới 90 điểm; hoàn thành 100% nhiệm vụ.",
        "Tỷ lệ che phủ rừng 54,5% (NQ 55%); GRDP tăng 5,63% (NQ tăng 7,5-8,5%).",
        "Quyết định số 718, 719, 720-QĐ/TU, ngày 31/3/2026; nhiệm kỳ 2025 - 2030.",
        "Bảng điểm | 92,5 | Hoàn thành xuất sắc nhiệm vụ\nAn | 71,25 | Hoàn thành tốt nhiệm vụ",
    ],
)
def test_what_states_no_result_is_left_alone(text: str) -> None:
    assert found(text) == []


SPREAD = "Hoàn thành nhiệm vụ: 03 tập thể{mark}, tăng 01.\n\n{note}\n"


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("¹", "¹ Sở A; Sở B."),
        ("⁽¹⁾", "⁽¹⁾ Sở A; Sở B."),
        ("[^1]", "[^1]: Sở A; Sở B."),
        (" [1]", "[1] Sở A; Sở B."),
        ("(1)", "(1) Sở A; Sở B."),
        ("1", "1 Sở A; Sở B."),
        (", tỷ lệ 14,81%1", "1 Sở A; Sở B."),
        (", tỷ lệ 14,811", "1 Sở A; Sở B."),
    ],
)
def test_marks_of_notes_in_every_style(mark: str, note: str) -> None:
    assert found(SPREAD.format(mark=mark, note=note)) == [("parts", "03", "2")]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "Trong 200 cán bộ được xếp loại có: 30 đồng chí xếp loại xuất sắc, chiếm 15%; 150 đồng "
            "chí xếp loại tốt, chiếm 57%; 18 đồng chí hoàn thành nhiệm vụ, chiếm 9%.",
            [("share", "57", "75")],
        ),
        ("Đã có 97% chi bộ (34/34 chi bộ) họp.", [("share", "97", "100")]),
        (
            "Hoàn thành tốt nhiệm vụ trở lên: 44/48 đồng chí, đạt 97,61%.",
            [("share", "97,61", "91,67")],
        ),
        (
            "Có 1.050/1.126 đảng viên được xếp loại (93,25%), trong đó:\n- Hoàn thành xuất sắc "
            "nhiệm vụ: 170 đồng chí (16,19%).\n- Hoàn thành tốt nhiệm vụ: 880 đồng chí (83,81%).\n"
            "Số chưa đánh giá: 76 đồng chí (6,57%).",
            [("share", "6,57", "6,75")],
        ),
        (
            "Đơn vị | Tổng số | XS | % | Tốt | % | HT | %\nA | 98 | 15 | 15,31 | 80 | 81,63 | 3 "
            "| 3,06\nB | 60 | 9 | 15 | 50 | 83,33 | 1 | 1,76\nTổng | 158 | 24 | 15,19 | 130 "
            "| 82,28 | 5 | 3,16",
            [("share", "1,76", "1,67"), ("sum", "5", "4"), ("sum", "158", "159")],
        ),
        (
            "| Nhóm | Tổng | HTXS | Tỷ lệ |\n|---|---|---|---|\n| A | 10 | 2 | 20% |\n"
            "| B | 20 | 3 | 15% |\n| Tổng cộng | 31 | 5 | 16,13% |",
            [("sum", "31", "30")],
        ),
        (
            "Kiểm điểm 12 tập thể, 45 cá nhân: 02 tập thể hoàn thành xuất sắc nhiệm vụ, 09 tập thể "
            "hoàn thành tốt nhiệm vụ, 01 tập thể hoàn thành nhiệm vụ; 08 cá nhân hoàn thành xuất "
            "sắc nhiệm vụ, 35 cá nhân hoàn thành tốt nhiệm vụ, 02 cá nhân hoàn thành nhiệm vụ.",
            [],
        ),
    ],
)
def test_further_wordings(text: str, wrong: list[tuple[str, str, str]]) -> None:
    assert sorted(found(text)) == sorted(wrong)

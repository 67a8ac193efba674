"""The order of rating: who was decided before whom should have come first."""

from collections.abc import Sequence

import pytest

from sauro.regulation.year.order import (
    OrderedSubject,
    OrderRefused,
    Override,
    load_order,
    order_violations,
    unverified,
)
from sauro.regulation.year.subjects import SubjectKind

BOOK = "qd-366-2025"
BODY, ORGANISATION = SubjectKind.COLLECTIVE, SubjectKind.PARTY_ORGANISATION
OFFICIAL, MEMBER = SubjectKind.OFFICIAL, SubjectKind.PARTY_MEMBER

DEPARTMENT = [
    OrderedSubject("so", BODY, "so", superior="tinh"),
    OrderedSubject("dang-uy", BODY, "so", superior="tinh", party_committee=True),
    OrderedSubject("dang-bo", ORGANISATION, "so", superior="tinh"),
    OrderedSubject("an", OFFICIAL, "so", superior="tinh", heads=True),
    OrderedSubject("binh", OFFICIAL, "so", superior="tinh"),
    OrderedSubject("phong", BODY, "phong", superior="so"),
    OrderedSubject("chi-bo", ORGANISATION, "phong", superior="so"),
    OrderedSubject("chi", MEMBER, "phong", superior="so"),
]
IN_ORDER = ["phong", "chi", "chi-bo", "so", "dang-uy", "binh", "an", "dang-bo"]


def pairs(
    decided: Sequence[str], subjects: Sequence[OrderedSubject] = DEPARTMENT
) -> list[tuple[str, str, str]]:
    return [
        (each.rule.code, each.first, each.then)
        for each in order_violations(subjects, decided, BOOK)
    ]


def test_a_cycle_decided_in_order_has_no_violation() -> None:
    assert pairs(IN_ORDER) == []


def test_nothing_decided_is_no_violation() -> None:
    assert pairs([]) == []


@pytest.mark.parametrize(
    ("decided", "found"),
    [
        (["binh"], [("members", "dang-uy", "binh"), ("members", "so", "binh")]),
        (["an"], [("head", "dang-uy", "an"), ("head", "so", "an")]),
        (
            ["so"],
            [("subordinate", "phong", "so")],
        ),
        (
            ["chi-bo"],
            [("within_party", "chi", "chi-bo"), ("organisation", "phong", "chi-bo")],
        ),
        (["phong", "chi-bo", "chi"], [("within_party", "chi", "chi-bo")]),
        (
            [*IN_ORDER[:2], *IN_ORDER[3:], "chi-bo"],
            [("within_party", "chi-bo", "dang-bo")],
        ),
        (
            ["phong", "chi", "chi-bo", "so", "dang-bo", "dang-uy"],
            [("within_party", "dang-uy", "dang-bo")],
        ),
        (
            ["phong", "chi", "chi-bo", "dang-uy", "dang-bo", "so"],
            [("organisation", "so", "dang-bo")],
        ),
    ],
)
def test_what_was_decided_too_early_is_named_with_what_should_have_come_first(
    decided: list[str], found: list[tuple[str, str, str]]
) -> None:
    assert pairs(decided) == found


def test_a_unit_comes_before_every_unit_above_it() -> None:
    subjects = [
        OrderedSubject("tinh", BODY, "tinh"),
        OrderedSubject("ghe", OFFICIAL, "so", superior="tinh"),
        OrderedSubject("phong", BODY, "phong", superior="so"),
    ]
    assert pairs(["tinh"], subjects) == [("subordinate", "phong", "tinh")]


def test_the_message_says_what_is_wrong_why_and_what_to_do() -> None:
    (violation,) = order_violations(DEPARTMENT, ["so"], BOOK)
    assert violation.message == (
        'Đã xếp loại "so" khi chưa xếp loại "phong": tập thể cấp dưới xếp loại trước tập thể '
        'cấp trên (QD-366 Điều 12). Xếp loại "phong" trước, hoặc ghi lý do.'
    )


def test_a_departure_with_a_recorded_reason_stays_visible() -> None:
    override = Override("phong", "so", "Phòng mới thành lập, chờ kiện toàn")
    (violation,) = order_violations(DEPARTMENT, ["so"], BOOK, [override])
    assert violation.message == (
        'Đã xếp loại "so" khi chưa xếp loại "phong": tập thể cấp dưới xếp loại trước tập thể '
        "cấp trên (QD-366 Điều 12). Lý do đã ghi: Phòng mới thành lập, chờ kiện toàn."
    )


SMALL = [OrderedSubject("an", OFFICIAL, "so"), OrderedSubject("so", BODY, "so")]
REFUSED = {
    "ly-do-trong": (
        (SMALL, ["an"], [Override("so", "an", " ")]),
        'Xếp loại "an" trước "so" phải ghi lý do.',
    ),
    "ma-la": (
        (SMALL, ["dung"], []),
        '"dung" đã xếp loại nhưng không có trong danh sách của kỳ.',
    ),
    "quyet-hai-lan": (
        (SMALL, ["so", "so"], []),
        "Có đối tượng được ghi xếp loại nhiều lần; chỉ ghi lần quyết định.",
    ),
    "ma-trung": (
        ([SMALL[0], SMALL[0]], [], []),
        "Có mã ghi nhiều lần trong danh sách; mỗi đối tượng một mã.",
    ),
    "hai-cap-tren": (
        (
            [
                OrderedSubject("an", OFFICIAL, "so", superior="tinh"),
                OrderedSubject("so", BODY, "so"),
            ],
            [],
            [],
        ),
        'Đơn vị "so" ghi hai cấp trên khác nhau; chỉ giữ một.',
    ),
    "cap-tren-lap-vong": (
        (
            [
                OrderedSubject("a", BODY, "a", superior="b"),
                OrderedSubject("b", BODY, "b", superior="a"),
            ],
            [],
            [],
        ),
        'Đơn vị "a": các cấp trên lặp vòng; sửa cơ quan cấp trên.',
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_input_that_cannot_be_checked_is_refused(name: str) -> None:
    (subjects, decided, overrides), message = REFUSED[name]
    with pytest.raises(OrderRefused) as refused:
        order_violations(subjects, decided, BOOK, overrides)
    assert str(refused.value) == message


def test_a_complaint_is_verified_before_the_decision() -> None:
    assert unverified({"an", "binh"}, ["so", "an"], BOOK) == (
        'Đã quyết định mức của "an" khi chưa xác minh xong: có khiếu nại hoặc dấu hiệu mất đoàn '
        "kết thì cấp ủy cấp trên xác minh trước khi quyết định (QD-366 Điều 12). "
        "Xác minh xong rồi quyết định lại.",
    )
    assert unverified(set(), ["so", "an"], BOOK) == ()


def test_all_rules_of_the_article_are_there() -> None:
    rules = load_order(BOOK)
    assert list(rules) == [
        "members",
        "head",
        "within_party",
        "organisation",
        "subordinate",
        "verification",
    ]
    assert {rule.clause for rule in rules.values()} == {"QD-366 Điều 12"}

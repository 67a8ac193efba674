"""Synthetic cases for the template: one for every situation a reader may meet.

Their days lie in the second quarter of 2026.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sauro.regulation.quarter.facts import AbsenceKind, Role

Example = dict[str, str | int | Fraction | date]
DEPUTIES = "Cấp phó các sở"
HEADS = "Người đứng đầu các sở"
COLLECTIVES = "Tập thể lãnh đạo các sở"


def _case(
    identity: str, unit: str, group: str, role: Role, score: str, tasks: str, remark: str
) -> Example:
    """A case; `tasks` holds the assigned, completed, late and exceeded ones."""
    figures = dict(zip(_TASKS, map(int, tasks.split()), strict=True))
    case: Example = {"id": identity, "unit": unit, "group": group, "role": role.vietnamese}
    if score:
        case["score"] = Fraction(score)
    return {**case, **figures, "remark": remark}


_TASKS = ("scope.assigned", "scope.completed", "scope.late", "scope.exceeded")


def _deputy(identity: str, unit: str, score: str, tasks: str, remark: str) -> Example:
    return _case(identity, unit, DEPUTIES, Role.DEPUTY, score, tasks, remark)


def _head(identity: str, unit: str, score: str, tasks: str, remark: str) -> Example:
    return _case(identity, unit, HEADS, Role.HEAD, score, tasks, remark) | {"in_ratio": "Có"}


def _collective(identity: str, unit: str, score: str, tasks: str, remark: str) -> Example:
    return _case(identity, unit, COLLECTIVES, Role.COLLECTIVE, score, tasks, remark)


EXAMPLES: tuple[Example, ...] = (
    _deputy("VD-01", "Sở An", "95.5", "10 10 0 4", "Đủ điều kiện xuất sắc."),
    _deputy("VD-02", "Sở An", "92.5", "10 10 0 3", "Xuất sắc, bằng VD-03 ở chỗ cắt của nhóm."),
    _deputy("VD-03", "Sở Bình", "92.5", "10 10 0 3", "Xuất sắc; nhóm vượt hạn mức một người."),
    _deputy("VD-04", "Sở Bình", "95", "10 10 0 1", "Điểm cao nhưng mới vượt 1/10 (cách hiểu D1)."),
    _deputy("VD-05", "Sở Bình", "75", "10 10 1 0", "Điểm dải tốt, chậm 1/10 (cách hiểu D1)."),
    _deputy("VD-06", "Sở Chi", "85", "10 9 1 0", "Lĩnh vực mới xong 9/10 (cách hiểu D2).")
    | {"own.assigned": 4, "own.completed": 4},
    _deputy("VD-07", "Sở Chi", "80", "10 10 3 0", "Xong đủ nhưng chậm 3/10 (cách hiểu D3)."),
    _deputy("VD-08", "Sở Chi", "49.75", "10 10 0 0", "Dưới 50 điểm (cách hiểu D4)."),
    _deputy("VD-09", "Sở Dũng", "80", "10 9 0 2", "Một nhiệm vụ vướng khách quan (cách hiểu D11).")
    | {"scope.excused": 1},
    _deputy("VD-10", "Sở Dũng", "78", "8 8 0 1", "Hồ sơ của đơn vị nộp chậm.")
    | {"dossier_late": "Có"},
    _deputy("VD-11", "Sở Dũng", "82", "8 8 0 2", "Đổi vị trí công tác trong quý (cách hiểu D5).")
    | {"changed_post": "Có"},
    _deputy("VD-12", "Sở An", "88", "6 6 0 1", "Đi học tập trung từ đủ hai tháng: chưa xếp loại.")
    | {
        "absence1.kind": AbsenceKind.TRAINING.vietnamese,
        "absence1.from": date(2026, 4, 1),
        "absence1.to": date(2026, 5, 31),
    },
    _deputy("VD-13", "Sở An", "", "5 5 0 0", "Chưa có điểm: chưa đủ dữ liệu (cách hiểu D9)."),
    _deputy("VD-14", "Sở Bình", "76", "10 10 0 2", "Đủ điều kiện mức tốt."),
    _head("VD-15", "Sở An", "93.25", "40 40 0 15", "Người đứng đầu; nhóm này tính cả họ."),
    _head("VD-16", "Sở Bình", "84", "40 40 0 10", "Đủ điều kiện mức tốt."),
    _head("VD-17", "Sở Chi", "79.5", "36 36 0 8", "Đủ điều kiện mức tốt."),
    _head("VD-18", "Sở Dũng", "91", "40 40 0 14", "Tập thể mới xong 26/38: không hoàn thành.")
    | {"collective.assigned": 40, "collective.completed": 26, "collective.excused": 2},
    _collective("VD-19", "Sở An", "90", "40 40 0 12", "Tập thể (cách hiểu D13)."),
    _collective("VD-20", "Sở Bình", "84", "40 40 0 10", "Tập thể (cách hiểu D13)."),
    _collective("VD-21", "Sở Chi", "79.5", "36 36 0 8", "Tập thể (cách hiểu D13)."),
)

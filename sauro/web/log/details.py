"""The details of a line as words: every value is shown, known codes in Vietnamese."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from sauro.casework.access.roles import Role as AccessRole
from sauro.casework.structure.preview import Verdict
from sauro.regulation.levels import Level
from sauro.regulation.procedure.steps import CaseState
from sauro.regulation.quarter.facts import AbsenceKind

LONGEST = 20
_CODED: tuple[type[StrEnum], ...] = (Level, CaseState, AbsenceKind, Verdict, AccessRole)
_VALUES: Mapping[str, str] = {
    str(each): str(each.vietnamese)  # type: ignore[attr-defined]
    for each in chain.from_iterable(_CODED)
}
_KEYS = {
    "from": "Từ bước",
    "to": "Đến bước",
    "level": "Mức",
    "reason": "Lý do",
    "kind": "Loại",
    "start": "Từ ngày",
    "end": "Đến ngày",
    "until": "Đến hết ngày",
    "document": "Văn bản",
    "username": "Tên đăng nhập",
    "official": "Cán bộ",
    "officials": "Số cán bộ",
    "units": "Số đơn vị",
    "accounts": "Số tài khoản",
    "role": "Vai trò",
    "body": "Cơ quan",
    "team": "Tổ",
    "counts": "Số dòng",
    "new": "Mới",
    "changed": "Thay đổi",
    "lines": "Số dòng",
    "count": "Số dòng",
    "head": "Dấu niêm phong cuối",
    "findings": "Phát hiện",
    "period": "Kỳ",
    "number": "Số",
    "clause": "Căn cứ",
    "readings": "Cách hiểu",
    "first": "Từ ngày",
    "last": "Đến ngày",
    "day": "Ngày",
    "file": "Tệp",
    "axis": "Trục",
    "indicator": "Chỉ tiêu",
    "values": "Kết quả",
    "results": "Số kết quả",
    "unit": "Đơn vị",
    "letters": "Số ký tự",
    "statements": "Số chỗ đã soát",
    "part": "Phần",
    "cases": "Số hồ sơ",
}


class Detail(NamedTuple):
    """A line of the details."""

    title: str
    text: str


def details_of(details: Mapping[str, object]) -> list[Detail]:
    """Every detail that says something, in the order recorded."""
    return [
        Detail(_KEYS.get(key, key), said(value))
        for key, value in details.items()
        if value not in (None, "", [], {})
    ]


def said(value: object) -> str:
    """A stored value in words; long lists are cut, and how much is left out is said."""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, Mapping):
        return "; ".join(
            f"{_KEYS.get(key, _VALUES.get(key, key))}: {said(v)}" for key, v in value.items()
        )
    if isinstance(value, list):
        more = [f"và {len(value) - LONGEST} mục khác"] if len(value) > LONGEST else []
        return "; ".join([*map(said, value[:LONGEST]), *more])
    return "" if value is None else _VALUES.get(str(value), str(value))

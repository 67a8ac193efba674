"""How a frame stands in a workbook: its sheets, their columns and items, in Vietnamese."""

from __future__ import annotations

from typing import NamedTuple

from sauro.regulation.frame_model import PART_NAMES

YES, NO = "Có", "Không"
ITEM, VALUE, REACHED = "Mục", "Giá trị", "Đang cộng được"
LISTS_SHEET = "Danh mục"


class Field(NamedTuple):
    """A column of a list, or a line of a sheet of pairs; `key` is its path in the frame."""

    key: str
    header: str
    width: int = 14


class ListSheet(NamedTuple):
    """A sheet with one item of the frame's list `part` a row."""

    part: str
    name: str
    fields: tuple[Field, ...]


class PairSheet(NamedTuple):
    """A sheet with one value a line."""

    part: str
    name: str
    fields: tuple[Field, ...]


HEADING = PairSheet(
    "",
    "Thông tin",
    (
        Field("id", "Mã khung"),
        Field("title", "Tên khung"),
        Field("block", "Khối"),
        Field("sample", "Là khung mẫu"),
        Field("note", "Ghi chú"),
        Field("in_force_from", "Áp dụng từ ngày"),
        Field("totals.general", "Tổng điểm tiêu chí chung"),
        Field("totals.results", "Tổng điểm kết quả trên các trục"),
    ),
)
AXES = ListSheet(
    "axes",
    "Trục kết quả",
    (Field("number", "Trục", 8), Field("title", "Tên trục", 70), Field("maximum", "Điểm tối đa")),
)
CRITERIA = ListSheet(
    "criteria",
    "Tiêu chí chung",
    (
        Field("code", "Mã", 10),
        Field("title", "Tiêu chí", 44),
        Field("guidance", "Nội dung xem xét", 70),
        Field("maximum", "Điểm tối đa"),
    ),
)
INDICATORS = ListSheet(
    "indicators",
    "Gợi ý chỉ tiêu",
    (
        Field("code", "Mã", 10),
        Field("axis", "Trục", 8),
        Field("title", "Chỉ tiêu", 70),
        Field("unit", "Đơn vị tính", 18),
        Field("evidence", "Minh chứng", 50),
    ),
)
FORMULA = PairSheet(
    "formula",
    "Công thức",
    (
        *(Field(f"formula.{key}", f"{name} (%)") for key, name in PART_NAMES.items()),
        Field("formula.full", "Mức KPI được trọn điểm của trục (%)"),
        Field("formula.cap", "Mức cao nhất được tính của mỗi phần (%)"),
    ),
)
COEFFICIENTS = ListSheet("coefficients", "Hệ số độ khó", (Field("value", "Hệ số", 12),))
GROUNDS = ListSheet(
    "grounds",
    "Căn cứ",
    (Field("clause", "Điều khoản", 30), Field("statement", "Nội dung", 90)),
)
SHEETS: tuple[ListSheet | PairSheet, ...] = (
    HEADING,
    AXES,
    CRITERIA,
    INDICATORS,
    FORMULA,
    COEFFICIENTS,
    GROUNDS,
)

"""The columns of a file of reported results: read, written and explained from here."""

from __future__ import annotations

from sauro.tables.indicators.rows import MEASURES, PERCENT
from sauro.tables.people.layout import Column, Sheet

INDICATORS = Sheet(
    "indicators",
    "Kết quả các trục",
    (
        Column("unit", "Mã đơn vị", "Mã của đơn vị được báo cáo.", needed=True, width=14),
        Column(
            "unit_name",
            "Tên đơn vị",
            "Để dễ nhìn; hệ thống nhận đơn vị theo mã.",
            longest=200,
            width=44,
        ),
        Column("axis", "Trục", "Số của trục kết quả, từ 1 đến 6.", needed=True, width=8),
        Column(
            "indicator",
            "Mã chỉ tiêu",
            "Mã chỉ tiêu trong khung tiêu chí; để trống là kết quả của cả trục.",
            width=12,
        ),
        Column(
            "value",
            "Kết quả",
            "Số từ 0 trở lên, nhiều nhất hai chữ số thập phân; để trống thì dòng này bỏ qua.",
            width=12,
        ),
        Column(
            "measure",
            "Tính bằng",
            "; ".join(MEASURES.values()) + f". Để trống là {MEASURES[PERCENT].lower()}.",
            width=22,
        ),
        Column("text", "Nhận xét", "Điều cần nói thêm về kết quả.", longest=500, width=44),
        Column(
            "document",
            "Văn bản nguồn",
            "Số, ngày, cơ quan của văn bản có kết quả này.",
            longest=200,
            width=36,
        ),
    ),
    ("unit", "axis", "indicator"),
)
GUIDE_SHEET = "Hướng dẫn"
